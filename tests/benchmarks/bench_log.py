"""How fast the log is: one event on disk, a million events asked for the last fifty, a round measured.

Prints a table; ratios are against a bare fdatasync, or against the same question asked of a small log,
in the same run. Nothing is asserted: figures belong to a machine.

    python -m tests.benchmarks.bench_log [EVENTS]
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from game.core.aim import Route
from game.core.geometry import Point
from game.core.inputs import PointerAt, PointerDown, PointerUp
from game.core.outcome import Record
from game.core.progress import Event
from game.core.recorder import Recorder
from game.core.summary import fold_all
from game.storage.clock import RealClock
from game.storage.export import export
from game.storage.ids import Ids
from game.storage.sqlite import SqliteStore

LEARNERS = [f"learner-{n:02d}" for n in range(20)]
ROUND = {
    "pack": "souris", "pack_version": "1", "challenge": "ballons", "kind": "click", "skills": ["mouse.click"],
    "level": 0.5, "outcome": "reached", "guidance": 0, "took_s": 12.5, "first_act_s": 1.5, "route": "pointer",
    "errors": {"miss": 1}, "measures": {"misses": 1.0, "path_ratio": 1.2, "click_s": 0.9},
}  # fmt: skip
ACTED = {"t": 1.5, "target": "play/target1", "act": "press", "result": "step", "rect": [1, 2, 3, 4]}


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each of `times` runs, sorted."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1000)
    return sorted(found)


def show(name: str, ms: list[float], against: float | None = None) -> float:
    middle = ms[len(ms) // 2]
    p99 = ms[min(len(ms) - 1, int(len(ms) * 0.99))]
    ratio = "" if against is None else f"{middle / against:8.1f}x"
    print(f"{name:58s} {middle:9.3f} {p99:9.3f} {ratio}")
    return middle


def events(count: int, ids: Ids, clock: RealClock) -> Iterator[Event]:

    for n in range(count):
        learner = LEARNERS[n // 400 % len(LEARNERS)]
        kind, body = ("round_ended", ROUND) if n % 12 == 0 else ("acted", ACTED)
        yield Event(ids(), clock.utc(), "m1", f"s{n // 400}", learner, kind, body)


def one_event(folder: Path) -> None:
    clock = RealClock()
    ids = Ids(clock.utc_ms)
    file = os.open(folder / "bare", os.O_CREAT | os.O_WRONLY)

    def bare() -> None:
        os.write(file, b"x" * 400)
        os.fdatasync(file)

    fresh = events(1_000_000, ids, clock)
    floor = show("a bare write and fdatasync", timed(bare, 2000))
    with closing(SqliteStore(folder / "one.db", "m1")) as store:

        def settled() -> None:
            store.append([next(fresh)])
            store.settle()

        show("one event, until it is on disk", timed(settled, 3000), floor)
        show("one event, as the drawing thread sees it", timed(lambda: store.append([next(fresh)]), 3000), floor)
        store.settle()


def many(folder: Path, count: int) -> None:
    clock = RealClock()
    ids = Ids(clock.utc_ms)
    small, large = folder / "small.db", folder / "large.db"
    for path, size in ((small, 1000), (large, count)):
        begun = time.perf_counter()
        with closing(SqliteStore(path, "m1")) as store:
            for n, event in enumerate(events(size, ids, clock)):
                store.append([event])
                if n % 20_000 == 0:
                    store.settle()
        took_s = time.perf_counter() - begun
        print(f"{size:,} events written in {took_s:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
    with closing(SqliteStore(small)) as few, closing(SqliteStore(large)) as lot:
        lot.checked()
        for name, ask in QUESTIONS.items():
            floor = show(f"{name}, of 1,000", timed(lambda ask=ask: ask(few), 50))  # type: ignore[misc]
            show(f"{name}, of {count:,}", timed(lambda ask=ask: ask(lot), 50), floor)  # type: ignore[misc]
        learner = LEARNERS[3]
        times = timed(lambda: fold_all(lot.events(learner, ["round_ended"])), 3)
        show(f"one learner's whole summary, of {count:,}", times)
        times = timed(lambda: sum(map(len, export(lot.events(learner), "csv"))), 3)
        show(f"one learner's spreadsheet, of {count:,}", times)
    show(f"opening the log of {count:,}", timed(lambda: SqliteStore(large).close(), 5))


QUESTIONS: dict[str, Callable[[SqliteStore], object]] = {
    "the last 50 events": lambda store: store.recent(50),
    "a learner's last 50 events": lambda store: store.recent(50, LEARNERS[3]),
    "a learner's last 50 rounds": lambda store: store.recent(50, LEARNERS[3], ["round_ended"]),
    "who has events": lambda store: store.learners(),
    "the last id": lambda store: store.last_id(),
}


def a_round() -> None:
    """60 s of a mouse at 125 Hz that never rests, a click about every second."""
    rng = random.Random(2)
    recorder = Recorder("m", "s", "l", lambda: "", lambda: "")
    feeding = 0.0
    ended: list[float] = []
    for _ in range(7):
        recorder.record(Record("round_started", {"play": [0, 100, 1920, 800]}), 0.0)
        at, now_s, samples = Point(960, 540), 0.0, 0
        while now_s < 60:
            to = Point(rng.uniform(100, 1800), rng.uniform(150, 850))
            for i in range(112):
                s = (i + 1) / 112
                e = 10 * s**3 - 15 * s**4 + 6 * s**5
                raw = PointerAt(
                    Point(at.x + (to.x - at.x) * e + rng.gauss(0, 1), at.y + (to.y - at.y) * e + rng.gauss(0, 1)),
                    now_s + i * 0.008,
                )
                begun = time.perf_counter()
                recorder.raw(raw)
                feeding += time.perf_counter() - begun
                samples += 1
            at, now_s = to, now_s + 0.896
            recorder.raw(PointerDown(at, now_s))
            recorder.routed(Route.POINTER, now_s)
            rect = [at.x - 40, at.y - 40, 80, 80]
            hit = {"target": "play/a", "act": "press", "result": "step", "rect": rect}
            recorder.record(Record("acted", hit), now_s)
            recorder.raw(PointerUp(at, now_s + 0.08))
            now_s += 0.1
        begun = time.thread_time()
        recorder.record(Record("round_ended", {"measures": {}}), now_s)
        ended.append((time.thread_time() - begun) * 1000)
    values = [1.0] * 6000
    begun = time.thread_time()
    for _ in range(50):
        [v * 0.5 + 1 for v in values]
    floor = show("6,000 numbers through one list comprehension", [(time.thread_time() - begun) * 20])
    show("the end of a round, 60 s at 125 Hz (of its own thread)", sorted(ended), floor)
    print(f"one raw sample: {feeding / samples / 7 * 1e6:.1f} microseconds, the clock's own reading included")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    print(f"{'':58s} {'median ms':>9s} {'p99 ms':>9s}   ratio")
    with tempfile.TemporaryDirectory() as name:
        one_event(Path(name))
        many(Path(name), count)
    a_round()


if __name__ == "__main__":
    main()
