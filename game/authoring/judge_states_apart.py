"""States told apart by everybody: ticked, chosen, hinted, marked, held, done, also in colour-blind eyes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pygame

from game.authoring.judge_colour import told_apart
from game.authoring.judge_fault import Fault
from game.authoring.judge_pixels import pairs_of, without
from game.core.node import Look, Node, State
from game.core.tree import find
from game.stage.canvas import Canvas

AROUND_SU = 40.0
ANYWHERE = frozenset({State.CHECKED, State.SELECTED, State.HINTED, State.MARKED, State.HELD})
IN_STEPS = frozenset({State.DONE, State.CURRENT})


class Apart:
    """Looks at each state of each look once, in one theme and skin; `seen` remembers.

    What is compared is a thing in the state and the same thing as its like without the state is drawn: a
    kind may tell a state by tone, weight, sign or a line beside. Where nothing like it is in sight, it is
    looked at again later; `left` tells what was never seen told apart.
    """

    def __init__(self, canvas: Canvas, where: str, seen: set[object]) -> None:
        self.canvas, self.where, self._seen = canvas, where, seen
        self._one = pygame.Surface(canvas.size_px)
        self._two = pygame.Surface(canvas.size_px)
        self._open: dict[object, Fault] = {}

    def look(self, tree: Node) -> Iterator[Fault]:
        for node in tree.walk():
            told = ANYWHERE | (IN_STEPS if node.look is Look.STEPS else frozenset())
            for state in sorted(node.states & told):
                key = "state", self.where, node.look, node.tone, state
                if key in self._seen:
                    continue
                like = _like(tree, node, state)
                parts = {"what": node.name or node.id, "where": self.where, "state": state}
                fault = Fault("sight-states", f"{node.look} {state}", node.name, parts)
                if self.apart(tree, node, state, like):
                    self._open.pop(key, None)
                elif like is None:
                    self._open.setdefault(key, fault)
                    continue
                else:
                    self._open.pop(key, None)
                    yield fault
                self._seen.add(key)

    def left(self) -> Iterator[Fault]:
        yield from self._open.values()

    def apart(self, tree: Node, node: Node, state: State, like: Node | None = None) -> bool:
        """Whether the node with and without the state differ plainly, over an area that can be seen."""
        plain = _plain(tree, node, state, like)
        self.canvas.forget_picture()
        self.canvas.paint(self._one, tree)
        self.canvas.paint(self._two, plain)
        k = self.canvas.px_per_su
        around = node.rect.grown(AROUND_SU)
        box = pygame.Rect(int(around.x * k), int(around.y * k), int(around.w * k), int(around.h * k))
        pairs = pairs_of(self._one, self._two, box.clip(self._one.get_rect()))
        changed = sum(n for (a, b), n in pairs.items() if a != b and told_apart(a, b))
        return changed >= (node.rect.w + node.rect.h) / 2 * k


def _like(tree: Node, node: Node, state: State) -> Node | None:
    """Another thing of this kind in sight that is not in the state."""
    pattern = re.sub(r"\d+", "#", node.id)
    return next(
        (
            other
            for other in tree.walk()
            if other.id != node.id
            and (other.look, other.role) == (node.look, node.role)
            and state not in other.states
            and re.sub(r"\d+", "#", other.id) == pattern
        ),
        None,
    )


def _plain(tree: Node, node: Node, state: State, like: Node | None) -> Node:
    """The tree with the node as if it were not in the state, without what is drawn beside it to tell so."""
    plain = replace(node, states=node.states - {state})
    if like is None:
        return put(tree, plain)
    plain = replace(plain, tone=like.tone, bold=like.bold)
    if like.picture.startswith("sign:") and node.picture.startswith("sign:"):
        plain = replace(plain, picture=like.picture)
    there = {other.id for other in tree.walk()}
    told = [
        other.id
        for other in tree.walk()
        if other.id.startswith(f"{node.id}-") and not other.acts and like.id + other.id[len(node.id) :] not in there
    ]
    tree = put(tree, plain)
    for node_id in told:
        tree = without(tree, node_id)
    return tree


def put(tree: Node, node: Node) -> Node:
    """The tree with this node in the place of the one of its id."""
    if tree.id == node.id:
        return node
    if find(tree, node.id) is None:
        return tree
    return replace(tree, children=tuple(put(child, node) for child in tree.children))
