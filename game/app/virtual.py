"""A clock and a chance that are moved by hand: for demonstrations and replays."""

from __future__ import annotations

import random

from game.storage.clock import rfc3339


class VirtualClock:
    """Seconds as they are set; UTC counts on from when it began."""

    def __init__(self, began_utc_s: float) -> None:
        self._began_utc_s = began_utc_s
        self.now = 0.0

    def set(self, now_s: float) -> None:
        self.now = max(self.now, now_s)

    def now_s(self) -> float:
        return self.now

    def utc(self) -> str:
        return rfc3339(self._began_utc_s + self.now)

    def utc_ms(self) -> int:
        return int((self._began_utc_s + self.now) * 1000)


class SeededChance:
    """The same seeds in the same order for the same `seed`."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def seed(self) -> int:
        return self._random.randrange(2**31)
