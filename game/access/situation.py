"""What the small machines of `access` share: the profile, the tree, the focus, what is held, what was wished.

Every wish passes through `want`: the lock-out after an act is kept there and nowhere else.
"""

from __future__ import annotations

from enum import StrEnum

from game.access.field import PLAY, Field
from game.core.aim import Aim, PointerMoved, Route
from game.core.attention import Understood, Wish
from game.core.geometry import Point
from game.core.learner import Profile
from game.core.node import Act, Node, Role


class Hands(StrEnum):
    """Whose pointer may aim while a learner plays with switches: no one's in a challenge, an adult's mouse on the
    other pages, their finger too on pages for adults."""

    NONE = "none"
    MOUSE = "mouse"
    ALL = "all"


# Nothing is lit and left more than twice a second, however quick the steps (WCAG 2.3.2 allows three flashes).
LEAST_ROUND_S = 0.5
SLACK_S = 1e-9  # sums of decimal seconds are not exact; a millisecond is.


class Situation:
    """Changes only through the machines. Times are seconds on the session's clock."""

    def __init__(self, profile: Profile, lang: str = "fr") -> None:
        self.profile = profile
        self.lang = lang
        self.field = Field(Node("", Role.WINDOW))
        self.now_s: float | None = None
        self.focus = ""
        self.focus_shown = False
        self.held = ""
        self.hands = Hands.NONE
        self.on_press = False  # a page that watches the hand wants presses at once, whatever the profile says
        self.open_s = float("-inf")
        self._wishes: list[Wish] = []
        self._moved: PointerMoved | None = None
        self._scan_step = False
        self._say_focus = ""

    # ------------------------------------------------------------------ what was understood

    def is_open(self, at_s: float) -> bool:
        """Whether the lock-out after the last act is over."""
        return at_s >= self.open_s - SLACK_S

    def close(self, at_s: float) -> None:
        self.open_s = at_s + self.profile.lock_out_s

    def want(self, target: str, act: Act, at_s: float, route: Route, value: str = "") -> bool:
        """An act; False (and nothing happens) during the lock-out after the last one."""
        if not self.is_open(at_s):
            return False
        self.close(at_s)
        self._wishes.append(Wish(Aim(target, act, at_s, value), route))
        if act is Act.GRAB:
            self.held = target
        elif act is Act.DROP:
            self.held = ""
        return True

    def passed(self, target: str, act: Act, at_s: float, route: Route) -> None:
        """The pointer came in or went out: movement, no act, so no lock-out holds it back."""
        self._wishes.append(Wish(Aim(target, act, at_s), route))

    def moved(self, p: Point, at_s: float) -> None:
        self._moved = PointerMoved(p.x, p.y, at_s)

    def stepped(self, words: str) -> None:
        """The scanner went on to something; `words` are its name, empty when it is not to be said."""
        self._scan_step = self.profile.scan_sound
        if self.profile.scan_speaks:
            self._say_focus = words

    def name(self, node_id: str) -> str:
        """What is said for a node: its name, then its detail."""
        node = self.field.by_id.get(node_id)
        return "" if node is None else ". ".join(part for part in (node.name, node.detail) if part)

    def say(self, node_id: str) -> None:
        """The focus moved to this node: its name, for those who want names said."""
        if self.profile.scan_speaks:
            self._say_focus = self.name(node_id)

    def taken(self) -> Understood:
        """Everything understood since the last call."""
        understood = Understood(tuple(self._wishes), self._moved, self._scan_step, self._say_focus)
        self._wishes, self._moved, self._scan_step, self._say_focus = [], None, False, ""
        return understood

    # ------------------------------------------------------------------ acts that all keys and waits share

    def do_main(self, node: Node, at_s: float, route: Route) -> bool:
        """The main act of a node; while something is held, putting it down there if that can be."""
        act = node.acts[0]
        if self.held and Act.DROP in node.acts:
            act = Act.DROP
        elif self.held and node.id == self.held:
            return self.put_back(at_s, route)
        if act is Act.TYPE:
            self.focus = node.id
        return self.want(node.id, act, at_s, route)

    def do_second(self, node: Node, at_s: float, route: Route) -> bool:
        """The other act: the right button's where there is one."""
        others = choices(node)[1:]
        if not others:
            return False
        act = Act.ALT_PRESS if Act.ALT_PRESS in others else others[0]
        return self.want(node.id, act, at_s, route)

    def put_back(self, at_s: float, route: Route) -> bool:
        """Let go of what is held, beside everything."""
        return bool(self.held) and self.want(PLAY, Act.DROP, at_s, route)

    def leave(self, at_s: float, route: Route) -> bool:
        """What Escape means: put back what is held, else pause, else back."""
        if self.held:
            return self.put_back(at_s, route)
        pause = self.field.by_id.get("rail/pause")
        if pause is not None:
            return self.want(pause.id, pause.acts[0], at_s, route)
        back = next((n for n in self.field.targets if Act.BACK in n.acts), None)
        return back is not None and self.want(back.id, Act.BACK, at_s, route)

    def text_target(self) -> Node | None:
        """Where typed letters go: the focused field, else the only one."""
        focused = self.field.by_id.get(self.focus)
        if focused is not None and Act.TYPE in focused.acts:
            return focused
        fields = [n for n in self.field.targets if Act.TYPE in n.acts]
        if len(fields) == 1:
            return fields[0]
        return self.field.play if not fields and self.field.accepts(Act.TYPE) else None

    def scroller(self) -> Node | None:
        """The scroll area that page keys move: the focused one, the one around the focus, the only one."""
        focused = self.field.by_id.get(self.focus)
        if focused is not None and (around := self.field.around(focused, SCROLLS)) is not None:
            return around
        areas = [n for n in self.field.targets if any(a in n.acts for a in SCROLLS)]
        return areas[0] if len(areas) == 1 else None


SCROLLS = (Act.SCROLL_UP, Act.SCROLL_DOWN)
_UNCHOSEN = (Act.ENTER, Act.LEAVE, Act.TYPE, Act.DROP, Act.BACK)


def choices(node: Node) -> tuple[Act, ...]:
    """The acts of a node between which a learner would choose, main one first.

    Coming in and going out are not chosen, nor what only has one sense after another; and who can do the
    double press at once has no use for the single one.
    """
    rest = [a for a in node.acts[1:] if a not in _UNCHOSEN]
    if node.acts[0] is Act.DOUBLE:
        rest = [a for a in rest if a is not Act.PRESS]
    return (node.acts[0], *rest)
