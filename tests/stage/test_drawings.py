"""The drawings of Déficlic: what they may contain, how they render, and that text stays readable on them."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pygame
import pytest
import resvg_py

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SIGNS, ART, SCENES = (sorted((ASSETS / kind).glob("*.svg")) for kind in ("signs", "art", "scenes"))
ALL = [*SIGNS, *ART, *SCENES]

INK_LIGHT, INK_NIGHT, PAPER = (0x17, 0x20, 0x38), (0xF4, 0xF1, 0xEA), (0xFF, 0xFA, 0xF2)
KNOWN = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
GRADIENTS = {"defs", "linearGradient", "radialGradient", "stop"}
FORBIDDEN_ATTRIBUTES = {"class", "style", "filter", "mask", "clip-path", "href"}
VIEW_BOXES = {
    "garden-view": "0 0 640 400",
    "city-view": "0 0 640 400",
    "treasure-map": "0 0 400 1600",
    "city-elevator": "0 0 400 1600",
}
LONGEST_SIDE_PX = {"signs": 96, "art": 200, "scenes": 480}

SIGN_NAMES = (
    "pause play stop home door help ear next back flag star star-outline tick plus minus adult lock unlock "
    "settings speaker speaker-off mouse touch keyboard switch eye text-size contrast moon sun hand arrow-up "
    "arrow-down arrow-left arrow-right close minimise maximise restore search menu drop-down person clock calm "
    "chart easier harder repeat globe mail folder printer eject trash pencil attach reply forward share bell "
    "camera pin download refresh shield warning info calendar image file phone heart thumb-up badge-step"
)
ART_FAMILIES = {
    "gift": "closed open",
    "parcel": "closed open",
    "chest": "closed open",
    "flower": "closed open",
    "balloon": "red blue yellow",
    "boat": "red blue yellow",
    "sock": "red blue green yellow striped",
    "drawer": "red blue green yellow striped",
    "screen": "asleep awake ado-asleep ado-awake",
    "cursor": "arrow hand text wait hourglass cross resize move forbidden",
    "mouse": "left right both wheel move double drag",
    "box": "empty ticked",
    "radio": "empty chosen",
    "pack": "mouse keyboard browser traps passwords networks forms mail folders news",
}
ART_ALONE = (
    "bubble bubble-pop headphone skate phone controller bag case lighthouse garden-view city-view treasure-map "
    "city-elevator lamp torch star moon sun cloud umbrella bird fish snail ladybird bike finish-flag"
)
SCENE_NAMES = (
    "harbour garden lighthouse market canal beach night-sky attic laundry workshop "
    "ado-plain ado-desk ado-street ado-room"
)


def _ids(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


every_drawing = pytest.mark.parametrize("path", ALL, ids=_ids)
every_scene = pytest.mark.parametrize("path", SCENES, ids=_ids)


def _box(path: Path) -> str:
    kind = {"signs": "0 0 48 48", "art": "0 0 200 200", "scenes": "0 0 1920 1080"}[path.parent.name]
    return VIEW_BOXES.get(path.stem, kind)


def _size_px(path: Path) -> tuple[int, int]:
    _, _, width, height = map(int, _box(path).split())
    scale = LONGEST_SIDE_PX[path.parent.name] / max(width, height)
    return round(width * scale), round(height * scale)


def _svg(path: Path) -> str:
    """The text of a drawing, its current colour put in as the painter does."""
    return path.read_text(encoding="utf-8").replace("currentColor", "#172038")


@cache
def _drawn(path: Path) -> pygame.Surface:
    return pygame.image.load_sized_svg(io.BytesIO(_svg(path).encode()), _size_px(path))


def _on_paper(picture: pygame.Surface) -> pygame.Surface:
    ground = pygame.Surface(picture.get_size(), depth=32)
    ground.fill(PAPER)
    ground.blit(picture, (0, 0))
    return ground


def _luminance(rgb: tuple[int, int, int]) -> float:
    """Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _colours(picture: pygame.Surface) -> set[tuple[int, int, int]]:
    data = pygame.image.tobytes(picture, "RGB")
    return {(data[i], data[i + 1], data[i + 2]) for i in range(0, len(data), 3)}


def _share_that_differs(one: pygame.Surface, other: pygame.Surface) -> float:
    """Share of pixels (0 to 1) where a channel is more than 48 of 255 apart."""
    difference, back = one.copy(), other.copy()
    difference.blit(other, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    back.blit(one, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    difference.blit(back, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    alike = pygame.mask.from_threshold(difference, (0, 0, 0), (49, 49, 49, 255)).count()
    return 1 - alike / (one.get_width() * one.get_height())


def test_every_drawing_the_rooms_ask_for_is_there() -> None:
    family = {f"{name}-{part}" for name, parts in ART_FAMILIES.items() for part in parts.split()}
    assert {*SIGN_NAMES.split()} - {p.stem for p in SIGNS} == set()
    assert (family | {*ART_ALONE.split()}) - {p.stem for p in ART} == set()
    assert {*SCENE_NAMES.split()} - {p.stem for p in SCENES} == set()


def test_every_scene_has_its_night() -> None:
    names = {p.stem for p in SCENES}
    days = {name for name in names if not name.endswith("-night")}
    assert names - days == {f"{day}-night" for day in days}


@every_drawing
def test_a_drawing_keeps_to_what_the_renderer_knows(path: Path) -> None:
    for element in ElementTree.parse(path).iter():
        tag = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
        assert tag in KNOWN | GRADIENTS, f"<{tag}> is not drawn at run time"
        names = {name.rpartition("}")[2] for name in element.attrib}
        assert not names & FORBIDDEN_ATTRIBUTES


@every_drawing
def test_a_drawing_stands_on_its_grid_and_is_small(path: Path) -> None:
    assert ElementTree.parse(path).getroot().get("viewBox") == _box(path)
    assert path.stat().st_size < 12 * 1024


@pytest.mark.parametrize("path", SIGNS, ids=_ids)
def test_a_sign_takes_its_only_colour_from_the_theme(path: Path) -> None:
    colours = re.findall(r'(?:fill|stroke)="([^"]+)"', path.read_text(encoding="utf-8"))
    assert "currentColor" in colours
    assert set(colours) <= {"currentColor", "none"}


@pytest.mark.parametrize("path", SIGNS, ids=_ids)
def test_a_sign_stays_inside_its_grid_and_keeps_a_margin(path: Path) -> None:
    bounds = _drawn(path).get_bounding_rect(min_alpha=40)
    assert pygame.Rect(2, 2, 92, 92).contains(bounds), f"ink at {bounds} of 96"


@every_drawing
def test_a_drawing_shows_something(path: Path) -> None:
    picture = _drawn(path)
    inked = pygame.mask.from_surface(picture, 127).count()
    assert picture.get_size() == _size_px(path)
    assert inked > 0.01 * picture.get_width() * picture.get_height()
    assert path.parent.name == "signs" or len(_colours(_on_paper(picture))) > 2


@every_drawing
def test_two_renderers_draw_the_same_picture(path: Path) -> None:
    width, height = _size_px(path)
    png = bytes(resvg_py.svg_to_bytes(svg_string=_svg(path), width=width, height=height, dpi=96))
    other = _on_paper(pygame.image.load(io.BytesIO(png)))
    assert _share_that_differs(_on_paper(_drawn(path)), other) < 0.05


@every_scene
def test_a_scene_covers_its_whole_frame(path: Path) -> None:
    picture = _drawn(path)
    assert pygame.mask.from_surface(picture, 250).count() == picture.get_width() * picture.get_height()


@every_scene
def test_words_keep_seven_to_one_wherever_they_stand_on_a_scene(path: Path) -> None:
    # A window wider than 16:9 cuts the top and bottom away, so that any height may come to carry the words.
    ink = INK_NIGHT if path.stem.endswith("-night") else INK_LIGHT
    worst = min((_contrast(ink, colour), colour) for colour in _colours(_drawn(path)))
    assert worst[0] >= 7, f"{worst[0]:.2f}:1 on {worst[1]}"
