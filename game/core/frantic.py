"""Frantic presses: more than four a second, kept up for two seconds (MEASURES.md section 6)."""

from __future__ import annotations

from collections.abc import Sequence

PRESSES_PER_S, FOR_S = 4.0, 2.0
KEPT_PRESSES = 16


def pressed(times_s: tuple[float, ...], at_s: float) -> tuple[float, ...]:
    """The times of the last presses, with one more."""
    return (*times_s, at_s)[-KEPT_PRESSES:]


def frantic(times_s: Sequence[float]) -> bool:
    """More than four presses a second, kept up for two seconds."""
    if not times_s:
        return False
    # The first of the presses may lie just before the two seconds; what counts is how many fit in.
    inside = [t for t in times_s if times_s[-1] - t <= FOR_S]
    return len(inside) > PRESSES_PER_S * FOR_S
