"""From a node's picture to pixels: whole, never stretched, never an error."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.stage.cache import SurfaceCache
from game.stage.pictures import Pictures, hexcodes
from tests.stage.gallery import ASSETS

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}"><path d="M0 0H{w}V{h}H0Z" fill="{fill}"/></svg>'
)


@pytest.fixture
def pictures() -> Pictures:
    return Pictures(ASSETS, SurfaceCache(2_000_000))


@pytest.mark.parametrize("emoji", ["🎈", "🦊", "❤️", "❤", "👩‍🏫", "🇫🇷", "1️⃣", "☎️"])
def test_an_emoji_is_found_with_and_without_its_selector(pictures: Pictures, emoji: str) -> None:
    drawn = pictures.whole(emoji, 96, 96)
    assert drawn is not None
    assert drawn.get_bounding_rect().w > 40


def test_the_names_of_an_emoji_s_file() -> None:
    assert hexcodes("❤️") == ("2764-FE0F", "2764")
    assert "1F388" in hexcodes("🎈")


def test_a_sign_takes_the_ink_of_the_theme(pictures: Pictures) -> None:
    drawn = pictures.whole("sign:pause", 96, 96, (200, 10, 20))
    assert drawn is not None
    colours = {tuple(drawn.get_at((x, 48)))[:3] for x in range(96) if drawn.get_at((x, 48)).a == 255}
    assert colours == {(200, 10, 20)}


@pytest.mark.parametrize("scene", ["scene:harbour", "scene:garden", "scene:ado-plain"])
def test_a_scene_covers_every_window_shape(pictures: Pictures, scene: str) -> None:
    for size in ((320, 180), (320, 240), (240, 320)):
        drawn = pictures.cover(scene, *size)
        assert drawn is not None
        assert drawn.get_size() == size


def test_a_wide_picture_stays_whole_and_is_not_stretched(pictures: Pictures, tmp_path: Path) -> None:
    path = tmp_path / "wide.svg"
    path.write_text(SVG.format(w=400, h=100, fill="#ff0000"))
    drawn = pictures.whole(f"file:{path}", 200, 200)
    assert drawn is not None
    assert drawn.get_size() == (200, 50)


def test_pictures_of_a_pack_may_be_png_or_jpg(pictures: Pictures, tmp_path: Path) -> None:
    surface = pygame.Surface((60, 30))
    surface.fill((10, 200, 30))
    for name in ("a.png", "a.jpg"):
        pygame.image.save(surface, tmp_path / name)
        drawn = pictures.whole(f"file:{tmp_path / name}", 120, 120)
        assert drawn is not None
        assert drawn.get_size() == (120, 60)


def test_what_is_missing_or_damaged_gives_none(pictures: Pictures, tmp_path: Path) -> None:
    broken, empty = tmp_path / "broken.png", tmp_path / "empty.svg"
    broken.write_bytes(b"not a picture")
    empty.write_text("")
    for picture in (
        "", "art:absent", "sign:", "sign:../fonts/andika", "scene:nowhere", "file:/nowhere.png", "xyz",
        "nothing:here", f"file:{broken}", f"file:{empty}", f"file:{tmp_path}", "\ufe0f",
    ):  # fmt: skip
        assert pictures.whole(picture, 64, 64) is None, picture
    assert pictures.whole("🎈", 0, 64) is None


def test_a_rim_of_paper_goes_all_around_within_the_box(pictures: Pictures) -> None:
    rim = (1, 2, 3)
    drawn = pictures.cut_out("🎈", 120, 120, 6, rim)
    assert drawn is not None
    assert drawn.get_size() == (120, 120)
    box = drawn.get_bounding_rect()
    across = [drawn.get_at((x, box.centery)) for x in range(box.left, box.right)]
    solid = [tuple(colour)[:3] for colour in across if colour.a == 255]
    assert solid[0] == solid[-1] == rim


def test_the_cache_never_outgrows_its_budget(pictures: Pictures) -> None:
    cache = SurfaceCache(40_000)
    small = Pictures(ASSETS, cache)
    for side in range(60, 140):
        small.whole("🎈", side, side)
        assert cache.used_bytes <= 160_000
    assert len(cache) > 0
