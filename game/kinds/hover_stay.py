"""Stay in the light (S03): one light after the other, each needs the pointer to rest in it.

Without a pointer the light's main act starts the same wait, which then runs by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import ClassVar

from game.core.aim import Aim, PointerMoved
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.outcome import Motion
from game.core.round import NOTHING, Round, Verdict
from game.kinds.kind import KindRound, Thing
from game.kinds.places import fitting, spread, within

FRAME_S = 1 / 30
MOST_EXITS = 2  # S03 of the catalogue
# Entering counts at the drawn edge, leaving only beyond it: a trembling hand is not sent out and in.
SLACK_SHARE = 0.14
LONGEST_STEP_S = 0.25


@dataclass(frozen=True)
class StayRound(KindRound):
    """`stayed_s` is what the light of now has had; `since_s` is set while it is getting more."""

    things: tuple[Thing, ...]
    seed: int
    size_su: float
    hold_s: float
    keeps: float
    at: int = 0
    stayed_s: float = 0.0
    since_s: float | None = None
    by_itself: bool = False
    exits: int = 0
    acts: int = 0

    NAME: ClassVar[str] = "hover"

    @property
    def done(self) -> bool:
        return self.at >= len(self.things)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.things)

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]:
        if self.done or self.by_itself:
            return self, NOTHING
        light = self._rects()[self.at]
        if self.since_s is None:
            inside = within(light, pointer.point)
            return (replace(self, since_s=pointer.at_s) if inside else self), NOTHING
        if within(light, pointer.point, light.w * SLACK_SHARE):
            return self._lasted(pointer.at_s)
        lasted, verdict = self._lasted(pointer.at_s)
        if lasted.at != self.at:  # it was long enough before the pointer left
            return lasted, verdict
        out = replace(lasted, since_s=None, stayed_s=lasted.stayed_s * self.keeps, exits=self.exits + 1)
        return out, Verdict.not_yet("exit", f"play/light{self.at}", self.word("exit"))

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        """The main act starts the wait by itself; while somebody stays already, it adds nothing."""
        if self.done or aim.target != f"play/light{self.at}" or self.since_s is not None:
            return self, NOTHING
        if aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        after = replace(self, since_s=aim.at_s, by_itself=True, acts=self.acts + 1)
        return after, Verdict(say=self.word("waiting"))

    def tick(self, at_s: float) -> tuple[Round, Verdict]:
        return (self, NOTHING) if self.since_s is None or self.done else self._lasted(at_s)

    def _lasted(self, at_s: float) -> tuple[StayRound, Verdict]:
        """Time has gone by in the light. Time spent in a pause of the program is not counted."""
        assert self.since_s is not None
        step = min(max(at_s - self.since_s, 0.0), max(LONGEST_STEP_S, self._frame_s() * 2))
        stayed = self.stayed_s + step
        if stayed < self.hold_s - 1e-6:
            return replace(self, stayed_s=stayed, since_s=at_s), NOTHING
        node_id = f"play/light{self.at}"
        after = replace(self, at=self.at + 1, stayed_s=0.0, since_s=None, by_itself=False)
        if after.done:
            return after, Verdict.reached(node_id, Motion.GLOW)
        return after, Verdict.step(node_id, Motion.GLOW, self.word("step"))

    def _frame_s(self) -> float:
        return FRAME_S if self.room.stage.motion else self.hold_s / 4

    def wake_at_s(self) -> float | None:
        if self.since_s is None or self.done:
            return None
        return self.since_s + min(self._frame_s(), max(self.hold_s - self.stayed_s, 0.001))

    def _rects(self) -> tuple[Rect, ...]:
        side = fitting(self.room.rect, self.size_su)
        # Room for the slack, so that leaving one light is never inside another.
        return spread(self.room.rect, len(self.things), side, self.seed, gap=side * SLACK_SHARE * 2 + 8.0)

    def compose(self) -> Node:
        rects = self._rects()
        lights = tuple(self._light(i, rects[i]) for i in range(min(self.at + 1, len(self.things))))
        return Node("play", Role.GROUP, "", self.room.rect, children=lights)

    def _light(self, i: int, rect: Rect) -> Node:
        thing, lit = self.things[i], i < self.at
        share = 1.0 if lit else min(1.0, self.stayed_s / self.hold_s)
        picture = thing.done_picture if lit else thing.picture
        return Node(
            f"play/light{i}", Role.IMAGE if lit else Role.BUTTON, thing.name.text, rect,
            () if lit else (Act.PRESS,), frozenset({State.DONE} if lit else {State.CURRENT}),
            picture, look=Look.LIGHT, tone=Tone.SUN, value=share, audio=thing.name.audio,
        )  # fmt: skip

    def solution(self) -> tuple[Aim, ...]:
        """Nothing while a wait runs by itself: somebody who knows just waits."""
        return () if self.done or self.by_itself else (Aim(f"play/light{self.at}", Act.PRESS, 0.0),)

    def trail(self) -> tuple[PointerMoved, ...]:
        """Into the middle of the light, and rest there."""
        if self.done:
            return ()
        p = self._rects()[self.at].centre
        n = ceil((self.hold_s - self.stayed_s) / 0.016) + 2
        return tuple(PointerMoved(p.x, p.y, i * 0.016) for i in range(n))

    def measures(self) -> Mapping[str, float]:
        met = self.done and self.exits <= MOST_EXITS
        found = {"exits": float(self.exits), "lights": float(self.at), "goal_met": float(met)}
        return {**found, "by_itself": float(self.acts), "hold_s": self.hold_s}
