"""One suite for every voice, and what only espeak-ng promises. The sound is really made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from game.speech.espeak_driver import DRIVER_NAME
from game.speech.espeak_voice import EspeakVoice
from game.speech.lexicon import Lexicon
from game.speech.pcm import RATE_HZ, Rendered, trimmed
from game.speech.system_voice import SystemVoice
from game.speech.voice import NothingSaid, Voice, VoiceFailed
from game.speech.voices import voices_for
from tests.speech.tools import loudness, samples

SENTENCE = "Clique sur le ballon rouge."
VOICES: dict[str, Callable[[], Voice]] = {
    "espeak fr": lambda: EspeakVoice("fr"),
    "espeak en": lambda: EspeakVoice("en"),
    "in a process of its own": lambda: SystemVoice(DRIVER_NAME),
}


@pytest.fixture(scope="module", params=VOICES)
def voice(request: pytest.FixtureRequest) -> Iterator[Voice]:
    made = VOICES[request.param]()
    yield made
    made.close()


def part(rendered: Rendered, from_s: float, to_s: float) -> float:
    return loudness(rendered.samples[int(from_s * RATE_HZ) * 2 : int(to_s * RATE_HZ) * 2])


class TestEveryVoice:
    def test_is_heard_for_as_long_as_the_sentence_takes(self, voice: Voice) -> None:
        rendered = voice.render(SENTENCE, 120, 55)
        assert 1.2 < rendered.lasts_s < 3.2
        assert loudness(rendered.samples) > 1000

    def test_starts_at_once(self, voice: Voice) -> None:
        first = samples(voice.render(SENTENCE, 120, 55).samples)[: int(0.03 * RATE_HZ)]
        assert max(abs(s) for s in first) > 150

    def test_ends_soon_after_its_last_sound(self, voice: Voice) -> None:
        last = samples(voice.render(SENTENCE, 120, 55).samples)[-int(0.1 * RATE_HZ) :]
        assert max(abs(s) for s in last) > 50

    def test_is_slower_at_a_lower_rate(self, voice: Voice) -> None:
        slow, fast = (voice.render(SENTENCE, rate, 55).lasts_s for rate in (80, 200))
        assert slow > 1.6 * fast

    def test_gives_word_times_in_order_within_the_sound_or_none(self, voice: Voice) -> None:
        rendered = voice.render(SENTENCE, 120, 55)
        times = [w.at_s for w in rendered.words]
        assert times == sorted(times)
        assert all(0.0 <= t < rendered.lasts_s for t in times)

    def test_says_accents_and_long_words_without_harm(self, voice: Voice) -> None:
        assert voice.render("Où est l'éléphant, là-bas? Ça, œuf.", 120, 55).lasts_s > 1.0
        assert voice.render("a" * 500, 220, 55).samples

    def test_fails_in_its_own_words_when_nothing_can_be_said(self, voice: Voice) -> None:
        with pytest.raises(VoiceFailed):
            voice.render("…", 120, 55)

    def test_is_ready_again_after_a_failure(self, voice: Voice) -> None:
        with pytest.raises(VoiceFailed):
            voice.render("…", 120, 55)
        assert voice.render("oui", 120, 55).samples


def test_word_times_are_when_the_words_are_heard() -> None:
    rendered = EspeakVoice("fr").render("Un, deux, trois.", 90, 55)
    _, two, three = (w.at_s for w in rendered.words)
    for at_s in (two, three):
        assert part(rendered, at_s - 0.06, at_s - 0.01) < 0.2 * part(rendered, at_s + 0.02, at_s + 0.2)


def test_every_word_of_the_screen_text_gets_its_time() -> None:
    text = "Aujourd’hui, l’éléphant a 21 ans\u00a0: est-ce vrai\u00a0?"
    spoken = Lexicon({}).spoken(text)
    indexed = spoken.indexed(text, EspeakVoice("fr").render(spoken.text, 120, 55).words)
    assert [index for _, index in indexed] == list(range(len(text.split(" "))))


def pitch_hz(sound: list[int]) -> float:
    """The pitch of a steady vowel: where it is most like itself."""
    best = max(
        range(RATE_HZ // 400, RATE_HZ // 80),
        key=lambda lag: sum(a * b for a, b in zip(sound[lag::3], sound[: 1800 - lag : 3], strict=False)),
    )
    return RATE_HZ / best


def test_the_pitch_that_is_asked_for_is_heard() -> None:
    def heard_hz(pitch: int) -> float:
        sound = samples(EspeakVoice("fr").render("aaah", 80, pitch).samples)
        start = len(sound) // 3
        return pitch_hz(list(sound[start : start + 1800]))

    assert heard_hz(99) > 1.25 * heard_hz(0)


def test_settings_of_one_voice_never_leak_into_another() -> None:
    before = EspeakVoice("fr").render(SENTENCE, 120, 55)
    EspeakVoice("en").render("Hello there", 220, 99)
    after = EspeakVoice("fr").render(SENTENCE, 120, 55)
    assert after.lasts_s == pytest.approx(before.lasts_s, abs=0.05)
    assert len(after.words) == len(before.words) == 5


def test_an_unknown_voice_fails_with_its_name() -> None:
    with pytest.raises(VoiceFailed, match="zz/none"):
        EspeakVoice(voice="zz/none").render("oui", 120, 55)


def test_only_this_text_is_to_blame_when_it_has_nothing_to_say() -> None:
    with pytest.raises(NothingSaid):
        EspeakVoice("fr").render("…", 120, 55)


def test_opening_the_engine_leaves_ctypes_as_it_was() -> None:
    code = "import ctypes, os; a = ctypes.cdll.__dict__.copy(), dict(os.environ);"
    code += "from game.speech.espeak_voice import EspeakVoice; EspeakVoice('fr').render('oui', 120, 55);"
    code += "assert a == (ctypes.cdll.__dict__, dict(os.environ))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_voice_that_does_not_exist_on_this_machine_fails_and_says_why() -> None:
    voice = SystemVoice("sapi5" if sys.platform != "win32" else "nsss")
    with pytest.raises(VoiceFailed, match=r"Error"):
        voice.render("oui", 120, 55)
    voice.close()


def test_a_voice_that_hangs_is_ended_in_time() -> None:
    voice = SystemVoice(DRIVER_NAME, answer_within_s=0.0)
    with pytest.raises(VoiceFailed):
        voice.render("oui", 120, 55)
    assert voice._child is None


def test_the_systems_voice_comes_first_on_windows_and_macos_and_ours_behind_it() -> None:
    assert [v.name for v in voices_for("fr", platform="win32")] == ["sapi5 fr", "espeak-ng roa/fr+f3"]
    assert [v.name for v in voices_for("en", platform="darwin")] == ["nsss en", "espeak-ng gmw/en+f3"]
    assert [v.name for v in voices_for("fr", "espeak", "win32")] == ["espeak-ng roa/fr+f3"]
    assert [v.name for v in voices_for("fr", platform="linux")] == ["espeak-ng roa/fr+f3"]


def test_silence_alone_trims_to_nothing() -> None:
    assert trimmed(Rendered(bytes(4000))).samples == b""
