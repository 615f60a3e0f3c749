"""The few statistics that educators are shown, in plain Python (the library's cost 10 ms at launch)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

Z_95 = 1.959963984540054  # the normal quantile of 97.5 %


def mean(values: Iterable[float]) -> float:
    """Raises ValueError when there is nothing to take it of."""
    known = list(values)
    if not known:
        raise ValueError("the mean of nothing")
    return fsum(known) / len(known)


def sample_sd(values: Iterable[float]) -> float:
    """Standard deviation with n - 1; raises ValueError below two values."""
    known = list(values)
    if len(known) < 2:
        raise ValueError("the spread of fewer than two values")
    middle = mean(known)
    return sqrt(fsum((v - middle) ** 2 for v in known) / (len(known) - 1))


def median(values: Iterable[float]) -> float | None:
    """None when there is nothing to take it of."""
    known = sorted(values)
    if not known:
        return None
    half = len(known) // 2
    return known[half] if len(known) % 2 else (known[half - 1] + known[half]) / 2


def wilson(successes: int, tries: int, z: float = Z_95) -> tuple[float, float]:
    """Wilson's interval of a share: what 8 of 10 may really mean (0.490 to 0.943).

    Without tries nothing is known: (0, 1). Raises ValueError when there are more successes than tries.
    """
    if not 0 <= successes <= tries:
        raise ValueError(f"{successes} of {tries}")
    if tries == 0:
        return 0.0, 1.0
    share = successes / tries
    bottom = 1 + z * z / tries
    middle = (share + z * z / (2 * tries)) / bottom
    reach = z / bottom * sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries))
    return max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach))


def theil_sen(points: Sequence[tuple[float, float]]) -> float | None:
    """The median slope between all pairs of (x, y): a trend that one bad day does not turn.

    None when no two points differ in x.
    """
    slopes = [(y2 - y1) / (x2 - x1) for i, (x1, y1) in enumerate(points) for x2, y2 in points[i + 1 :] if x1 != x2]
    return median(slopes)


@dataclass(frozen=True, slots=True)
class Line:
    """y = intercept + slope * x; `fit` is the share of spread explained (R squared)."""

    intercept: float
    slope: float
    fit: float


def least_squares(points: Sequence[tuple[float, float]]) -> Line | None:
    """None below two different x. Points that all lie level are explained whole (fit 1)."""
    if len({x for x, _ in points}) < 2:
        return None
    mx, my = mean(x for x, _ in points), mean(y for _, y in points)
    sxx = fsum((x - mx) ** 2 for x, _ in points)
    sxy = fsum((x - mx) * (y - my) for x, y in points)
    syy = fsum((y - my) ** 2 for _, y in points)
    slope = sxy / sxx
    return Line(my - slope * mx, slope, 1.0 if syy == 0 else sxy * sxy / (sxx * syy))


def steady(shares: Sequence[float], last: int = 3, within: float = 0.10) -> bool:
    """Whether the last few shares lie within so much of their mean."""
    if len(shares) < last:
        return False
    recent = shares[-last:]
    middle = mean(recent)
    return all(abs(share - middle) <= within + 1e-9 for share in recent)
