"""Erasing learners everywhere in the data folder, and the proof: every byte of it is read again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.core.retention import believed, kept_days, overdue, with_day
from game.storage.identities import Broken, Identities
from game.storage.traces import holds

if TYPE_CHECKING:
    from game.program.book import Book
    from game.storage.clock import RealClock
    from game.storage.places import DataFolder
    from game.storage.sqlite import SqliteStore


@dataclass(frozen=True)
class Proof:
    """`events` are gone; `files` of `bytes_read` bytes were read after that; `left` still hold a code."""

    events: int
    files: int
    bytes_read: int
    left: tuple[Path, ...] = ()


def erase(folder: DataFolder, store: SqliteStore, book: Book, clock: RealClock, codes: Sequence[str]) -> Proof:
    """Names and settings first, the log last: killed on the way, the next purge finds what is left to do."""
    identities = Identities(folder.identities, clock.now_s, clock.utc_s)
    for code in codes:
        if identities.exists:
            # One that is not readable cannot tell anybody; that is told when somebody opens it.
            with suppress(Broken):
                identities.forget(code)
        book.forget(code)
    gone = store.erase(codes, clock.utc())
    _forget_pictures(folder.root)
    return proof(folder.root, codes, gone)


def proof(root: Path, codes: Sequence[str], gone: int) -> Proof:
    """Read every file under `root`, and every name of a file, for the letters of these codes."""
    needles = [code.encode() for code in codes]
    left, files, size = [], 0, 0
    for path in sorted(root.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        files += 1
        size += path.stat().st_size
        if any(code in path.name for code in codes) or holds(path, needles):
            left.append(path)
    return Proof(gone, files, size, tuple(left))


def keep_by_itself(folder: DataFolder, store: SqliteStore, book: Book, clock: RealClock) -> tuple[str, ...]:
    """The rule without anybody asking, on a calendar that is believed: after use, and when the pages open."""
    today, seen = clock.utc(), book.installation.seen_days
    if with_day(today, seen) != seen:
        book.note_day(with_day(today, seen))
        book.flush()
    return keep_to_the_rule(folder, store, book, clock)[0] if believed(today, seen) else ()


def keep_to_the_rule(
    folder: DataFolder, store: SqliteStore, book: Book, clock: RealClock
) -> tuple[tuple[str, ...], Proof]:
    """Apply the retention rule: who has not played for longer than this house keeps results is erased."""
    days = kept_days(book.installation.retention_days)
    last = {code: _last_at(store, code) for code in store.learners()}
    codes = overdue(last, clock.utc(), days)
    return codes, erase(folder, store, book, clock, codes) if codes else Proof(0, 0, 0)


def _last_at(store: SqliteStore, code: str) -> str:
    recent = store.recent(1, code)
    return recent[-1].at if recent else ""


def _forget_pictures(root: Path) -> None:
    """The picture of home as it was may show who is gone."""
    for path in root.glob("home-*.bmp"):
        path.unlink(missing_ok=True)
