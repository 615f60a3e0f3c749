"""What lies under the pointer, and what a press there means for this learner."""

from __future__ import annotations

from game.access.field import PLAY
from game.access.situation import Situation
from game.core.geometry import Point
from game.core.inputs import Button
from game.core.node import Act, Node

LEFT = (Act.PRESS, Act.GRAB, Act.DROP, Act.ENTER, Act.DOUBLE, Act.TYPE, Act.BACK)
PRESSES = (*LEFT, Act.ALT_PRESS)


class Under:
    """`entered` is the node that the pointer came into."""

    def __init__(self, situation: Situation) -> None:
        self.now = situation
        self.entered = ""

    def pick(self, p: Point, acts: tuple[Act, ...]) -> Node | None:
        """The target that a press at `p` is for; near misses and the bubble count where nothing else is hit."""
        field, profile = self.now.field, self.now.profile
        exact = field.at(p, acts)
        if exact is not None and exact.id != PLAY:
            return exact
        hit = field.at(p, PRESSES)
        if hit is not None and hit.id != PLAY:
            return None
        if profile.bubble_cursor:
            node, _ = field.bubble(p, acts)
            if node is not None:
                return node
        return field.near(p, acts, profile.near_miss_su) if profile.near_miss_su else None

    def meant(self, p: Point, button: Button) -> tuple[str, Act] | None:
        """What a press of `button` at `p` means: a target and an act, or nothing."""
        field, counts = self.now.field, self.now.profile.buttons_count
        if button is Button.RIGHT:
            if (node := self.pick(p, (Act.ALT_PRESS,))) is not None:
                return node.id, Act.ALT_PRESS
            if field.accepts(Act.ALT_PRESS, p):
                wrong = self.pick(p, LEFT)
                return (wrong.id if wrong else PLAY), Act.ALT_PRESS
        if button is not Button.LEFT and counts != "any":
            return None
        if (node := self.pick(p, LEFT)) is not None:
            act = next(a for a in LEFT if a in node.acts)
            if self.lifts(node.id) and self.now.profile.drag_by == "click" and node.acts[0] is Act.GRAB:
                act = Act.GRAB  # who clicks to carry takes it up at once
            return None if act is Act.ENTER and node.id == self.entered else (node.id, act)
        if not field.accepts(Act.PRESS, p):
            return None
        if field.accepts(Act.ALT_PRESS) and (node := self.pick(p, (Act.ALT_PRESS,))) is not None:
            return node.id, Act.PRESS  # the wrong button on the right thing
        return PLAY, Act.PRESS

    def lifts(self, target: str) -> bool:
        """Whether this can be pressed and carried: a press that stays is a press, one that moves away a grab."""
        node = self.now.field.by_id.get(target)
        return node is not None and Act.PRESS in node.acts and Act.GRAB in node.acts

    def put_down(self, p: Point) -> tuple[str, Act]:
        node = self.pick(p, (Act.DROP,))
        return (node.id if node else PLAY), Act.DROP

    def meant_now(self, p: Point, button: Button) -> tuple[str, Act] | None:
        """As `meant`, but what is in the hand is put down first; the rail stays in reach."""
        meant = self.meant(p, button)
        counts = button is Button.LEFT or self.now.profile.buttons_count == "any"
        if not self.now.held or not counts:
            return meant
        if meant is not None and self.now.field.zone(meant[0]) != PLAY and meant[1] is not Act.GRAB:
            node = self.now.field.by_id.get(meant[0])
            if node is not None and Act.DROP not in node.acts:
                return meant
        return self.put_down(p)
