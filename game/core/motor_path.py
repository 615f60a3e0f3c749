"""The seven path measures of MacKenzie, Kauppinen and Silfverberg (CHI 2001).

The path is turned so that the movement starts at the origin and its target lies on the x axis.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan, atan2, copysign, cos, hypot, pi, sin, sqrt
from operator import ge, ne

from game.core.geometry import Point
from game.core.statistics import mean

CROSSING_PX = 5.0
LEG_PX = 10.0
ENTRY = b"\0\1"
ONE_ODD = re.compile(rb"\x00\x01(?=\x00)|\x01\x00(?=\x01)")
TWO_ODD = re.compile(rb"\x00\x01\x01(?=\x00)|\x01\x00\x00(?=\x01)")


@dataclass(frozen=True, slots=True)
class PathMeasures:
    """Counts of entries again, axis crossings, turns across and along; then su: spread, distance and
    offset from the axis (positive: to the right of the way, as y grows downwards)."""

    tre: int
    tac: int
    mdc: int
    odc: int
    mv_su: float
    me_su: float
    mo_su: float


def path_measures(
    x: Sequence[float],
    y: Sequence[float],
    start: Point,
    centre: Point,
    width: float,
    *,
    scale: float = 1.0,
    smooth: bool = True,
    mackenzie_compat: bool = False,
) -> PathMeasures | None:
    """None without at least two samples and a distance to go.

    `scale` is how many of the path's units make a logical pixel: the thresholds that tell a turn from
    a tremble are pixels. `smooth=False` counts every change of sign. `mackenzie_compat` repeats the
    reference program to the letter (whole pixels, mirrored axis), only to be compared with it.
    """
    if len(x) < 2 or start.distance(centre) == 0.0:
        return None
    turn = _turned_like_mackenzie if mackenzie_compat else _turned
    u, v = turn(x, y, start, centre)
    r, cx, cy = width / 2, centre.x, centre.y
    inside = bytes(abs(a - cx) < r and hypot(a - cx, b - cy) < r for a, b in zip(x, y, strict=True))
    leg = LEG_PX * scale if smooth else 0.0
    crossing = CROSSING_PX * scale if smooth else 0.0
    middle = mean(v)
    return PathMeasures(
        tre=_entries_again(inside, smooth),
        tac=_crossings(v, crossing),
        mdc=_turns(v, leg, smooth),
        odc=_turns(u, leg, smooth),
        mv_su=sqrt(sum((b - middle) ** 2 for b in v) / (len(v) - 1)),
        me_su=mean(map(abs, v)),
        mo_su=middle,
    )


def _turned(x: Sequence[float], y: Sequence[float], start: Point, centre: Point) -> tuple[list[float], list[float]]:
    angle = atan2(centre.y - start.y, centre.x - start.x)
    c, s = cos(angle), sin(angle)
    fx, fy = start.x, start.y
    u = [(a - fx) * c + (b - fy) * s for a, b in zip(x, y, strict=True)]
    v = [(b - fy) * c - (a - fx) * s for a, b in zip(x, y, strict=True)]
    return u, v


def _turned_like_mackenzie(
    x: Sequence[float], y: Sequence[float], start: Point, centre: Point
) -> tuple[list[float], list[float]]:
    """Differences cut to whole numbers, an angle by the arc tangent alone, and the axis mirrored: the
    offset's sign then belongs to the screen, not to the way."""
    dx, dy = centre.x - start.x, centre.y - start.y
    angle = 2 * pi - (atan(dy / dx) if dx else copysign(pi / 2, dy))
    c, s = cos(angle), sin(angle)
    whole = [(float(int(a - start.x)), float(int(b - start.y))) for a, b in zip(x, y, strict=True)]
    return [-(a * c - b * s) for a, b in whole], [a * s + b * c for a, b in whole]


def _entries_again(inside: bytes, smooth: bool) -> int:
    states = _without_flicker(inside) if smooth else inside
    return max(0, states.count(ENTRY) - 1)


def _crossings(v: Sequence[float], least: float) -> int:
    """Changes of side; with `least`, only from beyond it on one side to beyond it on the other."""
    if max(v) <= least or min(v) >= -least:
        return 0
    sides = [value > 0 for value in v if abs(value) > least]
    return sum(map(ne, sides, sides[1:]))


def _turns(values: Sequence[float], least: float, smooth: bool) -> int:
    """Changes of direction; smoothed, only those that end a leg longer than `least`."""
    if not smooth:
        rising = [b > a for a, b in pairwise(values) if a != b]
        return sum(map(ne, rising, rising[1:]))
    signs = _without_flicker(bytes(map(ge, values[1:], values)))
    count, begun = 0, 0
    while (end := signs.find(1 - signs[begun], begun)) >= 0:
        # The reference program never looks at a turn in the very last step.
        if end < len(signs) - 1 and abs(values[begun] - values[end]) > least:
            count += 1
        begun = end
    return count


def _without_flicker(states: bytes) -> bytes:
    """States (0 or 1) that last one sample, then two, between equal ones are taken for noise.

    From left to right, the very last sample left out: exactly as the reference program does it.
    """
    body = ONE_ODD.sub(_as_before, states[:-1])
    return TWO_ODD.sub(_as_before, body) + states[-1:]


def _as_before(match: re.Match[bytes]) -> bytes:
    found = match[0]
    return found[:1] * len(found)
