"""The seven path measures: worked vectors of the project's measures, section 2.1."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.geometry import Point
from game.core.motor_path import PathMeasures, path_measures

START, CENTRE, WIDTH = Point(0, 0), Point(400, 0), 40.0
ALONG = list(range(0, 401, 10))
FORTH_AND_BACK = [*range(0, 441, 10), *range(430, 379, -10), *range(390, 441, 10), *range(430, 399, -10)]
ZIGZAG = ([0, 50, 100, 150, 200, 250, 300, 350, 400], [0, 30, -30, 30, -30, 30, -30, 30, 0])


def measured(x: Sequence[float], y: Sequence[float], smooth: bool = True) -> tuple[float, ...]:
    found = path_measures(x, y, START, CENTRE, WIDTH, smooth=smooth)
    assert found is not None
    return (found.tre, found.tac, found.mdc, found.odc, found.mv_su, found.me_su, found.mo_su)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (ALONG, [0] * 41, (0, 0, 0, 0, 0, 0, 0)),
        (ALONG, [20 * sin(2 * pi * x / 200) for x in ALONG], (0, 3, 4, 0, 14.14213562, 12.31951516, 0)),
        (ALONG, [10] * 41, (0, 0, 0, 0, 0, 10, 10)),
        (FORTH_AND_BACK, [0] * 61, (2, 0, 0, 3, 0, 0, 0)),
        (*ZIGZAG, (0, 6, 0, 0, 27.83882181, 23.33333333, 3.33333333)),
    ],
    ids=["straight", "wave", "beside", "forth and back", "zigzag"],
)
def test_worked_paths(x: list[float], y: list[float], expected: tuple[float, ...]) -> None:
    assert measured(x, y) == pytest.approx(expected, abs=1e-6)


def test_a_zigzag_of_few_samples_counts_its_turns_unsmoothed() -> None:
    assert measured(*ZIGZAG, smooth=False)[1:4] == (6, 7, 0)


def test_a_path_without_way_or_samples_has_no_measures() -> None:
    assert path_measures([0, 1], [0, 1], START, START, WIDTH) is None
    assert path_measures([0], [0], START, CENTRE, WIDTH) is None


def test_thresholds_grow_with_the_pixels_of_the_window() -> None:
    wave = [8 * sin(2 * pi * x / 200) for x in ALONG]
    at_one = path_measures(ALONG, wave, START, CENTRE, WIDTH)
    at_two = path_measures(ALONG, wave, START, CENTRE, WIDTH, scale=2.0)
    assert at_one is not None
    assert at_two is not None
    assert (at_one.tac, at_two.tac) == (3, 0)
    assert (at_one.mdc, at_two.mdc) == (3, 0)


@given(st.floats(0, 2 * pi), st.floats(-500, 500), st.floats(-500, 500))
def test_the_same_movement_measures_the_same_in_every_direction(angle: float, dx: float, dy: float) -> None:
    x = [float(v) for v in ALONG]
    y = [20 * sin(2 * pi * v / 170) + 0.01 * v for v in ALONG]

    def turned(a: float, b: float) -> Point:
        return Point(a * cos(angle) - b * sin(angle) + dx, a * sin(angle) + b * cos(angle) + dy)

    points = [turned(a, b) for a, b in zip(x, y, strict=True)]
    found = path_measures([p.x for p in points], [p.y for p in points], turned(0, 0), turned(400, 0), WIDTH)
    assert found is not None
    straight = path_measures(x, y, START, CENTRE, WIDTH)
    assert straight is not None
    assert (found.tre, found.tac, found.mdc, found.odc) == (straight.tre, straight.tac, straight.mdc, straight.odc)
    assert (found.mv_su, found.me_su, found.mo_su) == pytest.approx(
        (straight.mv_su, straight.me_su, straight.mo_su), abs=1e-6
    )


# ---------------------------------------------------------------------- beside the reference's own way


def slowly(x: Sequence[float], y: Sequence[float]) -> PathMeasures:
    """The published program step by step, for a start at the origin and a target on the x axis."""
    amplitude, n = CENTRE.x, len(x)

    def calm(states: list[int]) -> list[int]:
        s = list(states)
        for i in range(len(s) - 3):
            if s[i] == s[i + 2] and s[i] != s[i + 1]:
                s[i + 1] = s[i]
        for i in range(len(s) - 4):
            if s[i] == s[i + 3] and s[i + 1] == s[i + 2] and s[i] != s[i + 1]:
                s[i + 1] = s[i + 2] = s[i]
        return s

    def turns(values: Sequence[float]) -> int:
        s = calm([int(values[i + 1] - values[i] >= 0) for i in range(n - 1)])
        count, i = 0, 1
        while i < len(s):
            begun = i - 1
            while i < len(s) and s[i] == s[i - 1]:
                i += 1
            if i < len(s) - 1 and abs(values[begun] - values[i]) > 10:
                count += 1
            i += 1
        return count

    inside = calm([int(hypot(a - amplitude, b) < WIDTH / 2) for a, b in zip(x, y, strict=True)])
    entries = sum(inside[i - 1] == 0 and inside[i] == 1 for i in range(1, n))
    side = crossings = 0
    for b in y:
        if b > 5:
            crossings, side = crossings + (side == -1), 1
        elif b < -5:
            crossings, side = crossings + (side == 1), -1
    middle = sum(y) / n
    spread = (sum((b - middle) ** 2 for b in y) / (n - 1)) ** 0.5
    return PathMeasures(max(0, entries - 1), crossings, turns(y), turns(x), spread, sum(map(abs, y)) / n, middle)


@given(st.lists(st.tuples(st.integers(340, 460), st.integers(-60, 60)), min_size=2, max_size=60))
def test_any_path_measures_as_the_published_steps_do(points: list[tuple[int, int]]) -> None:
    x, y = [float(a) for a, _ in points], [float(b) for _, b in points]
    found = path_measures(x, y, START, CENTRE, WIDTH)
    expected = slowly(x, y)
    assert found is not None
    assert (found.tre, found.tac, found.mdc, found.odc) == (expected.tre, expected.tac, expected.mdc, expected.odc)
    assert (found.mv_su, found.me_su, found.mo_su) == pytest.approx(
        (expected.mv_su, expected.me_su, expected.mo_su), abs=1e-6
    )


def test_the_reference_mirrors_movements_to_the_left_and_cuts_to_whole_pixels() -> None:
    x = [400.0, 300.7, 150.2, 0.0]
    y = [0.0, 10.9, 10.9, 0.0]
    clean = path_measures(x, y, CENTRE, START, WIDTH)
    compat = path_measures(x, y, CENTRE, START, WIDTH, mackenzie_compat=True)
    assert clean is not None
    assert compat is not None
    assert clean.mo_su == pytest.approx(-10.9 / 2)  # left of the way
    assert compat.mo_su == pytest.approx(10 / 2)  # below, on the screen
