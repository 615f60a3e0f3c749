from __future__ import annotations

from math import exp, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.geometry import Point
from game.core.motor_signal import (
    Trace,
    normalised_jerk,
    pauses,
    resampled,
    smoothed,
    speeds_su_s,
    submovements,
    travelled_su,
)
from tests.core.hand import Hand


def traced(hand: Hand) -> Trace:
    return Trace(
        [raw.at_s for raw in hand.inputs], [raw.at.x for raw in hand.inputs], [raw.at.y for raw in hand.inputs]
    )


def test_a_steady_movement_resamples_to_a_steady_movement() -> None:
    even = resampled(Trace([0.0, 0.03, 0.06], [0.0, 30.0, 60.0], [0.0, 0.0, 0.0]))
    assert even.x_su == pytest.approx([0, 10, 20, 30, 40, 50, 60])
    assert even.t_s == pytest.approx([0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06])


def test_a_pointer_that_reports_nothing_stays_where_it_was() -> None:
    even = resampled(Trace([0.0, 0.5], [0.0, 100.0], [0.0, 0.0]))
    assert even.x_su[:49] == pytest.approx([0.0] * 49)
    assert even.x_su[-1] == pytest.approx(100.0)


def test_smoothing_spreads_a_spike_as_a_gaussian_and_keeps_its_sum() -> None:
    spike = [0.0] * 20 + [1.0] + [0.0] * 20
    found = smoothed(spike)
    assert sum(found) == pytest.approx(1.0)
    assert found[23] / found[20] == pytest.approx(exp(-0.5))
    assert smoothed([7.0] * 9) == pytest.approx([7.0] * 9)
    assert smoothed([]) == []


def test_one_sure_movement_has_one_peak_and_two_have_two() -> None:
    once = Hand().move(Point(500, 0))
    twice = Hand().move(Point(500, 0)).rest(0.2).move(Point(900, 0))
    assert submovements(speeds_su_s(resampled(traced(once)))) == 1
    assert submovements(speeds_su_s(resampled(traced(twice)))) == 2


@pytest.mark.parametrize(
    ("speeds", "peaks"),
    [
        ([], 0), ([0, 0, 0], 0), ([5], 1), ([0, 5, 0], 1), ([0, 5, 5, 0], 1), ([0, 5, 5, 9, 0], 1),
        ([9, 5, 0], 1), ([0, 5, 9], 1), ([0, 100, 1, 4, 1, 100, 0], 2), ([0, 100, 1, 40, 1, 100, 0], 3),
    ],
)  # fmt: skip
def test_peaks_are_counted_and_small_ones_are_noise(speeds: list[float], peaks: int) -> None:
    assert submovements(speeds) == peaks


def test_rests_above_100_ms_are_pauses() -> None:
    trace = traced(Hand().move(Point(500, 0)).rest(0.15).move(Point(900, 0)).rest(0.05).move(Point(0, 0)))
    assert pauses(trace, 0.0, trace.t_s[-1]) == 1
    assert pauses(trace, 0.0, trace.t_s[-1] + 0.2) == 2
    assert pauses(trace, 0.7, trace.t_s[-1]) == 0  # from the end of the rest on


def test_the_smoothest_movement_has_the_least_jerk() -> None:
    trace = traced(Hand().move(Point(800, 0), 1.0))
    jerk = normalised_jerk(speeds_su_s(resampled(trace)))
    assert jerk == pytest.approx(6 * sqrt(10), rel=0.2)  # smoothing takes some
    halting = traced(Hand().move(Point(300, 0), 0.4).move(Point(350, 0), 0.2).move(Point(800, 0), 0.4))
    assert jerk is not None
    assert (normalised_jerk(speeds_su_s(resampled(halting))) or 0) > 3 * jerk
    assert normalised_jerk([1.0, 2.0]) is None
    assert normalised_jerk([0.0] * 50) is None


@given(
    st.lists(st.tuples(st.floats(0, 0.2), st.floats(-2000, 2000), st.floats(-2000, 2000)), min_size=1, max_size=40)
)
def test_any_trace_resamples_inside_its_own_bounds(samples: list[tuple[float, float, float]]) -> None:
    t, now = [], 0.0
    for gap, _, _ in samples:
        now += gap
        t.append(now)
    trace = Trace(t, [x for _, x, _ in samples], [y for _, _, y in samples])
    even = resampled(trace)
    assert len(even.t_s) == len(even.x_su) == len(even.y_su)
    assert min(trace.x_su) - 1e-6 <= min(even.x_su) <= max(even.x_su) <= max(trace.x_su) + 1e-6
    if len(trace) > 1:
        assert len(even) == pytest.approx((t[-1] - t[0]) * 100 + 1, abs=1.01)
        assert travelled_su(even)[-1] <= travelled_su(trace)[-1] + 1e-6
