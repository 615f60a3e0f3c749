"""The adult sees where each skill stands and sets what the coach does; the log keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.coach_fold import FOLDED, fold_all
from game.core.coach_state import CoachState
from game.core.session import Playing
from game.screens.rows import Rows
from game.screens.skill_page import SkillPage
from tests.screens.test_flows import SOURIS
from tests.screens.walk import Person

LEARNER = "renard-bleu"


@pytest.fixture
def person(tmp_path: Path) -> Person:
    person = Person(tmp_path, packs=(SOURIS,))
    person.book.add([LEARNER])
    person.book.welcome_done()
    person.scene = person.navigator.sitting.home({}, 0.0, person.scene)
    return person


def played(person: Person) -> str:
    """One challenge alone, then home; the skill it trains."""
    person.press(f"home/{LEARNER}").press(person.starting("choice/")[0]).play_through()
    assert isinstance(person.scene, Playing)
    skill = person.scene.brief.skills[0]
    person.go_on()
    person.scene = person.navigator.sitting.home({}, person.at_s, person.scene)
    return skill


def opened(person: Person, skill: str = "") -> Person:
    """The adult's page of all skills, or of one."""
    office = person.navigator.office
    person.scene = office.learner_menu({"code": LEARNER}, person.at_s, person.scene)
    person.press("learner//progress")
    return person.press(f"progress/{skill}") if skill else person


def coach(person: Person) -> CoachState:
    return fold_all(person.store.events(LEARNER, FOLDED), CoachState(learner=LEARNER))


def stepped(person: Person, key: str, way: str = "more") -> Person:
    """One press on a stepper, on whatever page it is."""
    for _ in range(6):
        if f"set/{key}/{way}" in person.reachable:
            return person.press(f"set/{key}/{way}")
        person.press("page/after")
    raise AssertionError(f"{key} is on no page")


def texts(person: Person) -> str:
    return " ".join(node.name for node in person.tree.walk())


def test_every_skill_in_use_is_listed_with_where_it_stands(person: Person) -> None:
    skill = played(person)
    opened(person)
    assert isinstance(person.scene, Rows)
    row = next(r for r in person.scene.rows if r.id == skill)
    assert "seul" in row.detail and "niveau" in row.detail
    assert any(r.detail == "Non travaillé" for r in person.scene.rows)


def test_a_skill_page_tells_its_state_its_objective_and_the_next_decision_in_words(person: Person) -> None:
    opened(person, played(person))
    shown = texts(person)
    assert "Séances à l’objectif" in shown and "Prochain défi" in shown and "%" in shown


def test_holding_a_level_is_an_event_of_the_adult_and_the_coach_obeys(person: Person) -> None:
    skill = played(person)
    stepped(opened(person, skill), "skill_hold")
    body = person.log("skill_set")[-1].body
    assert (body["skill"], body["hold"], body["by"]) == (skill, True, "adult")
    assert coach(person).skill(skill).adult.hold
    assert "tient le niveau" in texts(person)
    stepped(person, "skill_hold", "less")
    assert not coach(person).skill(skill).adult.hold and coach(person).skill(skill).adult.level is None


def test_an_easier_or_harder_level_is_taken_by_the_next_challenge(person: Person) -> None:
    skill = played(person)
    stepped(opened(person, skill), "skill_level")
    wanted = person.log("skill_set")[-1].body["level"]
    assert wanted > 0.0 and coach(person).skill(skill).adult.level == wanted
    assert "a choisi le niveau" in texts(person)


def test_a_closed_skill_is_no_longer_offered_and_can_be_opened(person: Person) -> None:
    skill = played(person)
    stepped(opened(person, skill), "skill_lock", "less")
    assert coach(person).skill(skill).adult.locked is True
    assert "n’est plus proposée" in texts(person)
    stepped(person, "skill_lock")
    assert coach(person).skill(skill).adult.locked is None
    stepped(person, "skill_lock")
    assert coach(person).skill(skill).adult.locked is False


def test_the_way_of_helping_is_chosen_for_one_skill(person: Person) -> None:
    skill = played(person)
    stepped(stepped(opened(person, skill), "skill_strategy"), "skill_strategy")
    assert coach(person).skill(skill).adult.strategy == "most_to_least"


def test_an_objective_is_chosen_among_criteria_as_educators_say_them(person: Person) -> None:
    skill = played(person)
    opened(person, skill).press("skill/goal")
    assert isinstance(person.scene, SkillPage)
    assert any(goal.startswith("seul, 8 sur 10, 3 séances") for goal in person.scene.goals)
    stepped(person, "skill_goal", "less")
    assert person.log("objective_set")[-1].body["by"] == "adult"
    criterion = coach(person).skill(skill).criterion
    assert (criterion.share, criterion.tries, criterion.sessions) == (0.8, 10, 3)


def test_a_phase_begins_and_the_mark_of_elsewhere_is_set(person: Person) -> None:
    skill = played(person)
    stepped(opened(person, skill).press("skill/goal"), "skill_phase")
    assert person.log("phase_set")[-1].body["phase"] == "teaching"
    stepped(person.press("skill/goal"), "skill_general")
    assert coach(person).skill(skill).generalised
    assert "Généralisé" in texts(person)


def test_the_order_an_adult_plans_is_kept_and_can_be_taken_out(person: Person) -> None:
    played(person)
    opened(person).press("progress/plan")
    first, second = person.scene.rows[1].id, person.scene.rows[0].id  # type: ignore[attr-defined]
    person.press(f"plan/{first}", f"plan/{second}")
    assert coach(person).plan == (first, second)
    person.press(f"plan/{first}")
    assert coach(person).plan == (second,)
    person.press("plan/plan_clear")
    assert coach(person).plan == ()


def test_back_from_a_skill_leads_to_its_page_of_the_list(person: Person) -> None:
    skill = played(person)
    opened(person, skill).press("rail/back")
    assert f"progress/{skill}" in person.reachable
    person.press("rail/back")
    assert person.scene.name == "learner"
