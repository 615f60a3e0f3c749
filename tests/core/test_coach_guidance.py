"""Guidance: the properties P1 to P7 of the house, for every way of helping, whatever happens."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.coach_guidance import decide_guidance
from game.core.coach_state import AdultSet, Fading, SkillState
from game.core.guidance import (
    CONSTANT_DELAY,
    DELAYS,
    DEMONSTRATED,
    LEAST_TO_MOST,
    MOST_BY_PROGRAM,
    MOST_TO_LEAST,
    PROFILE_NAMES,
    PROGRESSIVE_DELAY,
    SHOWN,
    STRATEGIES,
    WITH_ADULT,
    Guidance,
    GuidanceSettings,
)
from game.core.rewards import celebrated

HAPPENINGS = st.lists(st.sampled_from(["miss", "wait", "step", "ask", "adult"]), max_size=60)
SETTINGS = st.builds(
    GuidanceSettings,
    wait_s=st.floats(3, 60),
    misses=st.integers(1, 4),
    start=st.integers(0, 4),
    strategy=st.sampled_from(STRATEGIES),
    fade_after=st.integers(1, 4),
    delay_s=st.floats(0, 20),
    errorless=st.integers(0, 5),
)


@dataclass
class Seen:
    what: str
    before: Guidance
    after: Guidance


def run(settings: GuidanceSettings, happenings: list[str]) -> list[Seen]:
    now = Guidance.begun(settings, 0.0)
    at_s = 0.0
    seen: list[Seen] = []
    for what in happenings:
        at_s += 0.5
        before = now
        match what:
            case "miss":
                now = now.missed(settings, at_s)
            case "step":
                now = now.stepped(settings, at_s)
            case "ask":
                now = now.raised(at_s)
            case "adult":
                now = now.with_adult(at_s)
            case "wait":
                due = now.due_s(settings)
                at_s = at_s if due is None else max(at_s, due)
                now = now.waited(settings, at_s)
        seen.append(Seen(what, before, now))
    return seen


@given(SETTINGS, HAPPENINGS)
def test_p1_least_to_most_never_climbs_more_than_one_level(
    settings: GuidanceSettings, happenings: list[str]
) -> None:
    for seen in run(settings, happenings):
        if settings.strategy == LEAST_TO_MOST and seen.what != "adult":
            assert seen.after.level <= seen.before.level + 1


@given(SETTINGS, HAPPENINGS)
def test_p2_least_to_most_begins_every_try_alone(settings: GuidanceSettings, happenings: list[str]) -> None:
    if settings.strategy != LEAST_TO_MOST:
        return
    assert Guidance.begun(settings, 0.0).level == 0
    assert all(s.after.level == 0 for s in run(settings, happenings) if s.what == "step")


@given(SETTINGS, st.floats(0.0, 1000.0))
def test_p3_the_prompt_comes_at_its_time_and_not_before(settings: GuidanceSettings, at_s: float) -> None:
    begun = Guidance.begun(settings, at_s)
    due = begun.due_s(settings)
    if due is None:
        return
    assert begun.waited(settings, due - 0.05) == begun or due - 0.05 < at_s
    assert begun.waited(settings, due).level > begun.level


@given(SETTINGS, HAPPENINGS)
def test_p4_a_helped_try_never_counts_as_alone(settings: GuidanceSettings, happenings: list[str]) -> None:
    helped = Guidance.begun(settings, 0.0).level > 0
    for seen in run(settings, happenings):
        if seen.what == "step":
            assert not (helped and seen.before.alone)
            helped = seen.after.level > 0
        else:
            helped = helped or seen.after.level > 0 or seen.what in ("miss", "adult")


@given(SETTINGS, HAPPENINGS)
def test_p5_and_p6_only_being_reached_ends_a_try(settings: GuidanceSettings, happenings: list[str]) -> None:
    """Nothing that goes wrong takes help away, and at the most help a try can only be reached."""
    for seen in run(settings, happenings):
        if seen.what != "step":
            assert seen.after.level >= seen.before.level
            assert seen.after.highest >= seen.before.highest
        if seen.before.level >= MOST_BY_PROGRAM and seen.what in ("miss", "wait", "ask"):
            assert seen.after.level == seen.before.level


@given(st.booleans(), st.booleans(), st.integers(1, 500))
def test_p7_praise_thins_out_only_after_mastery(mastered: bool, thinning: bool, success: int) -> None:
    if not mastered or not thinning:
        assert celebrated(mastered=mastered, thinning=thinning, success=success)
    assert celebrated(mastered=True, thinning=True, success=2 * success)
    assert not celebrated(mastered=True, thinning=True, success=2 * success - 1)


@given(SETTINGS, HAPPENINGS)
def test_most_to_least_begins_with_more_help_only_after_an_error(
    settings: GuidanceSettings, happenings: list[str]
) -> None:
    if settings.strategy != MOST_TO_LEAST:
        return
    start, missed = settings.start, False
    for seen in run(settings, happenings):
        missed = missed or seen.what == "miss"
        if seen.what == "step":
            assert seen.after.level <= start or missed
            start, missed = seen.after.level, False


def test_most_to_least_fades_after_two_successes_and_comes_back_after_an_error() -> None:
    settings = GuidanceSettings(strategy=MOST_TO_LEAST, start=DEMONSTRATED)
    now = Guidance.begun(settings, 0.0)
    starts = []
    for what in ("step", "step", "step", "step", "miss", "step"):
        now = now.missed(settings, 1.0) if what == "miss" else now.stepped(settings, 1.0)
        starts.append(now.base)
    assert starts == [4, 3, 3, 2, 3, 3]


def test_an_error_brings_one_more_level_of_help_at_once() -> None:
    settings = GuidanceSettings()
    assert [s.after.level for s in run(settings, ["miss"] * 5)] == [1, 2, 3, 4, 4]


def test_progressive_delay_is_errorless_first_and_then_one_second_longer_each_time() -> None:
    settings = GuidanceSettings(strategy=PROGRESSIVE_DELAY, errorless=2, delay_s=3.0)
    assert [settings.delay(n) for n in range(6)] == [0.0, 0.0, 1.0, 2.0, 3.0, 3.0]
    now = Guidance.begun(settings, 0.0)
    assert now.level == SHOWN
    now = now.stepped(settings, 1.0).stepped(settings, 2.0)
    assert (now.level, now.due_s(settings)) == (0, 3.0)


def test_constant_delay_shows_the_answer_after_its_delay_and_counts_who_came_before_it() -> None:
    settings = GuidanceSettings(strategy=CONSTANT_DELAY, errorless=0, delay_s=4.0)
    now = Guidance.begun(settings, 0.0)
    assert now.waited(settings, 3.95).level == 0
    assert now.waited(settings, 4.0).level == SHOWN
    assert now.stepped(settings, 2.0).anticipated == 1
    assert now.waited(settings, 4.0).stepped(settings, 5.0).anticipated == 0


def test_the_adult_can_note_help_at_any_level_and_it_stays_in_the_log() -> None:
    settings = GuidanceSettings()
    now = Guidance.begun(settings, 0.0).with_adult(1.0).stepped(settings, 2.0)
    assert (now.level, now.highest) == (0, WITH_ADULT)


@given(st.floats(), st.floats(), st.text(), st.integers(-5, 50))
def test_impossible_settings_become_possible_ones(wait_s: float, delay_s: float, name: str, start: int) -> None:
    settings = GuidanceSettings(wait_s=wait_s, delay_s=delay_s, strategy=name, start=start, misses=-3)
    assert 0.5 <= settings.wait_s <= 600 and 0 <= settings.delay_s <= 60
    assert settings.strategy in STRATEGIES and 0 <= settings.start <= 4 and settings.misses == 1


@given(st.dictionaries(
    st.sampled_from(sorted(PROFILE_NAMES)),
    st.one_of(st.none(), st.floats(), st.text(max_size=3), st.lists(st.integers(), max_size=2), st.booleans()),
))  # fmt: skip
def test_strange_settings_of_an_old_log_become_possible_ones(settings: dict[str, object]) -> None:
    found = GuidanceSettings.of_profile(settings)
    assert found.strategy in STRATEGIES and 0.5 <= found.wait_s <= 600
    assert Guidance.begun(found, 0.0).missed(found, 1.0).waited(found, 2.0).level <= MOST_BY_PROGRAM


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_each_strategy_goes_on_where_the_last_round_left_it(strategy: str) -> None:
    skill = SkillState(fading=Fading(strategy, base=2, run=1, trials=5))
    settings, decision = decide_guidance(skill, GuidanceSettings(strategy=strategy))
    assert settings.strategy == strategy
    if strategy == MOST_TO_LEAST:
        assert (settings.start, settings.run, decision.code) == (2, 1, "guidance.fading")
    if strategy in DELAYS:
        assert settings.trials == 5


def test_the_adults_choice_for_a_skill_goes_before_the_learners_usual_one() -> None:
    skill = SkillState(adult=AdultSet(strategy=MOST_TO_LEAST))
    settings, decision = decide_guidance(skill, GuidanceSettings())
    assert (settings.strategy, settings.start, decision.code) == (MOST_TO_LEAST, 4, "guidance.most_first")


def test_what_was_faded_away_does_not_come_back_in_the_middle_of_a_try() -> None:
    settings = GuidanceSettings(strategy=MOST_TO_LEAST, start=1, fade_after=1)
    now = Guidance.begun(settings, 0.0).stepped(settings, 1.0)
    assert now.level == 0
    inside = now.stepped(settings, 2.0, ends_try=False)
    assert (inside.level, inside.alone) == (0, True)
