"""A calm card with a few short lines and one button: before a challenge, after a trap, for a human contact."""

from __future__ import annotations

from pydantic import Field

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.kind import Strict, Text

PAD_SU, GAP_SU = 36.0, 18.0
LEAST = 0.45
SMALLEST_SU = 24.0


class Notice(Strict):
    """What is said on a card of its own."""

    title: Text = Field(description="La phrase la plus importante.")
    lines: tuple[Text, ...] = Field((), max_length=4, description="Les autres phrases, une idée chacune.")
    picture: str = Field("", description="Son image.")
    button: Text | None = Field(None, description="Les mots du bouton ; sinon « Continuer ».")

    @property
    def spoken(self) -> str:
        return " ".join([self.title.text, *(line.text for line in self.lines)])


def button_node(stage: Stage, area: Rect, node_id: str, label: str, picture: str, factor: float = 1.0) -> Node:
    """The main button at the foot of `area`, in its middle, as wide as its words."""
    size = stage.fit(label, 40.0 * factor, Rect(0.0, 0.0, max(40.0, area.w - 150.0), area.h), 0.5, bold=True)
    h = min(area.h, max(96.0, size * stage.line_height + 24.0))
    w = min(area.w, max(280.0, stage.ruler.width(label, size, bold=True) + 160.0))
    rect = Rect(area.centre.x - w / 2, area.bottom - h, w, h)
    return Node(
        node_id, Role.BUTTON, label, rect, (Act.PRESS,), picture=picture, look=Look.BUTTON, tone=Tone.ACT,
        size_su=size, bold=True,
    )  # fmt: skip


def choice_size(stage: Stage, rect: Rect, text: str, base: float, picture: str) -> tuple[float, str]:
    """Type size for the words of a choice card, and its picture: none where the words need its room."""
    for kept in (picture, "") if picture else ("",):
        room = _choice_room(rect, kept)
        size = stage.fit(text, base, room, 0.62)
        if _fits(stage, text, size, room):
            return size, kept
    return _largest(stage, text, base, _choice_room(rect, ""), bold=False), ""


def chip_size(stage: Stage, text: str, room: Rect) -> float:
    """Type size for a few bold words that must lie in `room`."""
    return _largest(stage, text, 36.0, room, bold=True)


def answer_node(stage: Stage, rect: Rect, node_id: str, text: str) -> Node:
    """What is said after a try that was not it: calm words that stay where the eyes are."""
    room = rect.inset(26.0, 12.0)
    size = _largest(stage, text, 38.0, room, bold=False)
    return Node(node_id, Role.STATUS, text, rect, look=Look.BUBBLE, tone=Tone.PAPER, size_su=size)


def clue_node(stage: Stage, rect: Rect, node_id: str, text: str) -> Node:
    """What could have told it was a trap: lit like the marked words of a message, with its magnifying glass."""
    side = min(60.0, rect.h - 24.0, rect.w * 0.2)
    at = Rect(rect.x + 18.0, rect.centre.y - side / 2, side, side)
    room = Rect(at.right + 14.0, rect.y + 12.0, rect.right - at.right - 32.0, rect.h - 24.0)
    size = _largest(stage, text, 38.0, room, bold=False)
    h = min(room.h, stage.height(text, size, room.w))
    said = Rect(room.x, room.centre.y - h / 2, room.w, h)
    sign = Node(f"{node_id}-sign", Role.IMAGE, "", at, picture="sign:search", look=Look.PICTURE)
    told = Node(f"{node_id}-words", Role.STATUS, text, said, look=Look.WORDS, size_su=size)
    return Node(node_id, Role.GROUP, "", rect, look=Look.BUBBLE, tone=Tone.SUN, children=(sign, told))


def _largest(stage: Stage, text: str, base: float, room: Rect, *, bold: bool) -> float:
    size = stage.size(base)
    while size > SMALLEST_SU and not _fits(stage, text, size, room, bold):
        size *= 0.94
    return size


def _choice_room(rect: Rect, picture: str) -> Rect:
    inner = rect.inset(22.0, 17.0)
    if not picture:
        return inner
    if rect.w > 1.9 * rect.h:
        return Rect(0.0, 0.0, max(1.0, inner.w - inner.h - 24.0), inner.h)
    return Rect(0.0, 0.0, inner.w, max(1.0, inner.h - max(90.0, inner.h * 0.4)))


def _fits(stage: Stage, text: str, size: float, room: Rect, bold: bool = False) -> bool:
    lines = stage.lines(text, size, room.w, bold)
    wide = max(stage.ruler.width(line, size, bold) for line in lines)
    return wide <= room.w and len(lines) * size * stage.line_height <= room.h


def notice_nodes(stage: Stage, area: Rect, prefix: str, notice: Notice, over: bool = False) -> tuple[Node, ...]:
    """The card of a notice in the middle of `area`; its button is `<prefix>-go`, gone once it is `over`."""
    w = min(area.w, 1280.0)
    side = min(260.0, area.h * 0.5, w * 0.24) if notice.picture and w > 700.0 else 0.0
    text_w = w - 2 * PAD_SU - (side + PAD_SU if side else 0.0)
    factor = 1.0
    while True:
        rows = _rows(stage, notice, text_w, factor)
        texts_h = sum(h for _, _, h, _ in rows) + GAP_SU * (len(rows) - 1)
        button_h = max(96.0, stage.size(40.0 * factor) * stage.line_height + 24.0)
        h = max(texts_h, side) + button_h + GAP_SU * 1.5 + 2 * PAD_SU
        if h <= area.h or factor < LEAST:
            break
        factor *= 0.94
    sheet = Rect.around(area.centre, w, min(area.h, h))
    nodes = [Node(f"{prefix}-card", Role.GROUP, "", sheet, look=Look.PANEL)]
    inner = sheet.inset(PAD_SU)
    x = inner.x
    if side:
        box = Rect(x, inner.y + max(0.0, (texts_h - side) / 2), side, side)
        nodes.append(Node(f"{prefix}-picture", Role.IMAGE, "", box, picture=notice.picture, look=Look.PICTURE))
        x += side + PAD_SU
    y = inner.y + max(0.0, (side - texts_h) / 2)
    for i, (text, size, row_h, bold) in enumerate(rows):
        role = Role.HEADING if i == 0 else Role.TEXT
        box = Rect(x, y, text_w, row_h)
        nodes.append(Node(f"{prefix}-text{i}", role, text, box, look=Look.WORDS, size_su=size, bold=bold))
        y += row_h + GAP_SU
    if over:
        return tuple(nodes)
    label = notice.button.text if notice.button else words(stage.lang, "next")
    foot = Rect(inner.x, inner.bottom - button_h, inner.w, button_h)
    nodes.append(button_node(stage, foot, f"{prefix}-go", label, "sign:next", factor))
    return tuple(nodes)


def _rows(stage: Stage, notice: Notice, width: float, factor: float) -> list[tuple[str, float, float, bool]]:
    """Words, size, height and weight of each line."""
    texts = [(notice.title.text, 48.0, True), *((line.text, 42.0, False) for line in notice.lines)]
    return [
        (text, stage.size(base * factor), stage.height(text, stage.size(base * factor), width, bold), bold)
        for text, base, bold in texts
    ]
