"""A bundle: the log of one machine in a sealed file, for a USB key. Events only: never a name, never a note."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from game.storage.rows import Row
from game.storage.sealed_file import Refused, SealedWriter, sealed_lines

FORMAT = 1
APART_S = 120.0  # clocks that differ less are told nothing about
Step = Callable[[int], None]  # told how far the work is: rows written, or bytes read


@dataclass
class Clocks:
    """What a bundle tells of the clock of the machine that made it, against ours.

    `ahead_s` seconds ahead of ours, or `behind_s` behind: it held an event of ours that its own clock
    had not reached yet. Both 0.0 when nothing is to be told.
    """

    machine: str = ""
    ahead_s: float = 0.0
    behind_s: float = 0.0


@dataclass
class Manifest:
    """What the first line says: `made_at` by the clock of `machine`."""

    machine: str = ""
    made_at: str = ""
    events: int = 0
    clocks: Clocks = field(default_factory=Clocks)


def write_bundle(
    rows: Iterable[Row], count: int, path: Path, phrase: str, machine: str, made_at: str, step: Step
) -> int:
    """The old file or the new one, never half of it; how many events went in. Raises OSError."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    written = 0
    try:
        with fresh.open("wb") as file:
            writer = SealedWriter(file, phrase)
            writer.line(json.dumps({"format": FORMAT, "machine": machine, "made_at": made_at, "events": count}))
            for row in rows:
                writer.line(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
                written += 1
                step(written)
            writer.line(json.dumps({"end": written}))
            writer.finish()
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    return written


def read_bundle(
    file: BinaryIO, phrase: str, manifest: Manifest, machine: str, now: str, step: Step
) -> Iterator[Row]:
    """Its rows, streaming; `manifest` is filled on the way. Raises Refused, at any row.

    `machine` and `now` are ours, to tell clocks apart.
    """
    lines = sealed_lines(file, phrase)
    _begin(manifest, next(lines, ""))
    ours, count = "", 0
    for line in lines:
        told = _json(line)
        if isinstance(told, dict):
            if told.get("end") != count or next(lines, None) is not None:
                raise Refused("strange")
            manifest.clocks = _clocks(manifest, ours, now)
            return
        row = _row(told)
        if row[2] == machine:
            ours = max(ours, row[1])
        count += 1  # noqa: SIM113 the last line counts rows, not lines
        step(file.tell())
        yield row
    raise Refused("strange")


def _begin(manifest: Manifest, line: str) -> None:
    told = _json(line)
    if not isinstance(told, dict):
        raise Refused("strange")
    known = told.get("format")
    if not isinstance(known, int) or known != FORMAT:
        raise Refused("newer" if isinstance(known, int) and known > FORMAT else "strange")
    manifest.machine, manifest.made_at = str(told.get("machine", "")), str(told.get("made_at", ""))
    manifest.events = told["events"] if isinstance(told.get("events"), int) else 0


def _row(told: object) -> Row:
    if not isinstance(told, list) or len(told) != 8 or not isinstance(told[6], int):
        raise Refused("strange")
    texts = [told[n] for n in (0, 1, 2, 3, 4, 5, 7)]
    if not told[0] or not all(isinstance(text, str) for text in texts):
        raise Refused("strange")
    id_, at, machine, session, learner, type_, version, body = told
    return (id_, at, machine, session, learner, type_, version, body)


def _json(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refused("strange") from error


def _clocks(manifest: Manifest, ours: str, now: str) -> Clocks:
    made, here, newest = _seconds(manifest.made_at), _seconds(now), _seconds(ours)
    ahead = made - here if made is not None and here is not None else 0.0
    behind = newest - made if made is not None and newest is not None else 0.0
    return Clocks(
        manifest.machine, ahead if ahead > APART_S else 0.0, behind if behind > APART_S else 0.0
    )  # fmt: skip


def _seconds(at: str) -> float | None:
    try:
        return datetime.fromisoformat(at).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
