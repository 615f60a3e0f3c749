"""Each safety challenge has its unplugged variant on paper, and its card to talk about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.challenges.shipped import Shipped, every

SHEETS = Path(__file__).parents[2] / "docs" / "fr" / "fiches"
GROUPS = ("safety", "password", "network")
MOST_WORDS = 170  # one page, large type


def is_safety(shipped: Shipped) -> bool:
    return shipped.read()[1].base.skills[0].partition(".")[0] in GROUPS


SAFETY = tuple(shipped for shipped in every() if is_safety(shipped))


def test_all_of_them_are_looked_at() -> None:
    assert len(SAFETY) >= 29


@pytest.mark.parametrize("shipped", SAFETY, ids=lambda shipped: shipped.name)
def test_it_has_a_sheet_with_the_same_question_for_the_adult(shipped: Shipped) -> None:
    note = shipped.read()[1].base.adult_note
    text = (SHEETS / f"{shipped.challenge}.md").read_text(encoding="utf-8")
    assert note is not None and note.question.text in text


@pytest.mark.parametrize("sheet", sorted(SHEETS.glob("*-*.md")), ids=lambda sheet: sheet.stem)
def test_a_sheet_is_short_listed_and_told_to_be_read_again(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    assert f"({sheet.name})" in (SHEETS / "README.md").read_text(encoding="utf-8")
    assert "À relire (FALC)" in text and len(text.split()) <= MOST_WORDS
