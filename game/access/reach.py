"""Reach: raw inputs in, wishes out, for one learner. Small machines do the work; this joins them.

Pure: time is only what inputs and ticks say. What was due between two calls happens at its own time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from game.access.dwell import Dwell
from game.access.field import Field
from game.access.focus import Focus
from game.access.gamepad import Gamepad
from game.access.keyboard import Keyboard
from game.access.pointer import Pointer
from game.access.presses import Presses
from game.access.scanning import Scanner
from game.access.situation import Hands, Situation
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


def _nothing(_at_s: float) -> None:
    """Nothing is waited for."""


class Reach:
    """One object a session. `lang` is the language in which acts are named aloud."""

    def __init__(self, profile: Profile, lang: str = "fr") -> None:
        self.now = Situation(profile, lang)
        self.focus = Focus(self.now)
        self.pointer = Pointer(self.now)
        self.keyboard = Keyboard(self.now, self.focus)
        self.gamepad = Gamepad(self.now, self.focus)
        self.dwell = Dwell(self.now, self.pointer)
        self.scanner = Scanner(self.now)
        self.presses = Presses(self.now, self.pointer, self.keyboard, self.gamepad, self.scanner)
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
        if self.pointer.settle(self.now.now_s or at_s):
            self._dwell_on(self.now.now_s or at_s)
        return self.now.taken()

    def wake_at_s(self) -> float | None:
        """When `tick` is wanted next; None while nothing is waited for."""
        times = [due for due, _ in self._waits()]
        frames = (self.pointer.settle_s(), self.dwell.frame_s(), self.presses.frame_s(), self.pointer.trail_s())
        return min((t for t in (*times, *frames) if t is not None), default=None)

    def typing(self, tree: Node) -> bool:
        """Whether there is something to type into."""
        self._see(tree)
        return self.now.text_target() is not None

    @property
    def attention(self) -> Attention:
        now, pointer = self.now, self.pointer
        attention = Attention(
            focus=now.focus,
            focus_shown=now.focus_shown,
            pressed=pointer.pressed or self.keyboard.pressed or self.gamepad.pressed,
            hovered=pointer.hovered,
            dwell=self.dwell.share(now.now_s or 0.0) or self.presses.share(now.now_s or 0.0),
            pointer=pointer.at if self._draws_pointer() else None,
            bubble_su=pointer.bubble_su,
            trail=pointer.trail(now.now_s or 0.0) if self._draws_pointer() else (),
        )
        if now.profile.route == "dwell" and (choice := self.dwell.choice) is not None:
            return replace(attention, lit=(choice[0],), choice=choice[1])
        return self._lit(attention) if now.profile.route == "switch" else attention

    def _lit(self, attention: Attention) -> Attention:
        """While scanning, the focus is what is lit, when it is a single thing."""
        lit = self.scanner.current
        if lit is None:
            return replace(attention, focus="", focus_shown=False)
        single = lit.ids[0] if len(lit.ids) == 1 else ""
        return replace(attention, focus=single, focus_shown=True, lit=lit.ids, choice=lit.act or "")

    def _draws_pointer(self) -> bool:
        return self.now.profile.own_pointer and not self.pointer.touch

    def configure(self, profile: Profile, lang: str = "") -> None:
        """Another profile, at any moment; a running press keeps its meaning."""
        before, self.now.profile = self.now.profile, profile
        self.now.lang = lang or self.now.lang
        self.presses.configure()
        if not profile.scan_waits:
            self.scanner.speaking(False)
        if profile.route != "switch":
            self.scanner.stop()
        elif before.route != "switch" or (before.scan_mode, before.scan_s) != (profile.scan_mode, profile.scan_s):
            self.scanner.look(again=True)
        else:
            self.scanner.look()
        if profile.route != "dwell":
            self.dwell.stop()

    def focus_on(self, node_id: str, *, shown: bool = False, tree: Node | None = None) -> None:
        """Put the focus there (nowhere, when it is not in reach); in `tree`, when another is shown now."""
        if tree is not None:
            self._see(tree)
        self.focus.put(node_id)
        self.now.focus_shown = shown or self.now.focus_shown

    def speaking(self, on: bool) -> None:
        """Speech began or ended: scanning waits while it plays."""
        self.scanner.speaking(on)

    def seat(self, hands: Hands, *, on_press: bool) -> None:
        """Whose page it is now, and whether it wants presses at once."""
        self.now.hands, self.now.on_press = hands, on_press

    def reset(self, tree: Node) -> None:
        """Another scene is shown: nothing is held, pressed or waited for any more."""
        self.now.field = Field(tree)
        self.now.held = self.now.field.held
        self.focus.reset()
        self.pointer.reset()
        self.keyboard.up()
        self.gamepad.stop()
        self.dwell.reset()
        if self.now.profile.route == "switch":
            self.scanner.look(again=True)
        if self.now.field.modal and self.now.field.targets:
            self.focus.put(self.now.field.targets[0].id)

    # ------------------------------------------------------------------ time

    def _until(self, at_s: float, raw: R, tree: Node) -> R:
        """Let time pass up to an input. The clock never goes back: an older input counts as now."""
        self._pass(at_s, tree)
        assert self.now.now_s is not None
        return raw if raw.at_s == self.now.now_s else replace(raw, at_s=self.now.now_s)

    def _pass(self, at_s: float, tree: Node) -> None:
        self._see(tree)
        now_s = at_s if self.now.now_s is None else max(at_s, self.now.now_s)
        self.scanner.start(now_s)
        for _ in range(MOST_STEPS):
            if not self._next_due(now_s):
                break
        self.gamepad.catch_up(now_s)
        self.pointer.trail(now_s)  # what is old goes, whether or not anybody looks: else it stays due for ever
        self.now.now_s = now_s

    def _waits(self) -> list[tuple[float, Callable[[float], None]]]:
        """What is waited for: when it is due, and what happens then."""
        waits = (
            (self.presses.due_s(), self.presses.tick),
            (self.pointer.due_s(), self.pointer.tick),
            (self.scanner.due_s(), self.scanner.tick),
            (self.dwell.due_s(), self.dwell.tick),
            (self.gamepad.due_s(), self.gamepad.tick),
        )
        return [(due, act) for due, act in waits if due is not None]

    def _next_due(self, now_s: float) -> bool:
        """Do the earliest thing that is due by `now_s`; False when there is none."""
        due, act = min(self._waits(), key=lambda wait: wait[0], default=(now_s + 1, _nothing))
        if due > now_s:
            return False
        act(due)
        return True

    def _see(self, tree: Node) -> None:
        if tree is self.now.field.tree:
            # Put down, but the round did not take it: it is still in the hand.
            self.now.held = self.now.held or self.now.field.held
            return
        before, self.now.field = self.now.field, Field(tree)
        # Once the round has answered, its tree says what is held.
        self.now.held = self.now.field.held
        self.focus.follow(before)
        self.dwell.look()
        if self.now.profile.route == "switch":
            self.scanner.look()

    # ------------------------------------------------------------------ inputs

    def _take(self, raw: RawInput) -> None:
        match raw:
            case PointerAt():
                self.pointer.move(raw)
                self._dwell_on(raw.at_s)
            case Wheel():
                self.pointer.wheel(raw)
            case PointerDown() | KeyDown() | PadDown():
                self.presses.press(raw)
                if isinstance(raw, PointerDown):
                    self._dwell_on(raw.at_s)
            case PointerUp() | KeyUp() | PadUp():
                self.presses.release(raw)
            case TextTyped():
                self.presses.text(raw)
            case Asked():
                self._asked(raw)

    def _dwell_on(self, at_s: float) -> None:
        if self.now.profile.route == "dwell" and self.pointer.at is not None and not self.pointer.touch:
            self.dwell.sample(self.pointer.at, at_s)

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
