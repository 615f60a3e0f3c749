"""click: press the right thing, several times; it moves to another place after each success."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pydantic import Field

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role
from game.core.outcome import Motion
from game.core.round import NOTHING, BaseRound, Room, Round, Verdict
from game.kinds.kind import Challenge, Count, Size, Thing, chance, number, scattered


class Click(Challenge):
    kind: Literal["click"]
    things: tuple[Thing, ...] = Field(min_length=1, max_length=12, description="Ce qu’il faut cliquer.")
    others: tuple[Thing, ...] = Field((), max_length=6, description="Ce qu’il ne faut pas cliquer.")
    times: Count = number(5, 8, least=1, most=24, about="Combien de fois.")
    size_su: Size = number(280, 120, least=40, most=600, about="La taille, en unités de scène.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        rng = chance(seed)
        times = self.times.whole(level)
        wanted = tuple(self.things[rng.randrange(len(self.things))] for _ in range(times))
        seeds = tuple(rng.randrange(2**31) for _ in range(times))
        return ClickRound(room, wanted, self.others, seeds, self.size_su.at(level))


@dataclass(frozen=True)
class ClickRound(BaseRound):
    wanted: tuple[Thing, ...]
    others: tuple[Thing, ...]
    seeds: tuple[int, ...]
    size_su: float
    at: int = 0

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
            after = replace(self, at=self.at + 1)
            verdict = Verdict.reached if after.done else Verdict.step
            return after, verdict(aim.target, Motion.FLY)
        if aim.target == "play":
            return self, Verdict.not_yet("miss")
        return self, Verdict.not_yet("other", aim.target)

    def compose(self) -> Node:
        things = () if self.done else self._things()
        return Node("play", Role.GROUP, "", self.room.rect, (Act.PRESS,), children=things)

    def _things(self) -> tuple[Node, ...]:
        places = scattered(1 + len(self.others), self.seeds[self.at])
        wanted = self._node(f"play/target{self.at}", self.wanted[self.at], places[0])
        others = (
            self._node(f"play/other{i}", thing, place)
            for i, (thing, place) in enumerate(zip(self.others, places[1:], strict=True))
        )
        return (wanted, *others)

    def _node(self, node_id: str, thing: Thing, place: tuple[float, float]) -> Node:
        side = min(self.size_su, self.room.rect.w / 3, self.room.rect.h * 0.8)
        inside = self.room.rect.inset(side / 2)
        rect = Rect.around(inside.at(*place), side)
        return Node(
            node_id, Role.BUTTON, thing.name.text, rect, (Act.PRESS,),
            picture=thing.picture, look=Look.PICTURE, audio=thing.name.audio,
        )  # fmt: skip

    def solution(self) -> tuple[Aim, ...]:
        return () if self.done else (Aim(f"play/target{self.at}", Act.PRESS, 0.0),)
