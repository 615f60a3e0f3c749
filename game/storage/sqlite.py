"""The log in one SQLite file: append only, on disk when `settle` returns, readable while it grows."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from game.core.errors import Trouble
from game.core.progress import Event
from game.core.wording import words
from game.storage import opening, schema
from game.storage.merging import Merged, merge_rows
from game.storage.reading import LogReader, reading
from game.storage.reasons import reason
from game.storage.rows import Row, row_of
from game.storage.traces import holds
from game.storage.writer import RETRY_S, Writer

T = TypeVar("T")
GONE = (-1, -1)  # no device and inode: the next writing opens the file again


class SqliteStore(LogReader):
    """`core.ports.ProgressStore` on a file; `notices` are words for the adult about its opening.

    Raises MachineLacks when the file is of a newer version, or cannot be opened. A file that is
    damaged or not ours is kept aside as `progress.db.damaged-N` and a new log begun.
    """

    def __init__(
        self, path: str | os.PathLike[str], machine: str = "", lang: str = "fr", retry_s: float = RETRY_S
    ) -> None:
        super().__init__(path, lang)
        self.machine = machine
        self.notices: list[Trouble] = []
        self._adopt(opening.open_log(self.path, self.lang))
        self._writer = Writer(self._write, self._explain, retry_s)
        self._check = threading.Thread(target=self._check_all, name="log-check", daemon=True)
        if self.path.stat().st_size > opening.CHECKED_AT_ONCE_BYTES:
            self._check.start()

    # ------------------------------------------------------------------ writing

    def append(self, events: Sequence[Event]) -> None:
        """Queue for the disk. An id that is there already changes nothing.

        Raises TypeError or ValueError, before anything is queued, when a body is not JSON.
        """
        self._writer.append([row_of(event) for event in events])

    def settle(self) -> None:
        """Return once everything appended is on disk.

        Raises Trouble when the disk takes nothing, once; everything stays in memory, is readable
        through `events`, and is tried again until the disk takes it (`trouble` is None again).
        """
        self._writer.settle()

    def checked(self) -> None:
        """Return once a large file was read through; `notices` then says whether it was whole."""
        if self._check.ident is not None:
            self._check.join()

    @property
    def trouble(self) -> Trouble | None:
        return self._writer.trouble

    def _waiting(self) -> list[Row]:
        return self._writer.waiting()

    def close(self) -> None:
        self._writer.close()
        self._db.close()

    # ------------------------------------------------------------------ merging, and what is kept beside

    def merge(self, rows: Iterable[Row], at: str, source: str) -> Merged:
        """Take in another log's rows, all or none (whatever `rows` raises is raised here)."""
        return self._writer.call(lambda: self._whole(lambda: merge_rows(self._db, rows, at, source)))

    def keep_rollup(self, name: str, upto: str, body: str) -> None:
        """Keep a computed view until something is erased; `upto` is the last id in it.

        A merge may bring what is older than `upto`: whoever reads a view looks at `epoch` and `counts`.
        """
        sql = "INSERT OR REPLACE INTO rollups VALUES (?, ?, ?)"
        self._writer.call(lambda: self._whole(lambda: self._db.execute(sql, (name, upto, body))))

    def told(self, hub: str, upto: str) -> None:
        """`hub` has everything up to the event `upto`, in the order of arrival."""
        sql = "INSERT OR REPLACE INTO sync_cursors VALUES (?, ?)"
        self._writer.call(lambda: self._whole(lambda: self._db.execute(sql, (hub, upto))))

    def _whole(self, work: Callable[[], T]) -> T:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            found = work()
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise
        return found

    # ------------------------------------------------------------------ erasing

    def erase(self, learners: Sequence[str], at: str) -> int:
        """Remove every event of these learners, from memory, file and journal; how many there were.

        `at` is the hour that is kept with the two numbers an erasure leaves; no code is.
        """
        codes = frozenset(learners)
        return self._writer.call(lambda: self._erase(codes, at))

    def traces(self, learner: str) -> tuple[Path, ...]:
        """The files of the log, kept-aside ones included, that still hold this code's letters."""
        return self._traces([learner.encode()])

    def _erase(self, codes: frozenset[str], at: str) -> int:
        self._writer.drop(lambda row: row[4] in codes)
        try:
            count = self._whole(lambda: self._erase_rows(codes, at))
        except sqlite3.Error as error:
            raise self._explain(error) from error
        self._scrub([code.encode() for code in codes if code])
        return count

    def _scrub(self, needles: Sequence[bytes]) -> None:
        """Deleted rows are overwritten (secure_delete) and the journal emptied; where pages that were
        regrouped still hold a copy, the file is rebuilt, which takes long for a long log.

        A full disk or another reader can prevent either: whoever erases looks at the bytes afterwards.
        """
        with suppress(sqlite3.Error):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if holds(self.path, needles):
                self._db.execute("VACUUM")
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _traces(self, needles: Sequence[bytes]) -> tuple[Path, ...]:
        parts = sorted(self.path.parent.glob(f"{self.path.name}*"))
        return tuple(part for part in parts if part.is_file() and holds(part, needles))

    def _erase_rows(self, codes: frozenset[str], at: str) -> int:
        count, profiles = 0, 0
        self._db.executemany("INSERT INTO erase_door VALUES (?)", [(code,) for code in codes])
        self._keep_cursors()
        for code in codes:
            gone = self._db.execute("DELETE FROM events WHERE learner = ?", (code,)).rowcount
            self._db.execute("DELETE FROM conflicts WHERE learner = ?", (code,))
            count, profiles = count + gone, profiles + bool(gone)
        self._db.execute("DELETE FROM erase_door")
        self._db.execute("DELETE FROM rollups")
        self._db.execute("INSERT INTO erasures VALUES (?, ?, ?, ?)", (at, self.machine, profiles, count))
        return count

    def _keep_cursors(self) -> None:
        """A cursor on an event that goes moves to the last one before it that stays."""
        self._db.execute(
            """UPDATE sync_cursors SET id = coalesce((SELECT e.id FROM events e
               WHERE e.rowid <= (SELECT rowid FROM events WHERE id = sync_cursors.id)
               AND e.learner NOT IN (SELECT learner FROM erase_door) ORDER BY e.rowid DESC LIMIT 1), '')"""
        )

    # ------------------------------------------------------------------ on the writer's thread

    def _write(self, rows: Sequence[Row]) -> None:
        if not self._same_file():
            self._reopen()
        try:
            self._insert(rows)
        except sqlite3.DatabaseError as error:
            if not opening.damaged(error):
                raise
            self._reopen()
            self._insert(rows)

    def _insert(self, rows: Sequence[Row]) -> None:
        self._whole(lambda: self._db.executemany(schema.INSERT, rows))

    def _adopt(self, opened: opening.Opened) -> None:
        self._db = opened.db
        found = self.path.stat()
        self._file = (found.st_dev, found.st_ino)
        if opened.notice is not None:
            self.notices.append(opened.notice)

    def _same_file(self) -> bool:
        """Whether the file was not taken away or exchanged under us (a stick pulled, a folder moved):
        the system would go on writing into a file that nobody can find."""
        try:
            found = self.path.stat()
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == self._file

    def _reopen(self) -> None:
        self._db.close()
        self._file = GONE
        try:
            self._adopt(opening.open_log(self.path, self.lang))
        except Trouble as trouble:
            # To the writer this is one more disk that takes nothing: keep the rows, try again.
            raise sqlite3.OperationalError(trouble.what) from trouble

    def _check_all(self) -> None:
        """Large files are checked behind the first picture; damage is then treated as at opening."""
        try:
            db = reading(self.path)
            try:
                opening.check(db)
            finally:
                db.close()
        except sqlite3.DatabaseError as error:
            if opening.damaged(error):
                # When even that fails (the folder is gone, the log was closed meanwhile), the next
                # writing finds the file missing or damaged by itself.
                with suppress(sqlite3.Error, OSError, Trouble, RuntimeError):
                    self._writer.call(self._set_aside)

    def _set_aside(self) -> None:
        self._db.close()
        self._file = GONE
        self._adopt(opening.begin_anew(self.path, self.lang, "log.damaged"))

    def _explain(self, error: Exception) -> Trouble:
        cause = error.__cause__
        if isinstance(cause, Trouble) and isinstance(cause.__cause__, Exception):
            error = cause.__cause__  # what kept the file from being opened again
        what = words(self.lang, "log.unwritten", reason=reason(error, self.lang))
        return Trouble(what, words(self.lang, "log.unwritten.remedy"), str(self.path), status=3)
