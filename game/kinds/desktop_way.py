"""The next act of somebody who knows, on a pretended computer: through windows, tools and dialogs."""

from __future__ import annotations

from dataclasses import replace

from game.core.aim import Aim
from game.core.node import Act, Node
from game.core.tree import find
from game.kinds.desktop_items import BIN
from game.kinds.desktop_layout import compose
from game.kinds.desktop_naming import next_key
from game.kinds.desktop_places import on_desk
from game.kinds.desktop_state import DesktopState


def next_aims(state: DesktopState) -> tuple[Aim, ...]:
    match state.dialog.mode:
        case "name":
            return (Aim(next_key(state) or "play/name-ok", Act.PRESS, 0.0),)
        case "save":
            return (_press(_saving(state)),)
        case "print":
            return (_press(_printing(state)),)
    if state.held:
        return (_dropping(state),)
    return _step(state)


def _press(name: str) -> Aim:
    return Aim(f"play/{name}", Act.PRESS, 0.0)


def _step(state: DesktopState) -> tuple[Aim, ...]:
    """What is asked, by its goal."""
    todo = state.todo
    name = state.left[0] if state.left else ""
    match todo.goal:
        case "open":
            return (_press(_opening(state, name)),)
        case "close":
            return (_press(_fronted(state, name) or "win-close"),)
        case "create":
            return (_press(_inside(state, todo.into) or "tool-new"),)
        case "rename":
            return (_press(_chosen(state, name) or "tool-rename"),)
        case "delete" | "move" | "copy" | "restore":
            return _put(state, name)
        case "save" | "print":
            return (_press(_document(state, name)),)
        case "eject":
            tool = "tool-unplug" if state.ejected == name else "tool-eject"
            return (_press(_chosen(state, name) or tool),)
    return ()


# ---------------------------------------------------------------------- finding the way


def _there(state: DesktopState, node_id: str) -> Node | None:
    node = find(compose(state), f"play/{node_id}")
    return node if node is not None and node.acts else None


def _shown(state: DesktopState, name: str) -> str:
    """The press that brings the icon of `name` nearer into sight; "" when it is there."""
    if find(compose(state), f"play/item-{name}") is not None:
        return ""
    thing = state.desk.thing(name)
    folder = thing.inside if thing is not None else ""
    return _inside(state, folder) or _leafed(state, name, folder)


def _leafed(state: DesktopState, name: str, folder: str) -> str:
    """Another leaf of the icons: forwards, or back when one is past it."""
    things = on_desk(state) if not folder else state.desk.inside(folder)
    at = next((i for i, t in enumerate(things) if t.id == name), 0)
    first = next((i for i, t in enumerate(things) if find(compose(state), f"play/item-{t.id}")), 0)
    prefix = "desk" if not folder else "win"
    return f"{prefix}-{'down' if at > first else 'up'}"


def _inside(state: DesktopState, folder: str) -> str:
    """The press that brings `folder` in front; "" when it is."""
    if folder == state.here and (state.front == folder or (not folder and not state.front)):
        return ""
    if not folder:
        if find(compose(state), "play/desk") is not None and state.here == "" and not state.front:
            return ""
        return "task-desk" if _there(state, "task-desk") else "win-close"
    if folder in state.windows:
        return _fronted(state, folder)
    return _opening(state, folder)


def _fronted(state: DesktopState, name: str) -> str:
    if state.front == name:
        return ""
    for window in (name, *state.windows):
        if _there(state, f"task-{window}"):
            return f"task-{window}"
    return "win-close" if state.front else _opening(state, name)


def _seen(state: DesktopState, name: str) -> str:
    """As `_shown`; icons of the desktop may be seen beside a window."""
    thing = state.desk.thing(name)
    if (thing is None or not thing.inside) and find(compose(state), "play/desk") is not None:
        if find(compose(state), f"play/item-{name}") is not None:
            return ""
        return _leafed(state, name, "")
    return _shown(state, name)


def _chosen(state: DesktopState, name: str) -> str:
    """The press that chooses `name`; "" when it is chosen."""
    return _seen(state, name) or ("" if state.selected == name else f"item-{name}")


def _opening(state: DesktopState, name: str) -> str:
    """Choose, then press once more."""
    return _seen(state, name) or f"item-{name}"


def _document(state: DesktopState, name: str) -> str:
    if state.front == name:
        return f"doc-{state.todo.goal}"
    return _fronted(state, name) if name in state.windows else _opening(state, name)


# ---------------------------------------------------------------------- putting things somewhere


def _put(state: DesktopState, name: str) -> tuple[Aim, ...]:
    todo = state.todo
    tool = {"delete": "tool-bin", "restore": "tool-restore"}.get(todo.goal, "")
    clip = state.clip[1] == name
    if not clip and (way := _seen(state, name)):
        return (_press(way),)
    node = _there(state, f"item-{name}")
    if (
        not clip
        and todo.by == "drag"
        and node is not None
        and Act.GRAB in node.acts
        and (to := _target(state, name))
    ):
        return Aim(f"play/item-{name}", Act.GRAB, 0.0), Aim(to, Act.DROP, 0.0)
    if tool:
        return (_press(_chosen(state, name) or tool),)
    if not clip:
        return (_press(_chosen(state, name) or ("tool-copy" if todo.goal == "copy" else "tool-cut")),)
    return (_press(_inside(state, todo.into) or "tool-paste"),)


def _target(state: DesktopState, name: str) -> str:
    """Where it can be put down from here by the hand; "" when that place is not in sight."""
    goal, into = state.todo.goal, state.todo.into
    if goal == "copy":
        holder = state.desk.thing(into)
        if holder is None or holder.type != "usb":
            return ""
    folder = BIN if goal == "delete" else "" if goal == "restore" else into
    tree = compose(replace(state, held=name))
    for node_id in [f"play/item-{folder}"] if folder else ["play/desk"]:
        node = find(tree, node_id)
        if node is not None and Act.DROP in node.acts:
            return node_id
    window = find(tree, "play/win")
    return "play/win" if window is not None and Act.DROP in window.acts and state.front == folder else ""


def _dropping(state: DesktopState) -> Aim:
    free = replace(state, held="", hand=None)
    target = _target(free, state.held) if state.held in state.left else ""
    return Aim(target or "play", Act.DROP, 0.0)


# ---------------------------------------------------------------------- dialogs


def _saving(state: DesktopState) -> str:
    todo, dialog = state.todo, state.dialog
    if dialog.folder != todo.into:
        way = [todo.into, *state.desk.around(todo.into)][::-1] if todo.into else []
        if dialog.folder and dialog.folder not in way[:-1]:
            return "place-up"
        after = way[way.index(dialog.folder) + 1] if dialog.folder else way[0]
        if find(compose(state), f"play/place-{after}") is not None:
            return f"place-{after}"
        folders = [t.id for t in state.desk.inside(dialog.folder) if t.holds]
        first = next((i for i, f in enumerate(folders) if find(compose(state), f"play/place-{f}")), 0)
        return "save-down" if folders.index(after) > first else "save-up"
    return "save-name" if todo.name and dialog.named != todo.name else "save-ok"


def _printing(state: DesktopState) -> str:
    todo, dialog = state.todo, state.dialog
    if dialog.page != todo.page:
        return f"pages-{todo.page}"
    if dialog.copies != todo.copies:
        return "more" if dialog.copies < todo.copies else "less"
    return "print-ok"
