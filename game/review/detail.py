"""All that is known of one learner, read in one pass: skills by session, tries, notes, decisions."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from game.core.coach_fold import FOLDED, fold_all
from game.core.coach_state import CoachState
from game.core.corrections import (
    VOID,
    Round,
    Told,
    guidance_in,
    mended,
    names_in,
    round_of,
    steps_in,
    truths,
)
from game.core.objectives import Objective, objectives_of
from game.core.progress import Event
from game.core.statistics import median, wilson
from game.core.summary import LearnerView, Summary, fold
from game.core.tally import number
from game.review.finer_view import Finer, finer
from game.review.reading import Local, in_local_time
from game.review.standing import Standing, standing

TYPES = (
    "session_started", "session_ended", "round_ended", "decision_made", "adult_noted", "objective_closed",
    "phase_set", "sign_seen", *FOLDED,
)  # fmt: skip
KEPT_TRIES, KEPT_NOTES, KEPT_DECISIONS = 400, 24, 60


@dataclass(slots=True)
class Point:
    """One session of one skill: its steps, and `guidance`, its reached tries by the highest help (0 to 5).

    `goal_alone` of `goal_tries` were at the level that the criterion asks for.
    """

    session: str
    at: str
    tries: int = 0
    alone: int = 0
    stopped: int = 0
    goal_tries: int = 0
    goal_alone: int = 0
    guidance: list[int] = field(default_factory=lambda: [0] * 6)
    first_acts_s: list[float] = field(default_factory=list)

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.alone, self.tries)

    @property
    def first_act_s(self) -> float | None:
        return median(self.first_acts_s)


@dataclass(frozen=True, slots=True)
class Try:
    """One round as an educator reads it; `told` is what the log told of it when an adult set it right."""

    one: Round
    at: str
    took_s: float | None
    first_act_s: float | None
    route: str
    errors: int
    told: Told | None = None
    equivalent: str = ""

    @property
    def outcome(self) -> str:
        return self.one.told[0]

    @property
    def guidance(self) -> int:
        return self.one.told[1]


@dataclass(frozen=True, slots=True)
class Note:
    at: str
    about: str
    value: str


@dataclass(frozen=True, slots=True)
class DecisionMade:
    """`decided` is what the coach chose (a level 0-1, a help, a challenge); `overruled` the adult's `to`."""

    id: str
    at: str
    about: str
    code: str
    challenge: str
    pack: str
    skill: str
    reason: str
    decided: Any = None
    overruled: Mapping[str, Any] | None = None


@dataclass(slots=True)
class Trap:
    """One family of traps: how often it was found, missed, and seen where it was not; and when last."""

    found: int = 0
    missed: int = 0
    alarms: int = 0
    at: str = ""


@dataclass(frozen=True)
class Detail:
    code: str
    view: LearnerView
    coach: CoachState
    objectives: Mapping[str, Objective]
    points: Mapping[str, tuple[Point, ...]]
    tries: tuple[Try, ...]
    notes: tuple[Note, ...]
    decisions: tuple[DecisionMade, ...]
    traps: Mapping[str, Trap]
    left_out: int = 0
    finer: Finer = field(default_factory=Finer)

    def standing(self, skill: str) -> Standing:
        return standing(self.coach.skills.get(skill), self.view.skills.get(skill))


def learner_detail(code: str, events: Iterable[Event], local: Local, keep: int = KEPT_TRIES) -> Detail:
    """`events` of this learner, in the order of the log. The last `keep` tries are kept.

    The coach counts days in UTC, as it does while somebody plays; people read local time.
    """
    log = list(events)
    found = truths(log)
    coach = fold_all(log, CoachState(learner=code))
    gathered = _Gathered(coach, keep)
    summary = Summary()
    overruled: dict[str, Mapping[str, Any]] = {}
    for event in in_local_time(log, local):
        summary = fold(summary, event)
        if event.type == "decision_overruled" and isinstance(event.body.get("to"), Mapping):
            overruled[str(event.body.get("decision"))] = event.body["to"]
        elif event.type == "round_ended" and event.body.get("outcome") in ("reached", "passed", "stopped"):
            gathered.ended(event, next(mended((event,), found), None))
        else:
            gathered.told(event)
    decisions = tuple(replace(d, overruled=overruled.get(d.id)) for d in gathered.decisions)
    return Detail(
        code, summary.of(code), coach, objectives_of(log),
        {skill: tuple(by.values()) for skill, by in gathered.points.items()}, tuple(gathered.tries),
        tuple(gathered.notes), decisions, gathered.traps, gathered.count - len(gathered.tries),
        finer(mended((event for event in log if event.type == "round_ended"), found)),
    )  # fmt: skip


class _Gathered:
    """What is counted while the log goes by."""

    def __init__(self, coach: CoachState, keep: int) -> None:
        self.coach, self.count = coach, 0
        self.points: dict[str, dict[str, Point]] = {}
        self.tries: deque[Try] = deque(maxlen=keep)
        self.notes: deque[Note] = deque(maxlen=KEPT_NOTES)
        self.decisions: deque[DecisionMade] = deque(maxlen=KEPT_DECISIONS)
        self.traps: dict[str, Trap] = {}

    def told(self, event: Event) -> None:
        body = event.body
        if event.type == "adult_noted":
            self.notes.append(Note(event.at, str(body.get("about", "")), str(body.get("value", ""))))
        elif event.type == "decision_made":
            self.decisions.append(_decision(event))

    def ended(self, event: Event, true: Event | None) -> None:
        """`true` is the round as it was in truth; None when it counts for nothing."""
        self.count += 1
        self.tries.append(_try(event, true))
        if true is None:
            return
        for skill in names_in(true.body.get("skills")):
            wanted = self.coach.skill(skill).criterion.level
            _count(self.points.setdefault(skill, {}), true, wanted)
        self._trapped(true)

    def _trapped(self, event: Event) -> None:
        """Families are logged as measures `found.X`, `missed.X`, `alarm.X` and as errors `trap.X`."""
        errors, measures = event.body.get("errors"), event.body.get("measures")
        seen: dict[str, tuple[int, int]] = {}
        alarms: dict[str, int] = {}
        for source in (errors, measures):
            for name, n in source.items() if isinstance(source, Mapping) else ():
                kind, _, family = str(name).partition(".")
                if family and kind in ("trap", "found", "missed") and isinstance(n, int | float):
                    found, missed = seen.get(family, (0, 0))
                    seen[family] = (found + int(n), missed) if kind == "found" else (found, max(missed, int(n)))
                elif family and kind == "alarm" and isinstance(n, int | float):
                    alarms[family] = int(n)
                    seen.setdefault(family, (0, 0))
        for family, (found, missed) in seen.items():
            trap = self.traps.setdefault(family, Trap())
            trap.found, trap.missed, trap.at = trap.found + found, trap.missed + missed, event.at
            trap.alarms += alarms.get(family, 0)


def _count(by_session: dict[str, Point], event: Event, wanted_level: float) -> None:
    point = by_session.setdefault(event.session, Point(event.session, event.at))
    body, outcome = event.body, event.body.get("outcome")
    point.at = event.at
    if outcome == "stopped":
        point.stopped += 1
    tries, alone = steps_in(body)
    point.tries, point.alone = point.tries + tries, point.alone + alone
    if (number(body, "level") or 0.0) >= wanted_level - 1e-9:
        point.goal_tries, point.goal_alone = point.goal_tries + tries, point.goal_alone + alone
    if outcome == "reached":
        point.guidance[guidance_in(body)] += 1
    if (first := number(body, "first_act_s")) is not None:
        point.first_acts_s.append(first)


def _try(event: Event, true: Event | None) -> Try:
    body, one = event.body, round_of(event)
    errors = body.get("errors")
    now = (VOID, one.told[1]) if true is None else round_of(true).told
    return Try(
        replace(one, told=now), event.at, number(body, "took_s"), number(body, "first_act_s"),
        str(body.get("route", "")),
        sum(n for n in errors.values() if isinstance(n, int)) if isinstance(errors, Mapping) else 0,
        one.told if now != one.told else None, str(body.get("equivalent", "")),
    )  # fmt: skip


def _decision(event: Event) -> DecisionMade:
    body = event.body
    return DecisionMade(
        event.id, event.at, str(body.get("about", "")), str(body.get("code", "")),
        str(body.get("chosen", body.get("challenge", ""))), str(body.get("pack", "")), str(body.get("skill", "")),
        str(body.get("reason", "")), body.get("decided"),
    )  # fmt: skip
