"""Handing results on: one function for every format, streaming, whatever the length of the log."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from game.core.progress import Event
from game.storage.clock import local_time
from game.storage.export_csv import french_rows, plain_rows

BOM = "\ufeff"
FORMATS = ("csv", "csv-plain", "json")


def export(
    events: Iterable[Event], format_: str, lang: str = "fr", local: Callable[[str], str] = local_time
) -> Iterator[str]:
    """Pieces of text, to be written as UTF-8 without changing their ends of line.

    "csv": one row a try, as French spreadsheets open it (English words with `lang` "en", the same
    form). "csv-plain": the same rows for machines, commas and points, times in UTC. "json": every
    event, one a line. `events` in the order of the log. Raises ValueError for another format.
    """
    if format_ == "csv":
        return _begun_with(BOM, french_rows(events, lang, local))
    if format_ == "csv-plain":
        return plain_rows(events)
    if format_ == "json":
        return json_lines(events)
    raise ValueError(f"unknown format {format_!r}")


def json_lines(events: Iterable[Event]) -> Iterator[str]:
    """Every event as one line of JSON, with the names of the table's columns."""
    for event in events:
        line = {
            "id": event.id, "at": event.at, "machine": event.machine, "session": event.session,
            "learner": event.learner, "type": event.type, "version": event.version, "body": event.body,
        }  # fmt: skip
        yield json.dumps(line, ensure_ascii=False) + "\n"


def _begun_with(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest
