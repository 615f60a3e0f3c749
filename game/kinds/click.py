"""click: press the right thing, several times.

Three goals: `targets` (large and fixed, S04), `shrink` (smaller and smaller, S05), `bubbles` (they
rise slowly, S08). The right thing is elsewhere after each success.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from game.core.round import Room, Round
from game.core.size_first import distance_level
from game.kinds.click_bubbles import BubblesRound
from game.kinds.click_targets import TargetsRound
from game.kinds.kind import Challenge, Count, Size, Speed, Thing, chance, number
from game.kinds.places import wander


class Click(Challenge):
    REPLIES = ("miss", "other", "step")
    FOR_GOAL = {  # noqa: RUF012
        "others": ("targets", "shrink"),
        "smallest_su": ("shrink",),
        "tries": ("shrink",),
        "speed_su_s": ("bubbles",),
        "at_once": ("bubbles",),
    }

    kind: Literal["click"]
    goal: Literal["targets", "shrink", "bubbles"] = Field("targets", description="Ce qui est travaillé.")
    things: tuple[Thing, ...] = Field(min_length=1, max_length=12, description="Ce qu’il faut cliquer.")
    others: tuple[Thing, ...] = Field((), max_length=6, description="Ce qu’il ne faut pas cliquer.")
    times: Count = number(5, 10, least=1, most=24, about="Combien de fois ; pour shrink, combien de tailles.")
    size_su: Size = number(280, 120, least=44, most=600, about="La taille, en unités de scène.")
    smallest_su: Size = number(96, 48, least=44, most=600, about="shrink : la plus petite taille.")
    tries: Count = number(1, 2, least=1, most=5, about="shrink : combien de fois à chaque taille.")
    speed_su_s: Speed = number(40, 160, least=0, most=600, about="bubbles : la vitesse, par seconde.")
    at_once: Count = number(1, 3, least=1, most=5, about="bubbles : combien de bulles à la fois.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        if self.goal == "bubbles":
            return self._bubbles(level, seed, room)
        sizes = self._sizes(level, room)
        rng = chance(seed)
        wanted = tuple(self.things[rng.randrange(len(self.things))] for _ in sizes)
        seeds = tuple(rng.randrange(2**31) for _ in sizes)
        spots = wander(len(sizes), rng.randrange(2**31), far=distance_level(level))
        return TargetsRound(room, self.said(), wanted, self.others, spots, seeds, sizes, self.goal == "shrink")

    def _sizes(self, level: float, room: Room) -> tuple[float, ...]:
        """The side of each target in turn. A minimum raised for the learner is kept by both goals;
        the usual one (96) does not bind the lesson on small targets."""
        start, times = self.size_su.size_at(level), self.times.whole(level)
        least = room.stage.min_target_su
        if self.goal == "targets":
            return (max(start, least),) * times
        start = max(start, least)
        end = min(start, max(self.smallest_su.at(level), least if least > USUAL_LEAST_SU else 0.0))
        ratio = (end / start) ** (1 / max(1, times - 1))
        return tuple(start * ratio**i for i in range(times) for _ in range(self.tries.whole(level)))

    def _bubbles(self, level: float, seed: int, room: Room) -> Round:
        rng = chance(seed)
        times = self.times.whole(level)
        things = tuple(self.things[rng.randrange(len(self.things))] for _ in range(times))
        phases = tuple((rng.random(), rng.random()) for _ in range(times))
        lanes = tuple(range(min(self.at_once.whole(level), times)))
        side = max(self.size_su.size_at(level), room.stage.min_target_su)
        return BubblesRound(room, self.said(), things, phases, lanes, side, self.speed_su_s.at(level))


USUAL_LEAST_SU = 96.0
