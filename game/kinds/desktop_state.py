"""The state of desktop: files, open windows, what is chosen, in the hand or being named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from game.core.geometry import Point
from game.kinds.desktop_desk import Desk, Thing, Todo
from game.kinds.desktop_items import BIN
from game.kinds.desktop_worlds import DeskWorld
from game.kinds.kind import KindRound, Words
from game.kinds.traps import counted
from game.kinds.typed_line import Line

Tool = Literal["new", "open", "rename", "cut", "copy", "paste", "bin", "restore", "eject", "unplug"]
TOOLS: tuple[Tool, ...] = (
    "new", "open", "rename", "cut", "copy", "paste", "bin", "restore", "eject", "unplug",
)  # fmt: skip
Mode = Literal["", "name", "save", "print"]
# The tools that each goal needs; opening is always there.
NEEDS: dict[str, tuple[Tool, ...]] = {
    "create": ("new",), "rename": ("rename",), "move": ("cut", "paste"), "copy": ("copy", "paste"),
    "delete": ("bin",), "restore": ("restore",), "eject": ("eject", "unplug"),
}  # fmt: skip
DRAGS = frozenset({"move", "copy", "delete", "restore"})


@dataclass(frozen=True)
class Program:
    """The pretended system: its name and its look."""

    name: Words
    world: DeskWorld


@dataclass(frozen=True)
class Dialog:
    """What lies over the desktop. `line` is the name being written: seen, never kept.

    `folder` is where a document would be saved, `named` its name so far; `page` and `copies` what would
    be printed. A name is written over the save dialog too (`back` says so).
    """

    mode: Mode = ""
    line: Line = field(default_factory=Line)
    modifier: str = ""
    folder: str = ""
    named: str = ""
    page: int = 0
    copies: int = 1
    back: bool = False


@dataclass(frozen=True)
class DesktopState(KindRound):
    """`windows` are open folders and files, the last one in front; `front` is "" while the desktop is.

    `steps` of the present task are done, on the things in `moved`; `leaves` are the pages of icons seen
    in each folder. Counters are of acts, never of what they were about.
    """

    program: Program
    todos: tuple[Todo, ...]
    desk: Desk
    tools: tuple[Tool, ...]
    icon_su: float
    button_su: float
    any_case: bool
    at: int = 0
    moved_now: tuple[str, ...] = ()
    steps: int = 0
    windows: tuple[str, ...] = ()
    front: str = ""
    selected: str = ""
    clip: tuple[str, str] = ("", "")
    held: str = ""
    hand: Point | None = None
    dialog: Dialog = field(default_factory=Dialog)
    leaves: tuple[tuple[str, int], ...] = ()
    ejected: str = ""
    opens: int = 0
    drags: int = 0
    pastes: int = 0
    keys: int = 0
    printed: int = 0
    others: tuple[str, ...] = ()

    NAME: ClassVar[str] = "desktop"

    @property
    def done(self) -> bool:
        return self.at >= len(self.todos)

    @property
    def todo(self) -> Todo:
        """What is asked now; once all is done, the last task."""
        return self.todos[min(self.at, len(self.todos) - 1)]

    @property
    def progress(self) -> tuple[int, int]:
        return sum(t.steps for t in self.todos[: self.at]) + self.steps, sum(t.steps for t in self.todos)

    @property
    def left(self) -> tuple[str, ...]:
        """Things that this task is still about."""
        return tuple(name for name in self.todo.things if name not in self.moved_now)

    @property
    def here(self) -> str:
        """The folder in front: where a new folder or what was copied goes."""
        thing = self.desk.thing(self.front)
        return self.front if self.front == BIN or (thing is not None and thing.holds) else ""

    @property
    def document(self) -> Thing | None:
        """The file that is open in front."""
        thing = self.desk.thing(self.front)
        return None if thing is None or thing.holds else thing

    @property
    def draggable(self) -> bool:
        return not self.done and self.todo.goal in DRAGS and self.todo.by == "drag"

    def leaf(self, folder: str) -> int:
        return dict(self.leaves).get(folder, 0)

    def measures(self) -> Mapping[str, float]:
        """Acts by kind: `opens`, `drags`, `pastes`, `keys`, sheets `printed`; errors by kind."""
        return {
            "opens": float(self.opens), "drags": float(self.drags), "pastes": float(self.pastes),
            "keys": float(self.keys), "printed": float(self.printed), **counted("error", self.others),
        }  # fmt: skip
