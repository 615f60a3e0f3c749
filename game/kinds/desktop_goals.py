"""What the task makes of an act on the desktop: a step, the end of a task, or a kind « not yet »."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from game.core.outcome import Motion
from game.core.round import NOTHING, Verdict
from game.kinds.desktop_desk import Todo, step_done
from game.kinds.desktop_items import BIN
from game.kinds.desktop_naming import wanted_name
from game.kinds.desktop_state import DesktopState, Dialog

R = TypeVar("R", bound=DesktopState)


def not_yet(state: R, error: str, target: str) -> tuple[R, Verdict]:
    after = replace(state, others=(*state.others, error))
    return after, Verdict.not_yet(error, target, state.word(error))


def tried(state: R, goal: str, name: str, folder: str, target: str) -> tuple[R, Verdict]:
    """Something is put somewhere: done when that is what is asked, else it stays where it was."""
    todo = state.todo
    if goal != todo.goal:
        return not_yet(state, "other_tool", target)
    if name not in state.left:
        return not_yet(state, "other_item", target)
    if goal in ("move", "copy") and folder != todo.into:
        return not_yet(state, "other_folder", target)
    return stepped(replace(state, clip=("", ""), selected=""), name, target)


def stepped(state: R, name: str, target: str) -> tuple[R, Verdict]:
    """One step is done: the files change; after the last one the next task begins."""
    todo = state.todo
    desk = step_done(state.desk, todo, name)
    after = replace(
        state, desk=desk, steps=state.steps + 1, moved_now=(*state.moved_now, name), held="", hand=None,
        selected="",
    )  # fmt: skip
    if after.steps < todo.steps:
        return after, Verdict.step(target, Motion.POP)
    after = begun(replace(after, at=state.at + 1, steps=0, moved_now=(), clip=("", ""), dialog=Dialog()))
    if after.done:
        return after, Verdict.reached(target, Motion.POP, todo.say)
    return after, Verdict.step(target, Motion.POP, todo.say)


def begun(state: R) -> R:
    """At the start of the present task: its own windows open, and what it asks to open still closed."""
    if state.done:
        return state
    todo: Todo = state.todo
    windows = todo.opened or state.windows
    if todo.goal == "open":
        windows = tuple(w for w in windows if w not in todo.things)
    windows = tuple(w for w in windows if w == BIN or state.desk.thing(w) is not None)
    front = windows[-1] if todo.opened or (windows and state.front not in windows and state.front) else state.front
    return replace(state, windows=windows, front=front if front in windows else "", selected="")


# ---------------------------------------------------------------------- what may be done


def may_open(state: DesktopState, name: str) -> bool:
    """Where opening is what is asked, only what is meant and the folders on the way open."""
    if state.todo.goal != "open" or (name == BIN and any(BIN in state.desk.around(n) for n in state.left)):
        return True
    return any(name == wanted or name in state.desk.around(wanted) for wanted in state.left)


def taking_wrong(state: DesktopState, tool: str, name: str) -> str:
    goal = {"cut": "move", "copy": "copy"}[tool]
    if state.todo.goal != goal:
        return "other_tool"
    return "" if name in state.left else "other_item"


def creating_wrong(state: DesktopState) -> str:
    if state.todo.goal != "create":
        return "other_tool"
    return "" if state.here == state.todo.into else "other_folder"


def renaming_wrong(state: DesktopState, name: str) -> str:
    if state.todo.goal != "rename":
        return "other_tool"
    return "" if name in state.left else "other_item"


def name_wrong(state: DesktopState) -> str:
    text, wanted = state.dialog.line.text.strip(), wanted_name(state)
    if not text:
        return "no_name"
    same = text.casefold() == wanted.casefold() if state.any_case else text == wanted
    return "" if same else "other_name"


def saving_wrong(state: DesktopState) -> str:
    todo, dialog = state.todo, state.dialog
    if dialog.folder != todo.into:
        return "other_folder"
    return "" if not todo.name or dialog.named == todo.name else "other_name"


def printing_wrong(state: DesktopState) -> str:
    todo, dialog = state.todo, state.dialog
    if dialog.page != todo.page:
        return "other_page"
    return "" if dialog.copies == todo.copies else "other_copies"


def usb(state: R, tool: str, name: str, target: str) -> tuple[R, Verdict]:
    """Eject, then take out: taken out too early, files could be lost."""
    if tool not in ("eject", "unplug"):
        return state, NOTHING
    if state.todo.goal != "eject" or name not in state.todo.things:
        return not_yet(state, "other_tool", target)
    if tool == "eject":
        if state.steps:
            return state, NOTHING
        after = replace(state, ejected=name, steps=1)
        return after, Verdict.step(target, Motion.POP, state.word("ejected"))
    if state.ejected != name:
        return not_yet(state, "unplugged", target)
    return stepped(replace(state, ejected="gone"), name, "")


def folder_of(state: DesktopState, target: str) -> str | None:
    """The folder that a thing is put into at this node; None beside all of them."""
    name = target.removeprefix("play/")
    if name == "desk":
        return ""
    if name == "win":
        return state.front
    folder = name.removeprefix("item-")
    return folder if name.startswith("item-") and state.desk.takes(folder) else None
