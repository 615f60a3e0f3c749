"""Each easy-language rule (F1-F11) with a planted text, in French and in English: found, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from game.authoring.check import judge_one
from game.packs.pictures import Assets
from game.packs.problem import Problem
from tests.authoring.planted import ASSETS

TEXTS = {
    "fr": ("Le ballon", "Clique sur le ballon.", "Cherche le ballon.", "Bravo ! Le ballon vole."),
    "en": ("The balloon", "Click the balloon.", "Look for the balloon.", "Well done! The balloon flies."),
}
# (code, severity, the key it is planted at, the text in French, the text in English)
PLANTED = (
    ("falc-long", "warning", "clue",
     "Regarde bien le grand ballon rouge qui vole tout en haut du ciel.",
     "Look at the big red balloon above the old house near the sea."),
    ("falc-too-long", "error", "clue",
     "Regarde bien le grand ballon rouge qui vole tout en haut du ciel au dessus de la mer.",
     "Look at the big red balloon above the old house near the sea in the small quiet town."),
    ("falc-two-ideas", "warning", "clue",
     "Regarde le ballon et le chat et le chien.", "Look at the balloon and the cat and the dog."),
    ("falc-two-ideas", "warning", "clue",
     "Regarde le ballon, le chat, le chien.", "Look at the balloon, the cat, the dog."),
    ("falc-two-ideas", "warning", "instruction",
     "Clique sur le ballon, regarde le chat.", "Click the balloon, look at the cat."),
    ("falc-one-line", "error", "instruction",
     "Regarde le ballon. Clique sur lui. Attends la suite.", "Look at the balloon. Click it. Wait for the end."),
    ("falc-symbol", "warning", "clue", "Regarde le ballon ; il vole.", "Look at the balloon; it flies."),
    ("falc-symbol", "warning", "clue", "Regarde le ballon…", "Look at the balloon…"),
    ("falc-symbol", "warning", "clue", "Regarde le ballon (le rouge).", "Look at the balloon (the red one)."),
    ("falc-symbol", "warning", "clue", "Regarde le ballon [rouge].", "Look at the balloon [red]."),
    ("falc-symbol", "warning", "clue", "Regarde le ballon & le chat.", "Look at the balloon & the cat."),
    ("falc-symbol", "warning", "clue", "Regarde le ballon < 3 fois.", "Look at the balloon < 3 times."),
    ("falc-symbol", "warning", "clue", "Lis le § 3.", "Read § 3."),
    ("falc-symbol", "warning", "clue", "Le ballon est gonflé à 80 %.", "The balloon is 80 % full."),
    ("falc-symbol", "warning", "clue", "Cherche le signe @.", "Look for the sign @."),
    ("falc-symbol", "warning", "clue", "Regarde : le ballon.", "Look: the balloon."),
    ("falc-abbreviation", "error", "clue", "Regarde le ballon de la SNCF.", "Look at the balloon of the BBC."),
    ("falc-abbreviation", "error", "clue", "Regarde le ballon, etc.", "Look at the balloon, etc."),
    ("falc-negation", "warning", "clue", "Le ballon ne vole pas.", "The balloon does not fly."),
    ("falc-double-negation", "error", "clue", "Tu ne peux pas finir sans le ballon.",
     "You cannot finish without the balloon."),
    ("falc-passive", "warning", "clue", "Le ballon est poussé par le vent.", "The balloon is pushed by the wind."),
    ("falc-date", "warning", "clue", "Le ballon vole le 13/10/2026.", "The balloon flies on 13/10/2026."),
    ("falc-fraction", "warning", "clue", "Le ballon pèse 2,5 kilos.", "The balloon weighs 2.5 kilos."),
    ("falc-numbers", "warning", "clue", "Le ballon a 2 fils 3 trous 4 signes.",
     "The balloon has 2 strings 3 holes 4 signs."),
    ("falc-number-word", "warning", "clue", "Clique trois fois.", "Click three times."),
    ("falc-synonym", "warning", "clue", "Cherche la baudruche.", "Look for the dirigible."),
    ("falc-hard-word", "error", "clue", "Bouge le curseur.", "Move the cursor."),
    ("falc-hard-word-instead", "error", "clue", "Sélectionne le ballon.", "Locate the balloon."),
    ("falc-long-word", "warning", "clue", "Cherche le ballon photographiquement.",
     "Look for the incomprehensible balloon."),
    ("falc-unkind", "warning", "praise", "Bravo ! Tu as moins perdu.", "Well done! You lost less."),
    ("falc-verb-first", "warning", "instruction", "Le ballon, clique dessus.", "The balloon, click it."),
    ("falc-sense-alone", "warning", "instruction", "Clique sur le rouge.", "Click the red one."),
    ("falc-sense-alone", "warning", "instruction", "Clique sur le rond.", "Click the circle."),
    ("falc-sense-alone", "warning", "instruction", "Clique en haut à gauche.", "Click at the top left."),
    ("falc-sense-alone", "warning", "clue", "Cherche en bas.", "Look below."),
)  # fmt: skip
FINE = (
    ("clue", "Cherche le ballon, le chat ou le chien.", "Look for the balloon, the cat or the dog."),
    ("clue", "Choisis : le ballon, le chat ou le chien.", "Choose: the balloon, the cat or the dog."),
    ("clue", "Le chat dit : « Bonjour. »", "The cat says: “Good morning.”"),
    ("instruction", "Clique sur le ballon rouge.", "Click the red balloon."),
    ("instruction", "Choisis la bonne réponse.", "Choose the right answer."),
    ("clue", "Il est 10:15.", "It is 10:15."),
    ("clue", "Regarde le CD.", "Look at the CD."),
)


def judged(folder: Path, lang: str, planted: Mapping[str, str]) -> tuple[Problem, ...]:
    title, instruction, clue, praise = TEXTS[lang]
    texts = {"instruction": instruction, "clue": clue, "praise": praise, **planted}
    words = {"fr": ("ballon", "baudruche"), "en": ("balloon", "dirigible")}[lang]
    root = folder / "essai"
    root.mkdir()
    (root / "pack.yaml").write_text(
        f"""\
format: 1
id: essai
version: 1
title: {title}
summary: ''
language: {lang}
authors: [Atelier]
licence: CC-BY-SA-4.0
ages: {{from: 6, to: 16}}
glossary: {{CD: un disque}}
synonyms: {{{words[0]}: [{words[1]}]}}
challenges:
  - id: ballon
    kind: click
    goal: shrink
    title: {title}
    instruction: "{texts["instruction"]}"
    clue: "{texts["clue"]}"
    praise: ["{texts["praise"]}"]
    skills: [mouse.click]
    picture: 🎈
    things: [{{name: {title}, picture: 🎈}}]
""",
        "utf-8",
    )
    return judge_one(root, folder, lang, Assets.in_folder(ASSETS), (), "essai")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: f"{one[0]}: {one[3][:24]}")
def test_a_planted_text_is_found_and_nothing_else(
    tmp_path: Path, planted: tuple[str, str, str, str, str], lang: str
) -> None:
    code, severity, key, french, english = planted
    found = judged(tmp_path, lang, {key: {"fr": french, "en": english}[lang]})
    assert [(one.code, str(one.severity)) for one in found] == [(code, severity)]
    written = (tmp_path / "essai" / "pack.yaml").read_text("utf-8").splitlines()[found[0].line - 1]
    assert written.strip().startswith(key)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("fine", FINE, ids=lambda one: one[1])
def test_what_only_looks_like_a_fault_is_let_pass(tmp_path: Path, fine: tuple[str, str, str], lang: str) -> None:
    key, french, english = fine
    assert (
        judged(tmp_path, lang, {key: {"fr": french, "en": english}[lang].replace("“", "«").replace("”", "»")}) == ()
    )


def test_tu_and_vous_in_one_pack_is_an_error_where_the_rarer_one_stands(tmp_path: Path) -> None:
    found = judged(tmp_path, "fr", {"clue": "Cherche ton ballon.", "praise": "Bravo ! Regardez le ballon."})
    assert [one.code for one in found] == ["falc-mixed-address"] and found[0].is_error


@pytest.mark.parametrize(
    ("lang", "say"), [("fr", "Tu ne peux pas voir le ballon."), ("en", "Never give your balloon away.")]
)
def test_a_negation_is_accepted_with_a_reason(tmp_path: Path, lang: str, say: str) -> None:
    assert [one.code for one in judged(tmp_path, lang, {"clue": say})] == ["falc-negation"]
    accepted = tmp_path / "accepted"
    accepted.mkdir()
    judged(accepted, lang, {"clue": say})
    file = accepted / "essai" / "pack.yaml"
    line = f'    clue: "{say}"'
    for reason, left in (("", ["falc-negation", "tip-allow-reason"]), (" we read it aloud", [])):
        text = (tmp_path / "essai" / "pack.yaml").read_text("utf-8")
        file.write_text(text.replace(line, f"{line}  # deficlic: allow falc-negation{reason}"), "utf-8")
        again = judge_one(file.parent, accepted, lang, Assets.in_folder(ASSETS), (), "essai")
        assert sorted(one.code for one in again) == left
