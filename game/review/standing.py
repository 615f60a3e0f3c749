"""Where a learner stands with a skill: acquired, in progress, emerging, not worked on, generalised.

The word is the coach's own (`core.coach_words`), so that the pages and the running program never say two
different things: mastery by the criterion of the objective (90 % alone, 10 tries, 3 sessions over 2 days
unless an adult set another), at the level that it asks for.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from game.core.coach_state import CoachState, SkillState
from game.core.coach_words import standing_of
from game.core.tally import Score, Tally


class Standing(StrEnum):
    """From what an adult confirmed down to what nobody tried yet."""

    GENERALISED = "generalised"
    ACQUIRED = "acquired"
    GROWING = "growing"
    EMERGING = "emerging"
    UNTRIED = "untried"


# A sign and a word stand for each state, so that no state is told by colour alone.
SIGNS = {
    Standing.GENERALISED: "★",
    Standing.ACQUIRED: "●",
    Standing.GROWING: "◐",
    Standing.EMERGING: "○",
    Standing.UNTRIED: "·",
}
SURE = (Standing.GENERALISED, Standing.ACQUIRED)
LEARNING = (Standing.GROWING, Standing.EMERGING)
Coaches = Mapping[str, CoachState]


def standing(skill: SkillState | None, tally: Tally | None = None) -> Standing:
    """`tally` tells of skills that were only ever worked beside another one: they are never acquired by that."""
    if skill is not None and (skill.tries_total or skill.generalised or skill.standing.mastered):
        return Standing(standing_of(skill))
    if tally is None or not tally.rounds:
        return Standing.UNTRIED
    scores = [score for score in tally.sessions.values() if score.tries]
    last = scores[-1] if scores else Score()
    return Standing.GROWING if last.alone and last.alone * 2 >= last.tries else Standing.EMERGING
