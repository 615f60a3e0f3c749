"""Where a learner stands with a skill: acquired, in progress, emerging, not worked on, generalised.

The criterion is DOMAIN.md's: at least 90 % alone, at least 10 tries a session, 3 sessions in a row over
at least 2 days. A share alone never declares anything: the sessions do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from game.core.tally import Score, Tally


class Standing(StrEnum):
    """From what an adult confirmed down to what nobody tried yet."""

    GENERALISED = "generalised"
    ACQUIRED = "acquired"
    GROWING = "growing"
    EMERGING = "emerging"
    UNTRIED = "untried"


# A sign and a word stand for each state, so that no state is told by colour alone.
SIGNS = {
    Standing.GENERALISED: "★",
    Standing.ACQUIRED: "●",
    Standing.GROWING: "◐",
    Standing.EMERGING: "○",
    Standing.UNTRIED: "·",
}


@dataclass(frozen=True, slots=True)
class Criterion:
    share: float = 0.9
    tries: int = 10
    sessions: int = 3
    days: int = 2


CRITERION = Criterion()


def standing(tally: Tally | None, generalised: bool = False, criterion: Criterion = CRITERION) -> Standing:
    """`generalised` is the adult's own mark: it works elsewhere too.

    In progress: at least half of the last session's tries were alone; emerging: begun, less than that.
    """
    if generalised:
        return Standing.GENERALISED
    if tally is None or not tally.rounds:
        return Standing.UNTRIED
    scores = [score for score in tally.sessions.values() if score.tries]
    if met_days(scores, criterion):
        return Standing.ACQUIRED
    last = scores[-1] if scores else Score()
    return Standing.GROWING if last.alone and last.alone * 2 >= last.tries else Standing.EMERGING


def met_days(scores: Iterable[Score], criterion: Criterion = CRITERION) -> int:
    """How many days the run of sessions spans that meets the criterion; 0 when none does (any more)."""
    run: list[str] = []
    held = 0
    for score in scores:
        share = score.alone / score.tries
        if score.tries >= criterion.tries:
            run = [*run, score.at[:10]] if share >= criterion.share - 1e-9 else []
        elif score.tries - score.alone > criterion.tries * (1 - criterion.share) + 1e-9:
            run = []  # too short to prove anything, but its misses could not be made up for
        enough = len(run) >= criterion.sessions and len(set(run)) >= criterion.days
        held = len(set(run)) if enough else 0
    return held
