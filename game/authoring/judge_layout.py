"""Sight, from the tree alone: nothing clipped, outside its zone, overlapping, too small, too close."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from game.authoring.judge_fault import Fault
from game.authoring.judge_near import near
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.tree import reachable
from game.stage.paint_rooms import words_room
from game.stage.ruler import FontRuler

LEAST_PX = 44.0
USUAL_SU = 96.0
SPACE_PX = 5.0
SLACK_SU = 1.5
WORDS_SLACK_SU = 6.0
ZONES = ("top", "play", "rail")
_TIGHT = frozenset({Look.OPTION})
"""Lines of one list stand close on purpose: the list is one thing to the eye."""
_PICTURES = frozenset({Look.PICTURE, Look.LIGHT, Look.THUMB})


@dataclass(frozen=True)
class View:
    """One tree as it is shown: `promised_su` is the least side that the author or the profile promises."""

    tree: Node
    where: str
    px_per_su: float
    ruler: FontRuler
    overflow: Callable[[Node], Sequence[tuple[str, str]]]
    promised_su: float = USUAL_SU


def faults_of(view: View) -> Iterator[Fault]:
    nodes = {node.id: node for node in view.tree.walk()}
    yield from _clipped(view, nodes)
    yield from _outside(view)
    targets = [n for n in reachable(view.tree) if n.role is not Role.GROUP]
    yield from _sizes(view, targets)
    yield from _between(view, targets)
    yield from _words_over(view, targets)


def _named(node: Node) -> str:
    return node.name or node.id


def _fault(code: str, node: Node, view: View, **parts: object) -> Fault:
    return Fault(code, node.id, node.name, {"what": _named(node), "where": view.where, **parts})


def _clipped(view: View, nodes: dict[str, Node]) -> Iterator[Fault]:
    for node_id, reason in view.overflow(view.tree):
        yield _fault("sight-clipped", nodes[node_id], view, why=reason)


# ------------------------------------------------------------------ zones


def _outside(view: View) -> Iterator[Fault]:
    zones = [n for n in view.tree.children if n.id in ZONES]
    for zone in zones:
        if not view.tree.rect.holds(zone.rect, SLACK_SU):
            yield _fault("sight-outside", zone, view)
        yield from _outside_of(view, zone, zone.rect)


def _outside_of(view: View, node: Node, area: Rect) -> Iterator[Fault]:
    for child in node.children:
        if child.role is Role.GHOST:
            continue
        inside = area.holds(child.rect, SLACK_SU) and all(area.grown(SLACK_SU).contains(p) for p in child.points)
        if not inside:
            yield _fault("sight-outside", child, view)
        elif child.look is not Look.SCROLL:  # what a scroll area shows may be longer than it
            yield from _outside_of(view, child, area)


# ------------------------------------------------------------------ targets


def _sizes(view: View, targets: Sequence[Node]) -> Iterator[Fault]:
    for node in targets:
        side_su = min(node.hit_rect.w, node.hit_rect.h)
        side_px = side_su * view.px_per_su
        if side_px < LEAST_PX - 0.5:
            yield _fault("sight-small", node, view, got=round(side_px), least=round(LEAST_PX))
        elif side_su < view.promised_su - 0.5:
            yield _fault("sight-promise", node, view, got=round(side_su), least=round(view.promised_su))


def _between(view: View, targets: Sequence[Node]) -> Iterator[Fault]:
    below = [{n.id for n in node.walk()} for node in targets]
    for i, j in near([node.rect for node in targets], SPACE_PX / view.px_per_su):
        node, other = targets[i], targets[j]
        if other.id in below[i]:
            continue
        if node.rect.overlaps(other.rect, SLACK_SU):
            yield _fault("sight-overlap", node, view, other=_named(other))
        elif not _one_surface(node, other):
            gap_px = _gap(node.rect, other.rect) * view.px_per_su
            if gap_px < SPACE_PX - 0.5:
                yield _fault(
                    "sight-close", node, view, other=_named(other), got=round(gap_px), least=round(SPACE_PX)
                )
    pressed = reachable(view.tree)
    for node, own in zip(targets, below, strict=True):
        at = node.rect.centre
        top = next((n for n in reversed(pressed) if n.hit_rect.contains(at)), None)
        if top is not None and top.id != node.id and top.id not in own:
            yield _fault("sight-overlap", node, view, other=_named(top))


def _one_surface(a: Node, b: Node) -> bool:
    """Lines of a list, parts of a scroll bar, cells that are only passed over: nothing to press beside."""
    if Role.SLIDER in (a.role, b.role):
        return True
    return {a.look, b.look} <= _TIGHT or a.acts[0] is b.acts[0] is Act.ENTER


def _gap(a: Rect, b: Rect) -> float:
    dx = max(a.x - b.right, 0.0, b.x - a.right)
    dy = max(a.y - b.bottom, 0.0, b.y - a.bottom)
    return max(dx, dy)


# ------------------------------------------------------------------ words


def words_rect(node: Node, ruler: FontRuler) -> Rect:
    """Where the words of a node are drawn, without the empty part of their room."""
    room = words_room(node, ruler)
    lines = ruler.wrap(node.name, node.size_su, room.rect.w, room.bold)
    w = min(room.rect.w, max(ruler.width(line, node.size_su, room.bold) for line in lines))
    h = min(max(room.rect.h, 1.0), len(lines) * node.size_su * ruler.line_height)
    x = room.rect.centre.x - w / 2 if room.centred else room.rect.x
    y = room.rect.centre.y - h / 2 if room.middle else room.rect.y
    return Rect(x, y, w, h)


def _words_over(view: View, targets: Sequence[Node]) -> Iterator[Fault]:
    """Words that lie over other words, over a picture, or over a thing that they are no part of.

    Zones are looked at one by one: what opens over the play area is meant to lie over it.
    """
    for zone in view.tree.children:
        below = {n.id for n in zone.walk()}
        yield from _words_over_in(view, zone, [n for n in targets if n.id in below])


def _words_over_in(view: View, zone: Node, targets: Sequence[Node]) -> Iterator[Fault]:
    visible = list(_visible(zone))
    written = [n for n in visible if n.size_su and n.name and n.look is not Look.TRACK]
    things = [n for n in visible if n.look in _PICTURES and n.picture]
    shown = {id(n) for n in things}
    things += [n for n in targets if id(n) not in shown]
    boxes = [*(words_rect(n, view.ruler) for n in written), *(n.rect for n in things)]
    for i, j in near(boxes, 0.0):
        if i >= len(written) or not boxes[i].overlaps(boxes[j], WORDS_SLACK_SU):
            continue
        node = written[i]
        other = written[j] if j < len(written) else things[j - len(written)]
        if j >= len(written):
            holds = any(n is node for n in other.walk())
            if holds or (not other.picture and any(n is other for n in node.walk())):
                continue
        yield _fault("sight-overlap", node, view, other=_named(other))


def _visible(node: Node) -> Iterator[Node]:
    """Without what a scroll area cuts away, and without what is drawn faintly behind."""
    yield node
    for child in node.children:
        if node.look is Look.SCROLL and not node.rect.holds(child.rect, SLACK_SU):
            continue
        if child.role is not Role.GHOST and State.DIMMED not in child.states:
            yield from _visible(child)
