"""What the whole keeps, whichever machine does the work."""

from __future__ import annotations

from game.core.geometry import Rect
from game.core.node import Act, Node, Role
from tests.access.hands import Hands, dialog, scene, thing

TREE = scene(thing("a", 100, 200))


def test_a_press_that_began_in_another_scene_does_nothing_here() -> None:
    hands = Hands(TREE, click_on="release")
    hands.press(150, 250, 1.0)
    hands.reach.reset(TREE)
    hands.release(150, 250, 1.2)
    assert hands.did == []


def test_a_scene_that_begins_with_a_dialog_begins_with_its_focus() -> None:
    ok = Node("ending/ok", Role.BUTTON, "Ok", Rect(320, 320, 100, 100), (Act.PRESS,))
    hands = Hands(scene(thing("a", 100, 200), over=(dialog(ok),)))
    assert hands.focus == "ending/ok"


def test_a_clock_that_is_set_back_is_taken_for_now() -> None:
    hands = Hands(TREE, lock_out_s=0.5, click_on="press")
    hands.click(150, 250, 5.0)
    hands.click(150, 250, 1.0)
    assert hands.at_s == [5.0]
    hands.tick(6.0)
    hands.click(150, 250, 2.0)
    assert hands.at_s == [5.0, 6.0]


def test_an_idle_hand_asks_for_no_waking() -> None:
    hands = Hands(TREE)
    hands.click(150, 250, 1.0)
    hands.key("tab", 2.0)
    assert hands.reach.wake_at_s() is None


def test_another_profile_counts_from_its_first_moment() -> None:
    hands = Hands(TREE)
    hands.reach.configure(hands.reach.now.profile.changed({"hold_s": 0.3}))
    hands.click(150, 250, 1.0)
    hands.tick(3.0)
    assert hands.did == []
