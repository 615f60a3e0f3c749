"""The young person chooses a reward, earns it star by star, and has it when the board is full."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.core.frame import NEXT, PAUSE
from game.core.learner import Profile
from game.program import rewarding
from game.screens.rewarding import CHOOSE, TAKEN, RewardTime
from game.screens.space import Offers
from tests.screens.test_flows import SOURIS, pressed_in_order
from tests.screens.walk import Person

LEARNER = "renard-bleu"


@pytest.fixture
def person(tmp_path: Path) -> Person:
    person = Person(tmp_path, packs=(SOURIS,))
    person.book.add([LEARNER])
    person.book.welcome_done()
    return home(person)


def home(person: Person) -> Person:
    person.scene = person.navigator.sitting.home({}, person.at_s, person.scene)
    return person


def one_challenge(person: Person) -> Person:
    return person.press(person.starting("choice/")[0]).play_through().go_on()


def strip(person: Person) -> str:
    return next(node.name for node in person.tree.walk() if node.id == "choice/strip")


def test_first_and_then_show_the_reward_the_young_person_chose(person: Person) -> None:
    person.press(f"home/{LEARNER}", CHOOSE, "rewards/music")
    assert person.log("reward_chosen")[0].body == {"reward": "music", "by": "learner"}
    assert isinstance(person.scene, Offers)
    assert "3 défis" in strip(person) and "musique" in strip(person)


def test_a_full_board_is_exchanged_for_the_chosen_reward_at_once(person: Person) -> None:
    person.press(f"home/{LEARNER}", CHOOSE, "rewards/story")
    one_challenge(one_challenge(person))
    assert "un défi" in strip(person)
    one_challenge(person)
    assert isinstance(person.scene, RewardTime) and person.scene.reward == "story"
    assert person.log("tokens_exchanged")[0].body["reward"] == "story"
    assert "Histoire" in person.said
    person.press(TAKEN)
    assert isinstance(person.scene, Offers) and "3 défis" in strip(person)


def test_stars_of_one_day_are_still_there_the_next(person: Person) -> None:
    one_challenge(person.press(f"home/{LEARNER}"))
    home(person).press(f"home/{LEARNER}")
    sitting = person.navigator.sitting
    assert sitting.visit is not None
    assert sitting.visit.coach.tokens.on_board == 1


def test_without_a_chosen_reward_the_full_board_is_its_own_and_nothing_interrupts(person: Person) -> None:
    person.press(f"home/{LEARNER}")
    for _ in range(3):
        one_challenge(person)
    assert isinstance(person.scene, Offers)
    assert len(person.log("tokens_exchanged")) == 1


def test_going_back_without_choosing_is_a_choice_too(person: Person) -> None:
    person.press(f"home/{LEARNER}", CHOOSE, "rail/back")
    assert isinstance(person.scene, Offers) and not person.log("reward_chosen")


def test_the_adult_can_have_it_asked_at_the_start_or_switch_all_of_it_off(person: Person) -> None:
    person.book.change(LEARNER, {"reward_ask": True})
    person.press(f"home/{LEARNER}")
    assert person.scene.name == "rewards"
    person.press("rewards/game")
    assert isinstance(person.scene, Offers)
    person.book.change(LEARNER, {"rewards": False})
    home(person).press(f"home/{LEARNER}")
    assert isinstance(person.scene, Offers) and CHOOSE not in person.reachable


def test_a_board_of_another_size_keeps_its_stars_and_never_more_than_one_board(person: Person) -> None:
    one_challenge(person.press(f"home/{LEARNER}"))
    person.book.change(LEARNER, {"tokens": 5.0})
    home(person).press(f"home/{LEARNER}")
    visit = person.navigator.sitting.visit
    assert visit is not None
    assert (visit.coach.tokens.size, visit.coach.tokens.on_board) == (5, 1)
    many = replace(visit, coach=replace(visit.coach, tokens=replace(visit.coach.tokens, earned=90)))
    resized = rewarding.sized(Profile(tokens=5.0), many)
    assert resized is not None and many.coach.tokens.resized(resized.body["size"]).earned == 5


# ---------------------------------------------------------------------- the adult, over a challenge


def panel(person: Person) -> Person:
    person.press(PAUSE, "pause/adult")
    return pressed_in_order(person)


def in_round(person: Person) -> Person:
    person.press(f"home/{LEARNER}")
    return panel(person.press(person.starting("choice/")[0]))


def test_the_adult_makes_the_next_challenge_harder_or_easier_and_sees_it(person: Person) -> None:
    in_round(person).press("panel/level", "panel/level/harder")
    assert person.log("skill_set")[-1].body["level"] == pytest.approx(0.15)
    assert person.log("skill_set")[-1].body["by"] == "adult"
    assert "15 sur 100" in person.scene.says  # type: ignore[attr-defined]
    person.press("panel/level/easier")
    assert person.log("skill_set")[-1].body["level"] == 0.0


def test_the_adult_holds_this_level_and_gives_it_back(person: Person) -> None:
    in_round(person).press("panel/level", "panel/level/hold")
    assert person.log("skill_set")[-1].body["hold"] is True
    assert "tenu" in person.scene.says  # type: ignore[attr-defined]
    person.press("panel/level/free")
    assert person.log("skill_set")[-1].body["hold"] is False
    assert "panel/level/hold" in person.reachable
    person.press("panel/quick", "rail/back")
    assert person.scene.name == "playing"


def test_a_help_can_be_noted_after_the_challenge_was_reached(person: Person) -> None:
    person.press(f"home/{LEARNER}").press(person.starting("choice/")[0]).play_through().wait(10.0)
    assert NEXT in person.reachable
    panel(person).press("panel/help/hand")
    body = person.log("guidance_noted")[0].body
    assert (body["how"], body["level"], body["by"]) == ("hand", 5, "adult")
    visit = person.navigator.sitting.visit
    assert visit is not None and visit.coach.rounds[-1].guidance == 5
    person.press("rail/back")
    assert NEXT in person.reachable


def test_before_any_challenge_there_is_no_help_to_note(person: Person) -> None:
    panel(person.press(f"home/{LEARNER}"))
    assert not person.starting("panel/help/") and "panel/level" not in person.reachable
