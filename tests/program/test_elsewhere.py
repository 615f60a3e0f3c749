"""What an adult sets in the pages of the review, beside a running session, is obeyed by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.core.progress import Event
from game.core.session import Playing
from game.program.book import Book
from game.screens.space import Offers
from tests.screens.test_flows import SOURIS, in_challenge
from tests.screens.walk import Person

FOX = "renard-bleu"


@pytest.fixture
def person(tmp_path: Path) -> Person:
    person = Person(tmp_path, packs=(SOURIS,))
    person.book.add([FOX])
    person.book.welcome_done()
    person.scene = person.navigator.sitting.home({}, 0.0, person.scene)
    return person


def elsewhere(person: Person, type_: str, **body: Any) -> None:
    """As another process writes it: straight into the log, past this program's diary."""
    new_id = person.navigator.tools.diary.new_round()
    person.store.append([Event(new_id, "2026-03-12T10:00:00.000Z", "m", "", FOX, type_, {**body, "by": "adult"})])


def test_a_level_set_elsewhere_is_the_level_of_the_next_challenge(person: Person) -> None:
    in_challenge(person)
    assert isinstance(person.scene, Playing)
    challenge, skill = person.scene.brief.challenge, person.scene.brief.skills[0]
    person.play_through().go_on()
    elsewhere(person, "decision_overruled", skill=skill, about="level", to={"level": 0.4, "hold": True})
    person.scene = person.navigator.sitting.play({"challenge": challenge}, person.at_s, person.scene)
    assert isinstance(person.scene, Playing)
    assert person.scene.level == pytest.approx(0.4)
    assert [e.body["code"] for e in person.log("decision_made") if e.body["about"] == "level"][-1] == "level.held"


def test_a_skill_locked_elsewhere_is_offered_no_more(person: Person) -> None:
    in_challenge(person)
    assert isinstance(person.scene, Playing)
    skill = person.scene.brief.skills[0]
    person.play_through()
    elsewhere(person, "skill_set", skill=skill, locked=True)
    person.go_on()
    visit = person.navigator.sitting.visit
    assert isinstance(person.scene, Offers)
    assert visit is not None
    assert visit.coach.skill(skill).adult.locked is True
    trained = {c.challenge: c.skill for c in visit.among}
    assert skill not in {trained[offer.challenge] for offer in visit.offered}


def test_news_are_heard_once_and_our_own_events_never(person: Person) -> None:
    in_challenge(person).play_through()
    listening = person.navigator.sitting.elsewhere
    assert listening is not None
    assert listening.news() == ()
    elsewhere(person, "skill_set", skill="mouse.click", locked=True)
    assert [event.type for event in listening.news()] == ["skill_set"]
    assert listening.news() == ()


def test_settings_changed_elsewhere_hold_from_the_next_place_on_and_are_not_written_over(person: Person) -> None:
    in_challenge(person)
    other = Book(person.book.root)
    other.change(FOX, {"text_scale": 1.5})
    other.flush()
    person.play_through().go_on()
    assert person.navigator.profile.text_scale == 1.5
    person.book.change(FOX, {"calm": True})
    person.book.flush()
    both = Book(person.book.root).profile(FOX)
    assert (both.text_scale, both.calm) == (1.5, True)
