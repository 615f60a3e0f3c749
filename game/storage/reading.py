"""Reading the log: streaming, each reading on a connection of its own, beside whoever writes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from heapq import merge
from pathlib import Path
from typing import Any

from game.core.errors import Trouble
from game.core.progress import Event
from game.core.wording import words
from game.storage import schema
from game.storage.reasons import reason
from game.storage.rows import Row, event_of, wanted

BUSY_S = 5.0
SELECT = f"SELECT {schema.NAMES} FROM events"
# One step in the index for each learner, instead of reading every row.
LEARNERS = """WITH RECURSIVE l(code) AS (SELECT min(learner) FROM events UNION ALL
    SELECT (SELECT min(learner) FROM events WHERE learner > code) FROM l WHERE code IS NOT NULL)
    SELECT code FROM l WHERE code > ''"""


def reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, for any one thread at a time; it never makes a file."""
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", BUSY_S, isolation_level=None, check_same_thread=False, uri=True
    )
    db.execute("PRAGMA query_only = ON")
    return db


class LogReader:
    """What a log answers. Alone, it reads a log that another process writes (the review pages)."""

    def __init__(self, path: str | os.PathLike[str], lang: str = "fr") -> None:
        self.path, self.lang = Path(path), lang

    def _waiting(self) -> list[Row]:
        """What its writer, if it has one, has not yet put on disk."""
        return []

    def events(self, learner: str | None = None, types: Iterable[str] = (), after: str = "") -> Iterator[Event]:
        """In the order of `id`, streaming; what waits for the disk is among them."""
        kinds = tuple(types)
        waiting = sorted(row for row in self._waiting() if wanted(row, learner, kinds, after))
        # Each type is read in the order of ids from its own part of an index; a learner's, all at once.
        asked = [(kind,) for kind in dict.fromkeys(kinds)] if kinds and learner is None else [kinds]
        parts = [self._ordered(learner, some, after) for some in asked]
        last = ""
        for row in merge(*parts, waiting, key=lambda r: str(r[0])):
            if row[0] != last:  # written between the two readings
                last = row[0]
                yield event_of(row)

    def _ordered(self, learner: str | None, types: Sequence[str], after: str) -> Iterator[Any]:
        tests, values = _where(learner, types, after)
        return self._read(f"{SELECT}{tests} ORDER BY id", values)

    def recent(self, count: int, learner: str | None = None, types: Iterable[str] = ()) -> tuple[Event, ...]:
        """The last `count` events, oldest first: reads no more than it gives when `types` is empty."""
        kinds = tuple(types)
        tests, values = _where(learner, kinds, "")
        rows = {row[0]: row for row in self._waiting() if wanted(row, learner, kinds, "")}
        sql = f"{SELECT}{tests} ORDER BY id DESC LIMIT ?"
        rows.update((row[0], row) for row in self._read(sql, [*values, count]))
        return tuple(event_of(rows[key]) for key in sorted(rows)[-count:] if count > 0)

    def learners(self) -> tuple[str, ...]:
        codes = {row[0] for row in self._read(LEARNERS, [])}
        return tuple(sorted(codes | {row[4] for row in self._waiting() if row[4]}))

    def last_id(self) -> str:
        """The greatest id in the log, "" when it is empty: where new ids go on from."""
        found = [row[0] for row in self._read("SELECT max(id) FROM events", []) if row[0]]
        return max([*found, *(row[0] for row in self._waiting())], default="")

    def _read(self, sql: str, values: Sequence[Any]) -> Iterator[Any]:
        if not self.path.exists():
            return
        try:
            with closing(reading(self.path)) as db:
                yield from db.execute(sql, values)
        except sqlite3.DatabaseError as error:
            what = words(self.lang, "log.unreadable", reason=reason(error, self.lang))
            raise Trouble(what, words(self.lang, "log.unopenable.remedy"), str(self.path)) from error

    def erasures(self) -> tuple[tuple[str, int, int], ...]:
        """(at, profiles, events) of each erasure: the proof that it was done."""
        return tuple(self._read("SELECT at, profiles, events FROM erasures ORDER BY rowid", []))

    def epoch(self) -> str:
        """Another text whenever the log changed other than at its end (erased, merged): begin views anew."""
        counts = "SELECT (SELECT count(*) FROM erasures), (SELECT count(*) FROM merges)"
        return next((f"{erased}-{merged}" for erased, merged in self._read(counts, [])), "")

    def counts(self, types: Iterable[str], upto: str) -> dict[str, int]:
        """Events of these types with an id up to `upto`, by learner; nobody's are left out."""
        kinds = tuple(types)
        sql = f"""SELECT learner, count(*) FROM events WHERE learner > '' AND id <= ?
            AND type IN ({", ".join("?" * len(kinds))}) GROUP BY learner"""
        return {str(code): int(n) for code, n in self._read(sql, [upto, *kinds])}

    def conflicts(self) -> tuple[tuple[str, str], ...]:
        """(id, the other content as JSON) of what another log told otherwise."""
        return tuple(self._read("SELECT id, other FROM conflicts ORDER BY id", []))

    def rollup(self, name: str) -> tuple[str, str] | None:
        """(upto, body) of a view kept by `keep_rollup`; None when there is none, or somebody was erased since."""
        return next(self._read("SELECT upto, body FROM rollups WHERE name = ?", [name]), None)

    def cursor(self, hub: str) -> str:
        """Up to which event this hub was told; "" when it was told nothing."""
        return next((str(row[0]) for row in self._read("SELECT id FROM sync_cursors WHERE hub = ?", [hub])), "")

    def arrived(self, after: str = "", types: Sequence[str] = ()) -> Iterator[Row]:
        """Rows in the order in which they came to this machine, after the event `after`.

        That order is SQLite's own row number; it is looked up by the id each time, since a rebuilt file
        may number anew (it keeps the order). An event that is gone begins from the start.
        """
        sql = f"{SELECT} NOT INDEXED WHERE {_arrived(types)} ORDER BY rowid"
        return self._read(sql, [after, *types])

    def newer_than(self, after: str, types: Sequence[str] = ()) -> int:
        """How many rows `arrived` gives."""
        sql = f"SELECT count(*) FROM events NOT INDEXED WHERE {_arrived(types)}"
        return int(next(self._read(sql, [after, *types]), (0,))[0])

    def machines(self) -> Mapping[str, str]:
        """Each machine that wrote here, and the time its last event carries."""
        found = self._read("SELECT machine, max(at) FROM events GROUP BY machine", [])
        return {str(machine): str(at) for machine, at in found}


def _arrived(types: Sequence[str]) -> str:
    """Values: the id of an event ("" is none, also where a strange log has such an id), then the types."""
    only = f" AND type IN ({', '.join('?' * len(types))})" if types else ""
    return f"rowid > coalesce((SELECT rowid FROM events WHERE id = ? AND id <> ''), 0){only}"


def _where(learner: str | None, types: Sequence[str], after: str) -> tuple[str, list[Any]]:
    tests: list[str] = []
    values: list[Any] = []
    if learner is not None:
        tests.append("learner = ?")
        values.append(learner)
    if types:
        tests.append(f"type IN ({', '.join('?' * len(types))})")
        values.extend(types)
    if after:
        tests.append("id > ?")
        values.append(after)
    return (f" WHERE {' AND '.join(tests)}" if tests else ""), values
