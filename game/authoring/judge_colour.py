"""Colours as eyes see them: luminance, contrast, colour-blindness, and how different two colours look.

Contrast: WCAG 2.2. Colour-blindness: the matrices of Machado, Oliveira and Fernandes (2009) at full
severity, on linear light. Difference: CIEDE2000 (Sharma, Wu and Dalal 2005), D65 white.
"""

from __future__ import annotations

from functools import lru_cache
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

RGB = tuple[int, int, int]
Triple = tuple[float, float, float]

LINEAR: tuple[float, ...] = tuple(
    v / 255 / 12.92 if v / 255 <= 0.04045 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in range(256)
)
BLINDNESS: dict[str, tuple[Triple, Triple, Triple]] = {
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}
_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


@lru_cache(maxsize=65536)
def luminance(colour: RGB) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    r, g, b = colour
    return 0.2126 * LINEAR[r] + 0.7152 * LINEAR[g] + 0.0722 * LINEAR[b]


def contrast(a: RGB, b: RGB) -> float:
    """The ratio, 1 to 21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=65536)
def seen_by(kind: str, colour: RGB) -> RGB:
    """The colour as somebody with that colour-blindness sees it."""
    light = (LINEAR[colour[0]], LINEAR[colour[1]], LINEAR[colour[2]])
    r, g, b = (_encoded(sum(m * v for m, v in zip(row, light, strict=True))) for row in BLINDNESS[kind])
    return r, g, b


def _encoded(value: float) -> int:
    value = min(1.0, max(0.0, value))
    coded = value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return round(coded * 255)


@lru_cache(maxsize=65536)
def _lab(colour: RGB) -> Triple:
    light = (LINEAR[colour[0]], LINEAR[colour[1]], LINEAR[colour[2]])
    x, y, z = (
        _cube(sum(m * v for m, v in zip(row, light, strict=True)) / white)
        for row, white in zip(_XYZ, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube(t: float) -> float:
    return float(t ** (1 / 3)) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116


def difference(a: RGB, b: RGB) -> float:
    """CIEDE2000: about 1 is just noticeable, 20 is plain to see."""
    return difference_lab(_lab(a), _lab(b))


def difference_lab(one: Triple, two: Triple) -> float:
    l1, a1, b1 = one
    l2, a2, b2 = two
    mean_c = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean_c**7 / (mean_c**7 + 25.0**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = _hue(a1, b1), _hue(a2, b2)
    dh = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    turn = 2 * sqrt(c1 * c2) * sin(radians(dh) / 2)
    mean_l, mean_c, mean_h = (l1 + l2) / 2, (c1 + c2) / 2, _mean_hue(h1, h2, c1 * c2)
    t = (
        1 - 0.17 * cos(radians(mean_h - 30)) + 0.24 * cos(radians(2 * mean_h))
        + 0.32 * cos(radians(3 * mean_h + 6)) - 0.20 * cos(radians(4 * mean_h - 63))
    )  # fmt: skip
    sl = 1 + 0.015 * (mean_l - 50) ** 2 / sqrt(20 + (mean_l - 50) ** 2)
    sc, sh = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    spread = 30 * exp(-(((mean_h - 275) / 25) ** 2))
    rt = -2 * sqrt(mean_c**7 / (mean_c**7 + 25.0**7)) * sin(radians(2 * spread))
    dl, dc, dh = (l2 - l1) / sl, (c2 - c1) / sc, turn / sh
    return sqrt(max(0.0, dl * dl + dc * dc + dh * dh + rt * dc * dh))


def _hue(a: float, b: float) -> float:
    return degrees(atan2(b, a)) % 360 if a or b else 0.0


def _mean_hue(h1: float, h2: float, product: float) -> float:
    if product == 0:
        return h1 + h2
    if abs(h1 - h2) <= 180:
        return (h1 + h2) / 2
    return (h1 + h2 + 360) / 2 if h1 + h2 < 360 else (h1 + h2 - 360) / 2


def told_apart(a: RGB, b: RGB) -> bool:
    """Whether two colours are plainly different for everybody: 3:1, or CIEDE2000 of 20, in each vision."""
    return all(
        contrast(x, y) >= 3.0 or difference(x, y) >= 20.0
        for x, y in ((a, b), *((seen_by(kind, a), seen_by(kind, b)) for kind in BLINDNESS))
    )
