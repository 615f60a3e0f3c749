"""Presses of buttons, keys and pads: which count, and which machine they are for.

A press first passes the learner's acceptance; then it is a switch, or a press of its own device.
"""

from __future__ import annotations

from dataclasses import replace

from game.access.acceptance import Acceptance, Press
from game.access.gamepad import Gamepad, named
from game.access.keyboard import ENTER, Keyboard
from game.access.pointer import Pointer
from game.access.scanning import NEXT, SELECT, Scanner
from game.access.situation import Situation
from game.core.inputs import Button, KeyDown, KeyUp, PadDown, PadUp, PointerDown, PointerUp, TextTyped

SWITCHES = {"switch1": NEXT, "next": NEXT, "switch2": SELECT, "select": SELECT}  # in the learner's key map
FRAME_S = 1 / 30
Release = PointerUp | KeyUp | PadUp


def name_of(raw: Press | Release) -> str:
    """What is pressed, as one name: filters judge every button and key by itself."""
    match raw:
        case PointerDown() | PointerUp():
            return f"button {raw.button}"
        case KeyDown() | KeyUp():
            return f"key {raw.key}"
        case _:
            return f"pad {raw.button}"


class Presses:
    def __init__(
        self, situation: Situation, pointer: Pointer, keyboard: Keyboard, gamepad: Gamepad, scanner: Scanner
    ) -> None:
        self.now = situation
        self.pointer, self.keyboard, self.gamepad, self.scanner = pointer, keyboard, gamepad, scanner
        self._acceptance = Acceptance()
        self._switches: set[str] = set()
        self._mute_text = False
        self._late_text: dict[str, list[TextTyped]] = {}
        self.configure()

    def configure(self) -> None:
        self._acceptance.repeat_guard_s = self.now.profile.repeat_guard_s
        self._acceptance.hold_s = self.now.profile.hold_s

    def due_s(self) -> float | None:
        """When a press that is being held will count."""
        return self._acceptance.due_s()

    def share(self, at_s: float) -> float:
        """How much of that wait is over (0 to 1)."""
        return self._acceptance.share(at_s)

    def frame_s(self) -> float | None:
        """When its ring wants to be drawn again."""
        waits = self.due_s() is not None and self.now.now_s is not None
        return self.now.now_s + FRAME_S if waits and self.now.now_s is not None else None

    def press(self, raw: Press) -> None:
        name = name_of(raw)
        repeats = self._acceptance.is_down(name)
        if self._acceptance.down(name, raw):
            self._accepted(raw)
        elif isinstance(raw, KeyDown) and not repeats:
            self._mute_text = not self._acceptance.is_down(name)

    def tick(self, due_s: float) -> None:
        for press in self._acceptance.ripe(due_s):
            if isinstance(press, PointerDown) and not self.now.profile.steady_click:
                press = replace(press, at=self.pointer.hand or press.at)
            self._accepted(press)
            for text in self._late_text.pop(name_of(press), ()):
                self.text(replace(text, at_s=due_s))

    def _accepted(self, press: Press) -> None:
        if self._is_switch(press):
            self._switches.add(name_of(press))
            self._mute_text = True
            self.scanner.down(self._switch(press), press.at_s)
            return
        match press:
            case PointerDown():
                self.pointer.down(press)
            case KeyDown():
                self._mute_text = self.keyboard.down(press)
            case PadDown():
                self.gamepad.down(press)

    def release(self, raw: Release) -> None:
        name = name_of(raw)
        self._late_text.pop(name, None)
        if isinstance(raw, KeyUp):
            self._mute_text = False
        if not self._acceptance.up(name, raw.at_s):
            return
        if name in self._switches:
            self._switches.discard(name)
            if not self._switches:
                self.scanner.up(raw.at_s)
            return
        match raw:
            case PointerUp():
                self.pointer.up(raw)
            case KeyUp():
                self.keyboard.up()
            case PadUp():
                self.gamepad.up(raw)

    # ------------------------------------------------------------------ switches

    def _is_switch(self, press: Press) -> bool:
        """Any key, button or touch is a switch, but Escape; letters stay letters where one can type.

        Beside challenges, a mouse or finger that aims is an adult's hand unless the key map makes it a switch.
        """
        if self.now.profile.route != "switch":
            return False
        if isinstance(press, PointerDown) and self.pointer.in_hand(press):
            return self.now.profile.keys.get(f"button {press.button}", "") in SWITCHES
        if not isinstance(press, KeyDown) or self.now.profile.keys.get(press.key, "") in SWITCHES:
            return True
        plain = press.key != "escape" and not (press.ctrl or press.alt)
        return plain and (press.key in ("space", *ENTER) or self.now.text_target() is None)

    def _switch(self, press: Press) -> int:
        """Which of two switches: Enter, the right button and B are the second, if the map says nothing else."""
        match press:
            case KeyDown():
                mapped, second = self.now.profile.keys.get(press.key, ""), press.key in ENTER
            case PadDown():
                mapped = self.now.profile.keys.get("pad " + press.button, "")
                second = named(press.button) == "b"
            case PointerDown():
                mapped = self.now.profile.keys.get(f"button {press.button}", "")
                second = press.button is Button.RIGHT
        return SWITCHES.get(mapped, SELECT if second else NEXT)

    # ------------------------------------------------------------------ text

    def text(self, raw: TextTyped) -> None:
        """Text comes right after its key: a key that was refused or was a command takes it along."""
        waiting = self._acceptance.waiting("key ")
        if waiting:
            self._late_text.setdefault(waiting, []).append(raw)
        elif not self._mute_text:
            self.keyboard.typed(raw, held=self._acceptance.any_down("key "))
