"""Reach: raw inputs in, wishes out, for one learner. Small machines do the work; this joins them.

Pure: time is only what inputs and ticks say. What was due between two calls happens at its own time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from game.access.acceptance import Acceptance, Press
from game.access.field import Field
from game.access.focus import Focus
from game.access.keyboard import Keyboard
from game.access.pointer import Pointer
from game.access.situation import Situation
from game.core.aim import Route
from game.core.attention import Attention, Understood
from game.core.inputs import (
    Asked,
    KeyDown,
    KeyUp,
    PadDown,
    PadUp,
    PointerAt,
    PointerDown,
    PointerUp,
    RawInput,
    TextTyped,
    Wheel,
)
from game.core.learner import Profile
from game.core.node import Act, Node

MOST_STEPS = 200  # in one call, however late it comes
R = TypeVar("R", bound=RawInput)


class Reach:
    """One object a session. `lang` is the language in which acts are named aloud."""

    def __init__(self, profile: Profile, lang: str = "fr") -> None:
        self.now = Situation(profile, lang)
        self.focus = Focus(self.now)
        self.pointer = Pointer(self.now)
        self.keyboard = Keyboard(self.now, self.focus)
        self._acceptance = Acceptance()
        self._mute_text = False
        self._waiting_text: list[TextTyped] = []
        self.configure(profile)

    # ------------------------------------------------------------------ the outside

    def feed(self, raw: RawInput, tree: Node) -> Understood:
        """One raw input over the tree that is shown."""
        raw = self._until(raw.at_s, raw, tree)
        self._take(raw)
        return self.now.taken()

    def tick(self, at_s: float, tree: Node) -> Understood:
        """Time passed: what was due by `at_s` happens, each at its own time."""
        self._pass(at_s, tree)
        return self.now.taken()

    def wake_at_s(self) -> float | None:
        """When `tick` is wanted next; None while nothing is waited for."""
        times = [self._acceptance.due_s(), self.pointer.due_s(), self.pointer.settle_s()]
        return min((t for t in times if t is not None), default=None)

    @property
    def attention(self) -> Attention:
        now, pointer = self.now, self.pointer
        drawn = pointer.at if self._draws_pointer() else None
        return Attention(
            focus=now.focus, focus_shown=now.focus_shown, pressed=pointer.pressed or self.keyboard.pressed,
            hovered=pointer.hovered, pointer=drawn, bubble_su=pointer.bubble_su,
        )  # fmt: skip

    def _draws_pointer(self) -> bool:
        profile = self.now.profile
        own = profile.smoothing or profile.pointer_scale > 1 or profile.pointer_trail
        return own and not self.pointer.touch

    def configure(self, profile: Profile, lang: str = "") -> None:
        """Another profile, at any moment; a running press keeps its meaning."""
        self.now.profile = profile
        self.now.lang = lang or self.now.lang
        self._acceptance.repeat_guard_s = profile.repeat_guard_s
        self._acceptance.hold_s = profile.hold_s

    def focus_on(self, node_id: str) -> None:
        """Put the focus there (nowhere, when it is not in reach)."""
        self.focus.put(node_id)

    def speaking(self, on: bool) -> None:
        """Speech began or ended: scanning waits while it plays."""

    def reset(self, tree: Node) -> None:
        """Another scene is shown: nothing is held, pressed or waited for any more."""
        self.now.field = Field(tree)
        self.now.held = self.now.field.held
        self.focus.reset()
        self.pointer.reset()
        if self.now.field.modal:
            self.focus.put(self.now.field.targets[0].id if self.now.field.targets else "")

    # ------------------------------------------------------------------ time

    def _until(self, at_s: float, raw: R, tree: Node) -> R:
        """Let time pass up to an input. The clock never goes back: an older input counts as now."""
        self._pass(at_s, tree)
        assert self.now.now_s is not None
        return raw if raw.at_s == self.now.now_s else replace(raw, at_s=self.now.now_s)

    def _pass(self, at_s: float, tree: Node) -> None:
        self._see(tree)
        now_s = at_s if self.now.now_s is None else max(at_s, self.now.now_s)
        for _ in range(MOST_STEPS):
            if not self._next_due(now_s):
                break
        self.pointer.settle(now_s)
        self.now.now_s = now_s

    def _next_due(self, now_s: float) -> bool:
        """Do the earliest thing that is due by `now_s`; False when there is none."""
        waits = [
            (due, act)
            for due, act in (
                (self._acceptance.due_s(), self._ripe),
                (self.pointer.due_s(), self.pointer.tick),
            )
            if due is not None and due <= now_s
        ]
        if not waits:
            return False
        due, act = min(waits, key=lambda wait: wait[0])
        act(due)
        return True

    def _ripe(self, due_s: float) -> None:
        for press in self._acceptance.ripe(due_s):
            self._accepted(press)

    def _see(self, tree: Node) -> None:
        if tree is self.now.field.tree:
            return
        before, self.now.field = self.now.field, Field(tree)
        # Once the round has answered, its tree says what is held.
        self.now.held = self.now.field.held
        self.focus.follow(before)

    # ------------------------------------------------------------------ inputs

    def _take(self, raw: RawInput) -> None:
        match raw:
            case PointerAt():
                self.pointer.move(raw)
            case Wheel():
                self.pointer.wheel(raw)
            case PointerDown():
                self._pressing(f"button {raw.button}", raw)
            case PointerUp():
                if self._acceptance.up(f"button {raw.button}", raw.at_s):
                    self.pointer.up(raw)
            case KeyDown():
                self._key_down(raw)
            case KeyUp():
                if self._acceptance.up(f"key {raw.key}", raw.at_s):
                    self.keyboard.up()
            case TextTyped():
                self._text(raw)
            case PadDown():
                self._pressing(f"pad {raw.button}", raw)
            case PadUp():
                self._acceptance.up(f"pad {raw.button}", raw.at_s)
            case Asked():
                self._asked(raw)

    def _pressing(self, name: str, raw: Press) -> bool:
        accepted = self._acceptance.down(name, raw)
        if accepted:
            self._accepted(raw)
        return accepted

    def _accepted(self, press: Press) -> None:
        match press:
            case PointerDown():
                self.pointer.down(press)
            case KeyDown():
                self._mute_text = self.keyboard.down(press)
            case PadDown():
                pass

    # ------------------------------------------------------------------ keys and text

    def _key_down(self, raw: KeyDown) -> None:
        name = f"key {raw.key}"
        if not self._acceptance.is_down(name) and not self._pressing(name, raw):
            self._mute_text = True

    def _text(self, raw: TextTyped) -> None:
        if not self._mute_text:
            self.keyboard.typed(raw, held=self._acceptance.any_down("key "))

    # ------------------------------------------------------------------ screen readers

    def _asked(self, raw: Asked) -> None:
        node = self.now.field.by_id.get(raw.node_id)
        if node is None:
            return
        if raw.act == "focus":
            self.focus.show(node.id)
        elif not raw.act:
            self.now.do_main(node, raw.at_s, Route.SCREEN_READER)
        elif raw.act in node.acts:
            self.now.want(node.id, Act(raw.act), raw.at_s, Route.SCREEN_READER)
