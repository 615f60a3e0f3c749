"""Erasing one learner, and the retention rule, with proof that nothing is left."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.core.calendar_day import day_of, iso_of
from game.core.progress import Event
from game.core.retention import kept_days, overdue
from game.program.book import Book
from game.storage.clock import RealClock
from game.storage.identities import Identities
from game.storage.ids import Ids
from game.storage.reading import reading
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


def test_a_proof_is_told_and_names_notes_and_pictures_go_too(tmp_path: Path) -> None:
    played(tmp_path, "renard-bleu", "2026-11-01T10:00:00.000Z")
    (tmp_path / "home-12345678.bmp").write_bytes(b"BM, a picture with a fox")
    names = identities(tmp_path)
    names.create("quatre chats dans un jardin")
    names.set_name("renard-bleu", "Zoé")
    size = len(json.loads(names.path.read_text())["sealed"])
    done = deficlic("forget", "renard-bleu", "--data", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert re.search(r"Preuve : \d+ fichiers", done.stdout)
    assert not list(tmp_path.glob("home-*"))
    assert len(json.loads(names.path.read_text())["sealed"]) == size - 1 == 0
    assert not (tmp_path / "learners" / "renard-bleu.json").exists()


def test_a_file_that_still_holds_the_code_is_named(tmp_path: Path) -> None:
    played(tmp_path, "renard-bleu", "2026-11-01T10:00:00.000Z")
    kept = tmp_path / "progress.db.damaged-1"
    kept.write_bytes(b"x" * 999_995 + b"renard-bleu" + b"x" * 100)  # across two pieces of reading
    done = deficlic("forget", "renard-bleu", "--data", str(tmp_path))
    assert done.returncode == 1 and str(kept) in done.stderr
    assert "Preuve" not in done.stdout


def test_the_retention_of_a_house_is_kept_and_survives_its_settings(tmp_path: Path) -> None:
    recent = "2026-09-01T10:00:00.000Z"
    played(tmp_path, "renard-bleu", recent)
    assert deficlic("purge", "--data", str(tmp_path), "--days", "730").stdout.startswith("0 ")
    book = Book(tmp_path)
    assert book.installation.retention_days == 730
    book.set_kiosk(True)  # another setting is written
    book.flush()
    assert Book(tmp_path).installation.retention_days == 730
    assert deficlic("purge", "--data", str(tmp_path), "--days", "9999").returncode == 0
    assert Book(tmp_path).installation.retention_days == 730, "never above two years"
    assert SqliteStore(tmp_path / "progress.db").learners() == ("renard-bleu",)


def test_opening_the_pages_applies_the_rule_by_itself(tmp_path: Path) -> None:
    played(tmp_path, "renard-bleu", "2020-01-01T10:00:00.000Z")
    played(tmp_path, "chat-jaune", "2999-01-01T10:00:00.000Z")
    book = Book(tmp_path)
    book.note_day((iso_of((day_of(RealClock().utc()) or 0) - 1),))  # the program was used yesterday
    book.flush()
    pages = subprocess.Popen(
        [sys.executable, "-m", "game", "review", "--no-browser", "--data", str(tmp_path)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert pages.stdout is not None and "127.0.0.1" in pages.stdout.readline()
    pages.terminate()
    pages.wait(20)
    assert b"renard-bleu" not in bytes_of(tmp_path)
    store = SqliteStore(tmp_path / "progress.db")
    assert store.learners() == ("chat-jaune",)
    assert [profiles for _, profiles, _ in store.erasures()] == [1], "that one profile was purged is all that stays"
    store.close()


def test_what_is_kept_is_said_in_easy_language(tmp_path: Path) -> None:
    played(tmp_path, "renard-bleu", "2026-11-01T10:00:00.000Z")
    said = deficlic("kept", "renard-bleu", "--data", str(tmp_path)).stdout
    assert "Séances gardées : 1." in said and "1er novembre" in said and "365 jours" in said
    facts = json.loads(deficlic("kept", "renard-bleu", "--format", "json", "--data", str(tmp_path)).stdout)
    assert facts["sessions"] == 1 and facts["settings_file"] is True and facts["names_kept_encrypted"] is False
    assert deficlic("kept", "loup-vert", "--data", str(tmp_path)).returncode == 1


def identities(data: Path) -> Identities:
    return Identities(data / "identities.json", lambda: 0.0, lambda: 0.0)


def named(
    data: Path, *words: str, typed: str = "", phrase: str = "quatre chats dans un jardin", new: str = ""
) -> Any:
    environ = {**os.environ, "DEFICLIC_PASSPHRASE": phrase, "DEFICLIC_NEW_PASSPHRASE": new}
    return subprocess.run(
        [sys.executable, "-m", "game", "identities", *words, "--data", str(data), "--lang", "fr"],
        input=typed, capture_output=True, text=True, env=environ, timeout=60,
    )  # fmt: skip


def test_first_names_are_set_listed_and_locked_by_commands(tmp_path: Path) -> None:
    played(tmp_path, "renard-bleu", "2026-11-01T10:00:00.000Z")
    assert "identities new" in named(tmp_path, "list").stderr
    assert named(tmp_path, "new").returncode == 0
    assert named(tmp_path, "new").returncode == 1
    assert named(tmp_path, "name", "renard-bleu", typed="Zoé-Unique\n").returncode == 0
    assert named(tmp_path, "note", "renard-bleu", typed="Demande le casque.\n").returncode == 0
    assert named(tmp_path, "name", typed="Zoé\n").returncode == 2
    listed = named(tmp_path, "list", "renard-bleu").stdout
    assert "renard-bleu\tZoé-Unique" in listed and "Demande le casque." in listed
    wrong = named(tmp_path, "list", phrase="devine")
    assert wrong.returncode == 1 and "Zoé" not in wrong.stdout + wrong.stderr
    assert named(tmp_path, "passphrase", new="une autre phrase").returncode == 0
    assert named(tmp_path, "list", phrase="une autre phrase").stdout == "renard-bleu\tZoé-Unique\n"
    for secret in ("Zoé-Unique", "casque"):
        assert secret.encode() not in bytes_of(tmp_path)
    assert named(tmp_path, "discard").returncode == 0
    assert not (tmp_path / "identities.json").exists()


def test_a_reader_who_holds_the_log_is_told_and_the_same_command_ends_the_work(tmp_path: Path) -> None:
    played(tmp_path, "renard-bleu", "2026-11-01T10:00:00.000Z")
    played(tmp_path, "chat-jaune", "2026-11-01T10:00:00.000Z")
    reader = reading(tmp_path / "progress.db")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM events").fetchone()
    held = deficlic("forget", "renard-bleu", "--data", str(tmp_path))
    assert held.returncode == 1 and "relancez la même commande" in held.stderr and "Preuve" not in held.stdout
    reader.close()
    done = deficlic("forget", "renard-bleu", "--data", str(tmp_path))
    assert re.search(r"aucune trace dans \d+ fichiers", done.stderr), "nothing is left to be done"
    assert b"renard-bleu" not in bytes_of(tmp_path) and b"chat-jaune" in bytes_of(tmp_path)


def test_a_disk_that_takes_nothing_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    played(tmp_path, "renard-bleu", "2026-11-01T10:00:00.000Z")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        status = main(["forget", "renard-bleu", "--data", str(tmp_path), "--lang", "fr"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)
    assert status == 3 and "disque" in capsys.readouterr().err
    assert main(["forget", "renard-bleu", "--data", str(tmp_path), "--lang", "fr"]) == 0
    assert b"renard-bleu" not in bytes_of(tmp_path)
