"""Dealing cards on a page: as large as is good, words at full size, centred as a group.

A card stands (picture above its words); where large words leave no room for that, cards lie (picture
beside their words); where even that is too much, a page holds fewer of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from game.core.geometry import Rect
from game.core.stage import Stage
from game.screens.layout import longest_word

CARD_GAP_SU = 36.0
CARD_PAD_SU = 24.0
MOST_CHOICES = 5
SHARES = (1.0, 0.9, 0.8, 0.7, 0.6)
LYING = 2.0  # at least this wide for its height, so that the painter lays it too
LYING_MOST_SU = (1100.0, 300.0)
LYING_GAP_SU, LYING_PAD_SU = 20.0, 18.0


@dataclass(frozen=True)
class Box:
    """How a card is cut: picture, words, and a strip (stars) under the words, if any."""

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


@dataclass(frozen=True)
class Deal:
    """One way to lay `n` cards: `score` is the side of the picture, 0 when the words do not fit."""

    columns: int
    w: float
    h: float
    words_h: float
    lying: bool
    score: float

    @property
    def gap_su(self) -> float:
        return LYING_GAP_SU if self.lying else CARD_GAP_SU


def capacity(stage: Stage, area: Rect, cut: Cut, most: int = MOST_CHOICES) -> int:
    """How many cards one page can hold, at most `most`, with all their words at full size."""
    for n in range(min(most, len(cut.labels)), 1, -1):
        if best(stage, area, n, cut).score:
            return n
    return 1


def best(stage: Stage, area: Rect, n: int, cut: Cut) -> Deal:
    """The way with the largest pictures; lying cards only where standing ones have no room."""
    standing = max(_standing(stage, area, n, cut), key=lambda d: d.score)
    if standing.score:
        return standing
    lying = max(_lying(stage, area, n, cut), key=lambda d: d.score, default=standing)
    return lying if lying.score else standing


def fitted(stage: Stage, area: Rect, n: int, cut: Cut) -> Cut:
    """The same cards with words that give way where `n` have no other room: very large ones in wide letters."""
    for share in SHARES:
        smaller = replace(cut, size_su=cut.size_su * share)
        if best(stage, area, n, smaller).score:
            return smaller
    return replace(cut, size_su=cut.size_su * SHARES[-1])


def _standing(stage: Stage, area: Rect, n: int, cut: Cut) -> Iterator[Deal]:
    narrowest = _narrowest(stage, cut)
    for columns in range(1, n + 1):
        w, h = _cell(area, n, columns, cut.most_su, CARD_GAP_SU)
        text_w = w - 2 * CARD_PAD_SU
        words_h = _words_height(stage, cut, text_w)
        picture = min(text_w, h - words_h - cut.strip_su - 2 * CARD_PAD_SU)
        fits = text_w >= narrowest and picture >= cut.least_picture_su
        yield Deal(columns, w, min(h, w + words_h + cut.strip_su), words_h, False, picture if fits else 0.0)


def _lying(stage: Stage, area: Rect, n: int, cut: Cut) -> Iterator[Deal]:
    narrowest = _narrowest(stage, cut)
    for columns in range(1, min(2, n) + 1):
        w, h = _cell(area, n, columns, LYING_MOST_SU, LYING_GAP_SU)
        h = min(h, w / LYING)
        picture = h - 2 * LYING_PAD_SU
        text_w = w - picture - 3 * LYING_PAD_SU - 4.0
        words_h = _words_height(stage, cut, text_w)
        fits = text_w >= narrowest and words_h + cut.strip_su <= picture and picture >= 56.0
        yield Deal(columns, w, h, words_h, True, picture if fits else 0.0)


def _cell(area: Rect, n: int, columns: int, most_su: tuple[float, float], gap: float) -> tuple[float, float]:
    rows = ceil(n / columns)
    w = (area.w - gap * (columns - 1)) / columns
    h = (area.h - gap * (rows - 1)) / rows
    return max(1.0, min(w, most_su[0])), max(1.0, min(h, most_su[1]))


def _narrowest(stage: Stage, cut: Cut) -> float:
    return max((longest_word(stage, t, cut.size_su) for t in cut.labels), default=0.0)


def _words_height(stage: Stage, cut: Cut, width: float) -> float:
    if not cut.size_su:
        return 0.0
    return max((stage.height(t, cut.size_su, width) for t in cut.labels), default=0.0)


def dealt(stage: Stage, area: Rect, n: int, cut: Cut) -> tuple[Box, ...]:
    """Where `n` cards lie, the last row centred too."""
    if n == 0:
        return ()
    deal = best(stage, area, n, cut)
    rows = ceil(n / deal.columns)
    y = area.centre.y - (rows * deal.h + (rows - 1) * deal.gap_su) / 2
    boxes: list[Box] = []
    for first in range(0, n, deal.columns):
        count = min(deal.columns, n - first)
        x = area.centre.x - (count * deal.w + (count - 1) * deal.gap_su) / 2
        places = (Rect(x + i * (deal.w + deal.gap_su), y, deal.w, deal.h) for i in range(count))
        boxes += [_cut(place, deal, cut.strip_su) for place in places]
        y += deal.h + deal.gap_su
    return tuple(boxes)


def _cut(card: Rect, deal: Deal, strip_h: float) -> Box:
    inner = card.inset(LYING_PAD_SU if deal.lying else CARD_PAD_SU)
    if deal.lying:
        picture = Rect(inner.x, inner.y, inner.h, inner.h)
        x = picture.right + LYING_PAD_SU
        top = inner.centre.y - (deal.words_h + strip_h) / 2
        text = Rect(x, top, inner.right - x, deal.words_h)
        return Box(card, picture, text, Rect(x, text.bottom, text.w, strip_h))
    words_h = min(deal.words_h, inner.h)
    picture = inner.top(max(0.0, inner.h - words_h - strip_h))
    text = Rect(inner.x, picture.bottom, inner.w, words_h)
    return Box(card, picture, text, Rect(inner.x, text.bottom, inner.w, strip_h))
