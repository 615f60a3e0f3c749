"""What a learner has reached so far, folded from the log: just what choosing the next challenge needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from game.core.guidance import ALONE
from game.core.progress import Event
from game.program.levels import Try
from game.screens.cards import Reached

RECENT = 12
_ORDER = (Reached.NEW, Reached.STARTED, Reached.REACHED, Reached.ALONE)


@dataclass(frozen=True)
class History:
    """`reached` by (pack, challenge): the best so far; `tries` by skill, the last twelve, oldest first."""

    reached: Mapping[tuple[str, str], Reached] = field(default_factory=dict)
    tries: Mapping[str, Sequence[Try]] = field(default_factory=dict)

    def of(self, pack: str, challenge: str) -> Reached:
        return self.reached.get((pack, challenge), Reached.NEW)

    def share(self, pack: str, challenges: Sequence[str]) -> float:
        """How much of a pack was reached (0 to 1); with help counts half."""
        worth = {Reached.REACHED: 0.5, Reached.ALONE: 1.0}
        done = sum(worth.get(self.of(pack, c), 0.0) for c in challenges)
        return done / len(challenges) if challenges else 0.0

    def after(
        self, pack: str, challenge: str, skills: Sequence[str], level: float, outcome: str, guidance: int
    ) -> History:
        """With one more round. A wild value from an old log counts as what it can mean."""
        now = _reached(outcome, guidance)
        key = (pack, challenge)
        best = max(self.of(*key), now, key=_ORDER.index)
        one = Try(level, outcome, guidance)
        tries = dict(self.tries)
        for skill in skills:
            tries[skill] = (*tries.get(skill, ()), one)[-RECENT:]
        return replace(self, reached={**self.reached, key: best}, tries=tries)


def _reached(outcome: str, guidance: int) -> Reached:
    if outcome != "reached":
        return Reached.STARTED
    return Reached.ALONE if guidance == ALONE else Reached.REACHED


def history_of(events: Iterable[Event]) -> History:
    """From all `round_ended` events of a learner; others, and damaged ones, are passed over."""
    reached: dict[tuple[str, str], Reached] = {}
    tries: dict[str, list[Try]] = {}
    for event in events:
        if event.type == "round_ended":
            _fold(event.body, reached, tries)
    return History(reached, {skill: tuple(some[-RECENT:]) for skill, some in tries.items()})


def _fold(body: Mapping[str, Any], reached: dict[tuple[str, str], Reached], tries: dict[str, list[Try]]) -> None:
    try:
        key = str(body["pack"]), str(body["challenge"])
        one = Try(float(body["level"]), str(body["outcome"]), int(body["guidance"]))
        skills = [str(skill) for skill in body.get("skills", ())]
    except (KeyError, TypeError, ValueError):
        return
    now = _reached(one.outcome, one.guidance)
    reached[key] = max(reached.get(key, Reached.NEW), now, key=_ORDER.index)
    for skill in skills:
        tries.setdefault(skill, []).append(one)
