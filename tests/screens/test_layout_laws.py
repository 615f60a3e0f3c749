"""Every screen, on every window shape, text size, skin and language, keeps the laws of layout."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from game.core.frame import HELP, REPEAT
from game.core.node import Act, Look, Node, Role
from game.core.scene import Scene
from game.core.stage import Stage
from game.core.tree import hit, reachable
from game.stage.paint_rooms import words_room
from tests.screens.gallery import SCREENS, everywhere, ruler

SMALLEST_TARGET_SU = 96.0
MOST_CHOICES = 5
CASES = pytest.mark.parametrize("name", SCREENS)


@cache
def composed(name: str) -> tuple[tuple[str, Stage, Node], ...]:
    make: Callable[[Stage], Scene] = SCREENS[name]
    return tuple((where, stage, make(stage).compose()) for where, stage in everywhere())


@CASES
def test_everything_lies_inside_the_window(name: str) -> None:
    for where, stage, tree in composed(name):
        for node in tree.walk():
            assert stage.rect.holds(node.rect), f"{where}: {node.id} {node.rect}"


@CASES
def test_nothing_that_can_be_pressed_overlaps_another(name: str) -> None:
    for where, _, tree in composed(name):
        nodes = reachable(tree)
        for i, node in enumerate(nodes):
            for other in nodes[i + 1 :]:
                assert not node.rect.overlaps(other.rect, 0.5), f"{where}: {node.id} and {other.id}"
            top = hit(tree, node.rect.centre)
            assert top is not None and top.id == node.id, f"{where}: {node.id} is covered"


@CASES
def test_words_and_pictures_do_not_lie_on_each_other(name: str) -> None:
    """Siblings keep apart: a text never runs over a picture, a button or another text."""
    for where, _, tree in composed(name):
        for parent in tree.walk():
            some = [n for n in parent.children if n.look not in (Look.SCENE, Look.NONE) and n.rect.w]
            for i, node in enumerate(some):
                for other in some[i + 1 :]:
                    assert not node.rect.overlaps(other.rect, 0.5), f"{where}: {node.id} on {other.id}"


@CASES
def test_targets_are_large(name: str) -> None:
    for where, _, tree in composed(name):
        for node in reachable(tree):
            side = min(node.hit_rect.w, node.hit_rect.h)
            assert side >= SMALLEST_TARGET_SU - 0.01, f"{where}: {node.id} {node.rect}"


@CASES
def test_at_most_five_main_choices(name: str) -> None:
    for where, _, tree in composed(name):
        main = [n for n in reachable(tree) if n.role is Role.BUTTON and n.look in (Look.CHOICE, Look.BUTTON)]
        assert len(main) <= MOST_CHOICES, f"{where}: {[n.id for n in main]}"


@CASES
def test_listening_again_and_help_keep_their_place(name: str) -> None:
    """Réécouter is in the upper corner and comes before Aide, on every screen (WCAG 3.2.3, 3.2.6)."""
    for where, stage, tree in composed(name):
        ids = [n.id for n in reachable(tree)]
        assert REPEAT in ids and HELP in ids, where
        assert ids.index(REPEAT) < ids.index(HELP), where
        repeat = next(n for n in tree.walk() if n.id == REPEAT)
        assert repeat.rect.right == stage.w_su - 48.0 and repeat.rect.y < 48.0, f"{where}: {repeat.rect}"


@CASES
def test_everything_that_can_be_reached_has_words(name: str) -> None:
    for where, _, tree in composed(name):
        for node in reachable(tree):
            assert node.name.strip(), f"{where}: {node.id} has no words"


@CASES
def test_no_word_is_clipped(name: str) -> None:
    for where, stage, tree in composed(name):
        for node in tree.walk():
            if not node.size_su or not node.name:
                continue
            room = words_room(node, ruler())
            lines = ruler().wrap(node.name, node.size_su, room.rect.w, room.bold)
            width = max(ruler().width(line, node.size_su, room.bold) for line in lines)
            height = len(lines) * node.size_su * stage.line_height
            assert width <= room.rect.w + 1, f"{where}: {node.id} {node.name!r} wider by {width - room.rect.w:.0f}"
            assert height <= room.rect.h + 1, (
                f"{where}: {node.id} {node.name!r} taller by {height - room.rect.h:.0f}"
            )


@CASES
def test_words_are_never_smaller_than_the_look_allows(name: str) -> None:
    for where, stage, tree in composed(name):
        for node in tree.walk():
            if node.size_su and node.look is not Look.KEY:
                assert node.size_su >= 27.5 * stage.text_scale, f"{where}: {node.id} {node.size_su}"


@CASES
def test_ids_are_unique(name: str) -> None:
    for where, _, tree in composed(name):
        ids = [n.id for n in tree.walk()]
        assert len(ids) == len(set(ids)), f"{where}: {sorted(i for i in ids if ids.count(i) > 1)}"


@CASES
def test_the_purpose_is_said_on_entering_and_again_on_request(name: str) -> None:
    from game.core.aim import Aim
    from game.core.outcome import Say

    for where, stage in everywhere((1.0,)):
        scene = SCREENS[name](stage)
        said = [o.text for o in scene.entered(0.0).outcomes if isinstance(o, Say)]
        again = [o.text for o in scene.act(Aim(REPEAT, Act.PRESS, 1.0)).outcomes if isinstance(o, Say)]
        helped = [o.text for o in scene.act(Aim(HELP, Act.PRESS, 1.0)).outcomes if isinstance(o, Say)]
        assert said and again and helped, where
        assert said[0].endswith(again[0]), f"{where}: {said} {again}"
