"""The young person asks for easier or harder in a pause; the next challenge of that skill follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.frame import PAUSE
from game.core.session import Playing
from tests.screens.test_flows import SOURIS, in_challenge
from tests.screens.walk import Person


@pytest.fixture
def person(tmp_path: Path) -> Person:
    person = Person(tmp_path, packs=(SOURIS,))
    person.book.add(["renard-bleu"])
    person.book.welcome_done()
    person.scene = person.navigator.sitting.home({}, 0.0, person.scene)
    return person


def test_asking_for_harder_is_logged_answered_and_followed(person: Person) -> None:
    in_challenge(person).press(PAUSE, "pause/harder")
    skill = ""
    assert person.log("level_asked")[0].body["wish"] == "harder"
    person.press("pause/continue")
    assert isinstance(person.scene, Playing)
    skill, challenge = person.scene.brief.skills[0], person.scene.brief.challenge
    person.play_through().go_on()
    person.scene = person.navigator.sitting.play({"challenge": challenge}, person.at_s, person.scene)
    assert isinstance(person.scene, Playing)
    decision = [e.body for e in person.log("decision_made") if e.body["about"] == "level"][-1]
    assert (decision["skill"], decision["code"]) == (skill, "level.asked_harder")
    assert person.scene.level == pytest.approx(0.15)


def test_help_noted_after_the_fact_takes_the_success_alone_back(person: Person) -> None:
    in_challenge(person).play_through().go_on()
    sitting = person.navigator.sitting
    assert sitting.visit is not None
    skill = sitting.visit.coach.rounds[-1].skill
    assert sitting.visit.coach.skill(skill).alone_total > 0
    sitting.note_help({"how": "hand"}, person.at_s, person.scene)
    assert person.log("guidance_noted")[0].body["how"] == "hand"
    assert sitting.visit is not None
    assert sitting.visit.coach.skill(skill).alone_total == 0
