"""Blocks laid out one under another, at the origin, for a width: nodes and how high they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, State, Tone
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
from game.kinds.web_results import ad, result, search
from game.kinds.web_type import GAP_SU, PRESS, Laid, Type, button_node, in_rows, link_node, stacked, written


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
            parts.append(in_rows([_pressed(name, b, w, type_) for name, b in run], w))
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
            return result(name, block, w, type_)
        case Ad():
            return ad(name, block, w, type_)
        case Search():
            return search(name, block, w, type_, visit)
    raise TypeError(block)


def _pressed(name: str, block: Shown, w: float, type_: Type) -> Node:
    match block:
        case Cross():
            return _cross(name, block, type_.least)
        case Link():
            return link_node(name, block.content.text, w, type_, type_.body)
        case Button(weight="faint"):
            node = link_node(name, block.content.text, w, type_, type_.small)
            return replace(node, role=Role.BUTTON, detail=block.detail.text if block.detail else "")
        case Button():
            tone = type_.brand.act if block.weight == "main" else Tone.PANEL
            node = button_node(name, block.content.text, w, type_, block.picture, tone)
            return replace(node, detail=block.detail.text if block.detail else "")
    raise TypeError(block)


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
                 tone=type_.brand.card, size_su=size, audio=tile.content.audio)
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
