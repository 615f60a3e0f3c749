"""Giving a name on a pretended computer: a field, the keyboard under it, and the way back without a name."""

from __future__ import annotations

from game.core.geometry import Point, Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.stage import SMALL_SU, Stage
from game.core.typed import ENTERED
from game.core.wording import words
from game.kinds.azerty import ENTER, ERASE, LEFT, RIGHT, Board, board_for, keys_for
from game.kinds.azerty_drawn import drawn, fitted
from game.kinds.character import fitted as fitted_words
from game.kinds.desktop_parts import PRESS
from game.kinds.desktop_state import DesktopState
from game.kinds.form_frame import main_button
from game.kinds.typed_line import Line, towards

FIELD_KEYS = ("left", "right", "home", "end", "delete", "escape")
LEAST_TOP_SU, FRAMED_SU, GAP_SU = 200.0, 160.0, 16.0


def wanted_name(state: DesktopState) -> str:
    """What is to be written here: the task's name, else what stands there already."""
    return state.todo.name or state.dialog.named


def board_of(state: DesktopState) -> tuple[Board, frozenset[str]]:
    """The keyboard that can write every name of this challenge, and the keys that no small one may lack."""
    names = {todo.name for todo in state.todos}
    names |= {thing.name.text for thing in state.desk.things if thing.id in _renamed(state)}
    chars = frozenset("".join(names)) | frozenset("".join(names).lower() if state.any_case else "")
    commands = frozenset({ENTER, ERASE, LEFT, RIGHT})
    board = board_for("auto", chars, {ENTER, ERASE})
    needed = keys_for(board, wanted_name(state), {ENTER, ERASE})
    return board, needed | (commands & {key.id for key in board.keys})


def _renamed(state: DesktopState) -> set[str]:
    return {name for todo in state.todos if todo.goal == "rename" for name in todo.things}


def next_value(state: DesktopState) -> str:
    """What somebody who knows types now: a letter on the way, else Enter."""
    line, wanted = state.dialog.line, wanted_name(state)
    if state.any_case and line.text.casefold() == wanted.casefold():
        return ENTERED
    if state.any_case and wanted.casefold().startswith(line.text.casefold()):
        line = Line(wanted[: len(line.text)], len(line.text))
    return towards(line, wanted, moves=False) or ENTERED


def next_key(state: DesktopState) -> str:
    value = next_value(state)
    value = value.lower() if state.any_case else value
    board, needed = board_of(state)
    shown, _ = _shown(state, board, needed)
    return shown.next_key(value, state.dialog.modifier)


def _shown(state: DesktopState, board: Board, needed: frozenset[str]) -> tuple[Board, float]:
    return fitted(board, needed, state.room.rect, LEAST_TOP_SU * max(1.0, state.room.stage.text_scale * 0.8), 0.56)


def press_key(state: DesktopState, key_id: str) -> tuple[str, str] | None:
    """What a drawn key types, and the modifier afterwards; None when there is no such key."""
    board, needed = board_of(state)
    shown, _ = _shown(state, board, needed)
    return shown.press(key_id, state.dialog.modifier) if shown.has(key_id) else None


def naming_nodes(state: DesktopState) -> tuple[Node, ...]:
    """What is asked, a small window with the field, and the keyboard."""
    stage, area = state.room.stage, state.room.rect
    board, needed = board_of(state)
    shown, keys_h = _shown(state, board, needed)
    keys = drawn(stage, shown, area.below(area.h - keys_h), state.dialog.modifier)
    top = area.top(area.h - keys_h - GAP_SU)
    ask = state.todo.ask
    size = fitted_words(stage, ask.text, 44.0, Rect(0.0, 0.0, top.w, top.h * 0.36), True)
    ask_h = stage.height(ask.text, size, top.w, True)
    ask_node = Node(f"play/t{state.at}-ask", Role.TEXT, ask.text, top.top(ask_h), look=Look.WORDS, size_su=size,
                    bold=True, audio=ask.audio)  # fmt: skip
    room = top.below(ask_h + 10.0)
    size = min(stage.size(SMALL_SU), 44.0)
    bar = size * stage.line_height + 14.0 if room.h >= FRAMED_SU else 0.0
    row_h = max(66.0, min(130.0, room.h - bar - 28.0, max(state.button_su, stage.size(76.0))))
    box_h = bar + row_h + 28.0 if bar else row_h
    box = Rect(room.x, room.y + max(0.0, (room.h - box_h) / 2), room.w, box_h)
    row = _row(state, Rect(box.x + 14.0, box.bottom - row_h - 14.0, box.w - 28.0, row_h) if bar else box)
    if not bar:
        return (ask_node, *row, keys)
    title = words(stage.lang, "desktop.save_title" if state.dialog.back else f"desktop.{state.todo.goal}_title")
    frame = Node(
        "play/window", Role.GROUP, title, box, look=Look.FRAME, tone=state.program.world.bar, value=bar,
        size_su=size, detail=words(stage.lang, "browser.pretend"), children=row,
    )  # fmt: skip
    return (ask_node, frame, keys)


def _row(state: DesktopState, row: Rect) -> tuple[Node, ...]:
    """Cross, field, button."""
    stage, lang = state.room.stage, state.room.stage.lang
    cancel = words(lang, "desktop.cancel")
    cross = Node("play/name-cancel", Role.BUTTON, cancel, Rect(row.x, row.y, row.h, row.h), PRESS,
                 picture="sign:close", look=Look.QUIET)  # fmt: skip
    go = main_button(stage, "play/name-ok", words(lang, "desktop.ok"), row, "sign:tick")
    field = Rect(cross.rect.right + GAP_SU, row.y, go.rect.x - cross.rect.right - 2 * GAP_SU, row.h)
    return (cross, _field(stage, state, field), go)


def _field(stage: Stage, state: DesktopState, box: Rect) -> Node:
    line, label = state.dialog.line, words(stage.lang, "desktop.name")
    longest = max(line.text, wanted_name(state), key=len) + "m"
    size = min(stage.size(56.0), box.h * 0.56)
    while size > 18.0 and stage.ruler.width(longest, size) > box.w - 60.0:
        size *= 0.94
    x = box.x + 20.0 + stage.ruler.width(line.text[: line.at], size) + 2.0
    points = (Point(x, box.centre.y - size * 0.6), Point(x, box.centre.y + size * 0.6))
    caret = Node("play/caret", Role.GHOST, "", Rect(x - 2.5, points[0].y, 5.0, size * 1.2), points=points,
                 look=Look.PATHS, tone=Tone.ACT, size_su=5.0)  # fmt: skip
    return Node(
        "play/name", Role.TEXT_INPUT, line.text or label, box, (Act.TYPE,), look=Look.FIELD,
        size_su=size if line.text else 0.0, detail=label if line.text else "", keys=FIELD_KEYS, children=(caret,),
    )  # fmt: skip
