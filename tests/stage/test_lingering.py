"""Resting the pointer on a thing says what it is called."""

from __future__ import annotations

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role
from game.stage.lingering import REST_S, Lingering

CARD = Node("card", Role.BUTTON, "Le jardin", Rect(0, 0, 200, 200), (Act.PRESS,), look=Look.CHOICE)
BALLOON = Node("balloon", Role.BUTTON, "ballon", Rect(300, 0, 200, 200), (Act.PRESS,), look=Look.PICTURE)
TREE = Node("window", Role.WINDOW, "", Rect(0, 0, 1920, 1080), children=(CARD, BALLOON))


def test_a_card_says_its_name_once_after_a_moment() -> None:
    rest = Lingering()
    rest.over("card", 1.0)
    assert rest.wake_at_s() == 1.0 + REST_S
    assert rest.due(TREE, 1.0 + REST_S / 2) == ""
    assert rest.due(TREE, 1.0 + REST_S) == "Le jardin"
    assert rest.due(TREE, 9.0) == ""
    assert rest.wake_at_s() is None


def test_passing_over_says_nothing() -> None:
    rest = Lingering()
    rest.over("card", 1.0)
    rest.over("", 1.2)
    assert rest.wake_at_s() is None
    assert rest.due(TREE, 5.0) == ""


def test_what_is_played_with_stays_silent() -> None:
    rest = Lingering()
    rest.over("balloon", 1.0)
    assert rest.due(TREE, 3.0) == ""


def test_who_acts_is_not_told() -> None:
    rest = Lingering()
    rest.over("card", 1.0)
    rest.acted()
    assert rest.due(TREE, 3.0) == ""
