"""What must be painted again: differences of the tree, of attention, of speech, of motions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.core.attention import Attention
from game.core.geometry import Point, Rect
from game.core.node import Node, State
from game.core.ports import Spoken
from game.core.tree import extent
from game.stage.paint_over import DWELL_RING_SU, MARK_SU, POINTER_SU

GROW_SU = 56.0
"""How far rings, glows and soft shadows reach out of a node's rectangle."""


def reach(rect: Rect) -> Rect:
    """The rectangle with everything drawn around it."""
    return rect.grown(GROW_SU)


def drawn_rect(node: Node) -> Rect:
    """Where a node alone leaves pixels."""
    rect = node.rect
    for p in node.points:
        rect = rect.union(Rect(p.x, p.y, 0.0, 0.0))
    if node.points and node.size_su:
        rect = rect.grown(node.size_su / 2 + 8.0)
    rect = reach(rect)
    return rect.union(node.rect.grown(MARK_SU + 16.0)) if State.MARKED in node.states else rect


def attention_rects(
    old: Attention, new: Attention, before: Mapping[str, Node], after: Mapping[str, Node], pointer_scale: float
) -> Iterator[Rect]:
    """Where the two attentions are drawn differently."""
    for node_id in _touched(old, new):
        for nodes in (before, after):
            if node_id in nodes:
                yield extent(nodes[node_id])
    if (old.pointer, old.bubble_su) != (new.pointer, new.bubble_su):
        for attention in (old, new):
            if attention.pointer is not None:
                yield pointer_rect(attention.pointer, attention.bubble_su, pointer_scale)
    was, now = dwell_place(old, before), dwell_place(new, after)
    if (was, old.dwell) != (now, new.dwell):
        for place in (was, now):
            if place is not None:
                yield Rect.around(place, DWELL_RING_SU + 24.0)


def _touched(old: Attention, new: Attention) -> Iterator[str]:
    pairs = [(old.pressed, new.pressed), (old.hovered, new.hovered)]
    pairs.append((old.focus if old.focus_shown else "", new.focus if new.focus_shown else ""))
    pairs.append((old.focus, new.focus))  # a field in use has a stronger line, shown or not
    for a, b in pairs:
        if a != b:
            yield from (a, b)
    if old.lit != new.lit:
        yield from set(old.lit) ^ set(new.lit)


def pointer_rect(place: Point, bubble_su: float, scale: float) -> Rect:
    side = max(2 * bubble_su + 24.0, 2 * POINTER_SU * scale + 16.0)
    return Rect.around(place, side)


def dwell_place(attention: Attention, nodes: Mapping[str, Node]) -> Point | None:
    """Where the ring of a running dwell is drawn; None when none runs."""
    if attention.dwell <= 0.0:
        return None
    if attention.pointer is not None:
        return attention.pointer
    node = nodes.get(attention.hovered) or nodes.get(attention.focus)
    return node.rect.centre if node else None


def spoken_rects(
    old: Spoken, new: Spoken, before: Mapping[str, Node], after: Mapping[str, Node]
) -> Iterator[Rect]:
    if (old.node_id, old.word) == (new.node_id, new.word):
        return
    if old.node_id in before:
        yield before[old.node_id].rect
    if new.node_id in after:
        yield after[new.node_id].rect
