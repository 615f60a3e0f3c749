"""Every broken pack of `broken/` is told exactly: line, column, code, words and remedy, in both languages."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.kinds.registry import KINDS
from game.packs.messages import catalogue, severity_of
from game.packs.problem import as_json, as_text, count_line, problem
from tests.conftest import ROOT
from tests.packs.cases import Case, all_cases, judged

CASES = all_cases()
# Codes that need more than a small folder: told in test_archive, test_starter, test_check and test_laws.
ELSEWHERE = (
    "archive-", "new-", "path-", "tag-missing", "file-unreadable", "yaml-too-many",
    "sight-", "calm-", "play-",  # the judges that look and play: tests/authoring
)  # fmt: skip


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_pack_is_told_line_by_line(case: Case, lang: str, tmp_path: Path) -> None:
    told = "\n".join(one.text() for one in judged(case, tmp_path, lang))
    assert told == case.expected[lang]


def test_there_are_many_broken_packs_and_some_that_only_look_so() -> None:
    broken = [case for case in CASES if case.expected["fr"]]
    assert len(broken) >= 250
    assert all(case.name.startswith("fine-") for case in CASES if not case.expected["fr"])


def test_every_message_has_a_broken_pack_that_shows_it() -> None:
    told = "\n".join(case.expected["en"] for case in CASES)
    silent = [code for code in catalogue("en") if f"[{code}]" not in told and not code.startswith(ELSEWHERE)]
    assert silent == []


def test_every_kind_has_broken_packs_of_its_own() -> None:
    named = [case.name for case in CASES if case.real and case.expected["fr"]]
    few = {kind: n for kind in KINDS if (n := sum(name.startswith(f"{kind}-") for name in named)) < 6}
    assert few == {}


def test_every_objection_of_a_kind_has_a_broken_pack_that_shows_it() -> None:
    told = "\n".join(case.expected["fr"] for case in CASES).replace("\u00a0", " ")
    silent = [words for words in objections() if words not in told]
    assert silent == [], "add a case to tests/packs/broken/kinds"


def objections() -> Iterator[str]:
    """The longest fixed piece of each French text that a kind writes as "en français | in English"."""
    for file in sorted((ROOT / "game" / "kinds").glob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in inside:
                parts = node.values if isinstance(node, ast.JoinedStr) else [node]
                said = "".join(str(p.value) if isinstance(p, ast.Constant) else "\0" for p in parts)
                if " | " in said and "\n" not in said:
                    pieces = re.split(r"\0| : ", said.partition(" | ")[0].replace("\u00a0", " "))
                    yield max(pieces, key=len).strip()


def test_both_languages_have_the_same_messages_with_the_same_parts() -> None:
    french, english = catalogue("fr"), catalogue("en")
    assert french.keys() == english.keys()
    for code in french:
        assert _parts(french[code]) == _parts(english[code]), code


def _parts(texts: tuple[str, str]) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_problem_is_one_line_as_the_contract_says() -> None:
    one = problem("en", "key-unknown-near", "souris/pack.yaml", 4, 3, key="titel", near="title")
    assert (
        one.text() == "souris/pack.yaml:4:3: error [key-unknown-near] unknown key “titel” (did you mean “title”?)"
    )


def test_the_closing_count_speaks_of_one_and_of_many() -> None:
    error = problem("fr", "yaml-empty", "a", 1, 1)
    warning = problem("fr", "falc-negation", "a", 1, 1)
    assert count_line([error], "fr") == "1 erreur, 0 avertissement"
    assert count_line([error, error, warning, warning], "fr") == "2 erreurs, 2 avertissements"
    assert count_line([warning], "en") == "0 errors, 1 warning"
    assert as_text([], "en") == "0 errors, 0 warnings"


def test_the_json_form_has_the_keys_of_the_contract() -> None:
    (one,) = json.loads(as_json([problem("en", "yaml-empty", "a", 1, 1)]))
    assert list(one) == ["file", "line", "column", "severity", "code", "message", "remedy"]


def test_what_makes_a_pack_unfit_is_an_error_and_advice_a_warning() -> None:
    assert severity_of("key-missing") == "error"
    assert severity_of("falc-too-long") == "error"
    assert severity_of("falc-long") == "warning"
    assert severity_of("rights-nc") == "warning"
