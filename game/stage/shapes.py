"""Anti-aliased shapes in pixels, sharp at every window size.

Curves are drawn once as small SVG tiles and kept; straight parts are plain fills. A card of any
size costs four corner tiles and three fills, and no surface as large as itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from math import ceil, cos, hypot, pi, sin

import pygame

from game.stage.cache import SurfaceCache
from game.stage.theme import RGB, hexed

RGBA = tuple[int, int, int, int]
PointPx = tuple[float, float]
TILE_PX = 128
ARC_STEPS = 120
LINE_PX = 16  # pixels in a cache line of 64 bytes


def svg(width_px: int, height_px: int, body: str) -> pygame.Surface:
    """`body` drawn on a clear ground of this size; its units are pixels."""
    width_px, height_px = max(1, width_px), max(1, height_px)
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_px}" height="{height_px}"'
        f' viewBox="0 0 {width_px} {height_px}">{body}</svg>'
    )
    return ready(pygame.image.load_sized_svg(BytesIO(text.encode()), (width_px, height_px)))


def ready(surface: pygame.Surface) -> pygame.Surface:
    """In the format that blits fastest, with its alpha; needs no open window."""
    return surface.convert(pygame.Surface((1, 1), pygame.SRCALPHA))


def _circle(d: int, fill: RGB | None, line: RGB | None, line_px: float) -> str:
    paint = f'fill="{hexed(fill)}"' if fill else 'fill="none"'
    if line and line_px:
        paint += f' stroke="{hexed(line)}" stroke-width="{line_px:g}"'
    inner = d / 2 - (line_px / 2 if line else 0)
    return f'<circle cx="{d / 2}" cy="{d / 2}" r="{max(0.1, inner):g}" {paint}/>'


def flat(on: pygame.Surface, colour: RGB, rect: tuple[int, int, int, int]) -> None:
    """A plain fill, begun at a whole cache line.

    SDL fills by streaming stores, which are ten times slower from the middle of a line: the first
    pixels are therefore filled apart.
    """
    x, y, w, h = rect
    left = on.get_clip().x
    if x < left:
        x, w = left, w - (left - x)
    head = -x % LINE_PX
    if head and w > head:
        on.fill(colour, (x, y, head, h))
        x, w = x + head, w - head
    if w > 0:
        on.fill(colour, (x, y, w, h))


class Shapes:
    """All drawing is on whole pixels for straight edges; every method respects the surface's clip."""

    def __init__(self, cache: SurfaceCache) -> None:
        self._cache = cache

    def disc(self, d: int, fill: RGB | None, line: RGB | None = None, line_px: int = 0) -> pygame.Surface:
        """A disc or ring `d` pixels across, its line inside."""
        key = ("disc", d, fill, line, line_px)
        return self._cache.get(key, lambda: svg(d, d, _circle(d, fill, line, line_px)))

    def dot(
        self, on: pygame.Surface, centre: PointPx, d: int, fill: RGB | None,
        line: RGB | None = None, line_px: int = 0,
    ) -> None:  # fmt: skip
        on.blit(self.disc(d, fill, line, line_px), (round(centre[0] - d / 2), round(centre[1] - d / 2)))

    def card(
        self, on: pygame.Surface, rect: pygame.Rect, radius_px: int, fill: RGB | None,
        line: RGB | None = None, line_px: int = 0,
    ) -> None:  # fmt: skip
        """A rounded rectangle; `fill` None leaves the middle clear."""
        r = max(0, min(radius_px, rect.w // 2, rect.h // 2))
        if rect.w <= 0 or rect.h <= 0 or not rect.colliderect(on.get_clip()):
            return
        if line is None:
            line_px = 0
        if fill is not None:
            flat(on, fill, (rect.x, rect.y + r, rect.w, rect.h - 2 * r))
            flat(on, fill, (rect.x + r, rect.y, rect.w - 2 * r, r))
            flat(on, fill, (rect.x + r, rect.bottom - r, rect.w - 2 * r, r))
        if line is not None and line_px:
            flat(on, line, (rect.x + r, rect.y, rect.w - 2 * r, line_px))
            flat(on, line, (rect.x + r, rect.bottom - line_px, rect.w - 2 * r, line_px))
            flat(on, line, (rect.x, rect.y + r, line_px, rect.h - 2 * r))
            flat(on, line, (rect.right - line_px, rect.y + r, line_px, rect.h - 2 * r))
        if r:
            self._corners(on, rect, r, self.disc(2 * r, fill, line, line_px))

    def _corners(self, on: pygame.Surface, rect: pygame.Rect, c: int, tile: pygame.Surface) -> None:
        far = tile.get_width() - c
        on.blit(tile, rect.topleft, (0, 0, c, c))
        on.blit(tile, (rect.right - c, rect.y), (far, 0, c, c))
        on.blit(tile, (rect.x, rect.bottom - c), (0, far, c, c))
        on.blit(tile, (rect.right - c, rect.bottom - c), (far, far, c, c))

    def shadow(
        self, on: pygame.Surface, rect: pygame.Rect, radius_px: int, blur_px: int, colour: RGB, share: float
    ) -> None:
        """The soft edge of a card's shadow; what the card itself will cover is left out."""
        blur_px = max(1, blur_px)
        r = max(0, min(radius_px, rect.w // 2, rect.h // 2))
        c = r + 2 * blur_px  # the corner: everything that is not straight
        c = min(c, rect.w // 2 + blur_px, rect.h // 2 + blur_px)
        outer = rect.inflate(2 * blur_px, 2 * blur_px)
        tile = self._shadow_tile(r, blur_px, c, colour, share)
        self._corners(on, outer, c, tile)
        self._edges(on, outer, c, tile, ("edges", r, blur_px, c, colour, share))

    def _shadow_tile(self, r: int, blur: int, c: int, colour: RGB, share: float) -> pygame.Surface:
        side = 2 * c + 1

        def make() -> pygame.Surface:
            big = pygame.Surface((side, side), pygame.SRCALPHA)
            big.fill((*colour, 0))
            inner = pygame.Rect(0, 0, side, side).inflate(-2 * blur, -2 * blur)
            pygame.draw.rect(big, (*colour, round(255 * share)), inner, border_radius=r)
            soft = max(1, blur // 2)
            return pygame.transform.box_blur(pygame.transform.box_blur(big, soft), max(1, blur - soft))

        return self._cache.get(("shadow", r, blur, c, colour, share), make)

    def _edges(
        self, on: pygame.Surface, outer: pygame.Rect, c: int, tile: pygame.Surface, key: tuple[object, ...]
    ) -> None:
        across, down = outer.w - 2 * c, outer.h - 2 * c
        if across > 0:
            strip = self._cache.get((*key, "w", across), lambda: _stretched(tile, (c, 0, 1, 2 * c + 1), across, 0))
            on.blit(strip, (outer.x + c, outer.y), (0, 0, across, c))
            on.blit(strip, (outer.x + c, outer.bottom - c), (0, c + 1, across, c))
        if down > 0:
            strip = self._cache.get((*key, "h", down), lambda: _stretched(tile, (0, c, 2 * c + 1, 1), 0, down))
            on.blit(strip, (outer.x, outer.y + c), (0, 0, c, down))
            on.blit(strip, (outer.right - c, outer.y + c), (c + 1, 0, c, down))

    def arc(self, d: int, width_px: int, share: float, colour: RGB) -> pygame.Surface:
        """A ring filled clockwise from the top to `share` (0 to 1), with round ends."""
        steps = round(min(max(share, 0.0), 1.0) * ARC_STEPS)
        return self._cache.get(("arc", d, width_px, steps, colour), lambda: _arc(d, width_px, steps, colour))

    def wash(self, on: pygame.Surface, rect: pygame.Rect, colour: RGB, share: float) -> None:
        """A see-through layer of `colour` over a plain rectangle."""
        alpha = round(255 * share)

        def make() -> pygame.Surface:
            tile = pygame.Surface((TILE_PX, TILE_PX), pygame.SRCALPHA)
            tile.fill((*colour, alpha))
            return tile

        tile = self._cache.get(("wash", colour, alpha), make)
        for x in range(rect.x, rect.right, TILE_PX):
            for y in range(rect.y, rect.bottom, TILE_PX):
                on.blit(tile, (x, y), (0, 0, min(TILE_PX, rect.right - x), min(TILE_PX, rect.bottom - y)))

    def path(
        self, on: pygame.Surface, points: Sequence[PointPx], width_px: float, colour: RGB,
        edge: RGB | None = None, edge_px: int = 0,
    ) -> None:  # fmt: skip
        """A line of this width with round caps and joins, and an edge around it when one is given."""
        if not points:
            return
        edge_px = edge_px if edge else 0
        pad = width_px / 2 + edge_px + 2
        left = int(min(x for x, _ in points) - pad)
        top = int(min(y for _, y in points) - pad)
        w = int(max(x for x, _ in points) + pad) - left + 1
        h = int(max(y for _, y in points) + pad) - top + 1
        near = tuple((round(x - left, 1), round(y - top, 1)) for x, y in points)
        key = ("path", near, round(width_px, 1), colour, edge, edge_px)

        def make() -> pygame.Surface:
            around = _stroke(near, width_px + 2 * edge_px, edge) if edge else ""
            return svg(w, h, around + _stroke(near, width_px, colour))

        on.blit(self._cache.get(key, make), (left, top))

    def trail(self, on: pygame.Surface, points: Sequence[PointPx], width_px: int, colour: RGB) -> None:
        """A line that grows while it is drawn: stamped with discs so close that its edge is straight.

        Ten times as fast as `path` where every frame has another length, and nothing is kept.
        """
        disc = self.disc(width_px, colour)
        step_px = max(1.0, (0.2 * width_px) ** 0.5)
        half = width_px / 2
        on.blits(
            [(disc, (round(x - half), round(y - half))) for x, y in _stations(points, step_px)], doreturn=False
        )

    def drawn(self, width_px: int, height_px: int, body: str, blur_px: int = 0) -> pygame.Surface:
        """Any SVG of ours, kept; softened when `blur_px` is above 0."""

        def make() -> pygame.Surface:
            sharp = svg(width_px, height_px, body)
            return (
                pygame.transform.box_blur(pygame.transform.box_blur(sharp, blur_px), blur_px) if blur_px else sharp
            )

        return self._cache.get(("svg", width_px, height_px, body, blur_px), make)


def _stretched(tile: pygame.Surface, part: tuple[int, int, int, int], w: int, h: int) -> pygame.Surface:
    strip = tile.subsurface(part)
    return pygame.transform.scale(strip, (w or strip.get_width(), h or strip.get_height()))


def _stroke(points: Sequence[PointPx], width_px: float, colour: RGB) -> str:
    if len(points) == 1:
        points = (points[0], points[0])
    x, y = points[0]
    steps = " ".join(f"{x:g},{y:g}" for x, y in points)
    stroke = f'fill="none" stroke="{hexed(colour)}" stroke-width="{width_px:g}"'
    start = f'<circle cx="{x:g}" cy="{y:g}" r="{width_px / 2:g}" fill="{hexed(colour)}"/>'
    return f'<polyline points="{steps}" {stroke} stroke-linecap="round" stroke-linejoin="round"/>{start}'


def _arc(d: int, width_px: int, steps: int, colour: RGB) -> pygame.Surface:
    r, c = d / 2 - width_px / 2, d / 2
    stroke = f'fill="none" stroke="{hexed(colour)}" stroke-width="{width_px}" stroke-linecap="round"'
    if steps >= ARC_STEPS:
        return svg(d, d, f'<circle cx="{c}" cy="{c}" r="{r:g}" {stroke}/>')
    if steps <= 0:
        return svg(d, d, "")
    turn = 2 * pi * steps / ARC_STEPS
    x, y = c + r * sin(turn), c - r * cos(turn)
    large = 1 if turn > pi else 0
    return svg(d, d, f'<path d="M {c} {c - r:g} A {r:g} {r:g} 0 {large} 1 {x:g} {y:g}" {stroke}/>')


def _stations(points: Sequence[PointPx], step_px: float) -> Iterator[PointPx]:
    """Places along a polyline, `step_px` apart, with both ends."""
    yield from points[:1]
    for (ax, ay), (bx, by) in pairwise(points):
        count = max(1, ceil(hypot(bx - ax, by - ay) / step_px))
        for i in range(1, count + 1):
            yield ax + (bx - ax) * i / count, ay + (by - ay) * i / count


def travelled(points: Sequence[PointPx], share: float) -> tuple[PointPx, ...]:
    """The first `share` (0 to 1) of a polyline, by length."""
    legs = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    left = sum(legs) * min(max(share, 0.0), 1.0)
    result = list(points[:1])
    for (a, b), leg in zip(pairwise(points), legs, strict=True):
        if leg >= left:
            part = left / leg if leg else 0.0
            result.append((a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part))
            break
        left -= leg
        result.append(b)
    return tuple(result)
