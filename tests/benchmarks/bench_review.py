"""How long the review pages take with a long log: the first page of a run, and those after it.

Prints a table; nothing is asserted: figures belong to a machine.

    python -m tests.benchmarks.bench_review [EVENTS [LEARNERS]]
"""

from __future__ import annotations

import itertools
import resource
import sys
import tempfile
import time
from pathlib import Path

from starlette.testclient import TestClient

from game.review.desk import Desk
from game.review.gate import Gate
from game.review.site import create_app
from game.review.titles import NoTitles
from game.storage.clock import RealClock
from game.storage.ids import Ids
from game.storage.sqlite import SqliteStore
from tests.review.made import MACHINE, many

PAGES = ("/", "/young/renard-bleu", "/group", "/packs", "/month?m=2024-09", "/month/cra.csv?m=2024-09", "/kept")
TIMES = 7


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    learners = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "progress.db")
        events = many(count, learners)
        while chunk := list(itertools.islice(events, 5_000)):
            store.append(chunk)
            store.settle()
        measure(store, count)
        store.close()


def measure(store: SqliteStore, count: int) -> None:
    clock = RealClock()
    desk = Desk(
        store=store, gate=Gate(lambda: None, clock.now_s), titles=NoTitles(), codes=tuple, utc=clock.utc,
        new_id=Ids(clock.utc_ms), machine=MACHINE, lang="fr", assets=Path(__file__).parents[2] / "assets",
    )  # fmt: skip
    browser = TestClient(create_app(desk), "http://127.0.0.1:8000")
    browser.get("/start", params={"token": desk.gate.token})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    fresh = Desk(
        **{name: getattr(desk, name) for name in desk.__dataclass_fields__ if name not in ("ledger", "render")}
    )
    begun = time.perf_counter()
    fresh.ledger.summary()
    print(f"{count} events, {len(store.learners())} learners")
    print(f"{'folded from nothing':34s} {(time.perf_counter() - begun) * 1000:9.1f} ms")
    for path in PAGES:
        found = sorted(timed(browser, path) for _ in range(TIMES))
        print(f"{path:34s} {found[TIMES // 2]:9.1f} ms (worst {found[-1]:.1f})")
    print(f"memory grew by {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before:.0f} MB")


def timed(browser: TestClient, path: str) -> float:
    begun = time.perf_counter()
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
