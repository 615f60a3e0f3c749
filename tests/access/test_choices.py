"""Several acts, things in the hand, waits that are seen: what every way of access can do about them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.access.situation import choices
from game.core.aim import Route
from game.core.geometry import Point, Rect
from game.core.inputs import KeyDown, PointerAt
from game.core.learner import Profile
from game.core.node import Act, Node, Role, State
from tests.access.hands import Hands, dialog, scene, thing

PHONE = thing("phone", 400, 300, Act.PRESS, Act.ALT_PRESS, side=200)


def rest(hands: Hands, x: float, y: float, since_s: float, for_s: float) -> None:
    """The pointer comes and stays, trembling a little, as long as that."""
    for i in range(int(for_s * 50)):
        hands.feed(PointerAt(Point(x + i % 3, y), since_s + i / 50))
    hands.sleep(since_s + for_s)


@pytest.mark.parametrize(("x", "act"), [(440, Act.PRESS), (560, Act.ALT_PRESS)])
def test_resting_on_the_left_or_right_part_is_the_left_or_right_button(x: float, act: Act) -> None:
    hands = Hands(scene(PHONE), route="dwell", dwell_s=1.0)
    rest(hands, x, 400, 0.0, 0.8)
    assert (hands.lit, hands.reach.attention.choice) == (("play/phone",), act), "what is about to happen is shown"
    rest(hands, x, 400, 0.8, 0.6)
    assert (hands.did, hands.routes) == ([("play/phone", act)], [Route.DWELL])


def test_the_way_back_and_what_is_in_the_hand_ask_for_no_choice() -> None:
    assert choices(thing("back", 0, 0, Act.PRESS, Act.BACK)) == (Act.PRESS,)
    assert choices(thing("lock", 0, 0, Act.GRAB, Act.DROP)) == (Act.GRAB,)
    assert choices(thing("gift", 0, 0, Act.DOUBLE, Act.PRESS)) == (Act.DOUBLE,)


BOAT, HOME = thing("boat", 100, 200, Act.GRAB), thing("home", 600, 200, Act.DROP)
HELD = replace(BOAT, acts=(), states=frozenset({State.HELD}))


def test_a_switch_user_can_put_a_thing_down_beside_everything() -> None:
    hands = Hands(scene(BOAT, play=(Act.PRESS, Act.DROP)), route="switch", scan_s=1.0, lock_out_s=0.0)
    hands.tick(0.0)
    hands.key("space", 0.2)
    hands.tree = scene(HELD, HOME, play=(Act.PRESS, Act.DROP))
    hands.tick(0.3)
    while hands.lit != ("play",):
        hands.tick(hands.reach.wake_at_s() or 0.0)
    hands.key("space", (hands.reach.now.now_s or 0.0) + 0.1)
    assert hands.did == [("play/boat", Act.GRAB), ("play", Act.DROP)]


def test_resting_beside_everything_puts_a_thing_down_after_twice_the_time() -> None:
    hands = Hands(scene(HELD, HOME, play=(Act.PRESS, Act.DROP)), route="dwell", dwell_s=1.0)
    rest(hands, 450, 700, 0.0, 1.6)
    assert hands.did == []
    rest(hands, 450, 700, 1.6, 0.6)
    assert hands.did == [("play", Act.DROP)]


def test_the_wait_of_a_slow_press_is_seen() -> None:
    hands = Hands(scene(BOAT), hold_s=1.0)
    hands.key("tab", 0.0)
    hands.sleep(2.0)
    hands.feed(KeyDown("return", 3.0))
    hands.tick(3.5)
    assert hands.reach.attention.dwell == pytest.approx(0.5)
    assert hands.reach.wake_at_s() == pytest.approx(3.5 + 1 / 30)
    hands.sleep(4.0)
    assert hands.reach.attention.dwell == 0.0


def test_a_dialog_that_closes_gives_the_focus_back() -> None:
    a, b = thing("a", 100, 200), thing("b", 300, 200)
    ok = Node("ending/ok", Role.BUTTON, "Ok", Rect(320, 320, 100, 100), (Act.PRESS,))
    hands = Hands(scene(a, b))
    hands.key("tab", 0.0)
    hands.key("tab", 1.0)
    assert hands.focus == "play/b"
    hands.tree = scene(a, b, over=(dialog(ok),))
    hands.tick(2.0)
    assert hands.focus == "ending/ok"
    hands.tree = scene(a, b)
    hands.tick(3.0)
    assert hands.focus == "play/b"


def test_who_comes_to_switches_gets_a_rest_after_each_choice_unless_one_is_set() -> None:
    assert Profile().changed({"route": "switch"}).lock_out_s == 0.5
    assert Profile().changed({"route": "switch", "lock_out_s": 0.0}).lock_out_s == 0.0
    assert Profile().changed({"lock_out_s": 1.0}).changed({"route": "switch"}).lock_out_s == 1.0
    assert Profile().changed({"route": "switch"}).changed({"route": "pointer"}).lock_out_s == 0.0


def test_the_trail_follows_the_pointer_and_goes_by_itself() -> None:
    hands = Hands(scene(BOAT), pointer_trail=True)
    for i in range(10):
        hands.move(100 + 40 * i, 500, i / 30)
    assert 5 <= len(hands.reach.attention.trail) <= 10
    hands.sleep(3.0)
    assert hands.reach.attention.trail == ()
    assert hands.reach.wake_at_s() is None
