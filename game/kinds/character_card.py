"""The card of a character as it is drawn: words first, the title and the portrait where they leave room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.character import Character, Fact, fitted, one_line

PAD_SU, GAP_SU, ROW_GAP_SU = 20.0, 28.0, 4.0
FACT_SU, LONG_FACT_SU = 124.0, 190.0  # words on two lines need more height
VALUE_SU, NAME_SU, LEAST_NAME_SU = 40.0, 42.0, 28.0
WIDE_SU = 760.0  # a wider card has its portrait beside the facts, and more than one column
LEAST_PORTRAIT_SU = 80.0
Texts = tuple[tuple[str, str], ...]
MOST_LARGER = 1.4  # at large type, words this much larger than usual are worth the portrait


@dataclass(frozen=True)
class _Plan:
    """One way to lay out a card; `labels_su` and `values_su` are the smallest sizes of its words.

    `stacked`: the most height of a fact whose label stands above its words; 0 where it stands beside them.
    """

    title: Rect | None
    portrait: Rect | None
    cells: tuple[Rect, ...]
    stacked: float
    labels_su: float
    values_su: float

    @property
    def readable_su(self) -> float:
        return min(self.labels_su, self.values_su)


def enough_su(stage: Stage) -> float:
    """From this size on words of a card are large enough for the portrait to stay."""
    return SMALL_SU * min(MOST_LARGER, stage.text_scale)


def readable_su(stage: Stage, rect: Rect, character: Character, facts: Sequence[Fact]) -> float:
    """The size of the smallest words of a card in `rect`."""
    return _plan(stage, rect, character.name.text if character.picture else "", _texts(facts)).readable_su


def card_nodes(stage: Stage, rect: Rect, character: Character, facts: Sequence[Fact]) -> Node:
    """The card in `rect`: its title, the portrait and the name, then the facts that are asked for."""
    plan = _plan(stage, rect, character.name.text if character.picture else "", _texts(facts))
    title = _title(stage, character)
    nodes: list[Node] = []
    if plan.title:
        size = one_line(stage, title, SMALL_SU, plan.title, True)
        nodes.append(
            Node("play/card-title", Role.TEXT, title, plan.title, look=Look.WORDS, size_su=size, bold=True)
        )
    if plan.portrait:
        nodes += _portrait(stage, character, plan.portrait, stacked=rect.w > WIDE_SU)
    for i, (fact, cell) in enumerate(zip(facts, plan.cells, strict=False)):
        nodes += _fact(stage, f"play/card-fact{i}", fact, cell, plan)
    tone = Tone(character.tone)
    return Node("play/card", Role.GROUP, title, rect, look=Look.PANEL, tone=tone, children=tuple(nodes))


def _title(stage: Stage, character: Character) -> str:
    return character.title.text if character.title else words(stage.lang, "typing.card")


# ---------------------------------------------------------------------- how it is laid out


def _texts(facts: Sequence[Fact]) -> Texts:
    return tuple((fact.label.text, fact.content.text) for fact in facts)


@lru_cache(maxsize=256)
def _plan(stage: Stage, rect: Rect, name: str, facts: Texts) -> _Plan:
    """The first way whose words are large enough, else the one with the largest."""
    plans = list(_plans(stage, rect, name, facts))
    enough = enough_su(stage) - 0.5
    return next((p for p in plans if p.readable_su >= enough), None) or max(plans, key=lambda p: p.readable_su)


def _plans(stage: Stage, rect: Rect, name: str, facts: Texts) -> Iterator[_Plan]:
    """Title and portrait, one of them, none: each in its most readable way."""
    inner = rect.inset(PAD_SU, min(16.0, rect.h * 0.06))
    title_h = min(stage.size(SMALL_SU) * stage.line_height, 72.0)
    for titled, pictured in ((True, True), (False, True), (True, False), (False, False)):
        if pictured and not name:
            continue
        title = inner.top(title_h) if titled else None
        rest = inner.below(title_h) if titled else inner
        portrait, body = _beside_portrait(rest, len(facts)) if pictured else (None, rest)
        if pictured and (portrait is None or not _name_fits(stage, name, portrait, rect.w > WIDE_SU)):
            continue
        ways = [
            _laid(stage, title, portrait, body, facts, columns, stacked)
            for columns in ((1, 2, 3) if rect.w > WIDE_SU else (1,))
            for stacked in (FACT_SU, LONG_FACT_SU, 0.0)
        ]
        yield max(ways, key=lambda way: way.readable_su)


def _beside_portrait(rest: Rect, n: int) -> tuple[Rect | None, Rect]:
    """The room for the portrait with the name (None: too little), and what is left of it."""
    if rest.w > WIDE_SU - 2 * PAD_SU:
        side = min(200.0, rest.h, rest.w * 0.2)
        return Rect(rest.x, rest.y, side, rest.h), Rect(
            rest.x + side + GAP_SU, rest.y, rest.w - side - GAP_SU, rest.h
        )
    side = min(170.0, rest.h * (0.34 if n < 5 else 0.16), rest.w * 0.34)
    if side < LEAST_PORTRAIT_SU:
        return None, rest
    return rest.top(side), rest.below(side + 10.0)


def _portrait_rooms(stage: Stage, name: str, room: Rect, stacked: bool) -> tuple[Rect, Rect]:
    """Where the portrait lies, and the name: below it (on two lines where it is long), or beside it."""
    if not stacked:
        side = room.h
        return Rect(room.x, room.y, side, side), Rect(room.x + side + 16.0, room.y, room.w - side - 16.0, side)
    lines = len(stage.lines(name, SMALL_SU, room.w, True))
    side = max(0.0, min(room.w, room.h - max(50.0, lines * SMALL_SU * stage.line_height)))
    picture = Rect(room.centre.x - side / 2, room.y, side, side)
    return picture, Rect(room.x, room.y + side, room.w, room.h - side)


def _name_fits(stage: Stage, name: str, room: Rect, stacked: bool) -> bool:
    label = _portrait_rooms(stage, name, room, stacked)[1]
    return fitted(stage, name, NAME_SU, label, True) >= LEAST_NAME_SU


def _laid(
    stage: Stage, title: Rect | None, portrait: Rect | None, body: Rect, facts: Texts, columns: int, stacked: float,
) -> _Plan:  # fmt: skip
    rows = body.rows(-(-len(facts) // columns), ROW_GAP_SU)
    cells = tuple(cell for row in rows for cell in row.columns(columns, GAP_SU))
    rooms = [_parts(stage, cell, stacked=stacked) for cell in cells]
    base_su = SMALL_SU if stage.text_scale < 1.5 else 26.0
    pairs = list(zip(facts, rooms, cells, strict=False))
    labels = [one_line(stage, label, base_su, r[0]) for (label, value), r, _ in pairs if label != value]
    values = [_value_su(stage, value, cell if label == value else r[1]) for (label, value), r, cell in pairs]
    return _Plan(title, portrait, cells, stacked, min(labels, default=min(values)), min(values))


def _parts(stage: Stage, cell: Rect, *, stacked: float) -> tuple[Rect, Rect]:
    """Where label and words of a fact lie: above one another, or side by side."""
    if stacked:
        cell = Rect(cell.x, cell.y, cell.w, min(cell.h, stacked * max(1.0, stage.text_scale * 0.8)))
        wanted = SMALL_SU * stage.line_height
        share = 0.46 if stacked < LONG_FACT_SU else 0.36
        head = cell.top(min(max(cell.h * share, wanted), cell.h * 0.5))
        return head, cell.below(head.h)
    head = Rect(cell.x, cell.y, cell.w * 0.45, cell.h)
    return head, Rect(head.right + 10.0, cell.y, cell.w - head.w - 10.0, cell.h)


def _value_su(stage: Stage, value: str, room: Rect) -> float:
    """On one line, or on more where they are larger so."""
    single = one_line(stage, value, VALUE_SU, room, True)
    if single >= SMALL_SU or " " not in value:
        return single
    folded = fitted(stage, value, VALUE_SU, room, True)
    fits = stage.height(value, folded, room.w, True) <= room.h
    return max(single, folded) if fits else single


# ---------------------------------------------------------------------- how it is drawn


def _portrait(stage: Stage, character: Character, room: Rect, stacked: bool) -> list[Node]:
    name = character.name.text
    picture, label = _portrait_rooms(stage, name, room, stacked)
    size = fitted(stage, name, NAME_SU, label, True)
    high = min(label.h, stage.height(name, size, label.w, True))
    box = Rect(label.x, label.y if stacked else label.centre.y - high / 2, label.w, high)
    nodes = [Node("play/card-name", Role.TEXT, name, box, look=Look.WORDS, size_su=size, bold=True)]
    if picture.h >= 56.0:
        nodes.append(
            Node("play/card-picture", Role.IMAGE, "", picture, picture=character.picture, look=Look.PICTURE)
        )
    return nodes


def _fact(stage: Stage, node_id: str, fact: Fact, cell: Rect, plan: _Plan) -> list[Node]:
    """A line of the card; one whose words are its label has them once."""
    label, value = fact.label.text, fact.content.text
    head, body = _parts(stage, cell, stacked=plan.stacked) if label != value else (None, cell)
    big = _value_su(stage, value, body)
    lines_h = stage.height(value, big, body.w, True)
    nodes = [
        Node(f"{node_id}-value", Role.TEXT, value, _row(body, lines_h, False), look=Look.WORDS, size_su=big,
             bold=True, audio=fact.content.audio)
    ]  # fmt: skip
    if head:
        box = _row(head, plan.labels_su * stage.line_height, plan.stacked > 0.0)
        nodes.insert(0, Node(f"{node_id}-label", Role.TEXT, label, box, look=Look.WORDS, size_su=plan.labels_su,
                             audio=fact.label.audio))  # fmt: skip
    return nodes


def _row(room: Rect, lines_h: float, low: bool) -> Rect:
    """The words of a room: at its foot when `low`, so that label and words stay together."""
    h = min(room.h, lines_h)
    return Rect(room.x, room.bottom - h if low else room.y + (room.h - h) / 2, room.w, h)
