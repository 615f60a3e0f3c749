"""Where the learner's attention is: what the painter draws over the tree, besides the tree itself."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.aim import Aim, PointerMoved, Route
from game.core.geometry import Point
from game.core.node import Node
from game.core.outcome import Motion


@dataclass(frozen=True, slots=True)
class Attention:
    """Ids are node ids, "" for none. `dwell` is the share (0 to 1) of a running wait: a rest on a
    thing, or a press that counts only once it was long enough.

    `focus` is drawn only when `focus_shown` (a keyboard, a switch, a reader is in use). `lit` are
    the members of the scanning group of now. `pointer` is the drawn pointer, None when the
    system's own is shown; `trail` where it just was, oldest first. `choice` is the act offered now on what
    is lit, where a switch user chooses
    between several (an `Act`'s value).
    """

    focus: str = ""
    focus_shown: bool = False
    pressed: str = ""
    hovered: str = ""
    lit: tuple[str, ...] = ()
    dwell: float = 0.0
    pointer: Point | None = None
    trail: tuple[Point, ...] = ()
    bubble_su: float = 0.0
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What `access` understood: an aim and the way it came."""

    aim: Aim
    route: Route


@dataclass(frozen=True, slots=True)
class Moving:
    """A running animation of a node as it was drawn when it began."""

    node: Node
    motion: Motion
    began_s: float
    lasts_s: float


@dataclass(frozen=True, slots=True)
class Understood:
    """What one raw input came to: wishes in order, and a pointer sample for those who train it."""

    wishes: tuple[Wish, ...] = ()
    moved: PointerMoved | None = None
    scan_step: bool = False
    say_focus: str = ""
