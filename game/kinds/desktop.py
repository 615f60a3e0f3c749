"""desktop: a pretended computer: icons, folders, windows, names, the bin, saving, a USB stick, printing.

Whoever strays may look around; only what the task asks for changes the files. What is typed as a name
stands in its field and nowhere else.
"""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from game.core.round import Room, Round
from game.kinds.desktop_checks import items_wrong, needed_by, tasks_wrong
from game.kinds.desktop_desk import Desk, desk_of, todo_of
from game.kinds.desktop_goals import begun
from game.kinds.desktop_items import BIN, Item, Task
from game.kinds.desktop_round import DesktopRound
from game.kinds.desktop_state import NEEDS, TOOLS, Program, Tool
from game.kinds.desktop_worlds import DESK_WORLDS, DeskWorldName
from game.kinds.kind import Challenge, Count, Size, Text, mixed, number
from game.kinds.refusing import refuse


class Desktop(Challenge):
    kind: Literal["desktop"]
    REPLIES: ClassVar[tuple[str, ...]] = (
        "other_item", "other_folder", "other_tool", "other_window", "other_name", "no_name", "other_page",
        "other_copies", "dropped_outside", "unplugged", "ejected", "cut", "copy",
    )  # fmt: skip

    system: Text = Field(description="Le nom de l’ordinateur inventé.")
    world: DeskWorldName = Field("marina", description="Son allure : marina, atelier ou ruche.")
    items: tuple[Item, ...] = Field(min_length=1, max_length=30, description="Ce qu’il y a sur l’ordinateur.")
    tasks: tuple[Task, ...] = Field(min_length=1, max_length=8, description="Ce qui est demandé, dans l’ordre.")
    times: Count = number(8, 8, least=1, most=8, about="Combien de demandes au plus.")
    others: Count = number(3, 12, least=1, most=24, about="Combien d’autres choses, au plus.")
    buttons: Count = number(3, 7, least=1, most=10, about="Combien d’outils, au moins ceux qu’il faut.")
    icon_su: Size = number(190, 130, least=110, most=300, about="La largeur des icônes.")
    button_su: Size = number(104, 80, least=66, most=160, about="La hauteur des boutons.")
    size_su: Size = number(62, 62, least=44, most=96, about="La plus petite taille de ce qui se presse.")
    any_case: bool = Field(True, description="Une petite lettre compte comme une grande.")
    shuffled: bool = Field(True, description="Les choses changent de place.")

    @model_validator(mode="after")
    def _a_desk_that_holds(self) -> Self:
        refuse(list(items_wrong(self.items)))
        refuse(list(tasks_wrong(self.items, self.tasks)))
        return self

    def begin(self, level: float, seed: int, room: Room) -> Round:
        tasks = self.tasks[: self.times.whole(level)]
        needed = needed_by(self.items, tasks)
        desk = desk_of(self.items, level, self._shown(needed, self.others.whole(level), seed))
        if self.shuffled:
            desk = Desk(tuple(mixed(desk.things, seed + 1)))
        world = DESK_WORLDS[self.world]
        fresh = DesktopRound(
            room, self.said(), Program(self.system, world), tuple(todo_of(task) for task in tasks), desk,
            _tools(tasks, self.buttons.whole(level)), self.icon_su.at(level), self.button_su.at(level),
            self.any_case,
        )  # fmt: skip
        return begun(fresh)

    def _shown(self, needed: frozenset[str], others: int, seed: int) -> frozenset[str]:
        """What the tasks need and so many other things; those in a folder that is not shown stay away too."""
        spare = mixed([item.id for item in self.items if item.id not in needed], seed)
        shown = needed | set(spare[:others])
        while True:
            lost = {
                i.id for i in self.items if i.id in shown and i.inside not in ("", BIN) and i.inside not in shown
            }
            if not lost:
                return frozenset(shown)
            shown -= lost


def _tools(tasks: tuple[Task, ...], n: int) -> tuple[Tool, ...]:
    """Those that the tasks need, and others up to `n`, in their usual order."""
    kept: set[Tool] = {"open"}
    for task in tasks:
        kept |= set(NEEDS.get(task.goal, ()))
    usual: tuple[Tool, ...] = ("new", "rename", "cut", "copy", "paste", "bin")
    for tool in usual:
        if len(kept) < n:
            kept.add(tool)
    return tuple(tool for tool in TOOLS if tool in kept)
