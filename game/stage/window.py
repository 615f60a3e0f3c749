"""The window: the only file that touches pygame.display and pygame.event."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import pygame

from game.core.errors import MachineLacks
from game.core.geometry import Point
from game.core.inputs import (
    Button,
    KeyDown,
    KeyUp,
    PadDown,
    PadUp,
    PointerAt,
    PointerDown,
    PointerUp,
    RawInput,
    TextTyped,
    Wheel,
)
from game.core.stage import SHORT_SIDE_SU
from game.stage.waiting import FOREVER_MS, sleeper

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


WindowEvent = RawInput | Resized | Closed | Exposed


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
        size, flags = ((0, 0), pygame.FULLSCREEN) if self._fullscreen else ((1280, 720), pygame.RESIZABLE)
        self.surface = pygame.display.set_mode(size, flags)

    def close(self) -> None:
        pygame.display.quit()

    # ------------------------------------------------------------------ translating

    def _su(self, x_px: float, y_px: float) -> Point:
        unit = SHORT_SIDE_SU / max(1, min(self.size_px))
        return Point(x_px * unit, y_px * unit)

    def _finger(self, event: pygame.event.Event) -> Point:
        w, h = self.size_px
        return self._su(event.x * w, event.y * h)

    def _translate(self, event: pygame.event.Event, at_s: float) -> Iterator[WindowEvent]:
        match event.type:
            case pygame.MOUSEMOTION:
                yield PointerAt(self._su(*event.pos), at_s)
            case pygame.MOUSEBUTTONDOWN if event.button in _BUTTONS:
                yield PointerDown(self._su(*event.pos), at_s, _BUTTONS[event.button])
            case pygame.MOUSEBUTTONUP if event.button in _BUTTONS:
                yield PointerUp(self._su(*event.pos), at_s, _BUTTONS[event.button])
            case pygame.MOUSEWHEEL if event.y:
                yield Wheel(self._su(*pygame.mouse.get_pos()), -event.y, at_s)
            case pygame.FINGERMOTION:
                yield PointerAt(self._finger(event), at_s, touch=True)
            case pygame.FINGERDOWN:
                yield PointerDown(self._finger(event), at_s, touch=True)
            case pygame.FINGERUP:
                yield PointerUp(self._finger(event), at_s, touch=True)
            case pygame.KEYDOWN:
                yield from self._key_down(event, at_s)
            case pygame.KEYUP:
                yield KeyUp(pygame.key.name(event.key), at_s)
            case pygame.TEXTINPUT:
                yield TextTyped(event.text, at_s)
            case pygame.JOYBUTTONDOWN:
                yield PadDown(str(event.button), at_s)
            case pygame.JOYBUTTONUP:
                yield PadUp(str(event.button), at_s)
            case pygame.VIDEORESIZE | pygame.WINDOWSIZECHANGED:
                self.surface = pygame.display.get_surface() or self.surface
                yield Resized(self.size_px)
            case pygame.WINDOWEXPOSED:
                yield Exposed()
            case pygame.QUIT:
                yield Closed()

    def _key_down(self, event: pygame.event.Event, at_s: float) -> Iterator[WindowEvent]:
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
