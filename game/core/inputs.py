"""Raw inputs as plain values: what a window, a pad or the Pilot hands to `access`.

Positions are in stage units, times in seconds on the session's clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from game.core.geometry import Point


class Button(IntEnum):
    LEFT = 1
    MIDDLE = 2
    RIGHT = 3


@dataclass(frozen=True, slots=True)
class PointerAt:
    at: Point
    at_s: float
    touch: bool = False


@dataclass(frozen=True, slots=True)
class PointerDown:
    at: Point
    at_s: float
    button: Button = Button.LEFT
    touch: bool = False


@dataclass(frozen=True, slots=True)
class PointerUp:
    at: Point
    at_s: float
    button: Button = Button.LEFT
    touch: bool = False


@dataclass(frozen=True, slots=True)
class Wheel:
    """`steps` is positive towards the bottom of the page."""

    at: Point
    steps: int
    at_s: float


@dataclass(frozen=True, slots=True)
class KeyDown:
    """`key` is a name such as "tab", "return", "space", "left", "f1", "a"."""

    key: str
    at_s: float
    shift: bool = False
    ctrl: bool = False
    alt: bool = False


@dataclass(frozen=True, slots=True)
class KeyUp:
    key: str
    at_s: float


@dataclass(frozen=True, slots=True)
class TextTyped:
    text: str
    at_s: float


@dataclass(frozen=True, slots=True)
class PadDown:
    button: str
    at_s: float


@dataclass(frozen=True, slots=True)
class PadUp:
    button: str
    at_s: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A screen reader asks for the main act of a node (`act` empty) or for its focus ("focus")."""

    node_id: str
    act: str
    at_s: float


RawInput = PointerAt | PointerDown | PointerUp | Wheel | KeyDown | KeyUp | TextTyped | PadDown | PadUp | Asked
