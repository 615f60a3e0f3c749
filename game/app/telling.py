"""How long work is told while it lasts: one line that moves on a terminal, a few lines anywhere else."""

from __future__ import annotations

import sys
import time

WIDTH, EVERY_S = 30, 0.1


class Bar:
    """`step(n)` is cheap to call for every event. Writes to standard error only."""

    def __init__(self, what: str, total: int) -> None:
        self.what, self.total = what, max(1, total)
        self._calls = 0
        self._moving = sys.stderr.isatty()
        self._next_s, self._told = time.monotonic() + (0.0 if self._moving else 1.0), -1

    def step(self, done: int, *, now: bool = False) -> None:
        """`done` of `total`; looks at the clock only now and then, or `now`."""
        self._calls += 1
        if self._calls & 0xFF and not now:
            return
        at_s = time.monotonic()
        if at_s < self._next_s:
            return
        share = min(100, done * 100 // self.total)
        if self._moving:
            full = share * WIDTH // 100
            sys.stderr.write(f"\r{self.what} [{'#' * full}{'.' * (WIDTH - full)}] {share:3d} %")
            self._next_s = at_s + EVERY_S
        elif share // 10 > self._told:
            self._told = share // 10
            sys.stderr.write(f"{self.what} {share} %\n")
        sys.stderr.flush()

    def end(self) -> None:
        if self._moving:
            sys.stderr.write("\r" + " " * (len(self.what) + WIDTH + 9) + "\r")
            sys.stderr.flush()
