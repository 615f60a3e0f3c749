"""The tries of one learner at one skill or challenge, counted as an educator wants them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from game.core.progress import Event
from game.core.statistics import median, wilson

RECENT = 100  # times kept for a median; more would only make it slower to move
Counts = tuple[int, int, int, int, int, int]
NO_COUNTS: Counts = (0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Score:
    """Tries that ended reached or passed by the adult, and how many of them were reached alone.

    Stopping is never a fault: a stopped try is in no score. `at` is the time of the last try.
    """

    at: str = ""
    tries: int = 0
    reached: int = 0
    alone: int = 0

    @property
    def share(self) -> float | None:
        return self.alone / self.tries if self.tries else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share reached alone."""
        return wilson(self.alone, self.tries)

    def plus(self, other: Score) -> Score:
        return Score(
            other.at or self.at,
            self.tries + other.tries,
            self.reached + other.reached,
            self.alone + other.alone,
        )

    def mended(self, was: tuple[str, int], now: tuple[str, int]) -> Score:
        """Counted anew where one try was not what it seemed: (outcome, guidance) before and in truth."""
        tries, reached, alone = self.tries, self.reached, self.alone
        for (outcome, level), by in ((was, -1), (now, 1)):
            tries += by * (outcome in ("reached", "passed"))
            reached += by * (outcome == "reached")
            alone += by * (outcome == "reached" and level == 0)
        reached = min(max(0, reached), max(0, tries))
        return Score(self.at, max(0, tries), reached, min(max(0, alone), reached))


@dataclass(frozen=True, slots=True)
class Tally:
    """All that one learner did with one skill or one challenge.

    `guidance` counts reached tries by the highest guidance used (0 to 5); `sessions` has a score for
    each session, in the order they were first seen; `smallest_target_su` and `longest_double_s` are of
    reached tries; times are the latest hundred.
    """

    score: Score = Score()
    guidance: Counts = NO_COUNTS
    stopped: int = 0
    level: float = 0.0
    first_acts_s: tuple[float, ...] = ()
    took_s: tuple[float, ...] = ()
    errors: Mapping[str, int] = field(default_factory=dict)
    routes: Mapping[str, int] = field(default_factory=dict)
    smallest_target_su: float | None = None
    longest_double_s: float | None = None
    sessions: Mapping[str, Score] = field(default_factory=dict)

    @property
    def rounds(self) -> int:
        """Everything that was begun and ended, stopped ones too."""
        return self.score.tries + self.stopped

    @property
    def last_at(self) -> str:
        return self.score.at

    @property
    def first_act_median_s(self) -> float | None:
        return median(self.first_acts_s)

    def last_day(self) -> Score:
        """The score of the last day that has one, over all its sessions (a day in UTC)."""
        scores = [score for score in self.sessions.values() if score.tries]
        if not scores:
            return Score()
        day = scores[-1].at[:10]
        total = Score()
        for score in scores:
            if score.at[:10] == day:
                total = total.plus(score)
        return total


def score_of(event: Event) -> Score:
    """What one `round_ended` adds."""
    outcome = event.body.get("outcome")
    reached = outcome == "reached"
    alone = reached and _guidance(event.body) == 0
    return Score(event.at, int(outcome in ("reached", "passed")), int(reached), int(alone))


def tallied(tally: Tally, event: Event) -> Tally:
    """The tally after one more `round_ended`, whatever its body looks like."""
    body, score = event.body, score_of(event)
    guidance = list(tally.guidance)
    measures = body.get("measures")
    measures = measures if isinstance(measures, Mapping) else {}
    smallest, double = tally.smallest_target_su, tally.longest_double_s
    if score.reached:
        guidance[_guidance(body)] += 1
        smallest = _least(smallest, number(measures, "smallest_size_su", "smallest_target_su"))
        double = _most(double, number(measures, "double_interval_longest_s", "double_interval_median_s"))
    before = tally.sessions.get(event.session) or Score()
    a, b, c, d, e, f = guidance
    return Tally(
        score=tally.score.plus(score),
        guidance=(a, b, c, d, e, f),
        stopped=tally.stopped + (body.get("outcome") == "stopped"),
        level=_or(number(body, "level"), tally.level),
        first_acts_s=_recent(tally.first_acts_s, number(body, "first_act_s")),
        took_s=_recent(tally.took_s, number(body, "took_s") if score.reached else None),
        errors=_counted(tally.errors, body.get("errors")),
        routes=_counted(tally.routes, {route: 1} if isinstance(route := body.get("route"), str) and route else {}),
        smallest_target_su=smallest,
        longest_double_s=double,
        sessions={**tally.sessions, event.session: before.plus(score)},
    )


def retold(tally: Tally, session: str, was: tuple[str, int], now: tuple[str, int]) -> Tally:
    """The tally once an adult set a try right: (outcome, guidance) as counted, then as it was in truth.

    Sizes and times that were measured stay: what the hand did is not changed by who helped.
    """
    guidance = list(tally.guidance)
    for (outcome, level), by in ((was, -1), (now, 1)):
        if outcome == "reached":
            guidance[level] = max(0, guidance[level] + by)
    a, b, c, d, e, f = guidance
    stopped = tally.stopped - (was[0] == "stopped") + (now[0] == "stopped")
    before = tally.sessions.get(session) or Score()
    return replace(
        tally, score=tally.score.mended(was, now), guidance=(a, b, c, d, e, f), stopped=max(0, stopped),
        sessions={**tally.sessions, session: before.mended(was, now)},
    )  # fmt: skip


def _guidance(body: Mapping[str, Any]) -> int:
    """Unknown guidance is never taken for "alone"."""
    level = body.get("guidance")
    return level if isinstance(level, int) and not isinstance(level, bool) and 0 <= level <= 5 else 5


def number(body: Mapping[str, Any], *names: str) -> float | None:
    """The first of these that is a number."""
    for name in names:
        value = body.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
    return None


def _counted(counts: Mapping[str, int], more: object) -> Mapping[str, int]:
    if not isinstance(more, Mapping) or not more:
        return counts
    result = dict(counts)
    for name, number in more.items():
        if isinstance(name, str) and isinstance(number, int):
            result[name] = result.get(name, 0) + number
    return result


def _recent(values: tuple[float, ...], value: float | None) -> tuple[float, ...]:
    return values if value is None else (*values, value)[-RECENT:]


def _or(value: float | None, other: float) -> float:
    return other if value is None else value


def _least(a: float | None, b: float | None) -> float | None:
    return b if a is None else a if b is None else min(a, b)


def _most(a: float | None, b: float | None) -> float | None:
    return b if a is None else a if b is None else max(a, b)
