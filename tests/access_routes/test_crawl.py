"""Everything that can be reached on every screen is reached and acted on by every way, by three people.

`test_screens` lives whole journeys; this leaves no button out: each screen as it is composed for that person (their
text size, skin, hand), each of its targets, each way alone, from real inputs to the wish.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from game.access.reach import Reach
from game.core.geometry import Point
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
)
from game.core.learner import Profile
from game.core.node import Act, Node
from game.core.tree import reachable
from game.stage.director import profiled
from tests.access.hands import Hands
from tests.access_routes.seat import WAYS, Way
from tests.access_routes.test_challenges import PEOPLE
from tests.screens.gallery import SCREENS, stage

CORNER = Point(2.0, 2.0)
HELD = "trying-held"  # with something in the hand, the first press puts it down (tests/access/test_drag.py)
SHAPE = {"nobody in particular": "wide", "trembles": "tall", "sees little, wants calm": "small"}
EVERY = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)


@cache
def screen(name: str, person: str) -> Node:
    profile = Profile().changed(PEOPLE[person])
    return SCREENS[name](profiled(stage(SHAPE[person]), profile, "fr")).compose()


class Crawler(Hands):
    """Somebody in front of one screen that stays as it is."""

    def __init__(self, tree: Node, profile: Profile) -> None:
        super().__init__(tree)
        self.reach = Reach(profile)
        self.reach.reset(tree)
        self.profile, self.now_s = profile, 0.0
        self.tick(0.0)

    def later(self, seconds: float) -> float:
        self.now_s += seconds
        self.sleep(self.now_s)
        return self.now_s

    def send(self, *raws: Callable[[float], RawInput], gap_s: float = 0.06) -> None:
        for raw in raws:
            self.feed(raw(self.later(gap_s)))

    def tap(self, key: str) -> None:
        self.send(lambda s: KeyDown(key, s), lambda s: KeyUp(key, s), gap_s=0.1)
        self.later(self.profile.lock_out_s)


def by_pointer(me: Crawler, node: Node) -> None:
    at = node.rect.centre
    me.send(lambda s: PointerAt(at, s), lambda s: PointerAt(at, s), gap_s=1.5)  # a smoothed pointer arrives
    me.send(lambda s: PointerDown(at, s), lambda s: PointerUp(at, s))


def by_finger(me: Crawler, node: Node) -> None:
    at = node.rect.centre
    me.later(1.0)
    me.send(lambda s: PointerDown(at, s, touch=True), lambda s: PointerUp(at, s, touch=True))


def by_keyboard(me: Crawler, node: Node) -> None:
    for _ in range(len(me.reach.now.field.targets) + 1):
        if me.focus == node.id:
            break
        me.tap("tab")
    me.tap("return")


def by_pad(me: Crawler, node: Node) -> None:
    def pressed(button: str) -> None:
        me.send(lambda s: PadDown(button, s), lambda s: PadUp(button, s), gap_s=0.1)

    for _ in range(len(me.reach.now.field.targets) + 1):
        if me.focus == node.id and me.reach.attention.focus_shown:
            break
        pressed("r1")
    pressed("a")


def by_one_switch(me: Crawler, node: Node) -> None:
    for _ in range(4 * len(me.reach.now.field.targets) + 8):
        if me.lit == (node.id,):
            break
        due = me.reach.wake_at_s()
        if due is None:
            me.tap("space")
        else:
            me.later(due - me.now_s + 0.001)
    me.tap("space")
    _main_act(me, node, "space")


def by_two_switches(me: Crawler, node: Node) -> None:
    for _ in range(len(me.reach.now.field.targets) + 1):
        if me.lit == (node.id,):
            break
        me.tap("space")
    me.tap("return")
    _main_act(me, node, "return")


def _main_act(me: Crawler, node: Node, key: str) -> None:
    """A thing with several acts offers them one after the other; the first is the main one."""
    if me.reach.attention.choice == node.acts[0] and me.did == []:
        me.tap(key)


def by_rest(me: Crawler, node: Node) -> None:
    me.send(lambda s: PointerAt(CORNER, s), gap_s=1.0)
    at = node.rect.at(0.1, 0.5) if len(node.acts) > 1 else node.rect.centre
    me.send(lambda s: PointerAt(at, s), lambda s: PointerAt(at, s), gap_s=1.0)
    me.later(me.profile.dwell_s + 1.0)


def by_reader(me: Crawler, node: Node) -> None:
    me.send(lambda s: Asked(node.id, "", s))


HOW: dict[str, Callable[[Crawler, Node], None]] = {
    "pointer": by_pointer, "touch": by_finger, "keyboard": by_keyboard, "one switch": by_one_switch,
    "two switches": by_two_switches, "dwell": by_rest, "gamepad": by_pad, "screen reader": by_reader,
}  # fmt: skip


def did_main(me: Crawler, node: Node) -> bool:
    """The main act of the node was wished for, and nothing else; a field only has to be come to."""
    return me.did == [(node.id, node.acts[0])] or (
        node.acts[0] is Act.TYPE and me.did in ([], [(node.id, Act.TYPE)])
    )


@EVERY
@pytest.mark.parametrize("person", PEOPLE)
def test_nothing_on_any_screen_is_out_of_reach(way: Way, person: str) -> None:
    profile = way.profile.changed(PEOPLE[person])
    faults = []
    for name in SCREENS:
        if name == HELD:
            continue
        tree = screen(name, person)
        for node in reachable(tree):
            me = Crawler(tree, profile)
            HOW[way.name](me, node)
            if not did_main(me, node):
                faults.append(f"{name}: {node.id} {me.did}")
    assert not faults, faults[:12]
