"""The home screen as it was first painted last time, shown while the program is still being read.

Opening a window takes a third of the time that reading the whole program takes. What home looks like
depends on a few files only; when none of them changed, its picture is on the screen at once, and is
then painted again, the same, by the program itself. Acts made meanwhile wait in the window's queue.
The picture holds what home shows: animals and colours, no name.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pygame

PREFIX = "home-"


class FirstPicture:
    """`folder` is the data folder; `facts` is all that home depends on besides the files there."""

    def __init__(self, folder: Path, facts: tuple[object, ...], program: Path) -> None:
        self._folder = folder
        self._facts = facts
        self._program = program

    def show(self, surface: pygame.Surface) -> bool:
        """Whether the picture was there, and is now on `surface`."""
        path = self._path(surface)
        if not path.is_file():
            return False
        try:
            picture = pygame.image.load(str(path))
        except (pygame.error, OSError):
            return False
        if picture.get_size() != surface.get_size():
            return False
        surface.blit(picture, (0, 0))
        return True

    def keep(self, surface: pygame.Surface) -> None:
        """For the next start; only one picture is kept. It is a cache: what fails is left out."""
        path = self._path(surface)
        if path.is_file():
            return
        try:
            for old in self._folder.glob(f"{PREFIX}*.bmp"):
                old.unlink()
            fresh = path.with_suffix(".part")
            # By file object: the ending decides nothing then, and the name is whole only once it is.
            with fresh.open("wb") as file:
                pygame.image.save(surface, file, "x.bmp")
            fresh.replace(path)
        except (pygame.error, OSError):
            return

    def _path(self, surface: pygame.Surface) -> Path:
        return self._folder / f"{PREFIX}{self._key(surface.get_size()):08x}.bmp"

    def _key(self, size_px: tuple[int, int]) -> int:
        key = zlib.crc32(repr((*self._facts, size_px, _names(self._folder / "learners"))).encode())
        for place in ("screens", "stage", "core"):
            key = zlib.crc32(str(_changed_ns(self._program / place)).encode(), key)
        try:
            return zlib.crc32((self._folder / "settings.json").read_bytes(), key)
        except OSError:
            return key


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names alone, as fast as can be
    except OSError:
        return []


def _changed_ns(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
