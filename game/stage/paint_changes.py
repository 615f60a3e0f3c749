"""What must be painted again: differences of the tree, of attention, of speech, of motions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from game.core.attention import Attention
from game.core.geometry import Point, Rect, bounds
from game.core.node import Look, Node, State
from game.core.ports import Spoken
from game.stage.paint_over import DWELL_RING_SU, MARK_SU, POINTER_SU, TRAIL_SU
from game.stage.shapes import travelled
from game.stage.theme import PRESS_SU

REACH_SU = 26.0
"""How far soft shadows and rings reach out of a node's rectangle."""

_LOUD_SU = {State.HINTED: 34.0, State.HELD: 62.0, State.MARKED: MARK_SU + 28.0}
_LOUD_LOOKS = frozenset({Look.POINTER, Look.TRACK, Look.PATHS, Look.BUBBLE})


def reach(rect: Rect) -> Rect:
    """The rectangle with what is usually drawn around it."""
    return rect.grown(REACH_SU)


def drawn_rect(node: Node) -> Rect:
    """Where a node alone leaves pixels."""
    rect = node.rect
    for p in node.points:
        rect = rect.union(Rect(p.x, p.y, 0.0, 0.0))
    if node.look in (Look.TRACK, Look.PATHS):
        rect = rect.grown(node.size_su / 2 + 8.0)
    elif node.look is Look.POINTER:
        rect = rect.grown(node.rect.h)
    elif node.look is Look.BUBBLE:
        rect = rect.grown(8.0)
    return rect.grown(max((_LOUD_SU.get(state, 0.0) for state in node.states), default=0.0) or REACH_SU)


def drawn_extent(node: Node) -> Rect:
    """Where a node and everything below it leaves pixels, pressed or not."""
    rect = drawn_rect(node)
    for child in node.children:
        rect = rect.union(drawn_extent(child))
    return Rect(rect.x, rect.y, rect.w, rect.h + PRESS_SU)


def loud_changes(
    before: Mapping[str, Node], after: Mapping[str, Node], known: Collection[Rect] = ()
) -> Iterator[Rect]:
    """Where nodes that draw far out of their rectangle came, went or changed; `known` are seen to."""
    for node_id in _rows(before) | _rows(after):
        was, now = before.get(node_id), after.get(node_id)
        if was and now and was is not now and len(was.children) != len(now.children):
            yield drawn_extent(now)
            yield drawn_extent(was)
    old, new = _loud(before), _loud(after)
    for node_id in old.keys() | new.keys():
        a, b = old.get(node_id), new.get(node_id)
        if a is not b and a != b and not (b is not None and b.rect in known):
            if a is not None:
                yield drawn_rect(a)
            if b is not None:
                yield drawn_rect(b)


def further_along(before: Mapping[str, Node], after: Mapping[str, Node]) -> dict[Rect, Rect]:
    """Tracks of which only the travelled share changed: their rectangle, and the part to paint again."""
    found: dict[Rect, Rect] = {}
    for node_id, new in after.items():
        old = before.get(node_id)
        if old is None or old is new or new.look is not Look.TRACK or not new.points or new.children:
            continue
        if replace(old, value=new.value) == new:
            found[new.rect] = _between(new, old.value or 0.0, new.value or 0.0)
    if found:  # another thing with the very same rectangle may have changed as well
        counts = Counter(node.rect for nodes in (before, after) for node in nodes.values())
        found = {rect: part for rect, part in found.items() if counts[rect] == 2}
    return found


def _between(track: Node, a: float, b: float) -> Rect:
    points = [(p.x, p.y) for p in track.points]
    short, long = travelled(points, min(a, b)), travelled(points, max(a, b))
    part = [short[-1], *long[max(0, len(short) - 2) :]]
    box = bounds(Rect(x, y, 0.0, 0.0) for x, y in part)
    return box.grown(track.size_su / 2 + 8.0)


def _rows(nodes: Mapping[str, Node]) -> set[str]:
    """Groups of beads: the first and the last are drawn as the ends of the row."""
    return {node_id for node_id, node in nodes.items() if node.children and node.children[0].look is Look.STEPS}


def _loud(nodes: Mapping[str, Node]) -> dict[str, Node]:
    return {
        node_id: node
        for node_id, node in nodes.items()
        if node.look in _LOUD_LOOKS or (node.states and not _LOUD_SU.keys().isdisjoint(node.states))
    }


def attention_rects(
    old: Attention, new: Attention, before: Mapping[str, Node], after: Mapping[str, Node], pointer_scale: float
) -> Iterator[Rect]:
    """Where the two attentions are drawn differently."""
    for node_id in _touched(old, new):
        for nodes in (before, after):
            if node_id in nodes:
                yield drawn_extent(nodes[node_id])
    if (old.pointer, old.bubble_su, old.trail) != (new.pointer, new.bubble_su, new.trail):
        for attention in (old, new):
            for past in attention.trail:
                yield Rect.around(past, TRAIL_SU + 8.0)
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
    if old.choice != new.choice:
        yield from {*old.lit, *new.lit}
    elif old.lit != new.lit:
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


def spoken_rects(old: Spoken, new: Spoken, before: Mapping[str, Node], after: Mapping[str, Node]) -> Iterator[Rect]:
    if (old.node_id, old.word) == (new.node_id, new.word):
        return
    if old.node_id in before:
        yield reach(before[old.node_id].rect)
    if new.node_id in after:
        yield reach(after[new.node_id].rect)
