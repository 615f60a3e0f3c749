from __future__ import annotations

import pytest

from game.core.aim import Route
from game.core.geometry import Rect
from game.core.node import Act, Node, Role
from tests.access.hands import Hands, scene, thing

A = thing("a", 100, 200)
B = thing("b", 400, 200)
PRESSED = [("play/a", Act.PRESS)]


def dwelling(*things: object, **profile: object) -> Hands:
    settings: dict[str, object] = {"dwell_s": 1.2, "dwell_radius_su": 40, "near_miss_su": 0}
    return Hands(scene(A, B, thing("light", 700, 200, Act.ENTER)), route="dwell", **(settings | profile))


def test_resting_on_a_thing_acts_exactly_when_its_time_is_over() -> None:
    hands = dwelling()
    hands.move(150, 250, 1.0)
    hands.sleep(2.19)
    assert hands.did == []
    hands.sleep(3.0)
    assert (hands.did, hands.routes) == (PRESSED, [Route.DWELL])
    assert hands.at_s[0] == pytest.approx(2.2, abs=1e-9)


def test_trembling_within_the_radius_is_rest() -> None:
    hands = dwelling()
    for i in range(90):
        hands.move(150 + (15 if i % 2 else -15), 250 + (i % 3) * 8, 1.0 + i / 60)
    assert hands.did == PRESSED


def test_the_way_to_a_narrow_thing_does_not_pull_the_rest_onto_its_neighbour() -> None:
    keys = [Node(f"play/k{i}", Role.BUTTON, f"k{i}", Rect(60.0 * i, 200, 56, 80), (Act.PRESS,)) for i in range(8)]
    hands = Hands(scene(*keys), route="dwell", dwell_s=1.2, dwell_radius_su=40, near_miss_su=0)
    for i in range(4):
        hands.move(270.0 + 36.0 * i, 240, 1.0 + i / 60)  # it comes from the left, and stays on the last place
    hands.sleep(3.0)
    assert hands.did == [("play/k6", Act.PRESS)]


def test_wandering_beyond_the_radius_is_none() -> None:
    hands = dwelling()
    for i in range(200):
        hands.move(150 + (45 if i // 6 % 2 else -45), 250, 1.0 + i / 60)
    assert hands.did == []


def test_the_ring_shows_how_much_is_over_and_asks_to_be_drawn() -> None:
    hands = dwelling()
    hands.move(150, 250, 1.0)
    hands.tick(1.25)
    assert hands.reach.attention.dwell == pytest.approx(0.25 / 1.2)
    due = hands.reach.wake_at_s()
    assert due is not None
    assert due - 1.25 <= 1 / 30 + 1e-9
    hands.tick(1.6)
    assert hands.reach.attention.dwell == pytest.approx(0.5)
    hands.sleep(3.0)
    assert hands.reach.attention.dwell == 0.0
    assert hands.reach.wake_at_s() is None


def test_after_an_act_one_must_go_away_before_the_next() -> None:
    hands = dwelling()
    hands.move(150, 250, 1.0)
    hands.sleep(6.0)
    hands.move(155, 250, 6.1)
    hands.sleep(9.0)
    hands.move(105, 205, 9.1)
    hands.sleep(12.0)
    assert hands.did == PRESSED
    hands.move(300, 500, 12.1)
    hands.move(150, 250, 12.2)
    hands.sleep(15.0)
    assert hands.did == PRESSED * 2


def test_what_appears_under_a_resting_pointer_after_an_act_is_not_pressed_by_itself() -> None:
    hands = dwelling()
    hands.move(150, 250, 1.0)
    hands.sleep(2.5)
    hands.tree = scene(thing("next", 100, 200))
    hands.sleep(9.0)
    hands.reach.reset(hands.tree)
    hands.sleep(18.0)
    assert hands.did == PRESSED
    hands.move(400, 500, 18.1)
    hands.move(150, 250, 18.3)
    hands.sleep(20.0)
    assert hands.did[-1] == ("play/next", Act.PRESS)


def _slip(away_s: float) -> Hands:
    hands = dwelling()
    hands.move(150, 250, 1.0)
    hands.sleep(1.8)
    hands.move(250, 350, 1.8)
    hands.sleep(1.8 + away_s)
    hands.move(150, 250, 1.8 + away_s)
    hands.sleep(9.0)
    return hands


def test_what_was_reached_is_kept_through_a_short_slip() -> None:
    hands = _slip(away_s=0.2)
    assert hands.at_s == [pytest.approx(2.0 + 0.4, abs=1e-9)]


def test_a_slip_that_comes_to_rest_beside_everything_takes_nothing_away() -> None:
    hands = _slip(away_s=0.6)
    assert hands.at_s == [pytest.approx(2.4 + 0.4, abs=1e-9)]


def test_after_a_long_slip_the_rest_begins_anew() -> None:
    hands = _slip(away_s=0.9)
    assert hands.at_s == [pytest.approx(2.7 + 1.2, abs=1e-9)]


def test_resting_beside_everything_does_nothing() -> None:
    hands = dwelling()
    hands.move(500, 700, 1.0)
    hands.sleep(9.0)
    assert hands.did == []
    assert hands.reach.attention.dwell == 0.0


def test_with_a_bubble_one_can_still_rest_beside_everything() -> None:
    hands = dwelling(bubble_cursor=True)
    hands.move(500, 700, 1.0)
    hands.sleep(9.0)
    assert hands.did == []
    hands.move(230, 250, 9.1)
    hands.sleep(12.0)
    assert hands.did == PRESSED


def test_what_only_wants_to_be_come_to_is_not_pressed_as_well() -> None:
    hands = dwelling()
    hands.move(750, 250, 1.0)
    hands.sleep(9.0)
    assert hands.did == [("play/light", Act.ENTER)]


def test_resting_near_a_thing_counts_with_near_misses() -> None:
    hands = dwelling(near_miss_su=24)
    hands.move(85, 250, 1.0)
    hands.sleep(9.0)
    assert hands.did == PRESSED


def test_a_lock_out_delays_the_act_and_does_not_lose_it() -> None:
    hands = dwelling(lock_out_s=3.0)
    hands.move(150, 250, 1.0)
    hands.sleep(2.5)
    hands.move(450, 250, 2.6)
    hands.sleep(9.0)
    assert hands.did == [*PRESSED, ("play/b", Act.PRESS)]
    assert hands.at_s[1] == pytest.approx(2.2 + 3.0, abs=1e-9)


def test_a_pointer_that_does_not_dwell_is_never_taken_to() -> None:
    hands = Hands(scene(A))
    hands.move(150, 250, 1.0)
    hands.sleep(9.0)
    assert hands.did == []
    assert hands.reach.wake_at_s() is None


def test_another_scene_under_a_resting_pointer_waits_until_it_moved_away() -> None:
    hands = dwelling()
    hands.move(150, 250, 1.0)
    hands.sleep(1.5)
    hands.reach.reset(hands.tree)
    hands.sleep(5.0)
    hands.tree = scene(thing("new", 100, 200))
    hands.sleep(9.0)
    assert hands.did == []


def test_what_appears_where_a_pointer_rests_beside_everything_counts_from_then() -> None:
    hands = dwelling()
    hands.move(150, 600, 1.0)
    hands.sleep(5.0)
    hands.tree = scene(thing("new", 100, 550))
    hands.sleep(9.0)
    assert hands.did == [("play/new", Act.PRESS)]
    assert hands.at_s == [pytest.approx(6.2, abs=1e-9)]


def test_a_small_movement_is_no_going_away() -> None:
    hands = dwelling()
    hands.move(150, 250, 1.0)
    hands.sleep(2.5)
    hands.tree = scene(thing("next", 100, 200))
    hands.move(160, 250, 2.6)
    hands.tree = scene(thing("last", 100, 200))
    hands.sleep(9.0)
    assert hands.did == PRESSED
