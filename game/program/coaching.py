"""The coach at work in a session: what it knows of a learner, and what it decides after a round.

Imported late, when somebody sits down: the launch does not pay for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.core.coach_decision import Decision
from game.core.coach_fold import FOLDED, fold, fold_all
from game.core.coach_signs import decide_pause
from game.core.coach_state import CoachState
from game.core.guidance import PROFILE_NAMES
from game.core.learner import Profile
from game.core.next_challenge import decide_mastery
from game.core.ports import ProgressStore
from game.core.progress import Event
from game.program.plan import offers, share


def known(store: ProgressStore, code: str) -> CoachState:
    """Everything the log tells of this learner that the coach needs."""
    return fold_all(store.events(code, FOLDED), CoachState(learner=code))


def known_and_seen(store: ProgressStore, code: str) -> tuple[CoachState, dict[str, str]]:
    """The same, and the last event of each machine it came from: what a replay may know of the past.

    A bundle that is taken in later brings events that are older than this session, but were not known to it.
    """
    seen: dict[str, str] = {}

    def told() -> Iterator[Event]:
        for event in store.events(code, FOLDED):
            seen[event.machine] = event.id
            yield event

    return fold_all(told(), CoachState(learner=code)), seen


def settings_logged(profile: Profile) -> dict[str, object]:
    """What the decisions of this session depend on, so that a replay reaches the same ones."""
    names = ("success_target", "probe_schedule", *PROFILE_NAMES)
    return {name: getattr(profile, name) for name in names}


def mastered(coach: CoachState) -> frozenset[str]:
    return frozenset(name for name, skill in coach.skills.items() if skill.standing.mastered)


def after_round(coach: CoachState, skill: str, before: frozenset[str]) -> tuple[Decision, ...]:
    """Mastery gained or lost (`before`: what was mastered), and the offer of a pause."""
    decided = decide_mastery(skill, coach.skill(skill), skill in before), decide_pause(coach)
    return tuple(decision for decision in decided if decision is not None)


__all__ = ["after_round", "fold", "known", "mastered", "offers", "settings_logged", "share"]
