"""A hand that moves a pointer through time, as raw inputs: straight, smooth, and pressing where asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.geometry import Point
from game.core.inputs import Button, PointerAt, PointerDown, PointerUp

STEP_S = 0.008


@dataclass
class Hand:
    """`inputs` collects what it does; `at` and `now_s` are where and when it is."""

    at: Point = field(default_factory=lambda: Point(0.0, 0.0))
    now_s: float = 0.0
    inputs: list[PointerAt | PointerDown | PointerUp] = field(default_factory=list)

    def move(self, to: Point, took_s: float = 0.6) -> Hand:
        """The smoothest movement there is (minimum jerk)."""
        start, begun_s = self.at, self.now_s
        steps = max(1, round(took_s / STEP_S))
        for i in range(1, steps + 1):
            s = i / steps
            share = 10 * s**3 - 15 * s**4 + 6 * s**5
            here = Point(start.x + (to.x - start.x) * share, start.y + (to.y - start.y) * share)
            self.inputs.append(PointerAt(here, begun_s + took_s * s))
        self.at, self.now_s = to, begun_s + took_s
        return self

    def rest(self, seconds: float) -> Hand:
        self.now_s += seconds
        return self

    def press(self, held_s: float = 0.08, slip_su: float = 0.0, button: Button = Button.LEFT) -> Hand:
        self.inputs.append(PointerDown(self.at, self.now_s, button))
        self.now_s += held_s
        self.at = self.at.moved(slip_su, 0.0)
        self.inputs.append(PointerUp(self.at, self.now_s, button))
        return self
