"""The running session's score of a skill: only tries at the level that mastery asks for."""

from __future__ import annotations

from dataclasses import replace

from game.core.coach_state import SkillState, Try
from game.core.mastery import SessionScore

PROBE_WINDOW = 0.101  # after mastery, harder levels than this above the criterion prove nothing against it


def scored(skill: SkillState, one: Try, alone: int, tries: int) -> SessionScore | None:
    """The running session's score, with these tries when they are at the level the criterion asks for."""
    wanted = skill.criterion.level
    if one.level < wanted - 1e-9 or (skill.mastery.mastered and one.level > wanted + PROBE_WINDOW):
        return skill.session
    now = skill.session or SessionScore(one.session, one.day)
    return replace(now, tries=max(0, now.tries + tries), alone=min(max(0, now.alone + alone), now.tries + tries))
