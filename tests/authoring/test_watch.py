"""Saving a file of a pack is noticed, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from game.authoring.watch import Watcher, stamp, watcher


def test_a_saved_file_is_noticed_within_a_second(tmp_path: Path) -> None:
    file = tmp_path / "pack.yaml"
    file.write_text("format: 1\n", "utf-8")
    told = Event()
    watch = watcher(tmp_path, told.set)
    try:
        file.write_text("format: 1\nid: essai\n", "utf-8")
        assert told.wait(1.0)
    finally:
        watch.stop()


def test_added_and_removed_files_are_noticed_and_peace_is_kept_otherwise(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("format: 1\n", "utf-8")
    changes: list[int] = []
    watch = Watcher(tmp_path, lambda: changes.append(1), every_s=60.0)
    assert not watch.look()
    (tmp_path / "ballon.png").write_bytes(b"png")
    assert watch.look() and not watch.look()
    (tmp_path / "ballon.png").unlink()
    assert watch.look()
    (tmp_path / ".pack.yaml.swp").write_text("", "utf-8")  # an editor's own file
    assert not watch.look()
    watch.stop()
    assert len(changes) == 2


def test_a_path_that_is_not_there_yet_can_be_watched(tmp_path: Path) -> None:
    assert stamp(tmp_path / "later") == ()
    watch = Watcher(tmp_path / "later", lambda: None, every_s=60.0)
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "pack.yaml").write_text("format: 1\n", "utf-8")
    assert watch.look()
    watch.stop()
