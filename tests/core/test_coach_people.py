"""Objectives in educators' words, base lines and phases; rewards that are never taken away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.coach_fold import fold_all
from game.core.mastery import Criterion, Mastery, SessionScore, after_session
from game.core.objectives import objectives_of, progress_of, read_criterion, say_criterion
from game.core.rewards import Tokens, praise_key, stars
from tests.core.coach_log import Log


def test_a_criterion_is_read_as_educators_write_it() -> None:
    found = read_criterion("Double-clic seul, 8 sur 10, 3 séances")
    assert found == Criterion(share=0.8, tries=10, sessions=3, days=2)
    assert read_criterion("Double click alone, 9 out of 10, 2 sessions, 1 day") == Criterion(0.9, 10, 2, 1)
    assert read_criterion("seule, 90\u00a0%, 4 séances, niveau 80") == Criterion(0.9, 10, 4, 2, 0.8)


@pytest.mark.parametrize("text", ["", "souvent", "seul", "8 sur 10", "seul, 12 sur 10", "avec aide, 8 sur 10"])
def test_words_that_name_no_criterion_are_not_guessed_at(text: str) -> None:
    assert read_criterion(text) is None


@given(
    st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers((n + 1) // 2, n), st.just(n))),
    st.integers(1, 9), st.integers(1, 9), st.integers(0, 100), st.sampled_from(["fr", "en"]),
)  # fmt: skip
def test_what_is_printed_is_read_back_the_same(
    share: tuple[int, int], sessions: int, days: int, level: int, lang: str
) -> None:
    criterion = Criterion(share[0] / share[1], share[1], sessions, days, level / 100)
    assert read_criterion(say_criterion(criterion, "Clic", lang)) == criterion


def test_a_criterion_is_printed_in_both_languages() -> None:
    usual = Criterion(share=0.8)
    assert say_criterion(usual, "Double-clic", "fr") == "Double-clic seul, 8 sur 10, 3 séances"
    assert say_criterion(usual, "Double click", "en") == "Double click alone, 8 out of 10, 3 sessions"


@given(st.floats(), st.integers(), st.integers(), st.integers(), st.floats())
def test_impossible_criteria_become_possible_ones(
    share: float, tries: int, sessions: int, days: int, level: float
) -> None:
    found = Criterion(share, tries, sessions, days, level)
    assert 0.5 <= found.share <= 1 and found.tries >= 1 and 1 <= found.days <= found.sessions
    assert 0 <= found.level <= 1


def test_an_objective_has_a_base_line_and_phases_and_tells_how_far_it_is() -> None:
    log = Log()
    log.tell("objective_set", objective="o1", skill="mouse.click", criterion={"share": 0.8}, until="2026-06-30")
    log.day = 4
    log.tell("phase_set", objective="o1", phase="teaching").tell("objective_closed", objective="other")
    objective = objectives_of(log.events)["o1"]
    assert objective.phase_on(objective.set_day) == "baseline"
    assert objective.phase_on(objective.set_day + 3) == "teaching"
    assert objective.until_day is not None and objective.until_day - objective.set_day == 121
    met = after_session(Mastery(), SessionScore("s", objective.set_day, 10, 9), objective.criterion)
    shares = [(objective.set_day, 2, 10), (objective.set_day + 5, 9, 10)]
    found = progress_of(objective, met, shares)
    assert (found.sessions, found.wanted, found.reached) == (1, 3, False)
    assert (found.base_alone, found.base_tries) == (2, 10)


def test_a_closed_objective_stays_in_the_log() -> None:
    log = Log().tell("objective_set", skill="mouse.click").tell("objective_closed", objective="mouse.click")
    assert objectives_of(log.events)["mouse.click"].closed


@given(st.integers(-3, 40), st.lists(st.sampled_from(["give", "exchange", "smaller", "larger"]), max_size=40))
def test_tokens_are_never_taken_away(size: int, happenings: list[str]) -> None:
    tokens = Tokens(size)
    assert 1 <= tokens.size <= 10
    for what in happenings:
        before = tokens
        match what:
            case "give":
                tokens = tokens.given()
                assert tokens.earned == before.earned + 1
            case "exchange":
                tokens = tokens.exchange()
                assert tokens == before or before.full
            case _:
                tokens = tokens.resized(tokens.size + (1 if what == "larger" else -1))
        assert 0 <= tokens.on_board <= tokens.size
        if what in ("give", "larger"):
            assert tokens.on_board >= before.on_board


def test_the_board_fills_with_every_reached_challenge_and_is_exchanged_at_once() -> None:
    log = Log().sit(1).tell("reward_chosen", reward="music").rounds("101")
    tokens = fold_all(log.events).tokens
    assert tokens.full and tokens.reward == "music"
    assert fold_all(log.tell("tokens_exchanged").events).tokens.on_board == 0


def test_praise_differs_for_what_was_done_alone() -> None:
    keys = [praise_key(0, 0), praise_key(0, 2), praise_key(3, 0)]
    assert len(set(keys)) == 3 and praise_key(5, 0) == praise_key(1, 4)
    assert (stars(0), stars(4)) == (1.0, 0.5)
