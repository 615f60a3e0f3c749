from __future__ import annotations

from dataclasses import replace

from game.core.inputs import Button
from game.core.node import Act, State
from tests.access.hands import Hands, scene, thing

BOAT = thing("boat", 100, 200, Act.GRAB)
HOME = thing("home", 600, 200, Act.DROP)
GRAB, DROP, BESIDE = ("play/boat", Act.GRAB), ("play/home", Act.DROP), ("play", Act.DROP)
TREE = scene(BOAT, HOME)
CARRIED = scene(replace(BOAT, acts=(), states=frozenset({State.HELD})), HOME)


def test_a_thing_is_taken_by_the_press_and_put_down_by_the_release() -> None:
    hands = Hands(TREE)
    hands.press(150, 250, 1.0)
    hands.move(400, 250, 1.3)
    hands.move(650, 250, 1.6)
    hands.release(650, 250, 1.7)
    assert hands.did == [GRAB, DROP]


def test_released_beside_everything_it_is_put_down_in_the_play_area() -> None:
    hands = Hands(TREE)
    hands.press(150, 250, 1.0)
    hands.move(400, 700, 1.3)
    hands.release(400, 700, 1.7)
    assert hands.did == [GRAB, BESIDE]


def test_a_near_miss_of_the_home_counts() -> None:
    hands = Hands(TREE, near_miss_su=24)
    hands.press(150, 250, 1.0)
    hands.move(585, 250, 1.3)
    hands.release(585, 250, 1.7)
    assert hands.did == [GRAB, DROP]


def test_click_move_click_carries_without_holding() -> None:
    hands = Hands(TREE, drag_by="click")
    hands.press(150, 250, 1.0)
    hands.move(300, 250, 1.5)
    hands.release(300, 250, 2.0)
    hands.tree = CARRIED
    hands.move(650, 250, 2.5)
    assert hands.did == [GRAB]
    hands.click(650, 250, 3.0)
    assert hands.did == [GRAB, DROP]


def test_a_tap_leaves_the_thing_in_the_hand_although_dragging_is_by_hold() -> None:
    hands = Hands(TREE)
    hands.click(150, 250, 1.0)
    assert hands.did == [GRAB]
    hands.move(650, 250, 2.0)
    hands.click(650, 250, 2.5)
    assert hands.did == [GRAB, DROP]


def test_a_long_press_without_moving_and_without_click_lock_puts_it_back() -> None:
    hands = Hands(TREE)
    hands.press(150, 250, 1.0)
    hands.release(150, 250, 3.0)
    assert hands.did == [GRAB, BESIDE]


def test_click_lock_keeps_the_thing_after_a_long_still_press() -> None:
    hands = Hands(TREE, click_lock=True, click_lock_s=1.2)
    hands.press(150, 250, 1.0)
    assert hands.reach.wake_at_s() == 2.2
    hands.release(150, 250, 2.3)
    assert hands.did == [GRAB]
    hands.click(650, 250, 4.0)
    assert hands.did == [GRAB, DROP]


def test_click_lock_lets_an_ordinary_slow_drag_be() -> None:
    hands = Hands(TREE, click_lock=True, click_lock_s=1.2)
    hands.press(150, 250, 1.0)
    hands.move(400, 250, 1.5)
    hands.move(650, 250, 4.0)
    hands.release(650, 250, 4.2)
    assert hands.did == [GRAB, DROP]


def test_a_release_during_the_lock_out_keeps_it_in_the_hand_for_the_next_press() -> None:
    hands = Hands(TREE, lock_out_s=0.5)
    hands.press(150, 250, 1.0)
    hands.move(650, 250, 1.2)
    hands.release(650, 250, 1.3)
    assert hands.did == [GRAB]
    hands.click(650, 250, 2.0)
    assert hands.did == [GRAB, DROP]


def test_pause_stays_in_reach_with_something_in_the_hand() -> None:
    hands = Hands(CARRIED)
    hands.click(50, 980, 1.0)
    assert hands.did == [("rail/pause", Act.PRESS)]


def test_a_button_that_does_not_count_lets_nothing_fall() -> None:
    hands = Hands(CARRIED, buttons_count="left")
    hands.click(650, 250, 1.0, Button.RIGHT)
    assert hands.did == []


def test_what_is_carried_shows_where_it_would_be_put() -> None:
    hands = Hands(CARRIED)
    hands.move(650, 250, 1.0)
    assert hands.reach.attention.hovered == "play/home"


def test_a_finger_drags_as_the_mouse_does() -> None:
    hands = Hands(TREE)
    hands.press(150, 250, 1.0, touch=True)
    hands.move(650, 250, 1.5)
    hands.release(650, 250, 1.7, touch=True)
    assert hands.did == [GRAB, DROP]


def test_a_held_thing_under_keys_is_put_down_by_enter_and_put_back_by_escape() -> None:
    hands = Hands(TREE)
    hands.key("tab", 0.1)
    hands.key("return", 0.3)
    hands.tree = CARRIED
    hands.key("tab", 0.5)
    assert hands.focus == "play/home"
    hands.key("return", 0.7)
    assert hands.did == [GRAB, DROP]
    hands.key("escape", 1.0)
    assert hands.did[-1] == BESIDE


def test_where_one_can_both_take_and_put_the_hand_decides() -> None:
    place = thing("place", 300, 500, Act.GRAB, Act.DROP)
    hands = Hands(scene(BOAT, place))
    hands.reach.focus_on("play/place")
    hands.key("tab", 0.0, shift=True)
    hands.key("return", 0.5)
    hands.tree = scene(CARRIED.children[0].children[0], place)
    hands.reach.focus_on("play/place")
    hands.key("return", 1.0)
    assert hands.did == [GRAB, ("play/place", Act.DROP)]


BOTH = scene(thing("boat", 100, 200, Act.GRAB, Act.PRESS), HOME)
PRESSED = ("play/boat", Act.PRESS)


def test_what_can_be_pressed_and_carried_is_pressed_by_a_click_and_carried_by_a_drag() -> None:
    hands = Hands(BOTH)
    hands.click(150, 250, 1.0)
    assert hands.did == [PRESSED]
    hands.press(150, 250, 3.0)
    hands.move(160, 255, 3.1)
    assert hands.did == [PRESSED]
    hands.move(400, 250, 3.2)
    hands.tree = CARRIED
    hands.move(650, 250, 3.4)
    hands.release(650, 250, 3.6)
    assert hands.did == [PRESSED, GRAB, DROP]


def test_who_carries_by_clicks_takes_it_up_at_once() -> None:
    hands = Hands(BOTH, drag_by="click")
    hands.click(150, 250, 1.0)
    assert hands.did == [GRAB]
