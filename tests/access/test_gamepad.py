from __future__ import annotations

from game.access.gamepad import Stick, named
from game.core.aim import Route
from game.core.inputs import PadDown, PadUp
from game.core.node import Act
from tests.access.hands import Hands, scene, thing

ROW = tuple(thing(f"{i}", 20 + 120 * i, 200) for i in range(8))


def _tap(hands: Hands, button: str, at_s: float) -> None:
    hands.feed(PadDown(button, at_s), PadUp(button, at_s + 0.05))


def test_a_held_direction_repeats_after_four_tenths_then_every_two() -> None:
    hands = Hands(scene(*ROW))
    _tap(hands, "right", 0.0)
    assert hands.focus == "play/0"
    hands.feed(PadDown("right", 1.0))
    seen = []
    for at_s in (1.0, 1.399, 1.4, 1.599, 1.6, 1.8):
        hands.tick(at_s)
        seen.append(hands.focus)
    assert seen == ["play/1", "play/1", "play/2", "play/2", "play/3", "play/4"]
    hands.feed(PadUp("right", 1.9))
    hands.tick(9.0)
    assert hands.focus == "play/4"


def test_a_acts_and_b_pauses() -> None:
    hands = Hands(scene(thing("a", 20, 200, Act.PRESS, Act.ALT_PRESS)))
    _tap(hands, "down", 0.0)
    _tap(hands, "0", 1.0)
    _tap(hands, "x", 2.0)
    _tap(hands, "b", 3.0)
    assert hands.did == [("play/a", Act.PRESS), ("play/a", Act.ALT_PRESS), ("rail/pause", Act.PRESS)]
    assert set(hands.routes) == {Route.GAMEPAD}


def test_a_first_press_without_focus_only_shows_where_one_is() -> None:
    hands = Hands(scene(*ROW))
    _tap(hands, "a", 0.0)
    assert (hands.did, hands.focus) == ([], "play/0")
    _tap(hands, "a", 1.0)
    assert hands.did == [("play/0", Act.PRESS)]


def test_after_a_long_sleep_there_is_no_storm_of_repeats() -> None:
    hands = Hands(scene(*ROW))
    hands.feed(PadDown("right", 0.0))
    hands.tick(7200.0)
    due = hands.reach.wake_at_s()
    assert due is not None
    assert due > 7200.0


def test_buttons_are_known_by_their_usual_names_and_numbers() -> None:
    assert [named(b) for b in ("dpad_up", "stick left", "right", "0", "7", "y")] == [
        "up", "left", "right", "a", "start", "y",
    ]  # fmt: skip


def test_a_trembling_stick_gives_one_press_and_one_release() -> None:
    stick = Stick()
    pushes = (0.1, 0.5, 0.65, 0.58, 0.62, 0.45, 0.61, 0.39, 0.5, 0.1)
    got = [event for i, x in enumerate(pushes) for event in stick.feed(x, 0.05, i / 10)]
    assert got == [PadDown("right", 0.2), PadUp("right", 0.7)]


def test_a_stick_that_turns_lets_go_of_one_direction_before_the_next() -> None:
    stick = Stick()
    assert stick.feed(0.0, -1.0, 0.0) == [PadDown("up", 0.0)]
    assert stick.feed(-0.9, -0.2, 0.1) == [PadUp("up", 0.1), PadDown("left", 0.1)]
