"""A speaker without sound, on a clock that is handed in: for the Pilot, checks and demonstrations."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence

from game.core.learner import Profile
from game.core.outcome import Cue, Say, Urgency
from game.core.ports import Spoken

WORDS_PER_MINUTE = 120.0


class QuietSpeaker:
    """`core.ports.Speaker`: words take the time that a voice would take. `now_s` is the Pilot's clock.

    `heard` keeps every text that was begun, `cues` every earcon, in order.
    """

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._waiting: deque[Say] = deque()
        self._current: Say | None = None
        self._began_s = 0.0
        self._rate = WORDS_PER_MINUTE
        self.heard: list[str] = []
        self.cues: list[Cue] = []

    def say(self, say: Say) -> None:
        if say.urgency is Urgency.NOW:
            self.hush()
        if say.urgency is Urgency.CALM and self._waiting:
            return
        self._waiting.append(say)
        self._advance()

    def prepare(self, texts: Sequence[str]) -> None:
        """Nothing is rendered here."""

    def cue(self, cue: Cue) -> None:
        self.cues.append(cue)

    def configure(self, profile: Profile, lang: str = "") -> None:  # noqa: ARG002
        self._rate = profile.voice_rate

    def learn(self, pronunciations: Mapping[str, str]) -> None:
        """How a word sounds changes nothing here."""

    def hush(self) -> None:
        self._waiting.clear()
        self._current = None

    def now(self) -> Spoken:
        self._advance()
        if self._current is None:
            return Spoken()
        words = self._current.text.split()
        word = int((self._now_s() - self._began_s) / self._word_s)
        return Spoken(self._current.text, self._current.node_id, min(word, len(words) - 1))

    def wake_in_s(self) -> float | None:
        self._advance()
        if self._current is None:
            return None
        passed = self._now_s() - self._began_s
        return max(0.001, self._word_s - passed % self._word_s)

    @property
    def _word_s(self) -> float:
        return 60.0 / self._rate

    def _advance(self) -> None:
        """Begin what is next, each at the moment the one before ended."""
        while True:
            if self._current is not None:
                end_s = self._began_s + max(1, len(self._current.text.split())) * self._word_s
                if self._now_s() < end_s - 1e-9:
                    return
                self._current, self._began_s = None, end_s
            if not self._waiting:
                return
            self._current = self._waiting.popleft()
            self._began_s = max(self._began_s, self._now_s()) if not self.heard else self._now_s()
            self.heard.append(self._current.text)
