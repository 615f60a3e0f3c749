"""A cache of drawn things that never outgrows its budget: what was not used longest goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

import pygame

BYTES_A_PIXEL = 4


class SurfaceCache:
    """`budget_px` pixels at most, all surfaces together. One larger than that is made, not kept."""

    def __init__(self, budget_px: int) -> None:
        self._budget_px = budget_px
        self._used_px = 0
        self._kept: OrderedDict[Hashable, pygame.Surface] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        made = make()
        self._keep(key, made)
        return made

    def _keep(self, key: Hashable, made: pygame.Surface) -> None:
        size_px = _size_px(made)
        if size_px > self._budget_px:
            return
        self._kept[key] = made
        self._used_px += size_px
        while self._used_px > self._budget_px:
            _, gone = self._kept.popitem(last=False)
            self._used_px -= _size_px(gone)

    def clear(self) -> None:
        self._kept.clear()
        self._used_px = 0

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def used_bytes(self) -> int:
        return self._used_px * BYTES_A_PIXEL


def _size_px(surface: pygame.Surface) -> int:
    return surface.get_width() * surface.get_height()
