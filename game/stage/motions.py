"""Short motions as pure functions of the share of their time that has passed.

120-240 ms, success up to 900 ms; nothing loops, nothing blinks. With reduced motion nothing moves:
states simply change.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sin

from game.core.outcome import Motion
from game.stage.theme import MOTION_S, SUCCESS_S

NUDGE_SU = 12.0
FLY_SU = 620.0

LASTS_S = {
    Motion.FLY: SUCCESS_S,
    Motion.OPEN: 0.6,
    Motion.POP: 0.24,
    Motion.NUDGE: 0.24,
    Motion.GLOW: 0.24,
    Motion.FADE: MOTION_S,
}
IN_PLACE = frozenset({Motion.NUDGE, Motion.GLOW, Motion.POP, Motion.OPEN})
"""Motions that stand for the thing itself while they run, when it is still there."""


@dataclass(frozen=True, slots=True)
class Pose:
    """How a thing is drawn at a moment: moved (su), sized, seen (0 to 1), turned (degrees)."""

    dx_su: float = 0.0
    dy_su: float = 0.0
    scale: float = 1.0
    alpha: float = 1.0
    turn_deg: float = 0.0


STILL = Pose()
GONE = Pose(alpha=0.0)


def pose(motion: Motion, share: float, *, leaving: bool = True) -> Pose:
    """The pose after `share` (0 to 1) of the motion. `leaving`: the thing is no longer in the scene."""
    t = min(max(share, 0.0), 1.0)
    if t >= 1.0:
        return GONE if leaving else STILL
    return _POSES[motion](t, leaving)


def eased(t: float) -> float:
    """Ease-out: quick first, then calm."""
    return 1.0 - (1.0 - t) ** 3


def _fly(t: float, _leaving: bool) -> Pose:
    sway = sin(t * pi * 2) * 10.0
    rise = t * t * (3.0 - 2.0 * t)
    return Pose(sway * 2.0, -FLY_SU * rise, 1.0 + 0.06 * sin(min(1.0, t * 4) * pi), _away(t, 0.75), sway * 0.3)


def _pop(t: float, leaving: bool) -> Pose:
    if leaving:
        return Pose(scale=1.0 + 0.35 * eased(t), alpha=1.0 - eased(t))
    return Pose(scale=1.0 + 0.12 * sin(t * pi))


def _open(t: float, leaving: bool) -> Pose:
    jump = sin(min(1.0, t * 1.6) * pi)
    pose_ = Pose(dy_su=-26.0 * jump, scale=1.0 + 0.16 * eased(t) * (1.0 if leaving else 1.0 - t))
    return Pose(pose_.dx_su, pose_.dy_su, pose_.scale, _away(t, 0.6) if leaving else 1.0)


def _nudge(t: float, _leaving: bool) -> Pose:
    return Pose(dx_su=NUDGE_SU * sin(t * pi * 2) * (1.0 - t))


def _glow(t: float, leaving: bool) -> Pose:
    return Pose(scale=1.0 + 0.05 * sin(t * pi), alpha=_away(t, 0.5) if leaving else 1.0)


def _fade(t: float, _leaving: bool) -> Pose:
    return Pose(alpha=1.0 - eased(t))


def _away(t: float, begins: float) -> float:
    return 1.0 if t <= begins else 1.0 - (t - begins) / (1.0 - begins)


_POSES = {
    Motion.FLY: _fly,
    Motion.POP: _pop,
    Motion.OPEN: _open,
    Motion.NUDGE: _nudge,
    Motion.GLOW: _glow,
    Motion.FADE: _fade,
}
