"""Who may do what on a hub: a role for each site, and for those who read the whole network."""

from __future__ import annotations

import re
import secrets
from urllib.parse import quote

from game.storage.hub_door import Door
from game.storage.hub_schema import NETWORK_GROUP, SITE_GROUP

NAME = re.compile(r"[a-z][a-z0-9-]{1,39}")


class Taken(Exception):
    """There is a role of this name already."""


def add_role(door: Door, name: str, *, network: bool = False) -> str:
    """The address that the site (or the network's reader) uses; it holds a password that is kept nowhere else.

    Raises ValueError for a name that is none, Taken, Trouble when we may not.
    """
    from psycopg import sql

    if not NAME.fullmatch(name):
        raise ValueError(name)
    password = secrets.token_urlsafe(18)
    with door.open() as db, db.transaction(), db.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,))
        if cursor.fetchone():
            raise Taken(name)
        # Hashed here: the server's own log may hold statements, and must not hold a password.
        hashed = db.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
        group = NETWORK_GROUP if network else SITE_GROUP
        cursor.execute(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} IN ROLE {}").format(
                sql.Identifier(name), sql.Literal(hashed), sql.Identifier(group)
            )
        )
        cursor.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                sql.Identifier(db.info.dbname), sql.Identifier(name)
            )
        )
        return f"postgresql://{name}:{password}@{db.info.host}:{db.info.port}/{quote(db.info.dbname)}"
