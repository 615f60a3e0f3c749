"""The adult's keys: help by hand, voice or gesture is noted with one press, now or after the fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.frame import PAUSE
from game.core.geometry import Point
from game.core.guidance import WITH_ADULT
from game.core.inputs import Button, KeyDown, PadDown, PointerDown, TextTyped
from game.core.session import Playing
from game.core.wording import words
from tests.access_routes.seat import WAYS, Somebody

POINTER = WAYS[0]


@pytest.fixture
def me(tmp_path: Path) -> Somebody:
    me = Somebody(tmp_path, POINTER)
    me.press("rail/skip", "rail/skip", "rail/skip", "home/renard-bleu", "space/souris")
    return me.press(me.last("choice/"))


def key(me: Somebody, name: str) -> Somebody:
    me.pilot.wait(1.5)
    me.director.feed(KeyDown(name, me.pilot.now_s))
    return me


def playing(me: Somebody) -> Playing:
    scene = me.director.scene
    assert isinstance(scene, Playing)
    return scene


@pytest.mark.parametrize(("name", "how"), [("f6", "hand"), ("f7", "voice"), ("f8", "gesture")])
def test_one_key_notes_the_help_while_the_challenge_goes_on(me: Somebody, name: str, how: str) -> None:
    before = playing(me).round
    key(me, name)
    assert playing(me).guidance.highest == WITH_ADULT
    assert playing(me).round.progress == before.progress and me.place == "playing"
    assert playing(me).caption == words("fr", "help.noted")
    given = me.log("guidance_given")[-1].body
    assert (given["level"], given["how"]) == (5, how)


def test_help_comes_within_fifty_milliseconds_of_its_time_in_the_running_program(me: Somebody) -> None:
    me.pilot.wait(30.0)
    given = me.log("guidance_given")
    wait_s = playing(me).settings.guidance.wait_s
    assert [e.body["level"] for e in given[:2]] == [1, 2]
    assert [e.body["t"] for e in given[:2]] == pytest.approx([wait_s, 2 * wait_s], abs=0.05)


def test_a_key_that_is_held_down_notes_one_help(me: Somebody) -> None:
    key(me, "f6")
    for _ in range(5):
        me.director.feed(KeyDown("f6", me.pilot.now_s + 0.05))
    assert len(me.log("guidance_given")) == 1


def test_after_the_fact_the_same_key_takes_the_success_alone_back(me: Somebody) -> None:
    me.pilot.finish(POINTER.route)
    key(me, "f7")
    assert me.log("round_ended")[-1].body["guidance"] == 0
    noted = me.log("guidance_noted")[-1].body
    assert (noted["round"], noted["how"]) == (me.log("round_ended")[-1].body["round"], "voice")


def test_in_a_pause_it_is_noted_for_the_challenge_that_waits(me: Somebody) -> None:
    me.press(PAUSE)
    key(me, "f8")
    assert me.place == "pause" and me.log("guidance_given")[-1].body["how"] == "gesture"
    me.press("pause/continue")
    assert playing(me).guidance.highest == WITH_ADULT


def test_a_switch_a_pad_or_a_mouse_button_can_be_the_adults(me: Somebody) -> None:
    mapped = {"pad 5": "help_hand", "button 2": "help_voice", "q": "help_gesture"}
    me.book.change(me.book.codes[0], {"keys": mapped})
    me.press(PAUSE, "pause/continue")
    for raw in (PadDown("5", 0.0), PointerDown(Point(5.0, 5.0), 0.0, Button.MIDDLE), KeyDown("q", 0.0)):
        me.pilot.wait(1.5)
        me.director.feed(raw)
    assert [e.body["how"] for e in me.log("guidance_given")] == ["hand", "voice", "gesture"]


def test_on_the_home_screen_there_is_nothing_to_note(tmp_path: Path) -> None:
    me = Somebody(tmp_path, POINTER).press("rail/skip")
    key(me, "f6")
    assert not me.log("guidance_given") and not me.log("guidance_noted")


def test_a_letter_that_is_mapped_keeps_typing_where_there_is_something_to_type() -> None:
    from game.access.helping import help_noted

    assert help_noted(KeyDown("q", 0.0), {"q": "help_hand"}, typing=True) == ""
    assert help_noted(KeyDown("q", 0.0), {"q": "help_hand"}, typing=False) == "hand"
    assert help_noted(TextTyped("q", 0.0), {"q": "help_hand"}, typing=False) == ""
    assert help_noted(KeyDown("f6", 0.0), {"f6": "tab"}, typing=False) == "", "another meaning was given"
