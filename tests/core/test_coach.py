"""What the coach makes of a history: levels, next challenges, signs; and histories that are odd."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.coach_decision import Decision
from game.core.coach_fold import FOLDED, fold, fold_all
from game.core.coach_level import LevelSettings, decide_level
from game.core.coach_signs import decide_pause, sign_of
from game.core.coach_state import CoachState
from game.core.frantic import frantic
from game.core.next_challenge import Candidate, NextSettings, decide_mastery, decide_next
from game.core.progress import EVENT_TYPES, Event
from game.core.wording import TABLES
from game.core.wording.fr_coach import COACH
from tests.core.coach_log import Log

CLICK, DRAG, MOVE = "mouse.click", "mouse.drag", "mouse.move"
CANDIDATES = (
    Candidate("souris", "bouge", MOVE), Candidate("souris", "clique", CLICK),
    Candidate("souris", "petit", CLICK), Candidate("souris", "glisse", DRAG), Candidate("autre", "clic2", CLICK),
)  # fmt: skip
NEEDS = {MOVE: (), CLICK: (MOVE,), DRAG: (CLICK,)}


def level(log: Log, purpose: str = "", target: float = 0.8) -> Decision:
    return decide_level(fold_all(log.events).skill(CLICK), LevelSettings(target), purpose)


def level_for(log: Log, skill: str, purpose: str) -> float:
    return float(decide_level(fold_all(log.events).skill(skill), LevelSettings(), purpose).value)


def next_of(log: Log, day: int = 1, **settings: Any) -> dict[str, str]:
    state = fold_all(log.events)
    found = decide_next(state, CANDIDATES, NextSettings(**settings), NEEDS.__getitem__, today=state.day or day)
    return {o.challenge[1]: o.purpose for o in found}


# ---------------------------------------------------------------------- level


def test_the_first_round_is_the_easiest() -> None:
    assert (level(Log()).value, level(Log()).code) == (0.0, "level.first")


def test_a_success_makes_it_harder_and_an_error_four_times_as_much_easier() -> None:
    up = level(Log().round(level=0.2))
    down = level(Log().round(False, level=0.45))
    assert up.value == pytest.approx(0.26) and up.code == "level.up"
    assert down.value == pytest.approx(0.21) and down.code == "level.down"


def test_under_seventy_per_cent_of_the_last_five_it_is_easier_at_once() -> None:
    log = Log().rounds("11011110110", level=0.4).round(level=0.4).round(False, level=0.4)
    found = level(log)
    assert found.code == "level.easier_now" and found.value <= 0.3
    assert (found.figures["alone"], found.figures["tries"]) == (3, 5)


def test_two_misses_in_a_row_are_never_followed_by_the_same_level() -> None:
    found = level(Log().rounds("111100", level=0.45))
    assert found.code == "level.twice" and found.value <= 0.3


def test_one_step_of_several_that_needed_help_makes_no_missed_round() -> None:
    log = Log().sit(1).rounds("1" * 8, skill=MOVE, challenge="bouge").rounds("111", level=0.45)
    log.round(level=0.45, steps={"tries": 5, "alone": 4}).round(level=0.45, steps={"tries": 5, "alone": 4})
    assert (level(log).code, level(log).value) == ("level.kept", 0.45), "four of five is just what is aimed at"
    assert "comfort" not in next_of(log).values()
    log.round(level=0.45, steps={"tries": 5, "alone": 2})
    assert "comfort" in next_of(log).values()


def test_eight_alone_in_a_row_climb_twice_as_fast() -> None:
    assert level(Log().rounds("1" * 7, level=0.1)).code == "level.up"
    assert level(Log().rounds("1" * 8, level=0.1)).code == "level.fast"


def test_what_was_made_easy_on_purpose_neither_climbs_nor_counts_as_a_run() -> None:
    log = Log().rounds("1" * 5, level=0.3)
    for _ in range(6):
        log.round(level=0.0, purpose="comfort")
    found = level(log)
    assert (found.value, found.code) == (0.3, "level.resumed")
    assert level(log.round(level=0.3)).code == "level.up"


def test_a_target_that_was_raised_is_told_with_the_one_that_was_asked_for() -> None:
    found = level(Log().rounds("11011111110", level=0.45))
    assert found.code == "level.gently"
    assert "visé : 80 % seul, 88 %" in found.reason("fr")


def test_one_error_does_not_chase_from_the_level_where_mastery_is_shown() -> None:
    assert level(Log().rounds("111101111", level=0.5).round(False, level=0.5)).code == "level.kept"


def test_the_criterions_level_is_the_ceiling_until_mastery_and_no_longer() -> None:
    assert level(Log().rounds("111", level=0.5)).value == 0.5
    assert level(Log().mastered()).value > 0.5


def test_the_adult_holds_sets_and_frees_a_level() -> None:
    log = Log().rounds("111", level=0.3).tell("skill_set", skill=CLICK, level=0.1, hold=True)
    assert (level(log).value, level(log).code) == (0.1, "level.held")
    log.rounds("1", level=0.1)
    assert level(log).value == 0.1
    log.tell("skill_set", skill=CLICK, hold=False)
    assert level(log).code == "level.up"
    log.tell("skill_set", skill=CLICK, level=0.8)
    assert (level(log).value, level(log).code) == (0.8, "level.set")
    log.round(level=0.3)
    assert level(log).code == "level.set", "it waits until a level was decided by it"
    log.tell("decision_made", about="level", code="level.set", skill=CLICK).round(level=0.8)
    assert level(log).code != "level.set", "set without hold is taken once"


def test_holding_without_a_number_holds_what_is() -> None:
    log = Log().round(level=0.35).tell("skill_set", skill=CLICK, hold=True)
    assert level(log).value == 0.35


def test_the_young_person_asks_for_easier_or_harder_once() -> None:
    log = Log().round(level=0.3).tell("level_asked", skill=CLICK, wish="easier")
    assert (level(log).value, level(log).code) == (pytest.approx(0.15), "level.asked_easier")
    log.tell("level_asked", skill=CLICK, wish="harder")
    assert level(log).value == pytest.approx(0.45)
    log.tell("decision_made", about="level", code="level.asked_harder", skill=CLICK)
    assert "asked" not in level(log.round(level=0.45)).code


def test_a_warm_up_is_easier_and_a_probe_asks_just_what_mastery_asked() -> None:
    assert level(Log().rounds("111", level=0.4), "warm_up").value == pytest.approx(0.1)
    assert level(Log().mastered().round(level=0.9), "probe").value == 0.5


def test_a_probe_that_was_missed_twice_is_made_easier_too() -> None:
    log = Log().mastered().sit(12).rounds("00", level=0.5, purpose="probe")
    assert fold_all(log.events).skill(CLICK).standing.mastered, "two tries prove nothing"
    assert level(log, "probe").value < 0.5


def test_after_a_warm_up_that_went_well_it_goes_on_where_it_was() -> None:
    log = Log().rounds("111", level=0.4).sit(2).round(level=0.25, purpose="warm_up")
    assert (level(log).value, level(log).code) == (0.4, "level.resumed")
    log.round(False, level=0.25, purpose="warm_up")
    assert level(log).code != "level.resumed"


def test_who_needed_much_help_lately_is_aimed_at_more_success() -> None:
    rare, often = Log().rounds("1" * 12, level=0.3), Log().rounds("110110111", level=0.3)
    assert level(rare).figures["target"] == 0.8
    assert level(often).figures["target"] == pytest.approx(0.88)
    assert level(often, target=0.95).figures["target"] == 0.95


# ---------------------------------------------------------------------- what comes next


def test_a_skill_opens_once_what_it_builds_on_is_known() -> None:
    assert next_of(Log())["bouge"] == "ready"
    log = Log().sit(1).rounds("1" * 8, skill=MOVE, challenge="bouge")
    assert "clique" in next_of(log) and "glisse" not in next_of(log)


def test_where_one_thing_is_ready_the_next_ones_make_it_a_choice() -> None:
    assert next_of(Log()) == {"bouge": "ready", "clique": "early", "petit": "early"}
    locked = Log().tell("skill_set", skill=CLICK, locked=True).tell("skill_set", skill=DRAG, locked=True)
    assert next_of(locked) == {"bouge": "ready"}, "what the adult locked is no choice"


def test_the_adult_unlocks_and_locks() -> None:
    log = Log().tell("skill_set", skill=DRAG, locked=False)
    assert next_of(log)["glisse"] == "ready"
    assert "bouge" not in next_of(log.tell("skill_set", skill=MOVE, locked=True))


def test_there_are_always_two_or_three_choices_when_there_can_be() -> None:
    log = Log().sit(1).rounds("1" * 8, skill=MOVE, challenge="bouge")
    assert len(next_of(log)) == 3 and len(next_of(log, most=2)) == 2 and len(next_of(log, most=99)) == 3


def test_one_of_three_is_an_almost_certain_success_unless_those_were_chosen_lately() -> None:
    log = Log().sit(1).rounds("1" * 8, skill=MOVE, challenge="bouge").sit(2).rounds("11", challenge="petit")
    assert next_of(log)["bouge"] == "sure"
    for _ in range(2):
        log.round(skill=MOVE, challenge="bouge", level=0.0, purpose="sure")
    assert "sure" not in next_of(log).values()


@pytest.mark.parametrize("most", [-3, 0, 99, float("nan"), float("inf"), "many", None])
def test_an_impossible_number_of_choices_becomes_two_or_three(most: Any) -> None:
    assert NextSettings(most=most).count in (2, 3)


def test_a_session_begins_with_something_known() -> None:
    log = Log().sit(1).rounds("1" * 8, skill=MOVE, challenge="bouge").sit(2)
    found = decide_next(fold_all(log.events), CANDIDATES, None, NEEDS.__getitem__, today=0)
    assert found[0].purpose == "warm_up" and found[0].challenge[1] == "bouge"


def test_an_error_is_followed_by_a_sure_success_and_a_retry_within_three_rounds() -> None:
    log = Log().sit(1).rounds("1" * 8, skill=MOVE, challenge="bouge").round(False)
    first = decide_next(fold_all(log.events), CANDIDATES, None, NEEDS.__getitem__, today=0)[0]
    assert (first.challenge[1], first.purpose) == ("bouge", "comfort")
    assert level_for(log, MOVE, "comfort") == 0.0
    for _ in range(2):
        assert next_of(log)["clique"] == "retry"
        log.round(skill=MOVE, challenge="bouge")
    first = decide_next(fold_all(log.events), CANDIDATES, None, NEEDS.__getitem__, today=0)[0]
    assert (first.challenge[1], first.purpose) == ("clique", "retry")
    assert "retry" not in next_of(log.round()).values()


def test_probes_come_when_they_are_due_and_another_pack_shows_whether_it_carries_over() -> None:
    log = Log().mastered().sit(5).round(skill=MOVE, challenge="bouge", level=0.0)
    assert next_of(log).get("clic2") == "generalise"
    log.sit(12).round(skill=MOVE, challenge="bouge", level=0.0)
    assert "probe" in next_of(log).values()


def test_the_adults_plan_goes_before_the_coachs_own() -> None:
    log = Log().sit(1).rounds("1" * 8, skill=MOVE, challenge="bouge").tell("plan_set", challenges=["petit"])
    found = decide_next(fold_all(log.events), CANDIDATES, None, NEEDS.__getitem__, today=0)
    assert (found[0].challenge[1], found[0].purpose) == ("petit", "plan")


def test_what_is_planned_is_offered_in_the_order_of_the_plan() -> None:
    for plan in (["petit", "clique"], ["clique", "petit"]):
        log = Log().sit(1).rounds("1" * 8, skill=MOVE, challenge="bouge").tell("plan_set", challenges=plan)
        found = decide_next(fold_all(log.events), CANDIDATES, None, NEEDS.__getitem__, today=0)
        assert [o.challenge[1] for o in found if o.purpose == "plan"] == plan


def test_signs_of_frustration_bring_what_is_known_and_the_offer_of_a_pause() -> None:
    log = Log().sit(1).rounds("1" * 8, skill=MOVE, challenge="bouge")
    log.round(False, errors={"miss": 3}, first_act_s=9.0)
    state = fold_all(log.events)
    assert sign_of(state).kind == "frustrated"
    pause = decide_pause(state)
    assert pause is not None and (pause.value, pause.figures["errors"]) == ("offer", 3)
    assert decide_next(state, CANDIDATES, None, NEEDS.__getitem__, today=0)[0].purpose == "easier"


def test_errors_alone_are_no_sign() -> None:
    log = Log().sit(1).rounds("1" * 8).round(False, errors={"miss": 4}, first_act_s=2.1)
    assert sign_of(fold_all(log.events)).kind == "" and decide_pause(fold_all(log.events)) is None


def test_slow_starts_and_an_error_look_like_tiredness() -> None:
    log = Log().sit(1).rounds("1" * 12).round(first_act_s=6.0).round(first_act_s=6.0).round(False, first_act_s=6.0)
    assert sign_of(fold_all(log.events)).kind == "tired"


def test_more_than_four_presses_a_second_for_two_seconds_are_frantic() -> None:
    assert frantic([i * 0.2 for i in range(12)])
    assert not frantic([i * 0.3 for i in range(16)])
    assert not frantic([0.0, 0.1, 0.2, 0.3])


# ---------------------------------------------------------------------- mastery in the log


def test_mastery_is_told_with_its_figures_and_its_interval() -> None:
    before, after = Log().mastered().events[:-1], Log().mastered().events
    assert decide_mastery(CLICK, fold_all(before).skill(CLICK), False) is None
    found = decide_mastery(CLICK, fold_all(after).skill(CLICK), False)
    assert found is not None and found.code == "mastery.reached"
    assert (found.figures["alone"], found.figures["tries"]) == (30, 30)
    assert found.figures["low"] == pytest.approx(0.886, abs=1e-3)


def test_easy_levels_prove_nothing() -> None:
    log = Log()
    for day in (1, 2, 3, 4):
        log.sit(day).rounds("1" * 12, level=0.2)
    assert not fold_all(log.events).skill(CLICK).standing.mastered


def test_help_that_the_adult_notes_afterwards_takes_the_success_back() -> None:
    log = Log().sit(1).rounds("1" * 9).round(round="noted")
    alone = fold_all(log.events).skill(CLICK)
    after = fold_all(log.tell("guidance_noted", round="noted", how="hand").events).skill(CLICK)
    assert alone.session is not None and after.session is not None
    assert (alone.session.alone, after.session.alone, after.session.tries) == (10, 9, 10)
    assert after.last is not None and (after.last.guidance, after.last.alone) == (5, 0)


def test_an_objective_sets_its_own_criterion() -> None:
    log = Log().tell("objective_set", skill=CLICK, criterion="Clic seul, 8 sur 10, 2 séances")
    for day in (1, 2):
        log.sit(day).rounds("1101110111")
    assert fold_all(log.events).skill(CLICK).standing.mastered


# ---------------------------------------------------------------------- laws and odd histories

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
BODIES = st.fixed_dictionaries(
    {},
    optional={
        name: st.one_of(st.none(), st.booleans(), st.integers(-5, 9), st.floats(), st.text(max_size=4), st.just([]),
                        st.just(["mouse.click"]), st.just({"tries": 3, "alone": 2}), st.just({"strategy": 1}))
        for name in ("skills", "skill", "level", "outcome", "guidance", "errors", "steps", "help", "round", "hold",
                     "wish", "criterion", "challenges", "reward", "size", "first_act_s", "pack", "challenge",
                     "locked")
    },
)  # fmt: skip
EVENTS = st.lists(
    st.builds(
        lambda n, at, session, type_, body: Event(f"{n:06d}", at, "m", session, "x", type_, body),
        st.integers(0, 999),
        st.sampled_from(["2026-03-01T09:00:00Z", "2026-03-05T09:00:00Z", "2019-01-01T00:00:00Z", "", "nonsense"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from(sorted(EVENT_TYPES)),
        BODIES,
    ),
    max_size=25,
)


@given(EVENTS, st.integers(0, 25))
@UNHURRIED
def test_folding_in_two_parts_is_folding_at_once(events: list[Event], cut: int) -> None:
    assert fold_all(events) == fold_all(events[cut:], fold_all(events[:cut]))


@given(EVENTS)
@UNHURRIED
def test_whatever_the_history_every_decision_is_defined_and_explained(events: list[Event]) -> None:
    state = fold_all(events)
    for purpose in ("", "warm_up", "probe", "easier"):
        found = decide_level(state.skill(CLICK), LevelSettings(float("nan")), purpose)
        assert 0.0 <= found.value <= 1.0
        assert "{" not in found.reason("fr") and not found.reason("fr").startswith("coach.")
    for offer in decide_next(state, CANDIDATES, NextSettings(most=-3), NEEDS.__getitem__, today=-1):
        assert "{" not in offer.decision.reason("en")


def test_a_round_of_an_older_version_counts_as_one_try() -> None:
    log = Log().tell("round_ended", skills=[CLICK], level=0.5, outcome="reached", guidance=0)
    log.tell("round_ended", skills=[CLICK], level=0.5, outcome="reached")
    last = fold_all(log.events).skill(CLICK).tries
    assert [(t.tries, t.alone) for t in last] == [(1, 1), (1, 0)], "unknown guidance is never taken for alone"


def test_a_clock_that_is_set_back_makes_no_new_day() -> None:
    log = Log().sit(5).rounds("1" * 10).sit(2, "again").rounds("1" * 10).sit(1, "third").rounds("1" * 10)
    state = fold_all(log.events)
    assert state.day == fold_all(log.events[:2]).day and state.clock_back > 0
    assert not state.skill(CLICK).standing.mastered, "three sessions, but one day"


def test_the_same_round_twice_counts_once() -> None:
    log = Log().sit(1).round(round="one")
    assert fold_all([*log.events, log.events[-1]]) == fold_all(log.events)


def test_another_learners_events_change_nothing() -> None:
    state = fold_all(Log().sit(1).round().events)
    other = Event("9", "2026-03-01T09:00:00Z", "m", "s", "chat-vert", "round_ended", {"skills": [CLICK]})
    assert fold(state, other) is state


def test_a_decision_after_fifty_thousand_rounds_costs_under_a_millisecond() -> None:
    log = Log().sit(1).rounds("1101111011" * 10)
    state = fold_all(log.events)
    grown = CoachState(**{name: getattr(state, name) for name in state.__dataclass_fields__})
    log2 = Log().sit(1)
    log2.rounds("1101111011" * 500, level=0.4)
    grown = fold_all(log2.events, grown)
    best = min(_timed(grown) for _ in range(20))
    assert best < 0.001
    assert len(grown.rounds) <= 24 and len(grown.skill(CLICK).tries) <= 12, "what is kept does not grow"


def _timed(state: CoachState) -> float:
    began = time.perf_counter()
    decide_next(state, CANDIDATES, None, NEEDS.__getitem__, today=state.day)
    decide_level(state.skill(CLICK), LevelSettings())
    return time.perf_counter() - began


def test_every_reason_is_worded_in_both_languages_with_the_same_places() -> None:
    for key, text in COACH.items():
        other = TABLES["en"][key]
        assert _places(text) == _places(other), key


def _places(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_what_the_coach_folds_are_types_the_log_knows() -> None:
    assert set(FOLDED) <= EVENT_TYPES


# ---------------------------------------------------------------------- logs of two machines in one order


def interleaved(*sessions: tuple[int, str, str]) -> Log:
    """Sessions of (day, id, pattern) whose rounds take turns in the log, as clocks that differ would order them."""
    log = Log()
    for day, session, _ in sessions:
        log.sit(day, session)
    for n in range(max(len(pattern) for _, _, pattern in sessions)):
        for day, session, pattern in sessions:
            if n < len(pattern):
                log.day, log.session = day, session
                log.rounds(pattern[n])
    return log


def one_by_one(*sessions: tuple[int, str, str]) -> Log:
    log = Log()
    for day, session, pattern in sessions:
        log.sit(day, session).rounds(pattern)
    return log


GOOD, BAD = "1" * 10, "1110111011"


@pytest.mark.parametrize("third", [GOOD, BAD])
def test_sessions_that_take_turns_in_the_log_count_as_the_sessions_they_are(third: str) -> None:
    sessions = ((1, "a", GOOD), (1, "b", GOOD), (2, "c", third))
    mixed, plain = (fold_all(make(*sessions).events) for make in (interleaved, one_by_one))
    standing = [state.skill(CLICK).standing for state in (mixed, plain)]
    assert standing[0].mastered is standing[1].mastered is (third == GOOD)
    assert mixed.sessions == plain.sessions == 3


def test_one_session_in_many_parts_is_never_taken_for_several() -> None:
    log = Log()
    for part in range(6):
        log.sit(1 + part, "always").rounds("1" * 10)
        log.sit(1 + part, f"other{part}").round(skill=MOVE, level=0.0)
    assert not fold_all(log.events).skill(CLICK).standing.mastered


@given(st.permutations(range(24)))
@UNHURRIED
def test_whatever_the_order_of_a_merged_log_decisions_are_defined_and_explained(order: list[int]) -> None:
    whole = interleaved((3, "a", "110111"), (1, "b", "101101"), (2, "c", "111111")).events
    state = fold_all([whole[i % len(whole)] for i in order])
    found = decide_level(state.skill(CLICK), LevelSettings())
    assert 0.0 <= found.value <= 1.0 and "{" not in found.reason("fr")
    assert state.skill(CLICK).count <= 18, "a round that is met twice counts once"
