"""Who hides behind a code, and an adult's short notes: apart from the log, encrypted, optional.

`identities.json` in the data folder. Each learner is a record of its own, sealed under a label that
does not tell the code, so that a record can be erased while everything is locked. Whatever is typed
here stays on this machine: no bundle, no hub, no export reads this file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.storage.places import write_whole
from game.storage.sealing import Stretch, Unreadable, seal, unseal
from game.storage.slowing import Slowed, Slowing

FORMAT = 1
IDLE_S = 10 * 60.0
NAME_LENGTH, NOTE_LENGTH, NOTES_KEPT = 40, 500, 200
PAD_BYTES = 256  # so that the length of a record does not tell the length of a name
CHECK = b"deficlic-identities"


class Locked(Exception):
    """Nothing can be read before the passphrase is given."""


class WrongPhrase(Exception):
    """`wait_s` before the next try is heard."""

    def __init__(self, wait_s: float) -> None:
        super().__init__("wrong passphrase")
        self.wait_s = wait_s


class Broken(Exception):
    """The file is not one that this program wrote, or of a newer version."""


@dataclass(frozen=True, slots=True)
class AdultNote:
    """`id` is a UUIDv7, `at` RFC 3339 in UTC."""

    id: str
    at: str
    text: str


class Identities:
    """Opened by a passphrase, locked again after `idle_s` without a question. Safe from threads.

    `now_s` is a steady clock, `utc_s` the wall clock (tries are slowed also from one run to the next).
    """

    def __init__(
        self, path: Path, now_s: Callable[[], float], utc_s: Callable[[], float], idle_s: float = IDLE_S
    ) -> None:
        self.path, self.idle_s = path, idle_s
        self._now_s, self._guard = now_s, threading.RLock()
        self._slowing = Slowing(path.with_suffix(".tries"), utc_s)
        self._key, self._used_s = b"", 0.0

    # ------------------------------------------------------------------ the lock

    @property
    def exists(self) -> bool:
        return self.path.exists()

    @property
    def is_open(self) -> bool:
        """Whether names can be read now; looking does not keep it open."""
        with self._guard:
            if self._key and self._now_s() - self._used_s > self.idle_s:
                self.lock()
            return bool(self._key)

    @property
    def left_s(self) -> float:
        """Seconds until it locks itself; 0 while it is locked."""
        with self._guard:
            return max(0.0, self.idle_s - (self._now_s() - self._used_s)) if self.is_open else 0.0

    def create(self, phrase: str) -> None:
        """An empty file behind a new passphrase. Raises ValueError without a phrase, FileExistsError."""
        with self._guard:
            if self.exists:
                raise FileExistsError(self.path)
            self._begin(phrase, {})

    def open(self, phrase: str) -> None:
        """Raises WrongPhrase, Slowed (too early after a wrong one), Broken, FileNotFoundError."""
        with self._guard:
            self._slowing.check()
            stretch, check, _ = self._read()
            self._slowing.count()  # before the try: who kills the program gains no try
            key = stretch.key(phrase)
            try:
                unseal(key, check, CHECK)
            except Unreadable as error:
                raise WrongPhrase(self._slowing.wait_s()) from error
            self._slowing.forget()
            self._key, self._used_s = key, self._now_s()

    def lock(self) -> None:
        with self._guard:
            self._key = b""

    def change(self, old: str, new: str) -> None:
        """Everything is sealed anew behind `new`. Raises as `open` does; ValueError without a phrase."""
        with self._guard:
            self.open(old)
            _, _, sealed = self._read()
            self._begin(new, {label: self._plain(label, raw) for label, raw in sealed.items()})

    def discard(self) -> None:
        """All names and notes are gone (a passphrase that nobody remembers); the log stays."""
        with self._guard:
            self.lock()
            self.path.unlink(missing_ok=True)
            self._slowing.forget()

    # ------------------------------------------------------------------ reading

    def names(self) -> dict[str, str]:
        """First names by code. Raises Locked."""
        return {code: record["name"] for code, record in self._records().items() if record["name"]}

    def name(self, code: str) -> str:
        """ "" for a learner without one. Raises Locked."""
        return self.names().get(code, "")

    def notes(self, code: str) -> tuple[AdultNote, ...]:
        """The adult's notes on this learner, oldest first. Raises Locked."""
        record = self._records().get(code)
        return tuple(AdultNote(*note) for note in record["notes"]) if record else ()

    def glance(self) -> dict[str, tuple[str, tuple[AdultNote, ...]]]:
        """Name and notes by code, for pages that show them in passing: that does not put off the lock.

        Nothing while it is locked, or when the file cannot be read.
        """
        with self._guard:
            if not self.is_open:
                return {}
            used_s = self._used_s
            try:
                records = self._records()
            except (Broken, OSError):
                return {}
            self._used_s = used_s
        return {
            code: (record["name"], tuple(AdultNote(*note) for note in record["notes"]))
            for code, record in records.items()
        }

    # ------------------------------------------------------------------ writing

    def set_name(self, code: str, name: str) -> None:
        """ "" takes the name away. Raises Locked."""
        self._change(code, lambda record: {**record, "name": clean(name, NAME_LENGTH)})

    def add_note(self, code: str, id_: str, at: str, text: str) -> None:
        """Raises Locked; ValueError when nothing is said. Only the last NOTES_KEPT are kept."""
        said = clean(text, NOTE_LENGTH)
        if not said:
            raise ValueError("an empty note")
        kept = [id_, at, said]
        self._change(code, lambda record: {**record, "notes": [*record["notes"], kept][-NOTES_KEPT:]})

    def remove_note(self, code: str, id_: str) -> None:
        """Raises Locked. A note that is not there changes nothing."""
        self._change(code, lambda record: {**record, "notes": [note for note in record["notes"] if note[0] != id_]})

    def forget(self, code: str) -> bool:
        """Erase this learner's record, also while locked; whether there was one."""
        with self._guard:
            if not self.exists:
                return False
            stretch, check, sealed = self._read()
            gone = sealed.pop(_label(stretch, code), None)
            if gone is not None:
                self._write(stretch, check, sealed)
            return gone is not None

    # ------------------------------------------------------------------ inside

    def _begin(self, phrase: str, records: Mapping[str, bytes]) -> None:
        """`records` by old labels; labels hang on the salt, so they are made anew from the code inside."""
        if not phrase.strip():
            raise ValueError("a passphrase cannot be empty")
        stretch = Stretch.fresh()
        key = stretch.key(phrase)
        sealed = {}
        for plain in records.values():
            label = _label(stretch, str(json.loads(plain)["code"]))
            sealed[label] = seal(key, plain, label.encode())
        self._write(stretch, seal(key, CHECK, CHECK), sealed)
        self._key, self._used_s = key, self._now_s()

    def _records(self) -> dict[str, dict[str, Any]]:
        with self._guard:
            self._touch()
            _, _, sealed = self._read()
            records = (json.loads(self._plain(label, raw)) for label, raw in sealed.items())
            return {str(record["code"]): record for record in records}

    def _change(self, code: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        with self._guard:
            self._touch()
            stretch, check, sealed = self._read()
            label = _label(stretch, code)
            empty = {"code": code, "name": "", "notes": []}
            record = change(json.loads(self._plain(label, sealed[label])) if label in sealed else empty)
            text = json.dumps(record, ensure_ascii=False).encode()
            sealed[label] = seal(self._key, text + b" " * (-len(text) % PAD_BYTES), label.encode())
            if not record["name"] and not record["notes"]:
                del sealed[label]
            self._write(stretch, check, sealed)

    def _touch(self) -> None:
        if not self.is_open:
            raise Locked
        self._used_s = self._now_s()

    def _plain(self, label: str, raw: bytes) -> bytes:
        try:
            return unseal(self._key, raw, label.encode())
        except Unreadable as error:
            raise Broken(label) from error

    def _read(self) -> tuple[Stretch, bytes, dict[str, bytes]]:
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
            if stored["format"] != FORMAT:
                raise Broken(f"format {stored['format']!r}")
            sealed = {str(label): base64.b64decode(raw) for label, raw in stored["sealed"].items()}
            return Stretch.told(stored["kdf"]), base64.b64decode(stored["check"]), sealed
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Broken(str(self.path)) from error

    def _write(self, stretch: Stretch, check: bytes, sealed: Mapping[str, bytes]) -> None:
        body = {
            "format": FORMAT, "kdf": stretch.as_dict(), "check": base64.b64encode(check).decode(),
            "sealed": {label: base64.b64encode(raw).decode() for label, raw in sorted(sealed.items())},
        }  # fmt: skip
        write_whole(self.path, json.dumps(body, indent=1) + "\n")
        if os.name == "posix":
            self.path.chmod(0o600)


def clean(text: str, length: int) -> str:
    """One line of what was typed: no control characters, no more than `length` characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:length]


def _label(stretch: Stretch, code: str) -> str:
    return hashlib.sha256(stretch.salt + code.encode()).hexdigest()[:32]


__all__ = ["AdultNote", "Broken", "Identities", "Locked", "Slowed", "WrongPhrase", "clean"]
