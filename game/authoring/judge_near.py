"""Which boxes lie near one another: found by a sweep from left to right, so that many things cost little."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.geometry import Rect


def near(boxes: Sequence[Rect], within_su: float) -> list[tuple[int, int]]:
    """The pairs (i, j), i < j, of boxes that overlap or lie at most `within_su` apart, in order."""
    pairs: list[tuple[int, int]] = []
    open_: list[int] = []
    for i in sorted(range(len(boxes)), key=lambda i: boxes[i].x):
        box = boxes[i]
        left, top, bottom = box.x - within_su, box.y - within_su, box.y + box.h + within_su
        open_ = [j for j in open_ if boxes[j].right >= left]
        pairs += [(min(i, j), max(i, j)) for j in open_ if boxes[j].y <= bottom and boxes[j].y + boxes[j].h >= top]
        open_.append(i)
    return sorted(pairs)
