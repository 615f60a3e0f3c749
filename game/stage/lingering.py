"""Hearing what a thing is called: rest the pointer on it for a moment, and its name is said.

For those who do not read. Things that are played with (pictures, targets) stay silent: there the
hand is the lesson.
"""

from __future__ import annotations

from game.core.node import Look, Node
from game.core.tree import find

REST_S = 0.7
SPEAKING = frozenset(
    {Look.CHOICE, Look.BUTTON, Look.QUIET, Look.OPTION, Look.CHECK, Look.RADIO, Look.FIELD, Look.KEY}
)  # fmt: skip


class Lingering:
    """Told what the pointer is over; `due` gives the words once it has rested there, once for each visit."""

    def __init__(self) -> None:
        self._over = ""
        self._since_s = 0.0
        self._told = True

    def over(self, node_id: str, at_s: float) -> None:
        if node_id != self._over:
            self._over, self._since_s, self._told = node_id, at_s, not node_id

    def acted(self) -> None:
        """Who acts knows what it is."""
        self._told = True

    def due(self, tree: Node, at_s: float) -> str:
        if self._told or at_s < self._since_s + REST_S - 1e-9:
            return ""
        self._told = True
        node = find(tree, self._over)
        return node.name if node is not None and node.look in SPEAKING else ""

    def wake_at_s(self) -> float | None:
        return None if self._told else self._since_s + REST_S
