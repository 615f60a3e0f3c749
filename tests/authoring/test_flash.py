"""The flash detector against stimuli whose verdict is known (1024x768, 60 frames a second)."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.authoring.judge_flash import Flash, FlashWatch

SIZE_PX = (1024, 768)
WHITE, BLACK, GREY, RED = (255, 255, 255), (0, 0, 0), (110, 110, 110), (255, 0, 0)
Paint = Callable[[pygame.Surface, float], object]


def watched(paint: Paint, seconds: float = 1.5, fps: int = 60) -> Flash | None:
    watch, surface = FlashWatch(SIZE_PX), pygame.Surface(SIZE_PX)
    for i in range(int(seconds * fps)):
        surface.fill(GREY)
        paint(surface, i / fps)
        watch.frame(surface, i / fps)
    return watch.worst


def on(hertz: float, at_s: float) -> bool:
    return bool(int(at_s * hertz * 2 + 1e-9) % 2)


def screen(hertz: float, a: tuple[int, int, int], b: tuple[int, int, int]) -> Paint:
    return lambda surface, t: surface.fill(a if on(hertz, t) else b)


def badge(side: int, hertz: float) -> Paint:
    return lambda surface, t: surface.fill(WHITE if on(hertz, t) else BLACK, (437, 309, side, side))


def halves(surface: pygame.Surface, t: float) -> None:
    left, right = (WHITE, BLACK) if on(4, t) else (BLACK, WHITE)
    surface.fill(left, (0, 0, 512, 768))
    surface.fill(right, (512, 0, 512, 768))


def test_a_screen_may_change_three_times_a_second_but_not_four() -> None:
    assert watched(screen(3, WHITE, BLACK)) is None
    found = watched(screen(4, WHITE, BLACK))
    assert found is not None and found.wide and not found.red


def test_halves_in_turn_are_found_although_the_mean_stays_the_same() -> None:
    found = watched(halves)
    assert found is not None and found.wide


def test_a_flashing_badge_is_found_and_its_area_decides_between_the_two_rules() -> None:
    large, small = watched(badge(150, 8)), watched(badge(100, 8))
    assert large is not None and large.wide
    assert small is not None and not small.wide  # allowed by 2.3.1, not by 2.3.2, which the house keeps


def test_a_blinking_caret_is_no_flash() -> None:
    assert watched(lambda surface, t: surface.fill(WHITE if on(2, t) else BLACK, (500, 300, 4, 40))) is None


def test_saturated_red_flashes_where_its_luminance_hardly_changes() -> None:
    found = watched(screen(4, RED, (117, 117, 117)))
    assert found is not None and found.red
    assert watched(screen(3, RED, (117, 117, 117))) is None


def test_small_changes_of_light_and_changes_between_bright_colours_are_calm() -> None:
    assert watched(screen(8, (128, 128, 128), (140, 140, 140))) is None
    assert watched(screen(8, (255, 255, 255), (235, 235, 235))) is None


def test_a_slow_fade_counts_once() -> None:
    def fade(surface: pygame.Surface, t: float) -> None:
        level = int(255 * abs((t * 2) % 2 - 1))
        surface.fill((level, level, level))

    assert watched(fade) is None


@pytest.mark.parametrize("size", [(768, 1024), (1280, 720), (512, 384)])
def test_any_window_shape_is_watched(size: tuple[int, int]) -> None:
    watch, surface = FlashWatch(size), pygame.Surface(size)
    for i in range(60):
        surface.fill(WHITE if on(5, i / 60) else BLACK)
        watch.frame(surface, i / 60)
    assert watch.worst is not None and watch.worst.wide
