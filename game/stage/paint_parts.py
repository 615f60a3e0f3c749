"""Parts of forms and of windows: boxes to tick, fields, menus, bars."""

from __future__ import annotations

from dataclasses import replace

from game.core.geometry import Point, Rect
from game.core.node import Node, Role, State, Tone
from game.stage.paint_cards import colours_of, ground, tick
from game.stage.paint_pen import Pen
from game.stage.paint_rooms import SIGN_SU, tick_side, words_room
from game.stage.theme import ROUND_SU

HIDDEN = "•"


def check(pen: Pen, node: Node) -> None:
    _ticked(pen, node, round_box=False)


def radio(pen: Pen, node: Node) -> None:
    _ticked(pen, node, round_box=True)


def _ticked(pen: Pen, node: Node, *, round_box: bool) -> None:
    """A box at the left with its words at its right, on one card that is pressed as a whole."""
    colours = ground(pen, node, pen.theme.radius_small_su)
    side = tick_side(node)
    box = Rect(node.rect.x + 16.0, node.rect.centre.y - side / 2, side, side)
    on = State.CHECKED in node.states or State.SELECTED in node.states
    act = pen.theme.colours(Tone.ACT)
    fill = act.surface if on else pen.theme.panel
    line = act.outline if on else colours.outline
    pen.card(box, fill, line, ROUND_SU if round_box else 14.0)
    if on and round_box:
        pen.dot(box.centre, side * 0.42, act.ink)
    elif on:
        tick(pen, box.centre, side * 0.56, fill, act.ink)
    pen.words(node, colours.ink)


def field(pen: Pen, node: Node) -> None:
    """A field of a form; its value is its name. A list field has an arrow, a password shows dots."""
    colours = colours_of(pen, node)
    current = State.CURRENT in node.states or pen.attention.focus == node.id
    line = pen.theme.mark if current or pen.attention.hovered == node.id else colours.outline
    pen.card(node.rect, colours.surface, line, pen.theme.radius_small_su, 6.0 if current else pen.theme.outline_su)
    text = HIDDEN * len(node.name) if State.PASSWORD in node.states else node.name
    shown = replace(node, name=text)
    pen.words(shown, colours.ink)
    if node.role is Role.COMBO_BOX:
        _chevron(pen, node, up=State.EXPANDED in node.states)
    elif State.CURRENT in node.states and node.size_su:
        room = words_room(node, pen.kit.ruler)
        x = room.rect.x + min(room.rect.w, pen.kit.ruler.width(text, node.size_su, room.bold)) + 4.0
        h = min(node.rect.h - 16.0, node.size_su * 1.3)
        pen.card(Rect(x, node.rect.centre.y - h / 2, 4.0, h), pen.theme.mark, None, 2.0)


def _chevron(pen: Pen, node: Node, *, up: bool) -> None:
    c = Point(node.rect.right - 16.0 - SIGN_SU / 2, node.rect.centre.y)
    rise = -9.0 if up else 9.0
    points = (Point(c.x - 16.0, c.y - rise), Point(c.x, c.y + rise), Point(c.x + 16.0, c.y - rise))
    pen.path(points, 6.0, colours_of(pen, node).ink)


def option(pen: Pen, node: Node) -> None:
    """One line of a menu or list; the chosen one has a band and a tick."""
    chosen = State.SELECTED in node.states or State.CHECKED in node.states
    near = node.enabled and node.id in (pen.attention.hovered, pen.attention.pressed)
    colours = colours_of(pen, node)
    if chosen or near:
        colours = pen.theme.accent if chosen and not pen.theme.dark else colours
    inner = node.rect.inset(4.0, 2.0)
    pen.card(inner, colours.surface, pen.theme.mark if near or chosen else None, pen.theme.radius_small_su, 4.0)
    if node.picture:
        side = min(SIGN_SU, node.rect.h - 12.0)
        box = Rect(node.rect.x + 20.0, node.rect.centre.y - side / 2, side, side)
        pen.picture(node.picture, box, pen.colour(colours.ink))
    pen.words(node, colours.ink)
    if chosen:
        tick(pen, Point(node.rect.right - SIGN_SU * 0.6, node.rect.centre.y), 26.0, colours.surface, colours.ink)


def bar(pen: Pen, node: Node) -> None:
    """How far something is, without figures: a pill that fills from the left."""
    act = pen.theme.colours(Tone.ACT)
    h = min(node.rect.h, 40.0)
    box = Rect(node.rect.x, node.rect.centre.y - h / 2, node.rect.w, h)
    pen.card(box, pen.theme.panel, pen.theme.colours(Tone.PANEL).outline, ROUND_SU)
    inner = box.inset(8.0)
    share = min(max(node.value or 0.0, 0.0), 1.0)
    if share > 0.0:
        w = max(inner.h, inner.w * share)
        pen.card(Rect(inner.x, inner.y, w, inner.h), act.surface, None, ROUND_SU)
    pen.words(node, pen.theme.ink)


def scroll(pen: Pen, node: Node) -> None:
    """The frame of an area whose content is longer than it; its children are clipped to it."""
    colours = colours_of(pen, node)
    pen.card(node.rect, colours.surface, colours.outline, pen.theme.radius_small_su, pen.theme.outline_su)


def thumb(pen: Pen, node: Node) -> None:
    """The part of a scroll bar that moves, with three lines to hold it by."""
    act = pen.theme.colours(Tone.ACT)
    if State.HELD in node.states:
        pen.shadow(node.rect, ROUND_SU, lifted=True)
    line = pen.theme.mark if pen.attention.hovered == node.id else act.outline
    pen.card(node.rect, act.surface, line, min(node.rect.w, node.rect.h) / 2)
    c = node.rect.centre
    reach = min(node.rect.w, node.rect.h) * 0.22
    for step in (-12.0, 0.0, 12.0):
        if node.rect.h >= node.rect.w:
            points = (Point(c.x - reach, c.y + step), Point(c.x + reach, c.y + step))
        else:
            points = (Point(c.x + step, c.y - reach), Point(c.x + step, c.y + reach))
        pen.path(points, 4.0, act.ink)
