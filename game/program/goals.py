"""The objective of a skill on the adult's page: its sentence, how far it is, and what each row changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from game.core.calendar_day import day_of, iso_of, month_ends
from game.core.mastery import Criterion
from game.core.objective_view import NEEDED, ObjectiveView, objective_views
from game.core.objective_words import days_left, say_days_left, say_objective, say_progress
from game.core.objectives import BASELINE, criterion_from, logged_criterion, read_criterion, say_criterion
from game.core.ports import ProgressStore
from game.core.wording import words

PHASES = ("baseline", "teaching", "upkeep")
GOALS = (
    Criterion(0.8, 5, 2), Criterion(0.8, 10, 2), Criterion(0.8, 10, 3), Criterion(), Criterion(1.0, 10, 3),
)  # fmt: skip
MONTHS_AHEAD = 18
NUMBERS = {"goal_share": "share", "goal_tries": "tries", "goal_sessions": "sessions", "goal_days": "days"}
Told = list[tuple[str, dict[str, Any]]]


class Goal:
    """One skill of one learner; `view` is None as long as no objective was set. `today` is a day number."""

    def __init__(self, store: ProgressStore, code: str, skill: str, criterion: Criterion, today: int) -> None:
        self.skill, self.criterion, self.today = skill, criterion, today
        self.view = objective_of(objective_views(store.events(code, NEEDED)), skill)
        self.id = self.view.objective.id if self.view else skill

    # ------------------------------------------------------------------ in words

    def said(self, name: str, lang: str) -> tuple[str, ...]:
        """The objective as a sentence, then its progress, base line and the days that are left."""
        if self.view is None:
            return (words(lang, "goal.none", goal=plain(self.criterion, lang)),)
        first = words(lang, "goal.is", goal=say_objective(self.view.objective, name, lang))
        then = say_progress(self.view.progress, lang)
        left = days_left(self.view.objective, self.today)
        if left is not None and not self.view.progress.reached:
            then += " " + say_days_left(left, lang)
        return first, then

    def rows(self, lang: str) -> dict[str, Any]:
        """The values of the page's rows."""
        c = self.criterion
        until = self.view.objective.until_day if self.view else None
        return {
            "skill_goal": plain(c, lang), "goal_share": c.share, "goal_tries": float(c.tries),
            "goal_sessions": float(c.sessions), "goal_days": float(c.days),
            "goal_level": float(round(100 * c.level)), "goal_until": "" if until is None else iso_of(until),
            "skill_phase": self.phase, "goal_on": self.view is not None,
        }  # fmt: skip

    def sentences(self, lang: str) -> tuple[str, ...]:
        """Criteria to choose among, as educators write them."""
        return tuple(dict.fromkeys([*(plain(c, lang) for c in GOALS), plain(self.criterion, lang)]))

    def dates(self) -> tuple[str, ...]:
        """Last days to choose among: none, the ends of the months to come, and what is set."""
        days = set(month_ends(self.today, MONTHS_AHEAD)) if self.today else set()
        if self.view and self.view.objective.until_day is not None:
            days.add(self.view.objective.until_day)
        return ("", *(iso_of(day) for day in sorted(days)))

    @property
    def phase(self) -> str:
        phases = self.view.objective.phases if self.view else ()
        return phases[-1].name if phases and phases[-1].name in PHASES else BASELINE

    # ------------------------------------------------------------------ as events

    def events(self, key: str, value: Any) -> Told | None:
        """What a row's new value means; None when the row is not one of the objective's."""
        match key:
            case "skill_goal":
                read = read_criterion(str(value))
                return [self._set(read)] if read is not None else []
            case "goal_on" if value:
                return [self._set(self.criterion)]
            case "goal_on":
                return [("objective_closed", {"objective": self.id})]
            case "goal_until":
                return [self._set(self.criterion, day_of(str(value)))]
            case "goal_level":
                return [self._set(replace(self.criterion, level=float(value) / 100))]
            case "skill_phase" if value in PHASES:
                phase = ("phase_set", {"objective": self.id, "phase": str(value)})
                return [phase] if self.view else [self._set(self.criterion), phase]
            case _ if key in NUMBERS:
                stored = {**logged_criterion(self.criterion), NUMBERS[key]: float(value)}
                return [self._set(criterion_from(stored))]
        return None

    def _set(self, criterion: Criterion, until: int | None = -1) -> tuple[str, dict[str, Any]]:
        """An objective is logged whole, so that one event tells it; `until` -1 keeps the date."""
        if until == -1:
            until = self.view.objective.until_day if self.view else None
        body = {"objective": self.id, "skill": self.skill, "criterion": logged_criterion(criterion)}
        return "objective_set", {**body, "until": "" if until is None else iso_of(until)}


def objective_of(views: Mapping[str, ObjectiveView], skill: str) -> ObjectiveView | None:
    """The one that was set last for a skill and is not closed."""
    found = [v for v in views.values() if v.objective.skill == skill and not v.objective.closed]
    return found[-1] if found else None


def plain(criterion: Criterion, lang: str) -> str:
    """The criterion without its skill: « seul, 8 sur 10, 3 séances »."""
    return say_criterion(criterion, "", lang).strip()
