"""All that is known of one learner, read in one pass: skills by session, tries, notes, decisions."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from game.core.progress import Event
from game.core.statistics import median, wilson
from game.core.summary import LearnerView, Summary, fold
from game.core.tally import number

TYPES = (
    "session_started", "session_ended", "round_ended", "decision_made", "adult_noted", "skill_set",
)  # fmt: skip
KEPT_TRIES, KEPT_NOTES, KEPT_DECISIONS = 400, 24, 24


@dataclass(slots=True)
class Point:
    """One session of one skill. `guidance` counts reached tries by the highest help (0 to 5)."""

    session: str
    at: str
    tries: int = 0
    alone: int = 0
    stopped: int = 0
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
    """One round as an educator reads it; the spreadsheet has the same facts."""

    at: str
    session: str
    pack: str
    challenge: str
    outcome: str
    guidance: int
    took_s: float | None
    first_act_s: float | None
    route: str
    errors: int
    round: str = ""
    equivalent: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    at: str
    about: str
    value: str


@dataclass(frozen=True, slots=True)
class DecisionMade:
    at: str
    about: str
    challenge: str
    pack: str
    skill: str
    reason: str


@dataclass(frozen=True)
class Detail:
    code: str
    view: LearnerView
    points: Mapping[str, tuple[Point, ...]]
    tries: tuple[Try, ...]
    notes: tuple[Note, ...]
    decisions: tuple[DecisionMade, ...]
    generalised: frozenset[str]
    left_out: int = 0


def learner_detail(code: str, events: Iterable[Event], keep: int = KEPT_TRIES) -> Detail:
    """`events` of this learner, in local time, in the order of the log. The last `keep` tries are kept."""
    summary = Summary()
    points: dict[str, dict[str, Point]] = {}
    tries: deque[Try] = deque(maxlen=keep)
    notes: deque[Note] = deque(maxlen=KEPT_NOTES)
    decisions: deque[DecisionMade] = deque(maxlen=KEPT_DECISIONS)
    generalised: set[str] = set()
    count = 0
    for event in events:
        summary = fold(summary, event)
        body = event.body
        match event.type:
            case "round_ended" if body.get("outcome") in ("reached", "passed", "stopped"):
                count += 1
                tries.append(_try(event))
                for skill in _names(body.get("skills")):
                    _count(points.setdefault(skill, {}), event)
            case "adult_noted":
                notes.append(Note(event.at, str(body.get("about", "")), str(body.get("value", ""))))
            case "decision_made":
                decisions.append(_decision(event))
            case "skill_set" if isinstance(body.get("generalised"), bool):
                _mark(generalised, str(body.get("skill", "")), body["generalised"])
    return Detail(
        code, summary.of(code), {skill: tuple(by.values()) for skill, by in points.items()},
        tuple(tries), tuple(notes), tuple(decisions), frozenset(generalised), count - len(tries),
    )  # fmt: skip


def _count(by_session: dict[str, Point], event: Event) -> None:
    point = by_session.setdefault(event.session, Point(event.session, event.at))
    body, outcome = event.body, event.body.get("outcome")
    point.at = event.at
    if outcome == "stopped":
        point.stopped += 1
        return
    level = _guidance(body)
    point.tries += 1
    if outcome == "reached":
        point.guidance[level] += 1
        point.alone += level == 0
    if (first := number(body, "first_act_s")) is not None:
        point.first_acts_s.append(first)


def _try(event: Event) -> Try:
    body = event.body
    errors = body.get("errors")
    return Try(
        event.at, event.session, str(body.get("pack", "")), str(body.get("challenge", "")),
        str(body.get("outcome", "")), _guidance(body), number(body, "took_s"), number(body, "first_act_s"),
        str(body.get("route", "")),
        sum(n for n in errors.values() if isinstance(n, int)) if isinstance(errors, Mapping) else 0,
        str(body.get("round", "")), str(body.get("equivalent", "")),
    )  # fmt: skip


def _decision(event: Event) -> DecisionMade:
    body = event.body
    return DecisionMade(
        event.at, str(body.get("about", "")), str(body.get("chosen", body.get("challenge", ""))),
        str(body.get("pack", "")), str(body.get("skill", "")), str(body.get("reason", "")),
    )  # fmt: skip


def _mark(marks: set[str], skill: str, on: bool) -> None:
    if on:
        marks.add(skill)
    else:
        marks.discard(skill)


def _guidance(body: Mapping[str, Any]) -> int:
    """Unknown help is never taken for "alone" (as in the tally)."""
    level = body.get("guidance")
    return level if isinstance(level, int) and not isinstance(level, bool) and 0 <= level <= 5 else 5


def _names(skills: object) -> tuple[str, ...]:
    names = [s for s in skills if isinstance(s, str)] if isinstance(skills, list | tuple) else []
    return tuple(dict.fromkeys(names))
