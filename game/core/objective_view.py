"""An objective and all that was done towards it, folded from the log: what a page or a chart needs.

Educators draw sessions from left to right, the share done alone upwards, a line between phases, and the
criterion across: `ObjectiveView` holds just that. Corrections of adults are folded in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.core.calendar_day import day_of
from game.core.coach_try import try_of
from game.core.corrections import mended, truths
from game.core.mastery import Mastery, SessionScore, after_session
from game.core.objectives import Objective, ObjectiveProgress, objectives_of, progress_of
from game.core.progress import Event
from game.core.statistics import wilson

NEEDED = ("objective_set", "objective_closed", "phase_set", "round_ended", "attempt_corrected", "guidance_noted")


@dataclass(frozen=True, slots=True)
class Point:
    """One session of the skill at the objective's level: `alone` of `tries`; Wilson's interval `low` to `high`."""

    session: str
    day: int
    alone: int
    tries: int
    phase: str
    met: bool

    @property
    def share(self) -> float:
        return self.alone / self.tries if self.tries else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.alone, self.tries)


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """`points` in the order of the log; `phase_lines` are the days at which a phase begins."""

    objective: Objective
    points: tuple[Point, ...]
    progress: ObjectiveProgress

    @property
    def phase_lines(self) -> tuple[tuple[int, str], ...]:
        return tuple((phase.day, phase.name) for phase in self.objective.phases)

    @property
    def share_wanted(self) -> float:
        return self.objective.criterion.share


def objective_views(events: Iterable[Event]) -> dict[str, ObjectiveView]:
    """Every objective of one learner, by id, from all types in `NEEDED`, in the order of the log."""
    known = tuple(events)
    rounds = tuple(mended((e for e in known if e.type == "round_ended"), truths(known)))
    return {key: _view(objective, rounds) for key, objective in objectives_of(known).items()}


def _view(objective: Objective, rounds: Sequence[Event]) -> ObjectiveView:
    mastery, points = Mastery(), []
    for score in session_scores(rounds, objective.skill, objective.criterion.level):
        mastery = after_session(mastery, score, objective.criterion)
        met = score.tries >= objective.criterion.tries and score.share >= objective.criterion.share - 1e-9
        phase = objective.phase_on(score.day)
        points.append(Point(score.session, score.day, score.alone, score.tries, phase, met))
    # The base line is what was there before teaching, at whatever level it was tried.
    shares = [(score.day, score.alone, score.tries) for score in session_scores(rounds, objective.skill)]
    return ObjectiveView(objective, tuple(points), progress_of(objective, mastery, shares))


def session_scores(rounds: Iterable[Event], skill: str, level: float = 0.0) -> tuple[SessionScore, ...]:
    """Each session's tries of a skill at `level` or above, in the order the sessions first appear.

    A clock that is set back makes no earlier day: days never fall.
    """
    found: dict[str, SessionScore] = {}
    latest = 0
    for event in rounds:
        latest = max(latest, day_of(event.at) or 0)
        one = try_of(event, latest) if event.type == "round_ended" else None
        if one is None or one.skill != skill or one.level < level - 1e-9:
            continue
        before = found.get(event.session) or SessionScore(event.session, latest)
        found[event.session] = SessionScore(
            before.session, before.day, before.tries + one.tries, before.alone + one.alone
        )  # fmt: skip
    return tuple(score for score in found.values() if score.tries)
