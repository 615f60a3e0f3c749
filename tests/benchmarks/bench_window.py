"""What a person feels and a battery pays: launch, act to picture, idle, memory; from outside.

    python -m tests.benchmarks.bench_window [--runs 7]

Every figure stands beside that of a minimal pygame window of the same run; compare ratios, not figures.
Needs Xvfb. Nothing is measured through the program's own code: the screen is looked at.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.real.xscreen import XScreen, x_screen

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable


@dataclass
class Figures:
    """Milliseconds, except where the name says otherwise."""

    launch: list[float] = field(default_factory=list)
    click: list[float] = field(default_factory=list)
    key: list[float] = field(default_factory=list)
    idle_cpu_share: list[float] = field(default_factory=list)
    idle_wakeups_per_s: list[float] = field(default_factory=list)
    pss_mb: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Subject:
    name: str
    command: Callable[[Path], list[str]]
    """Given a fresh copy of the data folder."""


def prepared_data(folder: Path) -> None:
    """A data folder past its first run, with five learners on the home screen."""
    from game.program.book import Book

    book = Book(folder)
    book.add(["renard-bleu", "chat-jaune", "lapin-vert", "ours-corail", "panda-violet"])
    book.welcome_done()
    book.flush()


def subjects() -> list[Subject]:
    def ours(data: Path) -> list[str]:
        return [PYTHON, "-m", "game", "play", "--window", "1280x720", "--data", str(data)]

    return [
        Subject("minimal", lambda _: [PYTHON, str(HERE / "minimal_window.py")]),
        Subject("déficlic", ours),
    ]


def measure(subject: Subject, screen: XScreen, data: Path, figures: Figures, idle_s: float) -> None:
    screen.move(2, 2)
    empty = screen.picture()
    began = time.perf_counter()
    process = subprocess.Popen(
        subject.command(data), env=screen.environment(SDL_AUDIODRIVER="dummy"), cwd=HERE.parent.parent,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        figures.launch.append((complete(screen, empty) - began) * 1000)
        time.sleep(2.0)
        _idle(process.pid, figures, idle_s)
        _latency(screen, figures)
    finally:
        process.terminate()
        process.wait()
        screen.wait_still(0.2)


def complete(screen: XScreen, empty: bytes, quiet_s: float = 1.2) -> float:
    """When the picture was there: from then on never more than one pixel in twenty differed from the end.

    A word that lights up while it is spoken does not count as unfinished.
    """
    seen: list[tuple[float, bytes]] = [(time.perf_counter(), empty)]
    while time.perf_counter() - seen[-1][0] < quiet_s or len(seen) == 1:
        if screen.differs(seen[-1][1]):
            seen.append((time.perf_counter(), screen.picture()))
        time.sleep(0.0005)
    final = memoryview(seen[-1][1]).cast("I")
    for earlier, later in zip(reversed(seen[:-1]), reversed(seen[1:]), strict=True):
        pixels = memoryview(earlier[1]).cast("I")
        if sum(a != b for a, b in zip(pixels, final, strict=True)) > len(final) * 0.05:
            return later[0]
    return seen[1][0]


def _idle(pid: int, figures: Figures, idle_s: float) -> None:
    before = _spent(pid)
    time.sleep(idle_s)
    after = _spent(pid)
    figures.idle_cpu_share.append((after[0] - before[0]) / idle_s)
    figures.idle_wakeups_per_s.append((after[1] - before[1]) / idle_s)
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    pss_kb = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    figures.pss_mb.append(pss_kb / 1024)


def _spent(pid: int) -> tuple[float, int]:
    """CPU seconds and voluntary switches of all threads."""
    cpu = Path(f"/proc/{pid}/schedstat")
    switches, nanoseconds = 0, 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = (task / "status").read_text(encoding="ascii")
        switches += next(int(x.split()[1]) for x in status.splitlines() if x.startswith("voluntary"))
        nanoseconds += int((task / cpu.name).read_text(encoding="ascii").split()[0])
    return nanoseconds / 1e9, switches


def _latency(screen: XScreen, figures: Figures, repeats: int = 12) -> None:
    """Act to first changed pixel: the button at the upper right (*Réécouter*), and Tab."""
    x, y = screen.size_px[0] - 55, 45
    screen.move(x, y)
    screen.wait_still(0.3)
    for _ in range(repeats):
        before = screen.picture()
        screen.press()
        try:
            figures.click.append(screen.wait_change(before, 1.0) * 1000)
        except TimeoutError:
            figures.click.append(1000.0)
        screen.release()
        # The word that is lit while it is spoken moves on by itself: wait until all is said.
        screen.wait_still(0.9)
    for _ in range(repeats):
        before = screen.picture()
        screen.key("Tab")
        try:
            figures.key.append(screen.wait_change(before, 1.0) * 1000)
        except TimeoutError:
            figures.key.append(1000.0)
        screen.wait_still(0.9)


def table(results: dict[str, Figures]) -> str:
    base, ours = results["minimal"], results["déficlic"]
    rows = [f"{'figure':<28}{'minimal':>12}{'déficlic':>12}{'ratio':>8}"]
    for name, unit in (("launch", "ms"), ("click", "ms"), ("key", "ms"), ("pss_mb", "MB")):
        a, b = getattr(base, name), getattr(ours, name)
        rows.append(_row(f"{name} median, {unit}", statistics.median(a), statistics.median(b)))
        if name in ("click", "key"):
            rows.append(_row(f"{name} p95, {unit}", _p95(a), _p95(b)))
    rows.append(_row("idle, % of a core", *(100 * statistics.median(f.idle_cpu_share) for f in (base, ours))))
    rows.append(_row("idle, wake-ups a second", *(statistics.median(f.idle_wakeups_per_s) for f in (base, ours))))
    return "\n".join(rows)


def _row(name: str, base: float, ours: float) -> str:
    ratio = f"{ours / base:8.2f}" if base > 0.005 else f"{'':>8}"
    return f"{name:<28}{base:12.2f}{ours:12.2f}{ratio}"


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--idle", type=float, default=5.0, help="seconds")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    results = {subject.name: Figures() for subject in subjects()}
    with tempfile.TemporaryDirectory() as folder, x_screen() as screen:
        template = Path(folder) / "template"
        template.mkdir()
        prepared_data(template)
        # As on any day but the first: the program ran here before.
        measure(subjects()[1], screen, template, Figures(), idle_s=1.0)
        for run in range(args.runs + 1):
            for subject in subjects():
                data = Path(folder) / f"{subject.name}-{run}"
                shutil.copytree(template, data)
                # The first run of each warms the disk cache and does not count.
                figures = results[subject.name] if run else Figures()
                measure(subject, screen, data, figures, args.idle if run else 0.5)
    print(json.dumps({k: vars(v) for k, v in results.items()}) if args.json else table(results))


if __name__ == "__main__":
    main()
