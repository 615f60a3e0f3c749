"""Reading the log for people: streaming, in this machine's time, never all of it in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import takewhile
from typing import Protocol, runtime_checkable

from game.core.coach_fold import FOLDED as COACHED
from game.core.coach_fold import fold as fold_coach
from game.core.coach_state import CoachState
from game.core.ports import ProgressStore
from game.core.progress import Event
from game.core.summary import FOLDED as SUMMARISED
from game.core.summary import LearnerView, Summary, fold_view
from game.review.keeping import as_text, from_text
from game.storage.clock import local_time
from game.storage.ids import RANDOM_BITS, made_at_ms, uuid7

Local = Callable[[str], str]
FOLDED = ("session_started", "session_ended", "round_ended")
# Decisions change nothing about where a skill stands, and are a quarter of the log.
LEDGER = tuple(dict.fromkeys((*SUMMARISED, *(kind for kind in COACHED if kind != "decision_made"))))
SETTLED_MS = 60_000  # what is younger may still get neighbours with a smaller id, from another process
DAY_MS = 86_400_000
KEPT = "review"
WORTH_KEEPING = 500
PATIENCE_S = 2.0  # a page waits so long for another one's reading, then says that it goes on


class ReviewStore(ProgressStore, Protocol):
    """A log that also answers for its end without being read through."""

    def recent(self, count: int, learner: str | None = None, types: Iterable[str] = ()) -> tuple[Event, ...]: ...

    def last_id(self) -> str: ...

    def erasures(self) -> Sequence[tuple[str, int, int]]: ...

    def epoch(self) -> str:
        """Another text whenever the log changed other than at its end."""
        ...


@runtime_checkable
class Keeps(Protocol):
    """A log that keeps costly views beside it until something is erased."""

    def rollup(self, name: str) -> tuple[str, str] | None: ...

    def keep_rollup(self, name: str, upto: str, body: str) -> None: ...


@runtime_checkable
class Counts(Protocol):
    """A log that counts by learner without being read through."""

    def counts(self, types: Iterable[str], upto: str) -> Mapping[str, int]:
        """Events of these types with an id up to `upto`, by learner; nobody's are left out."""
        ...


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


class StillReading(Exception):
    """The log is long, and is read for the first time; `events` were read so far."""

    def __init__(self, events: int) -> None:
        super().__init__(f"{events} events so far")
        self.events = events


class Ledger:
    """The summary of the whole log, brought up to date whenever it is asked for.

    What is settled is folded once and kept; only what is new is read again, so that a page costs the
    same with a thousand events and with a million. What a merge brought late folds those learners anew
    whose past it changed; an erasure makes everything begin anew. Safe from threads.
    """

    def __init__(self, store: ReviewStore, local: Local = here) -> None:
        self._store, self._local = store, local
        self._lock = threading.Lock()
        self._epoch: str | None = None
        self._erased = 0
        self._settled, self._after, self._kept = Folded(), "", ""

    def summary(self) -> Summary:
        return Summary(self.folded().views)

    def coaches(self) -> Mapping[str, CoachState]:
        """What the coach knows of each learner: where each skill stands."""
        return self.folded().coaches

    def folded(self) -> Folded:
        """Raises StillReading when another thread has been reading a long log for a while already."""
        if not self._lock.acquire(timeout=PATIENCE_S):
            raise StillReading(self._settled.fresh)
        try:
            self._begin()
            return self._caught_up(self._store.last_id())
        finally:
            self._lock.release()

    def keep(self) -> bool:
        """Write the settled views beside the log, when many events came to them; whether it did.

        For a thread behind the pages: the next start then reads only what is new.
        """
        with self._lock:
            epoch, erased, after, settled = self._epoch, self._erased, self._after, self._settled.copy()
            if not isinstance(self._store, Keeps) or settled.fresh < WORTH_KEEPING or after == self._kept:
                return False
        body = as_text({
            "epoch": epoch, "erased": erased, "views": settled.views, "coaches": settled.coaches,
            "counts": settled.counts,
        })  # fmt: skip
        if self._store.epoch() != epoch:  # something was erased or merged in meanwhile
            return False
        self._store.keep_rollup(KEPT, after, body)
        with self._lock:
            self._kept, self._settled.fresh = after, 0
        return True

    def _begin(self) -> None:
        """Make what was folded hold again, whenever the log changed other than at its end."""
        epoch = self._store.epoch()
        if epoch == self._epoch:
            return
        erased = len(self._store.erasures())
        if self._epoch is None:
            self._take_up()
        if self._epoch != epoch and not (self._erased == erased and self._mended()):
            self._settled, self._after, self._kept = Folded(), "", ""
        self._epoch, self._erased = epoch, erased

    def _take_up(self) -> None:
        """Begin from what was kept beside the log."""
        found = self._store.rollup(KEPT) if isinstance(self._store, Keeps) else None
        if found is None:
            return
        try:
            kept = from_text(found[1])
            self._settled = Folded(kept["views"], kept["coaches"], kept["counts"])
            self._after = self._kept = found[0]
            self._epoch, self._erased = kept["epoch"], kept["erased"]
        except (ValueError, KeyError, TypeError):
            return  # another version's, or not ours: it is folded again

    def _mended(self) -> bool:
        """Fold anew those whose past grew; False when it must be everybody.

        Between erasures the log only grows: as many events of somebody up to the same id are the same events.
        """
        if not self._after:
            return True
        if not isinstance(self._store, Counts):
            return False
        self._store.settle()
        there, here_ = self._store.counts(LEDGER, self._after), self._settled.counts
        changed = sorted(code for code in {*there, *here_} if there.get(code) != here_.get(code))
        many = sum(there.get(code, 0) for code in changed) * 2 > sum(there.values())
        if many or any(there.get(code, 0) < here_.get(code, 0) for code in changed):
            return False
        for code in changed:
            events = takewhile(lambda event: event.id <= self._after, self._store.events(code, LEDGER))
            self._settled.replace(code, folded(events, self._local))
            self._kept = ""
        return True

    def _caught_up(self, last: str) -> Folded:
        newest_ms = made_at_ms(last) or 0
        young: list[Event] = []
        for event in self._store.events(None, LEDGER, self._after):
            if young or (made_at_ms(event.id) or newest_ms) > newest_ms - SETTLED_MS:
                young.append(event)
            else:
                self._settled.add(event, self._local)
                self._after = event.id
        now = self._settled.copy()
        for event in young:
            now.add(event, self._local)
        return now


@dataclass
class Folded:
    """By learner: what was done (in local time) and what the coach knows (in UTC, as it does in play)."""

    views: dict[str, LearnerView] = field(default_factory=dict)
    coaches: dict[str, CoachState] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)  # events folded, by learner
    fresh: int = 0  # events folded since it was last kept

    def add(self, event: Event, local: Local = here) -> None:
        code = event.learner
        if not code:
            return
        self.fresh += 1
        self.counts[code] = self.counts.get(code, 0) + 1
        if event.type in SUMMARISED:
            told = replace(event, at=local(event.at))
            self.views[code] = fold_view(self.views.get(code) or LearnerView(code), told)
        self.coaches[code] = fold_coach(self.coaches.get(code) or CoachState(learner=code), event)

    def copy(self) -> Folded:
        return Folded(dict(self.views), dict(self.coaches), dict(self.counts), self.fresh)

    def replace(self, code: str, other: Folded) -> None:
        """This learner as `other` has folded them."""
        self.views.pop(code, None)
        self.views.update(other.views)
        self.coaches.update(other.coaches)
        self.counts.update(other.counts)
        self.fresh += other.fresh


def folded(events: Iterable[Event], local: Local = here) -> Folded:
    """Of some events alone, in one pass."""
    found = Folded()
    for event in events:
        found.add(event, local)
    return found
