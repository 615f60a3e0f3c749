"""A session from its log once more: the same past gives the same decisions, and only what was known then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.core.coach_fold import fold_all
from game.core.coach_level import LevelSettings, decide_level
from game.core.coach_replay import decided_again, known_then
from game.core.progress import Event
from tests.core.coach_log import Log

CLICK = "mouse.click"


def needs(_name: str) -> tuple[str, ...]:
    return ()


def decided(log: Log) -> Log:
    """The coach decides a level now, and it is logged as the program logs it."""
    found = decide_level(fold_all(log.events).skill(CLICK), LevelSettings())
    return log.tell("decision_made", **found.record("fr", skill=CLICK, challenge="clique").body)


def session_of(log: Log, session: str) -> tuple[list[Event], list[Event]]:
    first = next(i for i, e in enumerate(log.events) if e.session == session)
    return log.events[:first], log.events[first:]


def played(**started: Any) -> Log:
    log = Log().sit(1).rounds("1101")
    log.day, log.session = 2, "s2"
    log.tell("session_started", coach={"success_target": 0.8}, **started)
    return decided(decided(log).round(False)).round()


def test_the_same_past_gives_the_same_decisions() -> None:
    again = decided_again(*session_of(played(), "s2"), needs)
    assert len(again) == 2 and all(one.same for one in again)


def test_another_target_is_noticed() -> None:
    past, session = session_of(played(), "s2")
    changed = [replace(e, body={**e.body, "coach": {"success_target": 0.95}}) if e.type == "session_started" else e
               for e in session]  # fmt: skip
    assert not all(one.same for one in decided_again(past, changed, needs))


def test_what_an_adult_set_meanwhile_in_another_window_is_known_from_then_on() -> None:
    log = Log().sit(1).round(level=0.3).sit(2)
    log.session = ""
    log.tell("skill_set", skill=CLICK, level=0.7, hold=True)
    log.session = "s2"
    past, session = session_of(decided(log), "s2")
    (one,) = decided_again(past, session, needs)
    assert one.same and one.now is not None and one.now.code == "level.held"


def test_what_a_bundle_brought_only_later_was_not_known_then() -> None:
    log = played(seen={"m": "000004"})
    late = replace(log.events[1], id="0000015", machine="another", session="far", body={
        **log.events[1].body, "round": "far", "level": 0.9})  # fmt: skip
    past, session = session_of(log, "s2")
    mixed = [past[0], late, *past[1:]]
    assert not all(one.same for one in decided_again(mixed, session, needs))
    assert all(one.same for one in decided_again(*known_then(mixed, [*session, replace(late, id="9")]), needs))


def test_an_older_log_does_not_say_what_was_known() -> None:
    past, session = session_of(played(), "s2")
    assert known_then(past, session) == (past, session)
