"""The running session's score of a skill: only tries at the level that mastery asks for.

A session that comes up again (logs of two machines, put in one order) goes on where it was.
"""

from __future__ import annotations

from dataclasses import replace

from game.core.coach_state import SkillState, Try
from game.core.mastery import SessionScore, after_session

KEPT_CLOSED = 6
PROBE_WINDOW = 0.101  # after mastery, harder levels than this above the criterion prove nothing against it


def scored(skill: SkillState, one: Try, alone: int, tries: int) -> SessionScore | None:
    """The running session's score, with these tries when they are at the level the criterion asks for."""
    wanted = skill.criterion.level
    if one.level < wanted - 1e-9 or (skill.mastery.mastered and one.level > wanted + PROBE_WINDOW):
        return skill.session
    now = skill.session or SessionScore(one.session, one.day)
    return replace(now, tries=max(0, now.tries + tries), alone=min(max(0, now.alone + alone), now.tries + tries))


def settled(skill: SkillState) -> SkillState:
    """The running session is over, as far as is known: mastery has its score."""
    if skill.session is None:
        return skill
    mastery, base, closed = skill.standing, skill.base, (*skill.closed, skill.session)
    if len(closed) > KEPT_CLOSED:
        base, closed = after_session(base, closed[0], skill.criterion), closed[1:]
    return replace(skill, mastery=mastery, session=None, closed=closed, base=base)


def reopened(skill: SkillState, session: str) -> SkillState:
    """The skill with this session running again, if it was one of the last."""
    old = next((s for s in skill.closed if s.session == session), None) if skill.session is None else None
    if old is None:
        return skill
    closed = tuple(s for s in skill.closed if s is not old)
    mastery = skill.base
    for score in closed:
        mastery = after_session(mastery, score, skill.criterion)
    return replace(skill, mastery=mastery, session=old, closed=closed)
