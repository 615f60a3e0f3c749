"""The session's diary: one recorder a session, its events handed to the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from game.core.outcome import Record

if TYPE_CHECKING:
    from game.core.aim import Route
    from game.core.inputs import RawInput
    from game.core.ports import ProgressStore
    from game.core.progress import Event
    from game.core.recorder import Recorder


def _nobody(event: Event) -> None:
    """Nobody listens between sessions."""


class SessionDiary:
    """`core.ports.Diary`. Between sessions nothing of a learner is recorded.

    `new_id` gives UUIDv7s, `utc` RFC 3339 times.
    """

    def __init__(
        self, store: ProgressStore, machine: str, new_id: Callable[[], str], utc: Callable[[], str]
    ) -> None:
        self.store, self.machine = store, machine
        self._new_id, self._utc = new_id, utc
        self._now: Recorder | None = None
        self.heard: Callable[[Event], None] = _nobody  # told of each event of the running session

    @property
    def session(self) -> str:
        """The id of the running session; "" between sessions."""
        return self._now.session if self._now else ""

    def now(self) -> str:
        """The time as it would be logged now."""
        return self._utc()

    @property
    def learner(self) -> str:
        """Whose session is running; "" between sessions."""
        return self._now.learner if self._now else ""

    def new_round(self) -> str:
        """An id for one round: unique in the log, sorted by time."""
        return self._new_id()

    def begin(self, learner: str, body: dict[str, Any], at_s: float, near_miss_su: float) -> None:
        from game.core.recorder import Recorder  # measures of motion: not needed before somebody plays

        self._now = Recorder(
            self.machine, self._new_id(), learner, self._new_id, self._utc, near_miss_su=near_miss_su
        )
        self.record(Record("session_started", body), at_s)

    def end(self, body: dict[str, Any], at_s: float) -> None:
        self.record(Record("session_ended", body), at_s)
        self._now, self.heard = None, _nobody

    def note(self, learner: str, record: Record, at_s: float) -> Sequence[Event]:
        """An adult's act outside a session (a setting changed); what was logged for it."""
        from game.core.recorder import Recorder

        recorder = Recorder(self.machine, "", learner, self._new_id, self._utc)
        events = recorder.record(record, at_s)
        self.store.append(events)
        return events

    def raw(self, raw: RawInput) -> None:
        if self._now is not None:
            self._now.raw(raw)

    def routed(self, route: Route, at_s: float) -> None:
        if self._now is not None:
            self._now.routed(route, at_s)

    def record(self, record: Record, at_s: float) -> None:
        if self._now is not None:
            events = self._now.record(record, at_s)
            self.store.append(events)
            for event in events:
                self.heard(event)
