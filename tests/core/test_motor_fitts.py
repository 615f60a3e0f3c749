"""Worked numbers of the project's measures, section 1."""

from __future__ import annotations

from math import cos, pi, sin

import pytest

from game.core.geometry import Point
from game.core.motor_fitts import (
    WIDTH_PER_SD,
    Aimed,
    difficulty_bits,
    overshoot_su,
    shown_throughput,
    steering_bits,
    throughput,
)

SELECTED = ((305, 4), (-8, 2), (292, -6), (3, 1), (310, 0))
TOOK_S = (0.82, 0.76, 0.90, 0.84, 0.78)


def worked() -> list[Aimed]:
    ends = (Point(0, 0), Point(300, 0))
    return [
        Aimed(ends[i % 2], ends[1 - i % 2], Point(*at), took_s)
        for i, (at, took_s) in enumerate(zip(SELECTED, TOOK_S, strict=True))
    ]


def test_overshoot_is_counted_along_the_way() -> None:
    found = [overshoot_su(trial) for trial in worked()]
    assert [a for a, _ in found] == [300] * 5
    assert [dx for _, dx in found] == pytest.approx([5, 8, -8, -3, 10])


def test_serial_throughput_of_the_worked_example() -> None:
    found = throughput(worked(), serial=True)
    assert found is not None
    assert found.amplitude_su == pytest.approx(302.8, abs=1e-6)
    assert found.width_su == pytest.approx(31.5552374, abs=1e-6)
    assert found.index_bits == pytest.approx(3.4054303, abs=1e-6)
    assert found.bits_s == pytest.approx(4.1529638, abs=1e-6)


def test_discrete_throughput_of_the_worked_example() -> None:
    found = throughput(worked())
    assert found is not None
    assert found.amplitude_su == pytest.approx(302.4, abs=1e-6)
    assert found.index_bits == pytest.approx(3.4037034, abs=1e-6)
    assert found.bits_s == pytest.approx(4.1508578, abs=1e-6)


def test_the_width_holds_96_percent_of_a_normal_spread() -> None:
    assert pytest.approx(4.132731354, abs=1e-9) == WIDTH_PER_SD


def test_throughput_is_undefined_without_spread_trials_or_time() -> None:
    perfect = [Aimed(Point(0, 0), Point(300, 0), Point(300, 0), 0.8)] * 9
    assert throughput(perfect) is None
    assert throughput(worked()[:2]) is None
    assert throughput([]) is None
    assert throughput([Aimed(t.start, t.centre, t.select, 0.0) for t in worked()]) is None


def test_throughput_is_shown_from_five_movements_on() -> None:
    assert shown_throughput(worked()[:4]) is None
    assert shown_throughput(worked()) == pytest.approx(4.1508578, abs=1e-6)


def test_no_distance_has_no_overshoot() -> None:
    assert overshoot_su(Aimed(Point(3, 3), Point(3, 3), Point(9, 9), 1.0)) == (0.0, 0.0)


def test_difficulty_is_shannons() -> None:
    assert difficulty_bits(300, 20) == pytest.approx(4.0)


def test_steering_is_length_over_width() -> None:
    assert steering_bits((Point(0, 0), Point(400, 0)), 40) == pytest.approx(10)
    circle = [Point(100 * cos(pi * i / 500), 100 * sin(pi * i / 500)) for i in range(1001)]
    assert steering_bits(circle, 20) == pytest.approx(31.416, abs=1e-3)
