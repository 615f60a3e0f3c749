"""docs/access.md promises nothing without a proof: every test it names is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "access.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", TEXT)))
LEAST = {"basic": 23, "intermediate": 28, "advanced": 17, "Xbox": 18, "WCAG": 33}


@cache
def defined_in(path: Path) -> set[str]:
    return {n.name for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.FunctionDef)}


@pytest.mark.parametrize("name", NAMED)
def test_the_test_that_is_named_exists(name: str) -> None:
    file, _, test = name.partition("::")
    assert (ROOT / file).is_file(), file
    assert not test or test in defined_in(ROOT / file), name


@pytest.mark.parametrize("part", LEAST)
def test_every_guideline_has_its_line_with_a_proof_or_a_reason(part: str) -> None:
    section = next(s for s in TEXT.split("\n## ") if part in s.partition("\n")[0])
    rows = [line.split("|")[1:-1] for line in section.splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= LEAST[part]
    for name, how, proof in rows:
        reason = any(w in how for w in ("does not apply", "not supported", "a person must judge"))
        assert "tests/" in proof or reason, f"{name}: neither proof nor reason"
