"""What is offered next, and at which level: the same history always gives the same answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.core.progress import Event
from game.program.history import History, history_of
from game.program.levels import STEP, Try, next_level
from game.program.plan import offers
from game.screens.cards import Reached

CHALLENGES = tuple("abcdefgh")


def history(**reached: Reached) -> History:
    return History({("p", c): state for c, state in reached.items()})


def test_a_newcomer_is_offered_the_first_challenges_of_the_pack() -> None:
    offered = offers("p", CHALLENGES, History(), seed=3)
    assert sorted(o.challenge for o in offered) == ["a", "b", "c"]


def test_the_choice_mixes_something_going_something_new_and_something_known() -> None:
    offered = offers("p", CHALLENGES, history(a=Reached.ALONE, b=Reached.ALONE, c=Reached.STARTED), seed=1)
    assert {o.reason for o in offered} == {"offer.going", "offer.new", "offer.known"}
    assert {o.challenge for o in offered} >= {"c", "d"}


def test_what_was_just_played_does_not_come_at_once_again() -> None:
    for seed in range(20):
        assert "a" not in {o.challenge for o in offers("p", CHALLENGES, History(), seed, last="a")}


def test_a_pack_of_one_challenge_offers_it_again() -> None:
    assert [o.challenge for o in offers("p", ("a",), History(), 1, last="a")] == ["a"]


@given(
    st.dictionaries(st.sampled_from(CHALLENGES), st.sampled_from(list(Reached))),
    st.integers(0, 2**31),
    st.integers(1, 8),
    st.sampled_from(["", *CHALLENGES]),
)
def test_offers_are_different_known_and_always_the_same(
    reached: dict[str, Reached], seed: int, count: int, last: str
) -> None:
    past, pack = history(**reached), CHALLENGES[:count]
    offered = offers("p", pack, past, seed, last)
    ids = [o.challenge for o in offered]
    assert offered == offers("p", pack, past, seed, last)
    assert len(ids) == len(set(ids)) and set(ids) <= set(pack)
    assert min(2, count - 1) <= len(ids) <= 3 and ids


# ---------------------------------------------------------------------- levels


def alone(level: float) -> Try:
    return Try(level, "reached", 0)


def test_the_first_time_is_gentle() -> None:
    assert next_level(()).level == 0.0


def test_two_successes_alone_raise_the_level_and_one_does_not() -> None:
    assert next_level([alone(0.25)]).level == 0.25
    assert next_level([alone(0.25), alone(0.25)]).level == 0.25 + STEP


def test_a_success_alone_at_another_level_does_not_count() -> None:
    assert next_level([alone(0.0), alone(0.25)]).level == 0.25


def test_a_help_of_three_lowers_the_level_whatever_the_outcome() -> None:
    for outcome in ("reached", "stopped"):
        assert next_level([alone(0.5), Try(0.5, outcome, 3)]).level == 0.25


def test_a_challenge_passed_by_the_adult_changes_no_level() -> None:
    assert next_level([Try(0.5, "passed", 5)]).level == 0.5


@given(st.lists(st.tuples(st.sampled_from(["reached", "stopped", "passed"]), st.integers(0, 5)), max_size=40))
def test_levels_stay_between_nothing_and_one_and_move_one_step(ends: list[tuple[str, int]]) -> None:
    tries: list[Try] = []
    for outcome, guidance in ends:
        decision = next_level(tries)
        assert 0.0 <= decision.level <= 1.0
        assert not tries or abs(decision.level - tries[-1].level) <= STEP
        tries.append(Try(decision.level, outcome, guidance))


# ---------------------------------------------------------------------- history


def ended(challenge: str, outcome: str = "reached", guidance: int = 0, **more: object) -> Event:
    body = {"pack": "p", "challenge": challenge, "skills": ["s"], "level": 0.5, "outcome": outcome,
            "guidance": guidance, **more}  # fmt: skip
    return Event("id", "at", "m", "s", "l", "round_ended", body)


def test_the_best_that_was_reached_stays() -> None:
    past = history_of([ended("a"), ended("a", guidance=3), ended("b", guidance=2), ended("c", "stopped")])
    assert [past.of("p", c) for c in "abcd"] == [Reached.ALONE, Reached.REACHED, Reached.STARTED, Reached.NEW]
    assert past.share("p", "abcd") == 1.5 / 4


def test_going_on_from_a_history_is_the_same_as_reading_it_anew() -> None:
    events = [ended("a"), ended("b", "stopped", 4), ended("a", guidance=2)]
    going = History()
    for event in events:
        body = event.body
        going = going.after("p", body["challenge"], body["skills"], 0.5, body["outcome"], body["guidance"])
    assert going == history_of(events)


def test_a_damaged_event_is_passed_over() -> None:
    assert history_of([ended("a", level="high"), ended("b", level=[1])]) == History()
