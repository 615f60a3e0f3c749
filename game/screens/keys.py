"""The keyboard map: which key or pad button does what, changed by pressing it (G-MOT-B1, XAG 107)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from game.access.helping import HELP_KEYS
from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.learner import Profile
from game.core.node import Node, State
from game.core.outcome import Change, Cue, Go, Say, Sound, Urgency
from game.core.scene import Step
from game.screens import layout, parts
from game.screens.choosing import Choice, Choosing

LISTEN, RESET = "listen", "keys/reset"
PATIENCE_S = 15.0
ACTIONS = (
    ("tab", "sign:forward"), ("return", "sign:tick"), ("escape", "sign:pause"), ("left", "sign:arrow-left"),
    ("right", "sign:arrow-right"), ("up", "sign:arrow-up"), ("down", "sign:arrow-down"),
    ("switch1", "🔘"), ("switch2", "🔴"),
    ("help_hand", "sign:hand"), ("help_voice", "sign:speaker"), ("help_gesture", "sign:touch"),
)  # fmt: skip


@dataclass(frozen=True)
class Keys(Choosing):
    """`waiting` is the action whose key is pressed next; it gives up by itself, so that nobody is stuck.

    `back` is a place: the learner's page, or the quick panel (at its page `group`).
    """

    profile: Profile = field(default_factory=Profile)
    code: str = ""
    back: str = "learner_menu"
    group: str = ""
    waiting: str = ""
    until_s: float = 0.0

    @property
    def name(self) -> str:
        return "keys"

    @property
    def says(self) -> str:
        return self.w("keys.press" if self.waiting else "keys.says")

    @property
    def helps(self) -> str:
        return self.w("keys.helps")

    @property
    def heading_su(self) -> float:
        return layout.TITLE_SU

    @property
    def label_su(self) -> float:
        return 34.0

    @property
    def for_adult(self) -> bool:
        return True

    @property
    def listens(self) -> bool:
        return bool(self.waiting)

    @property
    def choices(self) -> Sequence[Choice]:
        return [
            Choice(action, self._label(action), picture, "", states=(State.SELECTED,) * (action == self.waiting))
            for action, picture in ACTIONS
        ]

    def _label(self, action: str) -> str:
        found = [key for key, does in self.profile.keys.items() if does == action]
        own = next((key.upper() for key, does in HELP_KEYS.items() if does == action), self.w("keys.own"))
        key = found[0] if found else own
        return self.w("keys.row", what=self.w(f"keys.{action}"), name=key)

    # ------------------------------------------------------------------ acting

    def chosen(self, choice: Choice, at_s: float) -> Step:
        return replace(self, waiting=choice.id, until_s=at_s + PATIENCE_S).spoken()

    def act(self, aim: Aim) -> Step:
        if aim.target != LISTEN:
            return super().act(aim)
        if not self.waiting:
            return self.step()
        keys = {key: does for key, does in self.profile.keys.items() if does != self.waiting}
        if aim.value != self.waiting:  # a key that does what it always did needs no entry
            keys[aim.value] = self.waiting
        now = replace(self, waiting="", profile=replace(self.profile, keys=keys))
        said = Say(now._label(self.waiting), Urgency.NOW)
        return now.step(Sound(Cue.STEP), Change({"keys": keys}), said)

    def rail(self, rect: Rect) -> Node:
        items = [parts.back_item(self.stage), parts.help_item(self.stage)]
        return parts.rail(self.stage, rect, items, [parts.Item(RESET, self.w("keys.reset"), "sign:repeat")])

    def rail_pressed(self, aim: Aim) -> Step:
        if aim.target == RESET:
            own = replace(self, profile=replace(self.profile, keys={}), waiting="")
            return own.step(Sound(Cue.PRESS), Change({"keys": {}}))
        if aim.target == "rail/back":
            return self.step(Sound(Cue.PRESS), Go(self.back, {"code": self.code, "group": self.group}))
        return self.step()

    def tick(self, at_s: float) -> Step:
        return replace(self, waiting="").step() if self.waiting and at_s >= self.until_s else self.step()

    def wake_at_s(self) -> float | None:
        return self.until_s if self.waiting else None
