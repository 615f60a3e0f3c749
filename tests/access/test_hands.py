"""Who plays with a switch, and the adult beside them with a mouse or finger."""

from __future__ import annotations

from game.access.situation import Hands as Whose
from game.core.aim import Route
from game.core.node import Act
from tests.access.hands import Hands, scene, thing

TREE = scene(thing("a", 100, 200), thing("b", 400, 200))


def scanning(whose: Whose, **more: object) -> Hands:
    hands = Hands(TREE, route="switch", scan_s=5.0, scan_first_factor=1.0, lock_out_s=0.0, **more)
    hands.reach.seat(whose, on_press=False)
    hands.tick(0.0)
    return hands


def moved_to_b(hands: Hands, at_s: float) -> None:
    for i in range(6):
        hands.move(200 + 50 * i, 250, at_s + i / 50)


def test_on_the_pages_beside_challenges_a_mouse_that_was_just_moved_is_a_hand() -> None:
    hands = scanning(Whose.MOUSE)
    moved_to_b(hands, 1.0)
    hands.click(450, 250, 1.5)
    assert (hands.did, hands.routes) == ([("play/b", Act.PRESS)], [Route.POINTER])


def test_in_a_challenge_it_stays_the_switch() -> None:
    hands = scanning(Whose.NONE)
    moved_to_b(hands, 1.0)
    hands.click(450, 250, 1.5)
    assert (hands.did, hands.routes) == ([("play/a", Act.PRESS)], [Route.SWITCH])


def test_a_mouse_that_rests_is_the_switch_everywhere() -> None:
    hands = scanning(Whose.ALL)
    moved_to_b(hands, 1.0)
    hands.click(450, 250, 4.0)
    assert hands.did == [("play/a", Act.PRESS)]


def test_a_finger_aims_on_pages_for_adults_only_and_only_at_things() -> None:
    for whose, at_x, did in ((Whose.ALL, 450, "play/b"), (Whose.MOUSE, 450, "play/a"), (Whose.ALL, 900, "play/a")):
        hands = scanning(whose)
        hands.click(at_x, 250, 1.5, touch=True)
        assert hands.did == [(did, Act.PRESS)], (whose, at_x)


def test_a_button_that_the_map_calls_a_switch_always_is_one() -> None:
    hands = scanning(Whose.ALL, keys={"button 1": "switch1"})
    moved_to_b(hands, 1.0)
    hands.click(450, 250, 1.5)
    assert hands.did == [("play/a", Act.PRESS)]
