"""What can be reached in one tree, prepared once: trees are immutable, so answers stay true."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from math import hypot

from game.core.geometry import Point, Rect
from game.core.node import Act, Node, Role, State
from game.core.tree import reachable

PLAY = "play"
# A bubble over things smaller than this would jump at every tremble (Bubble Lens, ACCESSIBILITY 6.2).
LEAST_BUBBLE_SU = 10.0
_Box = tuple[float, float, float, float, Node]


class Field:
    """One tree as `access` sees it. `targets` are in reading order; `play` is the play area if in reach.

    The play area (a group named "play") is no target: its acts only say which acts count beside
    its things.
    """

    def __init__(self, tree: Node) -> None:
        self.tree = tree
        parents: dict[str, str] = {}
        dialogs: list[Node] = []
        self.held = ""
        _survey(tree, parents, dialogs)
        for node in tree.walk():
            if State.HELD in node.states:
                self.held = node.id
        self.modal = bool(dialogs)
        top = dialogs[-1] if dialogs else tree
        self._top_id = top.id
        self.play = next((n for n in top.walk() if n.id == PLAY), None)
        self.targets = tuple(
            n for n in reachable(tree) if not (n.id == PLAY and n.role in (Role.GROUP, Role.WINDOW))
        )
        self.by_id = {n.id: n for n in self.targets}
        self._parents = parents
        self._boxes: list[_Box] = [_box(n) for n in reversed(self.targets)]
        self._small: dict[str, bool] = {}
        self._zones: dict[tuple[tuple[Act, ...], bool], list[Node]] = {}
        self._bubbled: tuple[Point, tuple[Act, ...], tuple[Node | None, float]] | None = None

    def zone(self, node_id: str) -> str:
        """The first part of an id: "play", "rail", "top" ..."""
        return node_id.partition("/")[0]

    def part(self, node_id: str) -> str:
        """The large part of the picture that a node lies in: a child of the window, or of the open dialog."""
        above = self._parents.get(node_id, "")
        while above and above != self._top_id:
            node_id, above = above, self._parents.get(above, "")
        return node_id if above and node_id not in self.by_id else ""

    def accepts(self, act: Act, p: Point | None = None) -> bool:
        """Whether the play area itself takes `act` (at `p`, when given)."""
        if self.play is None or act not in self.play.acts or State.DISABLED in self.play.states:
            return False
        return p is None or self.play.rect.contains(p)

    def top(self, p: Point) -> Node | None:
        """The topmost target under `p`."""
        x, y = p.x, p.y
        for left, upper, right, lower, node in self._boxes:
            if left <= x < right and upper <= y < lower:
                return node
        return None

    def at(self, p: Point, acts: Collection[Act]) -> Node | None:
        """The topmost target under `p`, or the nearest one around it, that takes one of `acts`.

        What lies under an unrelated target is covered by it, whatever that target takes.
        """
        node = self.top(p)
        return None if node is None else self.around(node, acts)

    def around(self, node: Node, acts: Collection[Act]) -> Node | None:
        """`node` itself, or the nearest target it is part of, that takes one of `acts`."""
        found: Node | None = node
        while found is not None and not _takes(found, acts):
            found = self._around(found)
        return found

    def _around(self, node: Node) -> Node | None:
        """The target that `node` is part of; the play area when it is the last."""
        above = self._parents.get(node.id, "")
        while above:
            if above in self.by_id:
                return self.by_id[above]
            if above == PLAY:
                return self.play
            above = self._parents.get(above, "")
        return None

    def near(self, p: Point, acts: Collection[Act], margin_su: float) -> Node | None:
        """The target nearest to `p`, at most `margin_su` away; among equals the topmost."""
        best, best_su = None, margin_su
        x, y = p.x, p.y
        for left, upper, right, lower, node in self._boxes:
            if x < left - best_su or x > right + best_su or y < upper - best_su or y > lower + best_su:
                continue
            d = node.rect.distance(p)
            if _takes(node, acts) and (d < best_su or (best is None and d <= best_su)):
                best, best_su = node, d
        return best

    def bubble(self, p: Point, acts: tuple[Act, ...]) -> tuple[Node | None, float]:
        """The target that a bubble around `p` takes, and the bubble's radius in su.

        A bubble stays in its zone: beside the things of the play area it never takes the rail.
        Where things are too small and dense, the point alone counts.
        """
        if self._bubbled is not None and self._bubbled[:2] == (p, acts):
            return self._bubbled[2]
        inside = self.play is not None and self.play.rect.contains(p)
        nodes = self._of_zone(acts, inside)
        i, radius = bubble([n.rect.distance(p) for n in nodes], lambda i: farthest_su(nodes[i].rect, p))
        found = (None, 0.0) if i < 0 or self._dense(nodes[i], nodes) else (nodes[i], radius)
        self._bubbled = (p, acts, found)
        return found

    def _of_zone(self, acts: tuple[Act, ...], inside: bool) -> list[Node]:
        if (acts, inside) not in self._zones:
            self._zones[acts, inside] = [
                n for n in self.targets if _takes(n, acts) and (self.zone(n.id) == PLAY) == inside
            ]
        return self._zones[acts, inside]

    def _dense(self, node: Node, nodes: Sequence[Node]) -> bool:
        if node.id not in self._small:
            self._small[node.id] = effective_su(node.rect, [n.rect for n in nodes]) < LEAST_BUBBLE_SU
        return self._small[node.id]


def bubble(nearest_su: Sequence[float], farthest: Callable[[int], float]) -> tuple[int, float]:
    """Which thing a bubble cursor takes, and its radius (Grossman and Balakrishnan 2005).

    Distances from the pointer: to the nearest point of each thing, and to the farthest one of the i-th.
    The bubble holds the nearest thing whole, unless that would touch the second. (-1, 0) over nothing.
    """
    if not nearest_su:
        return -1, 0.0
    order = sorted(range(len(nearest_su)), key=nearest_su.__getitem__)
    radius = farthest(order[0])
    return order[0], min(radius, nearest_su[order[1]]) if len(order) > 1 else radius


def farthest_su(rect: Rect, p: Point) -> float:
    """From `p` to the farthest corner of `rect`."""
    return hypot(max(abs(p.x - rect.x), abs(p.x - rect.right)), max(abs(p.y - rect.y), abs(p.y - rect.bottom)))


def effective_su(rect: Rect, others: Sequence[Rect]) -> float:
    """How wide a thing is for a bubble: its smaller side, and half of the gap to either neighbour."""
    gaps = [_gap(rect, other) for other in others if other is not rect]
    return min(rect.w, rect.h) + min(gaps, default=float("inf"))


def _gap(a: Rect, b: Rect) -> float:
    dx = max(a.x - b.right, 0.0, b.x - a.right)
    dy = max(a.y - b.bottom, 0.0, b.y - a.bottom)
    return hypot(dx, dy)


def _takes(node: Node, acts: Collection[Act]) -> bool:
    return any(act in acts for act in node.acts)


def _box(node: Node) -> _Box:
    r = node.hit_rect
    return (r.x, r.y, r.right, r.bottom, node)


def _survey(node: Node, parents: dict[str, str], dialogs: list[Node]) -> None:
    """Fill in who lies in whom, and the open dialogs in drawing order."""
    if node.role is Role.DIALOG:
        dialogs.append(node)
    for child in node.children:
        parents[child.id] = node.id
        _survey(child, parents, dialogs)
