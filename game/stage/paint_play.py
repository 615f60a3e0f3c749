"""What challenges are made of: scenes, mist, light, paths, steps, stars, the ghost pointer."""

from __future__ import annotations

from math import cos, pi, sin

from game.core.geometry import Point, Rect
from game.core.node import Node, State, Tone
from game.stage.paint_cards import badge, plate
from game.stage.paint_pen import Pen
from game.stage.paint_rooms import words_room
from game.stage.shapes import travelled
from game.stage.theme import hexed, mixed

STAR_COUNT = 3
PUFFS = ((0.34, 0.36, 0.15), (0.55, 0.32, 0.17), (0.68, 0.56, 0.15), (0.45, 0.64, 0.16))
_TEEN_PLACES = {
    "harbour": "street", "canal": "street", "market": "street", "laundry": "room", "attic": "room",
    "night-sky": "room", "workshop": "desk",
}  # fmt: skip
"""The sober place shown instead of a child's; the plain one for all others."""


def scene(pen: Pen, node: Node) -> None:
    """The place behind everything, cut to cover; a plain ground without décor, and in high contrast."""
    box = pen.box(node.rect)
    name = shown_scene(pen, node)
    drawn = pen.kit.pictures.cover(name, box.w, box.h) if name else None
    if drawn is None:
        pen.on.fill(pen.theme.colours(node.tone).surface, box)
        return
    pen.on.blit(drawn, box)
    if pen.theme.dark and not name.endswith("-night"):
        pen.kit.shapes.wash(pen.on, box, pen.theme.paper, 0.62)


def shown_scene(pen: Pen, node: Node) -> str:
    """The scene that this learner's skin and settings show; "" for a plain ground."""
    if not pen.kit.decor or pen.theme.plain or not node.picture:
        return ""
    kind, _, name = node.picture.partition(":")
    if kind == "file":
        return node.picture if pen.kit.pictures.has(node.picture) else ""
    name = name or kind
    if pen.kit.teen and not name.startswith("ado-"):
        name = f"ado-{_TEEN_PLACES.get(name, 'plain')}"
    wanted = (f"scene:{name}-night", f"scene:{name}") if pen.theme.dark else (f"scene:{name}",)
    return next((picture for picture in wanted if pen.kit.pictures.has(picture)), "")


def fog(pen: Pen, node: Node) -> None:
    """A cell of mist that hides what lies under it; nothing once it is wiped.

    Its edges are all of one colour, so that cells side by side make one mist.
    """
    if State.DONE in node.states:
        return
    box = pen.box(node.rect)
    w, h = box.w, box.h
    base = pen.theme.mist
    light = mixed(base, pen.theme.rim, 0.16 if pen.theme.dark else 0.6)
    across, down = int(node.rect.x / 60.0) % 2, int(node.rect.y / 60.0) % 2  # no two neighbours alike
    body = f'<rect width="{w}" height="{h}" fill="{hexed(base)}"/>'
    for x, y, r in PUFFS:
        place = f'cx="{abs(across - x) * w:g}" cy="{abs(down - y) * h:g}"'
        body += f'<ellipse {place} rx="{r * w:g}" ry="{r * h * 0.8:g}" fill="{hexed(light)}"/>'
    pen.drawn(node.rect, body, blur_px=max(1, min(w, h) // 10))
    if pen.theme.plain:
        pen.card(node.rect, None, pen.theme.line, 0.0, 3.0)


def light(pen: Pen, node: Node) -> None:
    """A pool of light to stay in; the ring around it fills with `value`."""
    side = min(node.rect.w, node.rect.h)
    c = node.rect.centre
    sun = pen.theme.colours(Tone.SUN)
    glow = pen.theme.focus
    if not pen.theme.plain:
        for share, pale in ((1.0, 0.6), (0.8, 0.35), (0.6, 0.1)):
            pen.dot(c, side * share, mixed(glow, pen.theme.panel, pale))
    pen.dot(c, side, None, sun.outline, 4.0)
    if node.picture:
        pen.cut_out(node.picture, Rect.around(c, side * 0.56), 0.0, shadowed=False)
    if node.value:
        ring(pen, c, side - 8.0, node.value, 18.0)
    pen.words(node, pen.theme.ink)


def ring(pen: Pen, centre: Point, d_su: float, share: float, width_su: float) -> None:
    """A ring that fills clockwise: dark, with a light edge, so that it shows on anything."""
    edge = pen.theme.panel if not pen.theme.plain else pen.theme.paper
    for colour, width in ((edge, width_su + 8.0), (pen.theme.mark, width_su)):
        d = pen.n(d_su + (width - width_su))
        drawn = pen.kit.shapes.arc(d, pen.thin(width), share, pen.colour(colour))
        x, y = pen.at(centre)
        pen.on.blit(drawn, (round(x - d / 2), round(y - d / 2)))


def track(pen: Pen, node: Node) -> None:
    """A path of `size_su` across; the travelled share of it is filled."""
    colours = pen.theme.colours(node.tone)
    width = node.size_su or 48.0
    surface = pen.theme.panel if node.tone is Tone.PANEL else colours.surface
    pen.path(node.points, width, surface, pen.theme.colours(Tone.PANEL).outline)
    if node.value and len(node.points) > 1:
        done = travelled([(p.x, p.y) for p in node.points], node.value)
        act = pen.theme.colours(Tone.ACT).surface
        pen.trail(tuple(Point(x, y) for x, y in done), max(8.0, width * 0.5), act)


def paths(pen: Pen, node: Node) -> None:
    """Thin lines: a trace of the pointer, a link between two things."""
    colours = pen.theme.colours(node.tone)
    line = colours.outline if node.tone is not Tone.ACT else pen.theme.mark
    pen.path(node.points, node.size_su or 6.0, line)


def steps(pen: Pen, node: Node) -> None:
    """One bead of the session's path: done, now, or to come; the end is in sight."""
    first, last = pen.index == 0, pen.index == pen.count - 1
    c = node.rect.centre
    _thread(pen, node, first=first, last=last)
    side = min(node.rect.w, node.rect.h)
    small, big = min(44.0, side * 0.6), min(60.0, side * 0.8)
    if node.picture:
        small = min(56.0, side * 0.72)
    if State.DONE in node.states:
        badge(pen, c, small)
    elif State.CURRENT in node.states:
        pen.dot(c, big, pen.theme.accent.surface, pen.theme.ink, 6.0)
        pen.dot(c, big * 0.36, pen.theme.accent.ink)
    else:
        pen.dot(c, small, pen.theme.panel, pen.theme.colours(Tone.QUIET).outline, 4.0)
    if node.picture and State.DONE not in node.states and State.CURRENT not in node.states:
        pen.sign(node.picture, Rect.around(c, small * 0.62), pen.theme.ink)


def _thread(pen: Pen, node: Node, *, first: bool, last: bool) -> None:
    box, c = node.rect, node.rect.centre
    h = min(80.0, box.h)
    left = box.x - (8.0 if first else 0.0)
    right = box.right + (8.0 if last else 0.0)
    if pen.busy:
        strip = Rect(left, c.y - h / 2, right - left, h)
        pen.card(strip, pen.theme.panel, None, h / 2 if first or last else 0.0)
        if pen.count > 1 and (first or last):
            half = Rect(c.x if first else left, strip.y, right - c.x if first else c.x - left, h)
            pen.card(half, pen.theme.panel, None, 0.0)
    a, b = (c.x if first else box.x), (c.x if last else box.right)
    if b > a:
        pen.card(Rect(a, c.y - 3.0, b - a, 6.0), pen.theme.quiet, None, 0.0)


def stars(pen: Pen, node: Node) -> None:
    """Stars (badges in the sober skin): a share of three, or a number of them; those to come are outlines."""
    value = node.value or 0.0
    wide = node.rect.w > 1.6 * node.rect.h
    if value > 1.0:
        count, filled = round(value), round(value)
    else:
        count = STAR_COUNT if wide else 1
        filled = round(value * count) if count > 1 else int(value > 0.0)
    side = min(node.rect.h, (node.rect.w - 8.0 * (count - 1)) / count)
    gap = 8.0 + side * 0.06
    x = node.rect.centre.x - (side * count + gap * (count - 1)) / 2
    for i in range(count):
        box = Rect(x + i * (side + gap), node.rect.centre.y - side / 2, side, side)
        if pen.kit.teen:
            _step_badge(pen, box, filled=i < filled)
        else:
            star(pen, box, filled=i < filled)


def star(pen: Pen, box: Rect, *, filled: bool) -> None:
    """A round-cornered star."""
    px = pen.box(box)
    sun = pen.theme.colours(Tone.SUN)
    line = sun.outline if filled else pen.theme.quiet
    fill = pen.theme.focus if filled else pen.theme.panel
    width = max(2.0, pen.n(box.w * 0.055))
    points = []
    for i in range(10):
        outer = px.w / 2 - width * 1.3
        r = outer if i % 2 == 0 else outer * 0.52
        turn = -pi / 2 + i * pi / 5
        points.append(f"{px.w / 2 + r * cos(turn):.1f},{px.w / 2 + r * sin(turn) + px.w * 0.03:.1f}")
    rim = f'stroke="{hexed(pen.colour(pen.theme.rim))}" stroke-width="{width * 2.6:g}"' if filled else ""
    body = (
        f'<polygon points="{" ".join(points)}" fill="none" {rim} stroke-linejoin="round"/>'
        f'<polygon points="{" ".join(points)}" fill="{hexed(pen.colour(fill))}"'
        f' stroke="{hexed(pen.colour(line))}" stroke-width="{width:g}" stroke-linejoin="round"/>'
    )
    pen.on.blit(pen.kit.shapes.drawn(px.w, px.w, body), px.topleft)


def _step_badge(pen: Pen, box: Rect, *, filled: bool) -> None:
    side = min(box.w, box.h) * 0.84
    if filled:
        badge(pen, box.centre, side)
    else:
        pen.dot(box.centre, side, pen.theme.panel, pen.theme.quiet, 4.0)


def pointer(pen: Pen, node: Node) -> None:
    """The ghost pointer of a demonstration: its tip lies at the middle of the node."""
    c = node.rect.centre
    pen.dot(c, node.rect.w * 0.5, None, pen.theme.mark, 6.0)
    arrow(pen, c, node.rect.h)


POINTER_COLOURS = {
    "white": "#ffffff", "yellow": "#ffd166", "red": "#d3202e", "blue": "#1266c4", "black": "#000000",
}  # fmt: skip


def arrow(pen: Pen, tip: Point, h_su: float) -> None:
    """A pointer arrow, light with a dark edge and a light rim: seen on anything."""
    h = pen.n(h_su)
    w = round(h * 0.72)
    shape = "M 8 6 L 8 78 L 26 62 L 38 90 L 52 84 L 40 57 L 64 55 Z"
    chosen = POINTER_COLOURS[pen.kit.pointer_colour]
    fill = hexed(pen.theme.focus) if pen.theme.plain and pen.kit.pointer_colour == "white" else chosen
    dark, rim = ("#000000", "#ffffff") if pen.theme.plain else ("#172038", "#ffffff")
    body = (
        f'<g transform="scale({h / 96:g})" stroke-linejoin="round">'
        f'<path d="{shape}" fill="{rim}" stroke="{rim}" stroke-width="13"/>'
        f'<path d="{shape}" fill="{fill}" stroke="{dark}" stroke-width="7"/></g>'
    )
    x, y = pen.at(tip)
    k = h / 96
    pen.on.blit(pen.kit.shapes.drawn(w, h, body), (round(x - 8 * k), round(y - 6 * k)))


def nothing(pen: Pen, node: Node) -> None:
    """A node without a look of its own: only its words, when it has a size for them."""
    if node.size_su and node.name:
        plate(pen, node, words_room(node, pen.kit.ruler).rect, centred=True)
        pen.words(node, pen.theme.ink)
