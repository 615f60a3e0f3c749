"""A picture under a cover of cells, as wake and wipe show it."""

from __future__ import annotations

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.kinds.kind import Thing

# Width over height, as the scenes and the views are drawn.
SCENE_ASPECT, VIEW_ASPECT = 16 / 9, 1.6
BORDER_SU = 12.0


def screen_rect(area: Rect, thing: Thing) -> Rect:
    """The largest screen that fits, in the middle of the play area, of the shape of what it shows."""
    aspect = SCENE_ASPECT if thing.picture.startswith("scene:") else VIEW_ASPECT
    inner = area.inset(BORDER_SU)
    w = min(inner.w, inner.h * aspect)
    return Rect.around(area.centre, w, w / aspect).grown(BORDER_SU)


def cell_rects(screen: Rect, n: int) -> tuple[Rect, ...]:
    """At least `n` equal cells that cover the screen without a gap: exactly `n` where that is even."""
    inner = screen.inset(BORDER_SU)
    columns = min(
        (c for c in range(1, n + 1) if n % c == 0),
        key=lambda c: abs((inner.w / c) / (inner.h / (n // c)) - 1.0),
    )
    rows = n // columns
    return tuple(cell for row in inner.rows(rows, 0.0) for cell in row.columns(columns, 0.0))


def screen_nodes(screen: Rect, thing: Thing, done: bool) -> tuple[Node, ...]:
    """The frame and what it shows. The picture’s own words come only once it can be seen."""
    name = thing.name.text if done else ""
    picture = Node(
        "play/picture", Role.IMAGE, name, screen.inset(BORDER_SU), picture=thing.picture,
        look=Look.PICTURE, audio=thing.name.audio if done else "",
    )  # fmt: skip
    frame = Node("play/frame", Role.IMAGE, "", screen, look=Look.PANEL, tone=Tone.PANEL)
    return (frame, picture)
