"""Simulated learners that really play: each is a pure policy on what is on the screen, seeded.

`MODELS` are for `deficlic demo --model NAME`. A policy sees what a learner could know (the target that
help shows, what can be pressed) and answers with a deed; `playing.py` carries it out by the Pilot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from random import Random

from game.core.aim import Aim, Route
from game.core.guidance import ALONE
from game.core.node import Node
from game.core.session import Playing
from game.core.tree import find, reachable
from game.simulation.learners import ABSTRACT, Model
from game.simulation.traces import Trail, tremor_trails

# How far clicks of people with tremor fell from the middle of what they aimed at: (share, px) of 84
# clicks of four people, mouse-vs-tremor, CC0, doi 10.5281/zenodo.15991624 (MEASURES.md 2.6). The
# farthest fifth is not measured by the table beyond 64 px: it is taken as up to 110.
TREMOR_PX = ((0.0, 0.0), (0.179, 12.0), (0.464, 22.0), (0.643, 32.0), (0.786, 48.0), (1.0, 110.0))
STEADY_PX = ((0.0, 0.0), (0.282, 12.0), (0.655, 22.0), (0.884, 32.0), (0.968, 48.0), (1.0, 64.0))
AIMED_PX = 50.0  # the radius of the discs those people aimed at


@dataclass(frozen=True, slots=True)
class Deed:
    """After `wait_s`: `aim` is done; or, with `beside`, pressed as many su away from it; None only waits.

    `trail` is the way the pointer comes, relative to the press; without one it comes straight.
    """

    wait_s: float
    aim: Aim | None = None
    beside: tuple[float, float] = (0.0, 0.0)
    trail: Trail = ()


@dataclass(frozen=True, slots=True)
class Simulated:
    """One model: `chances` is its abstract form, `spread` how far its presses fall (share, px), `trails` the
    recorded ways of its hand."""

    name: str
    chances: Model
    route: Route = Route.POINTER
    spread: tuple[tuple[float, float], ...] = STEADY_PX
    reads: bool = True
    trails: tuple[Trail, ...] = ()

    def deed(self, playing: Playing, rng: Random, done: int = 0) -> Deed:
        """What this learner does now; `done` counts its deeds so far. Pure but for `rng`."""
        wait_s = self._hesitates(rng, done)
        right = playing.round.solution()
        if not right:
            return Deed(wait_s)
        if rng.random() < self.chances.wanders:
            return Deed(max(wait_s, playing.settings.guidance.wait_s + 0.5))
        if rng.random() < self._knows(playing, done):
            trail = rng.choice(self.trails) if self.trails else ()
            return Deed(wait_s, right[0], self._sways(playing, right[0], rng), trail)
        others = self._others(playing, right[0].target)
        if not others:
            return Deed(wait_s, right[0], _outside(playing, right[0].target, rng))
        other = rng.choice(others)
        return Deed(wait_s, Aim(other.id, other.acts[0], 0.0))

    def _hesitates(self, rng: Random, done: int) -> float:
        usual = self.chances.first_act_s if done == 0 else self.chances.first_act_s * 0.6
        tired = 1.0 + 0.03 * max(0, done - self.chances.tires_after) if self.chances.tiring else 1.0
        return usual * tired * (0.7 + 0.6 * rng.random())

    def _knows(self, playing: Playing, done: int) -> float:
        """The chance to do the right thing: what is known, and what help makes up for."""
        model = self.chances
        p = model.guess or 1.0 / (1.0 + 2.718281828 ** -(2.2 + model.ability + 1.0 - 4.0 * playing.level))
        if model.tiring and done > model.tires_after:
            p *= max(0.3, 1.0 - 0.04 * (done - model.tires_after))
        level = playing.guidance.level
        helped = model.helped[level] if self.reads or level != 1 else 0.0
        known = (1.0 - model.slip) * (p + (1.0 - p) * helped)
        return min(1.0, known) if level > ALONE or not model.guess else model.guess

    def _sways(self, playing: Playing, aim: Aim, rng: Random) -> tuple[float, float]:
        """How far from the middle the press falls: the spread measured on discs of 50 px, scaled to the target."""
        node = find(playing.compose(), aim.target)
        if node is None or self.route is not Route.POINTER:
            return (0.0, 0.0)
        away = _quantile(self.spread, rng.random()) * min(1.0, min(node.rect.w, node.rect.h) / (2 * AIMED_PX))
        angle = rng.random() * 2 * pi
        return away * cos(angle), away * sin(angle)

    def _others(self, playing: Playing, right: str) -> list[Node]:
        return [n for n in reachable(playing.compose()) if n.id.startswith("play") and n.id != right and n.acts]


def _outside(playing: Playing, target: str, rng: Random) -> tuple[float, float]:
    """Well beside the target, wherever that is: no margin for near misses reaches so far."""
    node = find(playing.compose(), target)
    half = max(node.rect.w, node.rect.h) / 2 if node else 100.0
    return rng.choice((-1, 1)) * (half + 120.0), rng.choice((-1, 1)) * (half + 60.0)


def _quantile(table: tuple[tuple[float, float], ...], share: float) -> float:
    for (low, a), (high, b) in pairwise(table):
        if share <= high:
            return a + (b - a) * (share - low) / (high - low)
    return table[-1][1]


MODELS: Mapping[str, Simulated] = {
    name: Simulated(
        name,
        chances,
        Route.SWITCH if name == "one-switch" else Route.POINTER,
        TREMOR_PX if name == "tremor" else STEADY_PX,
        reads=name != "never-reads",
        trails=tremor_trails() if name == "tremor" else (),
    )
    for name, chances in ABSTRACT.items()
}
