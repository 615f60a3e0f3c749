"""Home: the young person finds their own picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.learner import animal_of
from game.core.node import Node
from game.core.scene import Step
from game.screens import parts
from game.screens.choosing import Choice, Choosing
from game.screens.names import learner_name, learner_tone

ADULT, KEPT = "home/adult", "home/kept"


@dataclass(frozen=True)
class Home(Choosing):
    """`codes` in the order they were added."""

    codes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return "home"

    @property
    def says(self) -> str:
        return self.w("home.says" if self.codes else "home.empty")

    @property
    def helps(self) -> str:
        return self.w("home.helps" if self.codes else "home.empty")

    @property
    def scene(self) -> str:
        return "scene:harbour"

    @property
    def choices(self) -> Sequence[Choice]:
        return [
            Choice(code, learner_name(self.lang, code), animal_of(code), "learner", {"code": code},
                   learner_tone(code))
            for code in self.codes
        ]  # fmt: skip

    def rail(self, rect: Rect) -> Node:
        items = [parts.help_item(self.stage), parts.Item(KEPT, self.w("kept.button"), "sign:lock")]
        corner = [parts.Item(ADULT, self.w("adult.button"), "sign:adult")]
        return parts.rail(self.stage, rect, items, corner)

    def rail_pressed(self, aim: Aim) -> Step:
        match aim.target:
            case "home/adult":
                return self.go("gate")
            case "home/kept":
                return self.go("kept")
        return self.step()
