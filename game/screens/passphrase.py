"""The adult's passphrase: asked at the gate, or chosen (twice the same) in the adult's space."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.outcome import Cue, Go, Sound
from game.core.scene import Step
from game.core.stage import GAP_SU
from game.screens import keyboard, layout, parts
from game.screens.screen import Screen

FIELD, BACK = "pass/field", "rail/back"
LEAST_LENGTH = 8
CONTROL = {"\b": keyboard.ERASE, "backspace": keyboard.ERASE, "\r": keyboard.DONE, "\n": keyboard.DONE,
           "return": keyboard.DONE}  # fmt: skip


@dataclass(frozen=True)
class Passphrase(Screen):
    """`mode`: "ask" (then to `to`), "new", "again" (`first` is what was typed before).

    `wait_until_s`: after wrong ones the next is only heard later. It is slower, never blocked.
    """

    mode: str = "ask"
    to: str = "adult"
    typed: str = ""
    first: str = ""
    shifted: bool = False
    signs: bool = False
    problem: str = ""
    wait_s: float = 0.0
    wait_until_s: float = 0.0

    def __repr__(self) -> str:
        """What was typed never gets into a message or a log."""
        return f"Passphrase(mode={self.mode!r})"

    @property
    def name(self) -> str:
        return "passphrase"

    @property
    def for_adult(self) -> bool:
        return True

    @property
    def says(self) -> str:
        return self.w(f"pass.{self.problem or self.mode}")

    @property
    def helps(self) -> str:
        return self.w("pass.helps")

    def entered(self, at_s: float) -> Step:
        return replace(self, wait_until_s=at_s + self.wait_s).step(self.say())

    # ------------------------------------------------------------------ acting

    def typed_text(self, text: str) -> Passphrase:
        return replace(self, typed=(self.typed + text)[:60], problem="")

    def typing(self, aim: Aim) -> Step:
        command = CONTROL.get(aim.value)
        if command is not None:
            return self.pressed(replace(aim, target=command, act=Act.PRESS))
        clean = "".join(c for c in aim.value if c.isprintable())
        return self.typed_text(clean).step()

    def pressed(self, aim: Aim) -> Step:
        if aim.target == BACK:
            return self.go("gate_back", to=self.to)
        if aim.target == keyboard.DONE:
            return self._done(aim.at_s)
        before = keyboard.Writing(self.typed, self.shifted, self.signs)
        now = before.pressed(aim.target)
        if (now.typed, now.shifted, now.signs) == (before.typed, before.shifted, before.signs):
            return self.step()
        written = replace(self, typed=now.typed, shifted=now.shifted, signs=now.signs, problem="")
        return written.step(Sound(Cue.PRESS))

    def _done(self, at_s: float) -> Step:
        if at_s < self.wait_until_s:
            return replace(self, problem="wait").spoken()
        if self.mode == "ask":
            return self.step(Go("unlock", {"phrase": self.typed, "to": self.to}))
        if self.mode == "new":
            if len(self.typed) < LEAST_LENGTH:
                return replace(self, problem="short").spoken()
            return replace(self, mode="again", first=self.typed, typed="", problem="").spoken()
        if self.typed != self.first:
            return replace(self, mode="new", first="", typed="", problem="differs").spoken()
        return self.step(Sound(Cue.REACHED), Go("lock", {"phrase": self.typed}))

    # ------------------------------------------------------------------ what is seen

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says, layout.TITLE_SU)
        body = keyboard.wide_enough(stage, zones.play)
        field_h = max(layout.TARGET_SU, min(120.0, body.h - keyboard.least_height() - GAP_SU / 2))
        field_w = min(body.w, 900.0)
        box = Rect(body.centre.x - field_w / 2, body.y, field_w, field_h)
        # The node never holds what was typed: only its length is drawn, as dots.
        size = layout.label(stage)
        most = max(1, int((field_w - 48.0) / max(1.0, stage.ruler.width("•", size))))
        dots = parts.text(
            f"{FIELD}/dots",
            "•" * min(most, len(self.typed)),
            Rect(box.x + 24.0, box.centre.y - size * stage.line_height / 2, box.w - 48.0, size * stage.line_height),
            size,
        )
        field = Node(
            FIELD, Role.TEXT_INPUT, self.w("pass.field"), box, (Act.TYPE,),
            states=frozenset({State.PASSWORD, State.CURRENT}), look=Look.FIELD, children=(dots,),
        )  # fmt: skip
        room = body.below(field_h + GAP_SU / 2)
        keys = keyboard.keyboard(stage, room, self.shifted, self.signs)
        middle = Node("pass/middle", Role.GROUP, "", body, children=(field, keys))
        rail = parts.rail(stage, zones.rail, [parts.back_item(stage), parts.help_item(stage)])
        top = parts.top(stage, zones, self.says, base_su=layout.TITLE_SU)
        return layout.window(stage, self.says, "", top, middle, rail)
