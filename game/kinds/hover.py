"""hover: what moving the pointer does, without any press.

Three goals: `wake` (any movement uncovers the picture, S01), `wipe` (pass over every misted cell,
S02), `stay` (rest on five lights, S03). Who has no pointer acts on the things themselves.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from game.core.aim import Route
from game.core.round import Equivalent, Room, Round
from game.kinds.hover_stay import StayRound
from game.kinds.hover_wake import WakeRound
from game.kinds.hover_wipe import WipeRound
from game.kinds.kind import (
    Challenge,
    Count,
    Seconds,
    Share,
    Size,
    Thing,
    chance,
    number,
)
from game.kinds.screen import grid_near


class Hover(Challenge):
    EQUIVALENT: ClassVar[Equivalent | None] = Equivalent("one_by_one", (Route.POINTER, Route.TOUCH, Route.DWELL))
    REPLIES = ("step", "begun", "exit", "waiting")
    FOR_GOAL = {  # noqa: RUF012
        "travel_su": ("wake",),
        "cells": ("wake", "wipe"),
        "lights": ("stay",),
        "hold_s": ("stay",),
        "size_su": ("stay",),
        "keeps": ("stay",),
    }

    kind: Literal["hover"]
    goal: Literal["wake", "wipe", "stay"] = Field("wake", description="Ce qui est travaillé.")
    things: tuple[Thing, ...] = Field(
        min_length=1, max_length=12, description="Les images à découvrir, ou ce que la lumière éclaire."
    )
    cells: Count = number(12, least=4, most=24, about="wake, wipe : en combien de cases.")
    travel_su: Size = number(60, 160, least=40, most=600, about="wake : le chemin qui découvre une case.")
    lights: Count = number(5, least=1, most=8, about="stay : combien de lumières.")
    hold_s: Seconds = number(0.6, 1.5, least=0.1, most=10, about="stay : combien de secondes rester.")
    size_su: Size = number(320, 140, least=44, most=600, about="stay : la taille de la lumière.")
    keeps: Share = number(1, 0, least=0, most=1, about="stay : la part du temps gardée quand on sort.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        rng = chance(seed)
        first = self.things[rng.randrange(len(self.things))]
        order_seed = rng.randrange(2**31)
        if self.goal == "stay":
            n = self.lights.whole(level)
            things = tuple(self.things[i % len(self.things)] for i in range(n))
            side = max(self.size_su.at(level), room.stage.min_target_su)
            hold_s, keeps = self.hold_s.at(level), self.keeps.at(level)
            return StayRound(room, self.said(), things, order_seed, side, hold_s, keeps)
        grid = grid_near(self.cells.whole(level))
        if self.goal == "wipe":
            return WipeRound(room, self.said(), first, grid, order_seed)
        return WakeRound(room, self.said(), first, grid, order_seed, self.travel_su.at(level))
