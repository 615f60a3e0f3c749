"""The Pilot plays as a person would: it sees the tree, acts through inputs, and moves time as a number.

Tests, `check --play` and `demo` use it. It refuses what is hidden, covered, too small or out of
reach, and then says what can be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.access.situation import choices
from game.core.aim import Aim, PointerMoved, Route
from game.core.inputs import Button, PointerAt
from game.core.node import Act, Node, State
from game.core.session import Playing
from game.core.tree import find, reachable
from game.stage.pilot_hands import LEAST_TARGET_SU, Hands, OutOfReach

LONG_TOUCH_S = 1.4
LIFT_SU = 60.0
SCROLLS = (Act.SCROLL_UP, Act.SCROLL_DOWN)


class Pilot(Hands):
    """Fulfils wishes by any route of access, and plays whole challenges."""

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
                if Act.PRESS in node.acts:  # only the way tells a grab from a press
                    self.move_to(self.at.moved(0.0, -LIFT_SU))
            case Act.DROP:
                self.move_to(node.rect.centre, steps=14)
                self.release()
            case Act.SCROLL_DOWN | Act.SCROLL_UP:
                self.wheel(node.id, 1 if aim.act is Act.SCROLL_DOWN else -1)
            case Act.TYPE:
                self.type(aim.value)
            case _:
                raise OutOfReach(f"the pointer cannot {aim.act}")

    def _by_finger(self, node: Node, aim: Aim) -> None:
        match aim.act:
            case Act.PRESS | Act.ENTER:
                self.tap_at(self._in_sight(node).rect.centre)
            case Act.ALT_PRESS:
                self.tap_at(self._in_sight(node).rect.centre, for_s=LONG_TOUCH_S)
            case Act.DOUBLE:
                self.tap_at(self._in_sight(node).rect.centre)
                self.tap_at(self.at)
            case Act.GRAB:
                self.finger_down(self._in_sight(node).rect.centre)
                if Act.PRESS in node.acts:
                    self.finger_to(self.at.moved(0.0, -LIFT_SU))
            case Act.DROP:
                self.finger_to(node.rect.centre)
                self.finger_up()
            case _:
                self._by_finger(*self._arrow(node, aim))

    def _by_dwell(self, node: Node, aim: Aim) -> None:
        if aim.act in SCROLLS:  # a scroll area wants no press, so resting on it means nothing
            node, aim = self._arrow(node, aim)
        acts = choices(node) if node.acts else ()
        if aim.act is Act.DROP or len(acts) == 1:
            self.rest_on(node)
        elif aim.act in acts:  # its part of the thing
            self.rest_on(node, (acts.index(aim.act) + 0.5) / len(acts))
        else:
            raise OutOfReach(f"resting on “{node.name}” cannot {aim.act}")

    def _by_pad(self, node: Node, aim: Aim) -> None:
        self.steer_to(node.id)
        if aim.act in SCROLLS:
            self.pad("down" if aim.act is Act.SCROLL_DOWN else "up")
        else:
            self.pad("a" if aim.act in (node.acts[0], Act.DROP) else "x")

    def _arrow(self, node: Node, aim: Aim) -> tuple[Node, Aim]:
        """The button beside a scroll area that does what the wheel does there."""
        end = {Act.SCROLL_UP: "-up", Act.SCROLL_DOWN: "-down"}.get(aim.act, "?")
        for button in reachable(self.tree):
            if button.id.endswith(end) and Act.PRESS in button.acts and button.id.startswith("play/"):
                return button, Aim(button.id, Act.PRESS, aim.at_s)
        raise OutOfReach(f"nothing in reach does {aim.act} on “{node.name}”")

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
            self._next_light()
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
        if trail and route in (Route.POINTER, Route.TOUCH, Route.DWELL):
            self._along(trail, finger=route is Route.TOUCH)
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

    def _along(self, trail: Sequence[PointerMoved], *, finger: bool) -> None:
        if finger:
            self.finger_down(trail[0].point)
        for sample in trail:
            self.wait(0.016, step_s=1.0)
            self.at = sample.point
            self.feed(PointerAt(sample.point, self.now_s, touch=finger))
        if finger:
            self.finger_up()
        else:
            self.each_act()


_ROUTES: dict[Route, Callable[[Pilot, Node, Aim], None]] = {
    Route.POINTER: Pilot._by_pointer,
    Route.TOUCH: Pilot._by_finger,
    Route.KEYBOARD: Pilot._by_keyboard,
    Route.SWITCH: Pilot._by_switch,
    Route.DWELL: Pilot._by_dwell,
    Route.GAMEPAD: Pilot._by_pad,
    Route.SCREEN_READER: Pilot._by_reader,
}


def focusable(node: Node) -> bool:
    return bool(node.acts) and State.DISABLED not in node.states


__all__ = ["LEAST_TARGET_SU", "OutOfReach", "Pilot", "focusable"]
