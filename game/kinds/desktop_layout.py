"""How a pretended computer looks: what is asked, the ribbon of tools, icons, windows and the task bar."""

from __future__ import annotations

from dataclasses import replace

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.wording import words
from game.kinds.desktop_desk import Thing
from game.kinds.desktop_dialogs import print_nodes, save_nodes
from game.kinds.desktop_items import BIN
from game.kinds.desktop_naming import naming_nodes
from game.kinds.desktop_parts import bar_height, cross_node, flat_buttons, item_node, title_bar, tool_button
from game.kinds.desktop_places import Icons, Places, icons, on_desk, places, tag_width
from game.kinds.desktop_state import DesktopState, Tool

SIGNS: dict[Tool, str] = {
    "new": "sign:new-folder", "open": "sign:folder", "rename": "sign:pencil", "cut": "sign:cut",
    "copy": "sign:copy", "paste": "sign:paste", "bin": "sign:trash", "restore": "sign:from-bin",
    "eject": "sign:eject",
    "unplug": "sign:unplug",
}  # fmt: skip


def compose(state: DesktopState) -> Node:
    if state.dialog.mode == "name":
        return Node("play", Role.GROUP, "", state.room.rect, children=naming_nodes(state))
    where = places(state)
    children: list[Node] = [*_ask(state, where), _frame(state, where)]
    held = _held(state, where)
    if held is not None:
        children.append(held)
    acts = (Act.DROP,) if state.held else ()
    return Node("play", Role.GROUP, "", state.room.rect, acts, children=tuple(children))


def _ask(state: DesktopState, where: Places) -> tuple[Node, ...]:
    ask = state.todo.ask
    return (
        Node("play/ask-ground", Role.GROUP, "", where.ask),
        Node(f"play/t{state.at}-ask", Role.TEXT, ask.text, where.ask, look=Look.WORDS, size_su=where.ask_size,
             bold=True, audio=ask.audio),
    )  # fmt: skip


def _frame(state: DesktopState, where: Places) -> Node:
    stage, world = state.room.stage, state.program.world
    size = min(30.0 * stage.text_scale, 40.0)
    title = "" if where.compact else state.program.name.text
    while size > 22.0 and stage.ruler.width(title, size, True) + tag_width(stage) > where.frame.w - 60.0:
        size *= 0.94
    inside: tuple[Node, ...]
    match state.dialog.mode:
        case "save":
            inside = (_wall(state, where.middle), *save_nodes(state, where))
        case "print":
            inside = (_wall(state, where.middle), *print_nodes(state, where))
        case _:
            inside = (
                *_ribbon(state, where),
                *_desktop(state, where),
                *_window(state, where),
                *_tasks(state, where),
            )
    return Node(
        "play/frame", Role.GROUP, title, where.frame, look=Look.FRAME, tone=world.frame, value=where.bar_h,
        size_su=size, detail=words(stage.lang, "browser.pretend"), children=inside,
    )  # fmt: skip


def _wall(state: DesktopState, rect: Rect) -> Node:
    return Node("play/wall", Role.GROUP, "", rect, look=Look.WALL, tone=state.program.world.wall)


# ---------------------------------------------------------------------- ribbon and task bar


def _ribbon(state: DesktopState, where: Places) -> tuple[Node, ...]:
    lang = state.room.stage.lang
    buttons = [
        tool_button(f"play/tool-{tool}", words(lang, f"desktop.{tool}"), SIGNS[tool], can_use(state, tool))
        for tool in state.tools
    ]
    return flat_buttons(state.room.stage, where.ribbon, buttons)


def can_use(state: DesktopState, tool: Tool) -> bool:
    """Whether a tool has something to work on now."""
    if state.done or state.held or state.dialog.mode:
        return False
    thing = state.desk.thing(state.selected)
    match tool:
        case "new":
            return state.here != BIN
        case "open":
            return bool(state.selected)
        case "paste":
            return bool(state.clip[1]) and state.here != BIN
        case "eject":
            return thing is not None and thing.type == "usb" and state.ejected != thing.id
        case "unplug":
            return thing is not None and thing.type == "usb"
        case "restore":
            return thing is not None and thing.inside == BIN
    return thing is not None and thing.type != "usb" and thing.inside != BIN


def _tasks(state: DesktopState, where: Places) -> tuple[Node, ...]:
    """The desktop and every open window; the one in front has a line under it."""
    if where.tasks is None:
        return ()
    lang, world = state.room.stage.lang, state.program.world
    names = [("", words(lang, "desktop.desktop"), "sign:home")]
    for name in state.windows:
        thing = state.desk.thing(name)
        sign = "sign:trash" if name == BIN else "sign:folder" if thing and thing.holds else "sign:file"
        names.append((name, thing.name.text if thing else words(lang, "desktop.trash"), sign))
    buttons = []
    for name, label, sign in names:
        button = tool_button(f"play/task-{name or 'desk'}", label, sign, not state.done and not state.held)
        buttons.append(button.having(State.CURRENT) if name == state.front else button)
    placed = flat_buttons(state.room.stage, where.tasks, buttons)
    marks = tuple(
        Node(f"{b.id}-line", Role.GROUP, "", Rect(b.rect.x + 14.0, b.rect.bottom - 11.0, b.rect.w - 28.0, 7.0),
             look=Look.PANEL, tone=Tone.ACT)
        for b in placed if State.CURRENT in b.states
    )  # fmt: skip
    bar = Node("play/taskbar", Role.GROUP, "", where.tasks.grown(8.0), look=Look.WALL, tone=world.bar)
    return (bar, *placed, *marks)


# ---------------------------------------------------------------------- desktop and window


def _desktop(state: DesktopState, where: Places) -> tuple[Node, ...]:
    if where.desk is None:
        return ()
    seen = icons(state, where.desk, on_desk(state), "", state.program.world.icons_right)
    return (_surface(state, "play/desk", "", words(state.room.stage.lang, "desktop.desktop"), where.desk, seen),)


def _surface(state: DesktopState, node_id: str, folder: str, name: str, rect: Rect, seen: Icons) -> Node:
    """What icons lie on; things can be put down on it."""
    holding = state.desk.thing(state.held)
    takes = holding is not None and holding.inside != folder and state.desk.takes(folder)
    world = state.program.world
    nodes = [item_node(state, thing, cell, seen.size) for thing, cell in seen.shown if thing.id != state.held]
    if seen.up is not None and seen.down is not None:
        live = not state.done and not state.held
        up = tool_button(f"{node_id}-up", words(state.room.stage.lang, "scroll.up"), "sign:arrow-up",
                         live and seen.leaf > 0)  # fmt: skip
        down = tool_button(f"{node_id}-down", words(state.room.stage.lang, "scroll.down"), "sign:arrow-down",
                           live and seen.leaf < seen.leaves - 1)  # fmt: skip
        nodes += [replace(up, rect=seen.up), replace(down, rect=seen.down)]
    return Node(
        node_id, Role.BUTTON if takes else Role.GROUP, name, rect, (Act.DROP,) if takes else (),
        look=Look.WALL, tone=world.wall if node_id == "play/desk" else Tone.PANEL, children=tuple(nodes),
    )  # fmt: skip


def _window(state: DesktopState, where: Places) -> tuple[Node, ...]:
    """The folder or file in front."""
    if where.window is None:
        return ()
    stage, thing = state.room.stage, state.desk.thing(state.front)
    name = thing.name.text if thing is not None else words(stage.lang, "desktop.trash")
    bar, frame_of = title_bar(state, where, where.window, name)
    inside = where.window.below(bar).inset(6.0, 0.0)
    inside = Rect(inside.x, inside.y, inside.w, inside.h - 6.0)
    children = [cross_node(state, where, where.window, "play/win-close", "desktop.close", name)]
    if where.tasks is None and len(state.windows) > 1:
        children.append(_next_window(state, children[0].rect))
    if thing is not None and not thing.holds:
        children += _document(state, where, thing, inside)
    else:
        folder = state.front
        seen = icons(state, inside, state.desk.inside(folder), folder)
        children.append(_surface(state, "play/win", folder, name, inside, seen))
        if not seen.shown:
            size = stage.fit(words(stage.lang, "desktop.empty"), 38.0, inside.inset(40.0, 20.0))
            box = inside.inset(40.0, 20.0).top(size * 1.6)
            children.append(
                Node("play/win-empty", Role.TEXT, words(stage.lang, "desktop.empty"), box, look=Look.WORDS,
                     size_su=size, tone=Tone.QUIET)
            )  # fmt: skip
    return (replace(frame_of, children=(*frame_of.children, *children)),)


def _next_window(state: DesktopState, cross: Rect) -> Node:
    """Where there is no room for a task bar, one button in the window's bar goes round all windows."""
    after = state.windows[(state.windows.index(state.front) + 1) % len(state.windows)]
    thing, lang = state.desk.thing(after), state.room.stage.lang
    name = thing.name.text if thing is not None else words(lang, "desktop.trash")
    label = words(lang, "desktop.next_window", window=name)
    by = cross.w + 12.0 if state.program.world.cross_left else -cross.w - 12.0
    button = tool_button(f"play/task-{after}", label, "sign:next", not state.done and not state.held)
    return replace(button, rect=cross.shifted(by, 0.0))


def _document(state: DesktopState, where: Places, thing: Thing, inside: Rect) -> list[Node]:
    """An open file: its picture, or its words; with what can be done with it."""
    stage, lang = state.room.stage, state.room.stage.lang
    goals = [todo.goal for todo in state.todos]
    deeds = [(g, "sign:download" if g == "save" else "sign:printer") for g in ("save", "print") if g in goals]
    nodes: list[Node] = []
    room = inside.inset(18.0, 12.0)
    if deeds and thing.type == "text":
        row = Rect(room.x, room.y, room.w, where.side)
        buttons = [tool_button(f"play/doc-{g}", words(lang, f"desktop.{g}"), s, not state.done) for g, s in deeds]
        nodes += flat_buttons(stage, row, buttons)
        room = room.below(where.side + 14.0)
    if not thing.lines:
        picture = thing.picture or "sign:file"
        return [*nodes, Node("play/doc", Role.IMAGE, thing.name.text, room, picture=picture, look=Look.PICTURE)]
    text = " ".join(line.text for line in thing.lines)
    size = stage.fit(text, 40.0, room.inset(24.0, 16.0), 0.5)
    page = Node("play/doc-page", Role.GROUP, "", room, look=Look.PANEL, tone=Tone.PAPER)
    y, inner = room.y + 16.0, room.inset(24.0, 16.0)
    for i, line in enumerate(thing.lines):
        h = stage.height(line.text, size, inner.w)
        if y + h > inner.bottom + 1.0:
            break
        box = Rect(inner.x, y, inner.w, h)
        nodes.append(Node(f"play/doc-line{i}", Role.TEXT, line.text, box, look=Look.WORDS, size_su=size))
        y += h
    return [page, *nodes]


def _held(state: DesktopState, where: Places) -> Node | None:
    """What is in the hand lies on top of everything; without a pointer it is lifted where it lay."""
    thing = state.desk.thing(state.held)
    if thing is None:
        return None
    side = state.icon_su * 0.8
    rect = Rect.around(state.hand, side) if state.hand is not None else _lay(state, where, thing)
    node = item_node(state, thing, state.room.rect.clamp(rect), 0.0)
    return replace(node, role=Role.IMAGE, acts=(), states=frozenset({State.HELD}), look=Look.PICTURE)


def _lay(state: DesktopState, where: Places, thing: Thing) -> Rect:
    """Where a thing in the hand lay before."""
    side = state.icon_su * 0.8
    places_of: list[tuple[Thing, Rect]] = []
    if where.desk is not None:
        places_of += icons(state, where.desk, on_desk(state), "", state.program.world.icons_right).shown
    if where.window is not None and state.here:
        inside = where.window.below(bar_height(where)).inset(6.0, 0.0)
        places_of += icons(state, inside, state.desk.inside(state.front), state.front).shown
    cell = next((cell for other, cell in places_of if other.id == thing.id), None)
    if cell is None:
        return Rect.around(where.middle.centre, side)
    return Rect.around(cell.centre, min(side, cell.w, cell.h)).shifted(0.0, -12.0)
