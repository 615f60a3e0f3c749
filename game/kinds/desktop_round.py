"""The round of desktop: what pressing, dragging and typing do to the files and windows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from game.core.aim import Aim, PointerMoved
from game.core.node import Act, Node
from game.core.round import KEYBOARD, NOTHING, Round, Verdict
from game.core.tree import find
from game.core.typed import ENTERED, ESCAPED
from game.kinds import desktop_goals as goals
from game.kinds import desktop_way as way
from game.kinds.desktop_items import BIN
from game.kinds.desktop_layout import compose
from game.kinds.desktop_naming import next_value, press_key
from game.kinds.desktop_state import DesktopState, Dialog
from game.kinds.typed_line import Line


@dataclass(frozen=True)
class DesktopRound(DesktopState):
    """Whoever strays may look around: only what the task asks for changes the files."""

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if aim.act is Act.DROP and self.held:
            return self._dropped(aim.target)
        node = find(self.compose(), aim.target)
        deed = Act.PRESS if aim.act is Act.DOUBLE else aim.act
        if node is None or deed not in node.acts or node.id == "play":
            return self, NOTHING
        name = aim.target.removeprefix("play/")
        if deed is Act.GRAB:
            held = name.removeprefix("item-")
            return replace(self, held=held, hand=None, selected=held), NOTHING
        if deed is Act.TYPE:
            return self._typed(aim.value, aim.target)
        if aim.target.startswith(KEYBOARD):
            return self._key(aim.target)
        return self._pressed(name, aim.target)

    def _pressed(self, name: str, target: str) -> tuple[Round, Verdict]:
        part, _, rest = name.partition("-")
        match part:
            case "item":
                return self._item(rest, target)
            case "tool":
                return self._tool(rest, target)
            case "task":
                return replace(self, front="" if rest == "desk" else rest, selected=""), NOTHING
            case "desk" | "win":
                return self._closed(target) if rest == "close" else (self._turned(part, rest), NOTHING)
            case "doc":
                return self._asked_document(rest, target)
            case "dialog":
                return replace(self, dialog=Dialog()), NOTHING
            case "name":
                return self._named(target) if rest == "ok" else (self._unnamed(), NOTHING)
            case "place" | "save":
                return self._saving(part, rest, target)
        return self._printing(name, target)

    # ------------------------------------------------------------------ icons and windows

    def _item(self, name: str, target: str) -> tuple[Round, Verdict]:
        """A first press chooses; a press on what is chosen opens it, however slow it comes."""
        if self.selected != name:
            return replace(self, selected=name), NOTHING
        return self._opened(name, target)

    def _opened(self, name: str, target: str) -> tuple[Round, Verdict]:
        if not goals.may_open(self, name):
            return self._not_yet("other_item", target)
        windows = (*(w for w in self.windows if w != name), name)
        after = replace(self, windows=windows, front=name, selected="", opens=self.opens + 1)
        if self.todo.goal == "open" and name in self.left:
            return goals.stepped(after, name, target)
        return after, NOTHING

    def _closed(self, target: str) -> tuple[Round, Verdict]:
        name = self.front
        windows = tuple(w for w in self.windows if w != name)
        if self.todo.goal == "close" and name not in self.left:
            return self._not_yet("other_window", target)
        after = replace(self, windows=windows, front=windows[-1] if windows else "", selected="")
        return goals.stepped(after, name, "") if self.todo.goal == "close" else (after, NOTHING)

    def _turned(self, part: str, way_: str) -> DesktopRound:
        folder = "" if part == "desk" else self.front
        return self._leafed(folder, way_)

    def _leafed(self, folder: str, way_: str) -> DesktopRound:
        now = dict(self.leaves)
        now[folder] = max(0, now.get(folder, 0) + (1 if way_ == "down" else -1))
        return replace(self, leaves=tuple(sorted(now.items())))

    # ------------------------------------------------------------------ tools

    def _tool(self, tool: str, target: str) -> tuple[Round, Verdict]:
        name = self.selected
        match tool:
            case "open":
                return self._opened(name, target)
            case "cut" | "copy":
                if error := goals.taking_wrong(self, tool, name):
                    return self._not_yet(error, target)
                return replace(self, clip=(tool, name)), Verdict(say=self.word(tool))
            case "paste":
                return self._pasted(target)
            case "bin":
                return goals.tried(self, "delete", name, BIN, target)
            case "restore":
                return goals.tried(self, "restore", name, "", target)
            case "new":
                if error := goals.creating_wrong(self):
                    return self._not_yet(error, target)
                return replace(self, dialog=Dialog("name"), selected=""), NOTHING
            case "rename":
                if error := goals.renaming_wrong(self, name):
                    return self._not_yet(error, target)
                thing = self.desk.thing(name)
                text = thing.name.text if thing is not None else ""
                return replace(self, dialog=Dialog("name", Line(text, len(text)))), NOTHING
        return goals.usb(self, tool, name, target)

    def _pasted(self, target: str) -> tuple[Round, Verdict]:
        deed, name = self.clip
        goal = "copy" if deed == "copy" else "move"
        after = replace(self, pastes=self.pastes + 1)
        return goals.tried(after, goal, name, self.here, target)

    # ------------------------------------------------------------------ dragging

    def _dropped(self, target: str) -> tuple[Round, Verdict]:
        name = self.held
        thing = self.desk.thing(name)
        free = replace(self, held="", hand=None, drags=self.drags + 1)
        folder = goals.folder_of(self, target)
        if folder is None:
            return free._not_yet("dropped_outside", f"play/item-{name}")
        if thing is not None and thing.inside == folder:
            return free, NOTHING
        holder = self.desk.thing(folder)
        goal = "delete" if folder == BIN else "copy" if holder is not None and holder.type == "usb" else "move"
        if thing is not None and thing.inside == BIN:
            goal = "restore"
        return goals.tried(free, goal, name, folder, target)

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]:
        return (replace(self, hand=pointer.point), NOTHING) if self.held else (self, NOTHING)

    # ------------------------------------------------------------------ names

    def _key(self, target: str) -> tuple[Round, Verdict]:
        pressed = press_key(self, target)
        if pressed is None:
            return self, NOTHING
        value, modifier = pressed
        after = replace(self, dialog=replace(self.dialog, modifier=modifier))
        return after._typed(value, target) if value else (after, NOTHING)

    def _typed(self, value: str, target: str) -> tuple[Round, Verdict]:
        """What is typed stands in its field until the dialog is gone, and nowhere else."""
        if value in (ENTERED, "\r"):
            return self._named(target)
        if value == ESCAPED:
            return self._unnamed(), NOTHING
        good = value == next_value(self)
        line = self.dialog.line.typed(value)
        after = replace(self, dialog=replace(self.dialog, line=line), keys=self.keys + 1)
        # A key on the way begins the wait for help anew.
        return after, Verdict.step() if good else NOTHING

    def _unnamed(self) -> DesktopRound:
        dialog = replace(self.dialog, mode="save", line=Line()) if self.dialog.back else Dialog()
        return replace(self, dialog=dialog)

    def _named(self, target: str) -> tuple[Round, Verdict]:
        if error := goals.name_wrong(self):
            return self._not_yet(error, target)
        if self.dialog.back:
            dialog = replace(self.dialog, mode="save", named=self.todo.name, line=Line(), back=False)
            return replace(self, dialog=dialog), Verdict.step()
        after = replace(self, dialog=Dialog())
        return goals.stepped(after, self.left[0] if self.left else "", "")

    # ------------------------------------------------------------------ saving and printing

    def _asked_document(self, deed: str, target: str) -> tuple[Round, Verdict]:
        thing = self.document
        if thing is None or deed not in ("save", "print"):
            return self, NOTHING
        if deed != self.todo.goal or thing.id not in self.left:
            return self._not_yet("other_tool", target)
        if deed == "save":
            return replace(self, dialog=Dialog("save", folder="", named=thing.name.text)), NOTHING
        return replace(self, dialog=Dialog("print")), NOTHING

    def _saving(self, part: str, rest: str, target: str) -> tuple[Round, Verdict]:
        dialog = self.dialog
        if part == "place":
            if rest == "up":
                folder = next(iter(self.desk.around(dialog.folder)), "")
                return replace(self, dialog=replace(dialog, folder=folder)), NOTHING
            return replace(self, dialog=replace(dialog, folder=rest)), NOTHING
        if rest == "name":
            line = Line(dialog.named, len(dialog.named))
            return replace(self, dialog=replace(dialog, mode="name", line=line, back=True)), NOTHING
        if rest in ("up", "down"):
            return self._leafed(f"save-{dialog.folder}", rest), NOTHING
        if error := goals.saving_wrong(self):
            return self._not_yet(error, target)
        return goals.stepped(replace(self, dialog=Dialog()), self.left[0], "")

    def _printing(self, name: str, target: str) -> tuple[Round, Verdict]:
        dialog = self.dialog
        if name in ("less", "more"):
            copies = min(9, max(1, dialog.copies + (1 if name == "more" else -1)))
            return replace(self, dialog=replace(dialog, copies=copies)), NOTHING
        if name.startswith("pages-"):
            return replace(self, dialog=replace(dialog, page=int(name.removeprefix("pages-")))), NOTHING
        if name != "print-ok":
            return self, NOTHING
        if error := goals.printing_wrong(self):
            return self._not_yet(error, target)
        after = replace(self, dialog=Dialog(), printed=self.printed + dialog.copies)
        return goals.stepped(after, self.left[0], "")

    def _not_yet(self, error: str, target: str) -> tuple[Round, Verdict]:
        return goals.not_yet(self, error, target)

    # ------------------------------------------------------------------ picture and help

    def compose(self) -> Node:
        return self._tree

    @cached_property
    def _tree(self) -> Node:
        return compose(self)

    def solution(self) -> tuple[Aim, ...]:
        return () if self.done else way.next_aims(self)
