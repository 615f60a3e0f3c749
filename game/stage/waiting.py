"""Sleeping until something happens.

pygame's own wait looks a thousand times a second; SDL's sleeps in the system until an event comes.
pygame keeps SDL's library inside its package (or uses the system's): it is found there and asked
directly. Where it cannot be found, pygame's wait does.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path

import pygame

FOREVER_MS = -1


def sleeper() -> Callable[[int], None]:
    """A function that sleeps `ms` milliseconds at most (-1: no limit), or until an event waits."""
    wait = _sdl_wait()
    if wait is None:
        return _pygame_wait

    def sleep(ms: int) -> None:
        # Without an event to fill, SDL leaves what came in the queue, for `pygame.event.get`.
        wait(None, ms)

    return sleep


def _pygame_wait(ms: int) -> None:
    event = pygame.event.wait() if ms < 0 else pygame.event.wait(max(1, ms))
    if event.type != pygame.NOEVENT:
        pygame.event.post(event)


def _sdl_wait() -> Callable[[None, int], int] | None:
    for path in _libraries():
        try:
            library = ctypes.CDLL(path)
            wait = library.SDL_WaitEventTimeout
            # The right one has a display open; another copy of SDL would wait for ever.
            if library.SDL_WasInit(0x20):
                wait.argtypes = (ctypes.c_void_p, ctypes.c_int)
                found: Callable[[None, int], int] = wait
                return found
        except (OSError, AttributeError):
            continue
    return None


def _libraries() -> list[str]:
    package = Path(pygame.__file__).parent
    if sys.platform == "win32":
        return [str(path) for path in package.glob("SDL2.dll")]
    if sys.platform == "darwin":
        return [str(path) for path in package.glob(".dylibs/libSDL2-2*.dylib")]
    try:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    names = {line.split()[-1] for line in maps if "libSDL2-2" in line}
    return sorted(names)
