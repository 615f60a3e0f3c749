"""Objectives as educators say and draw them: one sentence with its date, sessions, phases, a base line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.calendar_day import date_of, day_of, iso_of, month_ends
from game.core.mastery import Criterion
from game.core.objective_view import objective_views
from game.core.objective_words import (
    days_left,
    read_objective,
    say_day,
    say_days_left,
    say_objective,
    say_progress,
)
from game.core.objectives import Objective
from tests.core.coach_log import Log

CLICK = "mouse.click"
JUNE = day_of("2027-06-30")


@given(st.dates())
def test_days_go_to_dates_and_back(day: date) -> None:
    number = day.toordinal()
    assert date_of(number) == (day.year, day.month, day.day)
    assert day_of(iso_of(number)) == number


def test_the_ends_of_months_begin_with_the_running_one_and_know_leap_years() -> None:
    first = day_of("2027-12-05")
    assert first is not None
    assert [iso_of(d) for d in month_ends(first, 3)] == ["2027-12-31", "2028-01-31", "2028-02-29"]


@pytest.mark.parametrize("written", ["30 juin 2027", "30/06/2027", "2027-06-30", "30\u00a0Juin\u00a02027"])
def test_a_date_in_the_sentence_is_read_however_it_is_written(written: str) -> None:
    found = read_objective(f"Double-clic seul, 8 sur 10, 3 séances, avant le {written}")
    assert found == (Criterion(0.8, 10, 3, 2), JUNE)
    assert read_objective(f"Seule, 80 %, avant le {written}") == (Criterion(0.8, 10, 3, 2), JUNE)


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    for written in ("31 juin 2027", "30/13/2027", "2027-02-29", "3 brumaire 2027"):
        found = read_objective(f"Clic seul, 8 sur 10, avant le {written}")
        assert found is not None and found[1] is None, written
    assert read_objective("avant le 30 juin 2027") is None


@given(
    st.integers(1, 20), st.integers(1, 6), st.dates(date(2020, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["fr", "en"]),
)  # fmt: skip
def test_what_is_printed_is_read_back_the_same(tries: int, sessions: int, until: date, lang: str) -> None:
    criterion = Criterion(1.0, tries, sessions)
    said = say_objective(Objective("o", CLICK, criterion, until_day=until.toordinal()), "Clic", lang)
    assert read_objective(said) == (criterion, until.toordinal())


def test_days_are_said_as_people_say_them() -> None:
    assert JUNE is not None
    assert say_day(JUNE, "fr") == "30\u00a0juin\u00a02027"
    assert (
        say_day(JUNE + 1, "fr") == "1er\u00a0juillet\u00a02027"
        and say_day(JUNE + 1, "en") == "1\u00a0July\u00a02027"
    )
    objective = Objective("o", CLICK, until_day=JUNE)
    assert [days_left(objective, JUNE + by) for by in (-3, 0, 3)] == [3, 0, -3]
    assert days_left(Objective("o", CLICK), JUNE) is None
    assert say_days_left(0, "fr") == "C’est aujourd’hui." and "3" in say_days_left(-3, "fr")


def worked() -> Log:
    """A base line, then teaching: two sessions met the criterion, then one did not."""
    log = Log().sit(1).rounds("1000000001", level=0.2)
    log.tell("objective_set", objective="o1", skill=CLICK, criterion={"share": 0.8, "sessions": 3},
             until="2026-03-20").sit(4)  # fmt: skip
    log.tell("phase_set", objective="o1", phase="teaching").rounds("1111111101")
    log.sit(5).rounds("1111011111").round(skill="mouse.drag").round(False, level=0.1)
    return log.sit(6).rounds("1111100000")


def test_a_view_holds_what_educators_draw() -> None:
    view = objective_views(worked().events)["o1"]
    assert [(p.alone, p.tries, p.phase, p.met) for p in view.points] == [
        (9, 10, "teaching", True), (9, 10, "teaching", True), (5, 10, "teaching", False),
    ]  # fmt: skip
    low, high = view.points[0].interval
    assert low < view.points[0].share < high
    assert (view.progress.base_alone, view.progress.base_tries) == (2, 10), "the base line counts every level"
    assert [name for _, name in view.phase_lines] == ["teaching"]
    assert (view.progress.sessions, view.progress.reached, view.share_wanted) == (0, False, 0.8)
    assert "2 fois sur 10 (entre 6 et 51 %)" in say_progress(view.progress, "fr")


def test_what_an_adult_set_right_is_drawn_as_it_was() -> None:
    log = worked()
    noted = next(e.body["round"] for e in log.events if e.session == "s4" and e.type == "round_ended")
    view = objective_views(log.tell("guidance_noted", round=noted, how="hand").events)["o1"]
    assert view.points[0].alone == 8


def test_a_clock_that_is_set_back_draws_no_earlier_day() -> None:
    log = worked().sit(2, "back").rounds("1" * 10)
    days = [p.day for p in objective_views(log.events)["o1"].points]
    assert days == sorted(days)


def test_a_closed_objective_is_still_drawn_and_strange_events_are_passed_over() -> None:
    log = worked().tell("objective_closed", objective="o1").tell("objective_set", skill=3).tell("phase_set")
    log.tell("round_ended", skills=[CLICK], outcome="reached", level="high", steps=7)
    assert objective_views(log.events)["o1"].objective.closed
