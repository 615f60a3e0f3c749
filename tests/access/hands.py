"""A small scene and a pair of hands, for the tests of this room."""

from __future__ import annotations

from collections.abc import Sequence

from game.access.reach import Reach
from game.core.aim import Route
from game.core.attention import Understood, Wish
from game.core.geometry import Point, Rect
from game.core.inputs import Button, KeyDown, KeyUp, PointerAt, PointerDown, PointerUp, RawInput
from game.core.learner import Profile
from game.core.node import Act, Node, Role, State

Did = tuple[str, Act]
PLAY_RECT = Rect(0.0, 100.0, 1000.0, 800.0)


def thing(
    name: str,
    x: float,
    y: float,
    *acts: Act,
    side: float = 100.0,
    role: Role = Role.BUTTON,
    states: frozenset[State] = frozenset(),
    children: tuple[Node, ...] = (),
) -> Node:
    """A square thing of the play area, its corner at (x, y)."""
    return Node(
        f"play/{name}", role, name.title(), Rect(x, y, side, side), acts or (Act.PRESS,), states, children=children
    )


def scene(*things: Node, play: Sequence[Act] = (Act.PRESS,), over: Sequence[Node] = ()) -> Node:
    """A window with things in the play area, Pause in the rail, and what lies over all."""
    area = Node("play", Role.GROUP, "", PLAY_RECT, tuple(play), children=things)
    pause = Node("rail/pause", Role.BUTTON, "Pause", Rect(0.0, 940.0, 150.0, 90.0), (Act.PRESS,))
    rail = Node("rail", Role.GROUP, "", Rect(0.0, 900.0, 1920.0, 180.0), children=(pause,))
    return Node("window", Role.WINDOW, "", Rect(0.0, 0.0, 1920.0, 1080.0), children=(area, rail, *over))


def dialog(*things: Node) -> Node:
    return Node("ending", Role.DIALOG, "", Rect(300.0, 300.0, 400.0, 300.0), children=things)


class Hands:
    """Feeds inputs and keeps what was understood. Times are seconds."""

    def __init__(self, tree: Node, **profile: object) -> None:
        self.tree = tree
        self.reach = Reach(Profile().changed(profile))
        self.reach.reset(tree)
        self.wishes: list[Wish] = []
        self.all: list[Understood] = []

    @property
    def did(self) -> list[Did]:
        return [(w.aim.target, w.aim.act) for w in self.wishes]

    @property
    def routes(self) -> list[Route]:
        return [w.route for w in self.wishes]

    @property
    def at_s(self) -> list[float]:
        return [w.aim.at_s for w in self.wishes]

    @property
    def focus(self) -> str:
        return self.reach.attention.focus

    @property
    def lit(self) -> tuple[str, ...]:
        return self.reach.attention.lit

    def feed(self, *raws: RawInput) -> list[Wish]:
        got: list[Wish] = []
        for raw in raws:
            understood = self.reach.feed(raw, self.tree)
            self.all.append(understood)
            got.extend(understood.wishes)
        self.wishes.extend(got)
        return got

    def tick(self, at_s: float) -> Understood:
        understood = self.reach.tick(at_s, self.tree)
        self.all.append(understood)
        self.wishes.extend(understood.wishes)
        return understood

    def sleep(self, until_s: float) -> None:
        """As the loop does: wakes whenever asked to."""
        while (due := self.reach.wake_at_s()) is not None and due <= until_s:
            self.tick(due)
        self.tick(until_s)

    def move(self, x: float, y: float, at_s: float) -> None:
        self.feed(PointerAt(Point(x, y), at_s))

    def press(self, x: float, y: float, at_s: float, button: Button = Button.LEFT, touch: bool = False) -> None:
        self.feed(PointerDown(Point(x, y), at_s, button, touch))

    def release(self, x: float, y: float, at_s: float, button: Button = Button.LEFT, touch: bool = False) -> None:
        self.feed(PointerUp(Point(x, y), at_s, button, touch))

    def click(self, x: float, y: float, at_s: float, button: Button = Button.LEFT, touch: bool = False) -> None:
        self.press(x, y, at_s, button, touch)
        self.release(x, y, at_s + 0.08, button, touch)

    def key(self, key: str, at_s: float, shift: bool = False) -> None:
        self.feed(KeyDown(key, at_s, shift=shift), KeyUp(key, at_s + 0.05))
