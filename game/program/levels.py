"""The level of a skill after what was tried: one small rule, with its reason in words.

Up after two in a row reached alone, down after a help of 3 or more, else held. It keeps the levels
inside 0.0 to 1.0. The coach takes this place later; only `next_level` is called from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.guidance import ALONE, SHOWN

STEP = 0.25
ALONE_IN_A_ROW = 2


@dataclass(frozen=True)
class Try:
    """One round of a skill, as the log tells it."""

    level: float
    outcome: str
    guidance: int

    @property
    def alone(self) -> bool:
        return self.outcome == "reached" and self.guidance == ALONE


@dataclass(frozen=True)
class Decision:
    """`reason` is a wording key; `alone` and `guidance` are its facts."""

    level: float
    reason: str
    alone: int = 0
    guidance: int = 0


def next_level(tries: Sequence[Try]) -> Decision:
    """The level for the next round of a skill; `tries` from the oldest to the newest."""
    if not tries:
        return Decision(0.0, "level.first")
    last = tries[-1]
    if last.outcome != "passed" and last.guidance >= SHOWN:
        lower = max(0.0, last.level - STEP)
        key = "level.down" if lower < last.level else "level.lowest"
        return Decision(lower, key, guidance=last.guidance)
    recent = tries[-ALONE_IN_A_ROW:]
    if len(recent) == ALONE_IN_A_ROW and all(t.alone and t.level == last.level for t in recent):
        higher = min(1.0, last.level + STEP)
        key = "level.up" if higher > last.level else "level.highest"
        return Decision(higher, key, alone=ALONE_IN_A_ROW)
    return Decision(last.level, "level.held", alone=int(last.alone), guidance=last.guidance)
