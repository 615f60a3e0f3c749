"""What SDL reports becomes plain inputs: one finger, no doubled events, the hidden way out."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.core.inputs import KeyDown, PointerAt, PointerDown, PointerUp
from game.stage.window import Closed, WayOut, Window, WindowEvent


@pytest.fixture
def window() -> Iterator[Window]:
    window = Window((1280, 720))
    window.wait(0.01)
    yield window
    window.close()


def got(window: Window, *events: pygame.event.Event) -> list[WindowEvent]:
    window.wait(0.01)  # the system says where the pointer lies when a window opens: that is not asked here
    for event in events:
        pygame.event.post(event)
    kinds = PointerAt | PointerDown | PointerUp | KeyDown | Closed | WayOut
    return [e for e in window.wait(0.01) if isinstance(e, kinds)]


def finger(kind: int, number: int, x: float) -> pygame.event.Event:
    return pygame.event.Event(kind, touch_id=1, finger_id=number, x=x, y=0.5, dx=0.0, dy=0.0, pressure=1.0)


def test_a_finger_is_one_touch_although_sdl_also_makes_a_mouse_of_it(window: Window) -> None:
    mouse = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(640, 360), button=1, touch=True)
    real = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(640, 360), button=1, touch=False)
    assert [type(e) for e in got(window, finger(pygame.FINGERDOWN, 7, 0.5), mouse)] == [PointerDown]
    assert len(got(window, real)) == 1


def test_a_second_finger_and_a_palm_mean_nothing(window: Window) -> None:
    events = got(
        window, finger(pygame.FINGERDOWN, 1, 0.2), finger(pygame.FINGERDOWN, 2, 0.8),
        finger(pygame.FINGERMOTION, 2, 0.9), finger(pygame.FINGERUP, 2, 0.9), finger(pygame.FINGERUP, 1, 0.2),
    )  # fmt: skip
    assert [type(e) for e in events] == [PointerDown, PointerUp]
    places = [e.at.x for e in events if isinstance(e, PointerDown | PointerUp)]
    assert places == pytest.approx([384.0] * len(places))


def test_the_chord_leads_out_of_the_protected_screen_and_of_no_other(window: Window) -> None:
    chord = pygame.event.Event(
        pygame.KEYDOWN, key=pygame.K_q, mod=pygame.KMOD_CTRL | pygame.KMOD_SHIFT, unicode="", scancode=0
    )
    assert [type(e) for e in got(window, chord)] == [KeyDown]
    window.set_kiosk(True)
    assert [type(e) for e in got(window, chord)] == [WayOut]


def test_closing_by_hand_is_refused_when_protected_but_the_system_may_always(window: Window) -> None:
    close, quit_ = pygame.event.Event(pygame.WINDOWCLOSE), pygame.event.Event(pygame.QUIT)
    assert [type(e) for e in got(window, close, quit_)] == [Closed]
    window.set_kiosk(True)
    assert got(window, close, quit_) == []
    assert [type(e) for e in got(window, quit_)] == [Closed]


def test_no_keys_are_grabbed_while_a_screen_reader_is_in_use(window: Window) -> None:
    window.set_kiosk(True, reader=False)
    assert pygame.Window.from_display_module().grab_keyboard
    window.set_kiosk(True, reader=True)
    assert not pygame.Window.from_display_module().grab_keyboard
