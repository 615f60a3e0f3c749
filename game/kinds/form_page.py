"""A page of a form: its step, its fields in rows (as many as fit), its buttons; and the summary."""

from __future__ import annotations

from math import ceil

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.character import one_line
from game.kinds.form_cv import cv_nodes
from game.kinds.form_frame import (
    BUTTON_SU,
    GAP_SU,
    LABEL_SU,
    NOTE_SU,
    TARGET_SU,
    VALUE_SU,
    block,
    line,
    main_button,
    places,
    scene,
    small_button,
    thanks,
)
from game.kinds.form_state import FormState
from game.kinds.form_tiles import tile
from game.kinds.typed_line import MOST_LETTERS

ROW_GAP_SU, TILE_GAP_SU = 14.0, 10.0
HEAD_FROM_SU = 460.0  # a lower window has no line for the title of the page: the bar says it
MOST_TILE_SU, LEAST_TILE_SU = 190.0, 200.0
Row = tuple[int, ...]


def page(state: FormState) -> Node:
    inner = places(state).inner
    if state.done:
        return scene(state, cv_nodes(state, inner) if state.site.cv else thanks(state, inner))
    head, body = _head(state, inner), _body(state)
    if state.at_summary:
        middle = cv_nodes(state, body) if state.site.cv else _summary(state, body)
    else:
        middle = tuple(node for row, rect in _shown(state) for node in _row(state, row, rect))
    return scene(state, (*head, *middle, *_foot(state, inner)))


# ---------------------------------------------------------------------- head and foot


def _head_h(state: FormState) -> float:
    inner = places(state).inner
    return min(state.room.stage.size(44.0) * 1.3, inner.h * 0.14) if inner.h >= HEAD_FROM_SU else 0.0


def _title(state: FormState) -> str:
    if state.at_summary:
        return words(state.room.stage.lang, "form.cv" if state.site.cv else "form.summary")
    return state.site.titles[state.at].text


def _head(state: FormState, inner: Rect) -> tuple[Node, ...]:
    """The title of the page, and which step of how many this is, in words and as a bar."""
    stage, h = state.room.stage, _head_h(state)
    if not h:
        return ()
    row = inner.top(h)
    if state.pages == 1:
        return (line(stage, f"play/p{state.at}-title", _title(state), row, 42.0, True),)
    said = words(stage.lang, "form.step", n=state.at + 1, most=state.pages)
    size = min(stage.size(LABEL_SU), h / stage.line_height)
    w = min(row.w * 0.3, stage.ruler.width(said, size) + 8.0)
    bar_w = min(200.0, row.w * 0.2)
    step = Rect(row.right - w, row.y, w, h)
    bar = Rect(step.x - bar_w - 16.0, row.centre.y - 16.0, bar_w, 32.0)
    share = (state.at + 1) / state.pages
    title = Rect(row.x, row.y, bar.x - row.x - 20.0, h)
    return (
        line(stage, f"play/p{state.at}-title", _title(state), title, 42.0, True),
        Node(f"play/p{state.at}-bar", Role.PROGRESS, "", bar, look=Look.BAR, value=share),
        line(stage, f"play/p{state.at}-step", said, step, LABEL_SU),
    )


def _foot(state: FormState, inner: Rect) -> tuple[Node, ...]:
    """Back, the arrows where not all fits, and the button that goes on or sends."""
    stage, prefix = state.room.stage, f"play/p{state.at}"
    row = Rect(inner.x, inner.bottom - BUTTON_SU, inner.w, BUTTON_SU)
    nodes, x = [], row.x
    if state.at:
        box = Rect(x, row.y + 4.0, TARGET_SU, TARGET_SU)
        nodes.append(small_button(stage, f"{prefix}-back", "form.back", box, "sign:back"))
        x += TARGET_SU + 16.0
    most = most_top(state)
    if most:
        for part, live, sign in (("up", state.top > 0, "up"), ("down", state.top < most, "down")):
            box = Rect(x, row.y + 4.0, TARGET_SU, TARGET_SU)
            nodes.append(small_button(stage, f"{prefix}-{part}", f"scroll.{part}", box, f"sign:arrow-{sign}", live))
            x += TARGET_SU + 12.0
    if not _head_h(state) and state.pages > 1:
        said = words(stage.lang, "form.step_short", n=state.at + 1, most=state.pages)
        w = stage.ruler.width(said, stage.size(NOTE_SU)) + 8.0
        if row.right - 330.0 - x > w:
            nodes.append(line(stage, f"{prefix}-step", said, Rect(x, row.y, w, row.h), NOTE_SU))
            x += w + 8.0
    last = state.at == state.pages - 1
    send = state.site.send.text if state.site.send else words(stage.lang, "form.send")
    label = send if last else words(stage.lang, "form.next")
    room = Rect(x, row.y, row.right - x, row.h)
    nodes.append(main_button(stage, f"{prefix}-next", label, room, "sign:tick" if last else "sign:next"))
    return tuple(nodes)


# ---------------------------------------------------------------------- rows


def _body(state: FormState) -> Rect:
    inner, head = places(state).inner, _head_h(state)
    top = head + (ROW_GAP_SU if head else 0.0)
    return Rect(inner.x, inner.y + top, inner.w, max(120.0, inner.h - top - BUTTON_SU - ROW_GAP_SU))


def _rows(state: FormState) -> tuple[Row, ...]:
    """Which fields stand side by side: in one column where they fit, else two by two."""
    here, body = state.here, _body(state)
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
    stage, body = state.room.stage, _body(state)
    return min(stage.size(LABEL_SU) * stage.line_height, body.h * 0.2)


def _note_h(state: FormState, row: Row) -> float:
    stage, body = state.room.stage, _body(state)
    noted = any(_note(state, i) for i in row)
    return min(stage.size(NOTE_SU) * stage.line_height, body.h * 0.18) if noted else 0.0


def _note(state: FormState, i: int) -> str:
    if i in state.flagged:
        return state.message(i)
    said = state.slots[i].ask.help
    return said.text if said else ""


def _columns(state: FormState, i: int, width: float, room_h: float) -> int:
    """How many tiles stand side by side so that all of them fit."""
    slot, stage = state.slots[i], state.room.stage
    n = len(slot.options)
    least = (220.0 if slot.ask.type == "pictures" else 300.0) * min(1.6, stage.text_scale)
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
    body = _body(state)
    room_h = body.h - _label_h(state) - 4.0 - _note_h(state, (i,))
    columns = _columns(state, i, body.w, room_h)
    lines = ceil(len(state.slots[i].options) / columns)
    narrow = (body.w + TILE_GAP_SU) / columns - TILE_GAP_SU < LEAST_TILE_SU * min(1.5, state.room.stage.text_scale)
    return narrow or lines * (TARGET_SU + TILE_GAP_SU) - TILE_GAP_SU > room_h + 0.5


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
    rows, body = _rows(state), _body(state)
    used, top = -ROW_GAP_SU, len(rows)
    while top > 0:
        used += _height(state, rows[top - 1], body) + ROW_GAP_SU
        if used > body.h + 0.5:
            break
        top -= 1
    return min(top, len(rows) - 1)


def clamped(state: FormState, top: int) -> int:
    return min(max(top, 0), most_top(state))


def _shown(state: FormState) -> list[tuple[Row, Rect]]:
    """The rows in sight with their places; what is left over is shared between them."""
    rows, body = _rows(state), _body(state)
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
    seen = [k for row, _ in _shown(state) for k in row]
    if i in seen:
        return ""
    return "up" if i < seen[0] else "down"


def top_showing(state: FormState, i: int) -> int:
    """The row to begin with so that a field is seen."""
    rows = _rows(state)
    return clamped(state, next(n for n, row in enumerate(rows) if i in row))


def _row(state: FormState, row: Row, rect: Rect) -> list[Node]:
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
        return [line(stage, node_id, said, room, NOTE_SU, False)]
    side = min(44.0, room.h)
    sign = Rect(room.x, room.centre.y - side / 2, side, side)
    text = Rect(room.x + side + 10.0, room.y, room.w - side - 10.0, room.h)
    return [
        Node(f"{node_id}-sign", Role.IMAGE, "", sign, picture="sign:warning", look=Look.PICTURE),
        line(stage, node_id, said, text, NOTE_SU + 2.0, True),
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
    return [
        tile(stage, f"play/s{i}-o{n}", slot.ask.type, option, cell, n in chosen)
        for n, (option, cell) in enumerate(zip(slot.options, cells, strict=False))
    ]


# ---------------------------------------------------------------------- summary


def _summary(state: FormState, body: Rect) -> tuple[Node, ...]:
    """What was filled, to read again before it is sent."""
    stage = state.room.stage
    told = [(i, slot) for i, slot in enumerate(state.slots) if not slot.again and slot.shown(state.values[i])]
    columns = 2 if body.h / max(1, len(told)) < 64.0 and body.w > 700.0 else 1
    lines = ceil(len(told) / columns)
    h = min(86.0, (body.h - 6.0 * (lines - 1)) / max(1, lines))
    nodes = [Node("play/summary", Role.GROUP, "", body, look=Look.PANEL, tone=Tone.PAPER)]
    sheet = body.inset(20.0, 10.0)
    h = min(h, (sheet.h - 6.0 * (lines - 1)) / max(1, lines))
    for n, (i, slot) in enumerate(told):
        column, row = divmod(n, lines)
        cell = Rect(sheet.x, sheet.y + row * (h + 6.0), sheet.w, h)
        cell = cell.columns(columns, GAP_SU)[column]
        text = slot.shown(state.values[i])
        shown = "•" * 8 if slot.masked else text
        half = cell.w * 0.42
        nodes.append(line(stage, f"play/s{i}-told", slot.label.text, Rect(cell.x, cell.y, half - 12.0, h), 36.0))
        value = Rect(cell.x + half, cell.y, cell.w - half, h)
        nodes.append(line(stage, f"play/s{i}-value", shown, value, 40.0, True))
    if not told:
        nodes.append(block(stage, "play/summary-none", words(stage.lang, "form.sent"), sheet, 40.0))
    return tuple(nodes)
