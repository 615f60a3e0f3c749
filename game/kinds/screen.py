"""A picture under a cover of cells, as wake and wipe show it."""

from __future__ import annotations

from math import log

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.kinds.kind import Thing

# Width over height, as the scenes and the views are drawn.
SCENE_ASPECT, VIEW_ASPECT = 16 / 9, 1.6
BORDER_SU = 20.0


def screen_rect(area: Rect, thing: Thing) -> Rect:
    """The largest screen that fits, in the middle of the play area, of the shape of what it shows."""
    aspect = SCENE_ASPECT if thing.picture.startswith("scene:") else VIEW_ASPECT
    inner = area.inset(BORDER_SU)
    w = min(inner.w, inner.h * aspect)
    return Rect.around(area.centre, w, w / aspect).grown(BORDER_SU)


def grid_near(n: int) -> tuple[int, int]:
    """Columns and rows of about `n` cells that are neither long nor flat."""
    shapes = [(c, r) for c in range(2, n + 1) for r in range(2, c + 1)]
    return min(shapes, key=lambda s: abs(s[0] * s[1] - n) + 3.0 * abs(log(VIEW_ASPECT * s[1] / s[0])))


def cell_rects(screen: Rect, grid: tuple[int, int]) -> tuple[Rect, ...]:
    """Equal cells that cover the picture without a gap, row by row."""
    columns, rows = grid
    inner = screen.inset(BORDER_SU)
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
