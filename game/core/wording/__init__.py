"""The program's own words, French first. Texts for the young follow FALC (to be re-read by them)."""

from __future__ import annotations

from game.core.wording.en import EN
from game.core.wording.fr import FR

TABLES = {"fr": FR, "en": EN}


def words(lang: str, key: str, **parts: object) -> str:
    """The words for `key`; English, then the key itself, when a language lacks them."""
    text = TABLES.get(lang, FR).get(key) or EN.get(key) or key
    return text.format(**parts) if parts else text
