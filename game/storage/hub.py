"""The log of a whole site, or of many, in a PostgreSQL hub: the same contract as the file of one machine.

A site sees its own learners by their codes; whoever may see several sites (the network's reader, the
keeper) sees those of others as `code@site`, because two sites may use the same codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, LiteralString

from game.core.progress import Event
from game.storage.hub_door import Door
from game.storage.hub_feeding import feed
from game.storage.merging import Merged
from game.storage.rows import Row, event_of, row_of

if TYPE_CHECKING:
    from psycopg import Connection

AT_ONCE = 2000
WHO: LiteralString = "CASE WHEN site = current_user OR learner = '' THEN learner ELSE learner || '@' || site END"
SELECT: LiteralString = f"SELECT id, at, machine, session, {WHO}, type, version, body FROM deficlic.events"
# One step in the index for each learner, instead of reading every row.
LEARNERS: LiteralString = f"""WITH RECURSIVE l AS (
    (SELECT learner, site FROM deficlic.events WHERE learner > '' ORDER BY learner, site LIMIT 1)
    UNION ALL SELECT n.learner, n.site FROM l, LATERAL (SELECT e.learner, e.site FROM deficlic.events e
    WHERE (e.learner, e.site) > (l.learner, l.site) ORDER BY e.learner, e.site LIMIT 1) n)
    SELECT {WHO} FROM l"""


class HubStore:
    """`review.reading.ReviewStore` behind `postgresql://…`. Raises Trouble when the hub cannot be used."""

    def __init__(self, url: str, lang: str = "fr", *, make: bool = False) -> None:
        self.door = Door(url, lang)
        self.door.check(make=make)

    # ------------------------------------------------------------------ writing

    def append(self, events: Sequence[Event]) -> None:
        """On the hub's disk when it returns. An id that is there already changes nothing."""
        rows = [row_of(event) for event in events]
        if rows:
            at_end = min(row[0] for row in rows) > self.last_id()
            with self.door.open() as db:
                feed(db, rows, at_end=at_end)

    def settle(self) -> None:
        """`append` has already waited."""

    def feed(self, rows: Iterable[Row]) -> Merged:
        """Take these in, all or none; what a bundle or `sync` brings."""
        with self.door.open() as db:
            return feed(db, rows)

    def merge(self, rows: Iterable[Row], at: str, source: str) -> Merged:  # noqa: ARG002
        before = set(self.learners())
        found = self.feed(rows)
        found.learners = tuple(sorted(set(self.learners()) - before))
        return found

    def erase(self, learners: Sequence[str], at: str) -> int:
        """Erase our own site's learners; those of others are not ours to erase."""
        rows = self._all("SELECT deficlic.erase(%s, %s)", [list(learners), at])
        return int(rows[0][0])

    def close(self) -> None:
        self.door.close()

    # ------------------------------------------------------------------ reading

    def events(self, learner: str | None = None, types: Iterable[str] = (), after: str = "") -> Iterator[Event]:
        """In the order of `id`, streaming."""
        tests, values = _where(learner, tuple(types), after)
        last: tuple[str, str] | None = None
        for row in self._stream(SELECT + tests + " ORDER BY id", values):
            if (row[0], row[4]) != last:  # two sites may have told the same
                last = row[0], row[4]
                yield event_of(row)

    def recent(self, count: int, learner: str | None = None, types: Iterable[str] = ()) -> tuple[Event, ...]:
        tests, values = _where(learner, tuple(types), "")
        rows = self._all(SELECT + tests + " ORDER BY id DESC LIMIT %s", [*values, max(0, count)])
        return tuple(event_of(row) for row in reversed(rows))

    def learners(self) -> tuple[str, ...]:
        found = self._all(LEARNERS, [])
        return tuple(sorted(str(row[0]) for row in found))

    def last_id(self) -> str:
        found = self._all("SELECT id FROM deficlic.events ORDER BY id DESC LIMIT 1", [])
        return str(found[0][0]) if found else ""

    def last_at(self) -> dict[str, str]:
        """When each learner was last heard of, for the retention rule."""
        sql: LiteralString = f"SELECT {WHO}, max(at) FROM deficlic.events WHERE learner <> '' GROUP BY 1"
        return {str(code): str(at) for code, at in self._all(sql, [])}

    def has(self, id_: str) -> bool:
        """Whether our own site told this event here."""
        sql: LiteralString = "SELECT 1 FROM deficlic.events WHERE id = %s AND site = current_user LIMIT 1"
        return bool(self._all(sql, [id_]))

    def erasures(self) -> tuple[tuple[str, int, int], ...]:
        return tuple(self._all("SELECT at, profiles, events FROM deficlic.erasures ORDER BY seq", []))

    def conflicts(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._all("SELECT id, other FROM deficlic.conflicts ORDER BY id", []))

    def epoch(self) -> str:
        """Moves whenever a machine told something, which may be older than what was read, and on erasures."""
        sql: LiteralString = """SELECT (SELECT count(*) FROM deficlic.erasures),
            (SELECT coalesce(sum(times), 0) FROM deficlic.feeds)"""
        erased, fed = self._all(sql, [])[0]
        return f"{erased}-{fed}"

    def rollup(self, name: str) -> tuple[str, str] | None:
        """(upto, body) of a view kept by `keep_rollup`; None once somebody was erased (`deficlic.erase`)."""
        sql: LiteralString = "SELECT upto, body FROM deficlic.rollups WHERE name = %s AND site = current_user"
        return next(iter(self._all(sql, [name])), None)

    def keep_rollup(self, name: str, upto: str, body: str) -> None:
        sql: LiteralString = """INSERT INTO deficlic.rollups (name, epoch, upto, body) VALUES (%s, %s, %s, %s)
            ON CONFLICT (site, name)
            DO UPDATE SET epoch = excluded.epoch, upto = excluded.upto, body = excluded.body"""
        epoch = self.epoch()
        with self.door.open() as db:
            db.execute(sql, [name, epoch, upto, body])

    def counts(self, types: Iterable[str], upto: str) -> dict[str, int]:
        """Events of these types with an id up to `upto`, by learner; nobody's are left out."""
        sql: LiteralString = (
            "SELECT " + WHO + ", count(*) FROM deficlic.events"
            " WHERE learner > '' AND type = ANY (%s) AND id <= %s GROUP BY 1"
        )
        return {str(code): int(n) for code, n in self._all(sql, [list(types), upto])}

    def days(self, month: str = "") -> tuple[tuple[str, str, int, int, int, int, float], ...]:
        """The roll-up: (day in UTC, learner, sessions, rounds, reached, alone, took_s), of a month or of all."""
        sql: LiteralString = (
            "SELECT day, " + WHO + ", sessions, rounds, reached, alone, took_s FROM deficlic.days"
            " WHERE day LIKE %s ORDER BY day, learner"
        )
        return tuple(self._all(sql, [f"{month}%"]))

    # ------------------------------------------------------------------ inside

    def _all(self, sql: LiteralString, values: Sequence[Any]) -> list[Any]:
        with self.door.open() as db:
            return db.execute(sql, values).fetchall()

    def _stream(self, sql: LiteralString, values: Sequence[Any]) -> Iterator[Any]:
        with self.door.open() as db:
            yield from _fetched(db, sql, values)


def _fetched(db: Connection[Any], sql: LiteralString, values: Sequence[Any]) -> Iterator[Any]:
    """A cursor on the server: never more than a few thousand rows in memory."""
    with db.transaction(), db.cursor(name="reading") as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(sql, values)
        yield from cursor


def _where(learner: str | None, types: Sequence[str], after: str) -> tuple[LiteralString, list[Any]]:
    tests: list[LiteralString] = []
    values: list[Any] = []
    if learner is not None:
        code, _, site = learner.partition("@")
        tests.append("learner = %s AND site = coalesce(nullif(%s, '')::name, current_user)")
        values += [code, site]
    if types:
        tests.append("type = ANY (%s)")
        values.append(list(types))
    if after:
        tests.append("id > %s")
        values.append(after)
    return (" WHERE " + " AND ".join(tests) if tests else ""), values
