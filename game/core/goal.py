"""What one try must show besides being finished: the challenge's own criterion, met or not.

A try is always finished (nobody fails); `goal_met` in its measures tells an educator whether it was
also as sure as the catalogue asks: 7 of 8 at once, one false alarm at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GOAL_MET = "goal_met"


@dataclass(frozen=True)
class Goal:
    """One condition on a measure: `least` and `most` are counts, `least_share` is of all parts (0 to 1).

    `measure` is one of the round's own, or `errors` (all of them), or `errors.KIND`. What was not
    measured counts as 0.
    """

    measure: str
    least: float | None = None
    most: float | None = None
    least_share: float | None = None

    def met(self, measures: Mapping[str, float], errors: Mapping[str, int], parts: int) -> bool:
        value = self._value(measures, errors)
        if self.least is not None and value < self.least:
            return False
        if self.most is not None and value > self.most:
            return False
        return self.least_share is None or value >= self.least_share * parts - 1e-9

    def _value(self, measures: Mapping[str, float], errors: Mapping[str, int]) -> float:
        if self.measure == "errors":
            return float(sum(errors.values()))
        if self.measure.startswith("errors."):
            return float(errors.get(self.measure.removeprefix("errors."), 0))
        return measures.get(self.measure, 0.0)


def with_goal(
    goals: Sequence[Goal], measures: Mapping[str, float], errors: Mapping[str, int], parts: int
) -> Mapping[str, float]:
    """The measures, with `goal_met` (0 or 1) where the author set goals and the round tells none itself."""
    if not goals or GOAL_MET in measures:
        return measures
    return {**measures, GOAL_MET: float(all(goal.met(measures, errors, parts) for goal in goals))}
