from __future__ import annotations

from math import hypot

from game.access.field import Field, bubble, effective_su, farthest_su
from game.core.geometry import Point, Rect
from game.core.node import Act, Node, Role
from tests.access.hands import Hands, scene, thing

P = Point(100.0, 100.0)


def _bubble(*circles: tuple[float, float, float]) -> tuple[int, float]:
    away = [hypot(x - P.x, y - P.y) for x, y, _ in circles]
    nearest = [d - r for d, (_, _, r) in zip(away, circles, strict=True)]
    return bubble(nearest, lambda i: away[i] + circles[i][2])


def test_the_bubble_takes_the_nearest_thing_and_stops_at_the_second() -> None:
    assert _bubble((160, 100, 20), (100, 220, 20), (300, 300, 20)) == (0, 80.0)
    assert _bubble((160, 100, 20), (100, 170, 20)) == (0, 50.0)


def test_a_bubble_over_nothing_takes_nothing() -> None:
    assert _bubble() == (-1, 0.0)


def test_a_rectangle_is_contained_when_its_farthest_corner_is() -> None:
    assert farthest_su(Rect(130, 140, 60, 40), P) == hypot(90, 80)
    assert farthest_su(Rect(90, 90, 20, 20), P) == hypot(10, 10)


def test_with_the_bubble_a_press_beside_takes_the_nearest_thing() -> None:
    hands = Hands(scene(thing("a", 100, 200), thing("b", 600, 200)), bubble_cursor=True, near_miss_su=0)
    hands.move(410, 500, 0.9)
    assert hands.reach.attention.hovered == "play/b"
    assert hands.reach.attention.bubble_su == 290.0
    hands.click(410, 500, 1.0)
    hands.click(300, 500, 2.0)
    assert hands.did == [("play/b", Act.PRESS), ("play/a", Act.PRESS)]


def test_beside_the_things_of_the_play_area_the_bubble_never_takes_the_rail() -> None:
    hands = Hands(scene(thing("a", 800, 110)), bubble_cursor=True, near_miss_su=0)
    hands.click(60, 890, 1.0)
    assert hands.did == [("play/a", Act.PRESS)]


def test_where_things_are_tiny_and_dense_the_point_alone_counts() -> None:
    tiny = tuple(Node(f"play/{i}", Role.BUTTON, "", Rect(100 + 6.0 * i, 200, 5, 5), (Act.PRESS,)) for i in range(9))
    field = Field(scene(*tiny))
    assert effective_su(tiny[0].rect, [n.rect for n in tiny]) == 6.0
    assert field.bubble(Point(103, 230), (Act.PRESS,)) == (None, 0.0)
    assert field.at(Point(103, 202), (Act.PRESS,)) is tiny[0]


def test_beside_the_rail_the_bubble_never_takes_a_thing_of_the_play_area() -> None:
    hands = Hands(scene(thing("a", 800, 790)), bubble_cursor=True, near_miss_su=0)
    hands.click(840, 905, 1.0)
    assert hands.did == [("rail/pause", Act.PRESS)]
