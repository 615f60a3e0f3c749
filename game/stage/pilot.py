"""The Pilot plays as a person would: it sees the tree, acts through inputs, and moves time as a number.

Tests, `check --play` and `demo` use it. It refuses what is hidden, covered, too small or out of
reach, and then says what can be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.core.aim import Aim, Route
from game.core.geometry import Point
from game.core.inputs import (
    Asked,
    Button,
    KeyDown,
    KeyUp,
    PointerAt,
    PointerDown,
    PointerUp,
    RawInput,
    TextTyped,
    Wheel,
)
from game.core.node import Act, Node, State
from game.core.session import Playing
from game.core.tree import cover, find, outline, reachable
from game.stage.director import Director

LEAST_TARGET_SU = 44.0
HUMAN_STEP_S = 0.12
SWITCH_KEY = "space"


class OutOfReach(AssertionError):
    """What was asked for cannot be done by a person; says what can."""


class Pilot:
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

    def touch(self, name: str) -> None:
        p = self._in_sight(self.named(name)).rect.centre
        self.feed(PointerDown(p, self.now_s, touch=True))
        self.wait(0.08)
        self.feed(PointerUp(p, self.now_s, touch=True))
        self.each_act()

    def drag(self, name: str, onto: str) -> None:
        self.move_to(self._in_sight(self.named(name)).rect.centre)
        self.press()
        self.move_to(self.named(onto).rect.centre, steps=14)
        self.release()

    def wheel(self, name: str, steps: int) -> None:
        self.move_to(self.named(name).rect.centre)
        self.feed(Wheel(self.at, steps, self.now_s))
        self.each_act()

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
        """Wait until the scanner lights it, then press the switch; groups are opened on the way."""
        target = self.named(name)
        profile = self.director.profile
        patience = (len(reachable(self.tree)) + 3) * profile.scan_s * (profile.scan_rounds + 2) + 20.0
        end = self.now_s + patience
        opened: tuple[str, ...] = ()
        while self.now_s < end:
            attention = self.director.attention
            if attention.focus == target.id:
                self._switch()
                return target
            if target.id in attention.lit and attention.lit != opened:
                opened = attention.lit
                if len(attention.lit) > 1:
                    self._switch()
                    continue
            due = self.director.wake_at_s()
            if due is None:
                self._switch()
                due = self.now_s
            self.wait(max(0.02, due - self.now_s))
        raise OutOfReach(f"the scanner never lights “{name}”")

    def _switch(self) -> None:
        self.feed(KeyDown(SWITCH_KEY, self.now_s))
        self.wait(0.1)
        self.feed(KeyUp(SWITCH_KEY, self.now_s))
        self.wait(self.director.profile.lock_out_s + 0.05)
        self.each_act()

    def ask_screen_reader(self, name: str, act: str = "") -> None:
        self.feed(Asked(self.named(name).id, act, self.now_s))
        self.each_act()

    # ------------------------------------------------------------------ wishes by any route

    def do(self, aim: Aim, route: Route) -> None:
        """Fulfil one aim of a `solution()` as somebody on that route would."""
        node = find(self.tree, aim.target)
        if node is None:
            raise OutOfReach(f"{aim.target} is not in the tree:\n{self.sees()}")
        _ROUTES[route](self, node, aim)

    def _by_pointer(self, node: Node, aim: Aim) -> None:
        match aim.act:
            case Act.PRESS:
                self.click_at(self._in_sight(node).rect.centre)
            case Act.ALT_PRESS:
                self.click_at(self._in_sight(node).rect.centre, Button.RIGHT)
            case Act.DOUBLE:
                self.click_at(self._in_sight(node).rect.centre)
                self.wait(0.15)
                self.press()
                self.release()
            case Act.ENTER:
                self.move_to(node.rect.centre)
                self.each_act()
            case Act.GRAB:
                self.move_to(self._in_sight(node).rect.centre)
                self.press()
            case Act.DROP:
                self.move_to(node.rect.centre, steps=14)
                self.release()
            case Act.SCROLL_DOWN | Act.SCROLL_UP:
                self.wheel(node.id, 1 if aim.act is Act.SCROLL_DOWN else -1)
            case Act.TYPE:
                self.type(aim.value)
            case _:
                raise OutOfReach(f"the pointer cannot {aim.act}")

    def _by_keyboard(self, node: Node, aim: Aim) -> None:
        self.tab_to(node.id)
        if aim.act is Act.TYPE:
            self.type(aim.value)
        elif aim.act in (Act.SCROLL_DOWN, Act.SCROLL_UP):
            self.key("page down" if aim.act is Act.SCROLL_DOWN else "page up")
        elif node.acts and aim.act is node.acts[0]:
            self.key("return")
        else:
            self.key("return", shift=True)

    def _by_switch(self, node: Node, aim: Aim) -> None:
        self.switch_to(node.id)
        # A thing with several acts offers one after another: wait for the wanted one.
        end = self.now_s + self.director.profile.scan_s * 4 * len(node.acts) + 20.0
        while self.director.attention.choice not in ("", aim.act) and self.now_s < end:
            self.wait(max(0.02, (self.director.wake_at_s() or self.now_s) - self.now_s))
        if self.director.attention.choice == aim.act:
            self._switch()

    def _by_reader(self, node: Node, aim: Aim) -> None:
        self.ask_screen_reader(node.id, str(aim.act))
        self.wait(0.1)

    # ------------------------------------------------------------------ whole challenges

    def finish(self, route: Route = Route.POINTER, most_acts: int = 400) -> None:
        """Play the challenge on the stage to its end, knowing only its `solution()`."""
        idle_s = 0.0
        for _ in range(most_acts):
            scene = self.director.scene
            if not isinstance(scene, Playing):
                raise OutOfReach(f"no challenge is being played, but {scene.name}")
            if scene.ended_s is not None:
                return
            before = scene.round
            self._one_step(scene, route)
            after = self.director.scene
            idle_s = idle_s + 1.0 if isinstance(after, Playing) and after.round is before else 0.0
            if idle_s > 12:
                raise OutOfReach(f"nothing moves on by {route} in {scene.brief.challenge}:\n{self.sees()}")
        raise OutOfReach(f"{most_acts} acts were not enough by {route}:\n{self.sees()}")

    def go_on(self) -> None:
        """Enjoy the success, then ask for what comes next."""
        self.wait(self.director.profile.reward_s + 0.2)
        self.click("rail/next")

    def _one_step(self, scene: Playing, route: Route) -> None:
        trail = scene.round.trail()
        if trail and route in (Route.POINTER, Route.TOUCH):
            self._along(trail)
            return
        aims = scene.round.solution()
        if not aims:
            self.wait(0.25)
            return
        progress = scene.round.progress
        self.do(aims[0], route)
        if self._waits(progress):
            self.wait(0.5)

    def _waits(self, progress: tuple[int, int]) -> bool:
        """Whether the act began something that needs time (a light to stay on)."""
        scene = self.director.scene
        if not isinstance(scene, Playing) or scene.ended_s is not None:
            return False
        return scene.round.progress == progress and scene.round.wake_at_s() is not None

    def _along(self, trail: Sequence[object]) -> None:
        for sample in trail:
            point = getattr(sample, "point", None)
            if isinstance(point, Point):
                self.wait(0.016, step_s=1.0)
                self.at = point
                self.feed(PointerAt(point, self.now_s))
        self.each_act()


_ROUTES: dict[Route, Callable[[Pilot, Node, Aim], None]] = {
    Route.POINTER: Pilot._by_pointer,
    Route.TOUCH: Pilot._by_pointer,
    Route.KEYBOARD: Pilot._by_keyboard,
    Route.SWITCH: Pilot._by_switch,
    Route.SCREEN_READER: Pilot._by_reader,
}


def focusable(node: Node) -> bool:
    return bool(node.acts) and State.DISABLED not in node.states
