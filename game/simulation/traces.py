"""How hands with tremor really come to a target: recorded ways of the pointer, relative to where they pressed.

`tremor_traces.csv` holds the last 1.2 s of movement of presses by people who reported tremor, from
*mouse-vs-tremor* by hickerson-kgi (DOI 10.5281/zenodo.15991624, CC0 1.0), thinned to about 30 samples a second.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "tremor_traces.csv"
Trail = tuple[tuple[float, float, float], ...]


@cache
def tremor_trails() -> tuple[Trail, ...]:
    """Each a way of (seconds from its start, px right and px below the press), oldest first; ends at (…, 0, 0)."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    for line in FILE.read_text(encoding="ascii").splitlines()[1:]:
        trace, t_ms, dx, dy = line.split(",")
        found.setdefault(trace, []).append((int(t_ms) / 1000, float(dx), float(dy)))
    return tuple(tuple(trail) for trail in found.values())
