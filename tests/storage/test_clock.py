from __future__ import annotations

import re
from datetime import datetime

from game.core.ports import Chance, Clock
from game.storage.clock import RealChance, RealClock, local_time, rfc3339


class Hands:
    """A wall clock and a steady clock that a test moves."""

    def __init__(self) -> None:
        self.wall_s, self.steady_s = 1_773_309_600.0, 50.0
        self.clock = RealClock(lambda: self.wall_s, lambda: self.steady_s)

    def pass_s(self, seconds: float) -> None:
        self.wall_s += seconds
        self.steady_s += seconds


def test_utc_is_rfc_3339_with_milliseconds_and_z() -> None:
    clock: Clock = RealClock()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", clock.utc())
    assert rfc3339(1_773_309_600.0004) == "2026-03-12T10:00:00.000Z"
    assert rfc3339(1_773_309_600.999) < rfc3339(1_773_309_601.0)


def test_a_clock_set_back_by_an_hour_counts_on() -> None:
    hands = Hands()
    hands.pass_s(10)
    before = hands.clock.utc_s()
    hands.wall_s -= 3600
    hands.pass_s(2.5)
    assert hands.clock.utc_s() - before == 2.5


def test_the_log_follows_a_clock_set_forward_or_a_computer_that_slept() -> None:
    hands = Hands()
    hands.wall_s += 8 * 3600  # asleep: the steady clock stood still
    assert hands.clock.utc_s() == hands.wall_s
    hands.pass_s(1)
    assert hands.clock.utc_s() == hands.wall_s


def test_now_knows_nothing_of_the_wall_clock() -> None:
    hands = Hands()
    before = hands.clock.now_s()
    hands.wall_s -= 1e6
    hands.steady_s += 0.25
    assert hands.clock.now_s() - before == 0.25


def test_seeds_differ_and_fit_into_31_bits() -> None:
    chance: Chance = RealChance()
    seeds = {chance.seed() for _ in range(200)}
    assert len(seeds) > 190
    assert all(0 <= seed < 2**31 for seed in seeds)


def test_local_time_is_the_same_instant_and_strange_text_stays() -> None:
    at = "2026-03-12T10:00:00.000Z"
    assert datetime.fromisoformat(local_time(at)).astimezone() == datetime.fromisoformat(at)
    assert local_time("yesterday") == "yesterday"
