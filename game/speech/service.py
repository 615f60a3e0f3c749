"""The speaker: one thread that makes sentences into sound and plays them, one after the other.

`say`, `hush`, `cue`, `now` are called from the drawing thread and never wait for a voice or a disk.
What is said follows the queue of `utterance`; what has no sound (no device, no voice, voice switched
off) is still shown, word by word, in the time it would take.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from game.core.learner import Profile
from game.core.outcome import Cue, Say, Urgency
from game.core.ports import Spoken
from game.speech.cache import SpeechCache
from game.speech.lexicon import FILE_NAME, Lexicon, lexicon_of, read_lexicon
from game.speech.maker import Manner, SpeechMaker
from game.speech.output import Clip, MixerOutput, Output
from game.speech.performance import Performance, Settings
from game.speech.state import SpeechState
from game.speech.timing import Timing, estimated, stretched
from game.speech.utterance import Utterance, Utterances
from game.speech.voices import VoiceChoice, voices_for

GAP_S = 0.25
TURN_S = 0.001
CUE_LEAD_S = 0.15
# Feedback is heard before the words that follow it; the voice waits for these, and for no others.
LEADING = frozenset((Cue.STEP, Cue.REACHED, Cue.NOT_YET))
_SOON_S = 0.01
_MOST_PREPARED = 512


class SpeechService:
    """A `core.ports.Speaker`. Make it at any time, `start` it after the first frame, `stop` it at the end.

    `clock` counts seconds and never goes back. `gap_s` is the silence between two sentences of the queue.
    """

    def __init__(
        self,
        output: Output | None = None,
        cache: SpeechCache | None = None,
        lexicon: Lexicon | None = None,
        choice: VoiceChoice = voices_for,
        lang: str = "fr",
        clock: Callable[[], float] = time.monotonic,
        gap_s: float = GAP_S,
    ) -> None:
        self._output: Output = output if output is not None else MixerOutput()
        self._maker = SpeechMaker(choice, cache if cache is not None else SpeechCache(None))
        self._own_lexicon = self._lexicon = lexicon or Lexicon({})
        self._clock, self._gap_s = clock, gap_s
        self._settings = Settings(Manner(lang))
        self._changed = threading.Condition()
        self._queue = Utterances()
        self._performance: Performance | None = None
        self._prepared: deque[str] = deque()
        self._free_s = self._lead_s = 0.0
        self._ready = self._stopping = self._refresh = False
        self._faults: Mapping[str, str] = {}
        self._thread: threading.Thread | None = None

    # ------------------------------------------------------------------ from the drawing thread

    def start(self) -> None:
        """Open the device and the voice, on the thread; once."""
        if self._thread is None:
            # Drawing and speech share one interpreter; 5 ms, Python's usual turn, would be felt by both.
            sys.setswitchinterval(min(sys.getswitchinterval(), TURN_S))
            self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Cut, and end the thread."""
        self.hush()
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(2.0)
        self._output.close()

    def configure(self, profile: Profile, lang: str = "") -> None:
        """Take a learner's settings, and the language of what is said."""
        with self._changed:
            manner = Manner(
                lang or self._settings.manner.lang, round(profile.voice_rate), round(profile.voice_pitch)
            )
            self._set(
                replace(
                    self._settings, manner=manner, voice=profile.voice, voice_volume=profile.voice_volume,
                    cue_volume=profile.cue_volume, music_volume=profile.music_volume,
                    yields=profile.yield_to_reader, mono=profile.mono,
                )
            )  # fmt: skip
            self._output.music_volume(profile.music_volume)

    def reader_active(self, active: bool) -> None:
        """A screen reader speaks: our voice leaves it the word, if the profile says so."""
        with self._changed:
            self._set(replace(self._settings, reader=active))

    def _set(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        if self._settings.aloud and not settings.aloud:
            self._output.stop()
        self._settings, self._refresh = settings, True
        self._changed.notify_all()

    def learn(self, pronunciations: Mapping[str, str]) -> None:
        """The lexicon of the pack now played; the installation's has the last word."""
        with self._changed:
            self._lexicon = lexicon_of(pronunciations).plus(self._own_lexicon.entries)

    def say(self, say: Say) -> None:
        with self._changed:
            before, self._queue = self._queue, self._queue.asked(say)
            if self._queue is not before:
                if self._queue.current is not before.current:
                    self._cut()
                self._changed.notify_all()

    def hush(self) -> None:
        with self._changed:
            self._queue = self._queue.hushed()
            self._cut()
            self._changed.notify_all()

    def _cut(self) -> None:
        self._free_s = 0.0
        if self._performance is not None:
            if self._performance.sounding:
                self._output.stop()
            self._performance = None

    def cue(self, cue: Cue) -> None:
        lasts_s = self._output.cue(cue, self._settings.cue_volume)
        if cue in LEADING and lasts_s:
            self._lead_s = self._clock() + min(lasts_s, CUE_LEAD_S)

    def music(self, path: Path | None) -> None:
        """Play this file round and round, at the profile's volume; None ends it."""
        self._output.music(path, self._settings.music_volume)

    def prepare(self, texts: Sequence[str]) -> None:
        with self._changed:
            self._prepared.extend(text for text in texts if text.strip() and text not in self._prepared)
            while len(self._prepared) > _MOST_PREPARED:
                self._prepared.popleft()
            self._changed.notify_all()

    def now(self) -> Spoken:
        with self._changed:
            at_s, performance = self._clock(), self._performance
            if performance is None or at_s >= performance.ends_s:
                return Spoken()
            return performance.spoken(at_s)

    def wake_in_s(self) -> float | None:
        with self._changed:
            at_s, performance = self._clock(), self._performance
            if performance is not None and at_s < performance.ends_s:
                change_s = performance.timing.next_change_s(at_s - performance.began_s)
                return max(0.0, performance.began_s + change_s - at_s) + 0.001
            if not self._queue.busy:
                return None
            return max(_SOON_S, self._free_s - at_s)

    @property
    def speaking(self) -> bool:
        """Something is being said or waits to be."""
        return self._queue.busy

    def state(self) -> SpeechState:
        with self._changed:
            lang = self._settings.manner.lang
            fault = self._faults.get(lang, "")
            return SpeechState(
                self._ready, self._settings.voice, self._output.opened, not fault, lang,
                self._output.fault or fault,
            )  # fmt: skip

    # ------------------------------------------------------------------ on the speech thread

    def _run(self) -> None:
        self._output.open()
        self._warm()
        while (job := self._next_job()) is not None:
            try:
                job()
            except Exception as fault:  # whatever it is, the next sentence shall be heard
                self._failed(fault)
        self._maker.close()

    def _warm(self) -> None:
        try:
            if self._output.opened:
                self._maker.warm(self._settings.manner)
        except Exception as fault:
            self._failed(fault)
        with self._changed:
            self._ready, self._faults = True, dict(self._maker.faults)

    def _failed(self, fault: Exception) -> None:
        with self._changed:
            lang = self._settings.manner.lang
            self._faults = {**self._faults, lang: f"{type(fault).__name__}: {fault}"}
            if self._performance is None and self._queue.current is not None:
                self._queue = self._queue.ended(self._queue.current)

    def _next_job(self) -> Callable[[], None] | None:
        """Wait for something to do; None when it is time to end."""
        with self._changed:
            while not self._stopping:
                at_s, performance = self._clock(), self._performance
                if performance is not None and at_s >= performance.ends_s:
                    self._over(performance)
                    continue
                if performance is None and self._may_begin(at_s):
                    self._queue = self._queue.begun()
                    assert self._queue.current is not None
                    return partial(self._speak, self._queue.current)
                if self._refresh:
                    self._refresh = False
                    return self._refreshed
                if self._prepared:
                    return partial(self._prepare, self._prepared.popleft())
                self._changed.wait(self._wait_s(at_s))
        return None

    def _may_begin(self, at_s: float) -> bool:
        waiting = self._queue.waiting
        return bool(waiting) and (at_s >= self._free_s or waiting[0].say.urgency is Urgency.NOW)

    def _wait_s(self, at_s: float) -> float | None:
        if self._performance is not None:
            return self._performance.ends_s - at_s
        return self._free_s - at_s if self._queue.waiting else None

    def _over(self, performance: Performance) -> None:
        self._queue = self._queue.ended(performance.utterance)
        self._performance, self._free_s = None, performance.ends_s + self._gap_s
        self._output.quiet()

    def _refreshed(self) -> None:
        """Settings changed: what failed before may work now."""
        self._output.set_mono(self._settings.mono)
        self._maker.forgive()
        if self._settings.aloud and not self._output.opened:
            self._output.open()
        self._warm()

    def _speak(self, utterance: Utterance) -> None:
        clip, timing, store = self._sound(utterance.say)
        with self._changed:
            while clip is not None and (lead_s := self._lead_s - self._clock()) > 0.0:
                if self._queue.current is not utterance or self._stopping:
                    break
                self._changed.wait(lead_s)
            if self._queue.current is utterance and not self._stopping:
                aloud = clip is not None and self._settings.aloud
                sounding = aloud and clip is not None and self._output.play(clip, self._settings.voice_volume)
                began_s = self._clock() + (self._output.delay_s if sounding else 0.0)
                self._performance = Performance(utterance, timing, began_s, sounding)
            self._faults = dict(self._maker.faults)
        store()

    def _sound(self, say: Say) -> tuple[Clip | None, Timing, Callable[[], None]]:
        """A recording, else what the maker gives, else silence of the right length."""
        settings = self._settings
        if settings.aloud and self._output.opened:
            if say.audio and (clip := self._output.recording(Path(say.audio))) is not None:
                return clip, stretched(say.text, clip.lasts_s), _nothing
            made = self._maker.make(say.text, settings.manner, self._lexicon)
            if made is not None:
                return self._output.clip(made.rendered.samples), made.timing, made.store
        return None, estimated(say.text, settings.manner.rate), _nothing

    def _prepare(self, text: str) -> None:
        if self._settings.aloud and self._output.opened:
            self._maker.prepare(text, self._settings.manner, self._lexicon)


def _nothing() -> None: ...


def speech_service(data: Path | None, sounds: Path | None = None, lang: str = "fr") -> SpeechService:
    """The real thing: cache and lexicon in the data folder, earcons from `sounds`, the default device."""
    cache = SpeechCache(None if data is None else data / "speech")
    lexicon = Lexicon({}) if data is None else read_lexicon(data / FILE_NAME)[0]
    return SpeechService(MixerOutput(sounds), cache, lexicon, lang=lang)
