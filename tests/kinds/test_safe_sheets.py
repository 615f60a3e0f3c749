"""Each safety challenge has its unplugged variant on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kinds.safe_examples import entries

SHEETS = Path(__file__).parents[2] / "docs" / "fr" / "fiches"


@pytest.mark.parametrize("name", [name for name, _ in entries()])
def test_it_has_a_sheet_with_the_same_question_for_the_adult(name: str) -> None:
    entry = dict(entries())[name]
    text = (SHEETS / f"{entry.id}.md").read_text(encoding="utf-8")
    assert entry.base.adult_note is not None
    assert entry.base.adult_note.question.text in text
