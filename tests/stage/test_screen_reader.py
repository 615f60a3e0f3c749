"""The door to screen readers while nobody is behind it: nothing is built, nothing is told."""

from __future__ import annotations

import time
from dataclasses import replace

from game.core.geometry import Rect
from game.core.inputs import Asked
from game.core.node import Act, Node, Role
from game.stage.screen_reader import ScreenReader, Snapshot

THING = Node("play/a", Role.BUTTON, "Ballon", Rect(0, 0, 100, 100), (Act.PRESS,))
TREE = Node("window", Role.WINDOW, "Défi", Rect(0, 0, 1920, 1080), children=(THING,))


def test_nothing_is_built_as_long_as_no_reader_asks() -> None:
    asked: list[Asked] = []
    port = ScreenReader(Snapshot(TREE, "", "", 0, 1.0), asked.append, time.monotonic)
    for turn in range(100):
        port.show(Snapshot(replace(TREE, name=f"Défi {turn}"), "play/a", "Bravo", turn, 1.0))
    assert not port.active and not asked
    assert port._ids == {}, "no node was so much as numbered"


def test_once_asked_it_tells_the_last_picture_and_not_the_first() -> None:
    port = ScreenReader(Snapshot(TREE, "", "", 0, 1.0), lambda _: None, time.monotonic)
    port.show(Snapshot(replace(TREE, name="Défi 2"), "play/a", "Bravo", 1, 1.0))
    assert port._activated() is not None and port.active
    assert set(port._ids) == {"window", "play/a"}
    port._deactivated()
    port.show(Snapshot(TREE, "", "", 2, 1.0))
    assert not port.active
