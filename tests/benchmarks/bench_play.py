"""Frames at 1920x1080 and memory over a long play: the Pilot plays every challenge again and again.

    python -m tests.benchmarks.bench_play [--rounds 3]

Prints, for each challenge, the drawing time of its frames (median, p99, most) as a share of a 60 Hz frame, and
the memory after each turn through the pack. No screen is needed: the same canvas draws on a plain surface.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pygame

from game.app import demo
from game.app.house import build
from game.app.options import Options
from game.core.outcome import Go
from game.core.session import Playing
from game.stage.pilot import Pilot

FRAME_MS = 1000 / 60
FULL_HD = (1920, 1080)


class Frames:
    """Paints after every step of the Pilot's time, as a screen at 60 Hz would, and keeps how long it took."""

    def __init__(self, show: demo.Show) -> None:
        self.show = show
        self.set_clock = show.pilot.on_time
        self.took_ms: list[float] = []

    def __call__(self, now_s: float) -> None:
        self.set_clock(now_s)
        began = time.thread_time()
        self.show.director.paint(self.show.surface)
        self.took_ms.append((time.thread_time() - began) * 1000)


def pss_mb() -> float:
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    pygame.display.init()
    options = Options("demo", "fr", None, (), False, argparse.Namespace())
    with tempfile.TemporaryDirectory() as folder:
        house = build(replace(options, data=Path(folder)))
        house.book.add([demo.LEARNER])
        house.book.change(demo.LEARNER, {"session_steps": 12, "reward_s": 0.2})
        show = demo.staged(house, Path(folder), seed=1, size_px=FULL_HD)
        frames = Frames(show)
        show.pilot.on_time = frames
        heads = f"{'challenge':<28}{'frames':>8}{'median':>9}{'p99':>9}{'most':>9}"
        print(f"{heads}   ms of CPU; a 60 Hz frame is {FRAME_MS:.1f}")
        for turn in range(args.rounds):
            for card in house.shelf.cards:
                for challenge in card.challenges:
                    play(show, card.id, challenge, show.pilot)
                    if turn == 0:
                        report(challenge, frames.took_ms)
                    frames.took_ms.clear()
            gc.collect()
            print(f"after turn {turn + 1}: {pss_mb():.1f} MB")
        show.director.close()
        house.close()


def play(show: demo.Show, pack: str, challenge: str, pilot: Pilot) -> None:
    for go in (Go("home"), Go("learner", {"code": demo.LEARNER}), Go("workshop", {"pack": pack})):
        show.director.go(go)
    show.director.go(Go("play", {"challenge": challenge}))
    if isinstance(show.director.scene, Playing):
        pilot.wait(0.5, step_s=1 / 60)
        pilot.finish()
        pilot.wait(0.6, step_s=1 / 60)


def report(challenge: str, took_ms: list[float]) -> None:
    ordered = sorted(took_ms)
    p99 = ordered[max(0, round(0.99 * len(ordered)) - 1)]
    print(
        f"{challenge:<28}{len(ordered):>8}{statistics.median(ordered):>9.2f}{p99:>9.2f}{ordered[-1]:>9.2f}"
        f"   p99 is {p99 / FRAME_MS:.0%} of a frame"
    )


if __name__ == "__main__":
    main()
