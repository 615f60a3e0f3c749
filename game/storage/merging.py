"""Merging another log into this one: what is new comes in, what is known changes nothing.

An id has one content, so merging is idempotent, commutative and associative. Should two logs tell
different things under one id (a file edited by hand), the one that is here stays, and the other is
kept beside it in `conflicts`, to be shown to an adult.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from game.storage import schema
from game.storage.reading import LEARNERS
from game.storage.rows import Row

SHOWN = 20
FIND = f"SELECT {schema.NAMES} FROM events WHERE id = ?"


@dataclass
class Merged:
    """`conflicts` are the first `SHOWN` ids told otherwise, `disagreeing` how many there were;
    `learners` those that were unknown here."""

    new: int = 0
    known: int = 0
    disagreeing: int = 0
    conflicts: list[str] = field(default_factory=list)
    learners: tuple[str, ...] = ()

    def conflict(self, id_: str) -> None:
        self.disagreeing += 1
        if len(self.conflicts) < SHOWN:
            self.conflicts.append(id_)


def agree(one: Row, other: Row) -> bool:
    """Whether two rows of one id tell the same: bodies are compared as JSON, not as letters."""
    if one[:7] != other[:7]:
        return False
    if one[7] == other[7]:
        return True
    try:
        return bool(json.loads(one[7]) == json.loads(other[7]))
    except (TypeError, ValueError):
        return False


def merge_rows(db: sqlite3.Connection, rows: Iterable[Row], at: str, source: str) -> Merged:
    """Within the caller's transaction. `rows` may raise halfway: the caller then rolls back."""
    before = {row[0] for row in db.execute(LEARNERS)}
    found, seen = Merged(), set[str]()
    for row in rows:
        if db.execute(schema.INSERT, row).rowcount > 0:
            found.new += 1
            seen.add(row[4])
            continue
        found.known += 1
        here = db.execute(FIND, (row[0],)).fetchone()
        if here is not None and not agree(here, row):
            found.conflict(row[0])
            other = json.dumps(row, ensure_ascii=False)
            db.execute("INSERT OR IGNORE INTO conflicts VALUES (?, ?, ?)", (row[0], row[4], other))
    found.learners = tuple(sorted(seen - before - {""}))
    if found.new or found.disagreeing:
        db.execute("INSERT INTO merges VALUES (?, ?, ?, ?)", (at, source, found.new, found.disagreeing))
    return found
