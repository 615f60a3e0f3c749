"""The sizes of a page of the false web, and how parts of it are put one under another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.stage import Stage
from game.kinds.web_worlds import BRANDS, Brand

GAP_SU = 20.0
PRESS = (Act.PRESS,)
Laid = tuple[tuple[Node, ...], float]


@dataclass(frozen=True)
class Type:
    """The sizes of one page: of words (scaled) and of what is pressed. `view_h` bounds pictures; `brand` gives
    its colours and corners."""

    stage: Stage
    least: float
    body: float
    view_h: float
    brand: Brand = BRANDS["search"]

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


def written(
    name: str, text: str, w: float, size: float, type_: Type, bold: bool = False, role: Role = Role.TEXT,
    tone: Tone = Tone.PANEL,
) -> Laid:  # fmt: skip
    size = type_.narrow(text, size, w, bold)
    h = type_.height(text, size, w, bold)
    node = Node(name, role, text, Rect(0.0, 0.0, w, h), look=Look.WORDS, size_su=size, bold=bold, tone=tone)
    return (node,), h


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
        size_su=size, bold=True, value=type_.brand.corner_su,
    )  # fmt: skip


def link_node(name: str, label: str, w: float, type_: Type, size: float, bold: bool = False) -> Node:
    size = type_.narrow(label, size, w - 16.0, bold)
    wide = min(w, max(type_.least, type_.width(label, size, bold) + 24.0))
    h = max(type_.least, type_.height(label, size, wide - 16.0, bold) + 8.0)
    return Node(name, Role.LINK, label, Rect(0.0, 0.0, wide, h), PRESS, look=Look.LINK, size_su=size, bold=bold)


def in_rows(nodes: Sequence[Node], w: float) -> Laid:
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
