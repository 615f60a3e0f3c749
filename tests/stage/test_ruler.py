"""What is measured is what is drawn, and lines break where a reader expects it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.learner import CHOICES
from game.core.wording import en, fr
from game.stage.cache import SurfaceCache
from game.stage.fonts import Fonts
from game.stage.paint_text import TextPainter
from game.stage.ruler import FontRuler
from tests.stage.gallery import ASSETS
from tools.measure_fonts import table

FONTS = CHOICES["font"]
PHRASE = "Clique sur le ballon rouge, puis réécoute l’œuvre à côté : « Voilà ! » À Tours, AVEC Yves."


@pytest.mark.parametrize("font", FONTS)
def test_the_shipped_tables_are_those_of_the_fonts(font: str) -> None:
    shipped = json.loads((ASSETS / "fonts" / f"{font}.json").read_text(encoding="utf-8"))
    assert shipped == table(font)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("size_px", [18.0, 21.33, 37.33, 56.0])
@pytest.mark.parametrize("spacing", [0.0, 0.12])
def test_words_are_drawn_as_wide_as_measured(font: str, size_px: float, spacing: float) -> None:
    ruler = FontRuler(ASSETS, font, spacing)
    painter = TextPainter(Fonts(ASSETS, font), ruler, SurfaceCache(4_000_000))
    for bold in (False, True):
        line, left, _ = painter.line(PHRASE, size_px, bold, (0, 0, 0))
        ink = line.get_bounding_rect(min_alpha=40)
        measured = ruler.width(PHRASE, size_px, bold)
        drawn = ink.right - left
        assert drawn <= measured + 1.0
        assert drawn >= measured * 0.99 - size_px * 0.12  # the last letter's own white


@pytest.mark.parametrize("font", FONTS)
def test_every_word_of_the_program_can_be_shown(font: str) -> None:
    ruler = FontRuler(ASSETS, font)
    for words in (*fr.FR.values(), *en.EN.values(), PHRASE, "\u00a0\u202f\u2011"):
        for bold in (False, True):
            assert ruler.missing(words, bold) == ()


def test_a_sign_the_font_lacks_is_named() -> None:
    assert FontRuler(ASSETS).missing("Va là ✓ 🎈") == ("✓", "🎈")


def test_lines_never_break_at_a_no_break_space() -> None:
    ruler = FontRuler(ASSETS)
    narrow = ruler.width("Prêt", 40.0) + 1.0
    for glue in ("\u00a0", "\u202f"):
        assert ruler.wrap(f"Prêt{glue}? Oui", 40.0, narrow) == (f"Prêt{glue}?", "Oui")


def test_a_very_long_word_stays_whole() -> None:
    assert FontRuler(ASSETS).wrap("un anticonstitutionnellement long", 40.0, 60.0) == (
        "un",
        "anticonstitutionnellement",
        "long",
    )


def test_accents_made_of_two_signs_measure_like_those_of_one() -> None:
    ruler = FontRuler(ASSETS)
    assert ruler.width("e\u0301te\u0301", 40.0) == pytest.approx(ruler.width("été", 40.0))


def test_wider_letters_come_with_wider_words() -> None:
    plain, wide = FontRuler(ASSETS), FontRuler(ASSETS, letter_spacing_em=0.12)
    letters = wide.width("aa", 100.0) - plain.width("aa", 100.0)
    words = wide.width("a a", 100.0) - plain.width("a a", 100.0)
    assert letters == pytest.approx(12.0)
    assert words == pytest.approx(12.0 * 2 + 16.0)


@given(st.text("aé œ\u00a0-’W", max_size=40), st.floats(40.0, 900.0))
def test_wrapping_loses_no_word_and_no_line_is_too_wide(text: str, width: float) -> None:
    ruler = FontRuler(ASSETS)
    lines = ruler.wrap(text, 40.0, width)
    assert " ".join(lines).split(" ") == text.split(" ") or " ".join(lines).split() == text.split()
    for line in lines:
        assert ruler.width(line, 40.0) <= width + 0.1 or " " not in line.strip(" ")


def test_measuring_opens_no_font(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "andika.json").write_text((ASSETS / "fonts" / "andika.json").read_text(encoding="utf-8"))
    assert FontRuler(tmp_path).width("Bonjour", 40.0) == FontRuler(ASSETS).width("Bonjour", 40.0)
