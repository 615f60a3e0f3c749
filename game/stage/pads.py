"""Gamepads and switch boxes: opened only for who plays with one, translated to names, plugged in at any time.

SDL's joystick part costs an idle window a thousand looks a second: it is opened when a profile asks for
it, and closed when none does.
"""

from __future__ import annotations

from collections.abc import Iterator

import pygame
from pygame import joystick

from game.access.gamepad import Stick
from game.core.inputs import PadDown, PadUp
from game.core.learner import Profile

ROUTES = ("gamepad", "switch")
STICKS = ((0, 1), (2, 3))
_HATS = {(0, 1): "up", (0, -1): "down", (-1, 0): "left", (1, 0): "right"}
Pressed = PadDown | PadUp


class Pads:
    """All pads of the machine as one. `translate` is handed every event of the window."""

    def __init__(self) -> None:
        self._open: dict[int, joystick.JoystickType] = {}
        self._sticks: dict[tuple[int, int], tuple[Stick, list[float]]] = {}
        self._hats: dict[int, str] = {}
        self._held: dict[tuple[int, str], None] = {}

    @property
    def count(self) -> int:
        """How many are plugged in and open."""
        return len(self._open)

    def configure(self, profile: Profile) -> None:
        """Open or close the joystick part, as this learner needs it."""
        wanted = profile.route in ROUTES
        if wanted and not joystick.get_init():
            joystick.init()
            for index in range(joystick.get_count()):
                self._plugged(index)
        elif not wanted and joystick.get_init():
            self.close()

    def close(self) -> None:
        self._open, self._sticks, self._hats, self._held = {}, {}, {}, {}
        joystick.quit()

    def translate(self, event: pygame.event.Event, at_s: float) -> Iterator[Pressed]:
        match event.type:
            case pygame.JOYDEVICEADDED:
                self._plugged(event.device_index)
            case pygame.JOYDEVICEREMOVED:
                yield from self._unplugged(event.instance_id, at_s)
            case pygame.JOYBUTTONDOWN:
                yield from self._noted(event.instance_id, [PadDown(str(event.button), at_s)])
            case pygame.JOYBUTTONUP:
                yield from self._noted(event.instance_id, [PadUp(str(event.button), at_s)])
            case pygame.JOYHATMOTION:
                yield from self._noted(event.instance_id, self._hat(event.instance_id, event.value, at_s))
            case pygame.JOYAXISMOTION:
                yield from self._noted(event.instance_id, self._axis(event, at_s))

    # ------------------------------------------------------------------ plugging

    def _plugged(self, index: int) -> None:
        try:
            pad = joystick.Joystick(index)
        except pygame.error:
            return  # gone again before we looked
        self._open[pad.get_instance_id()] = pad

    def _unplugged(self, pad: int, at_s: float) -> Iterator[Pressed]:
        """What it still held is let go: nothing may stay pressed for ever."""
        self._open.pop(pad, None)
        self._hats.pop(pad, None)
        self._sticks = {key: stick for key, stick in self._sticks.items() if key[0] != pad}
        for owner, button in [key for key in self._held if key[0] == pad]:
            del self._held[owner, button]
            yield PadUp(button, at_s)

    def _noted(self, pad: int, presses: list[Pressed]) -> list[Pressed]:
        for press in presses:
            if isinstance(press, PadDown):
                self._held[pad, press.button] = None
            else:
                self._held.pop((pad, press.button), None)
        return presses

    # ------------------------------------------------------------------ directions

    def _hat(self, pad: int, value: tuple[int, int], at_s: float) -> list[Pressed]:
        """A hat gives one direction at a time: between two, the one before goes on."""
        before = self._hats.get(pad, "")
        name = _HATS.get(value, "" if value == (0, 0) else before)
        if name == before:
            return []
        self._hats[pad] = name
        ended: list[Pressed] = [PadUp(before, at_s)] if before else []
        return [*ended, PadDown(name, at_s)] if name else ended

    def _axis(self, event: pygame.event.Event, at_s: float) -> list[Pressed]:
        for number, axes in enumerate(STICKS):
            if event.axis in axes:
                stick, place = self._sticks.setdefault((event.instance_id, number), (Stick(), [0.0, 0.0]))
                place[axes.index(event.axis)] = event.value
                return stick.feed(place[0], place[1], at_s)
        return []
