"""The way to a PostgreSQL hub: connections, and what goes wrong with them in an adult's words."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from game.core.errors import MachineLacks, Trouble
from game.core.wording import words
from game.storage import hub_schema

if TYPE_CHECKING:
    from psycopg import Connection

IDLE, WAIT_S = 4, 10


class Door:
    """Connections to one hub, each for one thread at a time. `url` may hold a password: it is never told.

    Raises Trouble from every `open`: unreachable, refused, lost, not a hub, older, newer.
    """

    def __init__(self, url: str, lang: str = "fr") -> None:
        self.lang = lang
        self._url, self._idle, self._guard = url, list[Any](), threading.Lock()
        try:
            import psycopg
        except ImportError as error:
            raise MachineLacks(words(lang, "hub.no_psycopg"), words(lang, "hub.no_psycopg.remedy")) from error
        self._psycopg = psycopg

    @contextmanager
    def open(self) -> Iterator[Connection[Any]]:
        """In autocommit mode. A connection that failed is not used again."""
        with self._told():
            with self._guard:
                db = self._idle.pop() if self._idle else None
            db = db or self._connect()
            whole = False
            try:
                yield db
                whole = True
            except GeneratorExit:
                whole = True  # whoever read has read enough
                raise
            finally:
                self._keep(db, whole)

    def check(self, *, make: bool = False) -> None:
        """Whether the hub has the tables that we know; `make` lets whoever may bring them up to date."""
        with self.open() as db:
            found = hub_schema.version_of(db)
            if found < hub_schema.VERSION and make and hub_schema.may_upgrade(db):
                hub_schema.upgrade(db)
                return
        if found == hub_schema.VERSION:
            return
        key = "hub.newer" if found > hub_schema.VERSION else "hub.older" if found else "hub.none"
        raise Trouble(
            words(self.lang, key, found=found, known=hub_schema.VERSION), words(self.lang, f"{key}.remedy"),
            status=3 if key == "hub.newer" else 1,
        )  # fmt: skip

    def key(self) -> str:
        """What a hub is remembered by on this machine: a digest, never an address."""
        with self.open() as db, db.cursor() as cursor:
            cursor.execute("SELECT id::text || ' ' || current_user FROM deficlic.hub")
            row = cursor.fetchone()
            return hashlib.sha256(str(row).encode()).hexdigest()[:32]

    def close(self) -> None:
        with self._guard:
            while self._idle:
                self._idle.pop().close()

    def _connect(self) -> Connection[Any]:
        return self._psycopg.connect(
            self._url, autocommit=True, connect_timeout=WAIT_S, application_name="deficlic",
            client_encoding="UTF8", keepalives_idle=30, tcp_user_timeout=30_000,
        )  # fmt: skip

    def _keep(self, db: Connection[Any], whole: bool) -> None:
        with self._guard:
            if whole and not db.closed and not db.broken and len(self._idle) < IDLE:
                self._idle.append(db)
                return
        db.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        errors = self._psycopg.errors
        try:
            yield
        except errors.InsufficientPrivilege as error:
            raise self._trouble("hub.forbidden", 1) from error
        except (errors.InvalidPassword, errors.InvalidAuthorizationSpecification) as error:
            raise self._trouble("hub.refused", 1) from error
        except errors.DiskFull as error:
            raise self._trouble("hub.full", 1) from error
        except (self._psycopg.OperationalError, self._psycopg.InterfaceError) as error:
            # Refusals while connecting carry no code: libpq only tells them in words, which never hold a password.
            key = "hub.refused" if "authentication" in str(error) else "hub.lost"
            raise self._trouble(key, 1 if key == "hub.refused" else 3) from error
        except self._psycopg.ProgrammingError as error:
            if error.sqlstate is None:  # an address that libpq does not understand
                raise self._trouble("hub.address", 2) from error
            raise

    def _trouble(self, key: str, status: int) -> Trouble:
        return Trouble(words(self.lang, key), words(self.lang, f"{key}.remedy"), status=status)
