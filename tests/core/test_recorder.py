from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest

from game.core.aim import Aim, Route
from game.core.geometry import Point, Rect
from game.core.inputs import KeyDown, PointerAt, RawInput, TextTyped
from game.core.node import Act
from game.core.outcome import Record
from game.core.progress import EVENT_TYPES, Event
from game.core.recorder import MOST_LOGGED, Recorder
from tests.core.hand import Hand

TARGET = Rect.around(Point(500, 300), 100)
START = Record("round_started", {"round": "r1", "play": [0, 100, 1800, 800]})


def ended(**more: Any) -> Record:
    body = {"round": "r1", "outcome": "reached", "route": "", "measures": {}, **more}
    return Record("round_ended", body)


def hit(rect: Rect = TARGET, **more: Any) -> Record:
    sides = [rect.x, rect.y, rect.w, rect.h]
    return Record("acted", {"target": "play/a", "act": "press", "result": "reached", "rect": sides, **more})


class Desk:
    """A recorder and everything it gave, fed by a hand."""

    def __init__(self) -> None:
        ids, times = count(1), count(1)
        self.recorder = Recorder("m1", "s1", "renard-bleu", lambda: f"id{next(ids):04d}", lambda: f"t{next(times)}")
        self.events: list[Event] = []

    def feed(self, *raws: RawInput) -> None:
        for raw in raws:
            self.recorder.raw(raw)

    def record(self, record: Record, at_s: float) -> tuple[Event, ...]:
        fresh = self.recorder.record(record, at_s)
        self.events += fresh
        return fresh

    def click_round(self, route: Route = Route.POINTER) -> Event:
        """A whole round: over to the target, and a click."""
        hand = Hand(Point(100, 300), 10.0).move(Point(500, 300))
        self.feed(PointerAt(Point(100, 300), 9.9))
        self.record(START, 10.0)
        self.feed(*hand.inputs)
        at_s = hand.now_s
        hand.inputs.clear()
        self.feed(*hand.press().inputs)
        self.recorder.routed(route, at_s)
        self.record(hit(), at_s)
        return self.record(ended(), at_s)[-1]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_an_event_carries_who_where_and_when(desk: Desk) -> None:
    (event,) = desk.record(Record("guidance_given", {"level": 2}), 1.0)
    assert event == Event("id0001", "t1", "m1", "s1", "renard-bleu", "guidance_given", {"level": 2})


def test_the_end_of_a_round_gets_its_route_measures_and_path(desk: Desk) -> None:
    end = desk.click_round()
    assert [event.type for event in desk.events] == ["round_started", "acted", "path_traced", "round_ended"]
    assert end.body["route"] == "pointer"
    assert end.body["measures"]["path_ratio"] == pytest.approx(1.0, abs=0.01)
    assert end.body["measures"]["misses"] == 0
    assert end.body["measures"]["trials"] == 1


def test_the_path_is_whole_numbers_from_the_start_of_the_round(desk: Desk) -> None:
    desk.click_round()
    path = desk.events[-2].body
    assert path["round"] == "r1"
    assert len(path["t_ms"]) == len(path["x_su"]) == len(path["y_su"])
    assert all(isinstance(n, int) for name in ("t_ms", "x_su", "y_su") for n in path[name])
    assert (path["t_ms"][0], path["x_su"][0], path["y_su"][0]) == (0, 100, 300)
    assert path["presses"] == [[600, 500, 300, 1, 80]]
    assert path["t_ms"] == sorted(path["t_ms"])
    gaps = [b - a for a, b in zip(path["t_ms"], path["t_ms"][1:], strict=False)]
    assert sorted(gaps)[len(gaps) // 2] == 16  # 60 a second, of 125


def test_what_the_kind_counted_itself_stands(desk: Desk) -> None:
    desk.record(START, 0.0)
    desk.feed(*Hand(Point(100, 300)).move(Point(500, 300)).press().inputs)
    desk.recorder.routed(Route.POINTER, 0.6)
    desk.record(hit(), 0.6)
    end = desk.record(ended(measures={"misses": 7.0, "exits_of_track": 2.0}), 0.7)[-1]
    assert end.body["measures"]["misses"] == 7.0
    assert end.body["measures"]["exits_of_track"] == 2.0
    assert end.body["measures"]["trials"] == 1


def test_the_route_is_the_one_of_most_acts(desk: Desk) -> None:
    desk.record(START, 0.0)
    for route in (Route.KEYBOARD, Route.SWITCH, Route.SWITCH):
        desk.recorder.routed(route, 1.0)
        (acted,) = desk.record(hit(), 1.0)
        assert acted.body["route"] == route
    assert [event.body["route"] for event in desk.record(ended(), 2.0)] == ["switch"]


def test_a_round_of_movement_alone_was_by_pointer_or_finger(desk: Desk) -> None:
    for touch, route in ((False, "pointer"), (True, "touch")):
        desk.record(START, 0.0)
        desk.feed(PointerAt(Point(1, 1), 0.1, touch), PointerAt(Point(300, 1), 0.5, touch))
        assert desk.record(ended(), 1.0)[-1].body["route"] == route


def test_a_round_by_keys_has_no_pointer_measures(desk: Desk) -> None:
    desk.record(START, 0.0)
    desk.feed(PointerAt(Point(1, 1), 0.1), PointerAt(Point(300, 1), 0.5))
    desk.recorder.routed(Route.KEYBOARD, 1.0)
    desk.record(hit(), 1.0)
    (end,) = desk.record(ended(measures={"presses": 1.0}), 1.0)
    assert end.body["measures"] == {"presses": 1.0}


def test_typed_text_never_reaches_an_event(desk: Desk) -> None:
    desk.record(START, 0.0)
    desk.feed(TextTyped("Capucine", 0.1), KeyDown("c", 0.1))
    desk.recorder.routed(Route.KEYBOARD, 0.1)
    aim = Aim("play/field", Act.TYPE, 0.1, "Capucine")
    desk.record(hit(value=aim.value, text=aim.value, act="type"), 0.1)
    desk.record(ended(), 1.0)
    assert "Capucine" not in json.dumps([event.body for event in desk.events])


def test_an_unknown_type_is_refused(desk: Desk) -> None:
    with pytest.raises(ValueError, match="surprise"):
        desk.recorder.record(Record("surprise"), 0.0)
    for type_ in EVENT_TYPES:
        desk.recorder.record(Record(type_), 0.0)


def test_a_session_lasts_as_long_as_it_lasted_whatever_the_wall_clock_says(desk: Desk) -> None:
    desk.record(Record("session_started"), 100.0)
    (end,) = desk.record(Record("session_ended", {"reason": "pause"}), 160.5)
    assert end.body == {"reason": "pause", "took_s": 60.5}


def test_rounds_do_not_mix_their_paths(desk: Desk) -> None:
    first = desk.click_round()
    second = desk.click_round()
    assert first.body["measures"]["trials"] == second.body["measures"]["trials"] == 1
    paths = [event.body for event in desk.events if event.type == "path_traced"]
    assert len(paths[0]["t_ms"]) == pytest.approx(len(paths[1]["t_ms"]), abs=2)


def test_an_hour_on_the_home_screen_keeps_one_sample(desk: Desk) -> None:
    for i in range(5000):
        desk.feed(PointerAt(Point(i % 300, 5), i / 125))
    desk.record(START, 40.0)
    assert desk.record(ended(), 41.0)[-1].type == "round_ended"
    assert not [event for event in desk.events if event.type == "path_traced"]


def test_a_very_long_round_stays_small_and_keeps_its_ends(desk: Desk) -> None:
    desk.record(START, 0.0)
    for i in range(50_000):
        desk.feed(PointerAt(Point(i % 700, i % 300), i / 125))
    path, end = desk.record(ended(), 420.0)
    assert 1000 < len(path.body["t_ms"]) <= MOST_LOGGED
    assert path.body["t_ms"][-1] == round(49_999 / 125 * 1000)
    assert end.body["measures"]["path_su"] > 0


def test_a_round_without_a_start_or_with_strange_fields_is_still_logged(desk: Desk) -> None:
    assert desk.record(ended(measures=None), 1.0)[-1].type == "round_ended"
    desk.record(Record("round_started", {"play": "strange"}), 0.0)
    desk.record(Record("acted", {"rect": [1, 2]}), 0.5)
    assert desk.record(Record("round_ended"), 1.0)[-1].type == "round_ended"


def test_the_margin_of_the_learner_decides_what_is_near(desk: Desk) -> None:
    desk.recorder.near_miss_su = 5.0
    desk.record(START, 0.0)
    hand = Hand(Point(100, 300)).move(Point(440, 300)).press()
    desk.feed(*hand.inputs)
    hand.inputs.clear()
    desk.feed(*hand.move(Point(500, 300)).inputs)
    desk.recorder.routed(Route.POINTER, hand.now_s)
    desk.record(hit(), hand.now_s)
    measures = desk.record(ended(), 2.0)[-1].body["measures"]
    assert (measures["misses"], measures["near_misses"]) == (1, 0)
