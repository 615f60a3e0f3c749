"""The window: the only file that touches pygame.display and pygame.event."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import pygame

from game.core.errors import MachineLacks
from game.core.geometry import Point
from game.core.inputs import (
    Button,
    KeyDown,
    KeyUp,
    PointerAt,
    PointerDown,
    PointerUp,
    RawInput,
    TextTyped,
    Wheel,
)
from game.core.stage import SHORT_SIDE_SU
from game.stage.waiting import FOREVER_MS, sleeper

if TYPE_CHECKING:
    from game.core.learner import Profile
    from game.stage.pads import Pads

LEAST_PX = (640, 480)
_BUTTONS = {1: Button.LEFT, 2: Button.MIDDLE, 3: Button.RIGHT}


@dataclass(frozen=True, slots=True)
class Resized:
    size_px: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Closed:
    pass


@dataclass(frozen=True, slots=True)
class Exposed:
    """The system wants the picture again."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """An adult pressed the hidden chord of the protected full screen."""


WindowEvent = RawInput | Resized | Closed | Exposed | WayOut


def prepare_environment() -> None:
    """SDL settings that must stand before the display opens.

    Pixels are drawn by the CPU: a GL texture behind the window would triple the start and
    multiply the delay from act to picture. A user's own setting is respected.
    """
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    os.environ.setdefault("SDL_TOUCH_MOUSE_EVENTS", "0")
    os.environ.setdefault("SDL_MOUSE_TOUCH_EVENTS", "0")
    os.environ.setdefault("SDL_VIDEO_ALLOW_SCREENSAVER", "1")
    os.environ.setdefault("SDL_MOUSE_FOCUS_CLICKTHROUGH", "1")
    os.environ.setdefault("SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0")
    # A switch box or pad also counts while a screen reader's own window has the keyboard.
    os.environ.setdefault("SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS", "1")


def screen_here() -> bool:
    """Whether a window can be opened at all, without opening one."""
    if os.environ.get("SDL_VIDEODRIVER") == "dummy":
        return False
    if os.name == "nt" or os.uname().sysname == "Darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Window:
    """A real window. Times of events are seconds of `time.monotonic` since it opened."""

    def __init__(self, size_px: tuple[int, int] = (1280, 720), fullscreen: bool = False) -> None:
        prepare_environment()
        try:
            pygame.display.init()
            pygame.display.set_caption("Déficlic")
            flags = pygame.FULLSCREEN if fullscreen else pygame.RESIZABLE
            self.surface = pygame.display.set_mode((0, 0) if fullscreen else size_px, flags)
        except pygame.error as e:
            raise MachineLacks(f"Pas d’écran : {e}", "lancez « deficlic demo »") from e
        self._began = time.monotonic()
        self._fullscreen = fullscreen
        self._size_px = size_px
        self._kiosk = self._close_asked = False
        self._finger_id: tuple[int, int] | None = None
        self.pads: Pads | None = None
        pygame.key.set_repeat()
        pygame.key.start_text_input()
        self.wake_event = pygame.event.custom_type()
        self._posted: list[RawInput] = []
        self._sleep = sleeper()

    @property
    def size_px(self) -> tuple[int, int]:
        return self.surface.get_size()

    def now_s(self) -> float:
        return time.monotonic() - self._began

    def wake(self) -> None:
        """From any thread: let the waiting loop look again."""
        if pygame.display.get_init():
            pygame.event.post(pygame.event.Event(self.wake_event))

    def post(self, raw: RawInput) -> None:
        """From any thread: an input that came another way (a screen reader)."""
        self._posted.append(raw)
        self.wake()

    def wait(self, timeout_s: float | None) -> list[WindowEvent]:
        """What happened; sleeps until something does, `timeout_s` at most (None: for ever)."""
        self._sleep(FOREVER_MS if timeout_s is None else max(1, ceil(timeout_s * 1000)))
        found: list[WindowEvent] = []
        at_s = self.now_s()
        for event in pygame.event.get():
            found.extend(self._translate(event, at_s))
        while self._posted:
            found.append(self._posted.pop(0))
        return found

    def show(self, dirty: list[pygame.Rect]) -> None:
        if dirty:
            pygame.display.update(dirty)

    def toggle_fullscreen(self) -> None:
        self._fullscreen = not self._fullscreen
        size, flags = ((0, 0), pygame.FULLSCREEN) if self._fullscreen else (self._size_px, pygame.RESIZABLE)
        self.surface = pygame.display.set_mode(size, flags)

    def configure(self, profile: Profile) -> None:
        """What a learner's profile asks of the machine: pads, and whose pointer is seen."""
        if self.pads is None:
            from game.stage.pads import Pads  # after the first picture, like all that may wait

            self.pads = Pads()
        self.pads.configure(profile)
        pygame.mouse.set_visible(not profile.own_pointer)

    def close(self) -> None:
        pygame.display.quit()

    # ------------------------------------------------------------------ the system's side

    @property
    def handle(self) -> int | None:
        """The system's own handle of the window, where it has one."""
        found = pygame.display.get_wm_info().get("window")
        return found if isinstance(found, int) else None

    @property
    def place_px(self) -> tuple[int, int] | None:
        """Where the window's inside lies on the screen; None where no program may know (Wayland)."""
        if pygame.display.get_driver() == "wayland":
            return None
        x, y = pygame.display.get_window_position()
        return int(x), int(y)

    @property
    def focused(self) -> bool:
        """Whether keys come here. Without a screen no other window can have them."""
        return pygame.display.get_driver() == "dummy" or pygame.key.get_focused()

    def seen(self, on: bool) -> None:
        """Hide or show the window (Windows wants it hidden while a screen reader is told of it)."""
        window = pygame.Window.from_display_module()
        window.show() if on else window.hide()

    # ------------------------------------------------------------------ the protected full screen

    @property
    def kiosk(self) -> bool:
        return self._kiosk

    def set_kiosk(self, on: bool, reader: bool = False) -> None:
        """The full screen that is not left by accident. `reader`: a screen reader is in use.

        Keys that leave a program (Alt+Tab, Alt+F4, the system's) come to ours, but only while no screen
        reader needs them. The system's own way out (Ctrl+Alt+Del) always works, and so does ending the program
        from outside. The screen's mode is never changed and the grab belongs to the window: when the
        program dies, the system gives both back.
        """
        if on is not self._kiosk:
            self._kiosk = on
            if on is not self._fullscreen:
                if on:  # where nothing manages windows, nobody else moves it into the corner
                    pygame.Window.from_display_module().position = (0, 0)
                self.toggle_fullscreen()
        window = pygame.Window.from_display_module()
        if window.grab_keyboard is not (grab := on and not reader):
            window.grab_keyboard = grab

    # ------------------------------------------------------------------ translating

    def _su(self, x_px: float, y_px: float) -> Point:
        unit = SHORT_SIDE_SU / max(1, min(self.size_px))
        return Point(x_px * unit, y_px * unit)

    def _finger(self, event: pygame.event.Event) -> Point:
        w, h = self.size_px
        return self._su(event.x * w, event.y * h)

    def _translate(self, event: pygame.event.Event, at_s: float) -> Iterator[WindowEvent]:
        match event.type:
            case pygame.MOUSEMOTION | pygame.MOUSEBUTTONDOWN | pygame.MOUSEBUTTONUP if event.touch:
                pass  # made from a finger, which came by itself
            case pygame.MOUSEMOTION:
                yield PointerAt(self._su(*event.pos), at_s)
            case pygame.MOUSEBUTTONDOWN if event.button in _BUTTONS:
                yield PointerDown(self._su(*event.pos), at_s, _BUTTONS[event.button])
            case pygame.MOUSEBUTTONUP if event.button in _BUTTONS:
                yield PointerUp(self._su(*event.pos), at_s, _BUTTONS[event.button])
            case pygame.MOUSEWHEEL if event.y:
                yield Wheel(self._su(*pygame.mouse.get_pos()), -event.y, at_s)
            case pygame.FINGERMOTION | pygame.FINGERDOWN | pygame.FINGERUP:
                yield from self._touched(event, at_s)
            case pygame.KEYDOWN:
                yield from self._key_down(event, at_s)
            case pygame.KEYUP:
                yield KeyUp(pygame.key.name(event.key), at_s)
            case pygame.TEXTINPUT:
                yield TextTyped(event.text, at_s)
            case pygame.VIDEORESIZE | pygame.WINDOWSIZECHANGED:
                self.surface = pygame.display.get_surface() or self.surface
                yield Resized(self.size_px)
            case pygame.WINDOWEXPOSED:
                yield Exposed()
            case pygame.WINDOWCLOSE:
                self._close_asked = True
            case pygame.QUIT:
                by_hand, self._close_asked = self._close_asked, False
                if not (self._kiosk and by_hand):  # the system may always end us
                    yield Closed()
            case _ if self.pads is not None:
                yield from self.pads.translate(event, at_s)

    def _touched(self, event: pygame.event.Event, at_s: float) -> Iterator[WindowEvent]:
        """The first finger only: a palm or a second finger beside it means nothing."""
        finger = (event.touch_id, event.finger_id)
        p = self._finger(event)
        if event.type == pygame.FINGERDOWN and self._finger_id is None:
            self._finger_id = finger
            yield PointerDown(p, at_s, touch=True)
        elif finger == self._finger_id and event.type == pygame.FINGERMOTION:
            yield PointerAt(p, at_s, touch=True)
        elif finger == self._finger_id and event.type == pygame.FINGERUP:
            self._finger_id = None
            yield PointerUp(p, at_s, touch=True)

    def _key_down(self, event: pygame.event.Event, at_s: float) -> Iterator[WindowEvent]:
        if (
            self._kiosk
            and event.key == pygame.K_q
            and event.mod & pygame.KMOD_CTRL
            and event.mod & pygame.KMOD_SHIFT
        ):
            yield WayOut()
            return
        if event.key == pygame.K_F11 and self._kiosk:
            return
        if event.key == pygame.K_F11:
            self.toggle_fullscreen()
            yield Resized(self.size_px)
            return
        mod = event.mod
        yield KeyDown(
            pygame.key.name(event.key),
            at_s,
            shift=bool(mod & pygame.KMOD_SHIFT),
            ctrl=bool(mod & pygame.KMOD_CTRL),
            alt=bool(mod & pygame.KMOD_ALT),
        )
