"""Colours against published values."""

from __future__ import annotations

import pytest

from game.authoring.judge_colour import RGB, contrast, difference_lab, seen_by, told_apart
from game.stage.theme import rgb

CONTRASTS = (
    ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.4781), ("#767676", "#ffffff", 4.5422),
    ("#595959", "#ffffff", 7.0047), ("#ff0000", "#ffffff", 3.9985), ("#005ea2", "#ffffff", 6.7247),
)  # fmt: skip
SEEN = (
    ("deutan", "#ff0000", "#a39000"), ("deutan", "#00ff00", "#efd63a"), ("deutan", "#0000ff", "#003dfb"),
    ("deutan", "#e69f00", "#cab411"), ("deutan", "#0072b2", "#3b67b1"), ("protan", "#ff0000", "#6d5f00"),
    ("protan", "#00ff00", "#ffe500"), ("protan", "#0000ff", "#0059ff"),
)  # fmt: skip
# Pairs of CIELAB colours and their difference, from the data that Sharma, Wu and Dalal published.
DIFFERENCES = (
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
)
Lab = tuple[float, float, float]


@pytest.mark.parametrize(("a", "b", "ratio"), CONTRASTS)
def test_contrast_is_that_of_wcag(a: str, b: str, ratio: float) -> None:
    assert contrast(rgb(a), rgb(b)) == pytest.approx(ratio, abs=1e-4)


@pytest.mark.parametrize(("kind", "shown", "seen"), SEEN)
def test_colour_blind_eyes_see_what_machado_says(kind: str, shown: str, seen: str) -> None:
    found: RGB = seen_by(kind, rgb(shown))
    assert all(abs(x - y) <= 1 for x, y in zip(found, rgb(seen), strict=True))


@pytest.mark.parametrize(("one", "two", "far"), DIFFERENCES)
def test_the_difference_of_colours_is_ciede2000(one: Lab, two: Lab, far: float) -> None:
    assert difference_lab(one, two) == pytest.approx(far, abs=5e-4)
    assert difference_lab(two, one) == pytest.approx(far, abs=5e-4)


def test_red_and_green_of_one_lightness_are_not_told_apart_by_everybody() -> None:
    assert not told_apart(rgb("#a04000"), rgb("#6f6000"))
    assert told_apart(rgb("#d55e00"), rgb("#56b4e9"))
    assert told_apart(rgb("#000000"), rgb("#ffffff"))
