"""Which presses count: the repeat guard, the hold time, and never an automatic repeat.

Vectors: ACCESSIBILITY.md section 6.2, 1 to 3. All presses have a name ("button 1", "key space"), so
that every button and key is judged by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from game.access.situation import SLACK_S
from game.core.inputs import KeyDown, PadDown, PointerDown

# A key that is pressed again after so long without a repeat was released unseen (another window had it).
LOST_S = 3.0
Press = PointerDown | KeyDown | PadDown
P = TypeVar("P", PointerDown, KeyDown, PadDown)


@dataclass
class _Down:
    press: Press
    seen_s: float
    waiting: bool
    accepted: bool


class Acceptance:
    """Settings in seconds; 0 switches a filter off."""

    def __init__(self, repeat_guard_s: float = 0.0, hold_s: float = 0.0) -> None:
        self.repeat_guard_s = repeat_guard_s
        self.hold_s = hold_s
        self._downs: dict[str, _Down] = {}
        self._released_s: dict[str, float] = {}

    def down(self, name: str, press: Press) -> bool:
        """True when the press counts at once. A key that is down already only repeats itself."""
        if (down := self._downs.get(name)) is not None and press.at_s - down.seen_s < LOST_S:
            down.seen_s = press.at_s
            return False
        since = press.at_s - self._released_s.get(name, float("-inf"))
        bounced = since < self.repeat_guard_s - SLACK_S
        waiting = not bounced and self.hold_s > 0
        accepted = not bounced and not waiting
        self._downs[name] = _Down(press, press.at_s, waiting, accepted)
        return accepted

    def up(self, name: str, at_s: float) -> bool:
        """True when it ends a press that counted. A press let go too early leaves no trace."""
        down = self._downs.pop(name, None)
        if down is None or not down.accepted:
            return False
        self._released_s[name] = at_s
        return True

    def is_down(self, name: str) -> bool:
        """Whether it is pressed, or waits to be accepted."""
        down = self._downs.get(name)
        return down is not None and (down.accepted or down.waiting)

    def any_down(self, kind: str) -> bool:
        """Whether something of this kind ("key ") is pressed."""
        return any(name.startswith(kind) for name in self._downs)

    def waiting(self, kind: str) -> str:
        """The name of the last press of this kind that waits to be accepted, "" for none."""
        names = [name for name, down in self._downs.items() if down.waiting and name.startswith(kind)]
        return names[-1] if names else ""

    def due_s(self) -> float | None:
        """When the next held press will count."""
        waits = [d.press.at_s + self.hold_s for d in self._downs.values() if d.waiting]
        return min(waits, default=None)

    def share(self, at_s: float) -> float:
        """How much of the wait of a held press is over (0 to 1); 0 when none waits."""
        if self.hold_s <= 0:
            return 0.0
        began = [d.press.at_s for d in self._downs.values() if d.waiting]
        return min(1.0, max(0.0, (at_s - min(began)) / self.hold_s)) if began else 0.0

    def ripe(self, at_s: float) -> list[Press]:
        """The presses held long enough by `at_s`, each with the time at which it was accepted."""
        found: list[Press] = []
        for down in self._downs.values():
            due = down.press.at_s + self.hold_s
            if down.waiting and due <= at_s + SLACK_S:
                down.waiting, down.accepted = False, True
                found.append(replace(down.press, at_s=due))
        return sorted(found, key=lambda press: press.at_s)
