"""Wrong passphrases are slowed, also from one run of the program to the next."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from game.storage.places import write_whole

FREE, MOST_S = 2, 300.0  # slips of a tired hand; then 1, 2, 4 … seconds, at most five minutes


class Slowed(Exception):
    """Too early: the try was not even looked at. `wait_s` until the next one is."""

    def __init__(self, wait_s: float) -> None:
        super().__init__("too early")
        self.wait_s = wait_s


class Slowing:
    """Counts wrong tries in a small file. `utc_s` is the wall clock; one set back does not lock for ever."""

    def __init__(self, path: Path, utc_s: Callable[[], float]) -> None:
        self.path, self._utc_s = path, utc_s

    def check(self) -> None:
        """Raises Slowed while the next try is not due."""
        wrong, at_s = self._read()
        wait = _wait_s(wrong)
        left = at_s + wait - self._utc_s()
        if left > 0:
            raise Slowed(min(left, wait))

    def count(self) -> None:
        wrong, _ = self._read()
        write_whole(self.path, json.dumps({"wrong": wrong + 1, "at_s": self._utc_s()}) + "\n")

    def wait_s(self) -> float:
        return _wait_s(self._read()[0])

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        """A file that was tampered with counts as many wrong tries, not as none."""
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
            wrong, at_s = int(stored["wrong"]), float(stored["at_s"])
        except FileNotFoundError:
            return 0, 0.0
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return FREE + 8, self._utc_s() - MOST_S
        return wrong, min(at_s, self._utc_s())


def _wait_s(wrong: int) -> float:
    return 0.0 if wrong <= FREE else min(MOST_S, 2.0 ** (wrong - FREE - 1))
