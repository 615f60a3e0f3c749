"""double_click: two presses on the same thing, close together in time, open it (S07).

A pointer gives two PRESS aims and the round judges their times; other routes give DOUBLE at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import median
from typing import ClassVar, Literal

from pydantic import Field

from game.core.aim import Aim, Route
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.outcome import Motion
from game.core.round import NOTHING, Equivalent, Room, Round, Verdict
from game.kinds.kind import Challenge, Count, KindRound, Seconds, Size, Thing, chance, number
from game.kinds.places import spread

FIRST_TRY_SHARE = 0.8  # S07 of the catalogue: 4 of 5


class DoubleClick(Challenge):
    EQUIVALENT: ClassVar[Equivalent | None] = Equivalent("one_act", (Route.POINTER, Route.TOUCH))
    REPLIES = ("once", "too_slow", "other", "miss", "step")

    kind: Literal["double_click"]
    things: tuple[Thing, ...] = Field(min_length=1, max_length=12, description="Ce qu’il faut ouvrir.")
    others: tuple[Thing, ...] = Field((), max_length=6, description="Ce qui reste fermé.")
    times: Count = number(3, 5, least=1, most=8, about="Combien de choses à ouvrir.")
    size_su: Size = number(300, 160, least=44, most=600, about="La taille, en unités de scène.")
    interval_s: Seconds = number(3.0, 0.6, least=0.2, most=5, about="Le temps entre les deux clics.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        rng = chance(seed)
        things = tuple(self.things[rng.randrange(len(self.things))] for _ in range(self.times.whole(level)))
        side = max(self.size_su.size_at(level), room.stage.min_target_su)
        places = rng.randrange(2**31)
        interval = self.interval_s.at(level)
        return DoubleClickRound(room, self.said(), things, self.others, places, side, interval)


@dataclass(frozen=True)
class DoubleClickRound(KindRound):
    """`opened` holds the indices of what is open; `first` and `first_s` the press that waits for its
    second; `late` says that the kind word for a single press has been said."""

    things: tuple[Thing, ...]
    others: tuple[Thing, ...]
    seed: int
    size_su: float
    interval_s: float
    opened: tuple[int, ...] = ()
    first: str = ""
    first_s: float = 0.0
    late: bool = False
    intervals_s: tuple[float, ...] = ()
    slow: int = 0
    fumbled: frozenset[int] = frozenset()

    NAME: ClassVar[str] = "double_click"

    @property
    def done(self) -> bool:
        return len(self.opened) >= len(self.things)

    @property
    def progress(self) -> tuple[int, int]:
        return len(self.opened), len(self.things)

    @property
    def asked_s(self) -> float:
        """The time between two presses: never less than this learner needs."""
        return max(self.interval_s, self.room.stage.double_click_s)

    @property
    def patience_s(self) -> float:
        """Within this a second press is a slow second one; after it, a new first one."""
        return self.asked_s * 2 + 1.0

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        if aim.target == "play":
            return replace(self, first=""), Verdict.not_yet("miss", say=self.word("miss"))
        if aim.target.startswith("play/other"):
            return replace(self, first=""), Verdict.not_yet("other", aim.target, self.word("other"))
        thing = next((i for i in range(len(self.things)) if aim.target == f"play/thing{i}"), None)
        if thing is None or thing in self.opened:
            return self, NOTHING
        return self._double(thing, aim.target) if aim.act is Act.DOUBLE else self._press(thing, aim)

    def _press(self, thing: int, aim: Aim) -> tuple[Round, Verdict]:
        gap_s = aim.at_s - self.first_s
        again = replace(self, first=aim.target, first_s=aim.at_s, late=False)
        if self.first != aim.target or not 0.0 <= gap_s <= self.patience_s:
            return again, NOTHING  # a first press; a kind word follows if it stays alone
        if gap_s <= self.asked_s:
            return replace(self, intervals_s=(*self.intervals_s, gap_s))._double(thing, aim.target)
        fumbled = replace(again, slow=self.slow + 1, fumbled=self.fumbled | {thing})
        return fumbled, Verdict.not_yet("too_slow", aim.target, self.word("too_slow"))

    def _double(self, thing: int, node_id: str) -> tuple[Round, Verdict]:
        after = replace(self, opened=(*self.opened, thing), first="", late=False)
        if after.done:
            return after, Verdict.reached(node_id, Motion.OPEN)
        return after, Verdict.step(node_id, Motion.OPEN, self.word("step"))

    def tick(self, at_s: float) -> tuple[Round, Verdict]:
        """A press that stayed alone gets a kind word, once; it is no error."""
        due = self.wake_at_s()
        if due is None or at_s < due:
            return self, NOTHING
        return replace(self, late=True), Verdict(say=self.word("once"))

    def wake_at_s(self) -> float | None:
        return None if not self.first or self.late or self.done else self.first_s + self.asked_s

    def compose(self) -> Node:
        n = len(self.things)
        rects = spread(self.room.rect, n + len(self.others), self.size_su, self.seed)
        things = tuple(self._thing(i, rects[i]) for i in range(n))
        others = tuple(
            Node(
                f"play/other{i}", Role.BUTTON, thing.name.text, rects[n + i], (Act.DOUBLE, Act.PRESS),
                picture=thing.picture, look=Look.PICTURE, audio=thing.name.audio,
            )
            for i, thing in enumerate(self.others)
        )  # fmt: skip
        return Node("play", Role.GROUP, "", self.room.rect, (Act.PRESS,), children=(*things, *others))

    def _thing(self, i: int, rect: Rect) -> Node:
        thing, is_open = self.things[i], i in self.opened
        waits = self.first == f"play/thing{i}" and not self.late
        states = {State.DONE} if is_open else {State.SELECTED} if waits else set[State]()
        return Node(
            f"play/thing{i}", Role.IMAGE if is_open else Role.BUTTON, thing.name.text, rect,
            () if is_open else (Act.DOUBLE, Act.PRESS), frozenset(states),
            thing.done_picture if is_open else thing.picture, look=Look.PICTURE, audio=thing.name.audio,
        )  # fmt: skip

    def solution(self) -> tuple[Aim, ...]:
        closed = next((i for i in range(len(self.things)) if i not in self.opened), None)
        return () if closed is None else (Aim(f"play/thing{closed}", Act.DOUBLE, 0.0),)

    def measures(self) -> Mapping[str, float]:
        """`double_interval_median_s` and `_longest_s` of the pairs that opened something."""
        at_once = [i for i in self.opened if i not in self.fumbled]
        share = len(at_once) / len(self.things)
        found = {"first_try_share": share, "too_slow": float(self.slow), "interval_asked_s": self.asked_s}
        found["goal_met"] = float(self.done and share >= FIRST_TRY_SHARE)
        if self.intervals_s:
            found["double_interval_median_s"] = median(self.intervals_s)
            found["double_interval_longest_s"] = max(self.intervals_s)
        return found
