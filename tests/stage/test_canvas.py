"""What changed is painted, and only that; the picture is always the one a full painting gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import pygame
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from game.core.attention import Attention, Moving
from game.core.geometry import Point, Rect
from game.core.learner import Profile
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.outcome import Motion
from game.core.ports import Spoken
from game.stage.canvas import Canvas
from tests.stage.gallery import ASSETS, button, canvas, gallery, window

SMALL = (640, 360)
GALLERY = gallery()
IDS = [node.id for node in GALLERY.walk() if node.id not in ("window", "scene")]


def picture(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


@lru_cache
def reference(theme: str, skin: str) -> Canvas:
    return canvas(SMALL, theme=theme, skin=skin)


def painted_anew(
    tree: Node, attention: Attention, spoken: Spoken, movings: Sequence[Moving] = (), at_s: float = 0.0,
    theme: str = "light", skin: str = "enfant",
) -> bytes:  # fmt: skip
    surface, painter = pygame.Surface(SMALL), reference(theme, skin)
    painter.forget_picture()
    painter.paint(surface, tree, attention, spoken, movings, at_s)
    return picture(surface)


def changed(tree: Node, node_id: str, **fields: object) -> Node:
    if tree.id == node_id:
        return replace(tree, **fields)  # type: ignore[arg-type]
    children = tuple(changed(child, node_id, **fields) for child in tree.children)
    return tree if children == tree.children else replace(tree, children=children)


def without(tree: Node, node_id: str) -> Node:
    return replace(tree, children=tuple(without(c, node_id) for c in tree.children if c.id != node_id))


ids = st.sampled_from(IDS)
small_changes = st.one_of(
    st.tuples(st.just("states"), ids, st.frozensets(st.sampled_from(list(State)), max_size=2)),
    st.tuples(st.just("value"), ids, st.one_of(st.none(), st.floats(0.0, 1.0))),
    st.tuples(st.just("tone"), ids, st.sampled_from(list(Tone))),
    st.tuples(st.just("name"), ids, st.sampled_from(["", "Été", "Bravo !"])),
    st.tuples(st.just("rect"), ids, st.builds(Rect, *[st.floats(10, 900)] * 2, *[st.floats(60, 300)] * 2)),
    st.tuples(st.just("gone"), ids, st.none()),
)
attentions = st.builds(
    Attention,
    focus=ids,
    focus_shown=st.booleans(),
    pressed=st.one_of(st.just(""), ids),
    hovered=st.one_of(st.just(""), ids),
    lit=st.lists(ids, max_size=2).map(tuple),
    dwell=st.sampled_from([0.0, 0.0, 0.3, 0.8]),
    pointer=st.one_of(st.none(), st.builds(Point, st.floats(-50, 2000), st.floats(-50, 1200))),
    bubble_su=st.sampled_from([0.0, 40.0]),
    choice=st.sampled_from(["", "double"]),
)
speech = st.builds(Spoken, node_id=ids, word=st.integers(-1, 5))
motions = st.lists(st.tuples(ids, st.sampled_from(list(Motion)), st.floats(0.0, 1.2)), max_size=2)
steps = st.lists(st.tuples(small_changes, attentions, speech, motions), min_size=1, max_size=4)


def after(tree: Node, change: tuple[str, str, object]) -> Node:
    field, node_id, value = change
    return without(tree, node_id) if field == "gone" else changed(tree, node_id, **{field: value})


@settings(max_examples=30, deadline=None, phases=(Phase.explicit, Phase.generate))  # shrinking takes minutes
@given(steps, st.sampled_from([("light", "enfant"), ("night", "ado"), ("contrast", "enfant")]))
def test_painting_what_changed_gives_the_same_pixels_as_painting_everything(
    history: list[tuple[tuple[str, str, object], Attention, Spoken, list[tuple[str, Motion, float]]]],
    look: tuple[str, str],
) -> None:
    theme, skin = look
    surface, painter, tree = pygame.Surface(SMALL), canvas(SMALL, theme=theme, skin=skin), GALLERY
    painter.paint(surface, tree)
    for change, attention, spoken, moving in history:
        nodes = {node.id: node for node in tree.walk()}
        movings = [Moving(nodes[i], m, 0.0, 1.0) for i, m, _ in moving if i in nodes]
        at_s = moving[0][2] if moving else 0.0
        tree = after(tree, change)
        painter.paint(surface, tree, attention, spoken, movings, at_s)
        assert picture(surface) == painted_anew(tree, attention, spoken, movings, at_s, theme=theme, skin=skin)


def test_an_unchanged_tree_paints_nothing() -> None:
    surface, painter = pygame.Surface(SMALL), canvas(SMALL)
    attention, spoken = Attention(focus=IDS[0], focus_shown=True), Spoken("", IDS[0], 1)
    assert painter.paint(surface, GALLERY, attention, spoken) == [surface.get_rect()]
    assert painter.paint(surface, GALLERY, attention, spoken) == []
    again = replace(GALLERY, children=tuple(replace(child) for child in GALLERY.children))
    assert painter.paint(surface, again, replace(attention), replace(spoken)) == []


def test_one_changed_card_paints_little_more_than_that_card() -> None:
    cards = [button(f"c{i}", Look.CHOICE, Rect(60 + i * 400, 300, 300, 300), "Un", "🎈", 40) for i in range(4)]
    surface, painter = pygame.Surface(SMALL), canvas(SMALL)
    tree = window(*cards)
    painter.paint(surface, tree)
    (rect,) = painter.paint(surface, changed(tree, "c1", states=frozenset({State.DONE})))
    card = pygame.Rect(153, 100, 100, 100)
    assert rect.contains(card)
    assert rect.w * rect.h < 2.2 * card.w * card.h


def test_a_new_window_size_a_new_learner_and_a_lost_picture_paint_everything() -> None:
    surface, painter = pygame.Surface(SMALL), canvas(SMALL)
    painter.paint(surface, GALLERY)
    painter.configure(Profile(theme="night"))
    assert painter.paint(surface, GALLERY) == [surface.get_rect()]
    painter.forget_picture()
    assert painter.paint(surface, GALLERY) == [surface.get_rect()]
    painter.resize((320, 240))
    other = pygame.Surface((320, 240))
    assert painter.paint(other, GALLERY) == [other.get_rect()]


def test_a_pressed_card_moves_down_and_loses_its_shadow() -> None:
    tree = window(button("a", Look.BUTTON, Rect(400, 400, 400, 160)), scene="")
    surface, painter = pygame.Surface((1080, 1080)), canvas((1080, 1080), decor=False)
    painter.paint(surface, tree)
    shadow = surface.get_at((600, 568))
    painter.paint(surface, tree, Attention(pressed="a"))
    assert shadow != surface.get_at((600, 568))
    assert surface.get_at((600, 568))[:3] == surface.get_at((100, 900))[:3]
    assert surface.get_at((600, 402)) == surface.get_at((100, 900)), "its upper edge left its place"
    assert surface.get_at((600, 405)) != surface.get_at((100, 900))


def test_a_flying_thing_leaves_its_place_and_the_place_is_clean_afterwards() -> None:
    thing = button("b", Look.PICTURE, Rect(400, 500, 200, 200), "Ballon", "🎈")
    full, empty = window(thing), window()
    surface, painter = pygame.Surface(SMALL), canvas(SMALL)
    painter.paint(surface, full)
    moving = [Moving(thing, Motion.FLY, 0.0, 0.9)]
    seen = set()
    for frame in range(10):
        painter.paint(surface, empty, movings=moving, at_s=frame * 0.09)
        seen.add(picture(surface))
    assert len(seen) == 10
    painter.paint(surface, empty, at_s=1.0)
    assert picture(surface) == painted_anew(empty, Attention(), Spoken())


def test_with_reduced_motion_states_simply_change() -> None:
    thing = button("b", Look.PICTURE, Rect(400, 500, 200, 200), "Ballon", "🎈")
    surface, painter = pygame.Surface(SMALL), canvas(SMALL, motion=False)
    painter.paint(surface, window())
    assert painter.paint(surface, window(), movings=[Moving(thing, Motion.FLY, 0.0, 0.9)], at_s=0.3) == []


def test_children_of_a_scrolled_area_never_leave_it() -> None:
    child = button("c", Look.BUTTON, Rect(300, 100, 300, 900))
    area = Node("s", Role.SCROLL_AREA, "", Rect(250, 400, 400, 300), children=(child,), look=Look.SCROLL)
    with_child, alone = pygame.Surface((1080, 1080)), pygame.Surface((1080, 1080))
    canvas((1080, 1080)).paint(with_child, window(area))
    canvas((1080, 1080)).paint(alone, window(replace(area, children=())))
    outside = [(400, 200), (400, 390), (400, 720), (400, 950)]
    assert [with_child.get_at(p) for p in outside] == [alone.get_at(p) for p in outside]
    assert with_child.get_at((302, 600)) != alone.get_at((302, 600))


def test_units_go_both_ways() -> None:
    painter = Canvas((1280, 720), ASSETS)
    assert painter.to_su(1280, 720) == Point(1920, 1080)
    assert painter.to_px(Point(1920, 1080)) == (1280, 720)


def test_a_mark_is_seen_above_its_neighbours() -> None:
    """Cells of mist lie side by side: the ring of one must not vanish under the next."""
    left, right = (button(i, Look.FOG, Rect(x, 400, 200, 200)) for i, x in (("a", 400), ("b", 600)))
    plain, marked = pygame.Surface((1080, 1080)), pygame.Surface((1080, 1080))
    canvas((1080, 1080)).paint(plain, window(left, right))
    canvas((1080, 1080)).paint(marked, window(left.having(State.MARKED), right))
    assert plain.get_at((608, 500)) != marked.get_at((608, 500))


def test_what_a_switch_would_do_is_shown_on_the_lit_thing() -> None:
    node = replace(button("a", Look.PICTURE, Rect(400, 400, 300, 300), "Chat", "🐱"), acts=(Act.PRESS, Act.DOUBLE))
    seen = set()
    for choice in ("press", "double"):
        surface = pygame.Surface(SMALL)
        canvas(SMALL).paint(surface, window(node), Attention(lit=("a",), choice=choice))
        seen.add(picture(surface))
    assert len(seen) == 2


def test_a_track_travelled_further_is_painted_only_where_it_grew() -> None:
    points = tuple(Point(100.0 + 100 * i, 500.0 + 80 * (i % 2)) for i in range(17))
    track = Node(
        "t", Role.TRACK, "", Rect(60, 420, 1700, 260), look=Look.TRACK, size_su=60.0, value=0.2, points=points
    )
    surface, painter = pygame.Surface(SMALL), canvas(SMALL)
    painter.paint(surface, window(track))
    for value in (0.25, 0.4, 0.35, 1.0, 0.0):
        tree = window(replace(track, value=value))
        dirty = painter.paint(surface, tree)
        assert picture(surface) == painted_anew(tree, Attention(), Spoken())
        if value == 0.25:
            assert sum(rect.w for rect in dirty) < SMALL[0] / 4
