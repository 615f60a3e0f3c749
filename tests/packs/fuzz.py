"""A fuzz target: `python -m tests.packs.fuzz [SECONDS] [SEED]` mutates packs until something raises or is slow.

Prints what was tried; on a failure, the seed and the text that caused it, and exit status 1.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.packs.cases import Case, judged
from tests.packs.test_laws import BOUND_S, SIGNS, SOUND


def mutated(rng: random.Random) -> Case:
    """A known pack with a few random edits: signs put in, pieces cut, doubled, or taken from another."""
    case = rng.choice(SOUND)
    options, text = case.files["pack.yaml"]
    for _ in range(rng.randint(1, 8)):
        at, cut = rng.randrange(len(text) + 1), rng.randint(0, 30)
        other = rng.choice(SOUND).files["pack.yaml"][1]
        start = rng.randrange(len(other) + 1)
        piece = rng.choice([rng.choice(SIGNS), "", text[at : at + cut] * 2, other[start : start + cut]])
        text = text[:at] + piece + text[at + rng.choice([0, cut]) :]
    return Case(case.name, {**case.files, "pack.yaml": (options, text)})


def main(seconds: float = 10.0, seed: int = 0) -> int:
    ends, tried = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        case = mutated(random.Random(seed + tried))
        started = time.process_time()
        try:
            with tempfile.TemporaryDirectory() as folder:
                judged(case, Path(folder), "fr")
        except Exception:
            report(f"seed {seed + tried} raised:\n{traceback.format_exc()}\n{case.files['pack.yaml'][1]}")
            return 1
        if time.process_time() - started > BOUND_S:
            report(f"seed {seed + tried} took too long:\n{case.files['pack.yaml'][1]}")
            return 1
        tried += 1
    report(f"{tried} packs in {seconds:g} s: none raised, none took longer than {BOUND_S:g} s")
    return 0


def report(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    seconds_, seed_ = [*sys.argv[1:3], "10", "0"][:2] if len(sys.argv) != 2 else (sys.argv[1], "0")
    sys.exit(main(float(seconds_), int(seed_)))
