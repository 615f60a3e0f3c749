"""The session's diary: one recorder a session, its events handed to the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.core.aim import Route
from game.core.inputs import RawInput
from game.core.outcome import Record
from game.core.ports import ProgressStore
from game.core.recorder import Recorder


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

    @property
    def session(self) -> str:
        """The id of the running session; "" between sessions."""
        return self._now.session if self._now else ""

    def new_round(self) -> str:
        """An id for one round: unique in the log, sorted by time."""
        return self._new_id()

    def begin(self, learner: str, body: dict[str, Any], at_s: float, near_miss_su: float) -> None:
        self._now = Recorder(
            self.machine, self._new_id(), learner, self._new_id, self._utc, near_miss_su=near_miss_su
        )
        self.record(Record("session_started", body), at_s)

    def end(self, body: dict[str, Any], at_s: float) -> None:
        self.record(Record("session_ended", body), at_s)
        self._now = None

    def note(self, learner: str, record: Record, at_s: float) -> None:
        """An adult's act outside a session (a setting changed)."""
        recorder = Recorder(self.machine, "", learner, self._new_id, self._utc)
        self.store.append(recorder.record(record, at_s))

    def raw(self, raw: RawInput) -> None:
        if self._now is not None:
            self._now.raw(raw)

    def routed(self, route: Route, at_s: float) -> None:
        if self._now is not None:
            self._now.routed(route, at_s)

    def record(self, record: Record, at_s: float) -> None:
        if self._now is not None:
            self.store.append(self._now.record(record, at_s))
