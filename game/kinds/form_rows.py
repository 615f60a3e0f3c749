"""The fields of a page of a form, in rows: how many fit, which are in sight, how each is drawn."""

from __future__ import annotations

from math import ceil

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.character import one_line
from game.kinds.form_frame import BUTTON_SU, GAP_SU, LABEL_SU, NOTE_SU, TARGET_SU, VALUE_SU, block, line, places
from game.kinds.form_state import FormState
from game.kinds.form_tiles import READABLE_SU, common_size, tile
from game.kinds.typed_line import MOST_LETTERS

ROW_GAP_SU, TILE_GAP_SU = 14.0, 10.0
HEAD_FROM_SU = 460.0  # a lower window has no line for the title of the page: the bar says it
MOST_TILE_SU, LEAST_TILE_SU = 190.0, 200.0
NOTE_SIGN_SU = 54.0
Row = tuple[int, ...]


def head_h(state: FormState) -> float:
    inner = places(state).inner
    return min(state.room.stage.size(44.0) * 1.3, inner.h * 0.14) if inner.h >= HEAD_FROM_SU else 0.0


def body_of(state: FormState) -> Rect:
    inner, head = places(state).inner, head_h(state)
    top = head + (ROW_GAP_SU if head else 0.0)
    return Rect(inner.x, inner.y + top, inner.w, max(120.0, inner.h - top - BUTTON_SU - ROW_GAP_SU))


def _rows(state: FormState) -> tuple[Row, ...]:
    """Which fields stand side by side: in one column where they fit, else two by two."""
    here, body = state.here, body_of(state)
    single = tuple((i,) for i in here)
    heights = [_height(state, row, body) for row in single]
    if sum(heights) + ROW_GAP_SU * (len(heights) - 1) <= body.h:
        return single
    if body.w < 700.0:
        return single
    rows: list[Row] = []
    for i in here:
        half = folded(state, i)
        if half and rows and len(rows[-1]) == 1 and folded(state, rows[-1][0]):
            rows[-1] = (*rows[-1], i)
        else:
            rows.append((i,))
    return tuple(rows)


def _label_h(state: FormState) -> float:
    stage, body = state.room.stage, body_of(state)
    return min(stage.size(LABEL_SU) * stage.line_height, body.h * 0.2)


def _note_h(state: FormState, row: Row) -> float:
    """The room for the messages of a row; below a field, two lines where one would be too small."""
    stage, body = state.room.stage, body_of(state)
    said = [_note(state, i) for i in row if _note(state, i)]
    if not said:
        return 0.0
    size = stage.size(NOTE_SU)
    most = body.h * 0.18
    if len(row) == 1 and state.slots[row[0]].inline:
        return min(size * stage.line_height, most)
    most = max(most, body.h - _label_h(state) - 4.0 - TARGET_SU)
    wide = (body.w - GAP_SU * (len(row) - 1)) / len(row) - NOTE_SIGN_SU
    lines = min(2, max(len(stage.lines(one, size, wide, True)) for one in said))
    return min(lines * size * stage.line_height, most)


def _note(state: FormState, i: int) -> str:
    if i in state.flagged:
        return state.message(i)
    said = state.slots[i].ask.help
    return said.text if said else ""


def _columns(state: FormState, i: int, width: float, room_h: float) -> int:
    """How many tiles stand side by side so that all of them fit."""
    slot, stage = state.slots[i], state.room.stage
    n = len(slot.options)
    if slot.ask.type == "pictures":
        least = 220.0 * min(1.6, stage.text_scale)
    else:  # as wide as the longest words, with the box before them
        size = 36.0 * min(1.4, stage.text_scale)
        least = max(260.0, max(stage.ruler.width(o.content.text, size) for o in slot.options) + 124.0)
    columns = max(1, min(n, int((width + TILE_GAP_SU) // (least + TILE_GAP_SU))))
    if slot.ask.type == "pictures":
        columns = max(columns if columns < n else ceil(n / 2), ceil(n / 3))
    while columns < n and ceil(n / columns) * (TARGET_SU + TILE_GAP_SU) - TILE_GAP_SU > room_h:
        columns += 1
    return ceil(n / ceil(n / columns))


def folded(state: FormState, i: int) -> bool:
    """Whether the choices of a field have no room on the page: then it opens, like a list."""
    if not state.slots[i].inline:
        return True
    body = body_of(state)
    room_h = body.h - _label_h(state) - 4.0 - _note_h(state, (i,))
    columns = _columns(state, i, body.w, room_h)
    lines = ceil(len(state.slots[i].options) / columns)
    wide = (body.w + TILE_GAP_SU) / columns - TILE_GAP_SU
    if wide < LEAST_TILE_SU * min(1.5, state.room.stage.text_scale):
        return True
    if lines * (TARGET_SU + TILE_GAP_SU) - TILE_GAP_SU > room_h + 0.5:
        return True
    slot, cell = state.slots[i], Rect(0.0, 0.0, wide, TARGET_SU)
    ticked = slot.ask.type != "pictures"
    return ticked and common_size(state.room.stage, slot.ask.type, slot.options, cell)[0] < READABLE_SU


def _height(state: FormState, row: Row, body: Rect) -> float:
    """What a row needs."""
    above, below = _label_h(state) + 4.0, _note_h(state, row)
    slot = state.slots[row[0]]
    if folded(state, row[0]):
        return above + TARGET_SU + below
    lines = ceil(len(slot.options) / _columns(state, row[0], body.w, body.h - above - below))
    each = min(MOST_TILE_SU, max(TARGET_SU, (body.h - above - below) / lines - TILE_GAP_SU))
    each = each if slot.ask.type == "pictures" else TARGET_SU
    return min(body.h, above + lines * (each + TILE_GAP_SU) - TILE_GAP_SU + below)


def most_top(state: FormState) -> int:
    """The first row in sight when the last ones are seen."""
    if state.at_summary or state.done:
        return 0
    rows, body = _rows(state), body_of(state)
    used, top = -ROW_GAP_SU, len(rows)
    while top > 0:
        used += _height(state, rows[top - 1], body) + ROW_GAP_SU
        if used > body.h + 0.5:
            break
        top -= 1
    return min(top, len(rows) - 1)


def clamped(state: FormState, top: int) -> int:
    return min(max(top, 0), most_top(state))


def shown_rows(state: FormState) -> list[tuple[Row, Rect]]:
    """The rows in sight with their places; what is left over is shared between them."""
    rows, body = _rows(state), body_of(state)
    top = clamped(state, state.top)
    seen: list[tuple[Row, float]] = []
    used = -ROW_GAP_SU
    for row in rows[top:]:
        h = _height(state, row, body)
        if seen and used + ROW_GAP_SU + h > body.h + 0.5:
            break
        seen.append((row, min(h, body.h)))
        used += ROW_GAP_SU + h
    gap = ROW_GAP_SU + min(26.0, max(0.0, (body.h - used) / (len(seen) + 1)))
    y, result = body.y, []
    for row, h in seen:
        result.append((row, Rect(body.x, y, body.w, h)))
        y += h + gap
    return result


def way_to(state: FormState, i: int) -> str:
    """ "up" or "down" when a field is out of sight, else nothing."""
    seen = [k for row, _ in shown_rows(state) for k in row]
    if i in seen:
        return ""
    return "up" if i < seen[0] else "down"


def top_showing(state: FormState, i: int) -> int:
    """The row to begin with so that a field is seen."""
    rows = _rows(state)
    return clamped(state, next(n for n, row in enumerate(rows) if i in row))


def row_nodes(state: FormState, row: Row, rect: Rect) -> list[Node]:
    cells = rect.columns(2, GAP_SU) if len(row) > 1 else (rect,)
    note_h = _note_h(state, row)
    nodes: list[Node] = []
    for i, cell in zip(row, cells, strict=False):
        nodes += _field(state, i, cell, note_h)
    return nodes


def _field(state: FormState, i: int, cell: Rect, note_h: float) -> list[Node]:
    """Label, then the field or its tiles, then what to correct."""
    stage, slot, name = state.room.stage, state.slots[i], f"play/s{i}"
    label_h = _label_h(state)
    label = slot.label.text
    if slot.ask.optional:
        label = words(stage.lang, "form.optional", label=label)
    nodes = [line(stage, f"{name}-label", label, cell.top(label_h), LABEL_SU, True)]
    box = Rect(cell.x, cell.y + label_h + 4.0, cell.w, cell.h - label_h - 4.0 - note_h)
    nodes += [_box(state, i, box)] if folded(state, i) else _tiles(state, i, box)
    said = _note(state, i)
    if said:
        under = Rect(cell.x, cell.bottom - note_h, cell.w, note_h)
        nodes += note(stage, f"{name}-note", said, under, i in state.flagged)
    return nodes


def note(stage: Stage, node_id: str, said: str, room: Rect, flagged: bool) -> list[Node]:
    """A message under a field; with a sign when there is something to correct."""
    if not flagged:
        return [block(stage, node_id, said, room, NOTE_SU)]
    side = min(44.0, room.h)
    sign = Rect(room.x, room.centre.y - side / 2, side, side)
    text = Rect(room.x + side + 10.0, room.y, room.w - side - 10.0, room.h)
    return [
        Node(f"{node_id}-sign", Role.IMAGE, "", sign, picture="sign:warning", look=Look.PICTURE),
        block(stage, node_id, said, text, NOTE_SU + 2.0, True),
    ]


def _box(state: FormState, i: int, rect: Rect) -> Node:
    """The field itself, as it is seen before it is opened."""
    slot, value = state.slots[i], state.values[i]
    return field_node(state.room.stage, f"play/s{i}", state, i, rect, slot.shown(value))


def field_node(stage: Stage, node_id: str, state: FormState, i: int, rect: Rect, text: str) -> Node:
    slot = state.slots[i]
    written = slot.written
    states: set[State] = set()
    if slot.masked:
        states.add(State.PASSWORD)
    role = Role.TEXT_INPUT if written else Role.COMBO_BOX
    taken = 40.0 if written else 100.0
    hint = ""
    if not text and not written:
        hint = words(stage.lang, f"form.choose.{slot.ask.type}" if not slot.inline else "form.choose.list")
    room = Rect(0.0, 0.0, max(40.0, rect.w - taken - 12.0), rect.h - 10.0)
    seen = (text or hint)[: MOST_LETTERS * 2]
    size = one_line(stage, seen, VALUE_SU, room)
    if slot.masked:
        size = min(size, one_line(stage, "•" * len(seen), VALUE_SU, room))
    acts = (Act.PRESS, Act.TYPE) if written else (Act.PRESS,)
    tone = Tone.SUN if i in state.flagged else Tone.PANEL
    return Node(
        node_id, role, text or hint, rect, acts, frozenset(states), look=Look.FIELD, tone=tone, size_su=size,
        detail=slot.label.text,
    )  # fmt: skip


def _tiles(state: FormState, i: int, box: Rect) -> list[Node]:
    stage, slot = state.room.stage, state.slots[i]
    columns = _columns(state, i, box.w, box.h)
    lines = ceil(len(slot.options) / columns)
    most = MOST_TILE_SU if slot.ask.type == "pictures" else 120.0
    h = min(most, (box.h - TILE_GAP_SU * (lines - 1)) / lines)
    cells = [
        cell
        for n in range(lines)
        for cell in Rect(box.x, box.y + n * (h + TILE_GAP_SU), box.w, h).columns(columns, TILE_GAP_SU)
    ]
    chosen = state.values[i].chosen
    size, pictured = common_size(stage, slot.ask.type, slot.options, cells[0])
    return [
        tile(f"play/s{i}-o{n}", slot.ask.type, option, cell, n in chosen, size, pictured)
        for n, (option, cell) in enumerate(zip(slot.options, cells, strict=False))
    ]
