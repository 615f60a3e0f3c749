"""Opening `progress.db`: what is damaged or foreign is kept aside, never overwritten."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from game.core.errors import MachineLacks, Trouble
from game.core.wording import words
from game.storage import schema
from game.storage.reasons import reason

BUSY_S = 5.0
CHECKED_AT_ONCE_BYTES = 4_000_000  # checking costs about 4 ms a megabyte; larger files are checked later
COMPANIONS = ("", "-wal", "-shm", "-journal")
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@dataclass(frozen=True)
class Opened:
    """A connection in autocommit mode, safe to hand to another thread; `notice` is for the adult."""

    db: sqlite3.Connection
    notice: Trouble | None = None


def open_log(path: Path, lang: str = "fr") -> Opened:
    """The log at `path`, upgraded; a new one when there is none or when it had to be kept aside.

    Raises MachineLacks when the file is of a newer version, or cannot be opened at all.
    """
    try:
        return Opened(_open(path))
    except schema.Newer as newer:
        raise MachineLacks(
            words(lang, "log.newer", found=newer.found, known=schema.VERSION),
            words(lang, "log.newer.remedy"), str(path),
        ) from newer  # fmt: skip
    except schema.Foreign:
        return begin_anew(path, lang, "log.foreign")
    except sqlite3.DatabaseError as error:
        if not damaged(error):
            raise MachineLacks(
                words(lang, "log.unopenable", reason=reason(error, lang)),
                words(lang, "log.unopenable.remedy"), str(path),
            ) from error  # fmt: skip
        return begin_anew(path, lang, "log.damaged")


def damaged(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and code & 0xFF in _DAMAGED


def check(db: sqlite3.Connection) -> None:
    """Read every page once. Raises sqlite3.DatabaseError when the file is damaged."""
    answer = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        error = sqlite3.DatabaseError(answer)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _open(path: Path) -> sqlite3.Connection:
    """Nothing is written before the file is known to be ours and whole."""
    db = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        version = schema.examine(db)
        if path.stat().st_size <= CHECKED_AT_ONCE_BYTES:
            check(db)
        # WAL keeps readers and the writer out of each other's way; FULL means that a commit is on
        # disk before it returns; fullfsync makes that true on macOS too.
        for pragma in (
            "journal_mode = WAL", "synchronous = FULL", "fullfsync = ON", "secure_delete = ON",
            "journal_size_limit = 4000000",
        ):  # fmt: skip
            db.execute(f"PRAGMA {pragma}")
        schema.upgrade(db, version)
    except BaseException:
        db.close()
        raise
    return db


def begin_anew(path: Path, lang: str, why: str) -> Opened:
    """Keep the file aside, whole; begin a new one, with what could be read of a damaged one."""
    aside = keep_aside(path)
    db = _open(path)
    saved = rescue(aside, db) if why == "log.damaged" else 0
    what = words(lang, why, name=aside.name)
    if saved:
        what += words(lang, "log.rescued", n=saved)
    return Opened(db, Trouble(what, words(lang, "log.kept.remedy"), str(aside)))


def keep_aside(path: Path) -> Path:
    """Rename the file (and its companions) to the first free `progress.db.damaged-N`."""
    n = 1
    while any(Path(f"{path}.damaged-{n}{end}").exists() for end in COMPANIONS):
        n += 1
    aside = Path(f"{path}.damaged-{n}")
    for end in COMPANIONS:
        part = Path(f"{path}{end}")
        if part.exists():
            part.rename(f"{aside}{end}")
    return aside


def rescue(aside: Path, db: sqlite3.Connection) -> int:
    """Copy what can still be read of a damaged log, from both ends; how many events that was."""
    saved = 0
    # Its own journal may hold the last events; without one, the file can be read leaving no mark.
    how = "mode=ro" if Path(f"{aside}-wal").exists() else "mode=ro&immutable=1"
    for order in ("ASC", "DESC"):
        old = sqlite3.connect(f"{aside.absolute().as_uri()}?{how}", uri=True)
        try:
            db.execute("BEGIN IMMEDIATE")
            for row in old.execute(f"SELECT {schema.NAMES} FROM events NOT INDEXED ORDER BY rowid {order}"):
                if isinstance(row[0], str) and isinstance(row[7], str):
                    saved += db.execute(schema.INSERT, row).rowcount
        except (sqlite3.DatabaseError, UnicodeError):
            pass  # the rest of the file cannot be read from this end; it stays aside, whole
        finally:
            old.close()
            db.execute("COMMIT")
    return saved
