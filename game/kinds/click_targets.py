"""Targets that stay where they are until they are pressed: S04 (one size) and S05 (ever smaller)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role
from game.core.outcome import Motion
from game.core.round import NOTHING, Round, Verdict
from game.kinds.kind import KindRound, Thing
from game.kinds.places import around, at_spot, fitting

# S04 and S05 of the catalogue: 8 of 10 at first try, at most 3 presses beside; a size counts at 80 %.
FIRST_TRY_SHARE, MOST_MISSES, SIZE_SHARE = 0.8, 3, 0.8


@dataclass(frozen=True)
class TargetsRound(KindRound):
    """`sizes` (su) holds the side of each target in turn; `missed` the misses before each success."""

    wanted: tuple[Thing, ...]
    others: tuple[Thing, ...]
    spots: tuple[tuple[float, float], ...]
    seeds: tuple[int, ...]
    sizes: tuple[float, ...]
    shrinking: bool = False
    at: int = 0
    misses: int = 0
    missed: tuple[int, ...] = ()

    NAME: ClassVar[str] = "click"

    @property
    def done(self) -> bool:
        return self.at >= len(self.wanted)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.wanted)

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        if aim.target == f"play/target{self.at}":
            return self._hit(aim.target)
        missed = replace(self, misses=self.misses + 1)
        if aim.target == "play":
            return missed, Verdict.not_yet("miss", say=self.word("miss"))
        if aim.target.startswith("play/other"):
            return missed, Verdict.not_yet("other", aim.target, self.word("other"))
        return self, NOTHING

    def _hit(self, node_id: str) -> tuple[Round, Verdict]:
        after = replace(self, at=self.at + 1, misses=0, missed=(*self.missed, self.misses))
        if after.done:
            return after, Verdict.reached(node_id, Motion.FLY)
        return after, Verdict.step(node_id, Motion.FLY, self.word("step"))

    def compose(self) -> Node:
        things = () if self.done else self._things()
        return Node("play", Role.GROUP, "", self.room.rect, (Act.PRESS,), children=things)

    def _things(self) -> tuple[Node, ...]:
        area = self.room.rect
        side = fitting(area, self.sizes[self.at], 0.8 if not self.others else 0.4)
        target = at_spot(area, self.spots[self.at], side)
        places = around(area, target, len(self.others), side, self.seeds[self.at])
        if places:  # all of one size, so that size tells nothing
            target = Rect.around(target.centre, places[0].w)
        wanted = self._node(f"play/target{self.at}", self.wanted[self.at], target)
        others = (
            self._node(f"play/other{i}", thing, place)
            for i, (thing, place) in enumerate(zip(self.others, places, strict=False))
        )
        nodes = [wanted, *others]
        # The first node would always be the right one for who walks by Tab or scanning.
        turn = self.seeds[self.at] % len(nodes)
        return tuple(nodes[turn:] + nodes[:turn])

    def _node(self, node_id: str, thing: Thing, rect: Rect) -> Node:
        return Node(
            node_id, Role.BUTTON, thing.name.text, rect, (Act.PRESS,),
            picture=thing.picture, look=Look.PICTURE, audio=thing.name.audio,
        )  # fmt: skip

    def solution(self) -> tuple[Aim, ...]:
        return () if self.done else (Aim(f"play/target{self.at}", Act.PRESS, 0.0),)

    def measures(self) -> Mapping[str, float]:
        """`first_try_share`; `goal_met` 0 or 1 (the catalogue’s criterion); `smallest_size_su`, the
        smallest size hit in 80 % of the presses at that size (absent when there is none)."""
        found = {"first_try_share": self._first_try(), "misses": float(sum(self.missed) + self.misses)}
        if self.shrinking:
            good = [size for size, rate in self._rates().items() if rate >= SIZE_SHARE]
            if good:
                found["smallest_size_su"] = min(good)
            met = bool(good) and min(good) <= min(self.sizes) + 0.5
        else:
            met = found["first_try_share"] >= FIRST_TRY_SHARE and found["misses"] <= MOST_MISSES
        return {**found, "goal_met": float(self.done and met)}

    def _first_try(self) -> float:
        return self.missed.count(0) / len(self.missed) if self.missed else 0.0

    def _rates(self) -> Mapping[float, float]:
        """For each size played: hits among all presses at that size. The size is the drawn one."""
        share = 0.8 if not self.others else 0.4
        hits: dict[float, list[int]] = {}
        for size, misses in zip(self.sizes, self.missed, strict=False):
            hits.setdefault(round(fitting(self.room.rect, size, share), 1), []).append(misses)
        return {size: len(tries) / (len(tries) + sum(tries)) for size, tries in hits.items()}
