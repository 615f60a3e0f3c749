"""Words as pictures: each letter at the place the ruler gave it, to a quarter of a pixel.

SDL_ttf moves every letter to a whole pixel, which makes small words up to 5 % wider or narrower
than measured. Lines are therefore set three times as large and brought down smoothly.
"""

from __future__ import annotations

from functools import partial
from math import ceil

import pygame

from game.stage.cache import SurfaceCache
from game.stage.fonts import Fonts
from game.stage.ruler import FontRuler, drawable
from game.stage.theme import RGB

FINE = 2
PAD_EM = 0.12  # letters such as « j » and « f » reach a little out of their own width
LETTERS_PX = 600_000


class TextPainter:
    """Draws single lines. `size_px` may be fractional; surfaces are kept, bounded."""

    def __init__(self, fonts: Fonts, ruler: FontRuler, cache: SurfaceCache) -> None:
        self._fonts, self.ruler, self._cache = fonts, ruler, cache
        self._letters = SurfaceCache(LETTERS_PX)

    def line(self, text: str, size_px: float, bold: bool, ink: RGB) -> tuple[pygame.Surface, int, int]:
        """The line on a clear ground, and how far (px) it reaches left of its place and above its row.

        A row is the ruler's line height; a font with tall accents may reach a little out of it.
        """
        key = ("line", text, round(size_px, 2), bold, ink)
        drawn = self._cache.get(key, lambda: self._draw(text, size_px, bold, ink))
        row_px = ceil(size_px * self.ruler.line_height)
        return drawn, ceil(size_px * PAD_EM), (drawn.get_height() - row_px) // 2

    def _draw(self, text: str, size_px: float, bold: bool, ink: RGB) -> pygame.Surface:
        places, width_em = self.ruler.places(text, bold)
        em_px = max(1, round(size_px * FINE))
        font = self._fonts.get(em_px, bold)
        pad_px = ceil(size_px * PAD_EM)
        row_px = ceil(size_px * self.ruler.line_height)
        rise_px = max(0, ceil((font.get_height() / FINE - row_px) / 2))
        w, h = ceil(width_em * size_px) + 2 * pad_px, max(1, row_px + 2 * rise_px)
        fine = pygame.Surface((w * FINE, h * FINE), pygame.SRCALPHA)
        fine.fill((*ink, 0))
        top = (h * FINE - font.get_height()) // 2
        scale = size_px * FINE
        for char, place in zip(drawable(text), places, strict=True):
            if char != " " and char.isprintable():
                letter = self._letters.get((char, em_px, bold, ink), partial(_letter, font, char, ink))
                fine.blit(letter, (round(place * scale) + pad_px * FINE - em_px // 4, top))
        return pygame.transform.smoothscale(fine, (w, h))


def _letter(font: pygame.font.Font, char: str, ink: RGB) -> pygame.Surface:
    """One letter whose origin lies a quarter of an em inside, so that none is cut at its left."""
    drawn = font.render(char, True, ink)
    reach = font.metrics(char)[0]
    left = min(0, reach[0]) if reach else 0
    em_px = font.point_size
    room = pygame.Surface((drawn.get_width() + em_px // 4, drawn.get_height()), pygame.SRCALPHA)
    room.fill((*ink, 0))
    room.blit(drawn, (em_px // 4 + left, 0))
    return room
