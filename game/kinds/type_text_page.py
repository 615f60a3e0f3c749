"""What stands above the keyboard of type_text: the card to copy from, and the window with its field."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.geometry import Point, Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.kind import Words

GAP_SU = 24.0
PAD_SU = 20.0
LEAST_FRAME_SU = 220.0
READABLE_SU = 28.0  # what is copied: the picture, then its label go before it is smaller
FIELD_INSET_SU = 20.0  # where the painter begins the words of a field


@dataclass(frozen=True)
class Page:
    """The area above the keyboard, and the titles of card and window."""

    stage: Stage
    area: Rect
    number: int
    card_title: Words | None
    program: Words | None


def page_nodes(
    page: Page, label: Words, rows: tuple[tuple[str, str], ...], picture: str, *, text: str, caret: int,
    longest: str, fault: tuple[int, int] | None, acts: tuple[Act, ...], keys: tuple[str, ...],
) -> tuple[Node, ...]:  # fmt: skip
    """Card and window side by side, one above the other in a tall room."""
    stage, area = page.stage, page.area
    tall = stage.portrait and area.h >= 420.0
    card, window = area.rows(2, GAP_SU) if tall else area.columns(2, GAP_SU)
    most = 420.0 if not tall else card.h
    card, window = (Rect(r.x, r.y + (r.h - min(r.h, most)) / 2, r.w, min(r.h, most)) for r in (card, window))
    field = _field_nodes(page, window, label, text, caret, longest, fault, acts, keys)
    return (_card(page, card, rows, picture), *field)


# ---------------------------------------------------------------------- the card


def _card(page: Page, rect: Rect, rows: tuple[tuple[str, str], ...], picture: str) -> Node:
    stage = page.stage
    inner = rect.inset(PAD_SU, min(14.0, rect.h * 0.08))
    title = page.card_title.text if page.card_title else words(stage.lang, "typing.card")
    size = min(stage.size(SMALL_SU), inner.h * 0.2)
    title_h = size * stage.line_height
    titled = inner.h - title_h >= 90.0 * len(rows) * 0.8 and stage.ruler.width(title, size, True) <= inner.w
    nodes = []
    if titled:
        nodes.append(
            Node("play/card-title", Role.TEXT, title, inner.top(title_h), look=Look.WORDS, size_su=size, bold=True)
        )
    body = inner.below(title_h + 6.0 if titled else 0.0)
    side = min(body.h, inner.w * 0.3, 220.0)
    beside = Rect(0.0, 0.0, body.w - side - 20.0, body.h / len(rows))
    if picture and side >= 90.0 and min(_fitting(stage, value, beside, 64.0) for _, value in rows) >= READABLE_SU:
        box = Rect(body.x, body.centre.y - side / 2, side, side)
        nodes.append(Node("play/card-picture", Role.IMAGE, "", box, picture=picture, look=Look.PICTURE))
        body = Rect(body.x + side + 20.0, body.y, body.w - side - 20.0, body.h)
    for i, (row, cell) in enumerate(zip(rows, body.rows(len(rows), 4.0), strict=True)):
        nodes += _row(page, i, row, cell)
    return Node("play/card", Role.GROUP, title, rect, look=Look.PANEL, tone=Tone.SEA, children=tuple(nodes))


def _row(page: Page, i: int, row: tuple[str, str], cell: Rect) -> list[Node]:
    """A label above its value; beside it where there is little height."""
    stage, (label, value) = page.stage, row
    small = min(stage.size(SMALL_SU), cell.h * 0.36)
    small = min(small, small * cell.w / (stage.ruler.width(label, small) + 6.0)) if label else small
    flat = cell.h < 80.0 * max(1.2, stage.text_scale)
    label_w = stage.ruler.width(label, small) + 16.0 if flat and label else 0.0
    beside = Rect(cell.x, cell.y, cell.w - label_w, cell.h)
    if label_w > cell.w * 0.45 or (label_w and _fitting(stage, value, beside, 64.0) < READABLE_SU):
        label_w, label = 0.0, ""
    name = f"play/card{page.number}-{i}"
    nodes = []
    top = small * stage.line_height if label and not flat else 0.0
    room = Rect(cell.x + label_w, cell.y + top, cell.w - label_w, cell.h - top)
    size = _fitting(stage, value, room, 64.0)
    high = size * stage.line_height
    total = top + high
    y = cell.y + max(0.0, (cell.h - total) / 2)
    if label and flat:
        box = Rect(cell.x, cell.centre.y - small * stage.line_height / 2, label_w, small * stage.line_height)
        nodes.append(Node(f"{name}-label", Role.TEXT, label, box, look=Look.WORDS, size_su=small))
        y = cell.centre.y - high / 2
    elif label:
        nodes.append(
            Node(f"{name}-label", Role.TEXT, label, Rect(cell.x, y, cell.w, top), look=Look.WORDS, size_su=small)
        )
        y += top
    box = Rect(room.x, y, room.w, high)
    nodes.append(Node(f"{name}-value", Role.TEXT, value, box, look=Look.WORDS, size_su=size, bold=True))
    return nodes


def _fitting(stage: Stage, text: str, room: Rect, base_su: float) -> float:
    """A size at which `text` stands on one line in `room`."""
    size = min(stage.size(base_su), room.h / stage.line_height)
    wide = stage.ruler.width(text or "m", 1.0, True)
    return max(8.0, min(size, (room.w - 6.0) / max(0.1, wide)))


# ---------------------------------------------------------------------- the window


def _field_nodes(
    page: Page, rect: Rect, label: Words, text: str, caret: int, longest: str, fault: tuple[int, int] | None,
    acts: tuple[Act, ...], keys: tuple[str, ...],
) -> tuple[Node, ...]:  # fmt: skip
    stage = page.stage
    framed = rect.h >= LEAST_FRAME_SU
    bar_h = min(70.0, stage.size(SMALL_SU) * stage.line_height + 12.0) if framed else 0.0
    inner = rect.below(bar_h).inset(PAD_SU, 10.0)
    small = min(stage.size(36.0), inner.h * 0.3)
    small = min(small, small * inner.w / max(1.0, stage.ruler.width(label.text, small, True) + 4.0))
    label_h = small * stage.line_height
    field_h = min(130.0, inner.h - label_h - 4.0)
    top = inner.y + max(0.0, (inner.h - label_h - 4.0 - field_h) / 2)
    title = Node(
        f"play/label{page.number}", Role.TEXT, label.text, Rect(inner.x, top, inner.w, label_h), look=Look.WORDS,
        size_su=small, bold=True, audio=label.audio,
    )  # fmt: skip
    field = _field(page, Rect(inner.x, top + label_h + 4.0, inner.w, field_h), label, text, caret, longest, fault,
                   acts, keys)  # fmt: skip
    return (_window(page, rect, bar_h), title, field)


def _window(page: Page, rect: Rect, bar_h: float) -> Node:
    """A pretended program; only its card where there is no height for a title bar."""
    stage = page.stage
    if not bar_h:
        return Node("play/window", Role.GROUP, "", rect, look=Look.PANEL)
    size = min(SMALL_SU, bar_h * 0.5)
    title = page.program.text if page.program else ""
    tag = words(stage.lang, "typing.pretended")
    while size > 20.0 and stage.ruler.width(title + tag, size, True) > rect.w - 170.0:
        size *= 0.94
    return Node(
        "play/window", Role.GROUP, title, rect, look=Look.FRAME, tone=Tone.SUN, value=bar_h, size_su=size,
        detail=tag,
    )  # fmt: skip


def _field(
    page: Page, box: Rect, label: Words, text: str, caret: int, longest: str, fault: tuple[int, int] | None,
    acts: tuple[Act, ...], keys: tuple[str, ...],
) -> Node:  # fmt: skip
    """The field draws its words itself; the place to write and a slip's underline are drawn over it."""
    stage = page.stage
    room = Rect(0.0, 0.0, box.w - 2 * FIELD_INSET_SU - 10.0, box.h - 16.0)
    size = _fitting(stage, longest + "m", room, 60.0)
    left = box.x + FIELD_INSET_SU

    def x_of(i: int) -> float:
        return left + stage.ruler.width(text[:i], size, False)

    marks = []
    if acts:
        x, h = x_of(caret) + 1.0, size * 1.2
        points = (Point(x, box.centre.y - h / 2), Point(x, box.centre.y + h / 2))
        marks.append(_line("play/caret", points, Tone.ACT, 5.0))
    if fault is not None:
        y = min(box.bottom - 8.0, box.centre.y + size * 0.68)
        end = x_of(fault[1]) if fault[0] < len(text) else x_of(fault[0]) + size * 0.5
        marks.append(_line("play/fault", (Point(x_of(fault[0]), y), Point(end, y)), Tone.ACT, 8.0))
    return Node(
        "play/field", Role.TEXT_INPUT, text or label.text, box, acts, frozenset(), look=Look.FIELD,
        size_su=size if text else 0.0, detail=label.text if text else "", keys=keys, children=tuple(marks),
    )  # fmt: skip


def _line(node_id: str, points: tuple[Point, Point], tone: Tone, width: float) -> Node:
    a, b = points
    box = Rect(a.x - width / 2, a.y - width / 2, b.x - a.x + width, b.y - a.y + width)
    return Node(node_id, Role.GHOST, "", box, points=points, look=Look.PATHS, tone=tone, size_su=width)
