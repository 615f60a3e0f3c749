"""Keys that a field takes for itself (arrows, Delete, Tab, Escape, Ctrl+C), and how nobody is caught there."""

from __future__ import annotations

from dataclasses import replace

from game.core.inputs import KeyDown, KeyUp
from game.core.node import Act, Role
from tests.access.hands import Hands, scene, thing

FIELD = replace(thing("town", 0, 100, Act.TYPE, role=Role.TEXT_INPUT), keys=("left", "delete", "tab", "ctrl+c"))


def typed(hands: Hands) -> list[str]:
    return [wish.aim.value for wish in hands.wishes if wish.aim.act is Act.TYPE]


def press(hands: Hands, key: str, at_s: float, **held: bool) -> None:
    hands.feed(KeyDown(key, at_s, **held), KeyUp(key, at_s + 0.1))


def test_a_field_gets_the_keys_that_it_asks_for() -> None:
    hands = Hands(scene(FIELD, thing("ok", 400, 100)))
    press(hands, "left", 0.0)
    press(hands, "delete", 1.0)
    press(hands, "tab", 2.0)
    press(hands, "c", 3.0, ctrl=True)
    assert typed(hands) == ["\x1c", "\x7f", "\t", "\x03"]


def test_keys_that_it_does_not_ask_for_stay_commands() -> None:
    hands = Hands(scene(FIELD, thing("ok", 400, 100)))
    press(hands, "escape", 0.0)
    assert typed(hands) == [] and hands.did == [("rail/pause", Act.PRESS)]


def test_once_the_focus_is_shown_elsewhere_tab_and_arrows_lead_on() -> None:
    hands = Hands(scene(replace(FIELD, keys=("left",)), thing("ok", 400, 100)))
    press(hands, "tab", 0.0)
    press(hands, "tab", 1.0)
    assert hands.focus == "play/ok"
    press(hands, "left", 2.0)
    assert typed(hands) == [] and hands.focus != "play/ok"
