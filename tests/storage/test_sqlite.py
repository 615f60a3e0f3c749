"""What the file promises: its table, its triggers, its upgrades, and what happens when a disk fails."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.core.errors import MachineLacks, Trouble
from game.storage import schema
from game.storage.reading import LogReader
from game.storage.sqlite import SqliteStore
from tests.storage.made import CAT, FOX, an_event, an_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder / "progress.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with closing(SqliteStore(path, "m1")) as opened:
        yield opened


def plain(path: Path) -> sqlite3.Connection:
    """As any other program would open the file."""
    return sqlite3.connect(path, isolation_level=None)


def written(path: Path, *numbers: int) -> None:
    with closing(SqliteStore(path)) as store:
        store.append([an_event(n) for n in numbers])


def test_the_table_is_the_one_of_the_contract(store: SqliteStore, path: Path) -> None:
    store.append([an_event(1, hello="été")])
    store.settle()
    with closing(plain(path)) as db:
        columns = [(row[1], row[2], row[5]) for row in db.execute("PRAGMA table_info(events)")]
        row = db.execute("SELECT * FROM events").fetchone()
    assert columns == [
        ("id", "TEXT", 1), ("at", "TEXT", 0), ("machine", "TEXT", 0), ("session", "TEXT", 0),
        ("learner", "TEXT", 0), ("type", "TEXT", 0), ("version", "INTEGER", 0), ("body", "TEXT", 0),
    ]  # fmt: skip
    assert row[:7] == (an_id(1), "2026-03-12T10:00:01.000Z", "m1", "s1", FOX, "acted", 1)
    assert json.loads(row[7]) == {"hello": "été"}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE events SET learner = 'x'",
        "DELETE FROM events",
        "DELETE FROM events WHERE learner = 'renard-bleu'",
    ],
)
def test_nobody_changes_or_removes_what_is_logged(store: SqliteStore, path: Path, sql: str) -> None:
    store.append([an_event(1)])
    store.settle()
    with closing(plain(path)) as db, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        db.execute(sql)
    assert list(store.events()) == [an_event(1)]


def test_nobody_replaces_what_is_logged(store: SqliteStore, path: Path) -> None:
    store.append([an_event(1)])
    store.settle()
    with closing(plain(path)) as db:
        db.execute(f"INSERT OR REPLACE INTO events ({schema.NAMES}) SELECT id, at, machine, session,"
                   " 'x', type, version, body FROM events")  # fmt: skip
    assert list(store.events()) == [an_event(1)]


def test_a_commit_is_synced_and_readers_never_stop_the_writer(store: SqliteStore, path: Path) -> None:
    store.append([an_event(n) for n in range(600)])
    reading = store.events()
    next(reading)
    store.append([an_event(1000)])
    store.settle()
    assert len(list(reading)) == 599  # the reader goes on with what was there when it began
    with closing(plain(path)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert store._db.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL


def test_the_log_goes_on_after_closing(path: Path) -> None:
    written(path, 1)
    written(path, 2)
    with closing(SqliteStore(path)) as store:
        assert [event.id for event in store.events()] == [an_id(1), an_id(2)]
        assert store.notices == []


def test_the_review_reads_a_log_that_is_being_played(store: SqliteStore, path: Path) -> None:
    store.append([an_event(1), an_event(2, CAT)])
    store.settle()
    reader = LogReader(path)
    assert (reader.learners(), len(list(reader.events()))) == ((CAT, FOX), 2)


def test_reading_a_log_that_is_not_there_finds_nothing_and_makes_nothing(path: Path) -> None:
    assert list(LogReader(path).events()) == []
    assert not path.exists()


def test_what_another_program_wrote_strangely_hides_nothing_else(store: SqliteStore, path: Path) -> None:
    store.append([an_event(5)])
    store.settle()
    with closing(plain(path)) as db:
        for i, body in enumerate(["{", "[]", None, b"\xff\xfe", 7]):
            db.execute("INSERT INTO events VALUES (?, 1, NULL, 's', 'x', 'acted', 'one', ?)", (f"{i}", body))
    assert [event.body for event in store.events()] == [{}, {}, {}, {}, {}, an_event(5).body]


# ---------------------------------------------------------------------- upgrades


def tables(db: sqlite3.Connection) -> list[str]:
    return sorted(str(row[0]) for row in db.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))


@pytest.mark.parametrize("version", range(schema.VERSION))
def test_every_older_file_is_brought_up_to_date_with_its_events(path: Path, version: int) -> None:
    with closing(plain(path)) as db:
        for step in schema.STEPS[:version]:
            for sql in step:
                db.execute(sql)
        if version:
            db.execute(schema.INSERT, (an_id(1), "", "", "", FOX, "acted", 1, "{}"))
            db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")
    with closing(SqliteStore(path)) as store:
        assert [event.id for event in store.events()] == ([an_id(1)] if version else [])
        assert store.notices == []
    with closing(plain(path)) as db, closing(plain(path.with_name("new.db"))) as new:
        schema.upgrade(new, 0)
        assert tables(db) == tables(new)
        assert db.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION


def test_a_log_dumped_and_read_back_by_hand_is_known_again(path: Path) -> None:
    with closing(plain(path)) as db:
        db.execute(schema.STEPS[0][0])
        db.execute(schema.INSERT, (an_id(1), "", "", "", FOX, "acted", 1, "{}"))
    with closing(SqliteStore(path)) as store:
        assert (store.notices, store.learners()) == ([], (FOX,))


def test_a_log_of_a_newer_program_is_refused_in_clear_words_and_left_alone(path: Path) -> None:
    written(path, 1)
    with closing(plain(path)) as db:
        db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(MachineLacks, match="plus récente"):
        SqliteStore(path)
    with pytest.raises(MachineLacks, match="newer version"):
        SqliteStore(path, lang="en")
    assert path.read_bytes() == before


# ---------------------------------------------------------------------- damage


def damage_middle(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(whole)


@pytest.mark.parametrize("garbage", [b"not a database at all" * 500, b"\0" * 5000, b"SQLite format 3\0" * 400])
def test_a_damaged_log_is_kept_aside_whole_and_a_new_one_begun(path: Path, garbage: bytes) -> None:
    path.write_bytes(garbage)
    with closing(SqliteStore(path)) as store:
        store.append([an_event(1)])
        store.settle()
        assert list(store.events()) == [an_event(1)]
        (notice,) = store.notices
    assert "progress.db.damaged-1" in notice.what
    assert notice.remedy
    assert path.with_name("progress.db.damaged-1").read_bytes() == garbage


def test_the_second_damaged_log_does_not_overwrite_the_first(path: Path) -> None:
    for n in (1, 2, 3):
        path.write_bytes(b"garbage %d" % n * 100)
        SqliteStore(path).close()
    aside = [path.with_name(f"progress.db.damaged-{n}").read_bytes()[:9] for n in (1, 2, 3)]
    assert aside == [b"garbage 1", b"garbage 2", b"garbage 3"]


def test_what_can_still_be_read_of_a_damaged_log_is_taken_over(path: Path) -> None:
    with closing(SqliteStore(path)) as store:
        store.append([an_event(n, filler="x" * 200) for n in range(400)])
    damage_middle(path)
    damaged = path.read_bytes()
    with closing(SqliteStore(path, lang="en")) as store:
        kept = list(store.events())
        (notice,) = store.notices
    assert 200 < len(kept) < 400
    assert f"events saved: {len(kept)}" in notice.what
    assert all(event == an_event(int(event.id[:8] + event.id[9:13], 16) - 1_770_000_000_000, filler="x" * 200)
               for event in kept)  # fmt: skip
    assert path.with_name("progress.db.damaged-1").read_bytes() == damaged


def test_a_file_of_another_program_is_kept_aside_untouched(path: Path) -> None:
    with closing(plain(path)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with closing(SqliteStore(path)) as store:
        assert "autre fichier" in store.notices[0].what
    assert path.with_name("progress.db.damaged-1").read_bytes() == before


def test_an_empty_file_is_an_empty_log(path: Path) -> None:
    path.touch()
    with closing(SqliteStore(path)) as store:
        assert (store.notices, list(store.events())) == ([], [])


def test_a_log_that_cannot_be_opened_is_exit_3(path: Path) -> None:
    path.mkdir()
    with pytest.raises(MachineLacks) as lacks:
        SqliteStore(path)
    assert (lacks.value.status, str(path)) == (3, lacks.value.where)


def test_damage_that_shows_while_playing_loses_no_new_event(path: Path) -> None:
    with closing(SqliteStore(path)) as store:
        store.append([an_event(n, filler="x" * 500) for n in range(50)])
        store.settle()
        with closing(plain(path)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        path.write_bytes(b"\xa5" * path.stat().st_size)
        store.append([an_event(100)])
        store.settle()
        store.append([an_event(101)])
        store.settle()
        assert [event.id for event in store.events()][-2:] == [an_id(100), an_id(101)]
        assert len(store.notices) == 1
    assert path.with_name("progress.db.damaged-1").exists()


def test_damage_in_a_large_log_is_found_behind_the_first_picture(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.storage.opening.CHECKED_AT_ONCE_BYTES", 1000)
    with closing(SqliteStore(path)) as store:
        store.append([an_event(n, filler="x" * 200) for n in range(400)])
    damage_middle(path)
    with closing(SqliteStore(path)) as store:
        store.checked()
        assert len(store.notices) == 1
        store.append([an_event(1000)])
        store.settle()
        assert list(store.events())[-1].id == an_id(1000)


# ---------------------------------------------------------------------- a disk that takes nothing


def test_a_folder_taken_away_is_told_once_and_nothing_is_lost(path: Path) -> None:
    with closing(SqliteStore(path, retry_s=60)) as store:
        store.append([an_event(1)])
        store.settle()
        away = path.parent.rename(path.parent.with_name("away"))
        store.append([an_event(2)])
        with pytest.raises(Trouble) as told:
            store.settle()
        assert (told.value.status, bool(told.value.remedy)) == (3, True)
        store.append([an_event(3)])
        store.settle()  # not again
        assert [event.id for event in store.events()] == [an_id(2), an_id(3)]
        assert store.trouble is not None
        away.rename(path.parent)
        store.settle()
        assert store.trouble is None
    with closing(SqliteStore(path)) as store:
        assert [event.id for event in store.events()] == [an_id(1), an_id(2), an_id(3)]


def test_trouble_that_comes_back_is_told_again(path: Path) -> None:
    with closing(SqliteStore(path, retry_s=60)) as store:
        for n in (1, 2):
            away = path.parent.rename(path.parent.with_name("away"))
            store.append([an_event(n)])
            with pytest.raises(Trouble):
                store.settle()
            away.rename(path.parent)
            store.settle()
        assert len(list(store.events())) == 2


FULL_DISK = """
import resource, sys
from game.core.errors import Trouble
from game.storage.sqlite import SqliteStore
from tests.storage.made import an_event
store = SqliteStore(sys.argv[1], lang="en", retry_s=60)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
told = 0
for n in range(300):
    store.append([an_event(n, filler="x" * 1000)])
    try:
        store.settle()
    except Trouble as trouble:
        told += 1
assert told == 1, told
assert store.trouble is not None
assert len(list(store.events())) == 300
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
store.settle()
assert store.trouble is None
store.close()
print("done")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a Unix thing")
def test_a_disk_that_fills_up_is_told_once_and_everything_is_written_later(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("done", "")
    with closing(SqliteStore(path)) as store:
        assert (len(list(store.events())), store.notices) == (300, [])


def test_a_log_on_a_folder_that_is_gone_still_closes(path: Path) -> None:
    store = SqliteStore(path, retry_s=60)
    shutil.rmtree(path.parent)
    store.append([an_event(1)])
    store.close()


# ---------------------------------------------------------------------- erasing


def test_an_erased_learner_leaves_no_trace_in_any_file(path: Path) -> None:
    with closing(SqliteStore(path, "m1")) as store:
        store.append([an_event(n, FOX if n % 2 else CAT, filler="x" * 300) for n in range(200)])
        store.settle()
        assert path in store.traces(FOX) or store.traces(FOX)
        assert store.erase([FOX], "2026-03-12T11:00:00.000Z") == 100
        assert store.traces(FOX) == ()
        assert store.traces(CAT) != ()
        assert len(list(store.events())) == 100
    assert FOX.encode() not in b"".join(part.read_bytes() for part in path.parent.iterdir())


def test_the_door_is_shut_again_after_an_erasure(store: SqliteStore, path: Path) -> None:
    store.append([an_event(1), an_event(2, CAT)])
    store.erase([FOX], "")
    store.append([an_event(3)])
    store.settle()
    with closing(plain(path)) as db, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        db.execute("DELETE FROM events WHERE learner = ?", (FOX,))


def test_kept_aside_files_that_still_hold_a_code_are_named(path: Path) -> None:
    with closing(SqliteStore(path)) as store:
        store.append([an_event(n, filler="x" * 200) for n in range(400)])
    damage_middle(path)
    with closing(SqliteStore(path)) as store:
        store.erase([FOX], "")
        assert store.traces(FOX) == (path.with_name("progress.db.damaged-1"),)
