"""A joystick that exists only in SDL: real device events without a device (Linux, SDL 2.24 or newer)."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

GAMECONTROLLER = 1


def _sdl() -> Any:
    maps = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    sdl = ctypes.CDLL(next(line.split()[-1] for line in maps if "libSDL2-2" in line))
    sdl.SDL_JoystickOpen.restype = ctypes.c_void_p
    for call, value in (("Button", ctypes.c_uint8), ("Axis", ctypes.c_int16), ("Hat", ctypes.c_uint8)):
        getattr(sdl, f"SDL_JoystickSetVirtual{call}").argtypes = [ctypes.c_void_p, ctypes.c_int, value]
    return sdl


class VirtualPad:
    """Plugged in when made: twelve buttons, four axes, one hat."""

    def __init__(self) -> None:
        self._sdl = _sdl()
        self.index = self._sdl.SDL_JoystickAttachVirtual(GAMECONTROLLER, 4, 12, 1)
        assert self.index >= 0
        self._pad = self._sdl.SDL_JoystickOpen(self.index)

    def button(self, number: int, down: bool) -> None:
        self._sdl.SDL_JoystickSetVirtualButton(self._pad, number, int(down))

    def axis(self, number: int, value: float) -> None:
        """`value` from -1 to 1."""
        self._sdl.SDL_JoystickSetVirtualAxis(self._pad, number, int(value * 32767))
        self._sdl.SDL_JoystickUpdate()  # each state is seen, as a real pad's reports are

    def hat(self, up: bool = False, right: bool = False, down: bool = False, left: bool = False) -> None:
        self._sdl.SDL_JoystickSetVirtualHat(self._pad, 0, up * 1 | right * 2 | down * 4 | left * 8)
        self._sdl.SDL_JoystickUpdate()

    def unplug(self) -> None:
        self._sdl.SDL_JoystickDetachVirtual(self.index)
