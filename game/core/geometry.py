"""Points and rectangles in stage units (su): 1080 su to the shorter side of the window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, hypot


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float

    def distance(self, other: Point) -> float:
        return hypot(self.x - other.x, self.y - other.y)

    def moved(self, dx: float, dy: float) -> Point:
        return Point(self.x + dx, self.y + dy)


@dataclass(frozen=True, slots=True)
class Rect:
    """`x, y` is the upper left corner; widths and heights are never negative."""

    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def centre(self) -> Point:
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    @classmethod
    def around(cls, centre: Point, w: float, h: float | None = None) -> Rect:
        h = w if h is None else h
        return cls(centre.x - w / 2, centre.y - h / 2, w, h)

    def contains(self, p: Point) -> bool:
        return self.x <= p.x < self.right and self.y <= p.y < self.bottom

    def holds(self, other: Rect, slack: float = 0.5) -> bool:
        """Whether `other` lies inside, give or take `slack` su."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Rect, slack: float = 0.0) -> bool:
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def distance(self, p: Point) -> float:
        """From `p` to the nearest point of the rectangle; 0 inside."""
        dx = max(self.x - p.x, 0.0, p.x - self.right)
        dy = max(self.y - p.y, 0.0, p.y - self.bottom)
        return hypot(dx, dy)

    def inset(self, dx: float, dy: float | None = None) -> Rect:
        dy = dx if dy is None else dy
        return Rect(self.x + dx, self.y + dy, max(0.0, self.w - 2 * dx), max(0.0, self.h - 2 * dy))

    def grown(self, by: float) -> Rect:
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def shifted(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def union(self, other: Rect) -> Rect:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def at(self, fx: float, fy: float) -> Point:
        """The point at the fractions `fx`, `fy` (0 to 1) of width and height."""
        return Point(self.x + self.w * fx, self.y + self.h * fy)

    def clamp(self, inner: Rect) -> Rect:
        """`inner`, shifted as little as needed to lie inside."""
        x = min(max(inner.x, self.x), max(self.x, self.right - inner.w))
        y = min(max(inner.y, self.y), max(self.y, self.bottom - inner.h))
        return Rect(x, y, inner.w, inner.h)

    def top(self, h: float) -> Rect:
        return Rect(self.x, self.y, self.w, min(h, self.h))

    def below(self, h: float) -> Rect:
        """What is left under the first `h` su."""
        h = min(h, self.h)
        return Rect(self.x, self.y + h, self.w, self.h - h)

    def columns(self, n: int, gap: float) -> tuple[Rect, ...]:
        w = max(0.0, (self.w - gap * (n - 1)) / n)
        return tuple(Rect(self.x + i * (w + gap), self.y, w, self.h) for i in range(n))

    def rows(self, n: int, gap: float) -> tuple[Rect, ...]:
        h = max(0.0, (self.h - gap * (n - 1)) / n)
        return tuple(Rect(self.x, self.y + i * (h + gap), self.w, h) for i in range(n))

    def grid(self, n: int, gap: float, aspect: float = 1.0) -> tuple[Rect, ...]:
        """`n` equal cells, in as many columns as make the largest cell of about `aspect` (w / h)."""
        best = max(range(1, n + 1), key=lambda c: _cell_side(self, n, c, gap, aspect))
        cells: list[Rect] = []
        for row in self.rows(ceil(n / best), gap):
            cells.extend(row.columns(best, gap))
        return tuple(cells[:n])


def _cell_side(area: Rect, n: int, columns: int, gap: float, aspect: float) -> float:
    w = (area.w - gap * (columns - 1)) / columns
    rows = ceil(n / columns)
    h = (area.h - gap * (rows - 1)) / rows
    return min(w / aspect, h)


def bounds(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around all; the empty one when there are none."""
    result: Rect | None = None
    for rect in rects:
        result = rect if result is None else result.union(rect)
    return result or Rect()
