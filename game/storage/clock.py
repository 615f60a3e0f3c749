"""The real clock and the real chance: what stands behind two doors of `core.ports`."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

SEED_BITS = 31


class RealClock:
    """Seconds that never go back, and UTC for the log.

    Within one run `utc()` never goes back either: when the wall clock is set back, the log counts on
    from where it was, so that durations and order stay true. When it is set forward (or the computer
    slept, which the steady clock may not see), the log follows. `wall_s` and `steady_s` are seams for
    tests.
    """

    def __init__(
        self, wall_s: Callable[[], float] = time.time, steady_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall_s, self._steady_s = wall_s, steady_s
        self._lock = threading.Lock()
        self._anchor_wall_s, self._anchor_steady_s = wall_s(), steady_s()

    def now_s(self) -> float:
        return self._steady_s()

    def utc_s(self) -> float:
        """Seconds since 1970 in UTC, never going back within this run."""
        with self._lock:
            wall, steady = self._wall_s(), self._steady_s()
            counted = self._anchor_wall_s + (steady - self._anchor_steady_s)
            if wall > counted:
                self._anchor_wall_s, self._anchor_steady_s = wall, steady
                return wall
            return counted

    def utc(self) -> str:
        return rfc3339(self.utc_s())

    def utc_ms(self) -> int:
        return int(self.utc_s() * 1000)


class RealChance:
    def seed(self) -> int:
        return int.from_bytes(os.urandom(4), "big") >> (32 - SEED_BITS)


def rfc3339(utc_s: float) -> str:
    """`2025-03-12T14:05:09.123Z`: always milliseconds, always Z, so that texts sort as times."""
    ms = int(utc_s * 1000)
    whole = datetime.fromtimestamp(ms // 1000, UTC)
    return f"{whole:%Y-%m-%dT%H:%M:%S}.{ms % 1000:03d}Z"


def local_time(at: str) -> str:
    """The same instant in this machine's zone, `2025-03-12T15:05:09`; unreadable text stays as it is.

    For people (reports, spreadsheets); the log itself stays in UTC.
    """
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%dT%H:%M:%S")
    except (ValueError, OverflowError, OSError):
        return at
