"""What all screens share: they say what they are for, repeat it, help, and answer any aim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from game.core import frame
from game.core.aim import Aim, PointerMoved
from game.core.node import Act, Node
from game.core.outcome import Cue, Go, Outcome, Say, Sound, Urgency
from game.core.scene import Step
from game.core.stage import Stage
from game.core.wording import words

Arg = str | int | bool


@dataclass(frozen=True)
class Screen:
    """A scene without a clock of its own. Subclasses give `name`, `says` and `compose`."""

    stage: Stage

    @property
    def lang(self) -> str:
        return self.stage.lang

    @property
    def name(self) -> str:
        raise NotImplementedError

    @property
    def says(self) -> str:
        """The screen's purpose in one short sentence: its heading, and what is said on entering."""
        raise NotImplementedError

    @property
    def helps(self) -> str:
        """What *Aide* says: what can be done here."""
        return self.says

    @property
    def for_adult(self) -> bool:
        """Whether an adult acts here, by mouse or finger, also where the learner's switch is one of these."""
        return False

    def w(self, key: str, **parts: object) -> str:
        return words(self.lang, key, **parts)

    def entered(self, at_s: float) -> Step:  # noqa: ARG002
        return self.step(self.say())

    def say(self, text: str = "") -> Say:
        return Say(text or self.says, Urgency.NOW, frame.INSTRUCTION)

    def act(self, aim: Aim) -> Step:
        if aim.act is Act.TYPE:
            return self.typing(aim)
        if aim.act not in (Act.PRESS, Act.DOUBLE, Act.BACK):
            return self.other(aim)
        match aim.target:
            case frame.REPEAT:
                return self.step(self.say())
            case frame.HELP:
                return self.step(self.say(self.helps))
        return self.pressed(aim)

    def pressed(self, aim: Aim) -> Step:  # noqa: ARG002
        return self.step()

    def typing(self, aim: Aim) -> Step:  # noqa: ARG002
        return self.step()

    def other(self, aim: Aim) -> Step:  # noqa: ARG002
        return self.step()

    def step(self, *outcomes: Outcome) -> Step:
        return Step(self, outcomes)

    def go(self, place: str, **args: Arg) -> Step:
        return self.step(Sound(Cue.PRESS), Go(place, args))

    def spoken(self) -> Step:
        """After an inner change: say where we are now."""
        return self.step(Sound(Cue.PRESS), self.say())

    def moved(self, pointer: PointerMoved) -> Step:  # noqa: ARG002
        return self.step()

    def tick(self, at_s: float) -> Step:  # noqa: ARG002
        return self.step()

    def wake_at_s(self) -> float | None:
        return None

    def staged(self, stage: Stage) -> Self:
        return replace(self, stage=stage)

    def compose(self) -> Node:
        raise NotImplementedError


def tail(target: str, prefix: str) -> str | None:
    """What follows `prefix` in a node id; None when it is another id."""
    return target[len(prefix) :] if target.startswith(prefix) else None
