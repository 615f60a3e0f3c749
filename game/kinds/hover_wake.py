"""Wake the screen (S01): any movement uncovers a part of the picture, cause and effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import ClassVar

from game.core.aim import Aim, PointerMoved
from game.core.geometry import Point, Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.outcome import Motion
from game.core.round import NOTHING, Round, Verdict
from game.core.stage import Skin
from game.kinds.kind import KindRound, Thing, chance
from game.kinds.screen import cell_rects, screen_nodes, screen_rect

REACHED_SHARE = 0.8  # S01 of the catalogue
JITTER_SU = 6.0  # less than this is a hand at rest, not a movement
ACTS_IN_ALL = 6  # for who wakes the screen by acting on it: a handful of acts, each with its effect


@dataclass(frozen=True)
class WakeRound(KindRound):
    """`bare` holds the cells already uncovered; `owed_su` the way travelled towards the next one."""

    thing: Thing
    grid: tuple[int, int]
    seed: int
    travel_su: float
    bare: tuple[int, ...] = ()
    last: Point | None = None
    owed_su: float = 0.0
    way_su: float = 0.0
    began_s: float | None = None
    first_move_s: float | None = None
    acts: int = 0

    NAME: ClassVar[str] = "hover"

    @property
    def cells(self) -> int:
        return self.grid[0] * self.grid[1]

    @property
    def needed(self) -> int:
        return ceil(REACHED_SHARE * self.cells)

    @property
    def done(self) -> bool:
        return len(self.bare) >= self.needed

    @property
    def progress(self) -> tuple[int, int]:
        return min(len(self.bare), self.needed), self.needed

    def tick(self, at_s: float) -> tuple[Round, Verdict]:
        """The first tick only tells when the screen was shown: the delay counts from there."""
        return (replace(self, began_s=at_s) if self.began_s is None else self), NOTHING

    def wake_at_s(self) -> float | None:
        return 0.0 if self.began_s is None and not self.done else None

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if self.last is None:
            return replace(self, last=pointer.point), NOTHING
        way = self.last.distance(pointer.point)
        if way < JITTER_SU:
            return self, NOTHING
        began = pointer.at_s if self.began_s is None else self.began_s
        first = pointer.at_s - began if self.first_move_s is None else self.first_move_s
        # The very first movement has its effect at once; one leap uncovers two cells at most.
        fresh = not self.bare
        owed = self.owed_su + min(way, self.travel_su * 2)
        n = max(int(owed // self.travel_su), 1 if fresh else 0)
        after = replace(
            self, last=pointer.point, owed_su=max(0.0, owed - n * self.travel_su),
            way_su=self.way_su + way, began_s=began, first_move_s=first,
        )  # fmt: skip
        return after._uncovered(n, pointer.point)

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.target != "play/screen" or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        began = aim.at_s if self.began_s is None else self.began_s
        first = aim.at_s - began if self.first_move_s is None else self.first_move_s
        after = replace(self, began_s=began, first_move_s=first, acts=self.acts + 1)
        return after._uncovered(ceil(self.needed / ACTS_IN_ALL), None)

    def _uncovered(self, n: int, near: Point | None) -> tuple[WakeRound, Verdict]:
        """`n` more cells: those nearest to the pointer, or in the order of chance."""
        if n == 0:
            return self, NOTHING
        covered = [i for i in self._order() if i not in self.bare]
        if near is not None:
            rects = self._rects()
            covered.sort(key=lambda i: rects[i].distance(near))
        after = replace(self, bare=(*self.bare, *covered[:n]))
        if after.done:
            return after, Verdict.reached("play/screen", Motion.GLOW)
        if not self.bare:
            return after, Verdict.step(say=self.word("begun"))
        quarter = self.needed / 4
        passed = int(len(after.bare) // quarter) > int(len(self.bare) // quarter)
        return after, Verdict.step(say=self.word("step")) if passed else NOTHING

    def _order(self) -> list[int]:
        order = list(range(self.cells))
        chance(self.seed).shuffle(order)
        return order

    def _rects(self) -> tuple[Rect, ...]:
        return cell_rects(screen_rect(self.room.rect, self.thing), self.grid)

    def compose(self) -> Node:
        screen = screen_rect(self.room.rect, self.thing)
        name = self.thing.name.text if self.done else self.word("screen")
        acts = () if self.done else (Act.PRESS,)
        cover = () if self.done else tuple(
            Node(f"play/cell{i}", Role.IMAGE, "", rect, look=Look.FOG, tone=Tone.INK)
            for i, rect in enumerate(self._rects()) if i not in self.bare
        )  # fmt: skip
        asleep = () if self.bare else (self._asleep(screen),)
        children = (*screen_nodes(screen, self.thing, self.done), *cover, *asleep)
        value = self.progress[0] / self.needed
        role = Role.IMAGE if self.done else Role.BUTTON
        whole = Node("play/screen", role, name, screen, acts, children=children, value=value)
        return Node("play", Role.GROUP, "", self.room.rect, children=(whole,))

    def _asleep(self, screen: Rect) -> Node:
        """Until the first movement a sleeping face lies over everything."""
        side = min(screen.w, screen.h) * 0.6
        box = Rect.around(screen.centre, side)
        teen = self.room.stage.skin is Skin.TEEN
        picture = "art:screen-ado-asleep" if teen else "art:screen-asleep"
        return Node("play/asleep", Role.IMAGE, "", box, picture=picture, look=Look.PICTURE)

    def solution(self) -> tuple[Aim, ...]:
        return () if self.done else (Aim("play/screen", Act.PRESS, 0.0),)

    def trail(self) -> tuple[PointerMoved, ...]:
        """Calm sweeps to and fro over the screen, a little lower each time."""
        if self.done:
            return ()
        box = screen_rect(self.room.rect, self.thing).inset(60.0)
        per_sweep, sweeps = 24, 6
        samples: list[PointerMoved] = []
        for i in range(per_sweep * sweeps):
            row, along = divmod(i, per_sweep)
            fx = along / (per_sweep - 1)
            p = box.at(fx if row % 2 == 0 else 1.0 - fx, (row + fx) / sweeps)
            samples.append(PointerMoved(p.x, p.y, i * 0.016))
        return tuple(samples)

    def measures(self) -> Mapping[str, float]:
        found = {"share": len(self.bare) / self.cells, "way_su": self.way_su, "acts": float(self.acts)}
        if self.first_move_s is not None:
            found["first_move_s"] = self.first_move_s
        return found
