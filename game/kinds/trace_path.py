"""The geometry of a path to follow: named shapes, even samples, stations, nearest points.

Shapes are fractions (0 to 1) of the area; everything else is in stage units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, pi, sin, tau

from game.core.geometry import Point, Rect, bounds

Fractions = tuple[tuple[float, float], ...]

STEP_SU = 8.0
SHAPES = ("line", "wave", "zigzag", "spiral", "house")
# The widest track, as a share of the play area’s shorter side, at which passes stay apart.
WIDEST = {"line": 0.5, "wave": 0.36, "zigzag": 0.3, "spiral": 0.17, "house": 0.24, "points": 0.3}
LYING = ("line", "wave", "zigzag")


def shape(name: str) -> Fractions:
    match name:
        case "wave":
            return tuple((i / 60, 0.5 - 0.5 * sin(tau * i / 60)) for i in range(61))
        case "zigzag":
            return ((0.0, 1.0), (0.25, 0.0), (0.5, 1.0), (0.75, 0.0), (1.0, 1.0))
        case "spiral":
            turns = 1.6
            steps = [i / 90 for i in range(91)]
            radii = [(0.5 - 0.42 * t, pi + tau * turns * t) for t in steps]
            return tuple((0.5 + r * cos(a), 0.5 + r * sin(a)) for r, a in radii)
        case "house":
            return ((0.36, 1.0), (0.12, 1.0), (0.12, 0.48), (0.5, 0.0), (0.88, 0.48), (0.88, 1.0), (0.64, 1.0))
    return ((0.0, 0.75), (1.0, 0.25))


def turned(points: Fractions, across: bool, down: bool, upright: bool) -> Fractions:
    """Mirrored left to right, mirrored top to bottom, and laid along the height."""
    mirrored = ((1 - x if across else x, 1 - y if down else y) for x, y in points)
    return tuple((y, x) if upright else (x, y) for x, y in mirrored)


@dataclass(frozen=True)
class Path:
    """Even samples of a line, `STEP_SU` apart, the ends exact. Places on it are shares 0 to 1."""

    samples: tuple[Point, ...]
    length_su: float

    def at(self, share: float) -> Point:
        place = min(max(share, 0.0), 1.0) * (len(self.samples) - 1)
        i = min(int(place), len(self.samples) - 2)
        a, b, f = self.samples[i], self.samples[i + 1], place - i
        return Point(a.x + (b.x - a.x) * f, a.y + (b.y - a.y) * f)

    def nearest(self, p: Point, first: float, last: float) -> tuple[float, float]:
        """Share of, and distance to, the sample nearest to `p` between two shares."""
        n = len(self.samples) - 1
        low, high = int(first * n), min(n, int(last * n) + 1)
        best = min(range(low, high + 1), key=lambda i: self._square(i, p))
        return max(best / n, first), self.samples[best].distance(p)

    def _square(self, i: int, p: Point) -> float:
        q = self.samples[i]
        return (q.x - p.x) ** 2 + (q.y - p.y) ** 2

    def rect(self, width_su: float) -> Rect:
        return bounds(Rect(p.x, p.y) for p in self.samples).grown(width_su / 2)


def laid(points: Fractions, area: Rect) -> Path:
    """The path in an area."""
    corners = [area.at(x, y) for x, y in points]
    lengths = [a.distance(b) for a, b in pairwise(corners)]
    total = sum(lengths)
    n = max(2, round(total / STEP_SU))
    samples: list[Point] = []
    leg, before = 0, 0.0
    for i in range(n + 1):
        s = total * i / n
        while leg < len(lengths) - 1 and s > before + lengths[leg]:
            before += lengths[leg]
            leg += 1
        f = (s - before) / lengths[leg] if lengths[leg] else 0.0
        a, b = corners[leg], corners[leg + 1]
        samples.append(Point(a.x + (b.x - a.x) * min(f, 1.0), a.y + (b.y - a.y) * min(f, 1.0)))
    return Path(tuple(samples), max(total, 1e-6))


def stations(path: Path, side: float, most: int = 7, gap: float = 16.0) -> tuple[float, ...]:
    """Shares of as many even places as lie apart, from the start to the end of the path."""
    for n in range(most, 1, -1):
        shares = tuple(i / (n - 1) for i in range(n))
        rects = [Rect.around(path.at(s), side + gap) for s in shares]
        if not any(a.overlaps(b) for i, a in enumerate(rects) for b in rects[i + 1 :]):
            return shares
    return (1.0,)


@lru_cache(maxsize=64)
def course(points: Fractions, upright: bool, area: Rect, side: float) -> tuple[Path, tuple[float, ...]]:
    """The path in an area and its stations of `side` su; kept, for every pointer sample asks again."""
    path = laid(turned(points, False, False, upright), area)
    return path, stations(path, side)


def between(a: Point, b: Point, step_su: float, most: int = 240) -> Sequence[Point]:
    """Places on the way from `a` to `b`, `b` last, so that a quick hand is followed all the way."""
    n = min(most, max(1, int(hypot(b.x - a.x, b.y - a.y) / step_su)))
    return [Point(a.x + (b.x - a.x) * i / n, a.y + (b.y - a.y) * i / n) for i in range(1, n + 1)]
