"""Writing on a drawn keyboard, for any field of a challenge: whoever has no real keyboard writes all the same.

What is written is seen here, goes back with *Valider*, and is kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.outcome import Cue, Go, Sound
from game.core.scene import Step
from game.core.stage import GAP_SU
from game.core.typed import ERASED
from game.screens import keyboard, layout, parts
from game.screens.keyboard import Writing
from game.screens.screen import Screen

FIELD, BACK = "write/field", "rail/back"
CONTROL = {ERASED: keyboard.ERASE, "\r": keyboard.DONE, "\n": keyboard.DONE}


@dataclass(frozen=True)
class Write(Screen):
    """`into` is the field of the challenge, `label` what it is for; a `secret` one shows dots."""

    into: str = ""
    label: str = ""
    writing: Writing = field(default_factory=Writing)
    secret: bool = False

    @property
    def name(self) -> str:
        return "writing"

    @property
    def says(self) -> str:
        return self.w("writing.says")

    @property
    def helps(self) -> str:
        return self.w("writing.helps")

    # ------------------------------------------------------------------ acting

    def typing(self, aim: Aim) -> Step:
        command = CONTROL.get(aim.value)
        if command is not None:
            return self.pressed(replace(aim, target=command, act=Act.PRESS))
        clean = "".join(c for c in aim.value if c.isprintable())
        return replace(self, writing=self.writing.with_text(clean)).step()

    def pressed(self, aim: Aim) -> Step:
        if aim.target == BACK:
            return self.go("resume")
        if aim.target == keyboard.DONE:
            text = ERASED * self.writing.before + self.writing.typed
            return self.step(Sound(Cue.PRESS), Go("written", {"field": self.into, "text": text}))
        now = self.writing.pressed(aim.target)
        return self.step() if now == self.writing else replace(self, writing=now).step(Sound(Cue.PRESS))

    # ------------------------------------------------------------------ what is seen

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says, layout.TITLE_SU)
        body = keyboard.wide_enough(stage, zones.play)
        field_h = max(layout.TARGET_SU, min(120.0, body.h - keyboard.least_height() - GAP_SU / 2))
        box = Rect(body.centre.x - min(body.w, 1200.0) / 2, body.y, min(body.w, 1200.0), field_h)
        middle = Node(
            "write/middle", Role.GROUP, "", body,
            children=(
                self._field(box),
                keyboard.keyboard(
                    stage, body.below(field_h + GAP_SU / 2), self.writing.shifted, self.writing.signs
                ),
            ),
        )  # fmt: skip
        rail = parts.rail(stage, zones.rail, [parts.back_item(stage), parts.help_item(stage)])
        top = parts.top(stage, zones, self.says, base_su=layout.TITLE_SU)
        return layout.window(stage, self.says, "", top, middle, rail)

    def _field(self, box: Rect) -> Node:
        """The end of what is written stays in sight, at the size of the young person's words where it fits."""
        size = min(layout.label(self.stage), box.h * 0.55)
        text = "•" * len(self.writing.typed) if self.secret else self.writing.typed
        while text and self.stage.ruler.width(text, size) > box.w - 60.0:
            text = text[1:]
        states = {State.CURRENT} | ({State.PASSWORD} if self.secret else set())
        return Node(
            FIELD, Role.TEXT_INPUT, text, box, (Act.TYPE,), frozenset(states), look=Look.FIELD,
            size_su=size if text else 0.0, detail=self.label,
        )  # fmt: skip
