"""Things in motion: drawn once onto a sheet of their own, then moved, sized and turned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import pygame

from game.core.attention import Attention, Moving
from game.core.geometry import Rect
from game.core.node import Node
from game.core.ports import Spoken
from game.core.tree import extent
from game.stage.motions import IN_PLACE, Pose, pose
from game.stage.paint_pen import Pen

PAD_SU = 48.0

DrawAlone = Callable[[Pen, Node], None]


@dataclass(frozen=True)
class Sprite:
    """A node as it moves: where it stands, and its pose of now."""

    node: Node
    home: Rect
    pose: Pose

    @property
    def rect(self) -> Rect:
        """Where it leaves pixels, in su."""
        p = self.pose
        around = self.home.grown(PAD_SU)
        grow = max(p.scale, 1.0) * (1.2 if p.turn_deg else 1.0)
        return Rect.around(around.centre.moved(p.dx_su, p.dy_su), around.w * grow, around.h * grow).grown(4.0)


class Sprites:
    """The running motions. With `moves` False nothing moves: states simply change."""

    def __init__(self, *, moves: bool) -> None:
        self.moves = moves
        self._now: tuple[Sprite, ...] = ()
        self._sheets: dict[Node, pygame.Surface] = {}

    def forget(self) -> None:
        self._now, self._sheets = (), {}

    def advance(self, movings: Sequence[Moving], nodes: Mapping[str, Node], at_s: float) -> tuple[Rect, ...]:
        """Takes the poses of `at_s`; where something moved since the last call."""
        before = self._now
        self._now = tuple(self._posed(movings, nodes, at_s)) if self.moves else ()
        if before == self._now:
            return ()
        kept = {sprite.node for sprite in self._now}
        self._sheets = {node: sheet for node, sheet in self._sheets.items() if node in kept}
        differing = (pair for pair in zip_longest(before, self._now) if pair[0] != pair[1])
        return tuple(sprite.rect for pair in differing for sprite in pair if sprite is not None)

    def _posed(self, movings: Sequence[Moving], nodes: Mapping[str, Node], at_s: float) -> Iterator[Sprite]:
        for moving in movings:
            share = (at_s - moving.began_s) / moving.lasts_s if moving.lasts_s > 0 else 1.0
            there = nodes.get(moving.node.id) if moving.motion in IN_PLACE else None
            node = there or moving.node
            now = pose(moving.motion, share, leaving=there is None)
            if now.alpha > 0.0:
                yield Sprite(node, extent(node), now)

    def draw(self, pen: Pen, part: pygame.Rect, alone: DrawAlone) -> None:
        for sprite in self._now:
            if pen.box(sprite.rect).colliderect(part):
                self._draw(pen, sprite, alone)

    def _draw(self, pen: Pen, sprite: Sprite, alone: DrawAlone) -> None:
        sheet = self._sheets.get(sprite.node)
        if sheet is None:
            sheet = self._sheets[sprite.node] = _sheet(pen, sprite, alone)
        p = sprite.pose
        if p.turn_deg or abs(p.scale - 1.0) > 1e-3:
            sheet = pygame.transform.rotozoom(sheet, p.turn_deg, p.scale)
        centre = pen.at(sprite.home.centre.moved(p.dx_su, p.dy_su))
        place = sheet.get_rect(center=(round(centre[0]), round(centre[1])))
        if p.alpha < 1.0:
            sheet = sheet.copy() if sheet is self._sheets[sprite.node] else sheet
            sheet.set_alpha(round(255 * p.alpha))
        pen.on.blit(sheet, place)


def _sheet(pen: Pen, sprite: Sprite, alone: DrawAlone) -> pygame.Surface:
    """The node on a clear ground, with room for its shadow."""
    around = sprite.home.grown(PAD_SU)
    box = pen.box(around)
    big = pygame.Surface((max(1, box.w), max(1, box.h)), pygame.SRCALPHA)
    node = _shifted(sprite.node, -box.x / pen.kit.px_per_su, -box.y / pen.kit.px_per_su)
    still = replace(pen, on=big, busy=False, shift_su=0.0, attention=Attention(), spoken=Spoken())
    alone(still, node)
    return big


def _shifted(node: Node, dx: float, dy: float) -> Node:
    return replace(
        node, rect=node.rect.shifted(dx, dy), points=tuple(p.moved(dx, dy) for p in node.points),
        children=tuple(_shifted(child, dx, dy) for child in node.children),
    )  # fmt: skip
