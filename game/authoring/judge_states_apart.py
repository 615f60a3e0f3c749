"""States told apart by everybody: ticked, chosen, hinted, marked, held, done, also in colour-blind eyes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pygame

from game.authoring.judge_colour import told_apart
from game.authoring.judge_fault import Fault
from game.authoring.judge_pixels import pairs_of
from game.core.node import Look, Node, State
from game.core.tree import find
from game.stage.canvas import Canvas

AROUND_SU = 40.0
ANYWHERE = frozenset({State.CHECKED, State.SELECTED, State.HINTED, State.MARKED, State.HELD})
IN_STEPS = frozenset({State.DONE, State.CURRENT})


class Apart:
    """Looks at each state of each look once, in one theme and skin; `seen` remembers."""

    def __init__(self, canvas: Canvas, where: str, seen: set[object]) -> None:
        self.canvas, self.where, self._seen = canvas, where, seen
        self._one = pygame.Surface(canvas.size_px)
        self._two = pygame.Surface(canvas.size_px)

    def look(self, tree: Node) -> Iterator[Fault]:
        for node in tree.walk():
            told = ANYWHERE | (IN_STEPS if node.look is Look.STEPS else frozenset())
            for state in sorted(node.states & told):
                key = "state", self.where, node.look, node.tone, state
                if key not in self._seen:
                    self._seen.add(key)
                    if not self.apart(tree, node, state):
                        parts = {"what": node.name or node.id, "where": self.where, "state": state}
                        yield Fault("sight-states", f"{node.look} {state}", node.name, parts)

    def apart(self, tree: Node, node: Node, state: State) -> bool:
        """Whether the node with and without the state differ plainly, over an area that can be seen."""
        plain = put(tree, replace(node, states=node.states - {state}))
        self.canvas.forget_picture()
        self.canvas.paint(self._one, tree)
        self.canvas.paint(self._two, plain)
        k = self.canvas.px_per_su
        around = node.rect.grown(AROUND_SU)
        box = pygame.Rect(int(around.x * k), int(around.y * k), int(around.w * k), int(around.h * k))
        pairs = pairs_of(self._one, self._two, box.clip(self._one.get_rect()))
        changed = sum(n for (a, b), n in pairs.items() if a != b and told_apart(a, b))
        return changed >= (node.rect.w + node.rect.h) / 2 * k


def put(tree: Node, node: Node) -> Node:
    """The tree with this node in the place of the one of its id."""
    if tree.id == node.id:
        return node
    if find(tree, node.id) is None:
        return tree
    return replace(tree, children=tuple(put(child, node) for child in tree.children))
