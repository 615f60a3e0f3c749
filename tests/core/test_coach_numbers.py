"""The worked numbers that the coach stands on, to 1e-6, and what its rule of mastery does to chance."""

from __future__ import annotations

from datetime import date
from math import exp
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.calendar_day import day_of
from game.core.coach_fold import fold
from game.core.coach_level import LevelSettings, decide_level, easier_steps, weighted
from game.core.coach_state import CoachState
from game.core.mastery import Criterion, Mastery, SessionScore, after_session, mastered_at
from game.core.progress import Event
from game.core.review_schedule import Memory, due_by_weeks, interval_days, rated
from game.core.size_first import distance_level, size_level
from game.core.statistics import wilson


@pytest.mark.parametrize(("target", "steps"), [(0.70, 7 / 3), (0.75, 3), (0.80, 4), (0.85, 17 / 3)])
def test_an_error_is_worth_p_over_one_minus_p_steps(target: float, steps: float) -> None:
    assert easier_steps(target) == pytest.approx(steps, abs=1e-6)


def test_kaernbachs_trace_is_reproduced() -> None:
    """Published with a level that falls as it gets harder: 10, then 9 8 7 10 9 8 7 6 9."""
    level, trace = -10.0, []
    for correct in (1, 1, 1, 0, 1, 1, 1, 1, 0):
        level = weighted(level, bool(correct), 0.75)
        trace.append(-level)
    assert trace == pytest.approx([9, 8, 7, 10, 9, 8, 7, 6, 9], abs=1e-6)


@pytest.mark.parametrize("target", [0.75, 0.80, 0.85])
def test_the_plain_staircase_settles_at_its_target(target: float) -> None:
    rng, good, tries = Random(7), 0, 0
    for _ in range(300):
        level = 0.0
        theta = rng.choice((-1.0, 0.0, 2.0))
        for n in range(100):
            correct = rng.random() < 1 / (1 + exp(-(theta - level)))
            if n >= 20:
                good, tries = good + correct, tries + 1
            level = weighted(level, correct, target, 0.25)
    assert good / tries == pytest.approx(target, abs=0.02)


def test_with_a_teachers_manners_success_stays_in_the_zone_that_teaches() -> None:
    """The whole rule (easier at once, holding, fast climbs) on a learner whose ability does not change."""
    rng, good, tries = Random(11), 0, 0
    for _ in range(60):
        state = CoachState(learner="x")
        for n in range(120):
            level = decide_level(state.skill("s"), LevelSettings()).value
            correct = rng.random() < 1 / (1 + exp(-(2.6 - 5 * level)))
            body = {"skills": ["s"], "level": level, "outcome": "reached", "guidance": 0 if correct else 1}
            state = fold(state, Event(f"{n:04d}", "2026-01-01T00:00:00Z", "m", "one", "x", "round_ended", body))
            if n >= 20:
                good, tries = good + correct, tries + 1
    assert 0.76 <= good / tries <= 0.88


def test_wilson_says_how_little_eight_of_ten_prove() -> None:
    for alone, of, low, high in ((8, 10, 0.490, 0.943), (24, 30, 0.627, 0.905), (27, 30, 0.744, 0.965)):
        assert wilson(alone, of) == pytest.approx((low, high), abs=6e-4)


def test_fsrs_gives_the_published_intervals_and_stabilities() -> None:
    """Good six times, Again twice, Good five times, each when due; the first step is a learning step of 0 days."""
    memory: Memory | None = None
    intervals: list[int] = []
    stabilities: list[float] = []
    gap, learning = 0.0, 1  # steps left before intervals count
    for grade in (3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3):
        memory = rated(memory, grade, gap)
        if grade == 1:
            learning, gap = 0 if memory is None else 1, 0.0
        elif learning and not intervals:
            learning, gap = 0, 0.0
        else:
            learning, gap = 0, float(interval_days(memory))
        intervals.append(int(gap))
        stabilities.append(round(memory.stability, 4))
    assert intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    assert stabilities == pytest.approx(
        [
            2.3065,
            2.3065,
            10.971,
            46.3169,
            162.9998,
            497.8766,
            6.8904,
            2.1546,
            2.1546,
            3.9831,
            7.2363,
            12.483,
            20.7704,
        ],
        abs=6e-5,
    )


def test_fsrs_memory_state_is_the_published_one() -> None:
    memory: Memory | None = None
    for grade, gap in zip((1, 3, 3, 3, 3, 3), (0, 0, 1, 3, 8, 21), strict=True):
        memory = rated(memory, grade, gap)
    assert memory is not None
    assert (memory.stability, memory.difficulty) == pytest.approx((53.62691, 6.3574867), abs=1e-5)


def test_probes_come_after_one_two_and_four_weeks() -> None:
    assert due_by_weeks(100, ()) == (107, 0)
    assert due_by_weeks(100, (103, 107)) == (121, 1)
    assert due_by_weeks(100, (107, 121)) == (149, 2)


def test_mastery_follows_the_worked_vectors() -> None:
    usual = Criterion()
    assert mastered_at((0.8, 0.9, 0.9, 0.9), (1, 2, 3, 4), usual) == 4
    assert mastered_at((0.9, 0.9, 0.8, 0.9, 0.9, 0.9), (1, 2, 3, 4, 5, 6), usual) == 6
    assert mastered_at((0.9, 0.9, 0.9), (1, 1, 1), usual) is None
    assert mastered_at((0.9, 0.9, 0.9, 0.9), (1, 1, 1, 2), usual) == 4


@pytest.mark.parametrize(
    ("p", "lenient", "strict"),
    [(0.5, 0.004, 0.0), (0.6, 0.072, 0.001), (0.7, 0.515, 0.053), (0.8, 0.978, 0.503), (0.9, 1.0, 0.995)],
)
def test_the_rule_declares_as_often_as_was_simulated(p: float, lenient: float, strict: float) -> None:
    """20 sessions of 10 tries; how often a learner with true chance `p` is declared master."""
    rng, runs = Random(round(p * 100)), 3000
    found = {0.8: 0, 0.9: 0}
    for _ in range(runs):
        shares = [sum(rng.random() < p for _ in range(10)) / 10 for _ in range(20)]
        for share in found:
            found[share] += mastered_at(shares, range(20), Criterion(share=share)) is not None
    assert found[0.8] / runs == pytest.approx(lenient, abs=0.03)
    assert found[0.9] / runs == pytest.approx(strict, abs=0.03 if p == 0.8 else 0.013)


def test_mastery_is_lost_when_a_probe_falls_under_eighty_per_cent() -> None:
    mastery = Mastery()
    for day in (1, 2, 3):
        mastery = after_session(mastery, SessionScore(str(day), day, 10, 10), Criterion())
    assert mastery.due() == (10, 0)
    held = after_session(mastery, SessionScore("p", 10, 5, 4), Criterion())
    assert held.mastered and held.due() == (24, 1)
    lost = after_session(mastery, SessionScore("p", 10, 10, 7), Criterion())
    assert (lost.mastered, lost.lost, lost.run) == (False, 1, ())


def test_two_tries_are_no_probe_and_short_sessions_prove_nothing() -> None:
    mastery = Mastery(mastered_day=1)
    assert after_session(mastery, SessionScore("p", 9, 2, 0), Criterion()) == mastery
    run = after_session(Mastery(), SessionScore("a", 1, 10, 9), Criterion())
    assert after_session(run, SessionScore("b", 2, 4, 4), Criterion()) == run
    assert after_session(run, SessionScore("b", 2, 4, 1), Criterion()).run == ()


def test_targets_shrink_before_they_move_apart() -> None:
    assert [size_level(x) for x in (0.0, 0.25, 0.5, 1.0)] == [0.0, 0.5, 1.0, 1.0]
    assert [distance_level(x) for x in (0.0, 0.5, 0.75, 1.0)] == [0.0, 0.0, 0.5, 1.0]


@given(st.dates())
def test_days_count_as_the_calendar_does(day: date) -> None:
    assert day_of(f"{day.isoformat()}T12:00:00.000Z") == day.toordinal()


@pytest.mark.parametrize("at", ["", "yesterday", "2026-13-01", "2026-00-01", None, "20260101"])
def test_a_time_that_cannot_be_read_is_no_day(at: str) -> None:
    assert day_of(at) is None
