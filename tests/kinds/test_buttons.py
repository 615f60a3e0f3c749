"""buttons: the left or the right one, as asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.core.node import Act
from game.core.round import Result
from game.core.tree import find
from game.kinds.buttons import asked_buttons
from tests.kinds.play import ROOMS, Game, challenge, room, solve, thing

BOATS = challenge("buttons", things=[thing("Le bateau", "art:boat-red")], times=10)


def begun(lang: str = "fr") -> Game:
    return Game(BOATS.begin(1.0, 5, room(lang=lang)))


def asked(game: Game) -> Act:
    return game.round.solution()[0].act


def wrong(game: Game) -> Act:
    return Act.PRESS if asked(game) is Act.ALT_PRESS else Act.ALT_PRESS


def test_the_drawn_mouse_and_its_words_tell_the_button_that_is_right() -> None:
    game = begun()
    seen = set()
    for at in range(10):
        act = asked(game)
        seen.add(act)
        right = act is Act.ALT_PRESS
        assert game.node("play/mouse").picture == ("art:mouse-right" if right else "art:mouse-left")
        assert game.node("play/button").name == ("Clic droit" if right else "Clic gauche")
        game.act(f"play/target{at}", act)
    assert seen == {Act.PRESS, Act.ALT_PRESS} and game.round.done


def test_the_other_button_is_kindly_answered_and_counted_as_wrong_button() -> None:
    game = begun()
    verdict = game.act("play/target0", wrong(game))
    assert (verdict.result, verdict.error) == (Result.NOT_YET, "wrong_button")
    assert verdict.say == "Presque\u00a0! Essaie l’autre bouton."
    assert game.round.progress == (0, 10)


def test_both_acts_stand_on_the_thing_so_that_keys_and_switch_choose_too() -> None:
    assert begun().node("play/target0").acts == (Act.PRESS, Act.ALT_PRESS)


def test_each_success_says_which_button_comes_next() -> None:
    game = begun()
    while not game.round.done:
        game.step(by_pointer=True)
        if not game.round.done:
            assert game.said[-1] == game.node("play/button").name


def test_who_waits_hears_once_which_button_comes_first() -> None:
    game = begun(lang="en")
    game.wait(30.0)
    assert game.said == ["Left click"] and game.round.wake_at_s() is None


def test_eight_of_ten_with_the_right_button_meet_the_goal() -> None:
    for fumbled, met in ((2, 1.0), (3, 0.0)):
        game = begun()
        for at in range(fumbled):
            game.act(f"play/target{at}", wrong(game))
            game.act(f"play/target{at}", wrong(game))
            game.step(by_pointer=True)
        assert solve(game.round).measures["goal_met"] == met
        assert game.measures["wrong_button"] == fumbled * 2


@given(times=st.integers(2, 24), seed=st.integers(0, 2**31))
def test_both_buttons_are_asked_alike_often_and_never_three_times_in_a_row(times: int, seed: int) -> None:
    turns = asked_buttons(times, seed)
    assert len(turns) == times and set(turns) == {True, False} and turns[0] is False
    assert abs(turns.count(True) - turns.count(False)) <= 2
    assert not any(a == b == c for a, b, c in zip(turns, turns[1:], turns[2:], strict=False))


def test_the_words_of_the_button_fit_their_panel_in_every_room() -> None:
    for where in ROOMS.values():
        tree = BOATS.begin(0.5, 5, where).compose()
        panel, words, mouse = (find(tree, f"play/{name}") for name in ("asked", "button", "mouse"))
        assert panel and words and mouse
        assert panel.rect.holds(words.rect) and panel.rect.holds(mouse.rect)
        assert not words.rect.overlaps(mouse.rect)
        wide = max(
            where.stage.ruler.width(line, words.size_su, True)
            for line in where.stage.lines(words.name, words.size_su, words.rect.w, True)
        )
        assert wide <= words.rect.w
        assert mouse.rect.w >= 80
