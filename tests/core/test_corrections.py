"""An adult sets tries right and decides otherwise than the coach: the log keeps both, every view honours it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.coach_fold import fold_all as coached
from game.core.coach_level import LevelSettings, decide_level
from game.core.coach_signs import decide_pause
from game.core.coach_words import standing_of
from game.core.corrections import VOID, correction_body, mended, round_of, truths
from game.core.next_challenge import Candidate, decide_next
from game.core.progress import Event
from game.core.summary import fold, fold_all
from tests.core.coach_log import Log

FOX = "renard-bleu"


def corrected(log: Log, at: int, outcome: str, guidance: int = 0) -> Log:
    """An adult says what the round `at` (an index into the events) really was."""
    old = log.events[at]
    one = round_of(old)
    here, log.session = log.session, old.session
    log.tell("attempt_corrected", **correction_body(one, one.told, (outcome, guidance)))
    log.session = here
    return log


def anew(events: Sequence[Event]) -> list[Event]:
    """The log as it would be, had every round been told in truth at once."""
    plain = [e for e in events if e.type not in ("attempt_corrected", "guidance_noted")]
    return list(mended(plain, truths(events)))


def test_a_success_that_was_helped_is_no_longer_alone_and_the_original_stays() -> None:
    log = corrected(Log().sit(1).rounds("111"), 2, "reached", 3)
    view = fold_all(log.events).of(FOX)
    skill = view.skills["mouse.click"]
    assert (skill.score.tries, skill.score.reached, skill.score.alone) == (3, 3, 2)
    assert skill.guidance == (2, 0, 0, 1, 0, 0)
    assert view.sessions["s1"].alone == 2
    assert log.events[2].body["guidance"] == 0


@pytest.mark.parametrize(("outcome", "rounds"), [(VOID, 2), ("stopped", 3)])
def test_a_round_of_somebody_else_counts_for_nothing(outcome: str, rounds: int) -> None:
    view = fold_all(corrected(Log().sit(1).rounds("111"), 2, outcome).events).of(FOX)
    assert view.skills["mouse.click"].score.tries == 2
    assert view.challenges["souris", "clique"].score.alone == 2
    assert view.sessions["s1"].rounds == rounds


def test_help_noted_after_the_round_counts_in_what_educators_read() -> None:
    log = Log().sit(1).round(round="r1").tell("guidance_noted", round="r1", level=5, how="hand")
    assert fold_all(log.events).of(FOX).skills["mouse.click"].guidance == (0, 0, 0, 0, 0, 1)


corrections = st.lists(
    st.tuples(st.integers(1, 6), st.sampled_from(("reached", "passed", "stopped", VOID)), st.integers(0, 5)),
    max_size=5,
)


@given(st.text("01", min_size=6, max_size=6), corrections)
def test_corrected_is_the_same_as_told_in_truth_at_once(pattern: str, found: list[tuple[int, str, int]]) -> None:
    log = Log().sit(1).rounds(pattern)
    for at, outcome, guidance in found:
        corrected(log, at, outcome, guidance)
    one, other = fold_all(log.events).of(FOX), fold_all(anew(log.events)).of(FOX)
    for view in (one, other):
        assert set(view.skills) <= {"mouse.click"}
    now, true = one.skills.get("mouse.click"), other.skills.get("mouse.click")
    assert now is not None
    scores = (now.score.tries, now.score.reached, now.score.alone, now.guidance, now.stopped)
    if true is None:
        assert scores == (0, 0, 0, (0,) * 6, 0)
    else:
        assert scores == (true.score.tries, true.score.reached, true.score.alone, true.guidance, true.stopped)
    assert one.sessions["s1"].alone == other.sessions["s1"].alone
    assert one.sessions["s1"].rounds == other.sessions["s1"].rounds


@given(st.integers(0, 9))
def test_folding_in_two_pieces_is_folding_at_once(cut: int) -> None:
    events = corrected(corrected(Log().sit(1).rounds("11011"), 2, "passed", 5), 4, VOID).events
    summary = fold_all(events[:cut])
    for event in events[cut:]:
        summary = fold(summary, event)
    assert summary == fold_all(events)


@pytest.mark.parametrize("later", [False, True])
def test_what_was_built_on_wrong_tries_is_no_longer_acquired(later: bool) -> None:
    log = Log().sit(1).rounds("1" * 10).sit(2).rounds("1" * 10).sit(3).rounds("1" * 10)
    if later:
        log.sit(4)
    assert standing_of(coached(log.events).skill("mouse.click")) == "acquired"
    third = [n for n, e in enumerate(log.events) if e.session == "s3" and e.type == "round_ended"]
    corrected(log, third[0], "passed", 5)
    assert standing_of(coached(log.events).skill("mouse.click")) == "acquired", "9 of 10 still meet the criterion"
    corrected(log, third[1], "passed", 5)
    state = coached(log.events)
    assert standing_of(state.skill("mouse.click")) == "growing"
    assert state.skill("mouse.click").alone_total == 28


def test_strange_corrections_change_nothing() -> None:
    log = Log().sit(1).rounds("11")
    before = fold_all(log.events)
    for body in (
        {},
        {"round": "r1"},
        {"round": 3, "was": {}, "now": {}},
        {"round": "x", "was": 1, "now": {"outcome": "won"}},
    ):
        log.tell("attempt_corrected", **body)
    assert fold_all(log.events).of(FOX).skills == before.of(FOX).skills
    with pytest.raises(ValueError, match="no such truth"):
        correction_body(round_of(log.events[1]), ("reached", 0), ("won", 0))


# ---------------------------------------------------------------------- deciding otherwise


def overruled(log: Log, skill: str = "mouse.click", **to: Any) -> Log:
    return log.tell("decision_overruled", decision="000001", about="level", skill=skill, to=to, by="adult")


def test_an_overruled_level_is_the_next_level() -> None:
    log = overruled(Log().sit(1).rounds("111"), level=0.2)
    decided = decide_level(coached(log.events).skill("mouse.click"), LevelSettings())
    assert (decided.code, decided.value) == ("level.set", 0.2)
    held = overruled(Log().sit(1).rounds("111"), level=0.3, hold=True)
    assert decide_level(coached(held.events).skill("mouse.click"), LevelSettings()).code == "level.held"


def test_an_overruled_choice_is_locked_or_planned_first() -> None:
    among = [
        Candidate("souris", c, s)
        for c, s in (("clique", "mouse.click"), ("glisse", "mouse.drag"), ("m", "mouse.scroll"))
    ]
    log = Log().sit(1).rounds("1")
    locked = decide_next(coached(overruled(log, locked=True).events), among, today=1)
    assert "mouse.click" not in {offer.skill for offer in locked}
    first = decide_next(coached(overruled(log, "", plan=["mouse.scroll"]).events), among, today=1)
    assert "plan" in {offer.purpose for offer in first if offer.skill == "mouse.scroll"}


def test_an_adult_may_say_that_it_is_not_acquired_or_that_it_is() -> None:
    log = Log().mastered()
    assert standing_of(coached(overruled(log, mastered=False).events).skill("mouse.click")) != "acquired"
    assert standing_of(coached(overruled(log, mastered=True).events).skill("mouse.click")) == "acquired"


def test_an_overruled_pause_is_offered_no_more_until_it_is_allowed_again() -> None:
    log = Log().sit(1).rounds("111111").round(False, errors={"miss": 3}, first_act_s=9.0)
    assert decide_pause(coached(log.events)) is not None
    assert decide_pause(coached(overruled(log, "", pauses=False).events)) is None
    assert decide_pause(coached(overruled(log, "", pauses=True).events)) is not None
