"""The one thread that writes: who appends never waits for a disk."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TypeVar

from game.core.errors import Trouble
from game.storage.rows import Row

RETRY_S = 1.0
BATCH = 1000
T = TypeVar("T")


class Writer:
    """Rows wait in memory until `write` has put them on disk; what fails is kept and tried again.

    `write` runs on the writer's thread, takes rows in order and returns once they are on disk; it
    raises sqlite3.Error or OSError when they are not. `explain` turns that into words for an adult.
    """

    def __init__(
        self,
        write: Callable[[Sequence[Row]], None],
        explain: Callable[[Exception], Trouble],
        retry_s: float = RETRY_S,
    ) -> None:
        self._write, self._explain, self._retry_s = write, explain, retry_s
        self._change = threading.Condition()
        self._waiting: deque[Row] = deque()
        self._jobs: deque[Callable[[], None]] = deque()
        self._appended = self._written = self._failures = 0
        self._trouble: Trouble | None = None
        self._told = self._urgent = self._closing = False
        self._thread = threading.Thread(target=self._run, name="log-writer", daemon=True)
        self._thread.start()

    def append(self, rows: Sequence[Row]) -> None:
        with self._change:
            if self._closing:
                raise RuntimeError("the log is closed")
            self._waiting.extend(rows)
            self._appended += len(rows)
            self._change.notify_all()

    def settle(self) -> None:
        """Return once everything appended is on disk. Raises Trouble when it is not, but tells it once:
        until the disk takes rows again, further calls try, and return without a word."""
        with self._change:
            due, failures = self._appended, self._failures
            self._urgent = True
            self._change.notify_all()
            self._change.wait_for(lambda: self._written >= due or self._failures > failures)
            if self._written < due and self._trouble is not None and not self._told:
                self._told = True
                raise self._trouble

    def waiting(self) -> list[Row]:
        """What is appended and not yet on disk."""
        with self._change:
            return list(self._waiting)

    @property
    def trouble(self) -> Trouble | None:
        """Why rows cannot be written now; None while all is well."""
        with self._change:
            return self._trouble

    def drop(self, unwanted: Callable[[Row], bool]) -> None:
        """Forget waiting rows; only for jobs, which run between two writings."""
        with self._change:
            kept = deque(row for row in self._waiting if not unwanted(row))
            self._written += len(self._waiting) - len(kept)
            self._waiting = kept

    def call(self, job: Callable[[], T]) -> T:
        """Run `job` on the writer's thread, after what waits now was tried; its answer, or its error."""
        results: list[T] = []
        errors: list[Exception] = []
        done = threading.Event()

        def run() -> None:
            try:
                results.append(job())
            except Exception as error:
                errors.append(error)
            done.set()

        with self._change:
            if self._closing:
                raise RuntimeError("the log is closed")
            self._jobs.append(run)
            self._urgent = True
            self._change.notify_all()
        done.wait()
        if errors:
            raise errors[0]
        return results[0]

    def close(self) -> None:
        """Try a last time, then end the thread. What could not be written is lost with the process."""
        with self._change:
            self._closing = True
            self._change.notify_all()
        self._thread.join()

    # ------------------------------------------------------------------ on the thread

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(self._something_to_do, self._retry_s if self._trouble else None)
                self._urgent = False
                batch = tuple(islice(self._waiting, BATCH))
                closing = self._closing
            ok = self._attempt(batch) if batch else True
            while self._jobs:
                self._jobs.popleft()()
            if closing and (not ok or not self._waiting):
                return

    def _something_to_do(self) -> bool:
        """While the disk refuses, only a settle, a job or time passing are reasons to try again."""
        rows = bool(self._waiting) and self._trouble is None
        return rows or self._urgent or self._closing or bool(self._jobs)

    def _attempt(self, batch: Sequence[Row]) -> bool:
        try:
            self._write(batch)
        except (sqlite3.Error, OSError) as error:
            with self._change:
                self._failures += 1
                self._trouble = self._explain(error)
                self._change.notify_all()
            return False
        with self._change:
            for _ in batch:
                self._waiting.popleft()
            self._written += len(batch)
            if self._trouble is not None:
                self._trouble, self._told = None, False
            self._change.notify_all()
        return True
