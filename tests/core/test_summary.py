from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.progress import Event
from game.core.summary import LearnerView, Score, Summary, Tally, fold, fold_all

FOX = "renard-bleu"


def ended(
    n: int = 0,
    outcome: str = "reached",
    guidance: int = 0,
    *,
    learner: str = FOX,
    session: str = "s1",
    day: str = "2026-03-12",
    **more: Any,
) -> Event:
    body = {
        "pack": "souris", "challenge": "cadeaux", "skills": ["mouse.double_click"], "outcome": outcome,
        "guidance": guidance, "took_s": 10.0, "first_act_s": 2.0, "route": "pointer", "level": 0.25,
        "errors": {}, "measures": {}, **more,
    }  # fmt: skip
    return Event(f"id{n:04d}", f"{day}T10:00:{n % 60:02d}.000Z", "m1", session, learner, "round_ended", body)


def the_skill(*events: Event) -> Tally:
    return fold_all(events).of(FOX).skills["mouse.double_click"]


def test_four_of_five_alone() -> None:
    tally = the_skill(*(ended(n, guidance=0 if n else 2) for n in range(5)))
    assert (tally.score.tries, tally.score.reached, tally.score.alone) == (5, 5, 4)
    assert tally.guidance == (4, 0, 1, 0, 0, 0)
    assert tally.score.share == 0.8
    assert tally.score.interval == pytest.approx((0.376, 0.964), abs=1e-3)
    assert tally.last_at == "2026-03-12T10:00:04.000Z"
    assert tally.first_act_median_s == 2.0
    assert tally.level == 0.25
    assert tally.routes == {"pointer": 5}


def test_stopping_is_never_a_fault() -> None:
    tally = the_skill(ended(1), ended(2, "stopped"))
    assert (tally.score.tries, tally.score.alone, tally.stopped, tally.rounds) == (1, 1, 1, 2)


def test_what_the_adult_passed_was_not_alone() -> None:
    tally = the_skill(ended(1), ended(2, "passed", 5))
    assert (tally.score.tries, tally.score.reached, tally.score.alone) == (2, 1, 1)


def test_guidance_nobody_knows_is_not_taken_for_alone() -> None:
    for strange in (None, True, 9, -1, "0"):
        assert the_skill(ended(1, guidance=strange)).score.alone == 0  # type: ignore[arg-type]


def test_smallest_target_and_slowest_double_click_are_of_what_was_reached() -> None:
    def measures(size: float, double_s: float) -> dict[str, float]:
        return {"smallest_target_su": size, "double_interval_longest_s": double_s}

    tally = the_skill(
        ended(1, measures=measures(120, 0.5)),
        ended(2, measures=measures(80, 0.9)),
        ended(3, "stopped", measures=measures(10, 3.0)),
    )
    assert (tally.smallest_target_su, tally.longest_double_s) == (80, 0.9)


def test_errors_add_up_by_kind() -> None:
    tally = the_skill(ended(1, errors={"miss": 2}), ended(2, errors={"miss": 1, "other": 1}))
    assert tally.errors == {"miss": 3, "other": 1}


def test_challenges_and_every_skill_of_a_round_are_counted() -> None:
    view = fold_all([ended(1, skills=["a", "b", "a"]), ended(2, challenge="autre")]).of(FOX)
    assert set(view.skills) == {"a", "b", "mouse.double_click"}
    assert view.skills["a"].score.tries == 1
    assert set(view.challenges) == {("souris", "cadeaux"), ("souris", "autre")}


def test_the_last_day_adds_its_sessions() -> None:
    tally = the_skill(
        ended(1, session="s1", day="2026-03-11"),
        ended(2, session="s2"),
        ended(3, session="s3", guidance=1),
        ended(4, "stopped", session="s4", day="2026-03-13"),
    )
    assert tally.last_day() == Score("2026-03-12T10:00:03.000Z", 2, 2, 1)
    assert list(tally.sessions) == ["s1", "s2", "s3", "s4"]
    assert Tally().last_day() == Score()


def test_a_session_has_a_beginning_an_end_and_a_reason() -> None:
    def at(n: int, type_: str, **body: Any) -> Event:
        return Event(f"x{n}", f"2026-03-12T09:0{n}:00.000Z", "m1", "s1", FOX, type_, body)

    view = fold_all(
        [at(1, "session_started"), ended(1), ended(2, guidance=3),
         at(3, "session_ended", reason="stop", took_s=200.5)]
    ).of(FOX)  # fmt: skip
    session = view.sessions["s1"]
    assert (session.started_at, session.ended_at) == ("2026-03-12T09:01:00.000Z", "2026-03-12T09:03:00.000Z")
    assert (session.took_s, session.reason, session.machine) == (200.5, "stop", "m1")
    assert (session.rounds, session.reached, session.alone) == (2, 2, 1)


def test_a_clock_set_back_changes_no_count_and_the_last_event_stays_the_last() -> None:
    tally = the_skill(ended(1, day="2026-03-12"), ended(2, day="2025-01-01", session="s2"))
    assert tally.score.tries == 2
    assert tally.last_at.startswith("2025-01-01")


def test_learners_do_not_mix_and_nobody_is_nobody() -> None:
    summary = fold_all([ended(1), ended(2, learner="chat-vert"), ended(3, learner="")])
    assert set(summary.learners) == {FOX, "chat-vert"}
    assert summary.of("hibou-jaune") == LearnerView("hibou-jaune")


def test_an_event_that_says_nothing_new_changes_nothing() -> None:
    summary = fold_all([ended(1)])
    assert fold(summary, Event("z", "", "m", "s", FOX, "acted")) is summary


STRANGE = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 9), st.floats(), st.text(max_size=3),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=2), st.integers(0, 3), max_size=2),
)  # fmt: skip
EVENTS = st.builds(
    ended,
    n=st.integers(0, 50),
    outcome=st.sampled_from(["reached", "passed", "stopped", "lost"]),
    guidance=st.integers(0, 5),
    learner=st.sampled_from([FOX, "chat-vert", ""]),
    session=st.sampled_from(["s1", "s2", "s3"]),
    day=st.sampled_from(["2026-03-11", "2026-03-12"]),
    skills=st.lists(st.sampled_from(["a", "b"]), max_size=2),
)


@given(st.lists(EVENTS, max_size=20), st.lists(EVENTS, max_size=20))
def test_folding_two_parts_is_folding_the_whole(a: list[Event], b: list[Event]) -> None:
    assert fold_all([*a, *b]) == fold_all(b, fold_all(a))


@given(
    st.sampled_from(["round_ended", "session_started", "session_ended", "acted", "unheard"]),
    st.dictionaries(
        st.sampled_from(
            ["pack", "challenge", "skills", "outcome", "guidance", "took_s", "first_act_s", "route", "errors",
             "measures", "level", "reason"]
        ),
        STRANGE,
    ),
)  # fmt: skip
def test_no_body_however_strange_stops_the_fold(type_: str, body: dict[str, Any]) -> None:
    body.setdefault("outcome", "reached")
    summary = fold_all([Event("1", "", "m", "s", FOX, type_, body), ended(2)])
    assert summary.of(FOX).skills["mouse.double_click"].score.tries == 1


def test_the_summary_of_nothing_is_empty() -> None:
    assert fold_all([]) == Summary()
