"""The looks of pretended computers: each world its own wallpaper, folders, bars and places of things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.core.node import Tone

DeskWorldName = Literal["marina", "atelier", "ruche"]


@dataclass(frozen=True)
class DeskWorld:
    """`wall` behind the icons, `bar` of windows; where the task bar lies, and on which side crosses are."""

    name: str
    wall: Tone
    bar: Tone
    frame: Tone
    folder: str
    bin: str
    bin_full: str
    taskbar: Literal["bottom", "top"]
    cross_left: bool = False
    icons_right: bool = False


DESK_WORLDS: dict[str, DeskWorld] = {
    "marina": DeskWorld(
        "marina", Tone.SEA, Tone.PAPER, Tone.SEA, "art:folder-sun", "art:bin-empty", "art:bin-full", "bottom"
    ),
    "atelier": DeskWorld(
        "atelier", Tone.LILAC, Tone.LILAC, Tone.PANEL, "art:folder-coral", "art:bin-empty", "art:bin-full", "top",
        cross_left=True,
    ),
    "ruche": DeskWorld(
        "ruche", Tone.PAPER, Tone.LEAF, Tone.LEAF, "art:folder-leaf", "art:bin-empty", "art:bin-full", "bottom",
        icons_right=True,
    ),
}  # fmt: skip
