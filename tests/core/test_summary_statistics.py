from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.statistics import least_squares, mean, median, sample_sd, steady, theil_sen, wilson


@pytest.mark.parametrize(
    ("of", "tries", "low", "high"), [(8, 10, 0.490, 0.943), (24, 30, 0.627, 0.905), (27, 30, 0.744, 0.965)]
)
def test_wilson_intervals_of_the_worked_examples(of: int, tries: int, low: float, high: float) -> None:
    assert wilson(of, tries) == pytest.approx((low, high), abs=5e-4)


def test_wilson_knows_nothing_without_tries_and_refuses_more_successes_than_tries() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)


@given(st.integers(0, 200), st.integers(1, 200))
def test_wilson_holds_the_share_and_mirrors(of: int, more: int) -> None:
    tries = of + more
    low, high = wilson(of, tries)
    assert 0 <= low <= of / tries <= high <= 1
    assert wilson(more, tries) == pytest.approx((1 - high, 1 - low))


def test_medians() -> None:
    assert median([]) is None
    assert median([3.0]) == 3
    assert median([9.0, 1.0, 5.0]) == 5
    assert median([9.0, 1.0, 5.0, 7.0]) == 6


def test_means_and_spreads_of_too_little_are_errors() -> None:
    assert mean([1, 2, 6]) == 3
    assert sample_sd([5, 8, -8, -3, 10]) == pytest.approx(7.6354437, abs=1e-6)
    with pytest.raises(ValueError, match="nothing"):
        mean([])
    with pytest.raises(ValueError, match="two"):
        sample_sd([1.0])


def test_one_bad_day_does_not_turn_a_trend() -> None:
    points = [(float(day), 0.1 * day) for day in range(8)]
    assert theil_sen(points) == pytest.approx(0.1)
    assert theil_sen([*points[:-1], (7.0, 0.0)]) == pytest.approx(0.1)
    assert theil_sen([(1, 1), (1, 2)]) is None


def test_a_line_through_points() -> None:
    line = least_squares([(2, 500), (3, 650), (4, 800)])
    assert line is not None
    assert (line.intercept, line.slope, line.fit) == pytest.approx((200, 150, 1))
    assert least_squares([(2, 1), (2, 5)]) is None
    flat = least_squares([(0, 3), (1, 3)])
    assert flat is not None
    assert (flat.slope, flat.fit) == (0, 1)


def test_steady_is_three_within_ten_points() -> None:
    assert steady([0.2, 0.8, 0.9, 1.0])
    assert not steady([0.7, 0.9, 1.0])
    assert not steady([0.9, 0.9])
