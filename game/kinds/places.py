"""Where things lie in a play area: well apart, inside, never one over another.

All functions are pure: same area, same seed, same places. Lengths in stage units.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from game.core.geometry import Point, Rect
from game.core.stage import GAP_SU, Stage
from game.kinds.kind import chance

LEAST_TARGET_SU = 44.0


NEAREST = 0.5  # of the way that chance would have it, when distance is easiest


def wander(n: int, seed: int, apart: float = 0.35, far: float = 1.0) -> tuple[tuple[float, float], ...]:
    """`n` places as fractions (0 to 1), one after the other, each well away from the one before.

    `far` (0 to 1) shortens the ways: at 0 each is half as long.
    """
    way = NEAREST + (1 - NEAREST) * min(max(far, 0.0), 1.0)
    rng = chance(seed)
    spots: list[tuple[float, float]] = []
    for _ in range(n):
        tries = [(rng.random(), rng.random()) for _ in range(8)]
        if spots:
            last = spots[-1]
            away = [p for p in tries if abs(p[0] - last[0]) + abs(p[1] - last[1]) >= apart]
            x, y = (away or [max(tries, key=lambda p: abs(p[0] - last[0]) + abs(p[1] - last[1]))])[0]
            spots.append((x, y) if way == 1.0 else (last[0] + (x - last[0]) * way, last[1] + (y - last[1]) * way))
        else:
            spots.append(tries[0])
    return tuple(spots)


def fitting(area: Rect, wanted_su: float, share: float = 0.8) -> float:
    """The side of one thing alone: as wanted, at most `share` of the area’s shorter side."""
    return max(LEAST_TARGET_SU, min(wanted_su, min(area.w, area.h) * share))


def at_spot(area: Rect, spot: tuple[float, float], side: float) -> Rect:
    """A square of `side` at the fractions `spot` of where its centre can lie."""
    return Rect.around(area.inset(side / 2).at(*spot), side)


def spread(area: Rect, n: int, side: float, seed: int, gap: float = GAP_SU) -> tuple[Rect, ...]:
    """`n` squares of at most `side`, none touching another, scattered by `seed` over `area`."""
    slots, side = _slots(area, n, side, gap)
    rng = chance(seed)
    rng.shuffle(slots)
    found: list[Rect] = []
    for slot in slots[:n]:
        free = slot.inset((side + gap) / 2)
        found.append(area.clamp(Rect.around(free.at(rng.random(), rng.random()), side)))
    return tuple(found)


def _slots(area: Rect, n: int, side: float, gap: float) -> tuple[list[Rect], float]:
    """Cells of at least `side` + `gap`, `n` or more of them, as roomy as can be; and the side."""
    wide = Rect(area.x - gap / 2, area.y - gap / 2, area.w + gap, area.h + gap)
    side = min(side, area.w, area.h)
    while int(wide.w // (side + gap)) * int(wide.h // (side + gap)) < n and side > LEAST_TARGET_SU:
        side = max(LEAST_TARGET_SU, side * 0.94)
    most_columns = max(1, int(wide.w // (side + gap)))
    most_rows = max(1, int(wide.h // (side + gap)))
    shapes = [(c, ceil(n / c)) for c in range(1, most_columns + 1) if ceil(n / c) <= most_rows]
    # The roundest cells leave the most room for chance.
    columns, rows = min(shapes or [(most_columns, most_rows)], key=lambda s: _uneven(wide, *s))
    return [cell for row in wide.rows(rows, 0.0) for cell in row.columns(columns, 0.0)], side


def _uneven(area: Rect, columns: int, rows: int) -> float:
    w, h = area.w / columns, area.h / rows
    return max(w / h, h / w) + 0.15 * (columns * rows)


def around(area: Rect, taken: Rect, n: int, side: float, seed: int, gap: float = GAP_SU) -> tuple[Rect, ...]:
    """`n` squares that leave `taken` free; as large as fits, at most `side`."""
    while True:
        free = [cell for cell in _lattice(area, side, gap) if not cell.overlaps(taken.grown(gap))]
        if len(free) >= n or side <= LEAST_TARGET_SU:
            chance(seed).shuffle(free)
            return tuple(free[:n])
        side = max(LEAST_TARGET_SU, side * 0.9)


def _lattice(area: Rect, side: float, gap: float) -> list[Rect]:
    columns = max(1, int((area.w + gap) // (side + gap)))
    rows = max(1, int((area.h + gap) // (side + gap)))
    cells = [cell for row in area.rows(rows, gap) for cell in row.columns(columns, gap)]
    return [Rect.around(cell.centre, side) for cell in cells]


def within(rect: Rect, p: Point, margin: float = 0.0) -> bool:
    """Whether `p` lies in the ellipse that fills `rect`, widened by `margin`."""
    rx, ry = rect.w / 2 + margin, rect.h / 2 + margin
    c = rect.centre
    return ((p.x - c.x) / rx) ** 2 + ((p.y - c.y) / ry) ** 2 <= 1.0 if rx > 0 and ry > 0 else False


def centred_words(stage: Stage, text: str, size_su: float, area: Rect, bold: bool = True) -> Rect:
    """Where words stand in the middle of `area`: as wide as their longest line, as high as they need."""
    lines = stage.lines(text, size_su, area.w * 0.9, bold)
    w = max((stage.ruler.width(line, size_su, bold) for line in lines), default=0.0) + 4.0
    return Rect(area.centre.x - w / 2, area.y, w, len(lines) * size_su * stage.line_height)


CARD_PAD_SU, LEAST_PICTURE_SU = 20.0, 56.0


def card_words(rect: Rect, *, pictured: bool) -> Rect:
    """Where the words of a card (`Look.CHOICE`) can stand: under its picture, or beside it in a flat card."""
    inner = rect.inset(CARD_PAD_SU, CARD_PAD_SU * 0.8)
    if not pictured:
        return inner
    if rect.w > 1.9 * rect.h:
        taken = inner.h + CARD_PAD_SU
        return Rect(inner.x + taken, inner.y, max(0.0, inner.w - taken), inner.h)
    return Rect(inner.x, inner.y, inner.w, max(0.0, inner.h - LEAST_PICTURE_SU))


GOOD_SHARE, MUCH, GOOD_PICTURE_SU = 0.75, 1.25, 90.0


def on_card(stage: Stage, text: str, base_su: float, rect: Rect, picture: str) -> tuple[str, float]:
    """The picture and the size of the words of a card. A picture that leaves the words no room goes."""
    room = card_words(rect, pictured=bool(picture))
    size = stage.fit(text, base_su, room, least=0.5)
    if picture and not fits(stage, text, size, room):
        return "", stage.fit(text, base_su, card_words(rect, pictured=False), least=0.5)
    return picture, size


def on_cards(stage: Stage, cards: Sequence[tuple[str, str]], base_su: float, rect: Rect) -> tuple[bool, float]:
    """For cards (words, picture) that are alike: whether their pictures stay, and one size for all words.

    Pictures go where the words would be much smaller beside them than alone.
    """

    def common(pictured: bool) -> tuple[float, bool]:
        rooms = [card_words(rect, pictured=pictured and bool(picture)) for _, picture in cards]
        if pictured and rect.w <= 1.9 * rect.h:
            rooms = [room.top(rect.h - CARD_PAD_SU * 1.6 - GOOD_PICTURE_SU) for room in rooms]
        size = min(stage.fit(text, base_su, room, least=0.5) for (text, _), room in zip(cards, rooms, strict=True))
        return size, all(fits(stage, text, size, room) for (text, _), room in zip(cards, rooms, strict=True))

    size, whole = common(True)
    if whole and size >= GOOD_SHARE * stage.size(base_su):
        return True, size
    alone, _ = common(False)
    return (True, size) if whole and alone < MUCH * size else (False, alone)


def fits(stage: Stage, text: str, size_su: float, room: Rect, bold: bool = False) -> bool:
    """Whether words of this size stay inside `room`."""
    lines = stage.lines(text, size_su, room.w, bold)
    wide = max((stage.ruler.width(line, size_su, bold) for line in lines), default=0.0)
    return wide <= room.w and len(lines) * size_su * stage.line_height <= room.h
