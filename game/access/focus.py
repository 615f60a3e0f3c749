"""Where the focus goes: in reading order, in a direction, and when its thing is no longer there."""

from __future__ import annotations

from game.access.field import Field
from game.access.scan_plan import rows
from game.access.situation import Situation
from game.core.aim import Route
from game.core.geometry import Rect
from game.core.node import Act, Node

ASIDE = 2.0  # a step aside counts double: what lies straight ahead is preferred


class Focus:
    """Moves `Situation.focus`. After its thing went away, going on starts from where it was."""

    def __init__(self, situation: Situation) -> None:
        self.now = situation
        self._index = -1
        self._rect: Rect | None = None
        self._under = ""  # what had the focus before a dialog opened

    def put(self, node_id: str) -> None:
        field = self.now.field
        self.now.focus = node_id if node_id in field.by_id else ""
        self._remember()

    def show(self, node_id: str) -> None:
        self.put(node_id)
        self.now.focus_shown = True

    def _remember(self) -> None:
        node = self.now.field.by_id.get(self.now.focus)
        if node is not None:
            self._index = self.now.field.targets.index(node)
            self._rect = node.rect

    def follow(self, before: Field) -> None:
        """The tree changed. A dialog that opened takes the focus, one that closed gives it back; a thing that
        went away gives it up."""
        field, now = self.now.field, self.now
        opened = field.modal and not before.modal
        if now.focus in field.by_id and not opened:
            self._remember()
            return
        if now.focus in before.by_id:
            self._index = before.targets.index(before.by_id[now.focus])
            self._rect = before.by_id[now.focus].rect
        if opened:
            self._under = now.focus
            now.focus = field.targets[0].id if field.targets else ""
            return
        now.focus = ""
        if before.modal and not field.modal:
            self.put(self._under)

    def reset(self) -> None:
        self.now.focus, self._index, self._rect, self._under = "", -1, None, ""

    # ------------------------------------------------------------------ going

    def step(self, by: int) -> None:
        """To the next (1) or previous (-1) target in reading order, round and round."""
        targets = self.now.field.targets
        if not targets:
            return
        if self.now.focus in self.now.field.by_id:
            index = targets.index(self.now.field.by_id[self.now.focus]) + by
        elif self._index >= 0:
            index = self._index if by > 0 else self._index - 1
        else:
            index = 0 if by > 0 else -1
        self.show(targets[index % len(targets)].id)

    def go(self, direction: str) -> None:
        """To the nearest target "up" or "down"; "left" and "right" go along the rows, from one to the next.

        So the right arrow alone comes to everything, however things lie.
        """
        if direction in ("left", "right"):
            self._along(1 if direction == "right" else -1)
            return
        here = self.now.field.by_id.get(self.now.focus)
        rect = here.rect if here is not None else self._rect
        found = None if rect is None else nearest(rect, self.now.focus, self.now.field.targets, direction)
        if found is not None:
            self.show(found.id)
        else:
            self.step(1 if direction == "down" else -1)

    def _along(self, by: int) -> None:
        here = self.now.field.by_id.get(self.now.focus)
        if here is None:
            self.step(by)
            return
        order = [node.id for row in rows(self.now.field, self.now.field.targets) for node in row]
        self.show(order[(order.index(here.id) + by) % len(order)])

    def steer(self, direction: str, at_s: float, route: Route) -> None:
        """An arrow or a d-pad: scrolls when a scroll area has the focus, else moves the focus."""
        act = {"up": Act.SCROLL_UP, "down": Act.SCROLL_DOWN}.get(direction)
        node = self.now.field.by_id.get(self.now.focus)
        if act is not None and node is not None and act in node.acts:
            self.now.want(node.id, act, at_s, route)
            return
        self.go(direction)
        self.now.say(self.now.focus)

    def act(self, at_s: float, route: Route, *, second: bool = False) -> str:
        """Act on what has the focus; what is not yet seen is first shown. The id acted on, else ""."""
        node = self.now.field.by_id.get(self.now.focus)
        if node is None or not self.now.focus_shown:
            if node is None:
                self.step(1)
            self.now.focus_shown = True
            self.now.say(self.now.focus)
            return ""
        done = self.now.do_second if second else self.now.do_main
        return node.id if done(node, at_s, route) else ""


def nearest(rect: Rect, own_id: str, nodes: tuple[Node, ...], direction: str) -> Node | None:
    """The node that lies nearest above or below, by centres; straight ahead is preferred."""
    sign = 1 if direction == "down" else -1
    best, best_cost = None, float("inf")
    for node in nodes:
        ahead = (node.rect.centre.y - rect.centre.y) * sign
        aside = abs(node.rect.centre.x - rect.centre.x)
        straight = rect.x < node.rect.right and node.rect.x < rect.right
        if node.id == own_id or ahead <= 1.0 or (not straight and ahead < aside / 4):
            continue
        cost = ahead + (aside / 4 if straight else aside * ASIDE)
        if cost < best_cost:
            best, best_cost = node, cost
    return best
