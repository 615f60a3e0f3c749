"""What lies over a node: hints, marks, focus, scanning, waiting, and the drawn pointer."""

from __future__ import annotations

from game.core.geometry import Point, Rect
from game.core.node import Act, Look, Node, State
from game.core.stage import SHORT_SIDE_SU
from game.stage import theme as tokens
from game.stage.paint_pen import Pen
from game.stage.paint_play import arrow, ring

POINTER_SU = 56.0
TRAIL_SU = 22.0
DWELL_RING_SU = 112.0
MARK_SU = 84.0
TOP_SU = 300.0
CHOICE_SU = 80.0
_ACTS: dict[str, str] = {
    Act.PRESS: "art:mouse-left",
    Act.ALT_PRESS: "art:mouse-right",
    Act.DOUBLE: "art:mouse-double",
    Act.ENTER: "art:mouse-move",
    Act.GRAB: "art:mouse-drag",
    Act.DROP: "sign:download",
    Act.SCROLL_UP: "sign:arrow-up",
    Act.SCROLL_DOWN: "sign:arrow-down",
    Act.BACK: "sign:back",
}
_ROUND = frozenset({Look.BUTTON, Look.THUMB, Look.LIGHT})
_SMALL = frozenset({Look.FIELD, Look.CHECK, Look.RADIO, Look.OPTION, Look.KEY, Look.FRAME, Look.SCROLL})


def radius(pen: Pen, node: Node) -> float:
    """The radius of the node's own corners, for rings around it."""
    if node.look in _ROUND:
        return min(node.rect.w, node.rect.h) / 2
    return pen.theme.radius_small_su if node.look in _SMALL else pen.theme.radius_su


def under(pen: Pen, node: Node) -> None:
    """The glow of a hint, under the node itself."""
    if State.HINTED not in node.states or pen.theme.plain:
        return
    box, r = node.rect, radius(pen, node)
    for by, share in ((30.0, 0.7), (20.0, 0.4), (10.0, 0.0)):
        colour = tokens.mixed(pen.theme.focus, pen.ground, share)
        pen.card(box.grown(by), None, colour, r + by, by)


def over(pen: Pen, node: Node) -> None:
    """Rings and marks of one node, in the order in which they must be seen."""
    r = radius(pen, node)
    if State.HINTED in node.states:
        _ring(pen, node.rect, r, 0.0, 4.0, pen.theme.focus if pen.theme.plain else pen.theme.ink)
    if State.MARKED in node.states:
        _ring(pen, node.rect, r, 4.0, 12.0, pen.theme.mark)
        _mark_arrow(pen, node.rect)
    if node.id in pen.attention.lit:
        _lit(pen, node, r)
    if pen.attention.focus_shown and pen.attention.focus == node.id:
        _focus(pen, node, r)


def _ring(pen: Pen, rect: Rect, r: float, gap: float, width: float, colour: tokens.RGB) -> None:
    """A line `gap` outside the rectangle, `width` su wide."""
    pen.card(rect.grown(gap + width), None, colour, r + gap + width, width)


def _focus(pen: Pen, node: Node, r: float) -> None:
    """The double ring: one of the two always stands out from what lies around."""
    _ring(pen, node.rect, r, 4.0, tokens.RING_SU, pen.theme.focus_edge)
    _ring(pen, node.rect, r, 4.0 + tokens.RING_SU, tokens.RING_SU, pen.theme.focus)


def _lit(pen: Pen, node: Node, r: float) -> None:
    """The scanning light: the thickest ring of all, light between two dark lines."""
    _ring(pen, node.rect, r, 2.0, 18.0, pen.theme.focus_edge)
    _ring(pen, node.rect, r, 6.0, 10.0, pen.theme.focus)
    _choice(pen, node)


def _choice(pen: Pen, node: Node) -> None:
    """The act that a switch would do now, where a thing can be acted on in several ways."""
    picture = _ACTS.get(pen.attention.choice)
    if picture is None or len(node.acts) < 2:
        return
    side = min(CHOICE_SU, node.rect.w, node.rect.h)
    centre = Point(node.rect.right - side * 0.3, node.rect.y + side * 0.3)
    pen.dot(centre, side, pen.theme.panel, pen.theme.ink, 4.0)
    pen.picture(picture, Rect.around(centre, side * 0.66), pen.theme.ink)


def _mark_arrow(pen: Pen, rect: Rect) -> None:
    """A big arrow at the node, from the side where it covers the least words."""
    inside = 14.0 if min(rect.w, rect.h) > 160.0 else -18.0  # a small thing is not covered by it
    if rect.w > 2.5 * rect.h and rect.x > MARK_SU + 26.0:
        _arrow(pen, Point(rect.x + inside, rect.centre.y), 1.0, 0.0)
        return
    below = SHORT_SIDE_SU - rect.bottom
    down = rect.y > TOP_SU or below < MARK_SU
    if down:
        _arrow(pen, Point(rect.centre.x, rect.y + inside), 0.0, 1.0)
    else:
        _arrow(pen, Point(rect.centre.x, rect.bottom - inside), 0.0, -1.0)


def _arrow(pen: Pen, tip: Point, dx: float, dy: float) -> None:
    """An arrow that goes in the direction (`dx`, `dy`) up to its tip."""
    start = tip.moved(-(MARK_SU - 8.0) * dx, -(MARK_SU - 8.0) * dy)
    wing = 26.0
    head = (
        tip.moved(-wing * (dx + dy), -wing * (dy + dx)),
        tip,
        tip.moved(-wing * (dx - dy), -wing * (dy - dx)),
    )
    light = pen.theme.panel if not pen.theme.plain else pen.theme.paper
    for width, colour in ((24.0, light), (14.0, pen.theme.mark)):
        pen.path((start, tip), width, colour)
        pen.path(head, width, colour)


def waiting(pen: Pen, centre: Point) -> None:
    """The ring of a running dwell: where the eyes already are."""
    if pen.attention.dwell > 0.0:
        ring(pen, centre, DWELL_RING_SU, pen.attention.dwell, 14.0)


def pointer(pen: Pen) -> None:
    """The learner's own pointer, when it is drawn by us, and the reach of the bubble cursor."""
    place = pen.attention.pointer
    if place is None:
        return
    if pen.attention.bubble_su > 0.0:
        d = 2 * pen.attention.bubble_su
        pen.dot(place, d + 8.0, None, pen.theme.panel, 4.0)
        pen.dot(place, d, None, pen.theme.mark, 6.0)
    for i, past in enumerate(pen.attention.trail):
        pen.dot(past, TRAIL_SU * (i + 1) / len(pen.attention.trail), pen.theme.mark, None, 0.0)
    arrow(pen, place, POINTER_SU * pen.kit.pointer_scale)
