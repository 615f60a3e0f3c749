"""Where the parts of a pretended computer lie: ribbon, desktop, window in front, task bar; and icons in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.geometry import Rect
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.character import fitted
from game.kinds.desktop_desk import Thing
from game.kinds.desktop_items import BIN
from game.kinds.desktop_state import DesktopState
from game.kinds.kind import Words

GAP_SU, PAD_SU = 16.0, 20.0
COMPACT_SU, SPLIT_SU, LEAST_SU = 560.0, 1150.0, 67.0
LABEL_SU, TAG_SU = 34.0, 30.0
LEAST_LABEL_SU, PICTURE_SHARE = 28.0, 0.66
FACTORS = (1.4, 1.25, 1.12, 1.0, 0.9, 0.8, 0.72)


@dataclass(frozen=True)
class Places:
    """`desk` and `window` are None when they are not seen; `tasks` when there is no room for a task bar."""

    ask: Rect
    ask_size: float
    frame: Rect
    bar_h: float
    ribbon: Rect
    middle: Rect
    desk: Rect | None
    window: Rect | None
    tasks: Rect | None
    side: float
    compact: bool


def places(state: DesktopState) -> Places:
    stage, area = state.room.stage, state.room.rect
    size = fitted(stage, state.todo.ask.text, 44.0, Rect(0.0, 0.0, area.w, area.h * 0.2), True)
    ask_h = stage.height(state.todo.ask.text, size, area.w, True)
    frame = area.below(ask_h + 8.0)
    compact = frame.h < COMPACT_SU
    side = max(LEAST_SU, min(state.button_su, frame.h * 0.17))
    bar_h = side + 20.0 if compact else max(60.0, min(TAG_SU * stage.text_scale, 40.0) * 1.5 + 14.0)
    inside = frame.below(bar_h).inset(6.0, 0.0)
    inside = Rect(inside.x, inside.y, inside.w, inside.h - 6.0)
    if compact:
        ribbon = Rect(frame.x + 16.0, frame.y + 10.0, frame.w - 32.0 - tag_width(stage), side)
        middle = inside
    elif state.dialog.mode:
        ribbon, middle = Rect(), inside
    else:
        ribbon = Rect(inside.x + 12.0, inside.y + 10.0, inside.w - 24.0, side)
        middle = inside.below(side + 20.0)
    tasks = None
    if state.windows and not compact and not state.dialog.mode:
        bar = Rect(middle.x + 12.0, middle.bottom - side - 10.0, middle.w - 24.0, side)
        tasks, middle = bar, Rect(middle.x, middle.y, middle.w, middle.h - side - 20.0)
        if state.program.world.taskbar == "top":
            tasks = Rect(bar.x, middle.y + 10.0, bar.w, bar.h)
            middle = Rect(middle.x, middle.y + side + 20.0, middle.w, middle.h)
    desk, window = _split(state, middle)
    return Places(area.top(ask_h), size, frame, bar_h, ribbon, middle, desk, window, tasks, side, compact)


def on_desk(state: DesktopState) -> tuple[Thing, ...]:
    """The things of the desktop itself, the bin last."""
    lang, world = state.room.stage.lang, state.program.world
    full = bool(state.desk.inside(BIN))
    bin_ = Thing(BIN, Words(text=words(lang, "desktop.trash")), "bin", world.bin_full if full else world.bin, "")
    gone = state.ejected == "gone"
    things = [t for t in state.desk.inside("") if not (gone and t.type == "usb")]
    return (*things, bin_)


def tag_width(stage: Stage) -> float:
    return stage.ruler.width(words(stage.lang, "browser.pretend"), min(TAG_SU * stage.text_scale, 40.0)) + 84.0


def _split(state: DesktopState, middle: Rect) -> tuple[Rect | None, Rect | None]:
    """Desktop and window beside or above one another where both have room; else what is in front."""
    if not state.front:
        return middle, None
    scale = state.room.stage.text_scale
    if middle.w >= SPLIT_SU * max(1.0, scale) and not state.room.stage.portrait:
        w = max(middle.w * 0.34, state.icon_su * 1.2 + 60.0)
        left = not state.program.world.icons_right
        desk = Rect(middle.x if left else middle.right - w, middle.y, w, middle.h)
        if _holds_most(state, desk):
            return desk, Rect(middle.x + w if left else middle.x, middle.y, middle.w - w, middle.h).inset(10.0)
    if middle.h >= 1000.0:
        h = middle.h * 0.4
        return middle.top(h), middle.below(h).inset(10.0)
    return None, middle.inset(8.0)


def _holds_most(state: DesktopState, desk: Rect) -> bool:
    """Whether a narrow desktop shows at least half of its icons at once."""
    label_h = state.room.stage.size(LABEL_SU) * state.room.stage.line_height
    small = state.icon_su * FACTORS[-1]
    columns, rows = _counts(desk.inset(PAD_SU, 14.0), small + 24.0, small * PICTURE_SHARE + label_h + 16.0)
    return columns * rows * 2 >= len(on_desk(state))


# ---------------------------------------------------------------------- icons


@dataclass(frozen=True)
class Icons:
    """The icons of one folder that are seen: places and sizes; `leaf` of `leaves`; arrows where needed."""

    shown: tuple[tuple[Thing, Rect], ...]
    size: float
    leaf: int
    leaves: int
    up: Rect | None = None
    down: Rect | None = None


def icons(state: DesktopState, area: Rect, things: Sequence[Thing], folder: str, right: bool = False) -> Icons:
    """As large as the room allows all of them; where even small ones are too many, two arrows turn leaves."""
    room = area.inset(PAD_SU, 14.0)
    names = tuple(thing.name.text for thing in things) or ("",)
    for factor in FACTORS:
        size, cell_w, cell_h, whole = _cell(state, room, names, state.icon_su * factor)
        columns, rows = _counts(room, cell_w, cell_h)
        if whole and columns * rows >= len(things):
            break
    if not whole:
        size, cell_w, cell_h = _flat_cell(state, room, names)
        columns, rows = _counts(room, cell_w, cell_h)
    arrows: tuple[Rect | None, Rect | None] = (None, None)
    if columns * rows < len(things):
        side = max(LEAST_SU, min(state.button_su, (room.h - 12.0) / 2))
        x = room.right - side
        arrows = (Rect(x, room.y, side, side), Rect(x, room.bottom - side, side, side))
        room = Rect(room.x, room.y, room.w - side - GAP_SU, room.h)
        columns, rows = _counts(room, cell_w, cell_h)
    each = max(1, columns * rows)
    leaves = max(1, -(-len(things) // each))
    leaf = min(state.leaf(folder), leaves - 1)
    shown = []
    for n, thing in enumerate(things[leaf * each : (leaf + 1) * each]):
        row, column = divmod(n, columns)
        x = room.x + column * (cell_w + GAP_SU)
        if right:
            x = room.right - cell_w - column * (cell_w + GAP_SU)
        shown.append((thing, Rect(x, room.y + row * (cell_h + GAP_SU), cell_w, cell_h)))
    return Icons(tuple(shown), size, leaf, leaves, *arrows)


def _cell(
    state: DesktopState, room: Rect, names: Sequence[str], icon_su: float
) -> tuple[float, float, float, bool]:
    """Type size of the names, width and height of a cell for the longest word; whether it is as it should be."""
    stage = state.room.stage
    size = stage.size(LABEL_SU)
    most_w = max(icon_su, min(room.w * 0.48, icon_su * 1.5))

    def longest(size: float) -> float:
        return max(stage.ruler.width(word, size) for name in names for word in name.split(" ")) + 22.0

    while size > LEAST_LABEL_SU and longest(size) > most_w:
        size *= 0.95
    cell_w = min(room.w, max(icon_su, min(longest(size), most_w)))

    def lines(size: float) -> int:
        return max(len(stage.lines(name, size, cell_w - 20.0)) for name in names)

    while size > LEAST_LABEL_SU and (lines(size) > 2 or lines(size) * size * stage.line_height > room.h * 0.5):
        size *= 0.95
    words_h = lines(size) * size * stage.line_height
    wanted = icon_su * PICTURE_SHARE + words_h + 16.0
    return size, cell_w, min(room.h, wanted), wanted <= room.h and longest(size) <= cell_w + 0.5


def _flat_cell(state: DesktopState, room: Rect, names: Sequence[str]) -> tuple[float, float, float]:
    """Where there is little height the name stands beside its picture, as in a list."""
    stage = state.room.stage
    size, cell_h = stage.size(LABEL_SU), 0.0
    while True:
        cell_h = max(LEAST_SU, size * stage.line_height + 16.0)
        cell_w = cell_h + max(stage.ruler.width(name, size) for name in names) + 44.0
        if (cell_h <= room.h and cell_w <= room.w * 0.7) or size <= 20.0:
            return size, max(cell_w, 2.0 * cell_h), cell_h
        size *= 0.94


def _counts(room: Rect, cell_w: float, cell_h: float) -> tuple[int, int]:
    columns = max(1, int((room.w + GAP_SU + 0.5) // (cell_w + GAP_SU)))
    return columns, max(1, int((room.h + GAP_SU + 0.5) // (cell_h + GAP_SU)))
