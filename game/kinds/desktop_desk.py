"""The files of a pretended computer as plain values: what lies where, under which name. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from game.kinds.desktop_items import BIN, Goal, Item, Task
from game.kinds.kind import Words


@dataclass(frozen=True)
class Thing:
    """A folder, file, text or USB stick. `inside` is the id of what holds it, "" for the desktop."""

    id: str
    name: Words
    type: str
    picture: str
    inside: str
    lines: tuple[Words, ...] = ()
    pages: int = 1
    was_in: str = ""

    @property
    def holds(self) -> bool:
        return self.type in ("folder", "usb")


@dataclass(frozen=True)
class Desk:
    """All things, in the order in which they are seen."""

    things: tuple[Thing, ...]

    def thing(self, thing_id: str) -> Thing | None:
        return next((thing for thing in self.things if thing.id == thing_id), None)

    def inside(self, folder: str) -> tuple[Thing, ...]:
        return tuple(thing for thing in self.things if thing.inside == folder)

    def around(self, thing_id: str) -> tuple[str, ...]:
        """What holds a thing, from the inside out; ends before the desktop."""
        found: list[str] = []
        thing = self.thing(thing_id)
        while thing is not None and thing.inside and thing.inside not in found:
            found.append(thing.inside)
            thing = self.thing(thing.inside)
        return tuple(found)

    def takes(self, folder: str) -> bool:
        """Whether things can be put there."""
        thing = self.thing(folder)
        return folder in ("", BIN) or (thing is not None and thing.holds)

    def named_alike(self, name: str, folder: str, but: str = "") -> Thing | None:
        """What already has this name there; capitals make no difference, as on most computers."""
        wanted = name.strip().casefold()
        alike = (t for t in self.inside(folder) if t.name.text.casefold() == wanted and t.id != but)
        return next(alike, None)

    def put(self, thing_id: str, folder: str) -> Desk:
        """Moved; what goes to the bin remembers where it came from."""
        moved = self._changed(
            thing_id, lambda t: replace(t, inside=folder, was_in=t.inside if folder == BIN else "")
        )
        # What was put last lies last, as if it had come in just now.
        last = [t for t in moved.things if t.id == thing_id]
        return Desk((*(t for t in moved.things if t.id != thing_id), *last))

    def named(self, thing_id: str, name: Words) -> Desk:
        return self._changed(thing_id, lambda t: replace(t, name=name))

    def plus(self, thing: Thing) -> Desk:
        return Desk((*self.things, thing))

    def copied(self, thing_id: str, folder: str) -> Desk:
        thing = self.thing(thing_id)
        assert thing is not None
        n = sum(t.id.partition("~")[0] == thing_id for t in self.things)
        return self.plus(replace(thing, id=f"{thing_id}~{n}", inside=folder, was_in=""))

    def without(self, thing_id: str) -> Desk:
        return Desk(tuple(t for t in self.things if t.id != thing_id))

    def _changed(self, thing_id: str, change: Callable[[Thing], Thing]) -> Desk:
        return Desk(tuple(change(t) if t.id == thing_id else t for t in self.things))


def desk_of(items: Iterable[Item], level: float, shown: frozenset[str]) -> Desk:
    """The things of this level. A folder that is not there yet leaves its things in the folder around it."""
    items = tuple(items)
    there = {item.id: item for item in items if item.level <= level and item.id in shown}
    by_id = {item.id: item for item in items}

    def holder(item: Item) -> str:
        inside = item.inside
        for _ in items:
            if inside in ("", BIN) or inside in there:
                break
            inside = by_id[inside].inside
        return inside

    return Desk(
        tuple(Thing(i.id, i.name, i.type, i.picture, holder(i), i.lines, i.pages) for i in items if i.id in there)
    )


@dataclass(frozen=True)
class Todo:
    """A task as it is met: its goal, what it is about, where to, under which name."""

    ask: Words
    goal: Goal
    things: tuple[str, ...]
    into: str = ""
    name: str = ""
    page: int = 0
    copies: int = 1
    opened: tuple[str, ...] = ()
    by: str = "drag"
    say: str = ""

    @property
    def steps(self) -> int:
        """One for each thing; a USB stick is ejected, then taken out."""
        return 2 if self.goal == "eject" else max(1, len(self.things))


def todo_of(task: Task) -> Todo:
    return Todo(
        task.ask, task.goal, task.things, task.into,
        task.name.text.strip() if task.name else "", task.page, task.copies, task.opened, task.by,
        task.say.text if task.say else "",
    )  # fmt: skip


def step_done(desk: Desk, todo: Todo, thing_id: str, folder_picture: str = "") -> Desk:
    """The desk once this step of the task is done; only what lasts on the disk changes it."""
    match todo.goal:
        case "create":
            n = sum(t.id.startswith("new~") for t in desk.things)
            return desk.plus(Thing(f"new~{n}", Words(text=todo.name), "folder", folder_picture, todo.into))
        case "rename":
            return desk.named(thing_id, Words(text=todo.name))
        case "move":
            return desk.put(thing_id, todo.into)
        case "copy":
            return desk.copied(thing_id, todo.into)
        case "delete":
            return desk.put(thing_id, BIN)
        case "restore":
            thing = desk.thing(thing_id)
            was_in = thing.was_in if thing is not None else ""
            return desk.put(thing_id, was_in if desk.takes(was_in) and was_in != BIN else "")
        case "save":
            named = desk.named(thing_id, Words(text=todo.name)) if todo.name else desk
            return named.put(thing_id, todo.into)
    return desk
