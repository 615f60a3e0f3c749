"""The learners' book: settings of this installation and the access profile of each learner.

`settings.json` and `learners/CODE.json` in the data folder; codes only, never a name. Files are
written whole or not at all; a damaged one is kept aside and the safe defaults take its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from game.core.learner import Profile, profile_from
from game.core.wording import words
from game.program.lock import Lock, lock_from
from game.storage.places import write_whole
from game.storage.reasons import reason

CODE = re.compile(r"[a-z]{2,20}-[a-z]{2,20}")
VERSION = 1


@dataclass(frozen=True)
class Told:
    """Something an adult should know, in their words."""

    what: str
    remedy: str = ""


@dataclass(frozen=True)
class Installation:
    """What is set for this computer. `order`: learners as they were added; `kiosk`: the full screen that is
    not left by accident."""

    welcomed: bool = False
    defaults: Profile = field(default_factory=Profile)
    order: tuple[str, ...] = ()
    lock: Lock | None = None
    retention_days: int | None = None  # after the last session; None: the usual (core/retention.py)
    kiosk: bool = False
    seen_days: tuple[str, ...] = ()  # the last days of use (core/retention.py: is this calendar believed?)


class Book:
    """Reads at once, writes when asked (`flush`), so that a stepper never waits for the disk."""

    def __init__(self, root: Path, lang: str = "fr") -> None:
        self.root, self.lang = root, lang
        self.told: list[Told] = []
        self._profiles: dict[str, Profile] = {}
        self._changed: set[str] = set()
        self._stamps: dict[str, int] = {}
        self._installation_changed = False
        self._unwritten_told = False
        self.installation = self._read_installation()
        self._order = self._read_order()

    # ------------------------------------------------------------------ asking

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._order)

    @property
    def defaults(self) -> Profile:
        return self.installation.defaults

    @property
    def welcomed(self) -> bool:
        return self.installation.welcomed

    @property
    def lock(self) -> Lock | None:
        return self.installation.lock

    def profile(self, code: str) -> Profile:
        """Of one learner; who has no file yet starts from the installation's defaults."""
        if code not in self._profiles:
            stamp = self._stamp(code)
            stored = self._json(self._file(code)) if CODE.fullmatch(code) else None
            settings = stored.get("profile") if stored else None
            mine = profile_from(settings) if isinstance(settings, Mapping) else self.defaults
            self._profiles[code] = mine
            self._stamps[code] = stamp
        return self._profiles[code]

    def reread(self, code: str) -> None:
        """Take what another process wrote of this learner (the pages of the review); ours, unwritten, stays."""
        if code in self._profiles and code not in self._changed and self._stamp(code) != self._stamps.get(code, 0):
            del self._profiles[code]

    def _stamp(self, code: str) -> int:
        """When their file was last written; 0 when there is none."""
        try:
            return self._file(code).stat().st_mtime_ns
        except OSError:
            return 0

    # ------------------------------------------------------------------ changing

    def add(self, codes: Sequence[str]) -> None:
        """New learners, in this order; known ones stay as they are."""
        for code in codes:
            if CODE.fullmatch(code) and code not in self._order:
                self._order.append(code)
                self.profile(code)
                self._changed.add(code)
                self._installation_changed = True

    def change(self, code: str, settings: Mapping[str, Any]) -> Profile:
        self._profiles[code] = self.profile(code).changed(settings)
        self._changed.add(code)
        return self._profiles[code]

    def change_defaults(self, settings: Mapping[str, Any]) -> Profile:
        self._set(defaults=self.defaults.changed(settings))
        return self.defaults

    def welcome_done(self) -> None:
        self._set(welcomed=True)

    def set_lock(self, lock: Lock | None) -> None:
        self._set(lock=lock)

    def set_retention(self, days: int | None) -> None:
        self._set(retention_days=days)

    def note_day(self, seen_days: tuple[str, ...]) -> None:
        self._set(seen_days=seen_days)

    def set_kiosk(self, on: bool) -> None:
        self._set(kiosk=on)

    def forget(self, code: str) -> None:
        """The learner and their settings are gone from this folder, at once."""
        if code in self._order:
            self._order.remove(code)
        self._profiles.pop(code, None)
        self._changed.discard(code)
        self._installation_changed = True
        if CODE.fullmatch(code):
            self._file(code).unlink(missing_ok=True)
        self.flush()

    def _set(self, **fields: Any) -> None:
        self.installation = replace(self.installation, **fields)
        self._installation_changed = True

    # ------------------------------------------------------------------ files

    def flush(self) -> None:
        """Write what changed. What cannot be written stays in memory and is told once."""
        try:
            if self._installation_changed:
                self._write(self._settings_file, self._installation_dict())
                self._installation_changed = False
            for code in sorted(self._changed):
                body = {"version": VERSION, "code": code, "profile": self.profile(code).as_dict()}
                self._write(self._file(code), body)
                self._changed.discard(code)
                self._stamps[code] = self._stamp(code)
        except OSError as error:
            self._tell_unwritten(error)

    def _tell_unwritten(self, error: OSError) -> None:
        if self._unwritten_told:
            return
        self._unwritten_told = True
        what = words(self.lang, "notice.book_unwritten", reason=reason(error, self.lang))
        self.told.append(Told(what, words(self.lang, "notice.book_unwritten.remedy")))

    @property
    def _settings_file(self) -> Path:
        return self.root / "settings.json"

    def _file(self, code: str) -> Path:
        return self.root / "learners" / f"{code}.json"

    def _write(self, path: Path, body: Mapping[str, Any]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(body, ensure_ascii=False, indent=1) + "\n")

    def _installation_dict(self) -> dict[str, Any]:
        now = self.installation
        return {
            "version": VERSION,
            "welcomed": now.welcomed,
            "defaults": now.defaults.as_dict(),
            "order": list(self._order),
            "retention_days": now.retention_days,
            "kiosk": now.kiosk,
            "seen_days": list(now.seen_days),
            "lock": now.lock.as_dict() if now.lock else None,
        }

    def _read_installation(self) -> Installation:
        stored = self._json(self._settings_file)
        if stored is None:
            return Installation()
        try:
            lock = lock_from(stored.get("lock"))
        except ValueError:
            # A lock that cannot be read must not become an open door without a word.
            self._set_aside(self._settings_file)
            lock = None
        defaults = stored.get("defaults")
        profile = profile_from(defaults) if isinstance(defaults, Mapping) else Profile()
        kiosk = stored.get("kiosk") is True
        days = stored.get("retention_days")
        kept = days if isinstance(days, int) and not isinstance(days, bool) else None
        seen = stored.get("seen_days")
        days_seen = tuple(d for d in seen if isinstance(d, str)) if isinstance(seen, list) else ()
        return Installation(stored.get("welcomed") is True, profile, (), lock, kept, kiosk, days_seen)

    def _read_order(self) -> list[str]:
        """Learners as listed, then those with a file of their own, so that none is ever lost."""
        stored = self._json(self._settings_file)
        listed = stored.get("order") if stored else None
        codes = [c for c in listed if isinstance(c, str)] if isinstance(listed, list) else []
        folder = self.root / "learners"
        codes += sorted(p.stem for p in folder.glob("*.json")) if folder.is_dir() else []
        return list(dict.fromkeys(c for c in codes if CODE.fullmatch(c)))

    def _json(self, path: Path) -> dict[str, Any] | None:
        """The object in a file; None when there is no file, or when it was damaged (and is set aside)."""
        try:
            body = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except OSError as error:
            self._tell_unwritten(error)
            return None
        except (ValueError, RecursionError):
            body = None
        if isinstance(body, dict):
            return body
        self._set_aside(path)
        return None

    def _set_aside(self, path: Path) -> None:
        number = 1
        while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
            number += 1
        try:
            path.replace(aside)
        except OSError as error:
            self._tell_unwritten(error)
            return
        remedy = words(self.lang, "notice.book_broken.remedy")
        self.told.append(Told(words(self.lang, "notice.book_broken", name=aside.name), remedy))
