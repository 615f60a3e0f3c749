"""Mouse, pen and finger: where the pointer is, what it is over, and what its presses mean."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from game.access.field import PLAY
from game.access.one_euro import OneEuro
from game.access.situation import SCROLLS, SLACK_S, Hands, Situation
from game.access.under import PRESSES, Under
from game.core.aim import Route
from game.core.geometry import Point
from game.core.inputs import Button, PointerAt, PointerDown, PointerUp, Wheel
from game.core.node import Act, Node

PASSES = (Act.ENTER, Act.LEAVE)
RUSH_SU_S, RUSH_S = 2000.0, 0.03  # a press in full flight is an accident (Trewin 2006, steady clicks)
TAP_SU, TAP_S = 24.0, 0.4  # press and release within these: the thing stays in the hand
TRAIL_S, TRAIL_SU = 0.4, 18.0
HAND_S, HAND_SU = 2.0, 40.0  # a mouse moved this far so lately is in somebody's hand
SETTLED_SU, FRAME_S = 0.5, 1 / 60
MOST_NOTCHES = 8


@dataclass
class _Pressed:
    """A button that is down. `meant` is what its release will do, None when it already acted; `lifts`: it may
    still become a grab."""

    at: Point
    at_s: float
    button: Button
    touch: bool
    meant: tuple[str, Act] | None
    node_id: str = ""
    grabbed: bool = False
    latched: bool = False
    thawed: bool = False
    strayed: bool = False
    lifts: bool = False


class Pointer:
    def __init__(self, situation: Situation) -> None:
        self.now = situation
        self.at: Point | None = None
        self.touch = False
        self.hovered = ""
        self.bubble_su = 0.0
        self.under = Under(situation)
        self._raw: Point | None = None
        self._raw_s = 0.0
        self._speed_su_s = 0.0
        self._travel_su = 0.0
        self._pressed: _Pressed | None = None
        self._trail: deque[tuple[float, Point]] = deque()
        self._filters: tuple[OneEuro, OneEuro] | None = None

    @property
    def pressed(self) -> str:
        return self._pressed.node_id if self._pressed else ""

    @property
    def hand(self) -> Point | None:
        """Where the hand really is: not smoothed, not frozen."""
        return self._raw

    def reset(self) -> None:
        """Another scene: a running press ends without an act."""
        self._pressed = None
        self.hovered = self.under.entered = ""

    # ------------------------------------------------------------------ moving

    def move(self, raw: PointerAt) -> None:
        self._go(raw.at, raw.at_s, raw.touch)

    def _go(self, p: Point, at_s: float, touch: bool) -> None:
        self._measure(p, at_s)
        self.touch = touch
        down = self._pressed
        if down is not None:
            travel = p.distance(down.at)
            down.strayed = down.strayed or travel > TAP_SU
            down.thawed = down.thawed or travel > self.now.profile.steady_su
            if down.lifts and down.strayed and self.now.want(down.node_id, Act.GRAB, at_s, self.route):
                down.grabbed, down.lifts, down.meant = True, False, None
            if self._frozen(down):
                self.now.moved(self.at or down.at, at_s)
                return
        self.at = self._smoothed(p, at_s, touch)
        self._leave_trail(self.at, at_s)
        self.now.moved(self.at, at_s)
        self._hover(at_s)

    def _leave_trail(self, p: Point, at_s: float) -> None:
        if not self.now.profile.pointer_trail:
            self._trail.clear()
        elif not self._trail or p.distance(self._trail[-1][1]) >= TRAIL_SU:
            self._trail.append((at_s, p))

    def trail(self, at_s: float) -> tuple[Point, ...]:
        """Where the pointer was a moment ago, oldest first."""
        while self._trail and self._trail[0][0] < at_s - TRAIL_S:
            self._trail.popleft()
        return tuple(p for _, p in self._trail)

    def trail_s(self) -> float | None:
        """When the trail is shorter again."""
        return self._trail[0][0] + TRAIL_S + FRAME_S if self._trail else None

    def in_hand(self, press: PointerDown) -> bool:
        """Whether somebody aims with this pointer: a mouse that was just moved, a finger on a thing."""
        if press.touch or self.now.hands is Hands.NONE:
            return self.now.hands is Hands.ALL and self.now.field.top(press.at) is not None
        return self._travel_su >= HAND_SU and press.at_s - self._raw_s <= HAND_S

    def _measure(self, p: Point, at_s: float) -> None:
        rested = self._raw is None or at_s - self._raw_s > HAND_S
        self._travel_su = 0.0 if rested or self._raw is None else self._travel_su + p.distance(self._raw)
        if self._raw is not None and at_s > self._raw_s:
            self._speed_su_s = p.distance(self._raw) / (at_s - self._raw_s)
        self._raw, self._raw_s = p, at_s

    def _frozen(self, down: _Pressed) -> bool:
        return self.now.profile.steady_click and not down.thawed

    def _smoothed(self, p: Point, at_s: float, touch: bool) -> Point:
        if not self.now.profile.smoothing or touch:
            self._filters = None
            return p
        least_hz = self.now.profile.smoothing_hz
        if self._filters is None or self._filters[0].least_hz != least_hz:
            self._filters = (OneEuro(least_hz), OneEuro(least_hz))
        return Point(self._filters[0](p.x, at_s), self._filters[1](p.y, at_s))

    def settle_s(self) -> float | None:
        """When the smoothed pointer, still on its way to a hand at rest, moves on."""
        if self._filters is None or self.at is None or self._raw is None or self.now.now_s is None:
            return None
        if self._pressed is not None and self._frozen(self._pressed):
            return None
        return self.now.now_s + FRAME_S if self.at.distance(self._raw) > SETTLED_SU else None

    def settle(self, at_s: float) -> bool:
        """True when it moved on."""
        if self.settle_s() is None or self._raw is None:
            return False
        self.at = self._smoothed(self._raw, at_s, touch=False)
        self._leave_trail(self.at, at_s)
        self.now.moved(self.at, at_s)
        self._hover(at_s)
        return True

    def _hover(self, at_s: float) -> None:
        assert self.at is not None
        acts = (Act.DROP,) if self.now.held else PRESSES
        node = self.under.pick(self.at, acts)
        self.hovered = node.id if node else ""
        self.bubble_su = self.now.field.bubble(self.at, acts)[1] if self.now.profile.bubble_cursor else 0.0
        over = self.now.field.at(self.at, PASSES)
        self._pass_to(over, at_s)

    def _pass_to(self, over: Node | None, at_s: float) -> None:
        over_id = over.id if over else ""
        if over_id == self.under.entered:
            return
        left = self.now.field.by_id.get(self.under.entered) or self.now.field.play
        if left is not None and left.id == self.under.entered and Act.LEAVE in left.acts:
            self.now.passed(left.id, Act.LEAVE, at_s, self.route)
        if over is not None and Act.ENTER in over.acts:
            self.now.passed(over.id, Act.ENTER, at_s, self.route)
        self.under.entered = over_id

    @property
    def route(self) -> Route:
        if self.touch:
            return Route.TOUCH
        return Route.DWELL if self.now.profile.route == "dwell" else Route.POINTER

    # ------------------------------------------------------------------ pressing

    def down(self, raw: PointerDown) -> None:
        """An accepted press."""
        self.now.focus_shown = False
        rushed = self._rushed(raw.at_s)
        if self._pressed is not None and self._pressed.button is not raw.button:
            return  # a second button while one is down
        self._pressed = None
        if self.at is None or self._raw != raw.at or raw.touch != self.touch:
            self._go(raw.at, raw.at_s, raw.touch)
        if rushed or not self.now.is_open(raw.at_s) or self.at is None:
            return
        meant = self.under.meant_now(self.at, raw.button)
        down = _Pressed(raw.at, raw.at_s, raw.button, raw.touch, meant)
        self._pressed = down
        if meant is None:
            return
        target, act = meant
        down.node_id = target if target != PLAY else ""
        if down.node_id:
            self.now.focus = down.node_id
        if act is Act.GRAB:
            down.grabbed = self.now.want(target, act, raw.at_s, self.route)
            down.meant = None
        elif act is Act.PRESS and self.under.lifts(target):
            down.lifts = True  # what it is, its release or its way will tell
        elif self.now.on_press or not (raw.touch or self._waits_for_release()):
            self.now.want(target, act, raw.at_s, self.route)
            down.meant = None

    def _waits_for_release(self) -> bool:
        """Until then a press can be taken back (WCAG 2.5.2). One that had to be held was meant."""
        return self.now.profile.click_on == "release" and self.now.profile.hold_s <= 0

    def _rushed(self, at_s: float) -> bool:
        recent = at_s - self._raw_s <= RUSH_S
        return self.now.profile.steady_click and recent and self._speed_su_s > RUSH_SU_S

    def up(self, raw: PointerUp) -> None:
        """The release of an accepted press."""
        down = self._pressed
        if down is None or down.button is not raw.button or down.touch is not raw.touch:
            return
        if self._raw != raw.at:
            self._go(raw.at, raw.at_s, raw.touch)
        self._pressed = None
        p = self.at or raw.at  # frozen: still where it was pressed
        if down.grabbed:
            self._release(down, p, raw.at_s)
        elif down.meant is not None and self.under.meant_now(p, raw.button) == down.meant:
            self.now.want(*down.meant, raw.at_s, self.route)
        elif down.meant is not None and down.meant[1] is Act.DROP and self.now.held:
            self.now.want(*self.under.put_down(p), raw.at_s, self.route)
        if self._frozen(down):
            self._go(raw.at, raw.at_s, raw.touch)
        if raw.touch:
            self._pass_to(None, raw.at_s)
            self.hovered, self.bubble_su = "", 0.0

    def _release(self, down: _Pressed, p: Point, at_s: float) -> None:
        """The end of a drag, unless the thing stays in the hand for a next press."""
        tapped = not down.strayed and at_s - down.at_s <= TAP_S + SLACK_S
        if self.now.profile.drag_by == "click" or down.latched or tapped or not self.now.held:
            return
        self.now.want(*self.under.put_down(p), at_s, self.route)

    def wheel(self, raw: Wheel) -> None:
        area = self.now.field.at(raw.at, SCROLLS)
        act = Act.SCROLL_DOWN if raw.steps > 0 else Act.SCROLL_UP
        if area is not None and act in area.acts:
            for _ in range(min(abs(raw.steps), MOST_NOTCHES)):
                self.now.want(area.id, act, raw.at_s, self.route)

    # ------------------------------------------------------------------ waiting

    def due_s(self) -> float | None:
        """When a button that is held down comes to mean something more."""
        down = self._pressed
        if down is None or down.strayed:
            return None
        if down.grabbed and self.now.profile.click_lock and not down.latched:
            return down.at_s + self.now.profile.click_lock_s
        node = self.now.field.by_id.get(down.node_id)
        other = node is not None and Act.ALT_PRESS in node.acts and down.button is Button.LEFT
        return down.at_s + self.now.profile.long_press_s if down.touch and other and down.meant else None

    def tick(self, due_s: float) -> None:
        down = self._pressed
        assert down is not None
        if down.grabbed:
            down.latched = True
            return
        down.meant = None
        self.now.want(down.node_id, Act.ALT_PRESS, due_s, self.route)
