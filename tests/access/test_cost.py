from __future__ import annotations

import time

from game.access.field import Field
from game.core.geometry import Point
from game.core.inputs import PointerAt
from game.core.node import Act
from tests.access.hands import Hands, scene, thing

SIXTY = scene(*(thing(f"{i}", 70.0 * (i % 12), 110.0 + 120 * (i // 12), side=60.0) for i in range(58)))


def _median_ms(hands: Hands) -> float:
    took = []
    for i in range(600):
        raw = PointerAt(Point(3.0 * i % 900, 150.0 + i), i / 120)
        began = time.perf_counter()
        hands.reach.feed(raw, hands.tree)
        took.append(time.perf_counter() - began)
    return sorted(took)[len(took) // 2] * 1000


def test_a_move_over_sixty_things_costs_well_under_three_tenths_of_a_millisecond() -> None:
    plain = _median_ms(Hands(SIXTY))
    helped = _median_ms(Hands(SIXTY, bubble_cursor=True, smoothing=True, steady_click=True, near_miss_su=24))
    print(f"a move over 60 things: {plain:.4f} ms, with bubble and smoothing {helped:.4f} ms")  # noqa: T201
    assert plain < 0.15
    assert helped < 0.3


def test_a_tree_is_prepared_once() -> None:
    hands = Hands(SIXTY)
    hands.move(1, 1, 0.0)
    field = hands.reach.now.field
    hands.move(2, 2, 0.1)
    assert hands.reach.now.field is field
    began = time.perf_counter()
    Field(scene(thing("a", 0, 100, Act.PRESS)))
    assert time.perf_counter() - began < 0.05
