"""The tables of `progress.db`, and the numbered steps that lead to them (CONTRACT.md, Data folder).

The log only grows: triggers refuse every change and every removal. The one door is `erase_door`:
rows of the learners named in it may be removed, and `sqlite.SqliteStore.erase` opens and shuts it
within one transaction, so that nobody else ever sees it open.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x44656669  # "Defi": tells our files from others before anything is written
COLUMNS = (
    ("id", "TEXT"),
    ("at", "TEXT"),
    ("machine", "TEXT"),
    ("session", "TEXT"),
    ("learner", "TEXT"),
    ("type", "TEXT"),
    ("version", "INTEGER"),
    ("body", "TEXT"),
)
NAMES = ", ".join(name for name, _ in COLUMNS)
INSERT = f"INSERT OR IGNORE INTO events ({NAMES}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

# Step n leads from user_version n to n + 1. A step that was once released never changes.
STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY, at TEXT, machine TEXT, session TEXT,
           learner TEXT, type TEXT, version INTEGER, body TEXT)""",
        "CREATE INDEX IF NOT EXISTS events_by_learner ON events (learner, id)",
        "CREATE TABLE IF NOT EXISTS erase_door (learner TEXT PRIMARY KEY)",
        """CREATE TRIGGER IF NOT EXISTS events_never_change BEFORE UPDATE ON events
           BEGIN SELECT RAISE(ABORT, 'the log only grows'); END""",
        """CREATE TRIGGER IF NOT EXISTS events_never_go BEFORE DELETE ON events
           WHEN NOT EXISTS (SELECT 1 FROM erase_door WHERE learner IS OLD.learner)
           BEGIN SELECT RAISE(ABORT, 'the log only grows'); END""",
        # INSERT OR REPLACE would remove a row without asking the trigger above.
        """CREATE TRIGGER IF NOT EXISTS events_are_told_once BEFORE INSERT ON events
           WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
           BEGIN SELECT RAISE(IGNORE); END""",
    ),
    (
        # What an erasure leaves: that it happened. Never whose it was.
        "CREATE TABLE IF NOT EXISTS erasures (at TEXT, machine TEXT, profiles INTEGER, events INTEGER)",
    ),
    (
        # Pages and exports ask for a few types out of a long log.
        "CREATE INDEX IF NOT EXISTS events_by_type ON events (type, id)",
        # Up to which event each hub has been told; `hub` is a digest of its address, never the address.
        "CREATE TABLE IF NOT EXISTS sync_cursors (hub TEXT PRIMARY KEY, id TEXT)",
        "CREATE TABLE IF NOT EXISTS merges (at TEXT, source TEXT, events INTEGER, conflicts INTEGER)",
        # What another log said under an id that was already told otherwise here: shown, never mixed in.
        "CREATE TABLE IF NOT EXISTS conflicts (id TEXT, learner TEXT, other TEXT, PRIMARY KEY (id, other))",
        # Views that were costly to compute, kept until something is erased or merged in.
        "CREATE TABLE IF NOT EXISTS rollups (name TEXT PRIMARY KEY, upto TEXT, body TEXT)",
    ),
)
VERSION = len(STEPS)


class Newer(Exception):
    """The file was written by a newer program; `found` is its version."""

    def __init__(self, found: int) -> None:
        super().__init__(f"version {found}, known up to {VERSION}")
        self.found = found


class Foreign(Exception):
    """A SQLite file of something else: nothing in it was touched."""


def examine(db: sqlite3.Connection) -> int:
    """The version of a file, by reading alone. Raises Newer, Foreign, or sqlite3.DatabaseError.

    A log whose numbers were lost (dumped and read back by hand) is known by its table.
    """
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    application = int(db.execute("PRAGMA application_id").fetchone()[0])
    if application not in (0, APPLICATION_ID):
        raise Foreign(f"application id {application:#x}")
    columns = [(row[1], row[2].upper()) for row in db.execute("PRAGMA table_info(events)")]
    if version > VERSION and application == APPLICATION_ID:
        raise Newer(version)
    tables = db.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").fetchone()[0]
    if tables and columns[: len(COLUMNS)] != list(COLUMNS):
        raise Foreign("no table of events")
    return version if application == APPLICATION_ID else 0


def upgrade(db: sqlite3.Connection, version: int) -> None:
    """Take the missing steps, all or none. The connection is in autocommit mode."""
    if version == VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        # Read again behind the lock: another Déficlic may have been quicker.
        version = examine(db)
        for step in STEPS[version:]:
            for sql in step:
                db.execute(sql)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
