"""trace: along a path of given width, from its start to its end."""

from __future__ import annotations

from math import hypot

import pytest
from pydantic import ValidationError

from game.core.geometry import Point, Rect
from game.core.node import Act, Look
from game.core.round import Result, Verdict
from game.core.tree import find
from game.kinds.trace import TraceRound
from game.kinds.trace_path import SHAPES, course, laid, shape, stations
from tests.kinds.play import ROOMS, Game, challenge, room, solve

LINE = challenge("trace", path="points", points=[[0, 0.5], [1, 0.5]], width_su=100)


def begun(path: str = "", seed: int = 3, **fields: object) -> Game:
    made = challenge("trace", path=path, **fields) if path else LINE
    return Game(made.begin(0.5, seed, room()))


def state(game: Game) -> TraceRound:
    assert isinstance(game.round, TraceRound)
    return game.round


def at(game: Game, share: float, aside: float = 0.0) -> Verdict:
    """The pointer at a share of the (level) line, `aside` su below its middle."""
    p = state(game).path.at(share)
    return game.move(p.x, p.y + aside)


def test_the_path_must_be_begun_in_its_start_disc() -> None:
    game = begun()
    for share in (0.5, 0.7, 1.0):
        at(game, share)
    assert state(game).share == 0.0 and not state(game).begun and game.errors == []
    at(game, 0.0)
    assert state(game).begun


def test_gliding_along_the_track_carries_the_traveller_to_the_end() -> None:
    game = begun()
    start = game.node("play/traveller").rect.centre
    at(game, 0.0)
    at(game, 0.5)
    half = game.node("play/traveller").rect.centre
    assert half.distance(start) == pytest.approx(state(game).path.length_su / 2, abs=20)
    assert game.node("play/track").value == pytest.approx(0.5, abs=0.02)
    at(game, 1.0)
    assert game.round.done and game.verdicts[-1].result is Result.REACHED
    assert game.measures["exits"] == 0 and game.measures["goal_met"] == 1.0


def test_leaving_the_track_is_counted_once_and_the_traveller_waits_there() -> None:
    game = begun()
    at(game, 0.0)
    at(game, 0.4)
    waiting = game.node("play/traveller").rect
    for aside in (80, 200, 300, 200):
        at(game, 0.45, aside)
    assert game.errors == ["exit"] and "chemin" in game.said[-1]
    at(game, 0.9)
    assert game.node("play/traveller").rect.centre.distance(waiting.centre) < 60
    at(game, 0.4)
    at(game, 1.0)
    assert game.round.done and game.measures["exits"] == 1


def test_going_back_along_the_track_is_no_exit_and_loses_nothing() -> None:
    game = begun()
    for share in (0.0, 0.6, 0.1, 0.3):
        at(game, share)
    assert game.errors == [] and state(game).share == pytest.approx(0.6, abs=0.02)
    at(game, 1.0)
    assert game.round.done


def test_a_leap_from_start_to_end_follows_the_straight_way_only() -> None:
    game = begun("wave")
    p, end = state(game).path.at(0.0), state(game).path.at(1.0)
    game.move(p.x, p.y)
    game.move(end.x, end.y)
    assert not game.round.done and game.errors == ["exit"]


def test_the_next_turn_of_the_spiral_is_no_short_cut() -> None:
    game = begun("spiral")
    path = state(game).path
    p = path.at(0.0)
    game.move(p.x, p.y)
    inner = min((path.at(s / 100) for s in range(30, 101)), key=lambda q: hypot(q.x - p.x, q.y - p.y))
    for i in range(1, 41):
        game.move(p.x + (inner.x - p.x) * i / 40, p.y + (inner.y - p.y) * i / 40)
    assert state(game).share < 0.2


def test_four_exits_miss_the_goal_and_three_meet_it() -> None:
    for exits, met in ((3, 1.0), (4, 0.0)):
        game = begun()
        at(game, 0.0)
        for _ in range(exits):
            at(game, 0.2)
            at(game, 0.2, 200)
        assert solve(game.round, by_pointer=True).measures["goal_met"] == met


def test_the_steering_index_is_length_over_width() -> None:
    game = begun()
    track = game.node("play/track")
    length = track.points[0].distance(track.points[-1])
    assert track.look is Look.TRACK and track.size_su == 100
    assert game.measures["steering_id"] == pytest.approx(length / 100, rel=1e-6)


def test_the_level_narrows_the_track() -> None:
    made = challenge("trace", path="line", width_su={"easy": 220, "hard": 80})
    widths = [find(made.begin(level, 3, room()).compose(), "play/track").size_su for level in (0.0, 0.5, 1.0)]  # type: ignore[union-attr]
    assert widths == pytest.approx([220, 150, 80])


# ---------------------------------------------------------------------- without a pointer


def test_who_has_no_pointer_goes_from_station_to_station() -> None:
    game = begun("wave")
    n = game.round.progress[1]
    assert n >= 4
    for k in range(n):
        assert game.node(f"play/station{k}").acts == (Act.PRESS,)
        game.act(f"play/station{k}")
        assert game.round.progress == (k + 1, n)
    assert game.round.done and game.measures["stations_pressed"] == n


def test_a_station_out_of_order_is_kindly_answered() -> None:
    game = begun("wave")
    assert game.act("play/station3").error == "order"
    assert game.round.progress[0] == 0


def test_a_pointer_that_clicks_its_way_is_asked_to_glide() -> None:
    game = begun("wave", seed=2)
    game.act("play/station0")
    station = game.node("play/station1").rect.centre
    game.now_s = 10.0
    game.move(station.x, station.y)
    game.now_s = 10.2
    verdict = game.act("play/station1")
    assert verdict.result is Result.NOTHING and verdict.say == "Glisse le long du chemin."
    game.now_s = 20.0
    assert game.act("play/station1").result is Result.STEP, "a mouse that only lies there blocks nobody"


# ---------------------------------------------------------------------- the path itself


@pytest.mark.parametrize("name", SHAPES)
def test_the_track_of_every_shape_stays_inside_the_play_area(name: str) -> None:
    for where in ROOMS.values():
        for level in (0.0, 1.0):
            for seed in range(4):
                round_ = challenge("trace", path=name).begin(level, seed, where)
                assert isinstance(round_, TraceRound)
                assert where.rect.holds(round_.path.rect(round_.width))


@pytest.mark.parametrize("name", SHAPES)
def test_passes_of_a_track_never_grow_together(name: str) -> None:
    """Places far apart along the path are further apart than its width, corners aside."""
    for where in ROOMS.values():
        round_ = challenge("trace", path=name).begin(0.0, 1, where)
        assert isinstance(round_, TraceRound)
        width, path = round_.width, round_.path
        points = [path.at(i / 120) for i in range(121)]
        far = int(4.0 * width / path.length_su * 120) + 1
        near = [p.distance(q) for i, p in enumerate(points) for q in points[i + far :]]
        assert min(near, default=width) >= width * 0.9, (name, width)


def test_samples_are_even_and_end_exactly_at_the_ends() -> None:
    path = laid(((0.0, 0.0), (0.5, 1.0), (1.0, 0.0)), Rect(0, 0, 600, 400))
    gaps = [a.distance(b) for a, b in zip(path.samples, path.samples[1:], strict=False)]
    assert path.samples[0] == Point(0, 0) and path.samples[-1].distance(Point(600, 0)) < 1e-6
    assert path.length_su == pytest.approx(1000.0)
    assert max(gaps) <= 8.1 and min(gaps) > 4.0


def test_stations_stand_apart_from_start_to_end() -> None:
    path = laid(shape("house"), Rect(0, 0, 800, 500))
    shares = stations(path, 90.0)
    assert shares[0] == 0.0 and shares[-1] == 1.0
    rects = [Rect.around(path.at(s), 90.0) for s in shares]
    assert not any(a.overlaps(b) for i, a in enumerate(rects) for b in rects[i + 1 :])
    assert course(shape("house"), False, Rect(0, 0, 800, 500), 90.0)[1] == shares


def test_a_path_of_the_authors_own_needs_two_points_inside_the_area() -> None:
    for points in ([], [[0.5, 0.5]], [[0, 0], [1.2, 1]], [[0, 0], [1]], [[0, 0], "x"]):
        with pytest.raises(ValidationError):
            challenge("trace", path="points", points=points)
    with pytest.raises(ValidationError):
        challenge("trace", path="wave", points=[[0, 0], [1, 1]])


def test_a_path_without_length_is_refused_and_a_corner_twice_breaks_nothing() -> None:
    with pytest.raises(ValidationError, match="trop court"):
        challenge("trace", path="points", points=[[0.5, 0.5], [0.5, 0.5]])
    made = challenge("trace", path="points", points=[[0.1, 0.5], [0.5, 0.5], [0.5, 0.5], [0.9, 0.1]])
    for by_pointer in (True, False):
        assert solve(made.begin(0.5, 1, room()), by_pointer).round.done


def test_two_legs_that_lie_close_are_still_followed_one_after_the_other() -> None:
    game = begun("points", points=[[0.46, 1], [0.5, 0], [0.54, 1]], width_su=220)
    path = state(game).path
    for share in (0.0, 0.1, 0.2):
        p = path.at(share)
        game.move(p.x, p.y)
    over_there = path.at(0.8)
    game.move(over_there.x, over_there.y)
    assert state(game).share < 0.3
