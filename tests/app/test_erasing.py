"""Erasing one learner, and the retention rule, with proof that nothing is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.progress import Event
from game.core.retention import kept_days, overdue
from game.program.book import Book
from game.storage.ids import Ids
from game.storage.sqlite import SqliteStore
from tests.app.test_cli import deficlic


def played(data: Path, code: str, at: str) -> None:
    store = SqliteStore(data / "progress.db", "machine")
    new_id = Ids(lambda: 1_700_000_000_000, store.last_id())
    store.append([Event(new_id(), at, "machine", "s", code, "session_started", {"n": 1})])
    store.settle()
    store.close()
    book = Book(data)
    book.add([code])
    book.flush()


def bytes_of(data: Path) -> bytes:
    return b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())


def test_a_forgotten_learner_leaves_no_byte_behind(tmp_path: Path) -> None:
    played(tmp_path, "renard-bleu", "2026-11-01T10:00:00.000Z")
    played(tmp_path, "chat-jaune", "2026-11-01T10:00:00.000Z")
    assert b"renard-bleu" in bytes_of(tmp_path)
    done = deficlic("forget", "renard-bleu", "--data", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert b"renard-bleu" not in bytes_of(tmp_path)
    assert b"chat-jaune" in bytes_of(tmp_path)


def test_forgetting_somebody_unknown_changes_nothing(tmp_path: Path) -> None:
    played(tmp_path, "renard-bleu", "2026-11-01T10:00:00.000Z")
    done = deficlic("forget", "loup-vert", "--data", str(tmp_path))
    assert done.returncode == 1
    assert "renard-bleu" in done.stderr
    assert b"renard-bleu" in bytes_of(tmp_path)


def test_purge_erases_those_who_have_not_played_for_a_year(tmp_path: Path) -> None:
    played(tmp_path, "renard-bleu", "2020-01-01T10:00:00.000Z")
    played(tmp_path, "chat-jaune", "2999-01-01T10:00:00.000Z")
    done = deficlic("purge", "--data", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 ")
    assert b"renard-bleu" not in bytes_of(tmp_path)
    assert b"chat-jaune" in bytes_of(tmp_path), "a clock that was wrong erases nobody"


@pytest.mark.parametrize(("chosen", "days"), [(None, 365), (90, 90), (9999, 730), (1, 30), ("x", 365), (True, 365)])
def test_results_are_never_kept_longer_than_two_years(chosen: object, days: int) -> None:
    assert kept_days(chosen) == days


def test_the_last_day_still_counts() -> None:
    last = {"a": "2025-11-23T23:00:00.000Z", "b": "2025-11-22T23:00:00.000Z", "c": "nonsense"}
    assert overdue(last, "2026-11-23T01:00:00.000Z", 365) == ("b",)
    assert overdue(last, "nonsense", 365) == ()
