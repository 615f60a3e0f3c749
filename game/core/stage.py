"""What a scene needs to know of the place it is shown in, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from game.core.geometry import Rect

SHORT_SIDE_SU = 1080.0
MARGIN_SU = 48.0
GAP_SU = 24.0
INSTRUCTION_SU = 56.0
LABEL_SU = 40.0
SMALL_SU = 32.0
ADULT_SU = 30.0
LINE_HEIGHT = 1.5
LARGE_LINE_HEIGHT = 1.25


class Skin(StrEnum):
    CHILD = "enfant"
    TEEN = "ado"


class Ruler(Protocol):
    """Measures words, so that layouts are made for them. Same text, same answer, always."""

    def width(self, text: str, size_su: float, bold: bool = False) -> float: ...

    def wrap(self, text: str, size_su: float, width_su: float, bold: bool = False) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Stage:
    """Window shape and everything of the learner's settings that scenes depend on.

    `speed` is how fast things move by themselves (1.0: as the challenge says); `double_click_s` the
    time that a double click may always take, whatever the level asks for.
    """

    w_su: float
    h_su: float
    ruler: Ruler
    lang: str = "fr"
    skin: Skin = Skin.CHILD
    text_scale: float = 1.0
    min_target_su: float = 96.0
    decor: bool = True
    motion: bool = True
    left_handed: bool = False
    keys: str = "azerty"
    speed: float = 1.0
    double_click_s: float = 0.0

    @property
    def rect(self) -> Rect:
        return Rect(0.0, 0.0, self.w_su, self.h_su)

    @property
    def portrait(self) -> bool:
        return self.h_su > self.w_su

    def size(self, base_su: float) -> float:
        """A type size after the learner's text scale."""
        return base_su * self.text_scale

    @property
    def line_height(self) -> float:
        """Line height in em: 1.5; large type needs less to be told apart, and the play needs the room."""
        return line_height(self.text_scale)

    def lines(self, text: str, size_su: float, width_su: float, bold: bool = False) -> tuple[str, ...]:
        return self.ruler.wrap(text, size_su, width_su, bold)

    def height(self, text: str, size_su: float, width_su: float, bold: bool = False) -> float:
        """Height in su of `text` at `size_su` (already scaled), wrapped to `width_su`."""
        return len(self.lines(text, size_su, width_su, bold)) * size_su * self.line_height

    def fit(self, text: str, base_su: float, room: Rect, least: float = 0.6, bold: bool = False) -> float:
        """The largest scaled size, from `base_su` down to `least` of it, whose words fit into `room`.

        Used where a label must live in a thing of given size; never below SMALL_SU unscaled.
        """
        size = self.size(base_su)
        floor = max(size * least, min(SMALL_SU, base_su))
        while size > floor:
            lines = self.lines(text, size, room.w, bold)
            wide = max((self.ruler.width(line, size, bold) for line in lines), default=0.0)
            if wide <= room.w and len(lines) * size * self.line_height <= room.h:
                return size
            size *= 0.94
        return floor


def line_height(text_scale: float) -> float:
    return LINE_HEIGHT if text_scale <= 1.3 else LARGE_LINE_HEIGHT


def stage_for(width_px: int, height_px: int, ruler: Ruler) -> Stage:
    """The stage of a window: 1080 su to the shorter side, made for the window's own shape."""
    short = max(1, min(width_px, height_px))
    unit = SHORT_SIDE_SU / short
    return Stage(width_px * unit, height_px * unit, ruler)
