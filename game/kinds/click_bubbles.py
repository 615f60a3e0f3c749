"""Bubbles that rise and sink slowly, each in its own lane: S08. Pressing beside costs nothing.

Where a bubble is follows from the round’s own clock `t_s` alone, which only runs while it moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sin, tau
from typing import ClassVar

from game.core.aim import Aim
from game.core.geometry import Point, Rect
from game.core.guidance import CLUE, SHOWN
from game.core.node import Act, Look, Node, Role
from game.core.outcome import Motion
from game.core.round import NOTHING, Round, Verdict
from game.core.stage import GAP_SU
from game.kinds.kind import KindRound, Thing

FRAME_S = 1 / 60
LONGEST_STEP_S = 0.1  # after a pause or a late frame, bubbles go on from where they were
SWAY_S = 6.0


@dataclass(frozen=True)
class BubblesRound(KindRound):
    """`lanes` holds the bubble shown in each lane, -1 for none. `pace` is 0 (still) to 1."""

    things: tuple[Thing, ...]
    phases: tuple[tuple[float, float], ...]
    lanes: tuple[int, ...]
    size_su: float
    speed_su_s: float
    popped: int = 0
    misses: int = 0
    t_s: float = 0.0
    seen_s: float | None = None
    pace: float = 1.0

    NAME: ClassVar[str] = "click"

    @property
    def done(self) -> bool:
        return self.popped >= len(self.things)

    @property
    def progress(self) -> tuple[int, int]:
        return self.popped, len(self.things)

    @property
    def moving(self) -> bool:
        return not self.done and self.room.stage.motion and self.speed_su_s * self.pace > 0

    def guided(self, level: int) -> Round:
        """From the clue on bubbles go at half speed; once the bubble is shown they stand still."""
        pace = 0.0 if level >= SHOWN else 0.5 if level >= CLUE else 1.0
        return self if pace == self.pace else replace(self, pace=pace)

    def tick(self, at_s: float) -> tuple[Round, Verdict]:
        if not self.moving:
            return (self if self.seen_s is None else replace(self, seen_s=None)), NOTHING
        step = 0.0 if self.seen_s is None else min(max(at_s - self.seen_s, 0.0), LONGEST_STEP_S)
        return replace(self, seen_s=at_s, t_s=self.t_s + step * self.pace * self.room.stage.speed), NOTHING

    def wake_at_s(self) -> float | None:
        if not self.moving:
            return None
        return 0.0 if self.seen_s is None else self.seen_s + FRAME_S

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        lane = next((i for i, n in enumerate(self.lanes) if n >= 0 and aim.target == f"play/bubble{n}"), None)
        if lane is None:  # beside, or a bubble that is gone: no penalty, only counted
            return (replace(self, misses=self.misses + 1) if aim.target == "play" else self), NOTHING
        popped = self.popped + 1
        shown = sum(n >= 0 for n in self.lanes)
        following = popped + shown - 1
        fresh = following if following < len(self.things) else -1
        lanes = (*self.lanes[:lane], fresh, *self.lanes[lane + 1 :])
        after = replace(self, popped=popped, lanes=lanes)
        if after.done:
            return after, Verdict.reached(aim.target, Motion.POP)
        return after, Verdict.step(aim.target, Motion.POP, self.word("step"))

    def compose(self) -> Node:
        bubbles = tuple(self._bubble(lane, n) for lane, n in enumerate(self.lanes) if n >= 0)
        return Node("play", Role.GROUP, "", self.room.rect, (Act.PRESS,), children=bubbles)

    def _bubble(self, lane: int, n: int) -> Node:
        thing = self.things[n]
        return Node(
            f"play/bubble{n}", Role.BUTTON, thing.name.text, self.place(lane, n), (Act.PRESS,),
            picture=thing.picture, look=Look.PICTURE, audio=thing.name.audio,
        )  # fmt: skip

    def place(self, lane: int, n: int) -> Rect:
        """Up and down its lane at constant speed, turning at the ends, with a light sway."""
        column = self.room.rect.columns(len(self.lanes), GAP_SU)[lane]
        side = min(self.size_su, column.w, column.h * 0.7)
        way = column.inset(side / 2)
        start, sway = self.phases[n]
        climbed = (start * 2 + self.t_s * self.speed_su_s / max(way.h, 1.0)) % 2.0
        height = 1.0 - climbed if climbed <= 1.0 else climbed - 1.0
        across = 0.5 + 0.5 * sin(tau * (self.t_s / SWAY_S * min(1.0, self.speed_su_s / 100) + sway))
        centre = way.at(0.5 + (across - 0.5) * min(1.0, 2 * side / max(way.w, 1.0)), height)
        if len(self.lanes) == 1:  # alone, a bubble has the whole area: it lives where chance put it
            centre = Point(way.at(0.1 + 0.8 * sway, 0).x, centre.y)
        return Rect.around(centre, side)

    def solution(self) -> tuple[Aim, ...]:
        bubble = next((n for n in self.lanes if n >= 0), None)
        return () if self.done or bubble is None else (Aim(f"play/bubble{bubble}", Act.PRESS, 0.0),)

    def measures(self) -> Mapping[str, float]:
        speed = self.speed_su_s * self.room.stage.speed if self.room.stage.motion else 0.0
        return {"misses": float(self.misses), "popped": float(self.popped), "speed_su_s": speed}
