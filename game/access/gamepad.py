"""Gamepads: a direction moves the focus and repeats while held, A acts, B goes back.

Buttons come as names ("a", "up") or as the numbers most pads give them. `Stick` turns an analogue stick
into the four direction names.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.access.focus import Focus
from game.access.situation import LEAST_ROUND_S, Situation
from game.core.aim import Route
from game.core.inputs import PadDown, PadUp

DIRECTIONS = ("left", "right", "up", "down")
NUMBERS: Mapping[str, str] = {
    "0": "a", "1": "b", "2": "x", "3": "y", "4": "l1", "5": "r1", "6": "back", "7": "start",
    "11": "up", "12": "down", "13": "left", "14": "right",
}  # fmt: skip


def named(button: str) -> str:
    """The name of a button, whether it came as "0", "dpad_up", "stick left" or "a"."""
    button = NUMBERS.get(button, button)
    last = button.replace("_", " ").replace("-", " ").rpartition(" ")[2]
    return last if last in DIRECTIONS else button


class Gamepad:
    """Only accepted presses come here."""

    def __init__(self, situation: Situation, focus: Focus) -> None:
        self.now = situation
        self.focus = focus
        self.pressed = ""
        self._direction = ""
        self._due: float | None = None

    def down(self, raw: PadDown) -> None:
        button = named(self.now.profile.keys.get("pad " + raw.button, raw.button))
        if button in DIRECTIONS:
            self._direction, self._due = button, raw.at_s + self.now.profile.pad_first_repeat_s
            self.focus.steer(button, raw.at_s, Route.GAMEPAD)
        elif button == "a":
            self.pressed = self.focus.act(raw.at_s, Route.GAMEPAD)
        elif button in ("x", "y"):
            self.pressed = self.focus.act(raw.at_s, Route.GAMEPAD, second=True)
        elif button in ("b", "back", "start"):
            self.now.leave(raw.at_s, Route.GAMEPAD)
        elif button in ("l1", "r1"):
            self.focus.step(-1 if button == "l1" else 1)
            self.now.say(self.now.focus)

    def up(self, raw: PadUp) -> None:
        if named(self.now.profile.keys.get("pad " + raw.button, raw.button)) == self._direction:
            self.stop()
        self.pressed = ""

    def stop(self) -> None:
        self._direction, self._due = "", None

    def due_s(self) -> float | None:
        return self._due

    def _repeat_s(self) -> float:
        return max(self.now.profile.pad_repeat_s, LEAST_ROUND_S / max(1, len(self.now.field.targets)))

    def catch_up(self, now_s: float) -> None:
        """After a long sleep of the machine: no storm of late repeats."""
        if self._due is not None and self._due <= now_s:
            self._due = now_s + self._repeat_s()

    def tick(self, due_s: float) -> None:
        self._due = due_s + self._repeat_s()
        self.focus.steer(self._direction, due_s, Route.GAMEPAD)


class Stick:
    """An analogue stick as direction buttons. Two thresholds, so that a trembling thumb gives one press."""

    ON, OFF = 0.6, 0.4

    def __init__(self) -> None:
        self._now = ""

    def feed(self, x: float, y: float, at_s: float) -> list[PadDown | PadUp]:
        """`x` and `y` from -1 to 1, y positive downwards."""
        level = abs(x) >= abs(y)
        push = abs(x) if level else abs(y)
        name = ("right" if x > 0 else "left") if level else ("down" if y > 0 else "up")
        if push < (self.OFF if self._now == name else self.ON):
            name = "" if push < self.OFF else self._now
        if name == self._now:
            return []
        before, self._now = self._now, name
        ended: list[PadDown | PadUp] = [PadUp(before, at_s)] if before else []
        return [*ended, PadDown(name, at_s)] if name else ended
