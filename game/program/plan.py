"""What the coach knows, as the screens show it: offers, and how far each challenge is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.core.coach_decision import NEXT, Decision
from game.core.coach_state import CoachState
from game.core.learner import Profile
from game.core.next_challenge import Candidate, NextSettings, Requires, decide_next, requires_among
from game.core.skills import skill as skill_of
from game.screens.cards import Reached


@dataclass(frozen=True)
class Offer:
    """A challenge id, how far it is known, what the coach offers it for, the decision behind, and its pack."""

    challenge: str
    reached: Reached
    purpose: str = ""
    pack: str = ""
    decision: Decision = field(default_factory=lambda: Decision(NEXT, "next.known"))


def offers(
    candidates: Sequence[Candidate], coach: CoachState, profile: Profile, last: tuple[str, str] = ("", "")
) -> tuple[Offer, ...]:
    """Two or three of the candidates, the most useful first."""
    settings = NextSettings(schedule=profile.probe_schedule)
    found = decide_next(coach, candidates, settings, _requires(candidates), today=coach.day, last=last)
    return tuple(
        Offer(o.challenge[1], reached_of(coach, *o.challenge), o.purpose, o.challenge[0], o.decision) for o in found
    )


def _requires(candidates: Sequence[Candidate]) -> Requires:
    """What a skill builds upon, as far as it can be learned here: nobody waits for a pack that is not there."""
    return requires_among(candidates, lambda name: found.needs if (found := skill_of(name)) else ())


def reached_of(coach: CoachState, pack: str, challenge: str) -> Reached:
    known = coach.challenges.get((pack, challenge))
    return Reached(known.known) if known else Reached.NEW


def share(coach: CoachState, pack: str, challenges: Sequence[str]) -> float:
    """How much of a pack was reached (0 to 1); with help counts half."""
    worth = {Reached.REACHED: 0.5, Reached.ALONE: 1.0}
    done = sum(worth.get(reached_of(coach, pack, c), 0.0) for c in challenges)
    return done / len(challenges) if challenges else 0.0
