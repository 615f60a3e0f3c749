"""Challenges judged beside each other, each in its own process: drawing holds the interpreter, threads do not help.

A worker starts afresh (`spawn`), reads nothing but what it is handed, and answers with faults only.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from game.authoring.judge_fault import Fault
from game.authoring.judges import Judges
from game.packs.entry import Entry, Pack

# A worker holds the drawings it made, about 200 MB: an old laptop has room for these.
MOST_WORKERS = 4

_judges: Judges | None = None


def workers() -> int:
    """How many challenges this machine may judge at once."""
    spared = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(spared, MOST_WORKERS)


class Crew:
    """Judges beside each other; the workers begin with the first challenge that is handed in."""

    def __init__(self, assets: Path, play: bool, hands: int) -> None:
        self._pool = ProcessPoolExecutor(hands, get_context("spawn"), _begin, (assets, play))

    def begin(self, pack: Pack, entries: Mapping[int, Entry]) -> dict[int, Future[Sequence[Fault]]]:
        """The verdicts to come, by the challenge's place in the pack."""
        return {index: self._pool.submit(_judge, pack, entry) for index, entry in entries.items()}

    def begin_one(self) -> int:
        """Starts a worker before there is work for it: its process number."""
        return self._pool.submit(os.getpid).result()

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


def _begin(assets: Path, play: bool) -> None:
    global _judges
    _judges = Judges(assets, play=play)


def _judge(pack: Pack, entry: Entry) -> Sequence[Fault]:
    assert _judges is not None
    return tuple(_judges.faults(pack, entry))
