"""Small parts of a pretended computer: icons, tools in a row, the bar and the cross of a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.desktop_desk import Thing
from game.kinds.desktop_places import Places
from game.kinds.desktop_state import DesktopState

PICTURES = {"file": "art:file-picture", "text": "art:file-text", "usb": "art:usb-stick"}
GAP_SU = 12.0
PRESS = (Act.PRESS,)


def picture_of(state: DesktopState, thing: Thing) -> str:
    if thing.picture:
        return thing.picture
    return state.program.world.folder if thing.type == "folder" else PICTURES.get(thing.type, "art:file-text")


def item_node(state: DesktopState, thing: Thing, rect: Rect, size: float) -> Node:
    """An icon with its name. While something is held it only takes what is put into it."""
    states = frozenset({State.SELECTED}) if thing.id == state.selected else frozenset[State]()
    acts: tuple[Act, ...] = PRESS
    if state.done:
        acts = ()
    elif state.held:
        held = state.desk.thing(state.held)
        takes = state.desk.takes(thing.id) and held is not None and held.inside != thing.id
        acts = (Act.DROP,) if takes and thing.id != state.held else ()
    elif state.draggable and thing.type in ("file", "text"):
        acts = (Act.GRAB, Act.PRESS)
    return Node(
        f"play/item-{thing.id}", Role.BUTTON if acts else Role.IMAGE, thing.name.text, rect, acts, states,
        picture_of(state, thing), look=Look.ICON, size_su=size, audio=thing.name.audio,
    )  # fmt: skip


def tool_button(node_id: str, label: str, sign: str, live: bool) -> Node:
    """A button still without a place."""
    states = frozenset[State]() if live else frozenset({State.DISABLED})
    return Node(node_id, Role.BUTTON, label, Rect(), PRESS if live else (), states, sign, look=Look.QUIET)


def flat_buttons(stage: Stage, row: Rect, buttons: Sequence[Node]) -> tuple[Node, ...]:
    """Side by side, with their words where all have room for them; else their signs alone."""
    if not buttons:
        return ()
    size = min(stage.size(SMALL_SU), row.h * 0.42)
    widths = [row.h + stage.ruler.width(b.name, size) + 34.0 for b in buttons]
    gaps = GAP_SU * (len(buttons) - 1)
    worded = sum(widths) + gaps <= row.w
    if not worded:
        widths = [min(row.h, (row.w - gaps) / len(buttons))] * len(buttons)
    placed, x = [], row.x
    for button, w in zip(buttons, widths, strict=True):
        box = Rect(x, row.y, w, row.h)
        placed.append(replace(button, rect=box, size_su=size if worded else 0.0))
        x += w + GAP_SU
    return tuple(placed)


def bar_height(where: Places) -> float:
    return where.side + 16.0


def title_bar(state: DesktopState, where: Places, rect: Rect, name: str) -> tuple[float, Node]:
    """The height of a window's bar, and the window with its title; the cross is drawn over it."""
    stage, world = state.room.stage, state.program.world
    bar = bar_height(where)
    several = where.tasks is None and len(state.windows) > 1 and not state.dialog.mode
    turns = where.side + 12.0 if several else 0.0
    room = rect.w - where.side - turns - 70.0
    size = min(stage.size(36.0), bar * 0.5)
    while size > 20.0 and stage.ruler.width(name, size, True) > room:
        size *= 0.94
    while len(name) > 3 and stage.ruler.width(name, size, True) > room:
        name = name[:-2] + "…"
    left = where.side + turns + 24.0 if world.cross_left else 24.0
    title_h = size * stage.line_height
    box = Rect(rect.x + left, rect.y + (bar - title_h) / 2, max(10.0, room), title_h)
    title = Node(f"play/window-title-{state.front or state.dialog.mode}", Role.HEADING, name, box, look=Look.WORDS,
                 size_su=size, bold=True)  # fmt: skip
    frame = Node("play/window", Role.GROUP, name, rect, look=Look.FRAME, tone=world.bar, value=bar)
    return bar, replace(frame, children=(title,))


def cross_node(state: DesktopState, where: Places, rect: Rect, node_id: str, key: str, name: str = "") -> Node:
    world, side = state.program.world, where.side
    x = rect.x + 10.0 if world.cross_left else rect.right - side - 10.0
    live = not state.done and not state.held
    label = words(state.room.stage.lang, key, window=name) if name else words(state.room.stage.lang, key)
    states = frozenset[State]() if live else frozenset({State.DISABLED})
    return Node(node_id, Role.BUTTON, label, Rect(x, rect.y + 8.0, side, side), PRESS if live else (), states,
                "sign:close", look=Look.QUIET)  # fmt: skip
