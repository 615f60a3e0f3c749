"""A page of a form: its step, its fields, its buttons; and the summary before it is sent."""

from __future__ import annotations

from math import ceil

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.character import one_line
from game.kinds.form_cv import cv_nodes
from game.kinds.form_frame import (
    BUTTON_SU,
    GAP_SU,
    LABEL_SU,
    NOTE_SU,
    TARGET_SU,
    block,
    line,
    main_button,
    places,
    small_button,
    thanks,
)
from game.kinds.form_rows import body_of, head_h, most_top, row_nodes, shown_rows
from game.kinds.form_scene import scene
from game.kinds.form_state import FormState

TOLD_SU = 40.0


def page(state: FormState) -> Node:
    inner = places(state).inner
    if state.done:
        return scene(state, cv_nodes(state, inner) if state.site.cv else thanks(state, inner))
    head, body = _head(state, inner), body_of(state)
    if state.at_summary:
        middle = cv_nodes(state, body) if state.site.cv else _summary(state, body)
    else:
        middle = tuple(node for row, rect in shown_rows(state) for node in row_nodes(state, row, rect))
    return scene(state, (*head, *middle, *_foot(state, inner)))


# ---------------------------------------------------------------------- head and foot


def _title(state: FormState) -> str:
    if state.at_summary:
        return words(state.room.stage.lang, "form.cv" if state.site.cv else "form.summary")
    return state.site.titles[state.at].text


def _head(state: FormState, inner: Rect) -> tuple[Node, ...]:
    """The title of the page, and which step of how many this is, in words and as a bar."""
    stage, h = state.room.stage, head_h(state)
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
    if not head_h(state) and state.pages > 1:
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


# ---------------------------------------------------------------------- summary


def _summary(state: FormState, body: Rect) -> tuple[Node, ...]:
    """What was filled, to read again before it is sent."""
    stage = state.room.stage
    told = [(i, slot) for i, slot in enumerate(state.slots) if not slot.again and slot.shown(state.values[i])]
    nodes = [Node("play/summary", Role.GROUP, "", body, look=Look.PANEL, tone=Tone.PAPER)]
    sheet = body.inset(20.0, 10.0)
    if not told:
        nodes.append(block(stage, "play/summary-none", words(stage.lang, "form.sent"), sheet, 40.0))
        return tuple(nodes)
    texts = [(slot.label.text, "•" * 8 if slot.masked else slot.shown(state.values[i])) for i, slot in told]
    rooms, label_su = _told(stage, sheet, texts)
    for (i, _), (label, value), (above, below) in zip(told, texts, rooms, strict=False):
        nodes.append(line(stage, f"play/s{i}-told", label, above, label_su / stage.text_scale))
        nodes.append(line(stage, f"play/s{i}-value", value, below, TOLD_SU, True))
    return tuple(nodes)


def _told(stage: Stage, sheet: Rect, texts: list[tuple[str, str]]) -> tuple[list[tuple[Rect, Rect]], float]:
    """The places of labels and values, side by side or above one another, where they are largest; and the
    size of the labels."""
    best: tuple[float, list[tuple[Rect, Rect]], float] | None = None
    for columns, stacked in ((1, False), (2, False), (2, True), (1, True)):
        if columns == 2 and sheet.w < 660.0:
            continue
        lines = ceil(len(texts) / columns)
        h = min(172.0 if stacked else 86.0, (sheet.h - 6.0 * (lines - 1)) / lines)
        cells = [
            Rect(sheet.x, sheet.y + row * (h + 6.0), sheet.w, h).columns(columns, GAP_SU)[column]
            for column in range(columns)
            for row in range(lines)
        ]
        rooms = [_told_rooms(cell, stacked) for cell in cells]
        pairs = list(zip(texts, rooms, strict=False))
        labels = min(one_line(stage, label, 36.0, above) for (label, _), (above, _) in pairs)
        values = min(one_line(stage, value, TOLD_SU, below, True) for (_, value), (_, below) in pairs)
        if best is None or min(labels, values) > best[0] + 0.5:
            best = (min(labels, values), rooms, labels)
        if best[0] >= SMALL_SU:
            break
    assert best is not None
    return best[1], best[2]


def _told_rooms(cell: Rect, stacked: bool) -> tuple[Rect, Rect]:
    if stacked:
        above = cell.top(cell.h * 0.48)
        return above, cell.below(above.h)
    half = cell.w * 0.42
    return Rect(cell.x, cell.y, half - 12.0, cell.h), Rect(cell.x + half, cell.y, cell.w - half, cell.h)
