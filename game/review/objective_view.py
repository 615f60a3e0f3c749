"""Objectives of one learner and where they stand: criterion, date, base line, phases, sessions that met it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from game.core.calendar_day import day_of
from game.core.mastery import Criterion
from game.core.objectives import Objective, progress_of, say_criterion
from game.core.sentences import date_words
from game.core.skills import skill_name
from game.core.wording import words
from game.review.detail import Detail
from game.review.standing import SURE, Standing

PHASES = ("baseline", "teaching", "upkeep")
GOALS = (Criterion(0.8, 5, 2), Criterion(0.8, 10, 2), Criterion(0.8, 10, 3), Criterion(), Criterion(1.0, 10, 3))


@dataclass(frozen=True)
class ObjectiveView:
    """`said` are sentences, the most pressing first; `criterion` is the sentence as it can be edited."""

    id: str
    skill: str
    name: str
    standing: Standing
    closed: bool
    criterion: str
    until: str
    phase: str
    said: tuple[str, ...]
    done: int
    wanted: int
    late: bool


@dataclass(frozen=True)
class Draft:
    """What an adult typed into the form of an objective, and what is to be mended in it."""

    skill: str = ""
    criterion: str = ""
    until: str = ""
    problem: str = ""


def objective_views(detail: Detail, now: str, lang: str) -> tuple[ObjectiveView, ...]:
    """Those that are open first, by their date; closed ones after."""
    found = [_view(objective, detail, now, lang) for objective in detail.objectives.values()]
    return tuple(sorted(found, key=lambda o: (o.closed, o.until or "9")))


def _view(objective: Objective, detail: Detail, now: str, lang: str) -> ObjectiveView:
    name, coach = skill_name(objective.skill, lang), detail.coach.skill(objective.skill)
    shares = [(day_of(p.at) or 0, p.alone, p.tries) for p in detail.points.get(objective.skill, ())]
    progress = progress_of(objective, coach.standing, shares)
    state = detail.standing(objective.skill)
    today = day_of(now) or 0
    late = objective.until_day is not None and objective.until_day < today and not objective.closed
    late = late and state not in SURE
    until = "" if objective.until_day is None else date.fromordinal(objective.until_day).isoformat()
    said = [words(lang, "rv.goal.reached" if progress.reached else "rv.goal.sessions",
                  done=progress.sessions, wanted=progress.wanted)]  # fmt: skip
    if until:
        left = (objective.until_day or 0) - today
        key = "rv.goal.late" if late else "rv.goal.past" if left < 0 else "rv.goal.until"
        said.append(words(lang, key, date=date_words(lang, until, now), n=max(left, 0)))
    phase = objective.phase_on(today)
    said.append(words(lang, "rv.goal.phase", phase=phase_words(phase, lang)))
    if progress.base_tries:
        said.append(words(lang, "rv.goal.base", alone=progress.base_alone, tries=progress.base_tries))
    criterion = say_criterion(objective.criterion, "", lang).strip()
    return ObjectiveView(
        objective.id, objective.skill, name, state, objective.closed, criterion,
        until, phase, tuple(said), progress.sessions, progress.wanted, late,
    )  # fmt: skip


def phase_words(phase: str, lang: str) -> str:
    """Ours in words; one that an adult named otherwise (another program, another list) as it is."""
    key = f"set.skill_phase.{phase}"
    said = words(lang, key)
    return phase if said == key else said


def phases_of(objectives: Mapping[str, Objective], skill: str, lang: str) -> tuple[tuple[str, int], ...]:
    """The phases to draw over the sessions of a skill."""
    found = next((o for o in objectives.values() if o.skill == skill), None)
    return tuple((phase_words(p.name, lang), p.day) for p in found.phases) if found else ()


def goals(lang: str) -> tuple[str, ...]:
    """Criteria that are often set, as sentences."""
    return tuple(say_criterion(goal, "", lang).strip() for goal in GOALS)
