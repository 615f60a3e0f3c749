"""Packs between colleagues and computers, from the command line: pack, add, list, remove."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from game.cli import main
from game.packs.archive import pack_up
from game.program.book import Book
from tests.packs.hands import CLICK, HEAD, write


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def told(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    return (captured.out + captured.err).replace("\u00a0", " ")


def run(data: Path, *line: str) -> int:
    return main([*line, "--data", str(data), "--lang", "fr"])


def versioned(folder: Path, version: int) -> Path:
    root = write(folder, "mer", CLICK)
    text = (root / "pack.yaml").read_text("utf-8")
    (root / "pack.yaml").write_text(text.replace("version: 1", f"version: {version}"), "utf-8")
    return root


def listed(data: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    capsys.readouterr()
    assert run(data, "list", "--format", "json") == 0
    return {card["id"]: card for card in json.loads(capsys.readouterr().out)}


def test_a_pack_goes_from_one_computer_to_another_and_is_updated(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mer.defi"
    assert run(data, "pack", str(versioned(tmp_path, 1)), "--out", str(file)) == 0
    assert "mer.defi : 1 défi(s)" in told(capsys)
    assert run(data, "add", str(file)) == 0
    assert "« Essai » (mer, version 1) est ajouté" in told(capsys)
    before = listed(data, capsys)["mer"]
    assert (before["version"], before["own"], before["errors"]) == ("1", True, 0)

    assert run(data, "add", str(versioned(tmp_path, 2))) == 0
    assert "de la version 1 à la version 2" in told(capsys)
    now = listed(data, capsys)["mer"]
    assert now["version"] == "2" and now["digest"] != before["digest"]

    assert run(data, "remove", "mer") == 0
    assert "Le parcours des jeunes est gardé." in told(capsys)
    assert "mer" not in listed(data, capsys)
    assert len(list((data / "packs" / ".removed").iterdir())) == 2


def test_nobodys_progress_is_touched_by_packs_that_come_and_go(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = versioned(tmp_path, 1)
    assert main(["demo", "mer", "--packs", str(root), "--out", str(tmp_path / "demo"), "--lang", "fr"]) == 0
    data.mkdir()
    shutil.copy(tmp_path / "demo" / "progress.db", data / "progress.db")
    Book(data).add(["renard-bleu"])

    def log() -> list[tuple[object, ...]]:
        with sqlite3.connect(f"file:{data / 'progress.db'}?mode=ro", uri=True) as db:
            return db.execute("select * from events order by id").fetchall()

    before = log()
    assert any('"outcome":"reached"' in str(row) and '"pack":"mer"' in str(row) for row in before)
    for line in (["add", str(root)], ["add", str(versioned(tmp_path, 2))], ["remove", "mer"], ["add", str(root)]):
        assert run(data, *line) == 0
        assert log() == before


def test_a_pack_with_errors_is_neither_packed_nor_added_and_keeps_no_other_away(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = write(tmp_path, "zut", CLICK.replace("title:", "titel:"))
    assert run(data, "pack", str(broken), "--out", str(tmp_path / "zut.defi")) == 1
    assert "pack.yaml:13:5: error [key-unknown-near]" in told(capsys)
    assert not (tmp_path / "zut.defi").exists()
    pack_up(broken, tmp_path / "zut.defi")
    assert run(data, "add", str(tmp_path / "zut.defi"), str(versioned(tmp_path, 1))) == 1
    said = told(capsys)
    assert "zut.defi : pas ajouté, 1 erreur(s) à corriger" in said
    assert "« Essai » (mer, version 1) est ajouté" in said
    assert "zut" not in listed(data, capsys)


def test_an_update_that_is_broken_leaves_the_pack_as_it_was(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = versioned(tmp_path, 1)
    assert run(data, "add", str(root)) == 0
    before = listed(data, capsys)["mer"]
    (root / "pack.yaml").write_text(HEAD.format(id="mer"), "utf-8")
    assert run(data, "add", str(root)) == 1
    assert listed(data, capsys)["mer"] == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["remove", "souris"], "« souris » vient avec le programme"),
        (["remove", "nimporte"], "aucun pack « nimporte » ici"),
        (["add", "nulle-part.defi"], "le fichier nulle-part.defi n’est pas là"),
        (["pack", "nulle-part"], "le fichier pack.yaml n’est pas là"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_remedy(
    line: list[str], said: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert run(data, *line) == 1
    assert said in told(capsys)


def test_a_pack_that_was_put_there_by_hand_is_replaced_and_kept_aside(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(data / "packs", "mer", CLICK)
    assert run(data, "add", str(versioned(tmp_path, 3))) == 0
    assert listed(data, capsys)["mer"]["version"] == "3"
    (kept,) = (data / "packs" / ".removed").iterdir()
    assert (kept / "pack.yaml").is_file()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_half_there(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.mkdir()
    (data / "packs").write_text("in the way")
    assert run(data, "add", str(versioned(tmp_path, 1))) == 1
    assert "le dossier des packs ne peut pas être écrit" in told(capsys)
    assert (data / "packs").read_text() == "in the way"
