"""The fast, abstract form of a simulated learner: chances of success by skill, level and guidance.

Nine models, none of them a diagnosis: each exaggerates one thing that makes a program fail somebody.
All numbers are ours and plain to read; nothing is fitted to a person. Chance comes in as a seeded
generator, so that every run can be had again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import exp
from random import Random

from game.core.guidance import Guidance, GuidanceSettings

SKILLS = ("point", "click", "precise", "double", "drag", "trace")
REQUIRES = {
    "point": (), "click": ("point",), "precise": ("click",), "double": ("click",), "drag": ("precise",),
    "trace": ("drag",),
}  # fmt: skip
EASE = 2.2  # the logit of success at level 0 with ability 0
SLOPE = 5.0  # logits lost from the easiest to the hardest level
MOST_ERRORS = 12
LEANS_ON = 1.5  # logits lost while what a skill builds upon is not known


@cache
def helped_after(start: int, errors: int) -> int:
    """The level of help after so many errors in a try, by the product's guidance as it comes."""
    settings = GuidanceSettings()
    now = replace(Guidance.begun(settings, 0.0), level=start, highest=start, try_highest=start)
    for n in range(min(errors, MOST_ERRORS)):
        now = now.missed(settings, float(n))
    return now.level


@dataclass(frozen=True, slots=True)
class Model:
    """`ability` at the start (logits, mean over skills, with `spread`), `rate` learned a try.

    `slip`: errors whatever the ability; `guess`: success by chance alone, if set it is all there is.
    `tires_after` rounds of a session ability falls by `tiring` a round. `helped` is how much of what is
    missing each guidance level 0-5 makes up for. `first_act_s` is the usual time to a first act; `wanders`
    the chance that a wait brings help although it was not needed.
    """

    name: str
    ability: float = 0.0
    spread: float = 0.6
    rate: float = 0.10
    slip: float = 0.02
    guess: float = 0.0
    tires_after: int = 1000
    tiring: float = 0.0
    helped: tuple[float, ...] = (0.0, 0.10, 0.45, 0.85, 0.97, 1.0)
    first_act_s: float = 2.5
    wanders: float = 0.01


ABSTRACT: dict[str, Model] = {
    model.name: model
    for model in (
        Model("novice", ability=-1.2, rate=0.12),
        Model("steady", ability=0.6, rate=0.10, slip=0.01),
        Model("tremor", ability=-0.6, rate=0.06, slip=0.06, helped=(0.0, 0.02, 0.20, 0.60, 0.85, 1.0)),
        Model("impulsive", ability=0.2, rate=0.08, slip=0.12, first_act_s=0.6, wanders=0.0),
        Model("slow", ability=0.0, rate=0.06, first_act_s=8.0, wanders=0.06),
        Model("guesser", guess=1 / 3, rate=0.0, helped=(0.0, 0.0, 0.30, 0.90, 1.0, 1.0)),
        Model("tired", ability=0.2, rate=0.09, tires_after=10, tiring=0.12, first_act_s=4.0),
        Model("never-reads", ability=-0.4, rate=0.09, helped=(0.0, 0.0, 0.40, 0.85, 0.97, 1.0)),
        Model("one-switch", ability=-0.2, rate=0.07, slip=0.05, first_act_s=6.0, wanders=0.03),
    )
}


@dataclass(slots=True)
class Tried:
    """`alone`: reached at once without help; `guidance`: the highest needed; `errors` on the way."""

    alone: bool
    guidance: int
    errors: int
    first_act_s: float


class SimulatedLearner:
    """One learner of a model: learns by doing, most where success is likely but not sure."""

    def __init__(self, model: Model, rng: Random) -> None:
        self.model, self.rng = model, rng
        self.ability = {skill: rng.gauss(model.ability, model.spread) for skill in SKILLS}
        self.discouraged = 0

    def chance(self, skill: str, level: float, done: int = 0) -> float:
        """Of reaching a try alone at this level, after `done` rounds of the session."""
        model = self.model
        if model.guess:
            return model.guess
        logit = EASE + self.ability[skill] - SLOPE * level
        for before in REQUIRES[skill]:
            logit -= LEANS_ON / (1.0 + exp(2.0 * self.ability[before]))
        if done > model.tires_after:
            logit -= model.tiring * (done - model.tires_after)
        return (1.0 - model.slip) / (1.0 + exp(-logit))

    def attempt(self, skill: str, level: float, done: int, start: int = 0) -> Tried:
        """One try, with the help that the product's own guidance gives after each error, for every policy."""
        model, rng = self.model, self.rng
        p = self.chance(skill, level, done)
        began = start if rng.random() >= model.wanders else max(start, 1)
        guidance, errors = began, 0
        while rng.random() >= p + (1.0 - p) * model.helped[guidance]:
            errors += 1
            guidance = helped_after(began, errors)
        alone = guidance == 0
        self._learn(skill, p, alone)
        return Tried(alone, guidance, errors, model.first_act_s * (0.7 + 0.6 * rng.random()))

    def _learn(self, skill: str, p: float, alone: bool) -> None:
        """Errors teach less than successes, and a run of them nearly nothing."""
        self.discouraged = 0 if alone else self.discouraged + 1
        worth = 1.0 if alone else 0.5 if self.discouraged < 3 else 0.15
        self.ability[skill] += self.model.rate * worth * 4.0 * p * (1.0 - p)
