"""« Mon parcours »: the coach's choice from all workshops, by plan, prerequisites, probes and other settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.coach_replay import decided_again
from game.core.progress import Event
from game.core.session import Playing
from game.core.skills import skill as skill_of
from game.program.offering import PATH
from tests.core.coach_log import Log
from tests.screens.test_flows import SOURIS
from tests.screens.walk import Person

CLAVIER = SOURIS.parent / "clavier"
LEARNER = "renard-bleu"


@pytest.fixture
def person(tmp_path: Path) -> Person:
    person = Person(tmp_path, packs=(SOURIS, CLAVIER))
    person.book.add([LEARNER])
    person.book.welcome_done()
    person.scene = person.navigator.sitting.home({}, 0.0, person.scene)
    return person


def tell(person: Person, *events: Event) -> None:
    """What the log held before this session."""
    person.store.append(events)


def of(person: Person, pack: str) -> str:
    """The skill of the pack's first challenge."""
    card = person.navigator.tools.shelf.card(pack)
    assert card is not None
    found = person.navigator.tools.shelf.challenge(pack, card.challenges[0], "enfant")
    assert found is not None
    return found.skills[0]


def on_the_path(person: Person) -> Person:
    return person.press(f"home/{LEARNER}", f"space/{PATH}")


def offers(person: Person) -> dict[str, str]:
    """pack: purpose of what is offered."""
    visit = person.navigator.sitting.visit
    assert visit is not None
    return {offer.pack: offer.purpose for offer in visit.offered}


def test_what_the_adult_planned_comes_from_whatever_workshop_it_is_in(person: Person) -> None:
    log = Log().tell("plan_set", challenges=[of(person, "clavier")])
    log.tell("skill_set", skill=of(person, "clavier"), locked=False)
    tell(person, *log.events)
    assert offers(on_the_path(person))["clavier"] == "plan"


def test_a_challenge_of_the_path_is_played_from_its_own_pack_and_the_path_goes_on(person: Person) -> None:
    on_the_path(person).press(person.starting("choice/")[0]).play_through()
    assert isinstance(person.scene, Playing) and person.scene.brief.pack == "souris"
    person.go_on()
    visit = person.navigator.sitting.visit
    assert person.scene.name == "choice" and visit is not None and visit.pack == PATH
    assert {c.pack for c in visit.among} == {"souris", "clavier"}


def test_prerequisites_of_another_workshop_are_waited_for_on_the_path(person: Person) -> None:
    """A keyboard skill that builds on the mouse is not ready before the mouse is known."""
    on_the_path(person)
    visit = person.navigator.sitting.visit
    assert visit is not None
    here = {c.skill for c in visit.among}
    needing = [c for c in visit.among if (s := skill_of(c.skill)) and set(s.needs) & here]
    assert needing
    ready = {(o.pack, o.challenge) for o in visit.offered if o.purpose == "ready"}
    assert not ready & {c.key for c in needing}


def test_the_decisions_of_a_path_are_reached_again(person: Person) -> None:
    for _ in range(2):
        if person.scene.name == "home":
            on_the_path(person)
        person.press(person.starting("choice/")[0]).play_through().go_on()
    events = list(person.store.events(LEARNER))
    again = decided_again((), events, lambda name: found.needs if (found := skill_of(name)) else ())
    assert len(again) >= 6 and all(one.same for one in again)


def test_with_one_workshop_there_is_no_path_to_choose(tmp_path: Path) -> None:
    person = Person(tmp_path, packs=(SOURIS,))
    person.book.add([LEARNER])
    person.book.welcome_done()
    person.scene = person.navigator.sitting.home({}, 0.0, person.scene)
    person.press(f"home/{LEARNER}")
    assert person.scene.name == "choice"
