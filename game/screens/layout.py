"""Where things lie on a screen: pages, grids of cards, paging. Words first, pictures take the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from game.core import frame
from game.core.geometry import Rect
from game.core.node import Node
from game.core.stage import GAP_SU, INSTRUCTION_SU, LABEL_SU, MARGIN_SU, SMALL_SU, Stage

TARGET_SU = 96.0
CARD_GAP_SU = 36.0
CARD_PAD_SU = 24.0
TITLE_SU = 44.0
ADULT_TEXT_SU = 33.0
MOST_CHOICES = 5


@dataclass(frozen=True)
class Box:
    """How a card is cut: picture above, then words, then a strip (stars), if any."""

    card: Rect
    picture: Rect
    words: Rect
    strip: Rect


@dataclass(frozen=True)
class Cut:
    """What cards must hold: the words of each, their size, and the height of the strip below."""

    labels: Sequence[str]
    size_su: float
    strip_su: float = 0.0
    least_picture_su: float = 96.0
    most_su: tuple[float, float] = (430.0, 520.0)


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


def _columns(stage: Stage, area: Rect, n: int, cut: Cut) -> tuple[int, float]:
    """The best number of columns for `n` cards, and how good it is (0: the words do not fit)."""
    narrowest = max((longest_word(stage, t, cut.size_su) for t in cut.labels), default=0.0)
    best, best_score = 1, 0.0
    for columns in range(1, n + 1):
        rows = ceil(n / columns)
        w = min((area.w - CARD_GAP_SU * (columns - 1)) / columns, cut.most_su[0])
        h = min((area.h - CARD_GAP_SU * (rows - 1)) / rows, cut.most_su[1])
        text_w = w - 2 * CARD_PAD_SU
        if text_w < narrowest:
            continue
        words_h = max((stage.height(t, cut.size_su, text_w) for t in cut.labels), default=0.0)
        picture = min(text_w, h - words_h - cut.strip_su - 2 * CARD_PAD_SU)
        if picture >= cut.least_picture_su and picture > best_score:
            best, best_score = columns, picture
    return best, best_score


def capacity(stage: Stage, area: Rect, cut: Cut, most: int = MOST_CHOICES) -> int:
    """How many cards one page can hold, at most `most`, with all their words at full size."""
    for n in range(min(most, len(cut.labels)), 1, -1):
        if _columns(stage, area, n, cut)[1]:
            return n
    return 1


def cards(stage: Stage, area: Rect, n: int, cut: Cut) -> tuple[Box, ...]:
    """`n` cards as large as is good, centred as a group, the last row centred too."""
    if n == 0:
        return ()
    columns, _ = _columns(stage, area, n, cut)
    rows = ceil(n / columns)
    w = min((area.w - CARD_GAP_SU * (columns - 1)) / columns, cut.most_su[0])
    h = min((area.h - CARD_GAP_SU * (rows - 1)) / rows, cut.most_su[1])
    words_h = max((stage.height(t, cut.size_su, w - 2 * CARD_PAD_SU) for t in cut.labels), default=0.0)
    h = min(h, w + words_h + cut.strip_su)
    y = area.centre.y - (rows * h + (rows - 1) * CARD_GAP_SU) / 2
    boxes: list[Box] = []
    for first in range(0, n, columns):
        count = min(columns, n - first)
        x = area.centre.x - (count * w + (count - 1) * CARD_GAP_SU) / 2
        places = (Rect(x + i * (w + CARD_GAP_SU), y, w, h) for i in range(count))
        boxes += [_cut(place, words_h, cut.strip_su) for place in places]
        y += h + CARD_GAP_SU
    return tuple(boxes)


def _cut(card: Rect, words_h: float, strip_h: float) -> Box:
    inner = card.inset(CARD_PAD_SU)
    words_h = min(words_h, inner.h)
    picture = inner.top(max(0.0, inner.h - words_h - strip_h))
    text = Rect(inner.x, picture.bottom, inner.w, words_h)
    return Box(card, picture, text, Rect(inner.x, text.bottom, inner.w, strip_h))


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


__all__ = ["CARD_GAP_SU", "CARD_PAD_SU", "MARGIN_SU", "TARGET_SU", "TITLE_SU", "Box", "Cut"]
