from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from game.core.errors import MachineLacks
from game.storage.places import data_folder, write_whole


def test_the_folder_of_the_command_line_comes_first(tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "chosen", environ={"DEFICLIC_DATA": str(tmp_path / "other")})
    assert folder.root == tmp_path / "chosen"
    assert folder.root.is_dir()
    assert not (tmp_path / "other").exists()


def test_then_comes_the_environment(tmp_path: Path) -> None:
    folder = data_folder(None, environ={"DEFICLIC_DATA": str(tmp_path / "a" / "b")})
    assert folder.progress == tmp_path / "a" / "b" / "progress.db"


def test_else_the_platform_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    root = data_folder(environ={}).root
    assert root.name == "deficlic"
    assert tmp_path in root.parents


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_folder_that_cannot_be_made_is_exit_3_with_a_remedy(tmp_path: Path, lang: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineLacks) as lacks:
        data_folder(tmp_path / "file" / "data", lang)
    assert lacks.value.status == 3
    assert "--data" in lacks.value.remedy
    assert str(tmp_path) in lacks.value.where
    assert {"fr": "dossier", "en": "folder"}[lang] in lacks.value.what


def test_a_folder_that_cannot_be_written_is_found_out_before_anything_is_played() -> None:
    with pytest.raises(MachineLacks):
        data_folder("/proc")


def test_trying_leaves_nothing_behind(tmp_path: Path) -> None:
    assert list(data_folder(tmp_path).root.iterdir()) == []


def test_the_machine_keeps_its_id_and_the_id_is_chance(tmp_path: Path) -> None:
    one, other = data_folder(tmp_path / "one"), data_folder(tmp_path / "other")
    assert one.machine() == one.machine() != other.machine()
    assert uuid.UUID(one.machine()).version == 4


def test_a_spoilt_machine_file_is_replaced(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    folder.machine_file.write_bytes(b"\xff\xfe not an id")
    assert uuid.UUID(folder.machine()).version == 4
    assert folder.machine() == folder.machine()


def test_small_files_are_replaced_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "un\n")
    write_whole(tmp_path / "a.txt", "deux\n")
    assert (tmp_path / "a.txt").read_bytes() == b"deux\n"
    assert len(list(tmp_path.iterdir())) == 1
