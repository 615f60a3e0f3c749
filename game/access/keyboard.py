"""Keys: moving the focus, acting on it, and typing.

Single letters are never shortcuts (WCAG 2.1.4). The learner's key map says which key acts as which;
a letter keeps its meaning while there is something to type into.
"""

from __future__ import annotations

from game.access.focus import Focus
from game.access.situation import Situation
from game.core.aim import Route
from game.core.inputs import KeyDown, TextTyped
from game.core.node import Act
from game.core.typed import TYPED

ENTER = ("return", "enter", "keypad enter")
ARROWS = ("left", "right", "up", "down")
PAGES = {"page up": Act.SCROLL_UP, "page down": Act.SCROLL_DOWN}
MENU = ("menu", "application")
BACKSPACE = "backspace"
ERASED = "\b"


class Keyboard:
    """Only accepted presses come here. `pressed` is what a key is acting on, for the picture."""

    def __init__(self, situation: Situation, focus: Focus) -> None:
        self.now = situation
        self.focus = focus
        self.pressed = ""
        self._typed = ""

    def name(self, key: str) -> str:
        """What a key acts as, by the learner's map."""
        if len(key) == 1 and self.now.text_target() is not None:
            return key
        return self.now.profile.keys.get(key, key)

    def down(self, raw: KeyDown) -> bool:
        """True when the key was a command, so that the text it also types is not for anyone."""
        self._typed = ""
        if own := self._own(raw):
            self._type(own, raw.at_s)
            return True
        if raw.ctrl or raw.alt:
            return False
        key = self.name(raw.key)
        if key == "tab":
            self.focus.step(-1 if raw.shift else 1)
            self.now.say(self.now.focus)
        elif key in ARROWS:
            self.focus.steer(key, raw.at_s, Route.KEYBOARD)
        elif key in PAGES:
            self._scroll(PAGES[key], raw.at_s)
        elif key == "escape":
            self.now.leave(raw.at_s, Route.KEYBOARD)
        elif key == BACKSPACE:
            self._type(ERASED, raw.at_s)
        elif key in MENU or (key == "f10" and raw.shift):
            self._act(raw.at_s, second=True)
        elif key in ENTER:
            self._act(raw.at_s, second=raw.shift)
        elif key == "space" and not self._types_here():
            self._act(raw.at_s, second=False)
        else:
            return False
        return True

    def up(self) -> None:
        self.pressed = ""

    def _own(self, raw: KeyDown) -> str:
        """What a command types where the field asks for it; "" while the focus is shown elsewhere.

        So nobody is caught in a field: once the focus is seen, Tab and Escape are commands again.
        """
        target = self.now.text_target()
        name = ("ctrl+" if raw.ctrl else "") + raw.key
        if target is None or name not in target.keys or raw.alt:
            return ""
        here = target.id == self.now.focus or not self.now.focus_shown
        return TYPED.get(name, "") if here else ""

    def _types_here(self) -> bool:
        """Whether Space and Enter are typed now: a field has the focus, or no focus is seen."""
        target = self.now.text_target()
        if target is None:
            return False
        return target.id == self.now.focus or not self.now.focus_shown or not self.now.focus

    def _act(self, at_s: float, *, second: bool) -> None:
        if not second and self._types_here():
            self._type("\n", at_s)
        else:
            self.pressed = self.focus.act(at_s, Route.KEYBOARD, second=second)

    def _scroll(self, act: Act, at_s: float) -> None:
        area = self.now.scroller()
        if area is not None and act in area.acts:
            self.now.want(area.id, act, at_s, Route.KEYBOARD)

    # ------------------------------------------------------------------ typing

    def typed(self, raw: TextTyped, held: bool) -> None:
        """Text from a real keyboard, dead keys done. A held key types once: `held` tells that one is down."""
        if held and raw.text == self._typed:
            return
        self._typed = raw.text
        self._type(raw.text, raw.at_s)

    def _type(self, text: str, at_s: float) -> None:
        target = self.now.text_target()
        if target is not None:
            self.now.want(target.id, Act.TYPE, at_s, Route.KEYBOARD, text)
