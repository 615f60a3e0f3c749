"""Cards, buttons, choices, pictures: what is pressed, and the surfaces things lie on."""

from __future__ import annotations

from game.core.geometry import Point, Rect
from game.core.node import Look, Node, Role, State, Tone
from game.stage import theme as tokens
from game.stage.paint_pen import Pen
from game.stage.paint_rooms import (
    CHOICE_PAD_SU,
    bar_height,
    lies_flat,
    quiet_lies_flat,
    sign_side,
    words_height,
    words_room,
)
from game.stage.theme import RGB, ROUND_SU, Colours, hexed

RIM_SU = 7.0
BADGE_SU = 56.0


def colours_of(pen: Pen, node: Node) -> Colours:
    if State.DISABLED in node.states:
        return pen.theme.colours(Tone.QUIET)
    return pen.theme.colours(node.tone)


def faint_of(node: Node) -> float:
    """How far a picture steps back: what is disabled is still seen."""
    return 0.55 if State.DISABLED in node.states else 0.0


def ground(pen: Pen, node: Node, radius_su: float = 0.0, line: RGB | None = None) -> Colours:
    """The card of a node: shadow when it can be acted on and is not pressed; an outline when it is a part."""
    colours = colours_of(pen, node)
    radius_su = radius_su or pen.theme.radius_su
    acts = node.enabled
    # A card that came above what was played: it must stand off from whatever lies under it.
    above = node.look is Look.PANEL and (node.role is Role.DIALOG or State.CURRENT in node.states)
    if State.HELD in node.states:
        pen.shadow(node.rect, radius_su, lifted=True)
    elif (acts and pen.attention.pressed != node.id) or above:
        pen.shadow(node.rect, radius_su)
    if line is None and (acts or above or pen.theme.plain or State.DISABLED in node.states):
        line = colours.outline
    width = pen.theme.outline_su if line is not None else 2.0
    if acts and pen.attention.hovered == node.id:
        line, width = pen.theme.mark, 8.0
    pen.card(node.rect, colours.surface, line or pen.theme.line, radius_su, width)
    return colours


def panel(pen: Pen, node: Node) -> None:
    colours = ground(pen, node)
    pen.on_ground(colours.surface).words(node, colours.ink)


def button(pen: Pen, node: Node) -> None:
    """The one main action: a pill with its sign before the words; `value` gives other corners (su)."""
    colours = ground(pen, node, ROUND_SU if node.value is None else node.value)
    room = words_room(node, pen.kit.ruler)
    if node.picture and node.size_su:
        side = sign_side(node)
        width = max(
            (pen.kit.ruler.width(line, node.size_su, True) for line in
             pen.kit.ruler.wrap(node.name, node.size_su, room.rect.w, True)), default=0.0,
        )  # fmt: skip
        left = room.rect.centre.x - min(width, room.rect.w) / 2 - side - 16.0
        pen.sign(node.picture, Rect(left, node.rect.centre.y - side / 2, side, side), colours.ink)
    elif node.picture:
        side = min(node.rect.w, node.rect.h) * 0.6
        pen.sign(node.picture, Rect.around(node.rect.centre, side), colours.ink)
    pen.words(node, colours.ink, room)


def quiet(pen: Pen, node: Node) -> None:
    """A side button: its sign, and its words under it (or beside it when it is long)."""
    colours = ground(pen, node)
    room = words_room(node, pen.kit.ruler)
    if node.picture:
        if not node.size_su:
            box = node.rect
        elif quiet_lies_flat(node, pen.kit.ruler):
            box = Rect(node.rect.x, node.rect.y, node.rect.h, node.rect.h)
        else:
            box = Rect(node.rect.x, node.rect.y + 10.0, node.rect.w, max(24.0, room.rect.y - node.rect.y - 10.0))
        side = min(box.w * 0.6, box.h * 0.86, 60.0 if node.size_su else 96.0)
        pen.sign(node.picture, Rect.around(box.centre, side), colours.ink)
    pen.words(node, colours.ink, room)


def choice(pen: Pen, node: Node) -> None:
    """A big card: picture above, words below. Chosen and done are told by shape, never by colour alone."""
    chosen = State.SELECTED in node.states or State.CHECKED in node.states
    colours = ground(pen, node)
    if chosen:
        pen.card(node.rect, None, pen.theme.mark, pen.theme.radius_su, 10.0)
    room = words_room(node, pen.kit.ruler)
    box = _picture_box(pen, node)
    if node.picture and not pen.cut_out(node.picture, box, _rim(pen, node), shadowed=False, faint=faint_of(node)):
        placeholder(pen, box)
    pen.words(node, colours.ink, room)
    if State.DONE in node.states or chosen:
        corner = Point(node.rect.right - BADGE_SU * 0.62, node.rect.y + BADGE_SU * 0.62)
        badge(pen, corner, BADGE_SU)


def _picture_box(pen: Pen, node: Node) -> Rect:
    inner = node.rect.inset(CHOICE_PAD_SU)
    if lies_flat(node):
        return Rect(inner.x, inner.y, inner.h, inner.h)
    words_h = words_height(node, pen.kit.ruler, words_room(node, pen.kit.ruler)) if node.size_su else 0.0
    return Rect(inner.x, inner.y, inner.w, max(24.0, inner.h - words_h))


def _rim(pen: Pen, node: Node) -> float:
    """Pictograms have dark outlines and light parts: on dark or coloured paper they get a light rim."""
    return RIM_SU if pen.theme.dark or node.tone not in (Tone.PANEL, Tone.PAPER) else 0.0


def badge(pen: Pen, centre: Point, d_su: float) -> None:
    """A disc with a tick: done, or chosen."""
    colours = pen.theme.colours(Tone.ACT)
    pen.dot(centre, d_su, colours.surface, pen.theme.panel, 4.0)
    tick(pen, centre, d_su * 0.5, colours.surface, colours.ink)


def tick(pen: Pen, centre: Point, side_su: float, _under: RGB, ink: RGB) -> None:
    half = side_su / 2
    points = (
        Point(centre.x - half * 0.9, centre.y + half * 0.05),
        Point(centre.x - half * 0.25, centre.y + half * 0.7),
        Point(centre.x + half * 0.95, centre.y - half * 0.65),
    )
    pen.path(points, max(4.0, side_su * 0.2), ink)


def picture(pen: Pen, node: Node) -> None:
    """A picture as if cut out of paper; a thing one can act on throws a soft shadow."""
    room = words_room(node, pen.kit.ruler)
    box = node.rect
    if node.size_su and node.name:
        box = Rect(box.x, box.y, box.w, max(24.0, room.rect.y - box.y))
    acts = node.enabled
    held = State.HELD in node.states
    shadowed = (acts or held) and pen.attention.pressed != node.id
    rim = RIM_SU if acts or held or pen.busy or pen.theme.dark else 0.0
    if acts and pen.attention.hovered == node.id:
        pen.card(box.grown(8.0), None, pen.theme.mark, pen.theme.radius_su, 6.0)
    if held:
        box = box.shifted(0.0, -tokens.LIFT_SU)
    if not pen.cut_out(node.picture, box, rim, shadowed, faint_of(node), held):
        fallback(pen, node, box)
    if node.size_su and node.name:
        plate(pen, node, room.rect, centred=True)
        pen.words(node, pen.theme.ink, room)


def fallback(pen: Pen, node: Node, box: Rect) -> None:
    """A calm card in place of a missing picture, with the node's words when they fit nowhere else."""
    if not node.picture and not node.enabled:
        return
    placeholder(pen, box)
    if node.name and not node.size_su:
        size = 32.0
        ruler = pen.kit.ruler
        inner = box.inset(10.0)
        lines = ruler.wrap(node.name, size, inner.w)
        row = size * ruler.line_height
        y = inner.centre.y - len(lines) * row / 2
        for i, line in enumerate(lines):
            x = inner.centre.x - ruler.width(line, size) / 2
            pen.line(line, Point(x, y + i * row), size, False, pen.theme.ink)


def placeholder(pen: Pen, box: Rect) -> None:
    pen.card(box, pen.theme.panel, pen.theme.quiet, min(pen.theme.radius_su, box.h / 5))


def plate(pen: Pen, node: Node, rect: Rect, *, centred: bool) -> None:
    """A quiet ground under words that would else lie on a scene."""
    if not pen.busy:
        return
    ruler = pen.kit.ruler
    room = words_room(node, ruler)
    lines = ruler.wrap(node.name, node.size_su, rect.w, room.bold)
    width = max((ruler.width(line, node.size_su, room.bold) for line in lines), default=0.0)
    places = pen.rows(node, room, lines)
    x = rect.centre.x - width / 2 if centred else rect.x
    height = len(lines) * node.size_su * ruler.line_height
    ground_ = Rect(x, places[0].y, width, height).grown(2.0)
    pad = min(20.0, node.size_su * 0.3)
    pen.card(
        Rect(ground_.x - pad, ground_.y, ground_.w + 2 * pad, ground_.h), pen.theme.panel,
        pen.theme.line, pen.theme.radius_small_su, 2.0,
    )  # fmt: skip


def bubble(pen: Pen, node: Node) -> None:
    """Words someone says, with a tail that points at `points[0]`; without points, a caption."""
    colours = pen.theme.colours(node.tone)
    box = node.rect
    if not node.points:
        pen.card(box, colours.surface, colours.outline, pen.theme.radius_su, pen.theme.outline_su)
        pen.on_ground(colours.surface).words(node, colours.ink)
        return
    tip = node.points[0]
    above = tip.y < box.y
    edge = box.y + 6.0 if above else box.bottom - 6.0
    at = min(max(tip.x, box.x + 40.0), box.right - 72.0)
    pen.path((Point(at, edge), tip, Point(at + 34.0, edge)), 4.0, colours.outline)
    _tail(pen, (Point(at, edge), tip, Point(at + 34.0, edge)), colours)
    pen.card(box, colours.surface, colours.outline, pen.theme.radius_su)
    inside = edge + 8.0 if above else edge - 8.0
    _fill(pen, (Point(at + 2, inside), Point(at + 2, edge), tip, Point(at + 32.0, edge), Point(at + 32, inside)),
          colours.surface)  # fmt: skip
    pen.on_ground(colours.surface).words(node, colours.ink)


def _tail(pen: Pen, points: tuple[Point, ...], colours: Colours) -> None:
    pen.path((*points, points[0]), 8.0, colours.outline)


def _fill(pen: Pen, points: tuple[Point, ...], colour: RGB) -> None:
    """A small filled polygon."""
    xs, ys = [p.x for p in points], [p.y for p in points]
    box = pen.box(Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
    places = " ".join(f"{x - box.x:.1f},{y - box.y:.1f}" for x, y in map(pen.at, points))
    body = f'<polygon points="{places}" fill="{hexed(pen.colour(colour))}"/>'
    pen.on.blit(pen.kit.shapes.drawn(box.w + 1, box.h + 1, body), box.topleft)


def frame(pen: Pen, node: Node) -> None:
    """The window of a program that is only pretended; `detail` says so on its edge."""
    colours = pen.theme.colours(node.tone)
    panel_ = pen.theme.colours(Tone.PANEL)
    bar = node.rect.top(bar_height(node, pen.kit.ruler))
    r = pen.theme.radius_small_su
    pen.shadow(node.rect, r)
    bar_fill = colours.surface if node.tone is not Tone.PANEL else pen.theme.paper
    pen.card(node.rect, bar_fill, panel_.outline, r)
    line = pen.theme.outline_su
    body = Rect(node.rect.x + line, bar.bottom, node.rect.w - 2 * line, max(0.0, node.rect.h - bar.h - line))
    pen.card(body, panel_.surface, None, r - line)
    pen.card(body.top(24.0), panel_.surface, None, 0.0)
    pen.card(Rect(node.rect.x, bar.bottom - line, node.rect.w, line), panel_.outline, None, 0.0)
    pen.on_ground(bar_fill).words(node, colours.ink)
    if node.detail and node.size_su:
        w = pen.kit.ruler.width(node.detail, node.size_su)
        tag = Rect(bar.right - w - 64.0, bar.y + 8.0, w + 40.0, bar.h - 20.0)
        pen.card(tag, panel_.surface, panel_.outline, ROUND_SU)
        place = Point(tag.x + 20.0, tag.centre.y - node.size_su * pen.kit.ruler.line_height / 2)
        pen.line(node.detail, place, node.size_su, False, panel_.ink)


def key(pen: Pen, node: Node) -> None:
    """A key of a keyboard: its foot is thicker, and gone while it is pressed."""
    colours = colours_of(pen, node)
    pressed = pen.attention.pressed == node.id or State.CHECKED in node.states
    box = node.rect
    foot = min(10.0, box.h * 0.1)
    if not pressed:
        under = tokens.mixed(colours.surface, colours.outline, 0.35)
        pen.card(box, under, colours.outline, pen.theme.radius_small_su)
    face = Rect(box.x, box.y + (foot if pressed else 0.0), box.w, box.h - foot)
    pen.card(face, colours.surface, colours.outline, pen.theme.radius_small_su)
    if State.CURRENT in node.states:
        pen.card(face, None, pen.theme.mark, pen.theme.radius_small_su, 8.0)
    if node.picture and node.size_su:  # a large key: its sign above its words
        upper = face.top(max(24.0, words_room(node, pen.kit.ruler).rect.y - face.y))
        pen.sign(node.picture, Rect.around(upper.centre, min(upper.w, upper.h) * 0.7), colours.ink)
    elif node.picture:
        pen.sign(node.picture, Rect.around(face.centre, min(face.w, face.h) * 0.55), colours.ink)
    pen.words(node, colours.ink)
