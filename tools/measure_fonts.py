"""Writes `assets/fonts/NAME.json`: advance widths and kerning of the shipped faces.

Run after a font changed: `python tools/measure_fonts.py`. A test compares the tables to the fonts.
Needs fontTools (development only); the program itself reads the small tables and opens no font to
lay out a page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"
NAMES = ("andika", "atkinson-hyperlegible-next", "opendyslexic")
RANGES = ((0x20, 0x24F), (0x2010, 0x2027), (0x2030, 0x203A), (0x20AC, 0x20AC), (0x2122, 0x2122))


def wanted(code: int) -> bool:
    return any(low <= code <= high for low, high in RANGES)


def face(path: Path) -> dict[str, Any]:
    """`units` an em; `advances` {char: units}; `kerning` {left char: {units: right chars}}."""
    font = TTFont(path)
    glyphs = {glyph: chr(code) for code, glyph in sorted(font.getBestCmap().items(), reverse=True)}
    chars = {chr(code): glyph for code, glyph in font.getBestCmap().items() if wanted(code)}
    advances = {char: font["hmtx"][glyph][0] for char, glyph in chars.items()}
    kerning: dict[str, dict[str, str]] = {}
    for (left, right), units in sorted(pairs(font).items()):
        a, b = glyphs.get(left, ""), glyphs.get(right, "")
        if units and a in chars and b in chars and max(ord(a), ord(b)) < 0x17F:
            row = kerning.setdefault(a, {})
            row[str(units)] = row.get(str(units), "") + b
    return {"units": font["head"].unitsPerEm, "advances": advances, "kerning": kerning}


def pairs(font: Any) -> dict[tuple[str, str], int]:
    """Kerning of every pair of glyphs, from the pair lookups of `kern`; the first lookup that knows wins."""
    table = font["GPOS"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    found: dict[tuple[str, str], int] = {}
    every = font.getGlyphOrder()
    for index in sorted(lookups):
        for sub in table.LookupList.Lookup[index].SubTable:
            real = sub.ExtSubTable if sub.LookupType == 9 else sub
            for left in real.Coverage.glyphs:
                for right, units in row(real, left, every):
                    found.setdefault((left, right), units)
    return found


def row(sub: Any, left: str, every: list[str]) -> list[tuple[str, int]]:
    if sub.Format == 1:
        records = sub.PairSet[sub.Coverage.glyphs.index(left)].PairValueRecord
        return [(r.SecondGlyph, advance(r.Value1)) for r in records]
    first = sub.Class1Record[sub.ClassDef1.classDefs.get(left, 0)].Class2Record
    seconds = sub.ClassDef2.classDefs
    return [(right, advance(first[seconds.get(right, 0)].Value1)) for right in every]


def advance(value: Any) -> int:
    return int(getattr(value, "XAdvance", 0) or 0)


def table(name: str) -> dict[str, Any]:
    return {style: face(FONTS / f"{name}-{style}.woff2") for style in ("regular", "bold")}


def main() -> None:
    for name in NAMES:
        text = json.dumps(table(name), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        (FONTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
