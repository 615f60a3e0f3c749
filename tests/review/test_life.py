"""The maker of logs of weeks: always the same, and nothing in it that the program would not write."""

from __future__ import annotations

from collections import Counter

from game.core.coach_fold import fold_all
from game.core.coach_replay import decided_again
from game.core.coach_state import CoachState
from game.core.progress import EVENT_TYPES
from game.core.skills import skill
from tests.review.life import demo, learners, lived


def test_one_seed_is_one_log() -> None:
    one, other = (list(lived(learners(3), 2)) for _ in range(2))
    assert one == other
    assert len({event.id for event in one}) == len(one)


def test_it_writes_what_the_program_writes() -> None:
    events = demo(weeks=4)
    assert [event.id for event in events] == sorted(event.id for event in events)
    kinds = Counter(event.type for event in events)
    assert set(kinds) <= EVENT_TYPES
    assert kinds["round_started"] == kinds["round_ended"] > 100
    assert kinds["decision_made"] >= 3 * kinds["round_ended"]
    assert kinds["objective_set"] and kinds["attempt_corrected"] and kinds["adult_noted"]
    for life in learners(8):
        state = fold_all((e for e in events if e.learner == life.code), CoachState(learner=life.code))
        assert state.odd == 0, "no body that the coach does not understand"


def test_its_decisions_are_the_coachs_own() -> None:
    """Told again from the same past, the coach decides as the log says."""
    events = [e for e in lived(learners(2), 3) if e.learner == learners(2)[1].code]
    session = [e.session for e in events if e.type == "session_started"][-1]
    before = [e for e in events if e.id < next(x.id for x in events if x.session == session)]
    played = [e for e in events if e.session == session]
    found = decided_again(before, played, lambda name: known.needs if (known := skill(name)) else ())
    assert found
    assert all(again.same for again in found), [(a.event.body["code"], a.now) for a in found if not a.same]
