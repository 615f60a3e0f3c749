"""A round's measures, from a hand whose every movement is known."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.geometry import Point, Rect
from game.core.inputs import PointerDown, PointerUp
from game.core.motor import ABOUT, Acted, Press, Trace, round_measures
from tests.core.hand import Hand

PLAY = Rect(0, 100, 1800, 800)


def measured(hand: Hand, acts: Sequence[Acted], play: Rect | None = PLAY) -> dict[str, float]:
    trace = Trace(
        [raw.at_s for raw in hand.inputs], [raw.at.x for raw in hand.inputs], [raw.at.y for raw in hand.inputs]
    )
    downs = [raw for raw in hand.inputs if isinstance(raw, PointerDown)]
    ups = [raw for raw in hand.inputs if isinstance(raw, PointerUp)]
    presses = [Press(d.at_s, d.at, int(d.button), u.at_s, u.at) for d, u in zip(downs, ups, strict=True)]
    return round_measures(trace, presses, acts, play=play)


def hit(at_s: float, rect: Rect, act: str = "press", result: str = "reached") -> Acted:
    return Acted(at_s, "play/a", act, result, rect=rect)


def test_one_straight_movement_and_a_click() -> None:
    target = Rect.around(Point(500, 300), 100)
    hand = Hand(Point(100, 300)).rest(2.0)
    hand.inputs.clear()
    hand.move(Point(100.1, 300), 0.008)
    hand.move(Point(500, 300), 0.8).rest(0.3)
    clicked_s = hand.now_s
    hand.press(held_s=0.09, slip_su=4)
    found = measured(hand, [hit(clicked_s, target)])
    assert found["trials"] == 1
    assert found["path_ratio"] == pytest.approx(1.0, abs=1e-3)
    assert found["click_s"] == pytest.approx(1.1, abs=0.12)  # from the start of movement, not of the round
    assert found["verify_s"] == pytest.approx(0.33, abs=0.04)  # its last steps are under half a unit
    assert found["first_entry_s"] == found["last_entry_s"] < 0.8
    assert found["index_bits"] == pytest.approx(log2(400 / 100 + 1), abs=0.02)  # it begins as the hand leaves
    assert found["move_s"] == found["click_s"]
    assert (found["misses"], found["near_misses"], found["exits"]) == (0, 0, 0)
    assert found["click_slip_su"] == 4
    assert found["click_held_s"] == pytest.approx(0.09)
    assert found["submovements"] == 1
    assert found["pauses"] == 1  # the look before the click
    assert found["smallest_target_su"] == 100
    assert (found["tre"], found["tac"], found["mdc"], found["odc"]) == (0, 0, 0, 0)
    assert found["peak_speed_su_s"] == pytest.approx(1.875 * 400 / 0.8, rel=0.05)
    assert "throughput_bits_s" not in found
    assert "double_interval_median_s" not in found


def test_leaving_the_target_again_is_an_exit_and_passing_it_an_overshoot() -> None:
    target = Rect.around(Point(500, 300), 100)
    hand = Hand(Point(100, 300)).move(Point(600, 300)).move(Point(500, 300))
    clicked_s = hand.now_s
    found = measured(hand.press(), [hit(clicked_s, target)])
    assert found["exits"] == 1
    assert found["first_entry_s"] < found["last_entry_s"] < found["click_s"]
    assert found["overshoot_su"] == pytest.approx(50, abs=1)
    assert found["path_ratio"] == pytest.approx(600 / 400, abs=0.03)
    assert found["tre"] == 1
    assert found["odc"] == 1


def test_presses_beside_the_target_are_misses_and_near_ones_near_misses() -> None:
    target = Rect.around(Point(500, 300), 100)
    hand = Hand(Point(100, 300)).move(Point(300, 300)).press()  # far
    far_s = hand.now_s - 0.08
    hand.move(Point(440, 300)).press()  # 10 su before the edge; nothing there takes a press
    hand.move(Point(500, 300))
    clicked_s = hand.now_s
    acts = [Acted(far_s, "play", "press", "not yet", "miss", PLAY), hit(clicked_s, target)]
    found = measured(hand.press(), acts)
    assert (found["misses"], found["near_misses"], found["trials"]) == (1, 1, 1)


def test_a_press_that_meets_nothing_is_a_miss_inside_the_play_area_only() -> None:
    target = Rect.around(Point(500, 300), 100)
    hand = Hand(Point(100, 300)).move(Point(300, 300)).press().move(Point(900, 1000)).press()
    hand.move(Point(500, 300))
    clicked_s = hand.now_s
    assert measured(hand.press(), [hit(clicked_s, target)])["misses"] == 1


def test_a_press_on_another_thing_is_its_own_error_not_a_miss() -> None:
    target = Rect.around(Point(500, 300), 100)
    hand = Hand(Point(100, 300)).move(Point(300, 300))
    other_s = hand.now_s
    hand.press().move(Point(500, 300))
    clicked_s = hand.now_s
    other = Acted(other_s, "play/other", "press", "not yet", "other", Rect.around(Point(300, 300), 80))
    found = measured(hand.press(), [other, hit(clicked_s, target)])
    assert (found["misses"], found["near_misses"]) == (0, 0)


def test_a_near_miss_that_was_kindly_taken_is_still_one() -> None:
    target = Rect.around(Point(500, 300), 100)
    hand = Hand(Point(100, 300)).move(Point(445, 300))
    clicked_s = hand.now_s
    assert measured(hand.press(), [hit(clicked_s, target)])["near_misses"] == 1


def test_the_interval_of_a_double_click() -> None:
    target = Rect.around(Point(500, 300), 200)
    hand = Hand(Point(100, 300)).move(Point(500, 300)).press(0.08).rest(0.3)
    second_s = hand.now_s
    hand.press()
    acts = [Acted(0.6, "play/a", "press", "nothing", rect=target), hit(second_s, target)]
    found = measured(hand, acts)
    assert found["double_interval_median_s"] == pytest.approx(0.38)
    assert found["double_interval_longest_s"] == pytest.approx(0.38)
    assert found["click_s"] < 0.61  # the first press ends the movement
    assert found["misses"] == 0


def test_a_drag_is_two_trials_and_no_slipping_click() -> None:
    thing, place = Rect.around(Point(300, 300), 120), Rect.around(Point(900, 600), 240)
    hand = Hand(Point(100, 300)).move(Point(300, 300))
    grabbed_s = hand.now_s
    hand.inputs.append(PointerDown(hand.at, grabbed_s))
    hand.move(Point(900, 600), 1.0)
    dropped_s = hand.now_s
    hand.inputs.append(PointerUp(hand.at, dropped_s))
    found = measured(hand, [hit(grabbed_s, thing, "grab", "step"), hit(dropped_s, place, "drop")])
    assert found["trials"] == 2
    assert "click_slip_su" not in found
    assert found["smallest_target_su"] == 120
    assert (found["misses"], found["near_misses"]) == (0, 0)


def test_a_list_that_is_opened_on_the_way_is_a_movement_of_its_own() -> None:
    box, option = Rect.around(Point(300, 300), 96), Rect.around(Point(300, 700), 120)
    hand = Hand(Point(900, 300)).move(Point(300, 300))
    opened_s = hand.now_s
    hand.press().rest(1.0).move(Point(300, 700))
    chosen_s = hand.now_s
    opening = Acted(opened_s, "play/box", "press", "nothing", rect=box)
    found = measured(hand.press(), [opening, hit(chosen_s, option)])
    assert found["trials"] == 2
    assert found["path_ratio"] == pytest.approx(1.0, abs=0.01)
    assert found["exits"] == 0
    assert found["smallest_target_su"] == 120  # opening is no step
    assert found["click_s"] < 0.61


def test_throughput_is_there_from_five_movements_on() -> None:
    hand, acts = Hand(Point(100, 300)), []
    places = [(900, 310), (120, 290), (890, 300), (105, 305), (915, 300), (95, 300)]
    for n, (x, y) in enumerate(places, 1):
        hand.move(Point(x, y), 0.9)
        acts.append(hit(hand.now_s, Rect.around(Point(900 if n % 2 else 100, 300), 80)))
        hand.press()
        found = measured(hand, acts)
        assert ("throughput_bits_s" in found) is (n >= 5)
    assert 3 < found["throughput_bits_s"] < 8


def test_movements_to_targets_of_several_sizes_are_never_pooled() -> None:
    hand, acts = Hand(Point(100, 300)), []
    for n, (x, y) in enumerate([(900, 310), (120, 290), (890, 300), (105, 305), (915, 300), (95, 300)]):
        hand.move(Point(x, y), 0.9)
        acts.append(hit(hand.now_s, Rect.around(Point(100 if n % 2 else 900, 300), 80 if n % 2 else 200)))
        hand.press()
    assert "throughput_bits_s" not in measured(hand, acts)


def test_a_track_without_targets_still_has_a_way_and_speeds() -> None:
    found = measured(Hand(Point(100, 300)).move(Point(700, 300), 1.0), [])
    assert found["path_su"] == pytest.approx(600, abs=1)
    assert found["submovements"] == 1
    assert "path_ratio" not in found
    assert "click_s" not in found


def test_touch_without_movement_has_clicks_but_no_paths() -> None:
    target = Rect.around(Point(500, 300), 100)
    hand = Hand(Point(500, 300))
    found = measured(hand.press(), [Acted(0.0, "play/a", "press", "reached", rect=target, route="touch")])
    assert found["trials"] == 1
    assert "path_ratio" not in found
    assert found["click_held_s"] == pytest.approx(0.08)


def test_nothing_moved_measures_nothing() -> None:
    assert round_measures(Trace([], [], []), [], []) == {}


@given(
    st.lists(
        st.tuples(
            st.floats(0, 0.5), st.integers(-50, 1900), st.integers(-50, 1100),
            st.sampled_from(["move", "press", "hit", "miss", "other"]),
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_stream_gives_finite_figures_with_known_names(
    doings: list[tuple[float, int, int, str]],
) -> None:
    hand, acts = Hand(), []
    for wait_s, x, y, doing in doings:
        hand.rest(wait_s).move(Point(x, y), 0.016)
        if doing == "move":
            continue
        rect = Rect.around(Point(x + 7, y), 60)
        if doing == "hit":
            acts.append(hit(hand.now_s, rect, result="step"))
        elif doing != "press":
            acts.append(Acted(hand.now_s, "play", "press", "not yet", doing, PLAY))
        hand.press()
    found = measured(hand, acts)
    assert found.keys() <= ABOUT.keys()
    assert all(isfinite(value) for value in found.values())
    assert all(value >= 0 for name, value in found.items() if name != "mo_su")
