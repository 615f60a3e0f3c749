"""The workshops stand in the order of the skills: from moving the mouse to recognising a trap."""

from __future__ import annotations

from pathlib import Path

from game.app.house import Reader
from game.program.shelf import Shelf
from tests.conftest import ROOT


def test_the_first_workshop_is_the_mouse_and_traps_come_after_the_web(tmp_path: Path) -> None:
    shelf = Shelf((ROOT / "challenges",), Reader(tmp_path / "unpacked"), "fr", tmp_path / "packs.json")
    order = [card.id for card in shelf.cards]
    assert order[:4] == ["souris", "clavier", "navigateur", "pieges"]
