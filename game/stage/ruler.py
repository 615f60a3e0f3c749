"""Measures words from the tables beside the fonts, so that laying out a page opens no font.

The tables (`assets/fonts/NAME.json`, written by `tools/measure_fonts.py`) hold advance widths and
kerning in font units. Words are drawn at exactly these places (`paint_text.py`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

from game.core.stage import LINE_HEIGHT

WORD_TO_LETTER = 0.16 / 0.12  # wider letters need wider words, or reading slows down
UNKNOWN_EM = 0.5
_ALIKE = {"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2007": " ", "\u2009": " ", "\t": " ", "→": "›"}


def drawable(text: str) -> str:
    """`text` with one code point a letter; what no shipped font has is shown by its nearest likeness."""
    if text.isascii():
        return text
    return "".join(_ALIKE.get(c, c) for c in normalize("NFC", text))


class Face:
    """One style of a font, in em: how far each character moves on, and which pairs move closer."""

    def __init__(self, units: float, advances: Mapping[str, float], kerning: Mapping[str, Mapping[str, str]]):
        self._advances = {char: value / units for char, value in advances.items()}
        self._kerning = {
            left + right: int(value) / units
            for left, row in kerning.items()
            for value, rights in row.items()
            for right in rights
        }

    def has(self, char: str) -> bool:
        return _ALIKE.get(char, char) in self._advances

    def places(self, text: str, spacing_em: float = 0.0) -> tuple[tuple[float, ...], float]:
        """Where each character of `drawable(text)` begins, and where the text ends, in em."""
        x, before = 0.0, ""
        places: list[float] = []
        for char in text:
            if before and self._kerning:
                x += self._kerning.get(before + char, 0.0)
            places.append(x)
            x += self._advances.get(char, UNKNOWN_EM) + spacing_em
            if spacing_em and char == " ":
                x += spacing_em * WORD_TO_LETTER
            before = char
        return tuple(places), max(0.0, x - spacing_em if text else 0.0)


@lru_cache(maxsize=8)
def faces(assets: Path, font: str) -> tuple[Face, Face]:
    """The regular and the bold face of a font."""
    table = json.loads((assets / "fonts" / f"{font}.json").read_text(encoding="utf-8"))
    regular, bold = (
        Face(table[style]["units"], table[style]["advances"], table[style]["kerning"])
        for style in ("regular", "bold")
    )
    return regular, bold


class FontRuler:
    """`core.stage.Ruler` for one font and letter spacing. Same text, same answer, always.

    `line_height` (em) is that of the learner's text scale; the painter sets its lines by it.
    """

    def __init__(
        self, assets: Path, font: str = "andika", letter_spacing_em: float = 0.0, line_height: float = LINE_HEIGHT
    ) -> None:
        self._faces = faces(assets, font)
        self.spacing_em = letter_spacing_em
        self.line_height = line_height
        self._em = lru_cache(maxsize=4096)(self._measure)
        self._wrapped = lru_cache(maxsize=1024)(self._wrap)

    def places(self, text: str, bold: bool = False) -> tuple[tuple[float, ...], float]:
        return self._faces[bold].places(drawable(text), self.spacing_em)

    def missing(self, text: str, bold: bool = False) -> tuple[str, ...]:
        """Characters that the font cannot show."""
        face = self._faces[bold]
        return tuple(c for c in normalize("NFC", text) if c != "\n" and not face.has(c))

    def width(self, text: str, size_su: float, bold: bool = False) -> float:
        """Of one line, in the unit of `size_su`."""
        return self._em(text, bold) * size_su

    def wrap(self, text: str, size_su: float, width_su: float, bold: bool = False) -> tuple[str, ...]:
        """Lines no wider than `width_su`; a longer word stands whole on its own line.

        Breaks at plain spaces and line ends only: « Prêt ? » stays together.
        """
        return self._wrapped(text, round(width_su / size_su, 4) if size_su else 0.0, bold)

    def _measure(self, text: str, bold: bool) -> float:
        return self.places(text, bold)[1]

    def _wrap(self, text: str, width_em: float, bold: bool) -> tuple[str, ...]:
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                if line and self._em(longer, bold) > width_em + 1e-3:
                    lines.append(line)
                    line = word
                else:
                    line = longer
            lines.append(line)
        return tuple(lines)


__all__ = ["Face", "FontRuler", "drawable", "faces"]
