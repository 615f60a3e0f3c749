"""One session of one learner: what was done, what is offered, where on the path. Plain values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.core.frame import PathStep
from game.core.learner import Profile
from game.core.session import Playing
from game.program.history import History
from game.program.plan import Offer
from game.screens.cards import DoneCard


@dataclass(frozen=True)
class Visit:
    """`steps`: how many challenges make this session; `last`: the challenge just played."""

    code: str
    steps: int
    history: History = field(default_factory=History)
    pack: str = ""
    offered: tuple[Offer, ...] = ()
    done: tuple[DoneCard, ...] = ()
    last: str = ""

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
        history = self.history.after(brief.pack, brief.challenge, brief.skills, playing.level, outcome, guidance)
        reached = outcome == "reached"
        card = DoneCard(brief.title, picture, alone=reached and guidance == 0, reached=reached)
        return replace(self, history=history, done=(*self.done, card), last=brief.challenge, offered=())


def steps_of(profile: Profile) -> int:
    return max(1, round(profile.session_steps))
