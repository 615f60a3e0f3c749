"""Sees when the files of a pack change: `play --watch PATH` shows the change within a second."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

EVERY_S = 0.3
MOST_FILES = 2000
Stamp = tuple[tuple[str, int, int], ...]


def stamp(path: Path) -> Stamp:
    """Names, times (ns) and sizes of the files at a path; what goes away meanwhile is left out."""
    files = [path] if path.is_file() else sorted(path.rglob("*"))[:MOST_FILES] if path.is_dir() else []
    found = []
    for file in files:
        try:
            state = file.stat()
        except OSError:
            continue
        if not file.is_dir() and not file.name.startswith("."):
            found.append((str(file), state.st_mtime_ns, state.st_size))
    return tuple(found)


class Watcher:
    """A running watch; `stop` ends it. The thread is a daemon: it never keeps the program open."""

    def __init__(self, path: Path, on_change: Callable[[], None], every_s: float = EVERY_S) -> None:
        self._path, self._on_change, self._every_s = path, on_change, every_s
        self._stopped = Event()
        self._last = stamp(path)
        self._thread = Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join(2.0)

    def _run(self) -> None:
        while not self._stopped.wait(self._every_s):
            self.look()

    def look(self) -> bool:
        """Compare once; True when something changed (and was told)."""
        now = stamp(self._path)
        if now == self._last:
            return False
        self._last = now
        self._on_change()
        return True


def watcher(path: Path, on_change: Callable[[], None]) -> Watcher:
    """Calls `on_change` from a thread, at most 0.3 s after a file at `path` was saved, added or removed."""
    return Watcher(path, on_change)
