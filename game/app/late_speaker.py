"""A speaker that is there at once and finds its voice after the first picture.

The voice's modules cost more to import than the home screen to draw: they wait until it is shown.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from game.core.learner import Profile
from game.core.outcome import Cue, Say
from game.core.ports import Spoken

if TYPE_CHECKING:
    from game.speech.service import SpeechService
    from game.speech.state import SpeechState


class LateSpeaker:
    """`core.ports.Speaker`; `make` builds the real one in `start`, which takes over what was asked."""

    def __init__(self, make: Callable[[], SpeechService]) -> None:
        self._make = make
        self._real: SpeechService | None = None
        self._said: list[Say] = []
        self._prepared: list[str] = []
        self._manner: tuple[Profile, str] | None = None
        self._lexicon: Mapping[str, str] = {}
        self._reader = False

    @property
    def real(self) -> SpeechService | None:
        return self._real

    def start(self) -> None:
        real = self._make()
        if self._manner is not None:
            real.configure(*self._manner)
        real.learn(self._lexicon)
        real.reader_active(self._reader)
        real.start()
        for say in self._said:
            real.say(say)
        real.prepare(self._prepared)
        self._real = real

    def reader_active(self, active: bool) -> None:
        self._reader = active
        if self._real is not None:
            self._real.reader_active(active)

    def stop(self) -> None:
        if self._real is not None:
            self._real.stop()

    def settled_state(self, patience_s: float = 8.0) -> SpeechState | None:
        """What works of speech, once the voice has found out. Not for the drawing thread before that."""
        end_s = time.monotonic() + patience_s
        while self._real is not None and not self._real.state().ready and time.monotonic() < end_s:
            time.sleep(0.05)
        return None if self._real is None else self._real.state()

    def say(self, say: Say) -> None:
        if self._real is None:
            self._said.append(say)
        else:
            self._real.say(say)

    def prepare(self, texts: Sequence[str]) -> None:
        if self._real is None:
            self._prepared.extend(texts)
        else:
            self._real.prepare(texts)

    def cue(self, cue: Cue) -> None:
        if self._real is not None:
            self._real.cue(cue)

    def configure(self, profile: Profile, lang: str = "") -> None:
        self._manner = (profile, lang)
        if self._real is not None:
            self._real.configure(profile, lang)

    def learn(self, pronunciations: Mapping[str, str]) -> None:
        self._lexicon = pronunciations
        if self._real is not None:
            self._real.learn(pronunciations)

    def hush(self) -> None:
        self._said.clear()
        if self._real is not None:
            self._real.hush()

    def now(self) -> Spoken:
        return Spoken() if self._real is None else self._real.now()

    def wake_in_s(self) -> float | None:
        return None if self._real is None else self._real.wake_in_s()
