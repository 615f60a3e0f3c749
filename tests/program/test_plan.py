"""What is offered next: the same history always gives the same answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.core.coach_fold import fold_all
from game.core.coach_state import CoachState
from game.core.learner import Profile
from game.core.next_challenge import Candidate
from game.core.progress import Event
from game.program.plan import offers, reached_of, share
from game.screens.cards import Reached

CHALLENGES = tuple("abcdefgh")
GUIDANCE = st.integers(0, 5)
CANDIDATES = [Candidate("p", c, f"skill.{c}") for c in CHALLENGES]


def ended(challenge: str, number: int, outcome: str = "reached", guidance: int = 0, **more: object) -> Event:
    body = {"pack": "p", "challenge": challenge, "skills": [f"skill.{challenge}"], "level": 0.0,
            "outcome": outcome, "guidance": guidance, "round": f"r{number}", **more}  # fmt: skip
    return Event(f"{number:04d}", "2026-03-02T10:00:00.000Z", "m", "s", "l", "round_ended", body)


def test_a_newcomer_is_offered_the_first_challenges_of_the_pack() -> None:
    assert [o.challenge for o in offers(CANDIDATES, CoachState(), Profile())] == ["a", "b", "c"]


def test_what_was_just_played_well_does_not_come_at_once_again() -> None:
    state = fold_all([ended("a", 1)])
    assert "a" not in {o.challenge for o in offers(CANDIDATES, state, Profile(), ("p", "a"))}


def test_an_error_brings_the_same_challenge_back_soon_to_be_tried_alone() -> None:
    state = fold_all([ended("a", 1, guidance=3)])
    again = {o.challenge: o.purpose for o in offers(CANDIDATES, state, Profile(), ("p", "a"))}
    assert again["a"] == "retry"


def test_a_pack_of_one_challenge_offers_it_again() -> None:
    state = fold_all([ended("a", 1)])
    assert [o.challenge for o in offers(CANDIDATES[:1], state, Profile(), ("p", "a"))] == ["a"]


def test_every_offer_says_why_in_both_languages() -> None:
    for offer in offers(CANDIDATES, fold_all([ended("a", 1, guidance=2)]), Profile()):
        for lang in ("fr", "en"):
            assert not offer.decision.reason(lang).startswith("coach.")


@given(
    st.lists(
        st.tuples(st.sampled_from(CHALLENGES), st.sampled_from(["reached", "stopped", "passed"]), GUIDANCE),
        max_size=25,
    ),
    st.integers(1, 8),
    st.sampled_from(["", *CHALLENGES]),
)
def test_offers_are_different_known_and_always_the_same(
    rounds: list[tuple[str, str, int]], count: int, last: str
) -> None:
    state = fold_all(ended(c, i, outcome, guidance) for i, (c, outcome, guidance) in enumerate(rounds))
    offered = offers(CANDIDATES[:count], state, Profile(), ("p", last))
    ids = [o.challenge for o in offered]
    assert offered == offers(CANDIDATES[:count], state, Profile(), ("p", last))
    assert len(ids) == len(set(ids)) and set(ids) <= set(CHALLENGES[:count])
    assert min(2, count) <= len(ids) <= 3


def test_the_best_that_was_reached_stays() -> None:
    past = fold_all([ended("a", 1), ended("a", 2, guidance=3), ended("b", 3, guidance=2), ended("c", 4, "stopped")])
    assert [reached_of(past, "p", c) for c in "abcd"] == [
        Reached.ALONE, Reached.REACHED, Reached.STARTED, Reached.NEW,
    ]  # fmt: skip
    assert share(past, "p", "abcd") == 1.5 / 4
