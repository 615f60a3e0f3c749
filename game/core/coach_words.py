"""Where a skill stands, in the five words educators use (DOMAIN.md), from what the coach knows."""

from __future__ import annotations

from game.core.coach_state import SkillState
from game.core.wording import words

UNTRIED, EMERGING, GROWING, ACQUIRED, GENERALISED = "untried", "emerging", "growing", "acquired", "generalised"


def standing_of(skill: SkillState) -> str:
    """In progress: at least half of the last tries were alone; emerging: begun, less than that."""
    if skill.generalised:
        return GENERALISED
    if skill.standing.mastered:
        return ACQUIRED
    if not skill.tries_total:
        return UNTRIED
    alone, tries = skill.recent_share(10)
    return GROWING if alone and alone * 2 >= tries else EMERGING


def standing_words(skill: SkillState, lang: str) -> str:
    return words(lang, f"rv.state.{standing_of(skill)}")
