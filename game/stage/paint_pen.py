"""The pen: draws shapes, pictures and words given in stage units onto a surface of pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pygame

from game.core.attention import Attention
from game.core.geometry import Point, Rect
from game.core.node import Node, State
from game.core.ports import Spoken
from game.core.spans import word_spans
from game.stage import theme as tokens
from game.stage.paint_rooms import WordsRoom, words_room
from game.stage.paint_text import TextPainter
from game.stage.pictures import Pictures
from game.stage.ruler import FontRuler
from game.stage.shapes import Shapes
from game.stage.theme import RGB, Theme


@dataclass(frozen=True)
class Kit:
    """What stays the same from one repaint to the next: the tools and the learner's choices."""

    theme: Theme
    shapes: Shapes
    pictures: Pictures
    text: TextPainter
    px_per_su: float
    teen: bool = False
    decor: bool = True
    pointer_scale: float = 1.0
    pointer_colour: str = "white"

    @property
    def ruler(self) -> FontRuler:
        return self.text.ruler


@dataclass(frozen=True)
class Pen:
    """One node's drawing. `shift_su` moves it down (pressed); `veil` (0 to 1) fades it into `ground`.

    `busy` says that a scene lies directly behind: words then bring their own plate. `index` and
    `count` tell a node its place among its brothers and sisters.
    """

    on: pygame.Surface
    kit: Kit
    attention: Attention
    spoken: Spoken
    ground: RGB
    busy: bool = False
    shift_su: float = 0.0
    veil: float = 0.0
    index: int = 0
    count: int = 1

    @property
    def theme(self) -> Theme:
        return self.kit.theme

    # ------------------------------------------------------------------ units and colours

    def n(self, su: float) -> int:
        return round(su * self.kit.px_per_su)

    def thin(self, su: float) -> int:
        """A line's width: at least a pixel."""
        return max(1, round(su * self.kit.px_per_su))

    def box(self, rect: Rect) -> pygame.Rect:
        k = self.kit.px_per_su
        x, y = round(rect.x * k), round((rect.y + self.shift_su) * k)
        return pygame.Rect(x, y, round(rect.right * k) - x, round((rect.bottom + self.shift_su) * k) - y)

    def at(self, point: Point) -> tuple[float, float]:
        return point.x * self.kit.px_per_su, (point.y + self.shift_su) * self.kit.px_per_su

    def colour(self, colour: RGB) -> RGB:
        return tokens.mixed(colour, self.ground, self.veil) if self.veil else colour

    def on_ground(self, ground: RGB) -> Pen:
        """For what is drawn on a surface of that colour."""
        return replace(self, ground=ground, busy=False)

    # ------------------------------------------------------------------ shapes

    def card(
        self, rect: Rect, fill: RGB | None, line: RGB | None = None,
        radius_su: float = tokens.RADIUS_SU, line_su: float = tokens.OUTLINE_SU,
    ) -> None:  # fmt: skip
        fill = None if fill is None else self.colour(fill)
        line = None if line is None else self.colour(line)
        self.kit.shapes.card(self.on, self.box(rect), self.n(radius_su), fill, line, self.thin(line_su))

    def shadow(self, rect: Rect, radius_su: float = tokens.RADIUS_SU, lifted: bool = False) -> None:
        """Only under what can be acted on; none in high contrast, where outlines do the work."""
        if self.theme.plain or self.veil:
            return
        y, blur, share = (
            (tokens.LIFT_Y_SU, tokens.LIFT_BLUR_SU, tokens.LIFT_SHARE)
            if lifted
            else (tokens.SHADOW_Y_SU, tokens.SHADOW_BLUR_SU, tokens.SHADOW_SHARE)
        )
        share = share * 2.4 if self.theme.dark else share
        box = self.box(rect.shifted(0.0, y))
        self.kit.shapes.shadow(self.on, box, self.n(radius_su), self.n(blur), self.theme.shadow, share)

    def dot(
        self, centre: Point, d_su: float, fill: RGB | None, line: RGB | None = None, line_su: float = 4.0
    ) -> None:
        fill = None if fill is None else self.colour(fill)
        line = None if line is None else self.colour(line)
        self.kit.shapes.dot(self.on, self.at(centre), self.n(d_su), fill, line, self.thin(line_su))

    def path(self, points: tuple[Point, ...], width_su: float, colour: RGB, edge: RGB | None = None) -> None:
        """A line with round ends; with an outline of its own when `edge` is given."""
        places = [self.at(p) for p in points]
        width = max(1.0, width_su * self.kit.px_per_su)
        edge = None if edge is None else self.colour(edge)
        self.kit.shapes.path(self.on, places, width, self.colour(colour), edge, self.thin(4.0))

    def trail(self, points: tuple[Point, ...], width_su: float, colour: RGB) -> None:
        """A line that is longer in every frame."""
        places = [self.at(p) for p in points]
        self.kit.shapes.trail(self.on, places, self.thin(width_su), self.colour(colour))

    def drawn(self, rect: Rect, body: str, blur_px: int = 0) -> None:
        """SVG of ours in a box: `body` is in pixels of the box."""
        box = self.box(rect)
        self.on.blit(self.kit.shapes.drawn(box.w, box.h, body, blur_px), box.topleft)

    # ------------------------------------------------------------------ pictures

    def sign(self, name: str, rect: Rect, ink: RGB) -> bool:
        """One of our line signs ("sign:pause"); False when there is no such sign."""
        return self.picture(name, rect, self.colour(ink))

    def picture(self, name: str, rect: Rect, ink: RGB | None = None, faint: float = 0.0) -> bool:
        """A picture, whole, in the middle of `rect`; False when there is none."""
        box = self.box(rect)
        drawn = self.kit.pictures.whole(name, box.w, box.h, ink)
        if drawn is None:
            return False
        self._blit(drawn, box, max(self.veil, faint))
        return True

    def cut_out(
        self, name: str, rect: Rect, rim_su: float, shadowed: bool, faint: float = 0.0, lifted: bool = False
    ) -> bool:
        """A picture with a paper rim, and its own soft shadow when it can be acted on."""
        if name.startswith("sign:"):
            return self.picture(name, rect, self.colour(self.theme.ink), faint)
        box = self.box(rect)
        rim = self.n(rim_su)
        drawn = self.kit.pictures.cut_out(name, box.w, box.h, rim, self.theme.rim)
        if drawn is None:
            return False
        if shadowed and not self.theme.plain and not self.veil:
            y, blur_su = tokens.SHADOW_Y_SU, tokens.SHADOW_BLUR_SU / 2
            if lifted:
                y, blur_su = tokens.LIFT_Y_SU + tokens.LIFT_SU, tokens.LIFT_BLUR_SU / 2
            blur = max(1, self.n(blur_su))
            share = tokens.SHADOW_SHARE * (2.4 if self.theme.dark else 1.4)
            shade = self.kit.pictures.shadow_of(name, drawn, blur, (*self.theme.shadow, round(255 * share)))
            self._blit(shade, box.move(0, self.n(y)), 0.0)
        self._blit(drawn, box, max(self.veil, faint))
        return True

    def _blit(self, drawn: pygame.Surface, box: pygame.Rect, faint: float) -> None:
        place = drawn.get_rect(center=box.center)
        if faint:
            drawn.set_alpha(round(255 * (1 - faint)))
            self.on.blit(drawn, place)
            drawn.set_alpha(255)
        else:
            self.on.blit(drawn, place)

    # ------------------------------------------------------------------ words

    def words(self, node: Node, ink: RGB, room: WordsRoom | None = None, text: str = "") -> None:
        """The node's words in their room, with the word being spoken marked."""
        text = text or node.name
        if not node.size_su or not text:
            return
        room = room or words_room(node, self.kit.ruler)
        lines = self.kit.ruler.wrap(text, node.size_su, room.rect.w, room.bold)
        word = self.spoken.word if self.spoken.node_id == node.id else -1
        seen = 0
        for line, place in zip(lines, self.rows(node, room, lines), strict=True):
            count = len(word_spans(line))
            if seen <= word < seen + count:
                self._mark_word(line, place, node.size_su, room.bold, word - seen)
            seen += count
            self.line(line, place, node.size_su, room.bold, ink)

    def rows(self, node: Node, room: WordsRoom, lines: tuple[str, ...]) -> list[Point]:
        """The upper left corner of each line."""
        row = node.size_su * self.kit.ruler.line_height
        y = room.rect.y
        if room.middle:
            y += max(0.0, (room.rect.h - row * len(lines)) / 2)
        places = []
        for i, line in enumerate(lines):
            x = room.rect.x
            if room.centred:
                x += max(0.0, (room.rect.w - self.kit.ruler.width(line, node.size_su, room.bold)) / 2)
            places.append(Point(x, y + i * row))
        return places

    def line(self, text: str, place: Point, size_su: float, bold: bool, ink: RGB) -> None:
        size_px = size_su * self.kit.px_per_su
        drawn, left, above = self.kit.text.line(text, size_px, bold, self.colour(ink))
        x, y = self.at(place)
        self.on.blit(drawn, (round(x) - left, round(y) - above))

    def _mark_word(self, line: str, place: Point, size_su: float, bold: bool, word: int) -> None:
        """The soft bar behind the word being spoken, with an underline for those who see no colour."""
        start, end = word_spans(line)[word]
        ruler = self.kit.ruler
        x = place.x + ruler.width(line[:start], size_su, bold)
        w = ruler.width(line[start:end], size_su, bold)
        high = min(1.24, ruler.line_height - 0.05)
        top = place.y + size_su * (ruler.line_height - high) / 2
        bar = Rect(x - size_su * 0.14, top, w + size_su * 0.28, size_su * high)
        self.card(bar, self.theme.spoken, radius_su=size_su * 0.24)
        foot = Rect(bar.x + size_su * 0.16, bar.bottom - 6.0, bar.w - size_su * 0.32, 4.0)
        self.card(foot, self.theme.ink, radius_su=2.0)

    def has(self, node: Node, state: State) -> bool:
        return state in node.states
