"""The adult's gate: hold and let go, or press three pictures in the order that is written.

Nobody has to hold (XAG 115): the pictures do the same. A single press never opens it. Five pictures,
three of them in order, leave one chance in sixty; every wrong press begins anew with another order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.outcome import Cue, Go, Sound
from game.core.scene import Step
from game.core.stage import GAP_SU
from game.screens import layout, parts
from game.screens.screen import Screen, tail

HOLD_S = 1.5
HOLD_STEP_S = 0.05
IDLE_S = 60.0
BAR_SU = 32.0
HOLD, BACK = "gate/hold", "rail/back"
SIGNS = (("moon", "🌙"), ("key", "🔑"), ("leaf", "🍁"), ("cup", "☕"), ("bell", "🔔"))


@dataclass(frozen=True)
class Gate(Screen):
    """Leads to `to` ("adult" or "panel"). `seed` picks the order; `tries` makes the next one differ."""

    to: str = "adult"
    seed: int = 0
    tries: int = 0
    found: int = 0
    held_s: float | None = None
    now_s: float = 0.0
    since_s: float = 0.0

    @property
    def name(self) -> str:
        return "gate"

    @property
    def for_adult(self) -> bool:
        return True

    @property
    def says(self) -> str:
        return self.w("gate.says")

    @property
    def helps(self) -> str:
        return self.w("gate.helps")

    @property
    def order(self) -> tuple[int, int, int]:
        """Three different pictures out of five: one of sixty orders."""
        code = (self.seed + self.tries * 37) % 60
        left = list(range(5))
        first = left.pop(code % 5)
        second = left.pop(code // 5 % 4)
        return first, second, left[code // 20 % 3]

    @property
    def recipe(self) -> str:
        a, b, c = (self.w(f"gate.{SIGNS[i][0]}") for i in self.order)
        return self.w("gate.order", a=a, b=b, c=c)

    # ------------------------------------------------------------------ acting

    def entered(self, at_s: float) -> Step:
        return replace(self, since_s=at_s).step(self.say())

    def act(self, aim: Aim) -> Step:
        return super(Gate, replace(self, since_s=aim.at_s)).act(aim)

    def pressed(self, aim: Aim) -> Step:
        if aim.target == BACK:
            return self.go("gate_back", to=self.to)
        index = tail(aim.target, "gate/sign")
        if index is None or not index.isdigit() or int(index) >= len(SIGNS):
            return self.step()
        if int(index) != self.order[self.found]:
            return replace(self, tries=self.tries + 1, found=0).step(Sound(Cue.NOT_YET))
        if self.found == 2:
            return self._opened()
        return replace(self, found=self.found + 1).step(Sound(Cue.STEP))

    def other(self, aim: Aim) -> Step:
        if aim.act is Act.GRAB and aim.target == HOLD:
            return replace(self, held_s=aim.at_s, now_s=aim.at_s).step(Sound(Cue.PRESS))
        if aim.act is Act.DROP and self.held_s is not None:
            long_enough = aim.at_s - self.held_s >= HOLD_S and aim.target == HOLD
            freed = replace(self, held_s=None)
            return freed._opened() if long_enough else freed.step()
        return self.step()

    def _opened(self) -> Step:
        return self.step(Sound(Cue.REACHED), Go("gate_open", {"to": self.to}))

    def tick(self, at_s: float) -> Step:
        if self.held_s is not None:
            return replace(self, now_s=at_s).step()
        return self.go("gate_back", to=self.to) if at_s - self.since_s >= IDLE_S else self.step()

    def wake_at_s(self) -> float | None:
        if self.held_s is None:
            return self.since_s + IDLE_S  # who came here by chance finds home again
        if self.held_share >= 1.0:
            return None
        return self.now_s + HOLD_STEP_S

    @property
    def held_share(self) -> float:
        return 0.0 if self.held_s is None else min(1.0, (self.now_s - self.held_s) / HOLD_S)

    # ------------------------------------------------------------------ what is seen

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says, layout.TITLE_SU)
        body = layout.column(zones.play, 1200.0, stage.text_scale)
        size = layout.adult(stage)
        label = self.w("gate.let_go" if self.held_share >= 1.0 else "gate.hold")
        hold_h = parts.button_height(size) + 16.0
        or_text = self.recipe
        text_h = stage.height(or_text, size, body.w)
        side = max(
            layout.TARGET_SU, min((body.w - 4 * GAP_SU) / 5, body.h - hold_h - BAR_SU - text_h - 4 * GAP_SU, 200.0)
        )
        places = layout.rows(body, [hold_h, BAR_SU, text_h, side], GAP_SU, centred=True)
        hold_w = min(body.w, max(560.0, parts.button_width(stage, label, size)))
        hold = Node(
            HOLD, Role.BUTTON, label, Rect(places[0].centre.x - hold_w / 2, places[0].y, hold_w, hold_h),
            (Act.GRAB, Act.DROP), picture="sign:lock", look=Look.BUTTON, tone=Tone.PANEL, size_su=size,
            states=frozenset({State.HELD} if self.held_s is not None else set()),
        )  # fmt: skip
        bar = Node("gate/held", Role.PROGRESS, "", Rect(hold.rect.x, places[1].y, hold.rect.w, BAR_SU),
                   look=Look.BAR, value=self.held_share)  # fmt: skip
        order = parts.text("gate/order", or_text, places[2], size, role=Role.STATUS)
        middle = Node(
            "gate/middle", Role.GROUP, "", body,
            children=(hold, *((bar,) if self.held_s is not None else ()), order, *self._signs(places[3], side)),
        )  # fmt: skip
        rail = parts.rail(stage, zones.rail, [parts.back_item(stage), parts.help_item(stage)])
        top = parts.top(stage, zones, self.says, base_su=layout.TITLE_SU)
        return layout.window(stage, self.says, "", top, middle, rail)

    def _signs(self, row: Rect, side: float) -> tuple[Node, ...]:
        x = row.centre.x - (5 * side + 4 * GAP_SU) / 2
        nodes = []
        for i, (key, emoji) in enumerate(SIGNS):
            box = Rect(x + i * (side + GAP_SU), row.y, side, side)
            done = i in self.order[: self.found]
            nodes.append(
                Node(f"gate/sign{i}", Role.OPTION, self.w(f"gate.{key}"), box, (Act.PRESS,), picture=emoji,
                     look=Look.CHOICE, states=frozenset({State.SELECTED} if done else set()))
            )  # fmt: skip
        return tuple(nodes)
