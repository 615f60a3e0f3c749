"""A thousand packs of twenty challenges: how long they take to judge, and what they cost at launch.

    python -m tests.benchmarks.bench_packs [--packs 1000] [--window]

Prints processor seconds of one core (the machine may be busy): reading them all, `check --form`, the shelf's first
look and its look when nothing changed, each against a shelf of no packs. With `--window` also the time from launch
to the first picture in a real window (Xvfb), with and without the packs, in turn. Every pack has other words.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from game.authoring.check import check
from game.authoring.example import example
from game.kinds.registry import KINDS
from game.packs import cache
from game.packs.reading import read_any
from game.program.book import Book
from tests.conftest import ROOT
from tests.real.xscreen import x_screen

CHALLENGES = 20
STARTS = 5
HEAD = """\
format: 1
id: {id}
version: 1
title: Le pack {number}
summary: Un essai.
language: fr
authors: [Camille]
licence: CC-BY-SA-4.0
ages: {{from: 6, to: 16}}
challenges:
"""


def write(folder: Path, count: int) -> None:
    """Packs of the program's kinds in turn; no two say the same."""
    kinds = list(KINDS)
    for i in range(count):
        parts = [HEAD.format(id=f"p{i:04d}", number=i)]
        for j in range(CHALLENGES):
            lines = example(kinds[(i + j) % len(kinds)], "fr")
            text = "".join(f"  {line}" if line.strip() else line for line in lines)
            text = re.sub(r"- id: .*", f"- id: defi-{j}", text, count=1)
            parts.append(re.sub(r"title: (.*)", rf"title: \1 {i}", text, count=1))
        (folder / f"p{i:04d}").mkdir(parents=True)
        (folder / f"p{i:04d}" / "pack.yaml").write_text("".join(parts), "utf-8")


def spent_s(what: Callable[[], object]) -> float:
    began = time.process_time()
    what()
    return time.process_time() - began


def first_picture_s(data: Path, packs: Path) -> float:
    """Launch to the first pixel, in a window of its own."""
    with x_screen() as screen:
        before = screen.picture()
        process = subprocess.Popen(
            [sys.executable, "-m", "game", "--data", str(data), "--packs", str(packs)],
            env=screen.environment(SDL_AUDIODRIVER="dummy"), cwd=ROOT, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            return screen.wait_change(before)
        finally:
            process.terminate()
            process.wait()


def launches(folder: Path, shelf: Path) -> None:
    """With and without the packs, in turn, so that a busy machine weighs on both."""
    empty = folder / "empty"
    empty.mkdir()
    for name in ("with", "without"):
        book = Book(folder / name)
        book.add(["renard-bleu"])
        book.welcome_done()
        book.flush()
    cache.cards([shelf, ROOT / "challenges"], folder / "with" / "packs.json")
    times: dict[str, list[float]] = {"with": [], "without": []}
    for turn in range(STARTS + 1):
        for name, packs in (("with", shelf), ("without", empty)):
            took_s = first_picture_s(folder / name, packs)
            if turn:  # the first of each fills the caches of the system
                times[name].append(took_s)
    best = {name: min(found) for name, found in times.items()}
    ratio = best["with"] / best["without"]
    print(f"first picture: {best['with']:.3f} s with the packs, {best['without']:.3f} s without ({ratio:.2f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packs", type=int, default=1000)
    parser.add_argument("--window", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shelf, index = folder / "shelf", folder / "index.json"
        write(shelf, args.packs)
        for pack in shelf.iterdir():  # saved long ago, as far as the shelf can tell
            os.utime(pack / "pack.yaml", (1, 1))
            os.utime(pack, (1, 1))
        os.utime(shelf, (1, 1))
        check([shelf / "p0000"])  # imports
        many = f"{args.packs} packs of {CHALLENGES}"
        read_s = spent_s(lambda: [read_any(p, folder / "unpacked") for p in sorted(shelf.iterdir())])
        print(f"{many}: read in {read_s:.1f} s")
        print(f"{many}: check --form in {spent_s(lambda: check([shelf], 'fr', ROOT / 'assets')):.1f} s")
        print(f"{many}: the shelf's first look {spent_s(lambda: cache.cards([shelf], index)):.1f} s")
        again_s = min(spent_s(lambda: cache.cards([shelf], index)) for _ in range(3))
        none_s = min(spent_s(lambda: cache.cards([folder / "none"], folder / "none.json")) for _ in range(3))
        print(f"{many}: a look when nothing changed {again_s * 1000:.0f} ms (no packs: {none_s * 1000:.1f} ms)")
        if args.window:
            launches(folder, shelf)


if __name__ == "__main__":
    main()
