"""An open field of a form: word cards for what is written, lines of a list, files, days of a calendar."""

from __future__ import annotations

from dataclasses import replace

from game.core.geometry import Rect
from game.core.node import Act, Node, State
from game.core.stage import Stage
from game.core.wording import words
from game.kinds import form_calendar
from game.kinds.form_frame import (
    BUTTON_SU,
    LABEL_SU,
    NOTE_SU,
    TARGET_SU,
    block,
    line,
    main_button,
    places,
    small_button,
)
from game.kinds.form_rows import field_node, note
from game.kinds.form_scene import scene
from game.kinds.form_state import FormState
from game.kinds.form_tiles import cells, common_size, tile, word_card

GAP_SU = 16.0
TILES_SU = 210.0


def popup(state: FormState) -> Node:
    i = state.opened
    written = state.slots[i].written
    head, body = _split(state)
    top = _writing(state, i, head) if written else _choosing(state, i, head)
    return scene(state, (*top, *_choices(state, i, body)))


def _tight(state: FormState) -> bool:
    """In a low window the label stands beside the field, not above it."""
    stage, inner = state.room.stage, places(state).inner
    return inner.h < stage.size(LABEL_SU) * stage.line_height + 2 * TARGET_SU + TILES_SU + 3 * GAP_SU


def _note_h(state: FormState) -> float:
    stage = state.room.stage
    if _tight(state) or not _note(state, state.opened):
        return 0.0
    return stage.size(NOTE_SU) * stage.line_height + 6.0


def _note(state: FormState, i: int) -> str:
    if i in state.flagged:
        return state.message(i)
    said = state.slots[i].ask.help
    return said.text if said else ""


def _split(state: FormState) -> tuple[Rect, Rect]:
    """The room for the field with its label, and the room for what can be chosen."""
    stage, inner = state.room.stage, places(state).inner
    label_h = stage.size(LABEL_SU) * stage.line_height
    written = state.slots[state.opened].written
    h = BUTTON_SU if _tight(state) or not written else label_h + 6.0 + BUTTON_SU
    h += _note_h(state)
    return inner.top(h), inner.below(h + GAP_SU)


def weeks_in_sight(state: FormState) -> int:
    return form_calendar.weeks_in(_split(state)[1])


def _writing(state: FormState, i: int, head: Rect) -> tuple[Node, ...]:
    """Label, the field to write into, and the button that closes it."""
    stage, slot, name = state.room.stage, state.slots[i], f"play/s{i}"
    note_h = _note_h(state)
    row = Rect(head.x, head.bottom - note_h - BUTTON_SU, head.w, BUTTON_SU)
    ok_w = min(row.w * 0.34, _ok_width(stage))
    label_w = row.w * 0.26 if _tight(state) else 0.0
    if label_w:
        room = Rect(row.x, row.y, label_w - 12.0, row.h)
        label = block(stage, f"{name}-label", slot.label.text, room, LABEL_SU, True)
    else:
        room = head.top(head.h - note_h - BUTTON_SU - 6.0)
        label = line(stage, f"{name}-label", slot.label.text, room, LABEL_SU + 4.0, True)
    box = Rect(row.x + label_w, row.y, row.w - label_w - ok_w - GAP_SU, row.h)
    value = state.values[i]
    field = field_node(stage, name, state, i, box, slot.shown(value))
    field = _open(field)
    ok = main_button(
        stage, f"{name}-ok", words(stage.lang, "form.ok"), Rect(row.right - ok_w, row.y, ok_w, row.h), "sign:tick"
    )
    said = _note(state, i)
    under = Rect(head.x, head.bottom - note_h, head.w, note_h)
    notes = note(stage, f"{name}-note", said, under, i in state.flagged) if note_h else []
    return (label, field, *notes, ok)


def _open(node: Node) -> Node:
    return replace(node, acts=(Act.TYPE,), states=node.states | {State.CURRENT})


def _ok_width(stage: Stage) -> float:
    return max(220.0, stage.ruler.width(words(stage.lang, "form.ok"), stage.size(40.0), True) + 160.0)


def _choosing(state: FormState, i: int, head: Rect) -> tuple[Node, ...]:
    """What is to be chosen, and the cross that closes the list."""
    stage, slot, name = state.room.stage, state.slots[i], f"play/s{i}"
    note_h = _note_h(state)
    row = head.top(BUTTON_SU)
    close = Rect(row.right - TARGET_SU, row.y + 4.0, TARGET_SU, TARGET_SU)
    room = Rect(row.x, row.y, row.w - TARGET_SU - GAP_SU, row.h)
    label = block(stage, f"{name}-label", slot.label.text, room, LABEL_SU + 4.0, True)
    under = Rect(head.x, head.bottom - note_h, head.w, note_h)
    notes = note(stage, f"{name}-note", _note(state, i), under, i in state.flagged) if note_h else []
    return (label, small_button(stage, f"{name}-ok", "form.close", close, "sign:close"), *notes)


def _choices(state: FormState, i: int, body: Rect) -> list[Node]:
    stage, slot, name = state.room.stage, state.slots[i], f"play/s{i}"
    value = state.values[i]
    if slot.ask.type == "calendar":
        return form_calendar.calendar_nodes(stage, body, name, slot, value, state.week)
    if slot.written:
        rooms = cells(body, len(slot.cards), 300.0)
        return [
            word_card(stage, f"{name}-c{n}", text, room, text == value.line.text)
            for n, (text, room) in enumerate(zip(slot.cards, rooms, strict=True))
        ]
    rooms = cells(body, len(slot.options), 360.0)
    size, pictured = common_size(stage, slot.ask.type, slot.options, rooms[0])
    return [
        tile(f"{name}-o{n}", slot.ask.type, option, room, n in value.chosen, size, pictured)
        for n, (option, room) in enumerate(zip(slot.options, rooms, strict=True))
    ]
