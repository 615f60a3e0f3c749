"""Reading the log for people: streaming, in this machine's time, never all of it in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from game.core.ports import ProgressStore
from game.core.progress import Event
from game.core.summary import Summary, fold, fold_all
from game.storage.clock import local_time
from game.storage.ids import RANDOM_BITS, made_at_ms, uuid7

Local = Callable[[str], str]
FOLDED = ("session_started", "session_ended", "round_ended")
MARKED = "skill_set"
SETTLED_MS = 60_000  # what is younger may still get neighbours with a smaller id, from another process
DAY_MS = 86_400_000


class ReviewStore(ProgressStore, Protocol):
    """A log that also answers for its end without being read through."""

    def recent(self, count: int, learner: str | None = None, types: Iterable[str] = ()) -> tuple[Event, ...]: ...

    def last_id(self) -> str: ...

    def erasures(self) -> Sequence[tuple[str, int, int]]: ...


@lru_cache(maxsize=4096)
def _hour_here(hour: str) -> str:
    return local_time(f"{hour}:00:00Z")


def here(at: str) -> str:
    """`local_time`, ten times as fast over a long log: an hour of UTC is an hour here, shifted as a whole.

    Where a zone is shifted by half an hour, and for anything that is no time of the log, the long way.
    """
    if len(at) >= 20 and at[-1] == "Z" and (hour := _hour_here(at[:13])).endswith(":00:00"):
        return hour[:13] + at[13:19]
    return local_time(at)


def in_local_time(events: Iterable[Event], local: Local = here) -> Iterator[Event]:
    """The same events with `at` in this machine's zone, as people read it."""
    return (replace(event, at=local(event.at)) for event in events)


def of_month(events: Iterable[Event], month: str) -> Iterator[Event]:
    """Those of a month "2025-03" ("" is always); `events` are in local time."""
    return (event for event in events if event.at.startswith(month))


def id_at(utc_ms: int) -> str:
    """A bound: every id made at or after this moment is greater."""
    return uuid7(max(0, utc_ms) << RANDOM_BITS)


Marks = dict[str, frozenset[str]]


class Ledger:
    """The summary of the whole log, brought up to date whenever it is asked for.

    What is settled is folded once and kept; only what is new is read again, so that a page costs the
    same with a thousand events and with a million. An erasure makes it begin anew. Safe from threads.
    """

    def __init__(self, store: ReviewStore, local: Local = here) -> None:
        self._store, self._local = store, local
        self._lock = threading.Lock()
        self._erased: tuple[tuple[str, int, int], ...] = ()
        self._settled, self._marks, self._after = Summary(), Marks(), ""

    def summary(self) -> Summary:
        return self._now()[0]

    def marks(self) -> Marks:
        """The skills that an adult marked as generalised, by learner."""
        return self._now()[1]

    def _now(self) -> tuple[Summary, Marks]:
        with self._lock:
            erased = tuple(self._store.erasures())
            if erased != self._erased:
                self._erased = erased
                self._settled, self._marks, self._after = Summary(), Marks(), ""
            newest_ms = made_at_ms(self._store.last_id()) or 0
            young: list[Event] = []
            for event in in_local_time(self._store.events(None, (*FOLDED, MARKED), self._after), self._local):
                if young or (made_at_ms(event.id) or newest_ms) > newest_ms - SETTLED_MS:
                    young.append(event)
                else:
                    self._settled, self._after = fold(self._settled, event), event.id
                    self._marks = marked(self._marks, event)
            marks = self._marks
            for event in young:
                marks = marked(marks, event)
            return fold_all(young, self._settled), marks


def marked(marks: Marks, event: Event) -> Marks:
    """The adult's marks after one more event; the same object when it changes none."""
    on, skill = event.body.get("generalised"), event.body.get("skill")
    if event.type != MARKED or not isinstance(on, bool) or not isinstance(skill, str):
        return marks
    mine = marks.get(event.learner, frozenset())
    return {**marks, event.learner: mine | {skill} if on else mine - {skill}}


def fold_marks(events: Iterable[Event]) -> tuple[Summary, Marks]:
    """Summary and marks of some events alone, in one pass."""
    summary, marks = Summary(), Marks()
    for event in events:
        summary, marks = fold(summary, event), marked(marks, event)
    return summary, marks
