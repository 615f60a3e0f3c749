"""What holds for any tree, any settings and any inputs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.access.field import PLAY, Field
from game.access.scan_plan import members, plan
from game.core.attention import Wish
from game.core.geometry import Point, Rect
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
from game.core.learner import CHOICES
from game.core.node import Act, Node, Role, State
from game.core.tree import reachable
from tests.access.hands import Hands, dialog, scene

LAW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SMALL = st.integers(0, 1000).map(float)
ACTS = st.lists(st.sampled_from(list(Act)), unique=True, max_size=4).map(tuple)
STATES = st.sets(st.sampled_from([State.DISABLED, State.HELD, State.HINTED]), max_size=1).map(frozenset)
ROLES = st.sampled_from([Role.BUTTON, Role.SCROLL_AREA, Role.TEXT_INPUT, Role.IMAGE, Role.GROUP])
RECTS = st.builds(Rect, SMALL, SMALL, st.integers(0, 300).map(float), st.integers(0, 300).map(float))


def _node(prefix: str, i: int, parts: tuple[Role, Rect, tuple[Act, ...], frozenset[State]]) -> Node:
    role, rect, acts, states = parts
    return Node(f"{prefix}/{i}", role, f"{prefix} {i}", rect, acts, states)


@st.composite
def trees(draw: st.DrawFn) -> Node:
    parts = draw(st.lists(st.tuples(ROLES, RECTS, ACTS, STATES), max_size=7))
    things = [_node("play", i, p) for i, p in enumerate(parts)]
    if len(things) > 3 and draw(st.booleans()):
        things = [*things[2:-1], replace(things[-1], children=tuple(things[:2]))]
    over: tuple[Node, ...] = ()
    if draw(st.booleans()):
        inner = draw(st.lists(st.tuples(ROLES, RECTS, ACTS, STATES), max_size=3))
        over = (dialog(*(_node("ending", i, p) for i, p in enumerate(inner))),)
    return scene(*things, play=draw(ACTS), over=over)


TIMES = st.integers(-50, 800).map(lambda ms: ms / 1000)
POINTS = st.builds(Point, SMALL, SMALL)
KEYS = st.sampled_from(
    [
        "tab",
        "return",
        "space",
        "escape",
        "left",
        "right",
        "up",
        "down",
        "menu",
        "page up",
        "page down",
        "backspace",
        "a",
        "f9",
    ]
)
PADS = st.sampled_from(["a", "b", "x", "up", "down", "left", "right", "0", "1", "l1", "r1", "99"])
BUTTONS = st.sampled_from(list(Button))
IDS = st.sampled_from(["play/0", "play/1", "ending/0", "rail/pause", "play", "nothing"])
INPUTS: st.SearchStrategy[RawInput] = st.one_of(
    st.builds(PointerAt, POINTS, TIMES, touch=st.booleans()),
    st.builds(PointerDown, POINTS, TIMES, BUTTONS, touch=st.booleans()),
    st.builds(PointerUp, POINTS, TIMES, BUTTONS, touch=st.booleans()),
    st.builds(Wheel, POINTS, st.integers(-20, 20), TIMES),
    st.builds(KeyDown, KEYS, TIMES, shift=st.booleans(), ctrl=st.booleans()),
    st.builds(KeyUp, KEYS, TIMES),
    st.builds(TextTyped, st.text(max_size=2), TIMES),
    st.builds(PadDown, PADS, TIMES),
    st.builds(PadUp, PADS, TIMES),
    st.builds(Asked, IDS, st.sampled_from(["", "focus", "press", "alt press", "?"]), TIMES),
)


@st.composite
def profiles(draw: st.DrawFn) -> dict[str, object]:
    chosen: dict[str, object] = {name: draw(st.sampled_from(CHOICES[name])) for name in CHOICES}
    for name in ("steady_click", "bubble_cursor", "smoothing", "click_lock"):
        chosen[name] = draw(st.booleans())
    for name in ("near_miss_su", "repeat_guard_s", "hold_s", "lock_out_s", "scan_s", "scan_rounds", "dwell_s"):
        chosen[name] = draw(st.sampled_from([0.0, 0.3, 0.5, 2.0, 24.0]))
    return chosen


def play_all(hands: Hands, shown: list[Node], inputs: list[RawInput]) -> list[tuple[Wish, Node]]:
    """Every wish with the tree that it was made over; each input's time counts from the last one."""
    got: list[tuple[Wish, Node]] = []
    now_s = 0.0
    for i, raw in enumerate(inputs):
        tree = shown[i * len(shown) // max(1, len(inputs))]
        now_s += raw.at_s
        hands.tree = tree
        before = len(hands.wishes)
        if i % 7 == 6:
            hands.reach.speaking(i % 2 == 0)
            hands.tick(now_s + 3.0)
            now_s += 3.0
        hands.feed(replace(raw, at_s=now_s))
        got.extend((wish, tree) for wish in hands.wishes[before:])
        assert hands.reach.attention is not None
        hands.reach.wake_at_s()
    return got


@LAW
@given(profiles(), st.lists(trees(), min_size=1, max_size=3), st.lists(INPUTS, max_size=40))
def test_nothing_out_of_reach_is_ever_aimed_at_whatever_comes_in(
    profile: dict[str, object], shown: list[Node], inputs: list[RawInput]
) -> None:
    for wish, tree in play_all(Hands(shown[0], **profile), shown, inputs):
        aim = wish.aim
        in_reach = {n.id: n for n in reachable(tree)}
        if aim.target == PLAY:
            play = Field(tree).play
            assert aim.act is Act.DROP or (play is not None and aim.act in play.acts), aim
            continue
        assert aim.target in in_reach, aim
        wrong_button = aim.act in (Act.PRESS, Act.ALT_PRESS)
        assert aim.act in in_reach[aim.target].acts or wrong_button, aim


@LAW
@given(profiles(), st.lists(trees(), min_size=1, max_size=3), st.lists(INPUTS, max_size=40))
def test_a_lock_out_never_lets_two_acts_through(
    profile: dict[str, object], shown: list[Node], inputs: list[RawInput]
) -> None:
    hands = Hands(shown[0], **(profile | {"lock_out_s": 0.5}))
    play_all(hands, shown, inputs)
    hovering = (Act.ENTER, Act.LEAVE)
    acts = [w.aim.at_s for w in hands.wishes if w.aim.act not in hovering]
    assert all(b - a >= 0.5 - 1e-6 for a, b in pairwise(acts)), acts


@LAW
@given(trees(), POINTS, POINTS, st.booleans())
def test_pressed_and_released_outside_everything_gives_nothing_on_release(
    tree: Node, start: Point, end: Point, steady: bool
) -> None:
    hands = Hands(tree, click_on="release", steady_click=steady, near_miss_su=0)
    field = Field(tree)
    outside = field.top(start) is None and not (field.play and field.play.rect.contains(start))
    hands.press(start.x, start.y, 1.0)
    hands.release(end.x, end.y, 1.2)
    hovering = [d for d in hands.did if d[1] not in (Act.ENTER, Act.LEAVE)]
    if outside and not hands.reach.now.field.held:
        assert hovering == []


@LAW
@given(trees(), st.sampled_from(["linear", "row", "binary"]), st.sampled_from([1.0, 1.5]))
def test_the_scanner_lights_every_member_within_one_round(tree: Node, pattern: str, factor: float) -> None:
    hands = Hands(tree, route="switch", scan_pattern=pattern, scan_s=1.0, scan_first_factor=factor, scan_rounds=1)
    hands.tick(0.0)
    offered = members(plan(hands.reach.now.field, pattern, hands.reach.now.held))
    lit = set(hands.lit)
    while (due := hands.reach.wake_at_s()) is not None:
        hands.tick(due)
        lit |= set(hands.lit)
    assert lit == set(offered)
    if not hands.reach.now.held:
        assert lit == {n.id for n in reachable(tree) if n.id != PLAY}


@LAW
@given(trees(), st.sampled_from(["linear", "row", "binary"]), st.sampled_from(["auto", "step", "inverse", "hold"]))
def test_whatever_is_in_reach_can_be_chosen_with_switches(tree: Node, pattern: str, mode: str) -> None:
    for target in Field(tree).targets:
        hands = Hands(tree, route="switch", scan_pattern=pattern, scan_mode=mode, scan_s=1.0)
        hands.tick(0.0)
        if hands.reach.now.held:
            return
        _choose(hands, target.id, mode)
        assert hands.wishes[0].aim.target == target.id


def _choose(hands: Hands, target: str, mode: str) -> None:
    """As a switch user: waits for the light, or moves it, and chooses what holds the target."""
    now_s = 0.0
    for _ in range(200):
        if hands.wishes:
            return
        here = target in hands.lit
        now_s += 0.05
        if mode == "auto" and not here:
            now_s = hands.reach.wake_at_s() or now_s
            hands.tick(now_s)
            continue
        key = "return" if mode == "step" and here else "space"
        hands.feed(KeyDown(key, now_s))
        if mode == "inverse":
            while target not in hands.lit and (due := hands.reach.wake_at_s()) is not None:
                now_s = due
                hands.tick(now_s)
        now_s += 0.5 if mode == "hold" and here else 0.05
        hands.feed(KeyUp(key, now_s))


@LAW
@given(trees())
def test_tab_comes_to_everything_in_reach_once_a_round(tree: Node) -> None:
    hands = Hands(tree)
    targets = [n.id for n in hands.reach.now.field.targets]
    seen = []
    for i, _ in enumerate(targets):
        hands.key("tab", float(i))
        seen.append(hands.focus)
    assert sorted(seen) == sorted(targets)


@LAW
@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=9))
def test_arrows_alone_come_to_everything(cells: set[tuple[int, int]]) -> None:
    things = tuple(
        Node(f"play/{c}{r}", Role.BUTTON, "", Rect(180.0 * c, 100 + 180.0 * r, 120, 120), (Act.PRESS,))
        for c, r in sorted(cells)
    )
    tree = scene(*things)
    start = reachable(tree)[0].id
    found, queue = {start}, [start]
    while queue:
        here = queue.pop()
        for key in ("left", "right", "up", "down"):
            hands = Hands(tree)
            hands.reach.focus_on(here)
            hands.key(key, 1.0)
            if hands.focus not in found:
                found.add(hands.focus)
                queue.append(hands.focus)
    assert found == {n.id for n in reachable(tree)}
