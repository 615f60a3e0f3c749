"""A speaker without any sound: captions only, in the time a voice would take.

It has no thread and asks only the clock it is given: for demonstrations, checks and tests, where time
is a number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from game.core.learner import Profile
from game.core.outcome import Cue, Say, Urgency
from game.core.ports import Spoken
from game.speech.performance import Performance
from game.speech.timing import estimated
from game.speech.utterance import Utterances


class CaptionSpeaker:
    """A `core.ports.Speaker`; `cues` holds the last earcons asked for."""

    def __init__(self, clock: Callable[[], float], rate: float = 120.0, gap_s: float = 0.25) -> None:
        self._clock, self._rate, self._gap_s = clock, rate, gap_s
        self._queue = Utterances()
        self._performance: Performance | None = None
        self._free_s = 0.0
        self.cues: list[Cue] = []

    def say(self, say: Say) -> None:
        self._settle()
        self._queue = self._queue.asked(say)
        if say.urgency is Urgency.NOW:
            self._free_s = 0.0
        self._settle()

    def hush(self) -> None:
        self._queue, self._free_s = self._queue.hushed(), 0.0
        self._settle()

    def cue(self, cue: Cue) -> None:
        self.cues = [*self.cues[-99:], cue]

    def configure(self, profile: Profile, lang: str = "") -> None:  # noqa: ARG002
        """Only the rate matters here: words pass as fast as they would be spoken."""
        self._rate = profile.voice_rate

    def learn(self, pronunciations: Mapping[str, str]) -> None: ...

    def prepare(self, texts: Sequence[str]) -> None: ...

    def now(self) -> Spoken:
        self._settle()
        performance, at_s = self._performance, self._clock()
        if performance is None or at_s < performance.began_s:
            return Spoken()
        return performance.spoken(at_s)

    def wake_in_s(self) -> float | None:
        self._settle()
        performance, at_s = self._performance, self._clock()
        if performance is None:
            return None
        if at_s < performance.began_s:
            return performance.began_s - at_s
        return performance.began_s + performance.timing.next_change_s(at_s - performance.began_s) - at_s

    def _settle(self) -> None:
        """Bring the queue to the clock: what is over is left, what comes next has begun."""
        at_s = self._clock()
        while True:
            performance = self._performance
            if performance is not None and self._queue.current is not performance.utterance:
                self._performance = performance = None
            if performance is not None:
                if at_s < performance.ends_s:
                    return
                self._queue = self._queue.ended(performance.utterance)
                self._performance, self._free_s = None, performance.ends_s + self._gap_s
            self._queue = self._queue.begun()
            if self._queue.current is None:
                return
            timing = estimated(self._queue.current.say.text, self._rate)
            waited_s = self._free_s if performance is not None else max(self._free_s, at_s)
            self._performance = Performance(self._queue.current, timing, waited_s, False)
