"""Reading the tree of nodes: find, hit, focus order, outline, difference."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.geometry import Point, Rect
from game.core.node import Node, Role, State


def find(root: Node, node_id: str) -> Node | None:
    return next((n for n in root.walk() if n.id == node_id), None)


def reachable(root: Node) -> tuple[Node, ...]:
    """Everything that can be acted on, in reading order: the focus order and the scanning order.

    When a dialog is open, only what lies in the last one can be reached. Groups are never members:
    the acts of a play area only say that a press beside its things counts.
    """
    return tuple(n for n in _modal(root).walk() if n.enabled and n.role is not Role.GROUP)


def _modal(root: Node) -> Node:
    dialogs = [n for n in root.walk() if n.role == "dialog"]
    return dialogs[-1] if dialogs else root


def hit(root: Node, p: Point, margin_su: float = 0.0) -> Node | None:
    """The topmost reachable node under `p`; with a margin, the nearest one that close."""
    under: Node | None = None
    best, best_distance = None, margin_su
    for node in reachable(root):
        if node.hit_rect.contains(p):
            under = node
        elif margin_su and (d := node.rect.distance(p)) <= best_distance:
            best, best_distance = node, d
    return under or best


def cover(root: Node, node: Node) -> Node | None:
    """What would be hit at the node's centre in its place; None when it can be hit itself."""
    top = hit(root, node.rect.centre)
    return None if top is None or top.id == node.id else top


def outline(root: Node) -> str:
    """The tree as text, for golden files and for the Pilot's messages."""
    return "\n".join(_outline(root, 0)) + "\n"


def _outline(node: Node, depth: int) -> Iterator[str]:
    words = f' "{node.name}"' if node.name else ""
    acts = f" [{', '.join(node.acts)}]" if node.acts else ""
    states = f" ({', '.join(sorted(node.states))})" if node.states else ""
    picture = f" {node.picture}" if node.picture else ""
    yield f"{'  ' * depth}{node.role}{words}{picture}{acts}{states}"
    for child in node.children:
        yield from _outline(child, depth + 1)


def difference(old: Node, new: Node) -> tuple[Rect, ...]:
    """Where two trees would be drawn differently. Equal subtrees cost one identity check."""
    changed: list[Rect] = []
    _difference(old, new, changed)
    return tuple(changed)


def _difference(old: Node, new: Node, changed: list[Rect]) -> None:
    if old is new:
        return
    if not _same_alone(old, new) or [c.id for c in old.children] != [c.id for c in new.children]:
        if old.rect == new.rect and _same_alone(old, new):
            _children_difference(old, new, changed)
            return
        changed.append(extent(old))
        changed.append(extent(new))
        return
    for a, b in zip(old.children, new.children, strict=True):
        _difference(a, b, changed)


def _children_difference(old: Node, new: Node, changed: list[Rect]) -> None:
    before = {c.id: c for c in old.children}
    after = {c.id: c for c in new.children}
    changed.extend(extent(before[node_id]) for node_id in before.keys() - after.keys())
    changed.extend(extent(after[node_id]) for node_id in after.keys() - before.keys())
    kept_before = [c.id for c in old.children if c.id in after]
    kept_after = [c.id for c in new.children if c.id in before]
    for node_id in kept_after:
        if kept_before != kept_after:
            changed.append(extent(before[node_id]))
            changed.append(extent(after[node_id]))
        else:
            _difference(before[node_id], after[node_id], changed)


def _same_alone(a: Node, b: Node) -> bool:
    return (
        a.id == b.id
        and a.rect == b.rect
        and a.states == b.states
        and a.name == b.name
        and a.picture == b.picture
        and a.value == b.value
        and a.points == b.points
        and a.look == b.look
        and a.tone == b.tone
        and a.size_su == b.size_su
        and a.bold == b.bold
        and a.turn_deg == b.turn_deg
        and bool(a.acts) == bool(b.acts)
    )


def extent(node: Node) -> Rect:
    """The rectangle that the node and everything below it covers."""
    rect = node.rect
    for child in node.children:
        rect = rect.union(extent(child))
    return rect


def focus_after(root: Node, current: str, step: int = 1) -> str:
    """The id that Tab (`step` 1) or Shift+Tab (-1) leads to; wraps; "" when nothing is reachable."""
    ids = [n.id for n in reachable(root)]
    if not ids:
        return ""
    if current not in ids:
        return ids[0] if step > 0 else ids[-1]
    return ids[(ids.index(current) + step) % len(ids)]


def dimmed(node: Node) -> bool:
    return State.DIMMED in node.states
