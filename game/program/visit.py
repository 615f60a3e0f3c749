"""One session of one learner: what was done, what is offered, where on the path. Plain values.

`coach` is what the coach knows of this learner: every event of the session is folded into it as it is logged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.core.frame import PathStep
from game.core.learner import Profile
from game.core.session import Playing
from game.screens.cards import DoneCard

if TYPE_CHECKING:
    from game.core.coach_state import CoachState
    from game.core.next_challenge import Candidate
    from game.program.plan import Offer


@dataclass(frozen=True)
class Visit:
    """`steps`: how many challenges make this session; `last`: the challenge just played;
    `among`: what the offers were chosen from."""

    code: str
    steps: int
    coach: CoachState
    pack: str = ""
    offered: tuple[Offer, ...] = ()
    done: tuple[DoneCard, ...] = ()
    last: str = ""
    last_pack: str = ""
    among: tuple[Candidate, ...] = ()

    @property
    def over(self) -> bool:
        return len(self.done) >= self.steps

    @property
    def path(self) -> tuple[PathStep, ...]:
        count = len(self.done)
        return tuple(PathStep(done=i < count, now=i == count) for i in range(self.steps))

    @property
    def at_last(self) -> bool:
        return len(self.done) >= self.steps - 1

    def played(self, playing: Playing, outcome: str, picture: str) -> Visit:
        """After a challenge ended: reached, passed by an adult, or stopped."""
        brief, guidance = playing.brief, playing.guidance.highest
        reached = outcome == "reached"
        card = DoneCard(brief.title, picture, alone=reached and guidance == 0, reached=reached)
        return replace(self, done=(*self.done, card), last=brief.challenge, last_pack=brief.pack,
                       offered=())  # fmt: skip


def steps_of(profile: Profile) -> int:
    return max(1, round(profile.session_steps))
