"""A real SDL pad, plugged in and pulled out, through the window's own eyes to a finished challenge."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pygame
import pytest
from pygame import joystick

from game.authoring.judge_seat import Case, Mute, OnePlace, Unwritten
from game.core.inputs import PadDown, PadUp, RawInput
from game.core.learner import Profile
from game.core.session import Playing
from game.stage.canvas import Canvas
from game.stage.director import Director
from game.stage.window import Window
from tests.access_routes.test_challenges import shipped
from tests.conftest import ROOT
from tests.real.virtual_pad import VirtualPad

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")]
PAD = Profile(route="gamepad")


@pytest.fixture
def window() -> Iterator[Window]:
    window = Window((1280, 720))
    yield window
    if joystick.get_init():
        joystick.quit()
    window.close()


def pressed(window: Window) -> list[RawInput]:
    """What the window understood until now."""
    pygame.event.pump()
    return [e for e in window.wait(0.02) if isinstance(e, PadDown | PadUp)]


def short(inputs: list[RawInput]) -> list[str]:
    return [("+" if isinstance(i, PadDown) else "-") + i.button for i in inputs if isinstance(i, PadDown | PadUp)]


def test_the_joystick_part_is_opened_only_for_who_plays_with_it(window: Window) -> None:
    window.configure(Profile())
    assert not joystick.get_init()
    window.configure(PAD)
    assert joystick.get_init()
    window.configure(Profile(route="keyboard"))
    assert not joystick.get_init()


def test_buttons_hat_and_stick_come_as_names_and_a_pulled_plug_lets_everything_go(window: Window) -> None:
    window.configure(PAD)
    pad = VirtualPad()
    assert pressed(window) == []
    assert window.pads is not None and window.pads.count == 1, "plugged in while the program runs"
    pad.button(0, True)
    assert short(pressed(window)) == ["+0"]
    pad.button(0, False)
    assert short(pressed(window)) == ["-0"]
    pad.hat(right=True)
    assert short(pressed(window)) == ["+right"]
    pad.hat()
    assert short(pressed(window)) == ["-right"]
    for value in (0.3, 0.7, 0.5, 0.9, 0.1):
        pad.axis(0, value)
    assert short(pressed(window)) == ["+right", "-right"], "a trembling thumb is one press"
    pad.button(1, True)
    assert short(pressed(window)) == ["+1"]
    pad.unplug()
    assert short(pressed(window)) == ["-1"]
    assert window.pads.count == 0


def test_a_challenge_is_played_to_its_end_with_a_pad(window: Window) -> None:
    window.configure(PAD)
    pad = VirtualPad()
    pack, entry = next((p, e) for p, e in shipped() if e.id == "double-clic")
    place = OnePlace(pack, entry, Case(0.0), PAD)
    director = Director(place, Unwritten(), Mute(), Canvas(window.size_px, ROOT / "assets"), window.size_px)

    def tap(button: int) -> None:
        for down in (True, False):
            pad.button(button, down)
            for raw in pressed(window):
                director.feed(raw)

    for _ in range(60):
        scene = director.scene
        assert isinstance(scene, Playing)
        if scene.ended_s is not None:
            break
        if director.attention.focus == scene.round.solution()[0].target and director.attention.focus_shown:
            tap(0)
        else:
            tap(5)
    ended = director.scene
    assert isinstance(ended, Playing) and ended.ended_s is not None
    pad.unplug()
