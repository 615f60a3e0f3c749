"""No flash anywhere in the program, each frame looked at: screens, scanning at its quickest, rests, every motion.

Challenges are filmed by the judge (`tests/challenges/test_every_challenge.py`); the detector itself is tried
against stimuli whose verdict is known (`tests/authoring/test_flash.py`).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game.app import resources
from game.authoring.judge_flash import FlashWatch
from game.core.attention import Attention, Moving
from game.core.outcome import Go, Motion
from game.core.tree import reachable
from game.stage.canvas import Canvas
from game.stage.motions import LASTS_S
from tests.access_routes.effects import PAGE
from tests.access_routes.seat import SIZE_PX, WAYS, Somebody, Way

FRAME_S = 1 / 30
SMALL_PX = (512, 288)
THEMES = ("light", "night", "contrast")
SWITCH = next(way for way in WAYS if way.name == "one switch")
DWELL = next(way for way in WAYS if way.name == "dwell")


def filmed(me: Somebody, seconds: float, lights: set[tuple[str, ...]] | None = None) -> FlashWatch:
    watch, surface = FlashWatch(SIZE_PX), pygame.Surface(SIZE_PX)
    end = me.pilot.now_s + seconds
    while me.pilot.now_s < end:
        me.pilot.wait(FRAME_S)
        if lights is not None:
            lights.add(me.director.attention.lit)
        if me.director.paint(surface):
            watch.frame(surface, me.pilot.now_s)
    return watch


def with_theme(way: Way, theme: str, **more: object) -> Way:
    return replace(way, settings={**way.settings, "theme": theme, **more})


@pytest.mark.parametrize("theme", THEMES)
def test_the_quickest_scanner_flashes_nothing(theme: str, tmp_path: Path) -> None:
    """A tenth of a second a step, with two things and with many, one by one and by rows."""
    for pattern in ("linear", "row"):
        way = with_theme(SWITCH, theme, scan_s=0.1, scan_pattern=pattern, scan_rounds=10.0, scan_waits=False)
        me = Somebody(tmp_path / pattern, way)
        for place in ("kept", "home"):
            me.director.go(Go(place))
            lights: set[tuple[str, ...]] = set()
            assert filmed(me, 3.0, lights).worst is None
            assert len(lights) > 1, "the light moved on"


@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_of_a_rest_flashes_nothing_however_short_it_is(theme: str, tmp_path: Path) -> None:
    me = Somebody(tmp_path, with_theme(DWELL, theme, dwell_s=0.2, dwell_lock_s=0.1, dwell_leave=False))
    node = next(n for n in reachable(me.director.tree) if n.id == "top/repeat")
    me.pilot.move_to(node.rect.centre)
    assert filmed(me, 4.0).worst is None


def test_the_breath_of_the_pause_is_slow_and_flashes_nothing(tmp_path: Path) -> None:
    me = Somebody(tmp_path, WAYS[0]).press("rail/skip", "rail/skip", "rail/skip", "home/renard-bleu")
    me.press("rail/pause")
    widths = []
    for _ in range(60 * 5):
        me.pilot.wait(0.2)
        widths.append(me.node("pause/breath").children[0].rect.w)
    watch = filmed(me, 6.0)
    assert watch.worst is None
    middle = (min(widths) + max(widths)) / 2
    assert max(widths) > min(widths) + 20.0, "it breathes"
    breaths = sum(a <= middle < b for a, b in pairwise(widths))
    assert 4 <= breaths <= 6, "at most six a minute"


@pytest.mark.parametrize("motion", list(Motion))
def test_every_motion_again_and_again_flashes_nothing(motion: Motion) -> None:
    canvas, watch, surface = Canvas(SMALL_PX, resources.assets()), FlashWatch(SMALL_PX), pygame.Surface(SMALL_PX)
    card, lasts_s, now_s = PAGE.children[1], LASTS_S[motion], 0.0
    for turn in range(5):
        began_s = turn * lasts_s
        while now_s < began_s + lasts_s:
            moving = (Moving(card, motion, began_s, lasts_s),)
            if canvas.paint(surface, PAGE, Attention(), movings=moving, at_s=now_s):
                watch.frame(surface, now_s)
            now_s += FRAME_S
    assert watch.worst is None
