from __future__ import annotations

from math import pi, sin

import pytest

from game.access.one_euro import OneEuro


def test_the_first_value_passes_and_the_second_follows_the_formula() -> None:
    smooth = OneEuro(least_hz=1.0, beta=0.1, speed_hz=1.0)
    assert smooth(0.0, 0.0) == 0.0
    took_s = 1 / 120
    alpha_speed = 1 / (1 + 120 / (2 * pi))
    speed = alpha_speed * (1.0 - 0.0) / took_s
    cut_hz = 1.0 + 0.1 * speed
    alpha = 1 / (1 + 120 / (2 * pi * cut_hz))
    assert smooth(1.0, took_s) == pytest.approx(alpha, abs=1e-12)


def test_a_still_hand_stays_where_it_is() -> None:
    smooth = OneEuro()
    assert {smooth(7.0, i / 60) for i in range(50)} == {7.0}


def test_trembling_at_eight_hertz_is_made_small() -> None:
    smooth = OneEuro()
    values = [smooth(10 * sin(2 * pi * 8 * i / 60), i / 60) for i in range(240)]
    assert max(abs(v) for v in values[60:]) < 3.0


def test_a_quick_movement_is_followed_closely() -> None:
    calm, quick = OneEuro(beta=0.0), OneEuro()
    for i in range(60):
        slow, fast = calm(30.0 * i, i / 60), quick(30.0 * i, i / 60)
    assert 30.0 * 59 - fast < 40 < 30.0 * 59 - slow


def test_two_samples_at_one_time_or_back_in_time_change_nothing() -> None:
    smooth = OneEuro()
    smooth(1.0, 1.0)
    assert smooth(9.0, 1.0) == 1.0
    assert smooth(9.0, 0.5) == 1.0
