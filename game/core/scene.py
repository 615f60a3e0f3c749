"""A scene: one place of the program, as a pure state machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from game.core.aim import Aim, PointerMoved
from game.core.node import Node
from game.core.outcome import Outcome
from game.core.stage import Stage


class Scene(Protocol):
    """Frozen values; every change gives a new one. `compose` is called once per change."""

    @property
    def name(self) -> str: ...

    def entered(self, at_s: float) -> Step:
        """Called once when the scene is first shown."""
        ...

    def compose(self) -> Node: ...

    def act(self, aim: Aim) -> Step:
        """Any aim in any state is answered; one that means nothing here changes nothing."""
        ...

    def moved(self, pointer: PointerMoved) -> Step: ...

    def tick(self, at_s: float) -> Step: ...

    def wake_at_s(self) -> float | None:
        """When `tick` is wanted next; None: an idle window sleeps."""
        ...

    def staged(self, stage: Stage) -> Scene:
        """The same state on another stage (the window or a setting changed)."""
        ...


@dataclass(frozen=True)
class Step:
    scene: Scene
    outcomes: Sequence[Outcome] = ()
