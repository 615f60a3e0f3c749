"""What a learner wants, in one form, whatever the hand, key, switch or voice it came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.core.geometry import Point
from game.core.node import Act


class Route(StrEnum):
    """The way a wish came in. The log knows it; a challenge never does."""

    POINTER = "pointer"
    TOUCH = "touch"
    KEYBOARD = "keyboard"
    SWITCH = "switch"
    DWELL = "dwell"
    GAMEPAD = "gamepad"
    SCREEN_READER = "screenreader"
    ADULT = "adult"


@dataclass(frozen=True, slots=True)
class Aim:
    """A wish: this act on that node. `at_s` is on the session's own clock. `value` goes with TYPE."""

    target: str
    act: Act
    at_s: float
    value: str = ""


@dataclass(frozen=True, slots=True)
class PointerMoved:
    """A pointer sample for the challenges that train the pointer itself."""

    x_su: float
    y_su: float
    at_s: float

    @property
    def point(self) -> Point:
        return Point(self.x_su, self.y_su)
