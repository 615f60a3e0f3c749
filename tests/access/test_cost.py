"""What a move costs is measured in `tests/benchmarks/bench_access.py`; that work is not done twice is a law."""

from __future__ import annotations

from game.core.geometry import Point
from game.core.inputs import PointerAt
from tests.access.hands import Hands, scene, thing

SIXTY = scene(*(thing(f"{i}", 70.0 * (i % 12), 110.0 + 120 * (i // 12), side=60.0) for i in range(58)))


def test_a_tree_is_prepared_once() -> None:
    hands = Hands(SIXTY)
    hands.move(1, 1, 0.0)
    field = hands.reach.now.field
    hands.move(2, 2, 0.1)
    assert hands.reach.now.field is field


def test_a_bubble_at_rest_is_measured_once() -> None:
    hands = Hands(SIXTY, bubble_cursor=True)
    hands.feed(PointerAt(Point(30.0, 90.0), 0.0))
    field = hands.reach.now.field
    found = field._bubbled
    hands.feed(PointerAt(Point(30.0, 90.0), 0.1))
    assert found is not None and field._bubbled is found
