"""Keys, texts and shortcuts as learners meet them: with a real keyboard and with the drawn one."""

from __future__ import annotations

from game.core.node import Act, State
from game.core.round import Result
from game.kinds.azerty import SHIFT
from game.kinds.key import KeyRound
from game.kinds.type_text_round import TypeTextRound
from tests.kinds.play import Game, challenge, room
from tests.kinds.typing import EXAMPLES, type_on


def key_game(level: float = 0.0, **fields: object) -> Game:
    keys = [{"key": "a", "name": "a comme avion"}]
    game = Game(challenge("key", **{"keys": keys, "times": 1, **fields}).begin(level, 1, room()))
    game.wait(0.0)
    return game


def text_game(**fields: object) -> Game:
    texts = [{"label": "Mot", "wanted": "chat"}]
    return Game(challenge("type_text", **{"texts": texts, **fields}).begin(0.0, 1, room()))


def field_text(game: Game) -> str:
    return game.node("play/field").name


# ------------------------------------------------------------------ key


def test_the_key_that_is_asked_for_is_found_on_a_real_keyboard() -> None:
    assert type_on(key_game(), "a").result is Result.REACHED


def test_a_wrong_key_is_kindly_told_by_its_kind_and_tried_again() -> None:
    game = key_game()
    assert type_on(game, "z").error == "neighbour_key" and game.said[-1].startswith("Presque")
    assert type_on(game, "a").result is Result.REACHED


def test_an_easy_key_shines_at_once_and_a_hard_one_only_after_the_wait() -> None:
    easy, hard = key_game(0.0), key_game(1.0, wait_s=3)
    lit = easy.round.solution()[0].target
    assert State.CURRENT in easy.node(lit).states and State.CURRENT not in hard.node(lit).states
    hard.wait(3.1)
    assert State.CURRENT in hard.node(lit).states


def test_the_light_fades_from_strong_to_soft_to_none_within_a_round() -> None:
    keys = [{"key": c, "name": c} for c in "abcdefgh"]
    game = Game(challenge("key", keys=keys, times=8, lit=0.5).begin(0.0, 1, room()))
    strengths = []
    while not game.round.done:
        assert isinstance(game.round, KeyRound)
        strengths.append(game.round.strength)
        game.step(by_pointer=False)
    assert strengths == [2, 2, 1, 1, 0, 0, 0, 0]


def test_a_capital_needs_maj_and_says_so_when_it_is_missing() -> None:
    game = key_game(keys=[{"key": "A", "name": "A"}], capitals=True)
    assert type_on(game, "a").error == "missing_shift"
    assert game.round.solution()[0].target == SHIFT
    assert game.act(SHIFT).result is Result.STEP
    assert State.CHECKED in game.node(SHIFT).states
    assert game.act(game.round.solution()[0].target).result is Result.REACHED


def test_without_capitals_the_lock_does_not_matter() -> None:
    assert type_on(key_game(), "A").result is Result.REACHED


def test_the_time_of_each_key_is_measured() -> None:
    game = key_game()
    game.now_s = 2.0
    game.act("play", Act.TYPE, "a")
    assert game.measures["key_median_s"] == 2.0 and game.measures["first_try"] == 1.0


# ------------------------------------------------------------------ type_text


def test_a_word_is_written_and_a_wrong_key_stays_outside() -> None:
    game = text_game()
    assert type_on(game, "chp").error == "wrong_key" and field_text(game) == "ch"
    assert type_on(game, "at").result is Result.REACHED


def test_in_free_writing_a_slip_must_be_erased_and_is_underlined() -> None:
    game = text_game(keep_out=False, confirm=True)
    assert type_on(game, "chxt").result is not Result.NOT_YET
    assert type_on(game, "\n").result is Result.NOT_YET
    assert any(n.id == "play/fault" for n in game.tree.walk())
    assert type_on(game, "\b\bat\n").result is Result.REACHED
    assert game.measures["erased"] == 2.0


def test_mistakes_that_stand_when_a_text_is_given_are_counted_once_and_slips_that_were_mended_are_not() -> None:
    texts = [{"label": "Prénom", "wanted": "Lina", "card": [{"label": "Prénom", "value": "Lina"}]}]
    fields = {"keep_out": False, "confirm": True, "capitals": False, "texts": texts, "times": 1}
    game = Game(challenge("type_text", **fields).begin(0.5, 1, room()))
    type_on(game, "linz\ba\n")
    assert game.round.done and game.measures["mistakes_left"] == 0.0 and game.measures["slips"] == 1.0
    game = Game(challenge("type_text", **fields).begin(0.5, 1, room()))
    type_on(game, "lpnzz\n")
    assert not game.round.done and game.measures["mistakes_left"] == 3.0
    type_on(game, "\n\b\b\b\bina\n")
    assert game.round.done and game.measures["mistakes_left"] == 3.0, "the second time is a second try"


def test_a_slip_in_the_middle_is_corrected_with_arrows_and_delete() -> None:
    texts = [{"label": "Mot", "wanted": "maison", "start": "maiison"}]
    game = text_game(texts=texts, arrows=True, keyboard="full")
    type_on(game, "\x1c\x1c\x1c\x1c")
    assert type_on(game, "\x7f").result is Result.REACHED


def test_to_erase_everything_brings_the_text_back_and_says_why() -> None:
    texts = [{"label": "Mot", "wanted": "chat", "start": "cat"}]
    game = text_game(texts=texts, arrows=True, keyboard="full")
    assert type_on(game, "\b\b\b").error == "all_erased"
    assert field_text(game) == "cat"


def test_the_signs_of_a_date_come_by_themselves_and_may_be_typed() -> None:
    texts = [{"label": "Date", "wanted": "14/05/2012", "pattern": "##/##/####"}]
    game = text_game(texts=texts, keyboard="digits")
    type_on(game, "14/05")
    assert field_text(game) == "14/05"
    assert type_on(game, "2012").result is Result.REACHED


def test_a_digit_without_maj_is_told_as_such() -> None:
    game = text_game(texts=[{"label": "Âge", "wanted": "12"}], keyboard="full")
    assert type_on(game, "&").error == "missing_shift"


def test_the_field_asks_for_the_arrows_only_where_they_are_the_lesson() -> None:
    plain = text_game()
    arrows = Game(EXAMPLES["corrections"].begin(0.0, 1, room()))
    assert plain.node("play/field").keys == () and "left" in arrows.node("play/field").keys


def test_a_press_on_the_field_only_brings_the_focus() -> None:
    game = text_game()
    before = game.round
    game.act("play/field", Act.TYPE, "")
    assert isinstance(before, TypeTextRound) and game.round == before


# ------------------------------------------------------------------ shortcut


def test_escape_closes_enter_sends_and_tab_goes_on() -> None:
    game = Game(EXAMPLES["keys"].begin(0.5, 1, room()))
    typed = {"play/cap-enter": "\n", "play/cap-escape": "\x1b", "play/cap-tab": "\t"}
    while not game.round.done:
        type_on(game, typed[game.round.solution()[0].target])
    assert game.errors == [] and game.measures["first_try"] == 3.0


def test_only_the_wanted_key_is_taken_from_the_keyboard_so_that_nobody_is_caught() -> None:
    game = Game(EXAMPLES["keys"].begin(0.5, 1, room()))
    while not game.round.done:
        wanted = game.round.solution()[0].target.removeprefix("play/cap-")
        assert set(game.tree.keys) == ({wanted} & {"tab", "escape"})
        game.step(by_pointer=False)


def test_another_key_is_kindly_refused_and_put_aside() -> None:
    game = Game(EXAMPLES["keys"].begin(1.0, 1, room()))
    verdict = game.act("play/cap-space")
    assert verdict.error == "other_key_space" and State.DISABLED in game.node("play/cap-space").states


def test_a_code_is_copied_and_pasted_with_the_real_keys() -> None:
    game = Game(challenge("shortcut", goal="copy", copies=_copies(), times=1).begin(0.0, 1, room()))
    game.act("play/t0-code0")
    type_on(game, "\x03")
    game.act("play/t0-field0")
    assert type_on(game, "\x16").result is Result.REACHED
    assert game.node("play/t0-field0").name == "BUS-1"


def test_each_step_that_is_missing_is_named() -> None:
    game = Game(challenge("shortcut", goal="copy", copies=_copies(), times=1).begin(0.0, 1, room()))
    assert game.act("play/copy").error == "nothing_chosen"
    assert game.act("play/paste").error == "nothing_copied"
    game.act("play/t0-code0")
    game.act("play/copy")
    assert game.act("play/paste").error == "no_place"
    assert type_on(game, "B").error == "typed"


def _copies() -> list[dict[str, object]]:
    return [
        {"ask": "Copie.", "program": "Message", "codes": [{"label": "Code", "value": "BUS-1"}], "target": "Bus",
         "fields": ["Billet"]}
    ]  # fmt: skip
