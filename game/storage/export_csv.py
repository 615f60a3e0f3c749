"""One row a try, for spreadsheets of educators and for machines (RFC 4180 quoting in both)."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from game.core.motor import ABOUT
from game.core.progress import Event
from game.core.wording import words

FACTS = (
    "learner", "session", "date", "time", "pack", "pack_version", "challenge", "kind", "skills", "try",
    "level", "outcome", "guidance", "took_s", "first_act_s", "route", "errors", "error_kinds",
)  # fmt: skip
MEASURES = tuple(ABOUT)
OTHER = "other"
# What a spreadsheet may take for the beginning of a formula; the wide ones in East Asian versions.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Cell = str | float | int | None


class _Line:
    """A file for `csv.writer` that hands each row back."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text = text
        return len(text)


def french_rows(events: Iterable[Event], lang: str, local: Callable[[str], str]) -> Iterator[str]:
    """`;` between cells, decimal comma in French, ISO dates in local time, a header in words."""
    header = [words(lang, f"csv.{name}") for name in (*FACTS, *MEASURES, OTHER)]
    comma = lang == "fr"

    def told(event: Event, number: int) -> list[Cell]:
        row = _row(event, number)
        at = local(event.at)
        row["date"], row["time"] = at[:10], at[11:19]
        for name, table in (("outcome", "outcome"), ("route", "route")):
            row[name] = _worded(lang, table, row[name])
        return list(row.values())

    yield from _rows(events, header, told, delimiter=";", comma=comma)


def plain_rows(events: Iterable[Event]) -> Iterator[str]:
    """`,` between cells, decimal points, names of the log as header, UTC."""
    header = ["at" if name == "date" else name for name in (*FACTS, *MEASURES, OTHER) if name != "time"]

    def told(event: Event, number: int) -> list[Cell]:
        row = _row(event, number)
        row["date"] = event.at
        del row["time"]
        return list(row.values())

    yield from _rows(events, header, told, delimiter=",", comma=False)


def _rows(
    events: Iterable[Event],
    header: Sequence[str],
    told: Callable[[Event, int], list[Cell]],
    *,
    delimiter: str,
    comma: bool,
) -> Iterator[str]:
    line = _Line()
    writer = csv.writer(line, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(header)
    yield line.text
    tries: Counter[tuple[str, str, str]] = Counter()
    for event in events:
        if event.type != "round_ended":
            continue
        key = (event.learner, str(event.body.get("pack")), str(event.body.get("challenge")))
        tries[key] += 1
        writer.writerow([_cell(value, comma) for value in told(event, tries[key])])
        yield line.text


def _row(event: Event, number: int) -> dict[str, Cell]:
    body = event.body
    errors = _mapping(body.get("errors"))
    measures = _mapping(body.get("measures"))
    skills = body.get("skills")
    row: dict[str, Cell] = dict.fromkeys(FACTS)
    row.update((name, _plain(body.get(name))) for name in FACTS if name in body)
    row.update(
        learner=event.learner,
        session=event.session,
        skills=" ".join(map(str, skills)) if isinstance(skills, list | tuple) else "",
        errors=sum(n for n in errors.values() if isinstance(n, int)),
        error_kinds=_pairs(errors),
    )
    row["try"] = number
    row.update((name, _plain(measures.get(name))) for name in MEASURES)
    row[OTHER] = _pairs({name: value for name, value in measures.items() if name not in ABOUT})
    return row


def _cell(value: Cell, comma: bool) -> str:
    """Text as it is, but never a formula: a spreadsheet would run it. Numbers are numbers."""
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    text = str(value)
    return text.replace(".", ",") if comma else text


def harmless(text: str) -> str:
    """Text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _plain(value: object) -> Cell:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return int(value)
    return value if isinstance(value, int | float) else str(value)


def _pairs(values: Mapping[str, Any]) -> str:
    return " ".join(f"{name}={value}" for name, value in sorted(values.items()))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _worded(lang: str, table: str, value: Cell) -> Cell:
    key = f"{table}.{value}"
    text = words(lang, key)
    return value if text == key else text
