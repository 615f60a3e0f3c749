"""The program's own words: both languages whole, and no key said twice."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from game.core import wording
from game.core.wording import TABLES, words

FOLDER = Path(wording.__file__).parent


def keys_of(path: Path) -> list[str]:
    """Every key written in one module, in order."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    dicts = [node for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    return [str(key.value) for d in dicts for key in d.keys if isinstance(key, ast.Constant)]


def test_both_languages_have_the_same_keys() -> None:
    assert TABLES["fr"].keys() == TABLES["en"].keys()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_key_is_written_twice(lang: str) -> None:
    seen: dict[str, str] = {}
    twice = []
    for path in sorted(FOLDER.glob(f"{lang}*.py")):
        for key in keys_of(path):
            if key in seen:
                twice.append(f"{key} in {seen[key]} and {path.name}")
            seen[key] = path.name
    assert not twice


def test_a_translation_has_the_same_places_to_fill_in() -> None:
    for key, french in TABLES["fr"].items():
        english = TABLES["en"][key]
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (french, english)]
        assert places[0] == places[1], key


def test_french_signs_have_their_space_and_their_apostrophe() -> None:
    wrong = [
        f"{key}: {text}"
        for key, text in TABLES["fr"].items()
        if "'" in text or any(f"{c} {sign}" in text for sign in "!?;" for c in "abcdefghijklmnopqrstuvwxyzé")
    ]
    assert not wrong


def test_an_unknown_key_is_shown_rather_than_a_fault() -> None:
    assert words("fr", "no.such.key") == "no.such.key"
    assert words("xx", "pause") == "Pause"
