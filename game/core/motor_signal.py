"""A pointer trace as a signal: resampled at a fixed rate, smoothed, and what its speed tells.

Positions in stage units (su), times in seconds. Rates and widths follow the FittsStudy practice noted
in the project's measures (100 Hz, Gaussian of 3 samples).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from math import exp, hypot, sqrt
from operator import add, gt, mul, sub

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


def travelled_su(trace: Trace) -> list[float]:
    """Length of the way up to each sample; starts with 0."""
    return list(accumulate(steps_su(trace), initial=0.0))


def way_su(trace: Trace, travelled: Sequence[float], start_s: float, end_s: float) -> float:
    """Length of the way between the samples of a stretch of time."""
    i, j = bisect_left(trace.t_s, start_s), bisect_right(trace.t_s, end_s) - 1
    return travelled[j] - travelled[i] if j > i else 0.0


def resampled(trace: Trace, rate_hz: float = RATE_HZ) -> Trace:
    """At a fixed rate, linear between samples; through a gap the pointer stays where it was, since a
    system reports a pointer only while it moves."""
    t, x, y = trace.t_s, trace.x_su, trace.y_su
    if len(t) < 2:
        return trace
    step = 1.0 / rate_hz
    grid = [t[0] + i * step for i in range(int((t[-1] - t[0]) * rate_hz + 1e-6) + 1)]
    xs: list[float] = [x[0]]
    ys: list[float] = [y[0]]
    i, count = 1, len(grid)
    for t0, t1, x0, x1, y0, y1 in zip(t, t[1:], x, x[1:], y, y[1:], strict=False):
        if i == count:
            break
        if grid[i] > t1:
            continue
        if t1 - t0 > HELD_GAP_S:
            t0 = t1 - step
        lasts = t1 - t0
        while i < count and (now := grid[i]) <= t1:
            share = (now - t0) / lasts if now > t0 else 0.0
            xs.append(x0 + (x1 - x0) * share)
            ys.append(y0 + (y1 - y0) * share)
            i += 1
    xs.extend([x[-1]] * (count - len(xs)))
    ys.extend([y[-1]] * (count - len(ys)))
    return Trace(grid, xs, ys)


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
    result = [kernel[0] * value for value in values]
    # Pairs of neighbours at one distance share a weight; `map` keeps the inner loop out of Python.
    for k in range(1, reach + 1):
        pairs = map(add, wide[reach - k : reach - k + n], wide[reach + k : reach + k + n])
        result = list(map(add, result, map(mul, repeat(kernel[k]), pairs)))
    return result


def speeds_su_s(even: Trace, rate_hz: float = RATE_HZ) -> list[float]:
    """Smoothed speed at each step of an evenly sampled trace (one fewer than samples)."""
    return smoothed([step * rate_hz for step in steps_su(even)])


def submovements(speeds: Sequence[float]) -> int:
    """Peaks of the smoothed speed above a small share of the highest: one for a single sure movement."""
    if not speeds:
        return 0
    least = max(speeds) * PEAK_SHARE
    rises = bytes(map(gt, speeds[1:], speeds)) + b"\0"
    count, at = 0, rises.find(b"\1\0")
    if speeds[0] > least and not rises[0]:
        count = 1  # cut off while it slowed down
    while at >= 0:
        top = speeds[at + 1]
        after = next((speed for speed in speeds[at + 2 :] if speed != top), 0.0)
        count += after < top and top > least
        at = rises.find(b"\1\0", at + 1)
    return count


def pauses(trace: Trace, start_s: float, end_s: float, longer_s: float = PAUSE_S) -> int:
    """Rests longer than `longer_s` during a stretch of time: gaps between the samples of a pointer
    that reports only while it moves."""
    i, j = bisect_left(trace.t_s, start_s), bisect_right(trace.t_s, end_s)
    times = [*trace.t_s[i:j], end_s]
    return sum(gap > longer_s for gap in map(sub, times[1:], times))


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
