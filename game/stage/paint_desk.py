"""The desktop of a pretended computer: wallpapers, bars and icons."""

from __future__ import annotations

from game.core.geometry import Rect
from game.core.node import Act, Node, State
from game.stage.paint_cards import RIM_SU, colours_of, faint_of, placeholder
from game.stage.paint_pen import Pen
from game.stage.paint_rooms import lies_flat, words_height, words_room


def wall(pen: Pen, node: Node) -> None:
    """A calm ground without an edge: a wallpaper, a bar, the inside of a window."""
    pen.card(node.rect, colours_of(pen, node).surface, None, 0.0 if not node.enabled else pen.theme.radius_small_su)
    if node.enabled:  # it takes what is in the hand
        line = pen.theme.mark if pen.attention.hovered == node.id else colours_of(pen, node).outline
        pen.card(node.rect.inset(4.0), None, line, pen.theme.radius_small_su, 4.0)


def icon(pen: Pen, node: Node) -> None:
    """A picture with its name under it, on whatever lies behind; the chosen one on a card of its own."""
    chosen, near = State.SELECTED in node.states, pen.attention.hovered == node.id
    room = words_room(node, pen.kit.ruler)
    ink = pen.theme.ink
    if chosen or node.acts[:1] == (Act.DROP,):
        act = pen.theme.panel
        pen.card(node.rect, act, pen.theme.mark, pen.theme.radius_small_su, 6.0 if chosen else 3.0)
        pen = pen.on_ground(act)
    elif near and node.enabled:
        pen.card(node.rect, None, pen.theme.mark, pen.theme.radius_small_su, 6.0)
    # Pictograms have light parts too: on coloured ground they get a light rim.
    rim = 0.0 if pen.ground in (pen.theme.panel, pen.theme.paper) and not pen.theme.dark else RIM_SU
    inner = node.rect.inset(10.0, 8.0)
    words_h = words_height(node, pen.kit.ruler, room) if node.size_su else 0.0
    box = Rect(inner.x, inner.y, inner.w, max(24.0, inner.h - words_h))
    if lies_flat(node) and node.size_su:
        box = Rect(inner.x, inner.y, inner.h, inner.h)
    if not pen.cut_out(node.picture, box, rim, shadowed=False, faint=faint_of(node)):
        placeholder(pen, box)
    pen.words(node, ink, room)
