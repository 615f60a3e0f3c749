"""What really leaves the mixer: SDL writes the stream of its sound card into a file, in real time."""

from __future__ import annotations

import os
import time
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from game.core.learner import Profile
from game.core.outcome import Cue, Say
from game.speech.cache import SpeechCache, key_of
from game.speech.earcons import earcon_samples
from game.speech.espeak_voice import EspeakVoice
from game.speech.lexicon import Lexicon
from game.speech.output import BUFFER_S, BUFFER_SAMPLES, MixerOutput
from game.speech.pcm import RATE_HZ, Rendered
from game.speech.service import SpeechService
from tests.speech.tools import PATIENCE_S, Observed, loudness, samples

pytestmark = pytest.mark.real
VOICE = EspeakVoice("fr")


@dataclass
class Room:
    """A service with the real mixer, and what was heard in it."""

    service: SpeechService
    output: Observed
    cache: SpeechCache
    file: Path

    def say(self, text: str) -> None:
        self.output.began.clear()
        self.output.over.clear()
        self.service.say(Say(text))

    def began(self) -> None:
        assert self.output.began.wait(PATIENCE_S)

    def over(self) -> None:
        assert self.output.over.wait(PATIENCE_S)

    def stream(self) -> bytes:
        """All that was played; closes the room."""
        self.service.stop()
        return self.file.read_bytes()

    def rendered(self, text: str) -> Rendered:
        """The very sound that was made for `text`."""
        sound = self.cache.get(key_of(VOICE.name, 120, 55, Lexicon({}).spoken(text).text))
        assert sound is not None
        return sound


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, assets: Path) -> Iterator[Room]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(tmp_path / "played.raw"))
    output, cache = Observed(assets / "sounds"), SpeechCache(tmp_path / "cache")
    service = SpeechService(output, cache, choice=lambda _lang: (VOICE,))
    service.start()
    yield Room(service, output, cache, tmp_path / "played.raw")
    service.stop()


def begin_of(part: bytes, stream: bytes) -> int:
    """Where `part` begins in `stream`, in bytes."""
    at = stream.find(part)
    assert at >= 0, "was not played"
    return at


def test_the_voice_that_was_made_is_what_is_played_whole(room: Room) -> None:
    room.say("Clique ici\u00a0!")
    room.began()
    room.over()
    stream = room.stream()
    sound = room.rendered("Clique ici\u00a0!").samples
    assert loudness(sound) > 1000
    begin_of(sound[:-4096], stream)


def test_hush_makes_silence_within_one_buffer(room: Room) -> None:
    text = "Voici une assez longue phrase que tu vas couper en plein milieu."
    room.say(text)
    room.began()
    Event().wait(0.4)
    room.service.hush()
    hushed_s = time.monotonic()
    Event().wait(0.2)
    stream, sound = room.stream(), room.rendered(text).samples
    start = begin_of(sound[:2048], stream)
    played = next(i for i in range(0, len(sound), 2) if stream[start + i : start + i + 2] != sound[i : i + 2])
    assert 0.2 < played / 2 / RATE_HZ <= hushed_s - room.output.began_s + BUFFER_S
    after = stream[start + played :]
    assert len(after) > 2 * 2 * BUFFER_SAMPLES
    assert not any(after)


def test_a_new_sentence_replaces_the_old_one_in_the_stream(room: Room) -> None:
    room.say("Voici une assez longue phrase que tu vas couper en plein milieu.")
    room.began()
    Event().wait(0.2)
    room.say("Bravo")
    room.began()
    Event().wait(0.3)
    begin_of(room.rendered("Bravo").samples[:4096], room.stream())


def test_the_volume_of_the_voice_is_the_learners(room: Room) -> None:
    room.service.configure(Profile(voice_volume=0.5))
    room.say("Bravo")
    room.began()
    room.over()
    stream = room.stream()
    heard = max(abs(s) for s in samples(stream))
    assert heard == pytest.approx(max(abs(s) for s in samples(room.rendered("Bravo").samples)) / 2, rel=0.03)


def test_an_earcon_is_heard_at_its_volume_and_not_at_all_when_off(room: Room) -> None:
    room.say("a")  # the device is open once this is over
    room.over()
    room.service.cue(Cue.STEP)
    Event().wait(0.35)
    room.service.configure(Profile(cue_volume=0.0))
    room.service.cue(Cue.REACHED)
    Event().wait(0.2)
    stream = room.stream()
    tail = samples(stream[len(room.rendered("a").samples) :])
    peak = max(abs(s) for s in samples(earcon_samples(Cue.STEP)))
    assert max(abs(s) for s in tail[-int(0.6 * RATE_HZ) :]) == pytest.approx(0.7 * peak, rel=0.05)
    assert not any(tail[-int(0.1 * RATE_HZ) :])


def test_earcons_fall_by_20_db_while_the_voice_speaks(room: Room) -> None:
    text = "Voici une assez longue phrase pour tout entendre."
    room.say(text)
    room.began()
    Event().wait(3 * BUFFER_S)
    room.service.cue(Cue.PAUSE)
    Event().wait(0.5)
    stream, voice = room.stream(), samples(room.rendered(text).samples)
    heard = samples(stream[begin_of(room.rendered(text).samples[:1024], stream) :])
    rest = [abs(a - b) for a, b in zip(heard, voice, strict=False)]
    peak = max(abs(s) for s in samples(earcon_samples(Cue.PAUSE)))
    assert 0 < max(rest[: int(0.5 * RATE_HZ)]) <= 0.1 * 0.7 * peak + 2


def test_the_mixer_ducks_what_already_sounds_and_brings_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(tmp_path / "played.raw"))
    output = MixerOutput()
    assert output.open()
    silent_voice = output.clip(bytes(2 * RATE_HZ))
    assert silent_voice is not None
    for duck in (True, False):
        output.cue(Cue.REACHED, 1.0)
        Event().wait(3 * BUFFER_S)
        if duck:
            output.play(silent_voice, 1.0)
        Event().wait(0.45)
        output.quiet()
    output.close()
    stream = samples((tmp_path / "played.raw").read_bytes())
    made = samples(earcon_samples(Cue.REACHED))
    last_strike = slice(int(0.17 * RATE_HZ), int(0.25 * RATE_HZ))
    peak = max(abs(s) for s in made[last_strike])
    first = begin_of(made[100:400].tobytes(), stream.tobytes()) // 2 - 100
    second = begin_of(made[100:400].tobytes(), stream[first + 2000 :].tobytes()) // 2 + first + 1900
    heard = [max(abs(s) for s in stream[at:][last_strike]) for at in (first, second)]
    assert 0.07 * peak < heard[0] <= 0.1 * peak + 1
    assert heard[1] == peak


@pytest.mark.parametrize("mono", [True, False])
def test_in_mono_both_sides_of_a_recording_are_heard_else_each_in_its_ear(
    mono: bool, room: Room, tmp_path: Path
) -> None:
    """A recording of a pack that sounds at its left side only; then an earcon, which has no side."""
    recording = tmp_path / "left.wav"
    with wave.open(str(recording), "wb") as file:
        file.setparams((2, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(array("h", [8000, 0, -8000, 0] * (RATE_HZ // 4)).tobytes())
    room.service.configure(Profile(mono=mono, cue_volume=1.0))
    room.say("a")  # the device is open, as it was set, once this is over
    room.over()
    room.output.began.clear()
    room.service.say(Say("Clic", audio=str(recording)))
    room.began()
    Event().wait(0.7)
    room.service.cue(Cue.REACHED)
    Event().wait(0.3)
    stream = samples(room.stream())
    if mono:
        assert max(stream) >= 3500, "the left side is in the one channel"
        return
    left, right = stream[0::2], stream[1::2]
    apart = [abs(a - b) for a, b in zip(left, right, strict=False)]
    assert max(left) >= 7500 and max(apart) >= 7500, "the recording has its side"
    tail = int(0.25 * RATE_HZ)
    assert max(right) > 1000 and max(apart[-tail:]) <= 1, "the voice and the earcon are in both ears"


def test_without_any_device_the_mixer_stays_shut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    output = MixerOutput()
    assert not output.open()
    assert output.fault
    assert output.clip(b"\0\0") is None
    assert output.recording(Path(__file__)) is None
    assert output.cue(Cue.PRESS, 1.0) == 0.0
    output.stop()
    output.music(None, 0.0)
    output.close()


def test_a_device_that_somebody_closed_makes_silence_and_no_exception(room: Room) -> None:
    from pygame import mixer

    room.say("Bravo")
    room.began()
    mixer.quit()
    room.service.hush()
    room.service.cue(Cue.PRESS)
    room.service.say(Say("Encore"))
    deadline = time.monotonic() + PATIENCE_S
    while room.service.now().text != "Encore" and time.monotonic() < deadline:
        Event().wait(room.service.wake_in_s() or 0.005)
    assert room.service.now().text == "Encore"
    assert room.service.state().key == "speech.no_sound"


def test_an_ogg_or_wav_that_is_no_sound_is_refused(room: Room, tmp_path: Path) -> None:
    room.say("a")
    room.over()
    (tmp_path / "text.ogg").write_text("not a sound")
    assert room.output.recording(tmp_path / "text.ogg") is None
    assert room.output.recording(tmp_path) is None
    assert os.environ["SDL_AUDIODRIVER"] == "disk"
