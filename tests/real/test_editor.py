"""The line that `deficlic new` writes makes a common editor underline, explain and propose, in French."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.authoring.starter import write_starter
from game.kinds.registry import KINDS
from tests.real.editor import Editor, installed

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = installed(tmp_path_factory.mktemp("yaml-language-server"))
    if found is None:
        pytest.skip("npm is not installed here: the YAML language server cannot be fetched")
    return found


@pytest.fixture
def editor(server: Path, tmp_path: Path) -> Iterator[Editor]:
    open_file = Editor(server, write_starter(tmp_path / "mon-pack", list(KINDS), "fr"))
    yield open_file
    open_file.close()


def test_a_starter_of_every_kind_has_nothing_underlined(editor: Editor) -> None:
    assert editor.underlined() == {}


def test_what_the_judge_refuses_is_underlined_while_it_is_written(editor: Editor) -> None:
    sound = editor.text
    lines = sound.splitlines()
    for wrong, instead in (
        ("    instruction: Clique sur le ballon.", "    consigne: Clique sur le ballon."),
        ("    kind: click", "    kind: clik"),
        ("    skills: [mouse.click]", "    skills: [mouse.clik]"),
        ("    size_su: {easy: 300, hard: 120}", "    size_su: 9000 #"),
        ("version: 1 ", "version: un "),
    ):
        number = next(i for i, line in enumerate(lines, 1) if line.startswith(wrong))
        editor.write(sound.replace(wrong, instead, 1))
        assert any(abs(line - number) <= 2 for line in editor.underlined()), instead
    editor.write(sound)
    assert editor.underlined() == {}


def test_resting_on_a_key_explains_it_in_french_with_an_example(editor: Editor) -> None:
    assert editor.underlined() == {}
    said = editor.hover("clue: Va vers le ballon")
    assert "indice" in said.lower()
    assert "Va vers le ballon." in said
    assert "La licence du pack." in editor.hover("licence: CC")


def test_the_editor_proposes_the_kinds_and_the_keys_of_a_kind(editor: Editor) -> None:
    sound = editor.text
    assert editor.underlined() == {}
    editor.write(sound.replace("    kind: click\n", "    kind: \n", 1))
    assert {"click", "drag", "mailbox"} <= set(editor.offers("    kind: "))
    editor.write(sound.replace("    kind: click\n", "    kind: click\n    \n", 1))
    offered = editor.offers("    kind: click\n    ")
    assert {"scene", "levels", "variants"} <= set(offered)
    assert "niveau" in offered["levels"]
