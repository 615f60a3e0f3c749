"""Where a visit of the false web stands, and its picture: the pages, the task, the scrolling, the traps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar, Self

from game.core.geometry import Rect
from game.core.node import Act, Node, Role
from game.core.wording import words
from game.kinds.browser_visit import Visit, Web
from game.kinds.kind import KindRound
from game.kinds.kind import Words as Said
from game.kinds.notice import Notice, notice_nodes
from game.kinds.scrolling import Glide
from game.kinds.traps import counted
from game.kinds.web_frame import Plan, View, bar_width, planned, view_nodes
from game.kinds.web_pages import Task
from game.kinds.web_type import still


@dataclass(frozen=True)
class BrowserState(KindRound):
    """`stopped` holds the words of a trap just fallen into; `fell` the families so far. `presses` are those since
    the task was set, `back_presses` the most that a way back took."""

    NAME: ClassVar[str] = "browser"

    web: Web
    tasks: tuple[Task, ...]
    tools: tuple[str, ...]
    size_su: float
    level: float
    at: int = 0
    visit: Visit = field(default_factory=lambda: Visit(()))
    glide: Glide = field(default_factory=lambda: Glide(0.0, 1.0))
    held: bool = False
    stopped: str = ""
    fell: tuple[str, ...] = ()
    fell_now: bool = False
    recovered: int = 0
    tried: frozenset[int] = frozenset()
    visits: int = 0
    backs: int = 0
    presses: int = 0
    back_presses: int = 0
    searches: int = 0

    @property
    def done(self) -> bool:
        return self.at >= len(self.tasks)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.tasks)

    @property
    def task(self) -> Task:
        """The task on the stage; once all are done, the last one stays."""
        return self.tasks[min(self.at, len(self.tasks) - 1)]

    def measures(self) -> Mapping[str, float]:
        return {
            "visits": float(self.visits), "backs": float(self.backs), "back_presses": float(self.back_presses),
            "searches": float(self.searches),
            "traps": float(len(self.fell)), "recovered": float(self.recovered), **counted("fell", self.fell),
        }  # fmt: skip

    # ------------------------------------------------------------------ picture

    @cached_property
    def plan(self) -> Plan:
        """Laid out once: what only scrolls keeps it (`_scrolled_to`)."""
        return planned(
            View(self.room, self.web, self.visit, self.task, self.tools, self.size_su, self.level, self.tried)
        )

    def fresh(self) -> Self:
        """At the top of whatever is shown now."""
        plan = self.plan
        most = max(0.0, plan.content_h - plan.window.h) if plan.scrolls else 0.0
        return replace(self, glide=Glide(most, max(1.0, plan.window.h)), held=False)

    def bar(self, plan: Plan) -> Rect:
        w, h = bar_width(self.size_su, plan.window.h), plan.window.h - 16.0
        return Rect(plan.window.right - w - 8.0, plan.window.y + 8.0, w, h)

    def compose(self) -> Node:
        return self._tree

    @cached_property
    def _tree(self) -> Node:
        room = self.room.rect
        if self.stopped:
            lang = self.room.stage.lang
            # What happened, then what gave it away: a line each.
            lines = tuple(Said(text=one) for one in re.split(r"(?<=[.!?…]) ", self.stopped, maxsplit=3))
            notice = Notice(
                title=Said(text=words(lang, "browser.stopped")), lines=lines,
                picture="sign:info", button=Said(text=words(lang, "browser.again")),
            )  # fmt: skip
            return Node("play", Role.GROUP, "", room, (Act.PRESS, Act.DROP),
                        children=notice_nodes(self.room.stage, room, "play/stop", notice))  # fmt: skip
        plan = self.plan
        lang = self.room.stage.lang
        shown = view_nodes(plan, self.glide, self.bar(plan), self.held, lang)
        frame = replace(plan.frame, children=(*plan.tools, *shown, *plan.over))
        children: tuple[Node, ...] = (*plan.ask, frame, *plan.answers)
        if self.done:
            children = tuple(still(child) for child in children)
        return Node("play", Role.GROUP, "", room, (Act.PRESS, Act.DROP), children=children)
