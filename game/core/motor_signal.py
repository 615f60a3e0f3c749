"""A pointer trace as a signal: resampled at a fixed rate, smoothed, and what its speed tells.

Positions in stage units (su), times in seconds. Rates and widths follow the FittsStudy practice noted
in the project's measures (100 Hz, Gaussian of 3 samples).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, hypot, sqrt
from operator import add, sub

RATE_HZ = 100.0
SIGMA_SAMPLES = 3.0
HELD_GAP_S = 0.04  # a mouse that moves reports at least every 16 ms: a longer gap is a pointer at rest
PAUSE_S = 0.1
PEAK_SHARE = 0.05  # lower peaks than this share of the highest are noise, no movement of its own


@dataclass(frozen=True, slots=True)
class Trace:
    """Samples in order of time; three sequences of one length."""

    t_s: Sequence[float]
    x_su: Sequence[float]
    y_su: Sequence[float]

    def __len__(self) -> int:
        return len(self.t_s)

    def between(self, start_s: float, end_s: float) -> Trace:
        """The samples of a stretch of time, both ends included."""
        i, j = bisect_left(self.t_s, start_s), bisect_right(self.t_s, end_s)
        return Trace(self.t_s[i:j], self.x_su[i:j], self.y_su[i:j])


def steps_su(trace: Trace) -> list[float]:
    """Distances between neighbouring samples: one fewer than there are samples."""
    x, y = trace.x_su, trace.y_su
    return list(map(hypot, map(sub, x[1:], x), map(sub, y[1:], y)))


def path_length_su(trace: Trace) -> float:
    return sum(steps_su(trace))


def resampled(trace: Trace, rate_hz: float = RATE_HZ) -> Trace:
    """At a fixed rate, linear between samples; through a gap the pointer stays where it was, since a
    system reports a pointer only while it moves."""
    t, x, y = trace.t_s, trace.x_su, trace.y_su
    if len(t) < 2:
        return trace
    step = 1.0 / rate_hz
    count = int((t[-1] - t[0]) * rate_hz + 1e-6) + 1
    xs, ys = array("d", bytes(8 * count)), array("d", bytes(8 * count))
    start, k, last = t[0], 0, len(t) - 2
    t0, t1, x0, y0, dx, dy = _piece(t, x, y, 0, step)
    for i in range(count):
        now = start + i * step
        while now > t1 and k < last:
            k += 1
            t0, t1, x0, y0, dx, dy = _piece(t, x, y, k, step)
        along = now - t0
        if along > 0.0:
            xs[i], ys[i] = x0 + dx * along, y0 + dy * along
        else:
            xs[i], ys[i] = x0, y0
    return Trace(array("d", [start + i * step for i in range(count)]), xs, ys)


def _piece(
    t: Sequence[float], x: Sequence[float], y: Sequence[float], k: int, step: float
) -> tuple[float, float, float, float, float, float]:
    """Where the straight piece after sample `k` starts and ends, and its slopes (su/s)."""
    t0, t1 = t[k], t[k + 1]
    if t1 - t0 > HELD_GAP_S:
        t0 = t1 - step
    lasts = t1 - t0
    if lasts <= 0.0:
        return t1, t1, x[k + 1], y[k + 1], 0.0, 0.0
    return t0, t1, x[k], y[k], (x[k + 1] - x[k]) / lasts, (y[k + 1] - y[k]) / lasts


def gaussian(sigma: float = SIGMA_SAMPLES) -> list[float]:
    """Weights from the middle outwards, to three sigma; the whole kernel sums to 1."""
    half = [exp(-0.5 * (k / sigma) ** 2) for k in range(int(3 * sigma) + 1)]
    total = half[0] + 2 * sum(half[1:])
    return [weight / total for weight in half]


def smoothed(values: Sequence[float], sigma: float = SIGMA_SAMPLES) -> list[float]:
    """Gaussian smoothing; the ends are continued by their own value, so that a constant stays one."""
    n = len(values)
    if n == 0:
        return []
    kernel = gaussian(sigma)
    reach = len(kernel) - 1
    wide = [values[0]] * reach + list(values) + [values[-1]] * reach
    middle = kernel[0]
    result = [middle * v for v in values]
    for k in range(1, reach + 1):
        weight = kernel[k]
        pairs = map(add, wide[reach - k : reach - k + n], wide[reach + k : reach + k + n])
        result = [r + weight * pair for r, pair in zip(result, pairs, strict=True)]
    return result


def speeds_su_s(even: Trace, rate_hz: float = RATE_HZ) -> list[float]:
    """Smoothed speed at each step of an evenly sampled trace (one fewer than samples)."""
    return smoothed([step * rate_hz for step in steps_su(even)])


def submovements(speeds: Sequence[float]) -> int:
    """Peaks of the smoothed speed above a small share of the highest: one for a single sure movement."""
    if not speeds:
        return 0
    least = max(speeds) * PEAK_SHARE
    count, rising = 0, True
    for before, now in zip(speeds, [*speeds[1:], 0.0], strict=True):
        if now < before:
            if rising and before > least:
                count += 1
            rising = False
        elif now > before:
            rising = True
    return count


def pauses(t_s: Sequence[float], until_s: float, longer_s: float = PAUSE_S) -> int:
    """Rests longer than `longer_s` between samples of a moving pointer, up to `until_s`."""
    ends = [*t_s[1:], until_s]
    return sum(1 for a, b in zip(t_s, ends, strict=True) if b - a > longer_s)


def normalised_jerk(speeds: Sequence[float], rate_hz: float = RATE_HZ) -> float | None:
    """sqrt(1/2 * integral(jerk^2) * duration^5 / length^2), jerk along the path: 19.0 for the smoothest
    movement there is (minimum jerk, 6 sqrt(10)); without unit, so that near and far can be compared.

    None for a movement too short to have one.
    """
    n = len(speeds)
    length = sum(speeds) / rate_hz
    if n < 5 or length <= 0.0:
        return None
    second = [a - 2 * b + c for a, b, c in zip(speeds, speeds[1:], speeds[2:], strict=False)]
    squared = sum(j * j for j in second) * rate_hz**4 / rate_hz
    return sqrt(0.5 * squared * (n / rate_hz) ** 5) / length


def travelled_su(even: Trace) -> list[float]:
    """Path length up to each sample; starts with 0."""
    return list(accumulate(steps_su(even), initial=0.0))
