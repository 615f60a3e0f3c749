"""The service with a tape in place of the loudspeaker: order, words, fallbacks. The voice is real."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from game.core.learner import Profile
from game.core.outcome import Cue, Say, Urgency
from game.core.ports import Speaker, Spoken
from game.speech.cache import SpeechCache, key_of
from game.speech.espeak_voice import EspeakVoice
from game.speech.lexicon import lexicon_of
from game.speech.pcm import Rendered
from game.speech.service import SpeechService, speech_service
from game.speech.voice import Voice, VoiceFailed
from game.speech.voices import VoiceChoice
from tests.speech.tools import PATIENCE_S, Tape, blip

CALM, NEXT, NOW = Urgency.CALM, Urgency.NEXT, Urgency.NOW


class Hand:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class Counting(EspeakVoice):
    """espeak-ng, counting what it was asked to say."""

    def __init__(self, lang: str = "fr") -> None:
        super().__init__(lang)
        self.asked: list[tuple[str, int, int]] = []
        self.threads: set[int] = set()

    def render(self, text: str, rate: int, pitch: int) -> Rendered:
        self.asked.append((text, rate, pitch))
        self.threads.add(threading.get_ident())
        return super().render(text, rate, pitch)

    @property
    def said(self) -> list[str]:
        return [text for text, _, _ in self.asked if text != "a"]


class Broken:
    """A voice that breaks in a way nobody foresaw, or is missing."""

    name = "broken"

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    def render(self, text: str, rate: int, pitch: int) -> Rendered:
        raise self.fault

    def close(self) -> None: ...


def only(*voices: Voice) -> VoiceChoice:
    """These voices, whatever the language."""
    return lambda _lang: voices


@pytest.fixture
def tape() -> Tape:
    return Tape()


@pytest.fixture
def services() -> Iterator[list[SpeechService]]:
    made: list[SpeechService] = []
    yield made
    for service in made:
        service.stop()


@pytest.fixture
def voice() -> Counting:
    return Counting()


@pytest.fixture
def service(tape: Tape, voice: Counting, services: list[SpeechService]) -> SpeechService:
    made = SpeechService(tape, choice=only(voice), gap_s=0.0)
    services.append(made)
    made.start()
    return made


def test_it_is_a_speaker(service: SpeechService) -> None:
    speaker: Speaker = service
    assert speaker.now() == Spoken()
    assert speaker.wake_in_s() is None


def test_nothing_heavy_is_imported_before_it_starts() -> None:
    code = (
        "import sys; from game.speech.service import speech_service; s = speech_service(None);"
        "heavy = [m for m in sys.modules if m.split('.')[0] in ('pygame', 'pyttsx3', 'espeakng_loader', 'yaml')];"
        "print(heavy); sys.exit(bool(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_words_light_up_one_after_the_other_and_then_it_is_silent(
    tape: Tape, voice: Counting, services: list[SpeechService]
) -> None:
    hand = Hand()
    service = SpeechService(tape, choice=only(voice), clock=hand)
    services.append(service)
    service.start()
    text = "« Clique » sur le ballon\u00a0!"
    service.say(Say(text, node_id="top/instruction"))
    tape.wait_for(lambda: len(tape.played) == 1)
    seen: list[int] = []
    while (spoken := service.now()).text:
        assert (spoken.text, spoken.node_id) == (text, "top/instruction")
        seen.append(spoken.word)
        hand.now_s += service.wake_in_s() or 0.0
    assert seen == [1, 3, 4, 5]
    assert service.now() == Spoken()
    service.stop()


def test_a_sentence_for_now_cuts_the_one_being_said(service: SpeechService, tape: Tape) -> None:
    service.say(Say("Une longue phrase que personne ne veut entendre jusqu’au bout."))
    tape.wait_for(lambda: len(tape.played) == 1)
    service.say(Say("Bravo"))
    assert tape.stops == 1
    tape.wait_for(lambda: len(tape.played) == 2)
    assert service.now().text == "Bravo"


def test_hush_cuts_and_forgets_what_was_waiting(service: SpeechService, tape: Tape) -> None:
    service.say(Say("Une longue phrase que personne ne veut entendre."))
    service.say(Say("Et encore une.", NEXT))
    tape.wait_for(lambda: len(tape.played) == 1)
    service.hush()
    assert tape.stops == 1
    assert not service.speaking
    assert service.now() == Spoken()
    assert service.wake_in_s() is None


def test_what_waits_is_said_in_order_after_the_end(
    tape: Tape, voice: Counting, tmp_path: Path, services: list[SpeechService]
) -> None:
    service = SpeechService(tape, choice=only(voice), gap_s=0.0)
    services.append(service)
    for name, urgency in (("1", NOW), ("3", CALM), ("2", NEXT)):
        service.say(Say(name, urgency, audio=str(blip(tmp_path / name))))
    service.start()
    tape.wait_for(lambda: len(tape.played) == 3)
    assert tape.heard == ["1", "2", "3"]


def test_a_recording_in_the_pack_comes_before_any_voice(
    service: SpeechService, tape: Tape, voice: Counting, tmp_path: Path
) -> None:
    service.say(Say("Bonjour Léa", audio=str(blip(tmp_path / "lea.wav"))))
    tape.wait_for(lambda: tape.heard == ["lea.wav"])
    assert voice.said == []


def test_a_missing_recording_falls_back_to_the_voice(
    service: SpeechService, tape: Tape, voice: Counting, tmp_path: Path
) -> None:
    service.say(Say("Bonjour Léa", audio=str(tmp_path / "lost.ogg")))
    tape.wait_for(lambda: tape.heard == ["voice"])
    assert voice.said == ["Bonjour Léa"]


def test_what_is_cached_is_never_made_again(tmp_path: Path, tape: Tape, services: list[SpeechService]) -> None:
    voices = [Counting(), Counting()]
    for run, voice in enumerate(voices, 1):
        cache = SpeechCache(tmp_path)
        service = SpeechService(tape, cache, choice=only(voice))
        services.append(service)
        service.start()
        service.say(Say("Regarde le ballon."))
        tape.wait_for(partial(tape.has_played, run))
        service.stop()
    assert [v.said for v in voices] == [["Regarde le ballon."], []]


class Watched(SpeechCache):
    """The real cache, telling when as many sentences are on disk as were expected."""

    def __init__(self, folder: Path, expected: int) -> None:
        super().__init__(folder)
        self.stored, self.expected, self.full = 0, expected, threading.Event()

    def put(self, key: str, rendered: Rendered) -> None:
        super().put(key, rendered)
        self.stored += 1
        if self.stored == self.expected:
            self.full.set()


def test_prepared_sentences_wait_for_what_is_asked_and_are_then_ready(
    tape: Tape, voice: Counting, tmp_path: Path, services: list[SpeechService]
) -> None:
    cache = Watched(tmp_path, 3)
    service = SpeechService(tape, cache, choice=only(voice))
    services.append(service)
    service.prepare(["Un.", "Deux.", "Un.", "  "])
    service.say(Say("Trois.", CALM))
    service.start()
    assert cache.full.wait(PATIENCE_S)
    assert voice.said == ["Trois.", "Un.", "Deux."]
    service.say(Say("Deux."))
    tape.wait_for(lambda: len(tape.played) == 2)
    assert voice.said == ["Trois.", "Un.", "Deux."]


def test_rate_and_pitch_of_the_learner_reach_the_voice(service: SpeechService, tape: Tape, voice: Counting) -> None:
    service.configure(Profile(voice_rate=90.0, voice_pitch=70.0))
    service.say(Say("Doucement"))
    tape.wait_for(lambda: len(tape.played) == 1)
    assert ("Doucement", 90, 70) in voice.asked


def test_the_language_chooses_the_voice(tape: Tape, services: list[SpeechService]) -> None:
    voices = {"fr": Counting("fr"), "en": Counting("en")}
    service = SpeechService(tape, choice=lambda lang: (voices[lang],))
    services.append(service)
    service.configure(Profile(), lang="en")
    service.start()
    service.say(Say("Click the balloon."))
    tape.wait_for(lambda: len(tape.played) == 1)
    assert voices["en"].said == ["Click the balloon."]
    assert voices["fr"].said == []


def test_pronunciations_of_the_house_win_over_those_of_the_pack(
    tape: Tape, voice: Counting, services: list[SpeechService]
) -> None:
    own = lexicon_of({"Pix": "pixe"})
    service = SpeechService(tape, lexicon=own, choice=only(voice))
    services.append(service)
    service.learn({"pix": "pique", "ENT": "eu ène té"})
    service.start()
    service.say(Say("Pix et ENT"))
    tape.wait_for(lambda: len(tape.played) == 1)
    assert service.now().text == "Pix et ENT"
    service.stop()
    assert voice.said == ["pixe et eu ène té"]


def test_switched_off_the_voice_leaves_captions_only(service: SpeechService, tape: Tape) -> None:
    service.configure(Profile(voice=False))
    service.say(Say("Clique sur le ballon."))
    captioned(service, "Clique sur le ballon.")
    assert tape.played == []
    assert service.state().key == "speech.off"


def test_a_screen_reader_that_speaks_has_the_word_unless_the_profile_says_otherwise(
    service: SpeechService, tape: Tape
) -> None:
    service.reader_active(True)
    service.say(Say("Clique."))
    captioned(service, "Clique.")
    assert tape.played == []
    service.configure(Profile(yield_to_reader=False))
    service.say(Say("Clique ici."))
    tape.wait_for(lambda: len(tape.played) == 1)


@pytest.mark.parametrize("fault", [VoiceFailed("no library"), MemoryError("bug"), OSError("gone")])
def test_a_voice_that_breaks_leaves_captions_and_a_clear_state(
    tape: Tape, fault: Exception, services: list[SpeechService]
) -> None:
    service = SpeechService(tape, choice=only(Broken(fault)))
    services.append(service)
    service.start()
    service.say(Say("Clique sur le ballon."))
    captioned(service, "Clique sur le ballon.")
    state = service.state()
    service.stop()
    assert (state.sound, state.voice, state.troubled) == (True, False, True)
    assert state.words() == "La voix française manque\u00a0: les consignes s’affichent sans être lues."
    assert "Réinstallez" in state.remedy()
    assert state.words("en").startswith("The French voice is missing")


def test_the_next_voice_takes_over_from_a_broken_one(
    tape: Tape, voice: Counting, services: list[SpeechService]
) -> None:
    service = SpeechService(tape, choice=only(Broken(VoiceFailed("no sapi")), voice))
    services.append(service)
    service.start()
    service.say(Say("Bonjour"))
    tape.wait_for(lambda: len(tape.played) == 1)
    assert service.state().voice
    service.stop()


def test_without_a_sound_device_captions_run_and_the_state_says_so(
    voice: Counting, services: list[SpeechService]
) -> None:
    class Deaf(Tape):
        def open(self) -> bool:
            self.fault = "no sound device"
            return False

    service = SpeechService(Deaf(), choice=only(voice))
    services.append(service)
    service.start()
    service.say(Say("Clique sur le ballon."))
    captioned(service, "Clique sur le ballon.")
    state = service.state()
    service.stop()
    assert voice.asked == []
    assert state.key == "speech.no_sound"
    assert "casque" in state.remedy()
    assert "headphones" in state.remedy("en")


def captioned(service: SpeechService, text: str) -> None:
    """The caption appears (the service is told to call at its own `wake_in_s`)."""
    idle = threading.Event()
    for _ in range(1000):
        if service.now().text == text:
            assert service.wake_in_s()
            return
        idle.wait(service.wake_in_s() or 0.01)
    raise AssertionError(f"{text!r} was never shown: {service.now()}")


def test_feedback_sounds_are_heard_before_the_words_that_follow(
    tape: Tape, voice: Counting, services: list[SpeechService]
) -> None:
    hand = Hand()
    service = SpeechService(tape, choice=only(voice), clock=hand)
    services.append(service)
    service.start()
    service.cue(Cue.REACHED)
    service.say(Say("Bravo"))
    tape.wait_for(lambda: bool(tape.cues))
    threading.Event().wait(0.1)
    assert voice.said == ["Bravo"]
    assert tape.played == []
    hand.now_s += 0.2
    tape.wait_for(lambda: len(tape.played) == 1)
    service.stop()


def test_two_hundred_sentences_from_eight_threads_are_all_said(
    service: SpeechService, tape: Tape, tmp_path: Path
) -> None:
    names = [f"{n}.wav" for n in range(200)]
    for name in names:
        blip(tmp_path / name)

    def ask(part: list[str]) -> None:
        for name in part:
            service.say(Say(name, CALM, audio=str(tmp_path / name)))

    threads = [threading.Thread(target=ask, args=(names[i::8],)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    tape.wait_for(lambda: len(tape.heard) == 200)
    assert sorted(tape.heard) == sorted(names)


def test_two_hundred_sentences_from_eight_threads_are_all_made_by_one_thread(
    tape: Tape, voice: Counting, tmp_path: Path, services: list[SpeechService]
) -> None:
    texts = [f"Ballon numéro {n}." for n in range(200)]
    cache = Watched(tmp_path, len(texts))
    service = SpeechService(tape, cache, choice=only(voice))
    services.append(service)
    service.start()
    threads = [threading.Thread(target=service.prepare, args=(texts[i::8],)) for i in range(8)]
    for thread in threads:
        thread.start()
    assert cache.full.wait(PATIENCE_S)
    service.stop()
    assert sorted(voice.said) == sorted(texts)
    assert len(voice.threads) == 1
    fresh = SpeechCache(tmp_path)
    lengths = [fresh.get(key_of(voice.name, 120, 55, t)) for t in texts]
    assert all(r is not None and r.lasts_s > 0.7 and len(r.words) >= 3 for r in lengths)


def test_stopped_it_ends_at_once_even_while_speaking(
    tape: Tape, voice: Counting, services: list[SpeechService]
) -> None:
    service = SpeechService(tape, choice=only(voice))
    services.append(service)
    service.start()
    service.say(Say("Une longue phrase que personne ne veut entendre jusqu’au bout."))
    tape.wait_for(lambda: len(tape.played) == 1)
    service.stop()
    assert not tape.opened
    assert not any(t.name == "speech" for t in threading.enumerate())


def test_the_real_service_reads_the_installations_lexicon(tmp_path: Path) -> None:
    (tmp_path / "prononciation.txt").write_text("Pix = pixe", encoding="utf-8")
    service = speech_service(tmp_path)
    assert service._lexicon.spoken("Pix").text == "pixe"
