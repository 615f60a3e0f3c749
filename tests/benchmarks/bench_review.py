"""How long the review pages take with a long log: the first start, the next one, and every page.

The log is `tests.review.life`: sessions of many learners over a school year, with the coach deciding.
Prints a table; nothing is asserted: figures belong to a machine. Beside the time on the wall stands the time
on the processor, which says more where others share the machine.

    python -m tests.benchmarks.bench_review [EVENTS [LEARNERS [FILE]]]

FILE keeps the log for another run (it is made when it is not there).
"""

from __future__ import annotations

import itertools
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from game.review.desk import Desk
from game.review.gate import Gate
from game.review.reading import Ledger
from game.review.site import create_app
from game.review.titles import NoTitles
from game.storage.clock import RealClock
from game.storage.ids import Ids
from game.storage.sqlite import SqliteStore
from tests.review.life import learners, lived
from tests.review.made import MACHINE

BEGAN, WEEKS = "2025-09-01", 80
TIMES = 20


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    people = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(folder) / "progress.db"
        begun, there = time.perf_counter(), path.exists()
        store = SqliteStore(path)
        events = lived(learners(people), WEEKS, BEGAN, days=(1,))
        while not there and (chunk := list(itertools.islice(events, min(count, 5_000)))):
            store.append(chunk)
            store.settle()
            count -= len(chunk)
        if not there:
            print(f"made and written in {time.perf_counter() - begun:.0f} s")
        measure(store)
        store.close()


def measure(store: SqliteStore) -> None:
    clock = RealClock()
    total = sum(1 for _ in store._read("SELECT 1 FROM events", []))
    print(f"{total} events, {len(store.learners())} learners, {store.path.stat().st_size / 1e6:.0f} MB")
    print(f"{'':44s} {'median':>9s} {'p95':>9s} {'processor':>10s}   (milliseconds)")
    before = _memory_mb()
    told("folded from nothing (behind the first page)", lambda: Ledger(store).folded(), 1)
    ledger = Ledger(store)
    ledger.folded()
    told("kept beside the log", ledger.keep, 1)
    told("taken up again at the next start", lambda: Ledger(store).folded(), 3)
    desk = Desk(
        store=store, gate=Gate(lambda: None, clock.now_s), titles=NoTitles(), codes=tuple, utc=clock.utc,
        new_id=Ids(clock.utc_ms), machine=MACHINE, lang="fr", assets=Path(__file__).parents[2] / "assets",
    )  # fmt: skip
    browser = TestClient(create_app(desk), "http://127.0.0.1:8000")
    browser.get("/start", params={"token": desk.gate.token})
    codes = list(store.learners())[::25]
    last = store.recent(1)[0].at[:7]
    pages = ("/", "/young/{}", "/young/{}/settings", "/young/{}/tries", "/young/{}/decisions", "/young/{}/carnet",
             "/group", "/group?from=240", "/packs", "/kept")  # fmt: skip
    everybody = itertools.cycle(codes)
    for page in pages:
        told(page, lambda page=page: get(browser, page.format(next(everybody))), TIMES)  # type: ignore[misc]
    for month in dict.fromkeys(("2024-10", "2025-01", last)):
        told(f"/month?m={month}, first time", lambda m=month: get(browser, f"/month?m={m}"), 1)  # type: ignore[misc]
        told(f"/month?m={month}, again", lambda m=month: get(browser, f"/month?m={m}"), 5)  # type: ignore[misc]
    told("/month/cra.csv", lambda: get(browser, "/month/cra.csv?m=2024-10"), 3)
    print(f"memory: {before:.0f} MB before, {_memory_mb():.0f} MB at most")


def get(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200, path


def told(what: str, work: Callable[[], object], times: int) -> None:
    walls, processor = [], time.process_time()
    for _ in range(times):
        begun = time.perf_counter()
        work()
        walls.append((time.perf_counter() - begun) * 1000)
    used = (time.process_time() - processor) * 1000 / times
    walls.sort()
    p95 = walls[max(0, -(-times * 95 // 100) - 1)]
    print(f"{what:44s} {walls[times // 2]:9.1f} {p95:9.1f} {used:10.1f}", flush=True)


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
