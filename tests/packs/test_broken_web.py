"""What an author gets wrong in the false web is found by `check`, at its line, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.check import check_paths

EXAMPLES = Path(__file__).parents[2] / "game" / "authoring" / "examples" / "fr"
HEAD = """format: 1
id: essai
version: 1
title: Essai
summary: Pour essayer.
language: fr
authors: [Camille]
licence: CC-BY-SA-4.0
ages: {from: 6, to: 16}
challenges:
"""
LINK = "{block: link, content: Les horaires, to: horaires}"
PHOTOS = "{block: link, content: Les photos, to: photos}"
CITY = "{id: ville, type: text, label: Ville, answer: ville, error: Écris la ville de la carte.}"
CARD = "{id: ville, label: Ville, content: Port-Bleu}"

# The kind, what is written instead of what, the words at whose line it is told, the words of both languages.
CASES = {
    "a link to nowhere": (
        "browser", [(LINK, LINK.replace("to: horaires", "to: nulle-part"))], "to: nulle-part",
        "ne mène nulle part", "leads nowhere",
    ),
    "a goal out of reach": (
        "browser", [(PHOTOS, "{block: text, content: Bientôt des photos.}"), ("tools: [home]", "tools: []")],
        "reach: photos", "hors d’atteinte", "cannot be reached",
    ),
    "a page that contains itself": (
        "browser",
        [("  tasks:", "  parts:\n    menu:\n      - {block: part, part: menu}\n  tasks:"),
         (LINK, LINK + "\n        - {part: menu, block: part}")],
        "{block: part, part: menu}", "se contient lui-même", "contains itself",
    ),
    "a site that nobody wrote": (
        "browser", [("site: club\n      title: Accueil", "site: gare\n      title: Accueil")], "site: gare",
        "aucun site", "no site",
    ),
    "a form without an answer on the card": (
        "form", [(CARD, CARD.replace("id: ville", "id: rue"))], "answer: ville",
        "manque sur la carte", "missing on the card",
    ),
    "a field without an answer": (
        "form", [(CITY, CITY.replace("answer: ville, ", ""))], "id: ville, type: text", "sans réponse", "no answer",
    ),
    "two fields of one name": (
        "form", [(CITY, CITY.replace("id: ville, type", "id: prenom, type"))], "label: Ville, answer",
        "deux cases s’appellent", "two fields are called",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", CASES)
def test_it_is_told_at_its_line(name: str, lang: str, tmp_path: Path) -> None:
    kind, changes, where, french, english = CASES[name]
    text = HEAD + "\n".join(f"  {line}" for line in (EXAMPLES / f"{kind}.yaml").read_text("utf-8").splitlines())
    for before, after in changes:
        before, after = before.replace("\n", "\n  "), after.replace("\n", "\n  ")
        assert before in text, before
        text = text.replace(before, after)
    pack = tmp_path / "essai"
    pack.mkdir()
    (pack / "pack.yaml").write_text(text, "utf-8")
    told = [one for one in check_paths([pack], lang) if one.is_error]
    line = next(n for n, said in enumerate(text.splitlines(), 1) if where in said)
    assert [one.line for one in told] == [line], [one.text() for one in told]
    assert (french if lang == "fr" else english) in told[0].message


def test_the_unbroken_examples_are_right(tmp_path: Path) -> None:
    for kind in ("browser", "form"):
        pack = tmp_path / kind
        pack.mkdir()
        lines = (EXAMPLES / f"{kind}.yaml").read_text("utf-8").splitlines()
        text = HEAD.replace("id: essai", f"id: {kind}") + "\n".join(f"  {line}" for line in lines)
        (pack / "pack.yaml").write_text(text, "utf-8")
        assert [one.text() for one in check_paths([pack], "fr") if one.is_error] == []
