"""The brand worlds of the false web: each its own colours, type scale, corners and shape of head.

All are invented. One skill can so be checked in another setting: same pages, another world.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.core.node import Tone

World = Literal["search", "video", "weather", "shop", "town", "pool", "games", "school", "news"]
Shape = Literal["band", "centre", "hero", "masthead", "notebook"]


@dataclass(frozen=True)
class Brand:
    """`head` is the colour of the bar and the head, `ground` lies under the page, `card` under its tiles,
    `act` is that of the main buttons; `corner_su` rounds buttons, `scale` its type.

    Shapes of head: a full band, a name in the middle of white, a tall band with a large picture, a
    masthead between two rules, a page torn from a notebook.
    """

    head: Tone
    ground: Tone
    card: Tone
    act: Tone
    shape: Shape
    corner_su: float
    scale: float = 1.0


BRANDS: dict[str, Brand] = {
    "search": Brand(Tone.PAPER, Tone.PANEL, Tone.SEA, Tone.ACT, "centre", 999.0, 1.04),
    "video": Brand(Tone.BRICK, Tone.PANEL, Tone.PAPER, Tone.BRICK, "band", 12.0),
    "weather": Brand(Tone.SEA, Tone.PANEL, Tone.SEA, Tone.NAVY, "hero", 28.0, 1.04),
    "shop": Brand(Tone.SUN, Tone.PAPER, Tone.PANEL, Tone.BERRY, "band", 18.0),
    "town": Brand(Tone.NAVY, Tone.PANEL, Tone.PAPER, Tone.NAVY, "band", 6.0, 0.96),
    "pool": Brand(Tone.TEAL, Tone.PANEL, Tone.SEA, Tone.TEAL, "hero", 28.0),
    "games": Brand(Tone.PLUM, Tone.PAPER, Tone.LILAC, Tone.PLUM, "band", 999.0, 1.06),
    "school": Brand(Tone.LEAF, Tone.PAPER, Tone.PANEL, Tone.FOREST, "notebook", 20.0, 1.02),
    "news": Brand(Tone.PAPER, Tone.PANEL, Tone.PAPER, Tone.SLATE, "masthead", 4.0, 0.96),
}
"""Every world on one screen."""
