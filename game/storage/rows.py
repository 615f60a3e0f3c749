"""Events as rows of the table, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from game.core.progress import Event

Row = tuple[str, str, str, str, str, str, int, str]


def row_of(event: Event) -> Row:
    """Raises TypeError or ValueError when the body is not JSON (NaN is not): before it is queued."""
    body = json.dumps(event.body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return (
        event.id, event.at, event.machine, event.session, event.learner, event.type, event.version, body,
    )  # fmt: skip


def event_of(row: tuple[Any, ...]) -> Event:
    """Never raises: other programs may have written strange things, and the rest must stay readable."""
    id_, at, machine, session, learner, type_ = (v if isinstance(v, str) else "" for v in row[:6])
    version = row[6] if isinstance(row[6], int) else 0
    return Event(id_, at, machine, session, learner, type_, _body(row[7]), version)


def _body(text: object) -> Mapping[str, Any]:
    try:
        body = json.loads(text) if isinstance(text, str | bytes) else None
    except ValueError:
        body = None
    return body if isinstance(body, dict) else {}


def wanted(row: Row, learner: str | None, types: Iterable[str], after: str) -> bool:
    return row[0] > after and (learner is None or row[4] == learner) and (not types or row[5] in types)
