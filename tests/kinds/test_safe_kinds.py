"""sort, order, clue and chat: each trap fallen into and avoided, and what authors get wrong."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from game.core.node import State
from game.core.round import Result
from tests.kinds.play import Game, challenge, room, solve
from tests.kinds.safe_examples import HONEST_PAGE, PLACES, STORY, TALK, TRAP_MAIL, of_kind, part

MAIL_CARD = {"name": "Un mail", "sheet": TRAP_MAIL, "place": "piege", "family": "money", "say": "Oui, un piège."}
SEA_CARD = {"name": "La mer est salée", "place": "vrai", "say": "Oui."}


def begun(kind: str, level: float = 1.0, seed: int = 1, **changes: Any) -> Game:
    return Game(of_kind(kind, **changes).begin(level, seed, room()))


# ---------------------------------------------------------------------- sort


def names(game: Game) -> str:
    return " ".join(node.name for node in game.tree.walk())


def test_a_trap_taken_for_a_real_message_is_shown_by_its_clue_and_tried_again() -> None:
    game = Game(of_kind("sort", cards=[MAIL_CARD, MAIL_CARD], times=2).begin(1.0, 1, room()))
    verdict = game.act("play/c0-place0")
    assert verdict.result is Result.NOT_YET and verdict.error == "trap.money" and verdict.say
    assert State.SELECTED in game.node("play/c0-part0").states, "the clue is marked"
    assert game.node("play/c0-hint").name == verdict.say, "the explanation stays on the screen"
    assert game.act("play/c0-place1").result is Result.STEP
    assert game.measures["missed"] == 1.0 and game.measures["missed.money"] == 1.0
    assert game.measures["at_once"] == 0.0


def test_a_trap_put_among_traps_leaves_nothing_missed() -> None:
    game = Game(of_kind("sort", cards=[MAIL_CARD, MAIL_CARD], times=2).begin(1.0, 1, room()))
    assert game.act("play/c0-place1").say == "Oui, un piège."
    assert game.measures["missed"] == 0.0 and game.measures["at_once"] == 1.0


def test_an_honest_card_among_traps_is_a_false_alarm() -> None:
    game = Game(of_kind("sort", cards=[SEA_CARD, SEA_CARD], times=2).begin(1.0, 1, room()))
    assert game.act("play/c0-place1").error == "false_alarm"
    assert game.measures["false_alarms"] == 1.0


def test_checking_counts_right_unless_the_author_is_sure() -> None:
    game = Game(of_kind("sort", cards=[SEA_CARD, SEA_CARD], times=2).begin(1.0, 1, room()))
    verdict = game.act("play/c0-place2")
    assert verdict.result is Result.STEP and "vérifier" in verdict.say
    assert game.measures["checked"] == 1.0
    assert game.node("play/c0-hint").name in verdict.say, "what checking brings to light stays"
    assert game.act("play/c0-place2").result is Result.NOTHING, "once is enough"
    assert game.act("play/c0-place0").result is Result.STEP
    assert game.measures["at_once"] == 1.0, "who checks first has made no error"
    sure = {**SEA_CARD, "sure": True}
    game = Game(of_kind("sort", cards=[sure, sure], times=2).begin(1.0, 1, room()))
    assert game.act("play/c0-place2").error == "other"


def test_a_card_reads_itself_aloud_when_pressed() -> None:
    game = Game(of_kind("sort", cards=[MAIL_CARD, MAIL_CARD], times=2).begin(1.0, 1, room()))
    verdict = game.act("play/c0-frame")
    assert verdict.result is Result.NOTHING and "Payez avant ce soir." in verdict.say


def test_a_card_for_a_place_that_does_not_exist_is_told() -> None:
    with pytest.raises(ValidationError, match="la place « ici » n’existe pas"):
        challenge("sort", places=PLACES, cards=[{**SEA_CARD, "place": "ici"}, SEA_CARD])


# ---------------------------------------------------------------------- order


def test_steps_go_one_after_the_other_and_a_later_one_waits() -> None:
    game = begun("order", opening=None, contact=None)
    assert game.act("play/s0-card2").error == "order"
    assert [game.act(f"play/s0-card{i}").result for i in range(3)] == [Result.STEP, Result.STEP, Result.REACHED]
    assert game.measures["too_early"] == 1.0


def test_revenge_is_no_step_and_is_explained() -> None:
    game = begun("order", opening=None)
    verdict = game.act("play/s0-card3")
    assert verdict.error == "trap.revenge" and verdict.say == "La dispute grandirait."
    assert game.measures["trap.revenge"] == 1.0
    assert game.node("play/s0-why3").name == "La dispute grandirait."


def test_the_last_step_leads_to_a_human_contact_before_the_end() -> None:
    game = begun("order")
    assert game.act("play/s0-card0").result is Result.NOTHING, "the card before comes first"
    game.act("play/opening-go")
    for i in range(3):
        game.act(f"play/s0-card{i}")
    assert not game.round.done and "3018" in names(game)
    assert game.act("play/contact-go").result is Result.REACHED


def test_two_steps_with_the_same_words_are_told() -> None:
    with pytest.raises(ValidationError, match="deux étapes ont les mêmes mots"):
        of_kind("order", stories=[{**STORY, "steps": [{"name": "Bloquer"}, {"name": "Bloquer"}]}])


# ---------------------------------------------------------------------- clue


def test_a_clue_that_is_shown_is_marked_and_its_family_known() -> None:
    game = begun("clue", pages=[TRAP_MAIL], clues=3, times=1)
    assert game.act("play/p0-part1").error == "false_alarm"
    assert game.act("play/p0-part0").result is Result.STEP
    assert State.SELECTED in game.node("play/p0-part0").states
    game.act("play/p0-part2")
    assert game.act("play/p0-part3").result is Result.REACHED
    assert game.measures["families"] == 3.0 and game.measures["found.urgency"] == 1.0


def test_saying_nothing_is_odd_before_a_trap_counts_as_missed() -> None:
    game = begun("clue", pages=[TRAP_MAIL], times=1)
    assert game.act("play/p0-nothing").error == "trap.sender"
    assert game.measures["missed.sender"] == 1.0


def test_an_honest_page_is_answered_by_nothing_and_its_padlock_proves_nothing() -> None:
    game = begun("clue", pages=[HONEST_PAGE], times=1)
    lock = game.act("play/p0-part0")
    assert lock.error == "lock" and "ne suffit pas" in lock.say
    assert "ne suffit pas" in game.node("play/p0-told").name
    assert game.act("play/p0-nothing").result is Result.REACHED


def test_only_the_family_that_is_asked_for_counts() -> None:
    page = {**TRAP_MAIL, "find": "urgency", "ask": "Montre l’urgence."}
    game = begun("clue", pages=[page], times=1)
    assert game.act("play/p0-part0").error == "false_alarm"
    assert game.act("play/p0-part2").result is Result.REACHED


def test_a_page_stays_with_its_clues_until_the_young_person_goes_on() -> None:
    game = begun("clue", clues=1, pages=[TRAP_MAIL, {**TRAP_MAIL, "site": "Autre"}], times=2)
    game.act("play/p0-part0")
    assert State.SELECTED in game.node("play/p0-part2").states, "all clues of the page are shown now"
    game.act("play/p0-go")
    assert game.round.progress == (1, 2)


def test_a_page_without_a_clue_needs_the_button_nothing() -> None:
    with pytest.raises(ValidationError, match="n’a pas d’indice"):
        challenge("clue", pages=[{"site": "Page", "parts": [part("text", "Bonjour")]}])


# ---------------------------------------------------------------------- chat


def test_a_trap_stops_calmly_shows_the_clue_and_can_be_tried_again() -> None:
    game = begun("chat")
    before = names(game)
    verdict = game.act("play/t0-debut-reply1")
    assert verdict.error == "trap.code" and verdict.say == "Ce code reste secret."
    assert "Merci !" in names(game), "what would have come of it is seen"
    assert game.node("play/t0-said0-clue").picture, "the message that gave it away is marked"
    game.act("play/t0-debut-again")
    assert "Merci !" not in names(game) and "Donne ton code." in before
    assert State.DISABLED in game.node("play/t0-debut-reply1").states
    assert game.measures["trap.code"] == 1.0
    game.act("play/t0-debut-reply0")
    assert game.round.progress == (1, 4)


def test_good_answers_alone_reach_the_end_without_a_trap() -> None:
    game = solve(of_kind("chat").begin(1.0, 2, room()))
    assert game.measures["traps"] == 0.0 and game.measures["at_once"] == 4.0


def test_a_detour_is_no_error_and_comes_back_to_the_way() -> None:
    game = begun("chat")
    assert game.act("play/t0-debut-reply2").result is Result.STEP
    assert "Paul." in names(game)
    assert solve(game.round).errors == []


def test_an_answer_that_is_neither_is_tried_again_without_a_family() -> None:
    assert begun("chat").act("play/t0-debut-reply3").error == "other"


def test_the_easiest_level_offers_the_right_answer_and_one_other() -> None:
    game = begun("chat", level=0.0, choices={"easy": 2, "hard": 4})
    offered = [n for n in game.tree.walk() if "-reply" in n.id]
    assert len(offered) == 2 and any(n.id.endswith("reply0") for n in offered)


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        ([{"id": "a", "messages": [{"message": "?"}], "replies": [{"name": "x", "to": "b"}]}], "aucun tour"),
        ([{"id": "a", "messages": [{"message": "?"}], "replies": [{"name": "x", "to": "a"}]}], "ne finit jamais"),
        ([{"id": "a", "messages": [{"message": "?"}]}], "pas de réponse"),
        ([*TALK["turns"], {"id": "seul", "messages": [{"message": "?"}]}], "rien ne mène"),
        ([*TALK["turns"], TALK["turns"][0]], "deux tours"),
    ],
)
def test_a_conversation_that_does_not_hold_together_is_told(turns: list[Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        challenge("chat", talks=[{"site": "Essai", "turns": turns}])


def test_a_trap_needs_an_explanation() -> None:
    turn = {"id": "a", "messages": [{"message": "?"}], "replies": [{"name": "x", "trap": "code"}]}
    with pytest.raises(ValidationError, match="explication"):
        challenge("chat", talks=[{"site": "Essai", "turns": [turn]}])
