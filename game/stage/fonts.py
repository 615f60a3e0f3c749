"""Opens the shipped fonts by path: nothing is searched for on the machine (that costs 14 ms)."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import pygame.font

MOST_OPEN = 24


class Fonts:
    """The two faces of one font at any size in pixels; the least used sizes are closed again."""

    def __init__(self, assets: Path, font: str = "andika") -> None:
        self._folder = assets / "fonts"
        self._font = font
        self._open: OrderedDict[tuple[int, bool], pygame.font.Font] = OrderedDict()

    def get(self, size_px: int, bold: bool = False) -> pygame.font.Font:
        """The face at `size_px` pixels an em. A damaged file gives pygame's own font, never an error."""
        key = (max(1, size_px), bold)
        found = self._open.get(key)
        if found is not None:
            self._open.move_to_end(key)
            return found
        if not pygame.font.get_init():
            pygame.font.init()
        path = self._folder / f"{self._font}-{'bold' if bold else 'regular'}.woff2"
        try:
            made = pygame.font.Font(path, key[0])
        except (OSError, pygame.error):
            made = pygame.font.Font(None, key[0])
        self._open[key] = made
        if len(self._open) > MOST_OPEN:
            self._open.popitem(last=False)
        return made
