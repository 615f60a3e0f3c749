"""Throughput by ISO 9241-411, in the form of Soukoreff and MacKenzie; the steering law beside it.

For one sequence of one size of target: never pool sequences, average their throughputs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import e, hypot, isfinite, log2, pi, sqrt

from game.core.geometry import Point
from game.core.statistics import mean, sample_sd

WIDTH_PER_SD = sqrt(2 * pi * e)  # 4.1327: the width that holds 96 % of a normal spread
LEAST_TRIALS = 5  # fewer tell an educator nothing


@dataclass(frozen=True, slots=True)
class Aimed:
    """One movement: from where, to which centre, where it was selected, and how long it took."""

    start: Point
    centre: Point
    select: Point
    took_s: float


@dataclass(frozen=True, slots=True)
class Throughput:
    amplitude_su: float
    width_su: float
    index_bits: float
    bits_s: float


def difficulty_bits(amplitude: float, width: float) -> float:
    """Index of difficulty, Shannon's form."""
    return log2(amplitude / width + 1.0)


def overshoot_su(aimed: Aimed) -> tuple[float, float]:
    """(a, dx): the distance asked for, and how far beyond the centre (before it: negative) the
    selection fell, along the line from start to centre. (0, 0) when there was no distance."""
    a = aimed.start.distance(aimed.centre)
    if a == 0.0:
        return 0.0, 0.0
    b, c = aimed.select.distance(aimed.centre), aimed.start.distance(aimed.select)
    return a, (c * c - b * b - a * a) / (2 * a)


def throughput(trials: Sequence[Aimed], *, serial: bool = False) -> Throughput | None:
    """None when it is undefined: fewer than three trials, no spread at all, or no time.

    `serial`: each movement begins at the last target's centre, so that the last overshoot was already
    a part of the way.
    """
    if len(trials) < 3:
        return None
    pairs = [overshoot_su(trial) for trial in trials]
    before = [0.0, *(dx for _, dx in pairs[:-1])] if serial else [0.0] * len(pairs)
    amplitude = mean(a + dx + last for (a, dx), last in zip(pairs, before, strict=True))
    width = WIDTH_PER_SD * sample_sd(dx for _, dx in pairs)
    took_s = mean(trial.took_s for trial in trials)
    if width < 1e-9 or took_s <= 0.0 or amplitude <= 0.0:
        return None
    bits = difficulty_bits(amplitude, width)
    return Throughput(amplitude, width, bits, bits / took_s) if isfinite(bits) else None


def shown_throughput(trials: Sequence[Aimed]) -> float | None:
    """Bits a second, only where there are enough trials to say so."""
    found = throughput(trials) if len(trials) >= LEAST_TRIALS else None
    return None if found is None else found.bits_s


def steering_bits(points: Sequence[Point], width_su: float) -> float:
    """The steering law's index for a track of constant width: its length over its width."""
    length = sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(points))
    return length / width_su
