"""Paints a tree of nodes onto a surface: everything once, then only what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import floor
from pathlib import Path

import pygame

from game.core.attention import Attention, Moving
from game.core.geometry import Point, Rect
from game.core.learner import Profile
from game.core.node import Look, Node, State, Tone
from game.core.ports import Spoken
from game.core.stage import SHORT_SIDE_SU, line_height
from game.core.tree import difference
from game.stage import paint_over
from game.stage.cache import SurfaceCache
from game.stage.fonts import Fonts
from game.stage.motions import IN_PLACE
from game.stage.paint_changes import (
    attention_rects,
    drawn_extent,
    drawn_rect,
    dwell_place,
    further_along,
    loud_changes,
    reach,
    spoken_rects,
)
from game.stage.paint_looks import LOOKS, SURFACES
from game.stage.paint_moving import Sprites
from game.stage.paint_pen import Kit, Pen
from game.stage.paint_play import shown_scene
from game.stage.paint_rooms import words_room
from game.stage.paint_text import TextPainter
from game.stage.pictures import Pictures
from game.stage.ruler import FontRuler
from game.stage.shapes import LINE_PX, Shapes
from game.stage.theme import PRESS_SU, VEIL_SHARE, theme_for

PICTURES_PX = 5_000_000
SHAPES_PX = 3_000_000
TEXT_PX = 1_000_000
MOST_RECTS = 12
_NO_WORDS = frozenset({Look.TRACK, Look.PATHS, Look.SCENE, Look.STARS, Look.STEPS, Look.POINTER, Look.THUMB})
_NOBODY = Attention()
_SILENCE = Spoken()


class Canvas:
    """One window's painter. `assets` is the folder with fonts, signs, art and scenes."""

    def __init__(self, size_px: tuple[int, int], assets: Path) -> None:
        self._assets = assets
        self.size_px = size_px
        self._pictures = Pictures(assets, SurfaceCache(PICTURES_PX))
        self._shapes = Shapes(SurfaceCache(SHAPES_PX))
        self._kit: Kit
        self._sprites: Sprites
        self._fresh = True
        self._surface: pygame.Surface | None = None
        self._tree: Node | None = None
        self._attention, self._spoken = _NOBODY, _SILENCE
        self._nodes: dict[str, Node] = {}
        self._hidden: frozenset[str] = frozenset()
        self.configure(Profile())

    # ------------------------------------------------------------------ settings

    def configure(self, profile: Profile, reduced_motion: bool = False) -> None:
        """Another learner, or another setting: everything is painted anew next time."""
        ruler = FontRuler(self._assets, profile.font, profile.letter_spacing_em, line_height(profile.text_scale))
        text = TextPainter(Fonts(self._assets, profile.font), ruler, SurfaceCache(TEXT_PX))
        self._kit = Kit(
            theme_for(profile), self._shapes, self._pictures, text, self.px_per_su,
            teen=profile.skin == "ado", decor=profile.decor, pointer_scale=profile.pointer_scale,
            pointer_colour=profile.pointer_colour,
        )  # fmt: skip
        self._sprites = Sprites(moves=profile.motion and not reduced_motion)
        self._fresh = True

    def forget_picture(self) -> None:
        """The surface may have lost what was painted: everything is painted anew next time."""
        self._fresh = True

    def forget_files(self) -> None:
        """The files of pictures may have changed: they are read again."""
        self._pictures.forget()
        self._sprites.forget()
        self._fresh = True

    def resize(self, size_px: tuple[int, int]) -> None:
        self.size_px = size_px
        self._kit = replace(self._kit, px_per_su=self.px_per_su)
        self._sprites.forget()
        self._fresh = True

    @property
    def ruler(self) -> FontRuler:
        """The ruler that layouts for this canvas must use."""
        return self._kit.ruler

    @property
    def px_per_su(self) -> float:
        return max(1, min(self.size_px)) / SHORT_SIDE_SU

    def to_su(self, x_px: float, y_px: float) -> Point:
        return Point(x_px / self.px_per_su, y_px / self.px_per_su)

    def to_px(self, point: Point) -> tuple[float, float]:
        return point.x * self.px_per_su, point.y * self.px_per_su

    # ------------------------------------------------------------------ painting

    def paint(
        self, surface: pygame.Surface, tree: Node, attention: Attention = _NOBODY, spoken: Spoken = _SILENCE,
        movings: Sequence[Moving] = (), at_s: float = 0.0,
    ) -> list[pygame.Rect]:  # fmt: skip
        """Paints what changed since the last call on this surface; the rectangles painted, in px."""
        nodes = self._nodes if tree is self._tree else {n.id: n for n in tree.walk()}
        hidden = frozenset(
            m.node.id for m in movings if m.motion in IN_PLACE and self._sprites.moves and m.node.id in nodes
        )
        moved = self._sprites.advance(movings, nodes, at_s)
        whole = surface.get_rect()
        if self._fresh or surface is not self._surface or self._tree is None:
            dirty = [whole]
        else:
            changed = [*self._changed(tree, attention, spoken, nodes, hidden), *moved]
            dirty = _joined([self._px(rect).clip(whole) for rect in changed])
        self._fresh, self._surface, self._tree, self._nodes = False, surface, tree, nodes
        self._attention, self._spoken, self._hidden = attention, spoken, hidden
        for rect in dirty:
            self._repaint(surface, rect, tree)
        return dirty

    def _changed(
        self, tree: Node, attention: Attention, spoken: Spoken, nodes: Mapping[str, Node], hidden: frozenset[str]
    ) -> Iterator[Rect]:
        assert self._tree is not None
        before = self._nodes
        if tree is not self._tree:
            further = further_along(before, nodes)
            for rect in difference(self._tree, tree):
                yield further.get(rect) or reach(rect)
            yield from loud_changes(before, nodes, further.keys())
        if attention is not self._attention:
            yield from attention_rects(self._attention, attention, before, nodes, self._kit.pointer_scale)
        yield from spoken_rects(self._spoken, spoken, before, nodes)
        for node_id in hidden ^ self._hidden:
            for known in (before, nodes):
                if node_id in known:
                    yield drawn_extent(known[node_id])

    def _repaint(self, surface: pygame.Surface, rect: pygame.Rect, tree: Node) -> None:
        surface.set_clip(rect)
        kit = self._kit
        surface.fill(kit.theme.paper, rect)
        pen = Pen(surface, kit, self._attention, self._spoken, kit.theme.paper)
        part = self._su(rect)
        self._node(pen, tree, part)
        self._over(pen, tree, part)
        self._sprites.draw(pen, rect, self._alone)
        place = dwell_place(self._attention, self._nodes)
        if place is not None:
            paint_over.waiting(pen, place)
        paint_over.pointer(pen)
        surface.set_clip(None)

    def _node(self, pen: Pen, node: Node, part: Rect) -> None:
        """A node and everything below it. Rings and marks follow when its brothers are drawn."""
        if node.id in self._hidden:
            return
        pen = self._mood(pen, node)
        if drawn_rect(node).overlaps(part):
            paint_over.under(pen, node)
            self._look(pen, node)
        if node.children:
            self._children(pen, node, part)

    def _over(self, pen: Pen, node: Node, part: Rect) -> None:
        if node.id not in self._hidden and drawn_rect(node).overlaps(part):
            paint_over.over(self._mood(pen, node), node)

    def _look(self, pen: Pen, node: Node) -> None:
        if not node.name:
            LOOKS[node.look](pen, node)
            return
        # Words too long for their room are cut where the node's own pixels end: a later repaint of
        # the node then finds them all.
        clip = pen.on.get_clip()
        pen.on.set_clip(clip.clip(pen.box(drawn_rect(node))))
        LOOKS[node.look](pen, node)
        pen.on.set_clip(clip)

    def _children(self, pen: Pen, node: Node, part: Rect) -> None:
        inside = self._inside(pen, node)
        clip = pen.on.get_clip()
        if node.look is Look.SCROLL:
            edge = pen.thin(4.0)
            pen.on.set_clip(pen.box(node.rect).inflate(-2 * edge, -2 * edge).clip(clip))
        count = len(node.children)
        surfaces: list[Node] = []
        for i, child in enumerate(node.children):
            own = inside
            if child.look is Look.SCENE:
                own = inside = replace(inside, busy=bool(shown_scene(pen, child)))
            elif child.look is Look.STEPS:
                own = replace(inside, index=i, count=count)
            elif child.look in SURFACES:
                surfaces.append(child)
            elif inside.busy and child.name and (below := _surface_under(child, surfaces)):
                own = inside.on_ground(inside.theme.colours(below.tone).surface)
            self._node(own, child, part)
        for child in node.children:
            self._over(inside, child, part)
        if node.look is Look.SCROLL:
            pen.on.set_clip(clip)

    def _mood(self, pen: Pen, node: Node) -> Pen:
        pressed = self._attention.pressed == node.id and node.enabled
        veil = VEIL_SHARE if State.DIMMED in node.states else pen.veil
        if not pressed and veil == pen.veil:
            return pen
        return replace(pen, shift_su=pen.shift_su + (PRESS_SU if pressed else 0.0), veil=veil)

    def _inside(self, pen: Pen, node: Node) -> Pen:
        if node.children and node.look in SURFACES:
            # The bar of a frame has its tone; what lies in it lies on its body.
            tone = Tone.PANEL if node.look is Look.FRAME else node.tone
            return pen.on_ground(pen.theme.colours(tone).surface)
        return pen

    def _alone(self, pen: Pen, node: Node) -> None:
        """A moving node with its children, without its rings."""
        LOOKS[node.look](pen, node)
        inside = self._inside(pen, node)
        for i, child in enumerate(node.children):
            self._alone(replace(inside, index=i, count=len(node.children)), child)

    # ------------------------------------------------------------------ judging

    def overflow(self, tree: Node) -> list[tuple[str, str]]:
        """Words that do not fit where they are drawn: (node id, reason), for the judge of packs."""
        found: list[tuple[str, str]] = []
        for node in tree.walk():
            if not node.size_su or not node.name or node.look in _NO_WORDS:
                continue
            found.extend((node.id, reason) for reason in self._does_not_fit(node))
        return found

    def _does_not_fit(self, node: Node) -> Iterator[str]:
        ruler = self._kit.ruler
        room = words_room(node, ruler)
        lines = ruler.wrap(node.name, node.size_su, room.rect.w, room.bold)
        wide = max(ruler.width(line, node.size_su, room.bold) for line in lines)
        high = len(lines) * node.size_su * ruler.line_height
        if wide > room.rect.w + 1.0:
            yield f"{wide:.0f} su wide in {room.rect.w:.0f}"
        if high > room.rect.h + 1.0 and not (len(lines) == 1 and node.size_su * 1.2 <= room.rect.h):
            yield f"{high:.0f} su high in {room.rect.h:.0f}"

    # ------------------------------------------------------------------ units

    def _px(self, rect: Rect) -> pygame.Rect:
        """Every pixel that the rectangle touches, widened to whole cache lines (see `shapes.flat`)."""
        k = self.px_per_su
        x, y = int(rect.x * k // LINE_PX) * LINE_PX, floor(rect.y * k)
        right = (int(rect.right * k // LINE_PX) + 1) * LINE_PX
        return pygame.Rect(x, y, right - x, floor(rect.bottom * k) + 1 - y)

    def _su(self, rect: pygame.Rect) -> Rect:
        k = self.px_per_su
        return Rect(rect.x / k, rect.y / k, rect.w / k, rect.h / k)


def _surface_under(node: Node, surfaces: Sequence[Node]) -> Node | None:
    """The last of the surfaces drawn before a node that it lies on wholly."""
    return next((s for s in reversed(surfaces) if s.rect.holds(node.rect, slack=2.0)), None)


def _joined(rects: Sequence[pygame.Rect]) -> list[pygame.Rect]:
    """The same area in rectangles that do not overlap much: nothing is painted twice."""
    left = [r for r in rects if r.w > 0 and r.h > 0]
    joined: list[pygame.Rect] = []
    while left:
        rect = left.pop()
        hit = rect.collidelist(left)
        if hit >= 0:
            left[hit] = left[hit].union(rect)
        else:
            joined.append(rect)
    if len(joined) > MOST_RECTS:
        return [joined[0].unionall(joined[1:])]
    return joined
