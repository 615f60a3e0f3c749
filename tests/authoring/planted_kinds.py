"""Kinds with one fault each, that no pack could have: they prove the judge of sight and of play."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.round import NOTHING, BaseRound, Room, Round, Verdict
from game.kinds.kind import Challenge

STEPS = 4


@dataclass(frozen=True)
class Three(BaseRound):
    """Three buttons; the right one is pressed four times, each time another. `fault` is what is planted."""

    fault: str
    seed: int
    at: int = 0
    helped: int = 0

    @property
    def done(self) -> bool:
        return self.at >= STEPS

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, STEPS

    @property
    def _right(self) -> int:
        return 0 if self.fault == "place" else (self.seed * 7 + self.at * self.at + self.at // 2) % 3

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.target not in {f"play/b{self.at}-{i}" for i in range(3)}:
            return self, NOTHING
        if aim.target != f"play/b{self.at}-{self._right}":
            return self, Verdict.not_yet("other", aim.target)
        after = replace(self, at=self.at + 1)
        return after, Verdict.reached() if after.done else Verdict.step()

    def guided(self, level: int) -> Round:
        return replace(self, helped=level)

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        i = self._right
        if self.fault == "guidance" and self.helped >= 2:
            i = (i + 1) % 3  # help points at what is not it
        return (Aim(f"play/b{self.at}-{i}", Act.PRESS, 0.0),)

    def compose(self) -> Node:
        area = self.room.rect
        row = Rect.around(area.centre, min(area.w, 1200.0), 200.0).columns(
            3, 2.0 if self.fault == "close" else 48.0
        )
        children = tuple(self._button(i, cell) for i, cell in enumerate(row))
        return Node("play", Role.GROUP, "", area, (Act.PRESS,), children=(*children, *self._planted(area)))

    def _button(self, i: int, cell: Rect) -> Node:
        n = min(self.at, STEPS - 1)
        states = frozenset({State.SELECTED}) if self.fault == "states" else frozenset[State]()
        if self.fault == "outside" and i == 2:
            cell = cell.shifted(self.room.rect.right - cell.right + 60.0, 0.0)
        if self.fault == "overlap" and i == 1:
            cell = cell.shifted(-90.0, 0.0)
        if self.fault == "promise":
            cell = Rect.around(cell.centre, 80.0)
        named = self.fault != "promise"
        return Node(
            f"play/b{n}-{i}", Role.BUTTON, "ABC"[i], cell, () if self.done else (Act.PRESS,), states,
            "" if named else "sign:help", look=Look.QUIET if self.fault in ("states", "promise") else Look.CHOICE,
            size_su=self.room.stage.size(40.0) if named else 0.0,
        )  # fmt: skip

    def _planted(self, area: Rect) -> tuple[Node, ...]:
        if self.fault != "words":
            return ()
        box = area.top(110.0)
        ground = Node("play/dark", Role.IMAGE, "", box, look=Look.PANEL, tone=Tone.INK)
        size = self.room.stage.size(40.0)
        return ground, Node("play/words", Role.TEXT, "A B C", box, look=Look.TITLE, size_su=size)


Planted = Literal["place", "guidance", "close", "states", "outside", "overlap", "promise", "words", "none"]


def _kind(name: str) -> type[Challenge]:
    class Planting(Challenge):
        kind: Literal[name]  # type: ignore[valid-type]

        def begin(self, level: float, seed: int, room: Room) -> Round:
            return Three(room, name.removeprefix("planted-"), seed)

    return Planting


KINDS: Mapping[str, type[Challenge]] = {
    f"planted-{fault}": _kind(f"planted-{fault}") for fault in get_args(Planted)
}
