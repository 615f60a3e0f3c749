"""What an author can get wrong on a desktop: circles, twins, goals that cannot be reached; each at its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.kinds.desktop_desk import Desk, Todo, desk_of, step_done, todo_of
from game.kinds.desktop_items import BIN, INTO, Item, Task
from game.kinds.refusing import Wrong

LEVELS = (0.0, 1.0)


def items_wrong(items: Sequence[Item]) -> Iterator[Wrong]:
    """Ids twice, folders that are missing, are no folders, or contain themselves; twins in one folder."""
    by_id = {item.id: item for item in items}
    seen: set[str] = set()
    twins: dict[tuple[str, str], str] = {}
    for i, item in enumerate(items):
        if item.id in seen or item.id == BIN:
            yield ("items", i, "id"), f"« {item.id} » est écrit deux fois | “{item.id}” is written twice"
        seen.add(item.id)
        yield from _inside_wrong(i, item, by_id)
        key = (item.inside, item.name.text.casefold())
        if key in twins:
            yield (
                ("items", i, "name"),
                (
                    f"deux choses s’appellent « {item.name.text} » au même endroit (« {twins[key]} »)"
                    f" | two things are called “{item.name.text}” in one place (“{twins[key]}”)"
                ),
            )
        twins.setdefault(key, item.id)


def _inside_wrong(i: int, item: Item, by_id: dict[str, Item]) -> Iterator[Wrong]:
    if item.inside in ("", BIN):
        return
    loc = ("items", i, "inside")
    holder = by_id.get(item.inside)
    if holder is None:
        yield loc, f"aucun dossier « {item.inside} » | no folder “{item.inside}”"
        return
    if not holder.holds:
        yield loc, f"« {item.inside} » n’est pas un dossier | “{item.inside}” is not a folder"
    way, at = {item.id}, holder
    while at is not None and at.id not in way:
        way.add(at.id)
        at = by_id.get(at.inside)  # type: ignore[assignment]
    if at is not None and at.id == item.id:
        yield loc, f"le dossier « {item.id} » se contient lui-même | the folder “{item.id}” contains itself"


def tasks_wrong(items: Sequence[Item], tasks: Sequence[Task]) -> Iterator[Wrong]:
    """Each task after the one before, on the desk as it then is, at the easiest and the hardest level."""
    told: set[int] = set()
    for level in LEVELS:
        needed = needed_by(items, tasks)
        desk = desk_of(items, level, frozenset(item.id for item in items))
        for t, task in enumerate(tasks):
            todo = todo_of(task)
            reason = _cannot(desk, todo)
            if not reason and not set(todo.things) <= needed:  # pragma: no cover - needed holds all things
                continue
            if reason:
                if t not in told:
                    told.add(t)
                    key, text = reason
                    yield ("tasks", t, key), text
                break
            for thing in todo.things or ("",):
                desk = step_done(desk, todo, thing)


def needed_by(items: Sequence[Item], tasks: Sequence[Task]) -> frozenset[str]:
    """The things that tasks name, and every folder on the way to them."""
    by_id = {item.id: item for item in items}
    todo = [name for task in tasks for name in (*task.things, task.into, *task.opened)]
    found: set[str] = set()
    while todo:
        item = by_id.get(todo.pop())
        if item is not None and item.id not in found:
            found.add(item.id)
            todo.append(item.inside)
    return frozenset(found)


def _cannot(desk: Desk, todo: Todo) -> tuple[str, str] | None:
    """The key and the reason why this cannot be done on this desk; None when it can."""
    key: str = todo.goal
    for name in todo.things:
        thing = desk.thing(name)
        if name != BIN and thing is None:
            return key, f"rien ne s’appelle « {name} » ici | nothing is called “{name}” here"
    for name in todo.opened:
        if name != BIN and desk.thing(name) is None:
            return "opened", f"rien ne s’appelle « {name} » ici | nothing is called “{name}” here"
    if todo.goal in INTO and not desk.takes(todo.into):
        return "into", f"aucun dossier « {todo.into} » | no folder “{todo.into}”"
    reason = next((text for name in todo.things or ("",) if (text := _thing_cannot(desk, todo, name))), "")
    return (key, reason) if reason else None


def _thing_cannot(desk: Desk, todo: Todo, name: str) -> str:
    """Why this thing cannot be what the task is about; "" when it can."""
    thing = desk.thing(name)
    here = thing.inside if thing is not None else ""
    out = f"ce but est hors d’atteinte : « {name} » {{}} | this goal cannot be reached: “{name}” {{}}"

    def why(french: str, english: str) -> str:
        return out.replace("{}", french, 1).replace("{}", english, 1)

    binned = BIN in desk.around(name)
    match todo.goal:
        case "close" if name not in todo.opened:
            return why("n’est pas ouvert au départ (« opened »)", "is not open at the start (“opened”)")
        case "open" if name in todo.opened:
            return why("est déjà ouvert", "is open already")
        case "restore" if here != BIN:
            return why("n’est pas dans la corbeille", "is not in the bin")
        case "delete" if here == BIN or (thing is not None and thing.type == "usb"):
            return why("ne peut pas être jeté", "cannot be put into the bin")
        case "move" if here == todo.into:
            return why("y est déjà", "is there already")
        case "move" | "copy" | "save" if todo.into == name or name in desk.around(todo.into):
            return why("se contiendrait lui-même", "would contain itself")
        case "eject" if thing is None or thing.type != "usb":
            return why("n’est pas une clé USB", "is not a USB stick")
        case "save" | "print" if thing is None or thing.type != "text":
            return why("n’est pas un document (type: text)", "is not a document (type: text)")
        case "print" if thing is not None and todo.page > thing.pages:
            return why(f"n’a que {thing.pages} pages", f"has only {thing.pages} pages")
        case "rename" | "move" | "copy" if name == BIN or (todo.goal != "rename" and _usb(desk, name)):
            return why("reste où il est", "stays where it is")
    if binned and todo.goal not in ("open", "close", "restore"):
        return why("est dans la corbeille", "is in the bin")
    return _twin(desk, todo, name)


def _usb(desk: Desk, name: str) -> bool:
    thing = desk.thing(name)
    return thing is not None and thing.type == "usb"


def _twin(desk: Desk, todo: Todo, name: str) -> str:
    """Whether the task would make two things of one name in one folder."""
    if todo.goal not in ("create", "rename", "move", "copy", "save"):
        return ""
    thing = desk.thing(name)
    folder = thing.inside if todo.goal == "rename" and thing is not None else todo.into
    called = todo.name or (thing.name.text if thing is not None else "")
    but = name if todo.goal in ("rename", "save", "move") else ""
    twin = desk.named_alike(called, folder, but)
    if twin is None:
        if todo.goal == "rename" and thing is not None and thing.name.text == todo.name:
            return f"« {name} » s’appelle déjà ainsi | “{name}” is called so already"
        return ""
    return (
        f"deux choses s’appelleraient « {called} » au même endroit (« {twin.id} »)"
        f" | two things would be called “{called}” in one place (“{twin.id}”)"
    )
