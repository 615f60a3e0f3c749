"""The Pilot's senses and hands: what it sees and hears, and every input it can make.

It refuses what is hidden, covered, too small or out of reach, and then says what can be reached.
"""

from __future__ import annotations

from collections.abc import Callable

from game.core.geometry import Point
from game.core.inputs import (
    Asked,
    Button,
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
from game.core.node import Node
from game.core.tree import cover, hit, outline, reachable
from game.stage.director import Director

LEAST_TARGET_SU = 44.0
HUMAN_STEP_S = 0.12
SWITCH_KEY = "space"
SECOND_SWITCH_KEY = "return"
TAP_S = 0.08
EDGE_SU = 12.0


class OutOfReach(AssertionError):
    """What was asked for cannot be done by a person; says what can."""


class Hands:
    """`each_act` is called after every act (the demo takes its pictures there)."""

    def __init__(self, director: Director, each_act: Callable[[], None] = lambda: None) -> None:
        self.director = director
        self.each_act = each_act
        self.now_s = director.now_s
        self.at = Point(director.stage.w_su / 2, director.stage.h_su - 4.0)
        self.on_time: Callable[[float], None] = lambda _: None

    # ------------------------------------------------------------------ seeing and hearing

    @property
    def tree(self) -> Node:
        return self.director.tree

    def sees(self) -> str:
        return outline(self.tree)

    @property
    def said(self) -> list[str]:
        return self.director.said

    def named(self, name: str) -> Node:
        """The one reachable node whose words, id or id's end are `name`."""
        for node in reachable(self.tree):
            if name in (node.name, node.id) or node.id.endswith("/" + name):
                return node
        raise OutOfReach(f"“{name}” is not in reach. What can be reached:\n{self._choices()}")

    def can_reach(self, name: str) -> bool:
        return any(name in (n.name, n.id) or n.id.endswith("/" + name) for n in reachable(self.tree))

    def _choices(self) -> str:
        return "\n".join(f"  {n.id}: “{n.name}” {'/'.join(n.acts)}" for n in reachable(self.tree))

    # ------------------------------------------------------------------ time

    def wait(self, seconds: float, step_s: float = 1 / 30) -> None:
        """Let time pass, as smoothly as a screen would."""
        end = self.now_s + seconds
        while self.now_s < end - 1e-9:
            due = self.director.wake_at_s()
            # A wait that nothing interrupts is one step; a running one goes frame by frame.
            quiet = due is None or due > end
            self.now_s = end if quiet else min(end, max(self.now_s + step_s, min(due or end, end)))
            self.on_time(self.now_s)
            self.director.advance(self.now_s)

    def feed(self, raw: RawInput) -> None:
        self.director.feed(raw)

    # ------------------------------------------------------------------ pointer

    def move_to(self, p: Point, steps: int = 8) -> None:
        start = self.at
        for i in range(1, steps + 1):
            self.wait(HUMAN_STEP_S / steps, step_s=1.0)
            self.at = Point(start.x + (p.x - start.x) * i / steps, start.y + (p.y - start.y) * i / steps)
            self.feed(PointerAt(self.at, self.now_s))

    def press(self, button: Button = Button.LEFT) -> None:
        self.wait(0.04)
        self.feed(PointerDown(self.at, self.now_s, button))

    def release(self, button: Button = Button.LEFT) -> None:
        self.wait(0.06)
        self.feed(PointerUp(self.at, self.now_s, button))
        self.each_act()

    def click_at(self, p: Point, button: Button = Button.LEFT) -> None:
        self.move_to(p)
        self.press(button)
        self.release(button)

    def click(self, name: str, button: Button = Button.LEFT) -> None:
        self.click_at(self._in_sight(self.named(name)).rect.centre, button)

    def double_click(self, name: str, interval_s: float = 0.2) -> None:
        self.click(name)
        self.wait(interval_s)
        self.press()
        self.release()

    def drag(self, name: str, onto: str) -> None:
        self.move_to(self._in_sight(self.named(name)).rect.centre)
        self.press()
        self.move_to(self.named(onto).rect.centre, steps=14)
        self.release()

    def wheel(self, name: str, steps: int) -> None:
        self.move_to(self.named(name).rect.centre)
        self.feed(Wheel(self.at, steps, self.now_s))
        self.each_act()

    # ------------------------------------------------------------------ finger

    def touch(self, name: str) -> None:
        self.tap_at(self._in_sight(self.named(name)).rect.centre)

    def tap_at(self, p: Point, for_s: float = TAP_S) -> None:
        """A finger comes down, stays `for_s`, and is lifted."""
        self.finger_down(p)
        self.wait(for_s)
        self.finger_up()

    def finger_down(self, p: Point) -> None:
        self.wait(HUMAN_STEP_S)
        self.at = p
        self.feed(PointerDown(p, self.now_s, touch=True))

    def finger_to(self, p: Point, steps: int = 14) -> None:
        start = self.at
        for i in range(1, steps + 1):
            self.wait(2 * HUMAN_STEP_S / steps, step_s=1.0)
            self.at = Point(start.x + (p.x - start.x) * i / steps, start.y + (p.y - start.y) * i / steps)
            self.feed(PointerAt(self.at, self.now_s, touch=True))

    def finger_up(self) -> None:
        self.wait(0.05)
        self.feed(PointerUp(self.at, self.now_s, touch=True))
        self.each_act()

    # ------------------------------------------------------------------ resting, for dwell

    def rest_on(self, node: Node, across: float = 0.5) -> None:
        """The pointer comes to a thing (to the share `across` of its width) and stays; what it rested on
        before is left first."""
        if node.hit_rect.contains(self.at):
            self.move_to(self._free_place())
        self.move_to(self._in_sight(node).rect.at(across, 0.5))
        profile = self.director.profile
        self.wait(max(profile.dwell_s, profile.dwell_lock_s) + 0.4)
        self.each_act()

    def _free_place(self) -> Point:
        """Somewhere at the edge where nothing can be acted on."""
        stage = self.director.stage
        places = [Point(x, stage.h_su * y / 10) for x in (EDGE_SU, stage.w_su - EDGE_SU) for y in range(1, 10)]
        free = [p for p in places if hit(self.tree, p) is None]
        return max(free or places, key=self.at.distance)

    # ------------------------------------------------------------------ gamepad

    def pad(self, button: str) -> None:
        self.wait(0.15)
        self.feed(PadDown(button, self.now_s))
        self.wait(0.05)
        self.feed(PadUp(button, self.now_s))
        self.each_act()

    def steer_to(self, name: str) -> Node:
        """With the shoulder button of a pad, from thing to thing."""
        target = self.named(name)
        for _ in range(len(reachable(self.tree)) + 1):
            attention = self.director.attention
            if attention.focus == target.id and attention.focus_shown:
                return target
            self.pad("r1")
        raise OutOfReach(f"the pad never comes to “{name}”; the focus is on {self.director.attention.focus}")

    # ------------------------------------------------------------------ what a person refuses

    def _in_sight(self, node: Node) -> Node:
        if min(node.rect.w, node.rect.h) < LEAST_TARGET_SU:
            raise OutOfReach(f"“{node.name}” is only {node.rect.w:.0f} x {node.rect.h:.0f} su")
        if not self.director.stage.rect.grown(1.0).contains(node.rect.centre):
            raise OutOfReach(f"“{node.name}” lies outside the stage")
        above = cover(self.tree, node)
        if above is not None and not any(n.id == above.id for n in node.walk()):
            raise OutOfReach(f"“{node.name}” is covered by “{above.name or above.id}”")
        return node

    # ------------------------------------------------------------------ keyboard, switch, reader

    def key(self, key: str, shift: bool = False) -> None:
        self.wait(0.15)
        self.feed(KeyDown(key, self.now_s, shift=shift))
        self.wait(0.05)
        self.feed(KeyUp(key, self.now_s))
        self.each_act()

    def type(self, text: str) -> None:
        for letter in text:
            self.wait(0.1)
            self.feed(TextTyped(letter, self.now_s))

    def tab_to(self, name: str) -> Node:
        target = self.named(name)
        for _ in range(len(reachable(self.tree)) + 1):
            if self.director.attention.focus == target.id:
                return target
            self.key("tab")
        raise OutOfReach(f"Tab never comes to “{name}”; the focus is on {self.director.attention.focus}")

    def switch_to(self, name: str) -> Node:
        """Press the switch when the scanner lights it; groups are opened on the way. With two switches the
        first goes on and the second chooses."""
        target = self.named(name)
        end = self.now_s + self._patience_s()
        opened: tuple[str, ...] = ()
        while self.now_s < end:
            if not any(n.id == target.id for n in reachable(self.tree)):
                raise OutOfReach(f"“{name}” went away. What can be reached:\n{self._choices()}")
            attention = self.director.attention
            if attention.focus == target.id:
                self._switch()
                return target
            if target.id in attention.lit and attention.lit != opened and len(attention.lit) > 1:
                opened = attention.lit
                self._switch()
            else:
                self._next_light()
        raise OutOfReach(f"the scanner never lights “{name}”")

    def _patience_s(self) -> float:
        profile = self.director.profile
        return (len(reachable(self.tree)) + 3) * profile.scan_s * (profile.scan_rounds + 2) + 20.0

    def _next_light(self) -> None:
        """Wait for the light to move on; with two switches, move it."""
        due = self.director.wake_at_s()
        if self._by_steps:
            self._tap(SWITCH_KEY)
        elif due is None:  # at rest: any press wakes it
            self._switch()
        else:
            self.wait(max(0.02, due - self.now_s))

    @property
    def _by_steps(self) -> bool:
        return self.director.profile.scan_mode == "step"

    def _switch(self) -> None:
        """The switch that chooses."""
        self._tap(SECOND_SWITCH_KEY if self._by_steps else SWITCH_KEY)

    def _tap(self, key: str) -> None:
        self.feed(KeyDown(key, self.now_s))
        self.wait(0.1)
        self.feed(KeyUp(key, self.now_s))
        self.wait(self.director.profile.lock_out_s + 0.05)
        self.each_act()

    def ask_screen_reader(self, name: str, act: str = "") -> None:
        self.feed(Asked(self.named(name).id, act, self.now_s))
        self.each_act()
