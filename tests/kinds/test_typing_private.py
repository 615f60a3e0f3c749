"""What is written leaves no trace in the log: neither its keys, nor where they lie, nor the path over them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from game.core.aim import Aim, Route
from game.core.geometry import Point
from game.core.inputs import PointerAt
from game.core.node import Act
from game.core.outcome import Record
from game.core.progress import Event
from game.core.recorder import Recorder
from game.core.round import Brief
from game.core.session import Playing, play_room
from game.core.tree import find
from tests.kinds.play import stage
from tests.kinds.typing import EXAMPLES

WRITTEN = ("name", "address", "corrections", "digits", "letters")


def played(name: str, typing: bool) -> list[Event]:
    """The events of a whole round, by the drawn keys or by real ones."""
    count = iter(range(10_000))
    recorder = Recorder("m", "s", "l", lambda: f"id{next(count)}", lambda: "2026-01-01T00:00:00Z")
    at = stage()
    round_ = EXAMPLES[name].begin(0.5, 3, play_room(at, "Écris."))
    scene = Playing(Brief("p", "1", "c", name, "Titre", "Écris."), round_, at, "r")
    events: list[Event] = []

    def keep(outcomes: object, now_s: float) -> None:
        for one in outcomes:  # type: ignore[attr-defined]
            if isinstance(one, Record):
                events.extend(recorder.record(one, now_s))

    step = scene.entered(0.0)
    keep(step.outcomes, 0.0)
    now_s = 1.0
    for _ in range(200):
        scene = step.scene  # type: ignore[assignment]
        if scene.round.done:
            break
        aim = replace(scene.round.solution()[0], at_s=now_s)
        node = find(scene.compose(), aim.target)
        assert node is not None
        recorder.raw(PointerAt(Point(node.rect.centre.x, node.rect.centre.y), now_s))
        recorder.routed(Route.POINTER, now_s)
        value = getattr(scene.round, "next_value", "")
        if typing and value:
            aim = Aim("play/field", Act.TYPE, now_s, value)
        step = scene.act(aim)
        keep(step.outcomes, now_s)
        now_s += 0.5
    assert events[-1].type == "round_ended"
    return events


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize("name", WRITTEN)
def test_no_event_says_which_key_was_pressed(name: str, typing: bool) -> None:
    for event in played(name, typing):
        body = json.dumps(event.body)
        assert "keys/" not in body and "value" not in event.body
        if event.type == "acted" and event.body["target"] == "play/keys":
            assert "rect" not in event.body


@pytest.mark.parametrize("name", WRITTEN)
def test_the_path_of_the_pointer_over_a_drawn_keyboard_is_not_kept(name: str) -> None:
    assert "path_traced" not in [event.type for event in played(name, typing=False)]
