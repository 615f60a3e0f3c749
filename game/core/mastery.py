"""Mastery of a skill: 90 % alone, 10 tries a session, 3 sessions in a row, 2 days; then probes.

80 % over 3 sessions declares far too many (MEASURES.md section 4). Every number of a criterion can be
changed, objective by objective. Folding a session's score is pure and needs no other setting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.core.review_schedule import AGAIN, EASY, GOOD, HARD, due_by_memory, due_by_weeks
from game.core.statistics import wilson

LOST_UNDER = 0.80
LEAST_PROBE_TRIES = 5
GRADED_EASY = 0.95
KEPT_LOOKS = 64


@dataclass(frozen=True, slots=True)
class Criterion:
    """`share` alone, of at least `tries` a session, in `sessions` sessions in a row over `days` days.

    Only tries at `level` (0 easy to 1 hard) or above count: a skill is not mastered by its easiest form.
    """

    share: float = 0.9
    tries: int = 10
    sessions: int = 3
    days: int = 2
    level: float = 0.5

    def __post_init__(self) -> None:
        object.__setattr__(self, "share", _between(self.share, 0.5, 1.0))
        object.__setattr__(self, "tries", int(_between(self.tries, 1, 200)))
        object.__setattr__(self, "sessions", int(_between(self.sessions, 1, 20)))
        object.__setattr__(self, "days", int(_between(self.days, 1, self.sessions)))
        object.__setattr__(self, "level", _between(self.level, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class SessionScore:
    """One session of one skill, at the criterion's level: `alone` of `tries`, on `day`."""

    session: str
    day: int
    tries: int = 0
    alone: int = 0

    @property
    def share(self) -> float:
        return self.alone / self.tries if self.tries else 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """A session after mastery: did it hold?"""

    day: int
    share: float

    @property
    def grade(self) -> int:
        if self.share < LOST_UNDER:
            return AGAIN
        return EASY if self.share >= 1.0 else GOOD if self.share >= 0.9 else HARD


@dataclass(frozen=True, slots=True)
class Mastery:
    """`run`: the sessions in a row that met the criterion; `mastered_day` is None before (or lost again)."""

    run: tuple[SessionScore, ...] = ()
    mastered_day: int | None = None
    looks: tuple[Look, ...] = ()
    lost: int = 0

    @property
    def mastered(self) -> bool:
        return self.mastered_day is not None

    def due(self, schedule: str = "weeks") -> tuple[int, int] | None:
        """(day of the next probe, probes done); None when there is nothing to look at again."""
        if self.mastered_day is None:
            return None
        if schedule == "fsrs":
            return due_by_memory(self.mastered_day, ((look.day, look.grade) for look in self.looks))
        return due_by_weeks(self.mastered_day, (look.day for look in self.looks))


def after_session(mastery: Mastery, score: SessionScore, criterion: Criterion) -> Mastery:
    """Mastery after one whole session of the skill."""
    if mastery.mastered_day is not None:
        return _looked(mastery, mastery.mastered_day, score)
    if any(s.session == score.session for s in mastery.run):
        return _together(mastery, score, criterion)
    met = score.tries >= criterion.tries and score.share >= criterion.share - 1e-9
    if met:
        run = (*mastery.run, score)[-criterion.sessions :]
        done = len(run) >= criterion.sessions and len({s.day for s in run}) >= criterion.days
        if done:
            return replace(mastery, run=run, mastered_day=max(s.day for s in run), looks=())
        return replace(mastery, run=run)
    return mastery if _still_open(score, criterion) else replace(mastery, run=())


def _together(mastery: Mastery, score: SessionScore, criterion: Criterion) -> Mastery:
    """Two parts of one session are one session: it counts once, with all its tries."""
    result = replace(mastery, run=())
    for one in mastery.run:
        if one.session == score.session:
            one = replace(one, tries=one.tries + score.tries, alone=one.alone + score.alone)
        result = after_session(result, one, criterion)
    return result


def _still_open(score: SessionScore, criterion: Criterion) -> bool:
    """Too short a session proves nothing, unless its errors already could not be made up for."""
    if score.tries >= criterion.tries:
        return False
    best = score.alone + criterion.tries - score.tries
    return best >= criterion.share * criterion.tries - 1e-9


def _looked(mastery: Mastery, mastered_day: int, score: SessionScore) -> Mastery:
    if score.tries < LEAST_PROBE_TRIES or score.day <= mastered_day:
        return mastery
    look = Look(score.day, score.share)
    if look.share < LOST_UNDER - 1e-9:
        return Mastery(lost=mastery.lost + 1)
    return replace(mastery, looks=(*mastery.looks, look)[-KEPT_LOOKS:])


def unproved(mastery: Mastery, session: str, alone: int, criterion: Criterion) -> Mastery:
    """A past session held `alone` fewer tries alone than was thought (an adult noted help, or corrected a try).

    What was mastered by it stays so only when the run still meets the criterion.
    """
    if not any(s.session == session for s in mastery.run):
        return mastery
    run = [
        replace(score, alone=max(0, score.alone - alone)) if score.session == session else score
        for score in mastery.run
    ]
    result = Mastery(lost=mastery.lost)
    for score in run:
        result = after_session(result, score, criterion)
    if result.mastered and mastery.mastered:
        return replace(mastery, run=tuple(run))
    return result


def mastered_at(shares: Sequence[float], days: Sequence[int], criterion: Criterion, tries: int = 10) -> int | None:
    """The number (from 1) of the session at which mastery is declared; None when it never is."""
    mastery = Mastery()
    for i, (share, day) in enumerate(zip(shares, days, strict=True), start=1):
        mastery = after_session(mastery, SessionScore(str(i), day, tries, round(share * tries)), criterion)
        if mastery.mastered:
            return i
    return None


def interval(mastery: Mastery) -> tuple[int, int, float, float]:
    """(alone, tries, low, high): what the run tells, with Wilson's 95 % interval."""
    alone, tries = sum(s.alone for s in mastery.run), sum(s.tries for s in mastery.run)
    return alone, tries, *wilson(alone, tries)


def _between(value: float, low: float, high: float) -> float:
    return min(max(value, low), high) if value == value else low
