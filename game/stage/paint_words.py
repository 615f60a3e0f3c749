"""Plain words: running text, titles, and the instruction."""

from __future__ import annotations

from game.core.geometry import Rect
from game.core.node import Node, Tone
from game.stage.paint_cards import colours_of, plate
from game.stage.paint_pen import Pen
from game.stage.paint_rooms import words_room


def words(pen: Pen, node: Node) -> None:
    """Text lies on a plate of its own when a scene is right behind it."""
    if not node.size_su or not node.name:
        return
    room = words_room(node, pen.kit.ruler)
    plate(pen, node, room.rect, centred=room.centred)
    ink = pen.theme.ink if pen.busy else _ink(pen, node)
    pen.words(node, ink, room)


def link(pen: Pen, node: Node) -> None:
    """Words that lead elsewhere: underlined, in the colour of links; thicker under the pointer."""
    if not node.size_su or not node.name:
        return
    ink = pen.theme.accent.surface if pen.theme.plain else pen.theme.mark
    if not node.enabled:
        ink = pen.theme.colours(Tone.QUIET).ink
    room = words_room(node, pen.kit.ruler)
    lines = pen.kit.ruler.wrap(node.name, node.size_su, room.rect.w, room.bold)
    row = node.size_su * pen.kit.ruler.line_height
    thick = 7.0 if pen.attention.hovered == node.id else 3.5
    for line, place in zip(lines, pen.rows(node, room, lines), strict=True):
        w = pen.kit.ruler.width(line, node.size_su, room.bold)
        foot = place.y + row / 2 + node.size_su * 0.52
        pen.card(Rect(place.x, foot, w, thick), ink, None, 0.0)
    pen.words(node, ink, room)


def _ink(pen: Pen, node: Node) -> tuple[int, int, int]:
    """The ink of the ground it lies on; `Tone.QUIET` and `Tone.ACT` choose a weaker or stronger one."""
    if node.tone == "quiet":
        return colours_of(pen, node).ink
    if pen.ground in (pen.theme.colours(tone).surface for tone in pen.theme.tones):
        return next(c.ink for c in pen.theme.tones.values() if c.surface == pen.ground)
    return pen.theme.ink
