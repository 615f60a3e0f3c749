"""A thing to choose in a form: a box, a round button, a picture, a line of a list, a file, a word card."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import Stage
from game.kinds.character import fitted
from game.kinds.form_fields import Option

GAP_SU = 14.0
TICKED = ("boxes", "radio")
LEAST_SU, MOST_SU = 96.0, 150.0
READABLE_SU = 26.0


def tile(
    node_id: str, kind: str, option: Option, rect: Rect, chosen: bool, size: float, pictured: bool = True
) -> Node:
    text = option.content.text
    role, look = Role.OPTION, Look.CHOICE
    states = frozenset({State.SELECTED}) if chosen else frozenset[State]()
    if kind in TICKED:
        role = Role.CHECK_BOX if kind == "boxes" else Role.RADIO
        look = Look.CHECK if kind == "boxes" else Look.RADIO
        states = frozenset({State.CHECKED}) if chosen else frozenset[State]()
    picture = option.picture if look is Look.CHOICE and pictured else ""
    return Node(
        node_id, role, text, rect, (Act.PRESS,), states, picture, look=look, size_su=size,
        audio=option.content.audio,
    )  # fmt: skip


def common_size(stage: Stage, kind: str, options: Sequence[Option], rect: Rect) -> tuple[float, bool]:
    """The size at which the words of all options fit into tiles like `rect`; whether pictures have room too."""
    side = min(64.0, rect.h - 16.0)
    ticked = Rect(0.0, 0.0, rect.w - side - 52.0, rect.h - 8.0)

    def size(pictured: bool) -> float:
        return min(
            fitted(
                stage, o.content.text, 38.0,
                ticked if kind in TICKED else _beside(rect, pictured and bool(o.picture)),
            )
            for o in options
        )  # fmt: skip

    beside = size(True)
    # Words first: pictures go where they would leave them no readable room.
    keep = kind == "pictures" or beside >= READABLE_SU
    return (beside, True) if keep else (size(False), False)


def word_card(stage: Stage, node_id: str, text: str, rect: Rect, chosen: bool) -> Node:
    """Words that fill a field."""
    size = fitted(stage, text, 42.0, _beside(rect, False))
    states = frozenset({State.SELECTED}) if chosen else frozenset[State]()
    return Node(
        node_id, Role.BUTTON, text, rect, (Act.PRESS,), states, look=Look.CHOICE, tone=Tone.SEA, size_su=size
    )


def _beside(rect: Rect, pictured: bool) -> Rect:
    """The room for the words of a card, as the painter lays them: beside a picture, or under it."""
    inner = rect.inset(22.0, 18.0)
    if not pictured:
        return Rect(0.0, 0.0, inner.w, inner.h)
    if rect.w > 1.9 * rect.h:
        return Rect(0.0, 0.0, max(30.0, inner.w - inner.h - 26.0), inner.h)
    return Rect(0.0, 0.0, inner.w, max(28.0, inner.h - 60.0))


def cells(area: Rect, n: int, least_w: float) -> tuple[Rect, ...]:
    """`n` equal places, as few columns as the height allows, none lower than a target."""
    columns = 1
    while columns < n and -(-n // columns) * (LEAST_SU + GAP_SU) - GAP_SU > area.h:
        columns += 1
    wide = max(1, int((area.w + GAP_SU) // (least_w + GAP_SU)))
    columns = max(columns, min(2, n, wide))
    rows = -(-n // columns)
    h = min(MOST_SU, (area.h - GAP_SU * (rows - 1)) / rows)
    lines = [Rect(area.x, area.y + i * (h + GAP_SU), area.w, h) for i in range(rows)]
    return tuple(cell for row in lines for cell in row.columns(columns, GAP_SU))[:n]
