"""Finds flashes in frames, by WCAG 2.2 (2.3.1 and 2.3.2).

A frame is looked at as 1024x768 in cells of 16 px, averaged in linear light. In each cell a change of
luminance of 0.1 against the last one, its darker end under 0.8, is a transition; two make a flash. Red
has its own rules: the older one (R - G - B), and that of ISO 9241-391 (saturated red, 0.2 in u'v').
A cell is bad with more than 6 transitions in a second. Bad cells on a quarter of any 341x256 px fail
2.3.1; the house goes further (2.3.2) and allows lasting ones on no area larger than a small picture.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import pygame

from game.authoring.judge_colour import LINEAR

CELLS = 64  # along the longer side
CELL_PX = 16
WINDOW = (21, 16)
MOST_BAD = 85.25
MOST_TRANSITIONS = 6
SIGN_CELLS, LASTING_S = 24, 2.0
"""Smaller flashes count on more than a small picture (80 px square), and when they go on for two seconds:
a thing with stripes that flies by once is none."""
STEP, DARKER = 0.1, 0.8
RED_STEP, RED_SCALE, SATURATED, CHROMA_STEP = 20.0, 320.0, 0.8, 0.2
_TO_LINEAR = bytes(round(v * 255) for v in LINEAR)


@dataclass
class _Wave:
    """Follows one value: each turn of at least `step` against the last one is a transition."""

    low: float
    high: float
    up: bool | None = None

    def turns(self, value: float, step: float, darker: float) -> bool:
        if self.up is not True and value - self.low >= step and self.low < darker:
            self.low = self.high = value
            self.up = True
            return True
        if self.up is not False and self.high - value >= step and value < darker:
            self.low = self.high = value
            self.up = False
            return True
        self.low, self.high = min(self.low, value), max(self.high, value)
        return False


@dataclass
class _Cell:
    light: _Wave
    red: _Wave
    chroma: tuple[float, float, bool]
    times: deque[float] = field(default_factory=deque)
    red_times: deque[float] = field(default_factory=deque)
    chroma_times: deque[float] = field(default_factory=deque)


@dataclass(frozen=True)
class Flash:
    """`cells` flash at the same time, at `at_s`; `wide`: also over the area of WCAG 2.3.1."""

    at_s: float
    cells: int
    red: bool
    wide: bool


class FlashWatch:
    """Feed it every frame in order; `worst` is the worst moment so far, None when all is calm."""

    def __init__(self, size_px: tuple[int, int]) -> None:
        w, h = size_px
        longer = max(w, h)
        self.columns, self.rows = max(1, round(CELLS * w / longer)), max(1, round(CELLS * h / longer))
        self.worst: Flash | None = None
        self._cells: list[_Cell] = []
        self._last = b""
        self._busy: set[int] = set()

    def frame(self, surface: pygame.Surface, at_s: float) -> None:
        seen = self._averaged(surface)
        if seen == self._last:
            return
        if not self._cells:
            self._cells = [_fresh(seen[i : i + 3]) for i in range(0, len(seen), 3)]
        else:
            before = self._last
            for i in range(0, len(seen), 3):
                if seen[i : i + 3] != before[i : i + 3] and self._changed(i // 3, seen[i : i + 3], at_s):
                    self._busy.add(i // 3)
        self._last = seen
        self._judge(at_s)

    def _averaged(self, surface: pygame.Surface) -> bytes:
        """The cells of a frame in linear light, three bytes each."""
        light = pygame.image.tobytes(surface, "RGB").translate(_TO_LINEAR)
        whole = pygame.image.frombuffer(light, surface.get_size(), "RGB")
        small = pygame.transform.smoothscale(whole, (self.columns, self.rows))
        return pygame.image.tobytes(small, "RGB")

    def _changed(self, index: int, colour: bytes, at_s: float) -> bool:
        cell = self._cells[index]
        r, g, b = colour[0] / 255, colour[1] / 255, colour[2] / 255
        turned = False
        if cell.light.turns(0.2126 * r + 0.7152 * g + 0.0722 * b, STEP, DARKER):
            cell.times.append(at_s)
            turned = True
        if cell.red.turns(max(0.0, r - g - b) * RED_SCALE, RED_STEP, float("inf")):
            cell.red_times.append(at_s)
            turned = True
        now = _chroma(r, g, b)
        far = ((now[0] - cell.chroma[0]) ** 2 + (now[1] - cell.chroma[1]) ** 2) ** 0.5
        if far > CHROMA_STEP and (now[2] or cell.chroma[2]):
            cell.chroma = now
            cell.chroma_times.append(at_s)
            turned = True
        return turned

    def _judge(self, at_s: float) -> None:
        bad, lasting = {False: set[int](), True: set[int]()}, {False: set[int](), True: set[int]()}
        for index in tuple(self._busy):
            cell = self._cells[index]
            queues = (cell.times, cell.red_times, cell.chroma_times)
            for queue, red in zip(queues, (False, True, True), strict=True):
                while queue and queue[0] <= at_s - LASTING_S + 1e-6:
                    queue.popleft()
                if sum(t > at_s - 1.0 + 1e-6 for t in queue) > MOST_TRANSITIONS:
                    bad[red].add(index)
                if len(queue) > MOST_TRANSITIONS * LASTING_S:
                    lasting[red].add(index)
            if not any(queues):
                self._busy.discard(index)
        for red, cells in bad.items():
            wide = self._wide(cells)
            if (wide or len(lasting[red]) > SIGN_CELLS) and (self.worst is None or len(cells) > self.worst.cells):
                self.worst = Flash(at_s, len(cells), red, wide)

    def _wide(self, bad: set[int]) -> bool:
        if len(bad) < MOST_BAD:
            return False
        across, down = min(WINDOW[0], self.columns), min(WINDOW[1], self.rows)
        spots = [divmod(index, self.columns) for index in bad]
        return any(
            sum(top <= y < top + down and left <= x < left + across for y, x in spots) >= MOST_BAD
            for top in range(self.rows - down + 1)
            for left in range(self.columns - across + 1)
        )


def _fresh(colour: bytes) -> _Cell:
    r, g, b = colour[0] / 255, colour[1] / 255, colour[2] / 255
    light, red = 0.2126 * r + 0.7152 * g + 0.0722 * b, max(0.0, r - g - b) * RED_SCALE
    return _Cell(_Wave(light, light), _Wave(red, red), _chroma(r, g, b))


def _chroma(r: float, g: float, b: float) -> tuple[float, float, bool]:
    """u', v' (CIE 1976), and whether it is a saturated red. Black counts as white."""
    x = 0.4124564 * r + 0.3575761 * g + 0.1804375 * b
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = 0.0193339 * r + 0.1191920 * g + 0.9503041 * b
    sum_ = x + 15 * y + 3 * z
    if sum_ <= 1e-6:
        return 0.1978, 0.4683, False
    return 4 * x / sum_, 9 * y / sum_, r / max(r + g + b, 1e-9) >= SATURATED
