"""How long several machines take to become one log: bundles, a PostgreSQL hub, exports; and what memory it costs.

Each command runs as people run it, in a process of its own; its memory is the peak the system saw.
Prints a table; nothing is asserted: figures belong to a machine.

    python -m tests.benchmarks.bench_hub [EVENTS [LEARNERS [BUNDLED]]]
"""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from game.core.progress import Event
from game.review.reading import Ledger
from game.storage.hub import HubStore
from game.storage.rows import row_of
from game.storage.sqlite import SqliteStore
from tests.postgres import cluster
from tests.review.made import Log

ENVIRON = {**os.environ, "DEFICLIC_PASSPHRASE": "quatre chats dans un jardin"}


def long_log(count: int, learners: int) -> Iterator[Event]:
    """Months of `learners` on some laptops; every third try with its path, as the program writes it."""
    chance, made = random.Random(5), 0
    log = Log("2025-12-01T08:00:00")
    while made < count:
        log.machine = f"7d3f1b0e-0000-4000-8000-{chance.randrange(12):012d}"
        log.sit(f"animal{chance.randrange(learners):03d}-bleu")
        for n in range(9):
            log.round(guidance=0 if chance.random() < 0.7 else 2, skills=("mouse.click",), path=n % 3 == 0)
        log.rise().go(5)
        made += len(log.events)
        yield from log.events
        log.events.clear()


def filled(path: Path, count: int, learners: int) -> None:
    path.parent.mkdir()
    store = SqliteStore(path)
    events = itertools.islice(long_log(count, learners), count)
    while chunk := list(itertools.islice(events, 20_000)):
        store.append(chunk)
        store.settle()
    store.close()


def command(name: str, data: Path, *words: str, count: int) -> None:
    """Seconds, events a second, and the peak of memory in MB."""
    begun = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, "-m", "game", *words, "--data", str(data)], env=ENVIRON, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, used = os.wait4(running.pid, 0)
    took_s = time.perf_counter() - begun
    assert os.waitstatus_to_exitcode(status) == 0, words
    print(f"{name:46s} {took_s:8.2f} s {count / took_s:10,.0f} /s {used.ru_maxrss / 1024:8.0f} MB")


def timed(name: str, work: object) -> None:
    begun = time.perf_counter()
    assert callable(work)
    work()
    print(f"{name:46s} {(time.perf_counter() - begun) * 1000:8.0f} ms")


def views(name: str, store: SqliteStore | HubStore, learner: str) -> None:
    ledger = Ledger(store)
    timed(f"{name}: everything folded from nothing", ledger.summary)
    timed(f"{name}: the same asked again", ledger.summary)
    late = Log("2025-11-01T08:00:00").sit(learner).round().rise().events
    store.merge([row_of(event) for event in late], "2026-03-12T11:00:00.000Z", "bundle")
    timed(f"{name}: folded after a session that came late", ledger.summary)
    timed(f"{name}: one learner, every event", lambda: list(store.events(learner)))
    timed(f"{name}: who has events", store.learners)
    timed(f"{name}: the last 50 events", lambda: store.recent(50))


def main(asked: Sequence[str]) -> None:
    count, learners, bundled = (int(n) for n in (*asked, *("1000000", "500", "100000")[len(asked) :]))
    print(f"{count:,} events of {learners} learners; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name, cluster() as postgres:
        folder = Path(name)
        few, lot, other = folder / "few", folder / "lot", folder / "other"
        filled(few / "progress.db", bundled, learners)
        command(f"bundle out, {bundled:,} events", few, "bundle", "out", str(folder / "x"), count=bundled)
        print(f"{'its size':46s} {(folder / 'x').stat().st_size / 1e6:8.1f} MB")
        command(f"bundle in, {bundled:,} events", other, "bundle", "in", str(folder / "x"), count=bundled)
        command("bundle in, the same again", other, "bundle", "in", str(folder / "x"), count=bundled)
        begun = time.perf_counter()
        filled(lot / "progress.db", count, learners)
        size = (lot / "progress.db").stat().st_size / 1e6
        print(f"{'the long log written':46s} {time.perf_counter() - begun:8.1f} s {size:10.0f} MB")
        url = postgres.database()
        command(f"sync, {count:,} events into PostgreSQL", lot, "sync", url, count=count)
        command("sync, nothing new", lot, "sync", url, count=1)
        command("export csv, all", lot, "export", "--format", "csv", "--out", str(folder / "x.csv"), count=count)
        command("export xapi, all", lot, "export", "--format", "xapi", "--out", str(folder / "x.json"), count=count)
        here, hub = SqliteStore(lot / "progress.db"), HubStore(url)
        code = here.learners()[7]
        views("SQLite", here, code)
        views("hub", hub, code)
        timed("hub: a month of the roll-up by day", lambda: hub.days("2026-02"))
        here.close()
        hub.close()
        command("forget one learner, with proof", lot, "forget", code, count=1)


if __name__ == "__main__":
    main(sys.argv[1:])
