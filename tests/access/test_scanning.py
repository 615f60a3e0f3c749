from __future__ import annotations

from dataclasses import replace

import pytest

from game.access.field import Field
from game.access.scan_plan import plan
from game.core.aim import Route
from game.core.geometry import Point, Rect
from game.core.inputs import Button, KeyDown, KeyUp, PadDown, PadUp, PointerDown
from game.core.node import Act, Node, Role, State
from tests.access.hands import Hands, dialog, scene, thing

FOUR = tuple(thing(name, 100 + 200 * i, 200) for i, name in enumerate("abcd"))


def grid(columns: int, rows: int) -> Node:
    """A bare window with a grid of things: nothing but what the vectors speak of."""
    cells = tuple(
        Node(
            f"play/{row}{column}",
            Role.BUTTON,
            f"{row}{column}",
            Rect(200 * column, 200 * row, 90, 90),
            (Act.PRESS,),
        )
        for row in range(rows)
        for column in range(columns)
    )
    return Node("window", Role.WINDOW, children=(Node("play", Role.GROUP, children=cells),))


def scanning(tree: Node, **profile: object) -> Hands:
    settings: dict[str, object] = {"scan_s": 1.0, "scan_first_factor": 1.0, "scan_speaks": False, "lock_out_s": 0.0}
    hands = Hands(tree, route="switch", **(settings | profile))
    hands.tick(0.0)
    return hands


def lights(hands: Hands, until_s: float) -> list[tuple[float, tuple[str, ...]]]:
    """What is lit from when on, up to `until_s`."""
    found = [(0.0, hands.lit)]
    while (due := hands.reach.wake_at_s()) is not None and due <= until_s:
        hands.tick(due)
        if hands.lit != found[-1][1]:
            found.append((due, hands.lit))
    return found


def when_lit(hands: Hands, node_id: str, since_s: float, until_s: float = 60.0) -> float:
    now_s = since_s
    while node_id not in hands.lit:
        due = hands.reach.wake_at_s()
        assert due is not None, f"{node_id} is never lit"
        assert due < until_s, f"{node_id} is never lit"
        hands.tick(due)
        now_s = due
    return now_s - since_s


# ---------------------------------------------------------------------- the vectors


@pytest.mark.parametrize(("factor", "row_s", "cell_s"), [(1.0, 2.0, 1.0), (1.5, 2.5, 1.5)])
def test_row_then_cell_of_a_grid_of_nine_to_the_millisecond(factor: float, row_s: float, cell_s: float) -> None:
    hands = scanning(grid(3, 3), scan_pattern="row", scan_first_factor=factor)
    assert when_lit(hands, "play/21", 0.0) == row_s
    assert set(hands.lit) == {"play/20", "play/21", "play/22"}
    hands.key("space", row_s)
    while hands.lit != ("play/21",):
        hands.tick(hands.reach.wake_at_s() or 0.0)
    assert (hands.reach.now.now_s or 0.0) - row_s == pytest.approx(cell_s, abs=1e-9)
    hands.key("space", row_s + cell_s + 0.2)
    assert hands.did == [("play/21", Act.PRESS)]
    assert hands.routes == [Route.SWITCH]


def test_mean_steps_for_twelve_things_linear_and_by_rows() -> None:
    tree = grid(4, 3)
    linear = scanning(tree, scan_pattern="linear", scan_rounds=10)
    steps = {lit[0]: at_s for at_s, lit in lights(linear, 11.0)}
    assert sum(steps.values()) / 12 == 5.5
    rows = plan(Field(tree), "row")
    in_rows = [i + j for i, row in enumerate(rows) for j, _ in enumerate(row.inner)]
    assert (len(rows), sum(in_rows) / 12) == (3, 2.5)


def test_the_first_of_two_lasts_no_longer_than_the_other() -> None:
    hands = scanning(grid(2, 1), scan_first_factor=3.0)
    assert lights(hands, 2.0) == [(0.0, ("play/00",)), (1.0, ("play/01",)), (2.0, ("play/00",))]


def test_after_its_rounds_without_a_choice_it_goes_up_and_at_the_top_it_rests() -> None:
    hands = scanning(grid(2, 2), scan_pattern="row", scan_rounds=2)
    hands.key("space", 0.0)
    assert hands.focus == "play/00"
    seen = lights(hands, 60.0)
    assert seen[4] == (4.0, ("play/00", "play/01"))
    assert seen[-1] == (8.0, ())
    assert hands.reach.wake_at_s() is None
    hands.key("space", 70.0)
    assert hands.did == []
    assert hands.lit == ("play/00", "play/01")
    assert hands.reach.wake_at_s() == 71.0


def test_a_tick_that_comes_late_loses_no_time() -> None:
    hands = scanning(grid(4, 1))
    hands.tick(2.7)
    assert hands.lit == ("play/02",)
    assert hands.reach.wake_at_s() == 3.0


# ---------------------------------------------------------------------- modes


def test_stepping_with_two_switches_moves_only_on_demand() -> None:
    hands = scanning(grid(4, 1), scan_mode="step")
    assert hands.reach.wake_at_s() is None
    hands.key("space", 1.0)
    hands.key("space", 2.0)
    assert hands.lit == ("play/02",)
    hands.key("return", 3.0)
    assert hands.did == [("play/02", Act.PRESS)]


@pytest.mark.parametrize(
    "select", [PadDown("1", 3.0), PointerDown(Point(5, 5), 3.0, Button.RIGHT), KeyDown("f9", 3.0)]
)
def test_pads_mouse_buttons_and_mapped_keys_are_second_switches_too(
    select: PadDown | PointerDown | KeyDown,
) -> None:
    hands = scanning(grid(4, 1), scan_mode="step", keys={"f9": "select"})
    hands.feed(PadDown("0", 1.0), PadUp("0", 1.1))
    hands.feed(select)
    assert hands.did == [("play/01", Act.PRESS)]


def test_inverse_scanning_moves_while_held_and_chooses_on_release() -> None:
    hands = scanning(grid(4, 1), scan_mode="inverse")
    hands.tick(5.0)
    assert hands.lit == ("play/00",)
    hands.feed(KeyDown("space", 5.0))
    hands.sleep(7.5)
    assert hands.did == []
    hands.feed(KeyUp("space", 7.5))
    assert (hands.did, hands.at_s) == ([("play/02", Act.PRESS)], [7.5])


def test_a_second_switch_let_go_does_not_choose_while_the_first_is_held() -> None:
    hands = scanning(grid(4, 1), scan_mode="inverse")
    hands.feed(KeyDown("space", 1.0), KeyDown("return", 1.5), KeyUp("return", 1.6))
    assert hands.did == []
    hands.feed(KeyUp("space", 1.7))
    assert hands.did == [("play/00", Act.PRESS)]


def test_having_gone_up_it_begins_again_at_the_first_row() -> None:
    hands = scanning(grid(2, 2), scan_pattern="row", scan_rounds=1)
    hands.tick(1.0)
    assert set(hands.lit) == {"play/10", "play/11"}
    hands.key("space", 1.0)
    hands.sleep(3.0)
    assert set(hands.lit) == {"play/00", "play/01"}


def test_one_switch_by_hold_goes_on_when_short_and_chooses_at_four_tenths() -> None:
    hands = scanning(grid(4, 1), scan_mode="hold")
    hands.feed(KeyDown("space", 1.0), KeyUp("space", 1.399))
    assert hands.lit == ("play/01",)
    hands.feed(KeyDown("space", 2.0))
    hands.sleep(5.0)
    hands.feed(KeyUp("space", 5.0))
    assert (hands.did, hands.at_s) == ([("play/01", Act.PRESS)], [2.4])
    assert hands.lit == ("play/00",)


def test_by_hand_the_end_of_a_row_leads_back_to_the_rows() -> None:
    hands = scanning(grid(2, 2), scan_mode="step", scan_pattern="row")
    hands.key("return", 1.0)
    for at_s in (2.0, 3.0):
        assert len(hands.lit) == 1
        hands.key("space", at_s)
    assert hands.lit == ("play/00", "play/01")


def test_binary_scanning_halves_until_three_are_left() -> None:
    hands = scanning(grid(4, 3), scan_pattern="binary")
    sizes = []
    for at_s in (0.0, 0.1, 0.2):
        sizes.append(len(hands.lit))
        hands.key("space", at_s)
    assert sizes == [6, 3, 1]
    assert hands.did == [("play/00", Act.PRESS)]


# ---------------------------------------------------------------------- switches


@pytest.mark.parametrize("key", ["space", "return", "a", "f7", "left shift", "tab"])
def test_any_key_is_a_switch(key: str) -> None:
    hands = scanning(grid(4, 1))
    hands.key(key, 0.5)
    assert hands.did == [("play/00", Act.PRESS)]


def test_a_touch_anywhere_is_a_switch_and_presses_nothing_else() -> None:
    hands = scanning(scene(*FOUR))
    hands.click(350, 250, 0.5, touch=True)
    assert hands.did == [("play/a", Act.PRESS)]


def test_escape_is_no_switch_but_the_pause() -> None:
    hands = scanning(scene(*FOUR))
    hands.key("escape", 0.5)
    assert hands.did == [("rail/pause", Act.PRESS)]


def test_letters_are_typed_and_not_switches_where_one_can_type() -> None:
    field = thing("name", 100, 200, Act.TYPE, role=Role.TEXT_INPUT)
    hands = scanning(scene(field))
    hands.key("a", 0.5)
    assert hands.did == []


def test_a_lock_out_keeps_a_double_press_from_choosing_twice() -> None:
    hands = scanning(grid(3, 3), scan_pattern="row", lock_out_s=0.5)
    hands.key("space", 0.1)
    hands.key("space", 0.3)
    assert hands.did == []
    hands.key("space", 0.7)
    assert hands.did == [("play/00", Act.PRESS)]


# ---------------------------------------------------------------------- speech and sound


def test_it_waits_while_speech_plays_and_then_the_step_lasts_in_full() -> None:
    hands = scanning(grid(4, 1))
    hands.tick(0.8)
    hands.reach.speaking(True)
    hands.tick(0.8)
    assert hands.reach.wake_at_s() is None
    hands.tick(9.0)
    assert hands.lit == ("play/00",)
    hands.reach.speaking(False)
    hands.tick(9.0)
    assert hands.reach.wake_at_s() == 10.0


def test_it_does_not_begin_before_the_instruction_was_said() -> None:
    hands = scanning(grid(4, 1))
    hands.reach.speaking(True)
    hands.tree = grid(5, 1)
    hands.reach.reset(hands.tree)
    hands.tick(20.0)
    assert hands.lit == ("play/00",)


def test_one_may_choose_while_speech_plays() -> None:
    hands = scanning(grid(4, 1))
    hands.reach.speaking(True)
    hands.key("space", 0.4)
    assert hands.did == [("play/00", Act.PRESS)]


def test_every_step_is_heard_and_named_by_choice() -> None:
    for sound, speaks in ((True, True), (False, False)):
        hands = scanning(grid(4, 1), scan_sound=sound, scan_speaks=speaks)
        understood = hands.tick(1.0)
        assert (understood.scan_step, understood.say_focus) == (sound, "01" if speaks else "")


def test_groups_are_named_as_groups_in_the_language_of_the_learner() -> None:
    hands = scanning(grid(2, 2), scan_pattern="row", scan_speaks=True)
    assert hands.tick(1.0).say_focus == "Groupe 2"


# ---------------------------------------------------------------------- several acts


def test_a_thing_with_several_acts_opens_a_choice_of_them() -> None:
    both = thing("a", 100, 200, Act.PRESS, Act.ALT_PRESS)
    hands = scanning(scene(both), scan_speaks=True)
    hands.key("space", 0.5)
    assert hands.did == []
    assert (hands.lit, hands.focus, hands.reach.attention.choice) == (("play/a",), "play/a", "press")
    understood = hands.tick(1.5)
    assert (hands.reach.attention.choice, understood.say_focus) == ("alt press", "Clic droit")
    hands.key("space", 1.6)
    assert hands.did == [("play/a", Act.ALT_PRESS)]


def test_who_can_do_the_double_press_at_once_is_not_asked_for_the_single_one() -> None:
    hands = scanning(scene(thing("gift", 100, 200, Act.DOUBLE, Act.PRESS)))
    hands.key("space", 0.5)
    assert hands.did == [("play/gift", Act.DOUBLE)]


# ---------------------------------------------------------------------- what is scanned


def test_rows_never_mix_the_play_area_with_the_rail() -> None:
    low = thing("low", 300, 940)
    rows = plan(Field(scene(*FOUR, low)), "row")
    assert [row.ids for row in rows] == [("play/a", "play/b", "play/c", "play/d"), ("play/low",), ("rail/pause",)]


def test_only_the_dialog_is_scanned_while_one_is_open() -> None:
    ok = Node("ending/ok", Role.BUTTON, "Ok", Rect(320, 320, 100, 100), (Act.PRESS,))
    hands = scanning(scene(*FOUR, over=(dialog(ok),)))
    assert {lit for _, lit in lights(hands, 10.0)} == {("ending/ok",), ()}


def test_with_something_in_the_hand_only_places_for_it_are_offered() -> None:
    boat = thing("boat", 100, 200, Act.GRAB)
    home = thing("home", 600, 200, Act.DROP)
    held = replace(boat, acts=(), states=frozenset({State.HELD}))
    hands = scanning(scene(boat, thing("car", 300, 200, Act.GRAB), home))
    hands.key("space", 0.5)
    hands.tree = scene(held, thing("car", 300, 200, Act.GRAB), home)
    hands.tick(0.6)
    assert hands.lit == ("play/home",)
    hands.key("space", 0.8)
    assert hands.did == [("play/boat", Act.GRAB), ("play/home", Act.DROP)]


def test_a_tree_that_only_looks_different_does_not_begin_again() -> None:
    hands = scanning(scene(*FOUR))
    hands.tick(2.2)
    hands.tree = scene(*(n.having(State.HINTED) for n in FOUR))
    hands.tick(2.5)
    assert hands.lit == ("play/c",)
    assert hands.reach.wake_at_s() == 3.0


def test_another_scene_begins_at_its_first_thing() -> None:
    hands = scanning(scene(*FOUR))
    hands.tick(2.2)
    hands.reach.reset(hands.tree)
    assert hands.lit == ("play/a",)
    assert hands.reach.wake_at_s() == 3.2


def test_choosing_a_switch_in_the_settings_lights_at_once_and_leaving_it_puts_the_light_out() -> None:
    hands = Hands(scene(*FOUR))
    hands.tick(1.0)
    profile = hands.reach.now.profile
    hands.reach.configure(profile.changed({"route": "switch", "scan_s": 1.0}))
    hands.tick(1.0)
    assert hands.focus == "play/a"
    hands.reach.configure(profile)
    hands.tick(9.0)
    assert hands.lit == ()
    assert hands.reach.wake_at_s() is None


def test_however_quick_the_steps_nothing_is_lit_more_than_twice_a_second() -> None:
    """Two things at a tenth of a second would flash five times a second (WCAG 2.3.2)."""
    hands = Hands(scene(thing("a", 100, 200)), route="switch", scan_s=0.1, scan_first_factor=1.0, scan_rounds=10.0)
    hands.tick(0.0)
    seen = [hands.lit]
    for hundredth in range(1, 301):
        hands.sleep(hundredth / 100)
        if hands.lit != seen[-1]:
            seen.append(hands.lit)
    assert seen.count(("play/a",)) == 7, "every half second, in three seconds"
