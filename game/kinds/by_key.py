"""Measures key by key, for the keys a pack asks for: `key_s.m`, `key_error.m.neighbour`.

Which key was pressed in the place of the right one is never told, only what kind of error it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

NAMES: Mapping[str, str] = {".": "point", " ": "espace"}  # a point parts the names of measures


def by_key(asked: Sequence[str], times_s: Sequence[float], slips: Sequence[tuple[int, str]]) -> Mapping[str, float]:
    """`times_s` are of the first keys asked, in order; `slips` are (number of the key asked, kind of error)."""
    times: dict[str, list[float]] = {}
    for char, took_s in zip(asked, times_s, strict=False):
        times.setdefault(named(char), []).append(took_s)
    errors = Counter(f"key_error.{named(asked[i])}.{kind}" for i, kind in slips)
    return {
        **{f"key_s.{name}": round(median(some), 3) for name, some in sorted(times.items())},
        **{name: float(n) for name, n in sorted(errors.items())},
    }


def named(char: str) -> str:
    return NAMES.get(char, char)
