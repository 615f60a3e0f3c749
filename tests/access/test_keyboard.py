from __future__ import annotations

import pytest

from game.core.aim import Route
from game.core.geometry import Rect
from game.core.inputs import Asked, KeyDown, KeyUp, TextTyped
from game.core.node import Act, Node, Role
from tests.access.hands import Hands, dialog, scene, thing

GRID = tuple(thing(f"{c}{r}", 100 + 200 * c, 150 + 200 * r) for r in range(3) for c in range(3))


def test_tab_goes_through_everything_in_reading_order_and_round_again() -> None:
    hands = Hands(scene(thing("a", 0, 100), thing("b", 300, 100)))
    went = []
    for i in range(4):
        hands.key("tab", float(i))
        went.append(hands.focus)
    hands.key("tab", 5.0, shift=True)
    assert [*went, hands.focus] == ["play/a", "play/b", "rail/pause", "play/a", "rail/pause"]
    assert hands.reach.attention.focus_shown


def test_the_play_area_itself_never_takes_the_focus() -> None:
    hands = Hands(scene(thing("a", 0, 100)))
    seen = set()
    for i in range(6):
        hands.key("tab", float(i))
        seen.add(hands.focus)
    assert seen == {"play/a", "rail/pause"}


def test_enter_and_space_do_the_main_act() -> None:
    hands = Hands(scene(thing("gift", 0, 100, Act.DOUBLE, Act.PRESS)))
    hands.key("tab", 0.0)
    hands.key("return", 1.0)
    hands.key("space", 2.0)
    assert hands.did == [("play/gift", Act.DOUBLE)] * 2
    assert hands.routes == [Route.KEYBOARD] * 2


@pytest.mark.parametrize(("key", "shift"), [("return", True), ("menu", False), ("f10", True)])
def test_the_second_act_has_its_keys(key: str, shift: bool) -> None:
    hands = Hands(scene(thing("a", 0, 100, Act.PRESS, Act.ALT_PRESS)))
    hands.key("tab", 0.0)
    hands.key(key, 1.0, shift=shift)
    assert hands.did == [("play/a", Act.ALT_PRESS)]


def test_what_cannot_be_seen_to_have_the_focus_is_shown_before_it_acts() -> None:
    hands = Hands(scene(thing("a", 0, 100)))
    hands.click(50, 150, 0.0)
    hands.key("return", 1.0)
    assert hands.did == [("play/a", Act.PRESS)]
    assert hands.reach.attention.focus_shown
    hands.key("return", 2.0)
    assert hands.did == [("play/a", Act.PRESS)] * 2


def test_a_press_of_the_pointer_hides_the_focus_and_moving_it_does_not() -> None:
    hands = Hands(scene(thing("a", 0, 100)))
    hands.key("tab", 0.0)
    hands.move(500, 500, 1.0)
    assert hands.reach.attention.focus_shown
    hands.press(500, 500, 2.0)
    assert not hands.reach.attention.focus_shown


@pytest.mark.parametrize(
    ("key", "to"), [("right", "play/21"), ("left", "play/01"), ("up", "play/10"), ("down", "play/12")]
)
def test_arrows_go_to_the_nearest_in_their_direction(key: str, to: str) -> None:
    hands = Hands(scene(*GRID))
    hands.reach.focus_on("play/11")
    hands.key(key, 1.0)
    assert hands.focus == to


def test_escape_pauses() -> None:
    hands = Hands(scene(thing("a", 0, 100)))
    hands.key("escape", 1.0)
    assert hands.did == [("rail/pause", Act.PRESS)]


def test_escape_goes_back_where_there_is_no_pause() -> None:
    back = Node("back", Role.BUTTON, "Back", Rect(0, 0, 100, 100), (Act.BACK,))
    hands = Hands(Node("window", Role.WINDOW, children=(back,)))
    hands.key("escape", 1.0)
    assert hands.did == [("back", Act.BACK)]


def test_page_keys_scroll_the_only_scroll_area_and_arrows_the_focused_one() -> None:
    area = thing("list", 100, 200, Act.SCROLL_DOWN, Act.SCROLL_UP, role=Role.SCROLL_AREA)
    hands = Hands(scene(area, thing("a", 400, 200)))
    hands.key("page down", 0.0)
    hands.key("page up", 1.0)
    hands.reach.focus_on("play/list")
    hands.key("down", 2.0)
    assert hands.did == [
        ("play/list", Act.SCROLL_DOWN),
        ("play/list", Act.SCROLL_UP),
        ("play/list", Act.SCROLL_DOWN),
    ]


def test_no_single_letter_is_ever_a_shortcut() -> None:
    hands = Hands(scene(thing("a", 0, 100)))
    hands.key("tab", 0.0)
    for i, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789?h"):
        hands.key(letter, 1.0 + i)
    assert hands.did == []
    assert hands.focus == "play/a"


def test_keys_with_ctrl_or_alt_belong_to_the_system() -> None:
    hands = Hands(scene(thing("a", 0, 100)))
    hands.key("tab", 0.0)
    hands.feed(KeyDown("return", 1.0, ctrl=True), KeyUp("return", 1.1), KeyDown("tab", 2.0, alt=True))
    assert (hands.did, hands.focus) == ([], "play/a")


def test_the_key_map_lets_other_keys_do_it() -> None:
    hands = Hands(scene(thing("a", 0, 100)), keys={"w": "tab", "f5": "return"})
    hands.key("w", 0.0)
    hands.key("f5", 1.0)
    assert hands.did == [("play/a", Act.PRESS)]


# ---------------------------------------------------------------------- typing

FIELD = thing("name", 100, 200, Act.TYPE, role=Role.TEXT_INPUT)
OTHER = thing("town", 100, 400, Act.TYPE, role=Role.TEXT_INPUT)


def _typed(hands: Hands) -> list[tuple[str, str]]:
    return [(w.aim.target, w.aim.value) for w in hands.wishes if w.aim.act is Act.TYPE]


def test_text_goes_to_the_focused_field_with_its_accents_and_spaces() -> None:
    hands = Hands(scene(FIELD, OTHER))
    hands.reach.focus_on("play/town")
    for i, text in enumerate(("É", "û", " ", "@")):
        hands.feed(KeyDown("space" if text == " " else "x", float(i)), TextTyped(text, float(i)))
        hands.feed(KeyUp("space" if text == " " else "x", i + 0.1))
    assert _typed(hands) == [("play/town", text) for text in ("É", "û", " ", "@")]


def test_the_only_field_gets_the_text_without_focus() -> None:
    hands = Hands(scene(FIELD, thing("ok", 400, 200)))
    hands.feed(TextTyped("a", 1.0))
    assert _typed(hands) == [("play/name", "a")]


def test_pressing_a_field_puts_the_focus_there() -> None:
    hands = Hands(scene(FIELD, OTHER))
    hands.click(150, 450, 0.0)
    hands.feed(TextTyped("a", 1.0))
    assert _typed(hands)[-1] == ("play/town", "a")


def test_backspace_and_enter_are_typed_as_characters() -> None:
    hands = Hands(scene(FIELD, OTHER))
    hands.reach.focus_on("play/name")
    hands.key("backspace", 1.0)
    hands.key("return", 2.0)
    assert _typed(hands) == [("play/name", "\b"), ("play/name", "\n")]


def test_a_space_that_pressed_a_button_is_not_typed_as_well() -> None:
    hands = Hands(scene(FIELD, thing("ok", 400, 200)))
    hands.key("tab", 0.0)
    hands.key("tab", 0.2)
    assert hands.focus == "play/ok"
    hands.feed(KeyDown("space", 1.0), TextTyped(" ", 1.0), KeyUp("space", 1.1), TextTyped("a", 2.0))
    assert hands.did == [("play/ok", Act.PRESS), ("play/name", Act.TYPE)]


def test_a_letter_held_down_is_typed_once() -> None:
    hands = Hands(scene(FIELD))
    hands.feed(KeyDown("e", 0.0), *[TextTyped("e", 0.03 * i) for i in range(30)], KeyUp("e", 1.0))
    hands.feed(KeyDown("e", 1.2), TextTyped("e", 1.2))
    assert _typed(hands) == [("play/name", "e")] * 2


def test_a_mapped_letter_keeps_its_meaning_where_one_can_type() -> None:
    hands = Hands(scene(FIELD), keys={"w": "tab"})
    hands.feed(KeyDown("w", 0.0), TextTyped("w", 0.0))
    assert _typed(hands) == [("play/name", "w")]


# ---------------------------------------------------------------------- focus that must go elsewhere


def test_after_its_thing_went_away_tab_goes_on_from_there() -> None:
    hands = Hands(scene(thing("a", 0, 100), thing("b", 300, 100), thing("c", 600, 100)))
    hands.reach.focus_on("play/b")
    hands.tree = scene(thing("a", 0, 100), thing("new", 300, 500), thing("c", 600, 100))
    hands.tick(1.0)
    assert hands.focus == ""
    hands.key("tab", 2.0)
    assert hands.focus == "play/new"


def test_a_dialog_that_opens_takes_the_focus_so_that_enter_answers_it() -> None:
    hands = Hands(scene(thing("a", 0, 100)))
    hands.key("tab", 0.0)
    ok = Node("ending/ok", Role.BUTTON, "Ok", Rect(320, 320, 100, 100), (Act.PRESS,))
    hands.tree = scene(thing("a", 0, 100), over=(dialog(ok),))
    hands.key("return", 1.0)
    assert hands.did == [("ending/ok", Act.PRESS)]


def test_the_name_of_what_gets_the_focus_is_said_to_those_who_want_it() -> None:
    for speaks in (True, False):
        hands = Hands(scene(thing("balloon", 0, 100)), scan_speaks=speaks)
        hands.key("tab", 0.0)
        assert [u.say_focus for u in hands.all if u.say_focus] == (["Balloon"] if speaks else [])


# ---------------------------------------------------------------------- screen readers


def test_a_screen_reader_acts_and_moves_the_focus() -> None:
    hands = Hands(scene(thing("a", 0, 100, Act.PRESS, Act.ALT_PRESS), thing("b", 300, 100)))
    hands.feed(Asked("play/b", "focus", 0.0))
    assert (hands.focus, hands.did) == ("play/b", [])
    hands.feed(Asked("play/a", "", 1.0), Asked("play/a", "alt press", 2.0), Asked("play/a", "fly", 3.0))
    hands.feed(Asked("play/gone", "", 4.0))
    assert hands.did == [("play/a", Act.PRESS), ("play/a", Act.ALT_PRESS)]
    assert set(hands.routes) == {Route.SCREEN_READER}


def test_a_screen_reader_cannot_reach_behind_a_dialog() -> None:
    hands = Hands(scene(thing("a", 0, 100), over=(dialog(),)))
    hands.feed(Asked("play/a", "", 1.0))
    assert hands.did == []
