"""The *carte d’identité de jeu*: facts of a made-up character, so that nobody types real data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.kind import SLUG, Strict, Text

PAD_SU = 20.0
LEAST_SU = 20.0
ROOMY_SU = 58.0  # a fact needs this height before the portrait has room
Tones = Literal[
    "sea", "sun", "leaf", "coral", "lilac", "panel", "navy", "teal", "berry", "forest", "plum", "brick", "slate"
]


class Fact(Strict):
    """One line of the card."""

    id: str = Field(pattern=SLUG, max_length=30, description="Son nom court, pour les cases.")
    label: Text = Field(description="Ce que c’est : Prénom, Ville …")
    content: Text = Field(description="Ce qui est écrit sur la carte.")


class Character(Strict):
    """Somebody who does not exist, with everything a form may ask."""

    name: Text = Field(description="Son nom, en haut de la carte.")
    picture: str = Field("", description="Son portrait.")
    title: Text | None = Field(None, description="Le titre ; sinon « Carte d’identité de jeu ».")
    tone: Tones = Field("sun", description="La couleur de la carte.")
    facts: tuple[Fact, ...] = Field(min_length=1, max_length=9, description="Ses lignes.")

    @model_validator(mode="after")
    def each_fact_once(self) -> Self:
        ids = [fact.id for fact in self.facts]
        twice = next((one for one in ids if ids.count(one) > 1), "")
        if twice:
            raise ValueError(f"deux lignes « {twice} » sur la carte | two lines “{twice}” on the card")
        return self

    def fact(self, fact_id: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.id == fact_id), None)


def fitted(stage: Stage, text: str, base_su: float, room: Rect, bold: bool = False) -> float:
    """A type size at which `text` lies inside `room`, however narrow: words shrink before they spill."""
    size = stage.size(base_su)
    while size > LEAST_SU:
        lines = stage.lines(text, size, room.w, bold)
        wide = max((stage.ruler.width(line, size, bold) for line in lines), default=0.0)
        if wide <= room.w and len(lines) * size * stage.line_height <= room.h:
            break
        size *= 0.94
    return size


def one_line(stage: Stage, text: str, base_su: float, room: Rect, bold: bool = False) -> float:
    """The size at which `text` stands on one line of `room`."""
    size = min(stage.size(base_su), room.h / stage.line_height)
    return max(12.0, min(size, (room.w - 4.0) / max(0.1, stage.ruler.width(text or "m", 1.0, bold))))


LABEL_WEIGHT = 1.3  # what is copied matters more than what it is called


def card_nodes(stage: Stage, rect: Rect, character: Character, facts: Sequence[Fact]) -> Node:
    """The card in `rect`: its title, the portrait and the name, then the facts that are asked for."""
    title = character.title.text if character.title else words(stage.lang, "typing.card")
    inner = rect.inset(PAD_SU, min(16.0, rect.h * 0.06))
    nodes: list[Node] = []
    least = len(facts) * 50.0
    title_h = min(stage.size(SMALL_SU) * stage.line_height, 72.0)
    if inner.h - title_h > least:
        size = one_line(stage, title, SMALL_SU, inner.top(title_h), True)
        top = inner.top(title_h)
        nodes.append(Node("play/card-title", Role.TEXT, title, top, look=Look.WORDS, size_su=size, bold=True))
        inner = inner.below(title_h)
    side = min(170.0, inner.h * (0.34 if len(facts) < 5 else 0.16), inner.w * 0.34)
    beside = inner.w > 760.0
    if beside and character.picture:
        side = min(200.0, inner.h, inner.w * 0.2)
        nodes += _portrait(stage, character, Rect(inner.x, inner.y, side, inner.h), side, stacked=True)
        inner = Rect(inner.x + side + 28.0, inner.y, inner.w - side - 28.0, inner.h)
    elif side >= 80.0 and (inner.h - side) / len(facts) >= ROOMY_SU * min(1.5, stage.text_scale):
        nodes += _portrait(stage, character, inner.top(side), side, stacked=False)
        inner = inner.below(side + 10.0)
    columns = 2 if beside and len(facts) > 2 else 1
    cells = [cell for row in inner.rows(-(-len(facts) // columns), 4.0) for cell in row.columns(columns, 28.0)]

    def readable(way: bool) -> float:
        labels, values = _sizes(stage, facts, cells, stacked=way)
        return min(values, labels * LABEL_WEIGHT)

    stacked = max((True, False), key=readable)
    small = _sizes(stage, facts, cells, stacked=stacked)[0]
    for i, (fact, cell) in enumerate(zip(facts, cells, strict=False)):
        nodes += _fact(stage, f"play/card-fact{i}", fact, cell, small, stacked=stacked)
    tone = Tone(character.tone)
    return Node("play/card", Role.GROUP, title, rect, look=Look.PANEL, tone=tone, children=tuple(nodes))


def _portrait(stage: Stage, character: Character, room: Rect, side: float, stacked: bool) -> list[Node]:
    name = character.name
    if stacked:
        side = min(side, room.h - 50.0)
        picture = Rect(room.centre.x - side / 2, room.y, side, side)
        label = Rect(room.x, room.y + side, room.w, room.h - side)
    else:
        picture = Rect(room.x, room.y, side, side)
        label = Rect(room.x + side + 16.0, room.y, room.w - side - 16.0, side)
    size = fitted(stage, name.text, 42.0, label, True)
    high = min(label.h, stage.height(name.text, size, label.w, True))
    box = Rect(label.x, label.y if stacked else label.centre.y - high / 2, label.w, high)
    nodes = [Node("play/card-name", Role.TEXT, name.text, box, look=Look.WORDS, size_su=size, bold=True)]
    if character.picture and side >= 56.0:
        nodes.append(
            Node("play/card-picture", Role.IMAGE, "", picture, picture=character.picture, look=Look.PICTURE)
        )
    return nodes


def _parts(stage: Stage, cell: Rect, *, stacked: bool) -> tuple[Rect, Rect]:
    """Where label and words of a fact lie: above one another, or side by side."""
    if stacked:
        cell = Rect(cell.x, cell.y, cell.w, min(cell.h, 124.0 * max(1.0, stage.text_scale * 0.8)))
        head = cell.top(cell.h * 0.46)
        return head, cell.below(head.h)
    head = Rect(cell.x, cell.y, cell.w * 0.45, cell.h)
    return head, Rect(head.right + 10.0, cell.y, cell.w - head.w - 10.0, cell.h)


def _sizes(stage: Stage, facts: Sequence[Fact], cells: Sequence[Rect], *, stacked: bool) -> tuple[float, float]:
    """The sizes that fit every label, and every word of a card laid out in this way."""
    base_su = SMALL_SU if stage.text_scale < 1.5 else 26.0
    rooms = [_parts(stage, cell, stacked=stacked) for cell in cells]
    labels = (one_line(stage, f.label.text, base_su, r[0]) for f, r in zip(facts, rooms, strict=False))
    values = (one_line(stage, f.content.text, 40.0, r[1], True) for f, r in zip(facts, rooms, strict=False))
    return min(labels), min(values)


def _fact(stage: Stage, node_id: str, fact: Fact, cell: Rect, small: float, *, stacked: bool) -> list[Node]:
    label, value = fact.label.text, fact.content.text
    head, body = _parts(stage, cell, stacked=stacked)
    big = one_line(stage, value, 40.0, body, True)
    return [
        Node(f"{node_id}-label", Role.TEXT, label, _row(stage, head, small, stacked), look=Look.WORDS,
             size_su=small, audio=fact.label.audio),
        Node(f"{node_id}-value", Role.TEXT, value, _row(stage, body, big, False), look=Look.WORDS, size_su=big,
             bold=True, audio=fact.content.audio),
    ]  # fmt: skip


def _row(stage: Stage, room: Rect, size: float, low: bool) -> Rect:
    """The line of one text in its room: at its foot when `low`, so that label and words stay together."""
    h = min(room.h, size * stage.line_height)
    return Rect(room.x, room.bottom - h if low else room.y + (room.h - h) / 2, room.w, h)
