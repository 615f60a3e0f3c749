"""Where things lie on a screen: pages, grids of cards, paging. Words first, pictures take the rest."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from game.core import frame
from game.core.geometry import Rect
from game.core.node import Node
from game.core.stage import GAP_SU, INSTRUCTION_SU, LABEL_SU, SMALL_SU, Stage

TARGET_SU = 96.0
TITLE_SU = 44.0
ADULT_TEXT_SU = 33.0


def target(stage: Stage) -> float:
    """The least side of what a young person is asked to hit on our own screens."""
    return max(TARGET_SU, min(stage.min_target_su, 240.0))


def label(stage: Stage) -> float:
    return stage.size(LABEL_SU)


def small(stage: Stage) -> float:
    return stage.size(SMALL_SU)


def adult(stage: Stage) -> float:
    return stage.size(ADULT_TEXT_SU)


def page(stage: Stage, says: str, base_su: float = INSTRUCTION_SU) -> frame.Zones:
    """The three zones, with some air between the middle and what is above and below it."""
    zones = frame.zones(stage, says, base_su)
    play = zones.play
    air = 12.0 if play.h < 700 else GAP_SU
    return frame.Zones(zones.top, Rect(play.x, play.y + air / 2, play.w, play.h - air), zones.rail)


def longest_word(stage: Stage, text: str, size_su: float, bold: bool = False) -> float:
    """Width of the widest single word: the narrowest room in which `text` can be set."""
    return max((stage.ruler.width(w, size_su, bold) for w in text.split(" ")), default=0.0)


def rows(area: Rect, heights: Sequence[float], gap: float = GAP_SU, centred: bool = False) -> tuple[Rect, ...]:
    """Rectangles of these heights, one under the other."""
    y = area.y
    if centred:
        y += max(0.0, (area.h - sum(heights) - gap * max(0, len(heights) - 1)) / 2)
    result = []
    for h in heights:
        result.append(Rect(area.x, y, area.w, h))
        y += h + gap
    return tuple(result)


def column(area: Rect, most_w: float, text_scale: float = 1.0) -> Rect:
    """A middle column of at most `most_w` (for text of scale 1), so that lines stay short."""
    most_w *= text_scale
    w = min(area.w, most_w)
    return Rect(area.centre.x - w / 2, area.y, w, area.h)


def pages_of(count: int, per_page: int) -> int:
    return max(1, ceil(count / max(1, per_page)))


def around_pages(stage: Stage, body: Rect, paged: bool) -> tuple[Rect, Rect, Rect]:
    """What is left for the content, and where the arrows *before* and *after* lie.

    At the sides in a wide window, below in a tall one.
    """
    side = max(TARGET_SU + 24.0, target(stage))
    if not paged:
        return body, Rect(), Rect()
    if stage.portrait:
        h = side
        row = Rect(body.x, body.bottom - h, body.w, h)
        left, right = row.columns(2, GAP_SU)
        return Rect(body.x, body.y, body.w, body.h - h - GAP_SU), left, right
    arrow_h = min(body.h, 240.0)
    y = body.centre.y - arrow_h / 2
    left = Rect(body.x, y, side, arrow_h)
    right = Rect(body.right - side, y, side, arrow_h)
    return Rect(body.x + side + GAP_SU, body.y, body.w - 2 * (side + GAP_SU), body.h), left, right


def window(stage: Stage, name: str, scene: str, *zones: Node) -> Node:
    return frame.whole(stage, name, scene if stage.decor else "", *zones)
