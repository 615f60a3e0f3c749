"""A real keyboard: X events through a French layout, dead keys and accents included, in a whole challenge."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from game.program.book import Book
from tests.real.test_window import closed, events, launched
from tests.real.xscreen import PATIENCE_S, XScreen, x_screen

pytestmark = pytest.mark.real
ACCENTS = """
format: 1
id: accents
version: 1
title: Accents
summary: Écrire avec des accents.
language: fr
authors: [Atelier numérique]
licence: CC-BY-SA-4.0
ages: {from: 6, to: 16}
challenges:
  - id: foret
    kind: type_text
    title: La forêt
    instruction: Écris le mot.
    skills: [keyboard.write_name]
    picture: "🌳"
    clue: Copie les lettres dans l’ordre.
    demonstration: Regarde. Une touche après l’autre, le mot arrive.
    praise: [Bravo ! Le mot est écrit.]
    replies: {other: Presque ! Regarde la lettre.}
    times: 1
    keyboard: full
    texts:
      - {label: Mot, wanted: forêt égaré, picture: "🌳", card: [{label: Mot, value: forêt égaré}]}
"""
FORET = ("f", "o", "r", "dead_circumflex", "e", "t", "space", "eacute", "g", "a", "r", "eacute")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    book = Book(tmp_path / "data")
    book.add(["renard-bleu"])
    book.change("renard-bleu", {"motion": False, "voice": False, "reward_s": 0.0, "route": "keyboard"})
    book.welcome_done()
    book.flush()
    return tmp_path / "data"


def chosen(screen: XScreen) -> None:
    """The first challenge that is offered: after *Réécouter* comes the first card."""
    for key in ("Tab", "Tab", "Return"):
        screen.key(key)
        screen.wait_still(0.4)


def written(data: Path, type_: str) -> dict[str, object]:
    end = time.monotonic() + PATIENCE_S
    while not (found := events(data, type_)):
        assert time.monotonic() < end, f"no {type_} in the log"
        time.sleep(0.05)
    return found[0]


def test_dead_keys_and_accents_of_a_french_keyboard_are_written_right(data: Path, tmp_path: Path) -> None:
    pack = tmp_path / "packs" / "accents"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(ACCENTS, "utf-8")
    with x_screen() as screen:
        screen.layout("fr")
        process = launched(screen, data, "--learner", "renard-bleu", "--packs", str(tmp_path / "packs"), "accents")
        try:
            chosen(screen)
            written(data, "round_started")
            for key in FORET:
                screen.key(key)
                time.sleep(0.12)
            ended = written(data, "round_ended")
        finally:
            assert closed(process) == ""
    assert (ended["outcome"], ended["route"], ended["errors"]) == ("reached", "keyboard", {})


def test_a_mouse_challenge_is_done_with_tab_and_enter_alone(data: Path) -> None:
    with x_screen() as screen:
        process = launched(screen, data, "--learner", "renard-bleu", "souris")
        try:
            chosen(screen)
            written(data, "round_started")
            for key in ("Tab", "Tab"):  # past Réécouter, to the dark screen
                screen.key(key)
                screen.wait_still(0.3)
            for _ in range(12):
                if events(data, "round_ended"):
                    break
                screen.key("Return")
                screen.wait_still(0.3)
            ended = written(data, "round_ended")
        finally:
            assert closed(process) == ""
    assert (ended["outcome"], ended["route"]) == ("reached", "keyboard")
    assert ended["equivalent"] == "one_by_one"
