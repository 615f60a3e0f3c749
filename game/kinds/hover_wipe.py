"""Wipe the mist (S02): pass over every cell, in any order, for as long as it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from game.core.aim import Aim, PointerMoved
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.outcome import Motion
from game.core.round import NOTHING, Round, Verdict
from game.kinds.kind import KindRound, Thing, chance
from game.kinds.screen import cell_rects, screen_nodes, screen_rect


@dataclass(frozen=True)
class WipeRound(KindRound):
    """`clear` holds the cells already wiped, in the order they were."""

    thing: Thing
    grid: tuple[int, int]
    seed: int
    clear: tuple[int, ...] = ()

    NAME: ClassVar[str] = "hover"

    @property
    def cells(self) -> int:
        return self.grid[0] * self.grid[1]

    @property
    def done(self) -> bool:
        return len(self.clear) >= self.cells

    @property
    def progress(self) -> tuple[int, int]:
        return len(self.clear), self.cells

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        """Entering a cell wipes it; so does its main act by another route, and a press."""
        if aim.act not in (Act.ENTER, Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        return self._wiped(next((i for i in range(self.cells) if aim.target == f"play/cell{i}"), None))

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]:
        """A sample inside a cell wipes it too: a quick hand leaves no cell behind."""
        if self.done:
            return self, NOTHING
        p = pointer.point
        return self._wiped(next((i for i, rect in enumerate(self._rects()) if rect.contains(p)), None))

    def _wiped(self, cell: int | None) -> tuple[Round, Verdict]:
        if cell is None or cell in self.clear or self.done:
            return self, NOTHING
        after = replace(self, clear=(*self.clear, cell))
        if after.done:
            return after, Verdict.reached(f"play/cell{cell}", Motion.FADE)
        return after, Verdict.step(f"play/cell{cell}", Motion.FADE, self.word("step"))

    def _rects(self) -> tuple[Rect, ...]:
        return cell_rects(screen_rect(self.room.rect, self.thing), self.grid)

    def compose(self) -> Node:
        cells = tuple(
            Node(
                f"play/cell{i}", Role.BUTTON, f"{self.word('cell')} {i + 1}", rect, (Act.ENTER,),
                look=Look.FOG, tone=Tone.SEA,
            )
            for i, rect in enumerate(self._rects()) if i not in self.clear
        )  # fmt: skip
        screen = screen_rect(self.room.rect, self.thing)
        children = (*screen_nodes(screen, self.thing, self.done), *cells)
        return Node("play", Role.GROUP, "", self.room.rect, children=children)

    def solution(self) -> tuple[Aim, ...]:
        cell = self._next()
        return () if cell is None else (Aim(f"play/cell{cell}", Act.ENTER, 0.0),)

    def trail(self) -> tuple[PointerMoved, ...]:
        cell = self._next()
        if cell is None:
            return ()
        p = self._rects()[cell].centre
        return (PointerMoved(p.x, p.y, 0.0),)

    def _next(self) -> int | None:
        """Near the cell wiped last, as a hand would go on; the first one is up to chance."""
        covered = [i for i in range(self.cells) if i not in self.clear]
        if not covered:
            return None
        if not self.clear:
            return chance(self.seed).choice(covered)
        rects = self._rects()
        last = rects[self.clear[-1]].centre
        return min(covered, key=lambda i: rects[i].centre.distance(last))

    def measures(self) -> Mapping[str, float]:
        return {"cells": float(len(self.clear)), "share": len(self.clear) / self.cells}
