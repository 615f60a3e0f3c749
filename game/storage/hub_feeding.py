"""Rows into a hub: copied beside, then taken in where they are new; what disagrees is kept apart."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from game.storage.merging import Merged, agree
from game.storage.rows import Row

if TYPE_CHECKING:
    from psycopg import Connection

BESIDE = """CREATE TEMP TABLE IF NOT EXISTS beside (id text COLLATE "C", at text, machine text, session text,
    learner text COLLATE "C", type text, version int, body text) ON COMMIT DELETE ROWS"""
COPY = "COPY beside (id, at, machine, session, learner, type, version, body) FROM STDIN"
ROOM = "SELECT deficlic.make_room(array(SELECT DISTINCT deficlic.month_of(id, at) FROM beside))"
TAKE = """INSERT INTO deficlic.events (id, at, machine, session, learner, type, version, body, month)
    SELECT id, at, machine, session, learner, type, version, body, deficlic.month_of(id, at) FROM beside
    ON CONFLICT DO NOTHING"""
DIFFER = """SELECT b.id, b.at, b.machine, b.session, b.learner, b.type, b.version, b.body,
    e.id, e.at, e.machine, e.session, e.learner, e.type, e.version, e.body
    FROM beside b JOIN deficlic.events e ON e.id = b.id AND e.site = current_user
    WHERE (b.at, b.machine, b.session, b.learner, b.type, b.version, b.body)
    IS DISTINCT FROM (e.at, e.machine, e.session, e.learner, e.type, e.version, e.body)"""
KEEP = "INSERT INTO deficlic.conflicts (id, learner, other) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"


def feed(db: Connection[Any], rows: Iterable[Row], *, at_end: bool = False) -> Merged:
    """All or none: one transaction. Returns once the hub has it on its disk.

    `at_end`: their ids come after all that is there, so that views which read on need not begin anew.
    """
    found, count = Merged(), 0
    with db.cursor() as cursor:
        cursor.execute(BESIDE)
        with db.transaction():
            if at_end:
                cursor.execute("SELECT set_config('deficlic.at_end', 'on', true)")
            with cursor.copy(COPY) as copy:
                for row in rows:
                    copy.write_row([_plain(value) for value in row])
                    count += 1
            cursor.execute(
                "SELECT deficlic.make_room(array(SELECT DISTINCT deficlic.month_of(id, at) FROM beside))"
            )
            cursor.execute(TAKE)
            found.new = cursor.rowcount
            found.known = count - found.new
            if found.known:
                _disagreeing(db, found)
    return found


def _disagreeing(db: Connection[Any], found: Merged) -> None:
    with db.cursor() as cursor:
        told = [(row[:8], row[8:]) for row in cursor.execute(DIFFER)]
        for theirs, ours in told:
            if not agree(ours, theirs):
                found.conflict(theirs[0])
                cursor.execute(KEEP, (theirs[0], theirs[4], json.dumps(theirs, ensure_ascii=False)))


def _plain(value: object) -> object:
    """PostgreSQL's texts hold every character but one."""
    return value.replace("\x00", "\ufffd") if isinstance(value, str) else value
