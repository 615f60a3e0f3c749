"""Coming back to a challenge after a pause: exactly where one was, its clocks moved on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.aim import Aim, PointerMoved
from game.core.frame import INSTRUCTION
from game.core.node import Node
from game.core.outcome import Say, Urgency
from game.core.scene import Step
from game.core.session import Playing
from game.core.stage import Stage


@dataclass(frozen=True)
class Resumed:
    """A doorway: on entering, the challenge goes on without having begun anew.

    `left_s` is when it was left; the time away counts neither as thinking time nor as waiting. `text` was written
    meanwhile into `field`, on a drawn keyboard: that time was work, and counts.
    """

    playing: Playing
    left_s: float
    field: str = ""
    text: str = ""

    def __repr__(self) -> str:
        """What was typed never gets into a message or a log."""
        return f"Resumed({self.playing.brief.challenge!r})"

    @property
    def name(self) -> str:
        return self.playing.name

    def entered(self, at_s: float) -> Step:
        if self.field:
            return self.playing.typed(self.field, self.text, at_s)
        return Step(moved_on(self.playing, at_s - self.left_s), (self._instruction(),))

    def _instruction(self) -> Say:
        brief = self.playing.brief
        if self.playing.ended_s is not None:
            return Say(self.playing.caption, Urgency.NOW, "praise")
        return Say(brief.instruction, Urgency.NOW, INSTRUCTION, brief.instruction_audio)

    def compose(self) -> Node:
        return self.playing.compose()

    def act(self, aim: Aim) -> Step:
        return self.playing.act(aim)

    def moved(self, pointer: PointerMoved) -> Step:
        return self.playing.moved(pointer)

    def tick(self, at_s: float) -> Step:
        return self.playing.tick(at_s)

    def wake_at_s(self) -> float | None:
        return self.playing.wake_at_s()

    def staged(self, stage: Stage) -> Resumed:
        return replace(self, playing=self.playing.staged(stage))


def moved_on(playing: Playing, by_s: float) -> Playing:
    """The same challenge with its clocks `by_s` later."""
    if by_s <= 0:
        return playing
    guidance = replace(playing.guidance, since_s=playing.guidance.since_s + by_s)
    ended_s = None if playing.ended_s is None else playing.ended_s + by_s
    return replace(playing, started_s=playing.started_s + by_s, ended_s=ended_s, guidance=guidance)
