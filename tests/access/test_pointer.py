from __future__ import annotations

import pytest

from game.core.aim import Route
from game.core.geometry import Point, Rect
from game.core.inputs import Button, PointerAt, Wheel
from game.core.node import Act, Node, Role, State
from tests.access.hands import Hands, dialog, scene, thing

A = thing("a", 100, 200)
B = thing("b", 400, 200)
BOTH = (Act.PRESS, Act.ALT_PRESS)


def test_by_itself_a_press_waits_for_its_release() -> None:
    hands = Hands(scene(A, B))
    hands.press(150, 250, 1.0)
    assert hands.did == [] and hands.reach.attention.pressed == "play/a"
    hands.release(150, 250, 1.1)
    assert hands.did == [("play/a", Act.PRESS)]


def test_where_the_learner_wants_it_a_left_press_presses_what_lies_under_it_at_once() -> None:
    hands = Hands(scene(A, B), click_on="press")
    hands.press(150, 250, 1.0)
    assert hands.did == [("play/a", Act.PRESS)]
    assert hands.at_s == [1.0]
    assert hands.routes == [Route.POINTER]
    assert hands.reach.attention.pressed == "play/a"


@pytest.mark.parametrize("act", [Act.GRAB, Act.DROP, Act.DOUBLE, Act.TYPE])
def test_a_left_press_does_what_the_thing_allows(act: Act) -> None:
    hands = Hands(scene(thing("a", 100, 200, act)), click_on="press")
    hands.press(150, 250, 1.0)
    assert hands.did == [("play/a", act)]


def test_the_single_press_comes_before_the_double_one_with_a_pointer() -> None:
    hands = Hands(scene(thing("gift", 100, 200, Act.DOUBLE, Act.PRESS)))
    hands.click(150, 250, 1.0)
    hands.click(150, 250, 1.3)
    assert hands.did == [("play/gift", Act.PRESS)] * 2


def test_a_press_beside_everything_counts_as_a_miss_in_the_play_area_only() -> None:
    hands = Hands(scene(A))
    hands.click(700, 700, 1.0)
    hands.click(1500, 50, 2.0)
    assert hands.did == [("play", Act.PRESS)]


def test_no_miss_counts_where_the_play_area_does_not_ask_for_it() -> None:
    hands = Hands(scene(A, play=()))
    hands.click(700, 700, 1.0)
    assert hands.did == []


def test_a_near_miss_counts_within_the_margin_and_not_beyond() -> None:
    hands = Hands(scene(A, B), near_miss_su=24)
    hands.click(80, 250, 1.0)
    hands.click(75, 250, 2.0)
    assert hands.did == [("play/a", Act.PRESS), ("play", Act.PRESS)]


def test_a_near_miss_goes_to_the_nearest_thing() -> None:
    hands = Hands(scene(thing("a", 100, 200), thing("b", 230, 200)), near_miss_su=24)
    hands.click(220, 250, 1.0)
    assert hands.did == [("play/b", Act.PRESS)]


def test_what_is_hit_exactly_is_never_taken_for_a_near_miss_of_another() -> None:
    hands = Hands(
        scene(thing("left", 100, 200, Act.PRESS), thing("right", 200, 200, Act.ALT_PRESS)), near_miss_su=80
    )
    hands.click(205, 250, 1.0)
    assert hands.did == [("play", Act.PRESS)]


def test_what_a_dialog_covers_cannot_be_pressed() -> None:
    ok = Node("ending/ok", Role.BUTTON, "Ok", Rect(320, 320, 100, 100), (Act.PRESS,))
    hands = Hands(scene(A, over=(dialog(ok),)))
    hands.click(150, 250, 1.0)
    hands.click(370, 370, 2.0)
    assert hands.did == [("ending/ok", Act.PRESS)]


def test_what_lies_under_an_unrelated_thing_cannot_be_pressed_through_it() -> None:
    fog = thing("fog", 100, 200, Act.ENTER)
    hands = Hands(scene(A, fog))
    hands.click(150, 250, 1.0)
    assert ("play/a", Act.PRESS) not in hands.did


def test_a_disabled_thing_cannot_be_pressed() -> None:
    hands = Hands(scene(thing("a", 100, 200, states=frozenset({State.DISABLED}))))
    hands.click(150, 250, 1.0)
    assert hands.did == [("play", Act.PRESS)]


# ---------------------------------------------------------------------- buttons


def test_the_right_button_gives_the_other_act_where_there_is_one() -> None:
    hands = Hands(scene(thing("a", 100, 200, *BOTH)))
    hands.click(150, 250, 1.0, Button.RIGHT)
    assert hands.did == [("play/a", Act.ALT_PRESS)]


def test_any_button_presses_where_there_is_no_other_act_if_any_counts() -> None:
    any_ = Hands(scene(A), buttons_count="any")
    left = Hands(scene(A), buttons_count="left")
    for hands in (any_, left):
        hands.click(150, 250, 1.0, Button.RIGHT)
        hands.click(150, 250, 2.0, Button.MIDDLE)
    assert any_.did == [("play/a", Act.PRESS)] * 2
    assert left.did == []


def test_where_the_buttons_are_the_lesson_the_wrong_one_is_told() -> None:
    right = thing("right", 400, 200, Act.ALT_PRESS)
    hands = Hands(scene(A, right, play=BOTH))
    hands.click(150, 250, 1.0, Button.RIGHT)
    hands.click(450, 250, 2.0, Button.LEFT)
    hands.click(700, 700, 3.0, Button.RIGHT)
    assert hands.did == [("play/a", Act.ALT_PRESS), ("play/right", Act.PRESS), ("play", Act.ALT_PRESS)]


def test_a_second_button_while_one_is_down_is_ignored() -> None:
    hands = Hands(scene(thing("a", 100, 200, *BOTH)))
    hands.press(150, 250, 1.0)
    hands.click(150, 250, 1.1, Button.RIGHT)
    hands.release(150, 250, 1.3)
    assert hands.did == [("play/a", Act.PRESS)]


# ---------------------------------------------------------------------- press or release


def test_on_release_the_act_comes_with_the_release() -> None:
    hands = Hands(scene(A), click_on="release")
    hands.press(150, 250, 1.0)
    assert hands.did == []
    hands.release(155, 255, 1.2)
    assert (hands.did, hands.at_s) == ([("play/a", Act.PRESS)], [1.2])


def test_on_release_one_can_slide_out_to_take_it_back() -> None:
    hands = Hands(scene(A, B), click_on="release")
    hands.press(150, 250, 1.0)
    hands.move(450, 250, 1.1)
    hands.release(450, 250, 1.2)
    hands.press(700, 700, 2.0)
    hands.release(150, 250, 2.2)
    assert hands.did == []


def test_a_finger_acts_when_it_leaves() -> None:
    hands = Hands(scene(A), click_on="press")
    hands.press(150, 250, 1.0, touch=True)
    assert hands.did == []
    hands.release(150, 250, 1.1, touch=True)
    assert (hands.did, hands.routes) == ([("play/a", Act.PRESS)], [Route.TOUCH])


def test_a_finger_held_long_gives_the_other_act_exactly_then() -> None:
    hands = Hands(scene(thing("a", 100, 200, *BOTH)))
    hands.press(150, 250, 1.0, touch=True)
    hands.sleep(3.0)
    hands.release(150, 250, 3.0, touch=True)
    assert (hands.did, hands.at_s) == ([("play/a", Act.ALT_PRESS)], [2.2])


# ---------------------------------------------------------------------- steady click


def test_the_steady_click_counts_where_it_was_pressed() -> None:
    plain, steady = (
        Hands(scene(A, B), click_on="release", near_miss_su=0, steady_click=on) for on in (False, True)
    )
    for hands in (plain, steady):
        hands.press(195, 250, 1.0)
        hands.move(240, 260, 1.1)
        hands.release(240, 260, 1.15)
    assert plain.did == []
    assert steady.did == [("play/a", Act.PRESS)]


def test_while_the_steady_click_freezes_the_pointer_nothing_is_come_to() -> None:
    light = thing("light", 210, 200, Act.ENTER)
    hands = Hands(scene(A, light), steady_click=True, click_on="press")
    hands.press(190, 250, 1.0)
    hands.move(230, 250, 1.1)
    assert hands.did == [("play/a", Act.PRESS)]
    hands.release(230, 250, 1.2)
    assert hands.did == [("play/a", Act.PRESS), ("play/light", Act.ENTER)]


def test_far_sliding_frees_a_steady_click_so_that_it_can_be_taken_back() -> None:
    hands = Hands(scene(A, B), click_on="release", steady_click=True)
    hands.press(150, 250, 1.0)
    hands.move(350, 500, 1.1)
    hands.release(350, 500, 1.2)
    assert hands.did == []


def test_the_steady_click_ignores_a_press_in_full_flight() -> None:
    plain, steady = (Hands(scene(A), steady_click=on) for on in (False, True))
    for hands in (plain, steady):
        hands.move(900, 250, 1.0)
        hands.move(150, 250, 1.01)
        hands.click(150, 250, 1.015)
    assert plain.did == [("play/a", Act.PRESS)]
    assert steady.did == []


def test_two_steady_clicks_in_a_row_each_count_at_their_own_place() -> None:
    hands = Hands(scene(A), steady_click=True, near_miss_su=0)
    hands.press(195, 250, 1.0)
    hands.move(230, 250, 1.1)
    hands.release(230, 250, 1.15)
    hands.click(230, 250, 2.0)
    assert hands.did == [("play/a", Act.PRESS), ("play", Act.PRESS)]


# ---------------------------------------------------------------------- coming in, going out


def test_coming_in_and_going_out_are_told_to_those_who_ask() -> None:
    light = thing("light", 100, 200, Act.ENTER, Act.LEAVE)
    wake = thing("wake", 400, 200, Act.ENTER)
    hands = Hands(scene(light, wake))
    for i, x in enumerate((50, 150, 160, 300, 450, 700)):
        hands.move(x, 250, float(i))
    assert hands.did == [("play/light", Act.ENTER), ("play/light", Act.LEAVE), ("play/wake", Act.ENTER)]


def test_a_tap_comes_in_once_and_the_finger_goes_out() -> None:
    hands = Hands(scene(thing("light", 100, 200, Act.ENTER, Act.LEAVE)))
    hands.click(150, 250, 1.0, touch=True)
    assert hands.did == [("play/light", Act.ENTER), ("play/light", Act.LEAVE)]


def test_coming_in_is_movement_and_is_never_locked_out() -> None:
    hands = Hands(scene(A, thing("light", 400, 200, Act.ENTER)), lock_out_s=0.5)
    hands.click(150, 250, 1.0)
    hands.move(450, 250, 1.1)
    assert hands.did == [("play/a", Act.PRESS), ("play/light", Act.ENTER)]


def test_every_move_is_a_sample_for_those_who_train_the_pointer() -> None:
    hands = Hands(scene(A))
    understood = hands.reach.feed(PointerAt(Point(7, 8), 1.5), hands.tree)
    assert understood.moved is not None
    assert (understood.moved.x_su, understood.moved.y_su, understood.moved.at_s) == (7, 8, 1.5)


# ---------------------------------------------------------------------- smoothing


def test_smoothing_calms_the_pointer_and_it_settles_under_a_hand_at_rest() -> None:
    hands = Hands(scene(A), smoothing=True)
    hands.move(500, 500, 0.0)
    for i in range(1, 21):
        hands.move(500 + (8 if i % 2 else -8), 500, i / 60)
    moved = [u.moved.x_su for u in hands.all if u.moved]
    assert max(abs(x - 500) for x in moved) < 3
    hands.move(600, 500, 0.4)
    drawn = hands.reach.attention.pointer
    assert drawn is not None
    assert drawn.x < 590
    hands.sleep(3.0)
    drawn = hands.reach.attention.pointer
    assert drawn is not None
    assert drawn.distance(Point(600, 500)) <= 0.5
    assert hands.reach.wake_at_s() is None


# ---------------------------------------------------------------------- wheel


def test_the_wheel_scrolls_the_area_under_the_pointer_even_over_its_rows() -> None:
    row = thing("row", 100, 200, side=50)
    area = thing("list", 100, 200, Act.SCROLL_UP, Act.SCROLL_DOWN, side=300, role=Role.SCROLL_AREA, children=(row,))
    hands = Hands(scene(area))
    hands.feed(Wheel(Point(120, 220), 2, 1.0), Wheel(Point(350, 450), -1, 2.0), Wheel(Point(900, 800), 1, 3.0))
    assert hands.did == [
        ("play/list", Act.SCROLL_DOWN),
        ("play/list", Act.SCROLL_DOWN),
        ("play/list", Act.SCROLL_UP),
    ]


def test_a_press_on_the_bare_scroll_area_is_a_miss() -> None:
    area = thing("list", 100, 200, Act.SCROLL_UP, Act.SCROLL_DOWN, side=300, role=Role.SCROLL_AREA)
    hands = Hands(scene(area))
    hands.click(150, 250, 1.0)
    assert hands.did == [("play", Act.PRESS)]
