"""The adult sets an objective of the personal plan on screen: criterion, date, phase; the log keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.objective_view import objective_views
from game.core.objectives import objectives_of
from game.screens.skill_page import SkillPage
from tests.program.test_progression import LEARNER, coach, opened, played, stepped, texts
from tests.screens.test_flows import SOURIS
from tests.screens.walk import Person


@pytest.fixture
def person(tmp_path: Path) -> Person:
    person = Person(tmp_path, packs=(SOURIS,))
    person.book.add([LEARNER])
    person.book.welcome_done()
    person.scene = person.navigator.sitting.home({}, 0.0, person.scene)
    return person


def aimed(person: Person) -> tuple[Person, str]:
    skill = played(person)
    return opened(person, skill).press("skill/goal"), skill


def test_the_objective_has_a_page_and_leads_back(person: Person) -> None:
    aimed(person)
    assert isinstance(person.scene, SkillPage) and person.scene.group == "goal"
    assert "Pas d’objectif fixé" in texts(person)
    person.press("rail/back")
    assert isinstance(person.scene, SkillPage) and person.scene.group == ""


def test_each_number_of_the_criterion_can_be_set_and_the_coach_obeys(person: Person) -> None:
    person, skill = aimed(person)
    for key, way in (("goal_share", "less"), ("goal_tries", "less"), ("goal_sessions", "less"),
                     ("goal_days", "less"), ("goal_level", "more")):  # fmt: skip
        stepped(person, key, way)
    found = coach(person).skill(skill).criterion
    assert (found.share, found.tries, found.sessions, found.days) == (0.85, 8, 2, 1)
    assert found.level == pytest.approx(0.6)
    body = person.log("objective_set")[-1].body
    assert body["by"] == "adult" and body["skill"] == skill


def test_a_date_is_set_said_and_kept_when_the_criterion_changes(person: Person) -> None:
    person, skill = aimed(person)
    stepped(stepped(person, "goal_until"), "goal_until")
    assert person.log("objective_set")[-1].body["until"] == "2026-04-30"
    assert "avant le 30\u00a0avril\u00a02026" in texts(person) and "Il reste" in texts(person)
    stepped(person.press("page/before"), "goal_share", "less")
    objective = objectives_of(person.store.events(LEARNER))[skill]
    assert objective.until_day is not None and objective.criterion.share == 0.85
    stepped(stepped(person, "goal_until", "less"), "goal_until", "less")
    assert objectives_of(person.store.events(LEARNER))[skill].until_day is None


def test_the_page_of_all_skills_tells_the_date(person: Person) -> None:
    person, _ = aimed(person)
    stepped(person, "goal_until").press("rail/back", "rail/back")
    assert "objectif avant le 31\u00a0mars\u00a02026" in texts(person)


def test_a_phase_begins_and_the_base_line_is_told(person: Person) -> None:
    person, skill = aimed(person)
    stepped(person, "skill_phase")
    view = objective_views(person.store.events(LEARNER))[skill]
    assert view.objective.phases[-1].name == "teaching"


def test_an_objective_is_ended_and_begun_again_and_the_log_keeps_both(person: Person) -> None:
    person, skill = aimed(person)
    stepped(person, "goal_on")
    assert not objectives_of(person.store.events(LEARNER))[skill].closed
    stepped(person, "goal_on", "less")
    assert objectives_of(person.store.events(LEARNER))[skill].closed
    assert "Pas d’objectif fixé" in texts(person)
    assert [len(person.log(t)) for t in ("objective_set", "objective_closed")] == [1, 1]
