"""The false web at 1920x1080: opening a page, a frame of scrolling, and the memory over many challenges.

    python -m tests.benchmarks.bench_web [--challenges 1000] [--only-memory]

Prints CPU time as a share of what issue 6 allows: 100 ms to open the heaviest page, 16 ms a frame while
scrolling (p99); and the memory before and after so many challenges. Nothing is asserted. No screen is needed.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import Any

import pygame

from game.authoring.judge_seat import Case, playing
from game.core.aim import Aim
from game.core.node import Act, Node
from game.core.round import Round
from game.core.session import Playing
from game.core.tree import find
from game.packs.entry import Entry, Pack
from game.packs.pack import read_pack
from game.stage.canvas import Canvas
from game.stage.director import stage_of

ROOT = Path(__file__).parents[2]
KINDS = ("browser", "mailbox", "chat", "feed", "clue", "form", "desktop", "password")
FULL_HD = (1920, 1080)
OPEN_MS, FRAME_MS = 100.0, 16.0
HEAVY = 24  # blocks: what the format allows on one page


class Eyes:
    """One canvas and one surface, as the window has them."""

    def __init__(self) -> None:
        self.canvas = Canvas(FULL_HD, ROOT / "assets")
        self.surface = pygame.Surface(FULL_HD)

    def scene(self, pack: Pack, entry: Entry, level: float, seed: int) -> Playing:
        case = Case(level, seed=seed, lang=pack.language, size_px=FULL_HD)
        self.canvas.configure(case.profile())
        return playing(pack, entry, case, stage_of(FULL_HD, self.canvas.ruler, case.profile(), case.lang))

    def paint(self, tree: Node) -> None:
        self.canvas.paint(self.surface, tree)


def cpu_ms() -> float:
    return time.thread_time() * 1000


def entries() -> list[tuple[Pack, Entry]]:
    found = []
    for main in sorted((ROOT / "challenges").glob("*/pack.yaml")):
        pack = read_pack(main.parent).pack
        found += [(pack, entry) for entry in pack.challenges if entry.kind in KINDS] if pack else []
    return found


def heaviest(entry: Entry) -> Any:
    """A page with as many blocks as the format allows, reached by one press from a page like it."""
    base: Any = entry.base
    site = base.sites[0].id

    def page(name: str, to: str) -> dict[str, Any]:
        blocks = [
            {"block": "result", "content": f"Résultat {i}, un titre assez long", "address": f"exemple-{i}.fr/page",
             "snippet": "Quelques mots sous le titre, comme sur le vrai web.", "to": to}
            if i % 3 else {"block": "tile", "content": f"Image {i}", "picture": "🏖️", "to": to}
            for i in range(HEAVY)
        ]  # fmt: skip
        return {"id": name, "site": site, "title": name, "blocks": blocks}

    task = {"ask": "Va au bout.", "start": "un", "reach": "deux"}
    return type(base).model_validate(
        {**base.model_dump(by_alias=True, exclude_unset=True, exclude={"pages", "tasks", "parts"}),
         "home": "", "favourites": (), "pages": (page("un", "deux"), page("deux", "un")), "tasks": (task,)}
    )  # fmt: skip


# ---------------------------------------------------------------------- opening


def opened(eyes: Eyes, scene: Playing, round_: Round, every: int = 1) -> Iterator[tuple[float, Round]]:
    """The time from each act of somebody who knows to its complete picture (of each `every`th act)."""
    at_s = 1.0
    for n in range(120):
        aims = round_.solution()
        if round_.done:
            return
        if not aims:
            round_, _ = round_.tick(round_.wake_at_s() or at_s + 0.5)
            continue
        at_s += 1.0
        began = cpu_ms()
        round_, _ = round_.act(Aim(aims[0].target, aims[0].act, at_s, aims[0].value))
        if n % every == 0:
            eyes.paint(replace(scene, round=round_).compose())
        yield cpu_ms() - began, round_


def opening(eyes: Eyes, everything: list[tuple[Pack, Entry]]) -> None:
    print(f"{'opening':<34}{'first':>8}{'acts':>6}{'median':>9}{'most':>9}{'of 100 ms':>11}")
    worst = worst_first = 0.0
    for pack, entry in everything:
        scene = eyes.scene(pack, entry, 1.0, 3)
        began = cpu_ms()
        eyes.paint(scene.compose())
        first = cpu_ms() - began
        took = [ms for ms, _ in opened(eyes, scene, scene.round)]
        worst, worst_first = max(worst, *took), max(worst_first, first)
        figures = f"{statistics.median(took):>9.1f}{max(took):>9.1f}{max(took) / OPEN_MS:>11.0%}"
        line = f"{first:>8.1f}{len(took):>6}{figures}"
        print(f"{pack.id}/{entry.id}"[:33].ljust(34) + line)
    print(
        f"most of all: page {worst:.1f} ms; a challenge's first picture, its scene included, {worst_first:.1f} ms"
    )


# ---------------------------------------------------------------------- scrolling


def scrolling(eyes: Eyes, pack: Pack, entry: Entry) -> None:
    """Down and up the heaviest page, frame by frame, as the director does it."""
    scene = eyes.scene(pack, entry, 1.0, 3)
    began = cpu_ms()
    round_ = heaviest(entry).begin(1.0, 3, scene.round.room)  # type: ignore[attr-defined]
    eyes.paint(replace(scene, round=round_).compose())
    print(f"heaviest page ({HEAVY} blocks) opened, with its layout: {cpu_ms() - began:.1f} ms")
    took: list[float] = []
    at_s = 1.0
    for turn in range(24):
        node = find(round_.compose(), "play/bar-down" if turn % 12 < 8 else "play/bar-up")
        if node is None:
            break
        round_, _ = round_.act(Aim(node.id, Act.PRESS, at_s))
        while round_.wake_at_s() is not None:
            at_s += 1 / 60
            began = cpu_ms()
            round_, _ = round_.tick(at_s)
            eyes.paint(replace(scene, round=round_).compose())
            took.append(cpu_ms() - began)
    took.sort()
    p99 = took[int(len(took) * 0.99)]
    print(
        f"scrolling: {len(took)} frames, median {statistics.median(took):.1f} ms, p99 {p99:.1f} ms"
        f" ({p99 / FRAME_MS:.0%} of 16 ms), most {took[-1]:.1f} ms"
    )


# ---------------------------------------------------------------------- memory


def rss_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory(eyes: Eyes, everything: list[tuple[Pack, Entry]], n: int) -> None:
    """`n` challenges of the false web, each played to its end, with a picture after each fourth act."""
    turns = (pair for _ in count() for pair in everything)
    marks: list[float] = []
    for i, (pack, entry) in enumerate(islice(turns, n)):
        scene = eyes.scene(pack, entry, (i % 3) / 2, i)
        for _ms, _round in opened(eyes, scene, scene.round, every=4):
            pass
        if (i + 1) % max(1, n // 10) == 0:
            gc.collect()
            marks.append(rss_mb())
            print(f"after {i + 1} challenges: {marks[-1]:.1f} MB")
    print(f"from the second mark to the last: {marks[-1] - marks[min(1, len(marks) - 1)]:+.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--challenges", type=int, default=1000)
    parser.add_argument("--only-memory", action="store_true")
    args = parser.parse_args()
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    eyes, everything = Eyes(), entries()
    if not args.only_memory:
        opening(eyes, everything)
        pack, entry = next((p, e) for p, e in everything if e.kind == "browser")
        scrolling(eyes, pack, entry)
    memory(eyes, everything, args.challenges)


if __name__ == "__main__":
    main()
