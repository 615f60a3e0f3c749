"""Blocks laid out one under another, at the origin, for a width: nodes and how high they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.browser_visit import Visit
from game.kinds.web_blocks import (
    Ad,
    Button,
    Check,
    Cross,
    Heading,
    Link,
    Picture,
    Result,
    Search,
    Shown,
    Tile,
    Words,
)

GAP_SU = 20.0
PRESS = (Act.PRESS,)
Laid = tuple[tuple[Node, ...], float]


@dataclass(frozen=True)
class Type:
    """The sizes of one page: of words (scaled) and of what is pressed. `view_h` bounds pictures."""

    stage: Stage
    least: float
    body: float
    view_h: float
    tone: Tone = Tone.SEA

    @property
    def head(self) -> float:
        return self.body * 1.25

    @property
    def small(self) -> float:
        return self.body * 0.84

    def narrow(self, text: str, size: float, w: float, bold: bool = False) -> float:
        """The size at which the longest word still fits into `w`."""
        widest = max((self.stage.ruler.width(word, size, bold) for word in text.split(" ")), default=0.0)
        return size if widest <= w else size * max(0.3, w / widest) * 0.99

    def height(self, text: str, size: float, w: float, bold: bool = False) -> float:
        return self.stage.height(text, size, max(20.0, w), bold)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        return self.stage.ruler.width(text, size, bold)

    def tail(self, text: str, size: float, w: float) -> str:
        """The end of a text that is longer than its field."""
        while len(text) > 1 and self.width(text, size) > w:
            text = text[1:]
        return text


def moved(node: Node, dx: float, dy: float) -> Node:
    children = tuple(moved(child, dx, dy) for child in node.children)
    return replace(node, rect=node.rect.shifted(dx, dy), children=children)


def still(node: Node) -> Node:
    """The same, with nothing left to press."""
    return replace(node, acts=(), children=tuple(still(child) for child in node.children))


def stacked(parts: Iterable[Laid], gap: float = GAP_SU) -> Laid:
    nodes: list[Node] = []
    y = 0.0
    for laid, h in parts:
        nodes += [moved(node, 0.0, y) for node in laid]
        y += h + gap
    return tuple(nodes), max(0.0, y - gap)


def flow(blocks: Sequence[Shown], prefix: str, w: float, type_: Type, visit: Visit) -> Laid:
    """All blocks; buttons that follow each other stand in rows, tiles in a grid."""
    parts: list[Laid] = []
    numbered = [(f"{prefix}/b{i}", block) for i, block in enumerate(blocks)]
    numbered = [(name, b) for name, b in numbered if not (isinstance(b, Cross) and b.corner)]
    for kind, group in groupby(numbered, key=lambda pair: _together(pair[1])):
        run = list(group)
        if kind == "tile":
            parts.append(_grid([(name, b) for name, b in run if isinstance(b, Tile)], w, type_))
        elif kind == "row":
            parts.append(_rows([_pressed(name, b, w, type_) for name, b in run], w))
        else:
            parts += [_block(name, b, w, type_, visit) for name, b in run]
    return stacked(parts)


def _together(block: Shown) -> str:
    return "tile" if isinstance(block, Tile) else "row" if isinstance(block, Button | Link | Cross) else "alone"


def corner_cross(blocks: Sequence[Shown], prefix: str, side: float) -> Node | None:
    """The cross in the corner, at the origin."""
    for i, block in enumerate(blocks):
        if isinstance(block, Cross) and block.corner:
            return _cross(f"{prefix}/b{i}", block, side)
    return None


def _cross(name: str, block: Cross, side: float) -> Node:
    rect = Rect(0.0, 0.0, side, side)
    return Node(name, Role.BUTTON, block.content.text, rect, PRESS, picture="sign:close", look=Look.QUIET)


def written(
    name: str, text: str, w: float, size: float, type_: Type, bold: bool = False, role: Role = Role.TEXT,
    tone: Tone = Tone.PANEL,
) -> Laid:  # fmt: skip
    size = type_.narrow(text, size, w, bold)
    h = type_.height(text, size, w, bold)
    node = Node(name, role, text, Rect(0.0, 0.0, w, h), look=Look.WORDS, size_su=size, bold=bold, tone=tone)
    return (node,), h


def _block(name: str, block: Shown, w: float, type_: Type, visit: Visit) -> Laid:
    match block:
        case Heading():
            return written(name, block.content.text, w, type_.head, type_, bold=True, role=Role.HEADING)
        case Words():
            return written(name, block.content.text, w, type_.body, type_)
        case Picture():
            h = max(110.0, min(260.0, type_.view_h * 0.36))
            box = Rect(0.0, 0.0, min(w, h * 1.8), h)
            return (Node(name, Role.IMAGE, block.alt.text, box, picture=block.picture, look=Look.PICTURE),), h
        case Check():
            return _check(name, block, w, type_, visit)
        case Result():
            return _result(name, block, w, type_)
        case Ad():
            return _ad(name, block, w, type_)
        case Search():
            return _search(name, block, w, type_, visit)
    raise TypeError(block)


# ---------------------------------------------------------------------- what is pressed


def button_node(
    name: str, label: str, w: float, type_: Type, picture: str = "", tone: Tone = Tone.PANEL,
    role: Role = Role.BUTTON,
) -> Node:  # fmt: skip
    """As wide as its words, at most `w`."""
    taken = 68.0 + (80.0 if picture else 0.0)
    size = type_.narrow(label, type_.body, w - taken, bold=True)
    wide = min(w, max(type_.least, type_.width(label, size, bold=True) + taken))
    h = max(type_.least, type_.height(label, size, wide - taken + 8.0, bold=True) + 20.0)
    return Node(
        name, role, label, Rect(0.0, 0.0, wide, h), PRESS, picture=picture, look=Look.BUTTON, tone=tone,
        size_su=size, bold=True,
    )  # fmt: skip


def _link_node(name: str, label: str, w: float, type_: Type, size: float, bold: bool = False) -> Node:
    size = type_.narrow(label, size, w - 16.0, bold)
    wide = min(w, max(type_.least, type_.width(label, size, bold) + 24.0))
    h = max(type_.least, type_.height(label, size, wide - 16.0, bold) + 8.0)
    return Node(name, Role.LINK, label, Rect(0.0, 0.0, wide, h), PRESS, look=Look.LINK, size_su=size, bold=bold)


def _pressed(name: str, block: Shown, w: float, type_: Type) -> Node:
    match block:
        case Cross():
            return _cross(name, block, type_.least)
        case Link():
            return _link_node(name, block.content.text, w, type_, type_.body)
        case Button(weight="faint"):
            node = _link_node(name, block.content.text, w, type_, type_.small)
            return replace(node, role=Role.BUTTON, detail=block.detail.text if block.detail else "")
        case Button():
            tone = Tone.ACT if block.weight == "main" else Tone.PANEL
            node = button_node(name, block.content.text, w, type_, block.picture, tone)
            return replace(node, detail=block.detail.text if block.detail else "")
    raise TypeError(block)


def _rows(nodes: Sequence[Node], w: float) -> Laid:
    """From left to right, on as many rows as needed."""
    placed: list[Node] = []
    x = y = row_h = 0.0
    for node in nodes:
        if x and x + node.rect.w > w + 0.5:
            x, y, row_h = 0.0, y + row_h + GAP_SU, 0.0
        placed.append(moved(node, x, y))
        x += node.rect.w + GAP_SU
        row_h = max(row_h, node.rect.h)
    return tuple(placed), y + row_h


def _grid(tiles: Sequence[tuple[str, Tile]], w: float, type_: Type) -> Laid:
    """Cards of one size: picture above, words below; beside each other where they are wide."""
    per_row = max(1, min(len(tiles), int((w + GAP_SU) // (type_.body * 7.5 + GAP_SU))))
    cell_w = (w - GAP_SU * (per_row - 1)) / per_row
    picture_h = max(84.0, min(170.0, type_.view_h * 0.3))
    sizes = [type_.narrow(tile.content.text, type_.body, cell_w - 44.0) for _, tile in tiles]
    texts = [type_.height(t.content.text, s, cell_w - 44.0) for (_, t), s in zip(tiles, sizes, strict=True)]
    h = max(type_.least, picture_h + max(texts) + 36.0)
    if cell_w > 1.85 * h and cell_w / 1.8 <= type_.view_h * 0.7:
        h = cell_w / 1.8
    if cell_w > 1.85 * h:  # one under another: words beside the picture
        h = max(type_.least, type_.body * 2.6)
        room = Rect(0.0, 0.0, cell_w - h - 48.0, h - 36.0)
        sizes = [type_.stage.fit(t.content.text, type_.body / type_.stage.text_scale, room) for _, t in tiles]
    nodes = []
    for n, ((name, tile), size) in enumerate(zip(tiles, sizes, strict=True)):
        box = Rect((n % per_row) * (cell_w + GAP_SU), (n // per_row) * (h + GAP_SU), cell_w, h)
        nodes.append(
            Node(name, Role.LINK, tile.content.text, box, PRESS, picture=tile.picture, look=Look.CHOICE,
                 tone=type_.tone, size_su=size, audio=tile.content.audio)
        )  # fmt: skip
    rows = -(-len(tiles) // per_row)
    return tuple(nodes), rows * (h + GAP_SU) - GAP_SU


def _check(name: str, block: Check, w: float, type_: Type, visit: Visit) -> Laid:
    w = min(w, 1000.0)
    size = type_.narrow(block.content.text, type_.body, w - 116.0)
    h = max(type_.least, type_.height(block.content.text, size, w - 116.0) + 20.0)
    states = frozenset({State.CHECKED}) if visit.ticked(block) else frozenset[State]()
    node = Node(
        name, Role.CHECK_BOX, block.content.text, Rect(0.0, 0.0, w, h), PRESS, states, look=Look.CHECK, size_su=size
    )
    return (node,), h


def _result(name: str, block: Result, w: float, type_: Type) -> Laid:
    """The label of an advertisement, the title as a link, the address, a few words."""
    parts: list[Laid] = []
    if block.advert:
        parts.append(_label(f"{name}-label", type_))
    link = _link_node(name, block.content.text, w, type_, type_.body * 1.1, bold=True)
    parts.append(((link,), link.rect.h))
    parts.append(written(f"{name}-address", block.address, w - 8.0, type_.small, type_, tone=Tone.QUIET))
    if block.snippet:
        parts.append(written(f"{name}-snippet", block.snippet.text, w - 8.0, type_.small, type_))
    nodes, h = stacked(parts, 2.0)
    # Words line up with those of the link, which stand a little inside its target.
    return tuple(n if n.id == name else moved(n, 8.0, 0.0) for n in nodes), h + 8.0


def _label(name: str, type_: Type) -> Laid:
    """« Publicité », in a small frame."""
    text = words(type_.stage.lang, "browser.advert")
    size = type_.small * 0.92
    w, h = type_.width(text, size, bold=True) + 52.0, size * type_.stage.line_height + 4.0
    ground = Node(f"{name}-ground", Role.GROUP, "", Rect(0.0, 0.0, w, h), look=Look.PANEL, tone=Tone.SUN)
    word = Node(name, Role.TEXT, text, Rect(26.0, 2.0, w - 52.0, h - 4.0), look=Look.WORDS, size_su=size, bold=True)
    return (ground, word), h


def _ad(name: str, block: Ad, w: float, type_: Type) -> Laid:
    """A loud card: its label, its words, its picture, and one button."""
    pad = 22.0
    side = min(150.0, w * 0.22) if block.picture and w > 480.0 else 0.0
    inner = w - 2 * pad - (side + pad if side else 0.0)
    button = button_node(name, block.button.text, inner, type_, tone=Tone.CORAL)
    text = written(f"{name}-text", block.content.text, inner, type_.body, type_, bold=True)
    nodes, h = stacked([_label(f"{name}-label", type_), text, ((button,), button.rect.h)], 10.0)
    whole = max(h, side) + 2 * pad
    card = Node(f"{name}-card", Role.GROUP, "", Rect(0.0, 0.0, w, whole), look=Look.PANEL, tone=Tone.PAPER)
    placed = [card, *(moved(node, pad, pad) for node in nodes)]
    if side:
        box = Rect(w - pad - side, (whole - side) / 2, side, side)
        placed.append(Node(f"{name}-picture", Role.IMAGE, "", box, picture=block.picture, look=Look.PICTURE))
    return tuple(placed), whole


def _search(name: str, block: Search, w: float, type_: Type, visit: Visit) -> Laid:
    """A field with its button; under it the word cards that can be put in."""
    lang = type_.stage.lang
    go = button_node(f"{name}-go", words(lang, "browser.search"), w * 0.5, type_, "sign:search", Tone.ACT)
    field_w = w - go.rect.w - GAP_SU
    beside = field_w >= 360.0
    field_w = field_w if beside else w
    chosen = visit.chosen(block)
    said = " ".join([*(block.cards[k].content.text for k in chosen), *([visit.query] if visit.query else [])])
    hint = words(lang, "browser.search_here")
    shown = type_.tail(said, type_.body, field_w - 48.0) or hint
    size = (
        type_.narrow(shown, type_.body, field_w - 44.0)
        if said
        else min(type_.body, type_.body * (field_w - 44.0) / max(1.0, type_.width(hint, type_.body)))
    )
    states = frozenset({State.CURRENT}) if said else frozenset[State]()
    field = Node(
        name, Role.TEXT_INPUT, shown, Rect(0.0, 0.0, field_w, go.rect.h), (Act.TYPE,), states, look=Look.FIELD,
        tone=Tone.PANEL if said else Tone.QUIET, size_su=size,
    )  # fmt: skip
    row = (field, moved(go, field_w + GAP_SU, 0.0)) if beside else (field, moved(go, 0.0, go.rect.h + GAP_SU))
    row_h = go.rect.h if beside else 2 * go.rect.h + GAP_SU
    cards = [
        button_node(
            f"{name}-card{k}", card.content.text, w, type_, "sign:tick" if k in chosen else "sign:plus",
            Tone.LEAF if k in chosen else Tone.PANEL, Role.TOGGLE,
        ).having(*([State.CHECKED] if k in chosen else []))
        for k, card in enumerate(block.cards)
    ]  # fmt: skip
    return stacked([(row, row_h), _rows(cards, w)])
