"""double_click: two presses close together open the gift."""

from __future__ import annotations

import pytest

from game.core.node import Act, State
from game.core.round import Result
from tests.kinds.play import Game, challenge, room, solve, thing

GIFTS = challenge(
    "double_click", things=[thing("Le cadeau", "art:gift-closed", after="art:gift-open")],
    others=[thing("La valise", "art:case")], times=5, interval_s={"easy": 3.0, "hard": 0.6},
)  # fmt: skip


def begun(level: float = 1.0) -> Game:
    return Game(GIFTS.begin(level, 3, room()))


def double(game: Game, target: str, gap_s: float) -> None:
    game.act(target)
    game.now_s += gap_s
    game.act(target)


def test_a_second_click_within_the_interval_opens_the_gift() -> None:
    for level, gap_s in ((0.0, 2.9), (1.0, 0.55)):
        game = begun(level)
        double(game, "play/thing0", gap_s)
        opened = game.node("play/thing0")
        assert game.round.progress == (1, 5)
        assert opened.picture == "art:gift-open" and State.DONE in opened.states and not opened.acts


def test_a_second_click_after_the_interval_is_not_yet_and_is_a_new_first_one() -> None:
    game = begun()
    double(game, "play/thing0", 0.9)
    assert game.errors == ["too_slow"] and game.round.progress == (0, 5)
    game.now_s += 0.3
    game.act("play/thing0")
    assert game.round.progress == (1, 5), "the slow second press began a new pair"


def test_a_press_that_stays_alone_gets_a_kind_word_once_and_is_no_error() -> None:
    game = begun()
    game.act("play/thing0")
    assert game.said == [], "who clicks twice quickly is not talked to in between"
    game.wait(10.0)
    assert game.said == ["Encore un clic, vite, au même endroit."]
    assert game.errors == [] and game.round.wake_at_s() is None
    game.act("play/thing0")
    assert game.errors == [], "long after, it is a first press again"


def test_one_press_on_each_of_two_gifts_opens_none() -> None:
    game = begun()
    game.act("play/thing0")
    game.now_s += 0.1
    game.act("play/thing1")
    assert game.round.progress == (0, 5) and game.errors == []


def test_a_press_elsewhere_in_between_breaks_the_pair() -> None:
    for other, error in (("play", "miss"), ("play/other0", "other")):
        game = begun()
        game.act("play/thing0")
        assert game.act(other).error == error
        game.act("play/thing0")
        assert game.round.progress == (0, 5)


def test_other_routes_open_at_once() -> None:
    game = begun()
    assert game.node("play/thing2").acts[0] is Act.DOUBLE
    assert game.act("play/thing2", Act.DOUBLE).result is Result.STEP
    assert "double_interval_median_s" not in game.measures


def test_the_first_press_is_seen_until_its_time_is_over() -> None:
    game = begun()
    game.act("play/thing0")
    assert State.SELECTED in game.node("play/thing0").states
    game.wait(1.0)
    assert State.SELECTED not in game.node("play/thing0").states


def test_median_and_longest_interval_are_measured() -> None:
    game = begun()
    for i, gap_s in enumerate((0.2, 0.5, 0.3, 0.25, 0.1)):
        double(game, f"play/thing{i}", gap_s)
        game.now_s += 5.0
    assert game.round.done
    assert game.measures["double_interval_median_s"] == pytest.approx(0.25)
    assert game.measures["double_interval_longest_s"] == pytest.approx(0.5)
    assert game.measures["goal_met"] == 1.0


def test_two_gifts_that_needed_a_second_try_miss_the_goal_of_four_in_five() -> None:
    for slow, met in ((1, 1.0), (2, 0.0)):
        game = begun()
        for i in range(slow):
            double(game, f"play/thing{i}", 1.0)
            game.now_s += 5.0
        assert solve(game.round, by_pointer=True).measures["goal_met"] == met


def test_a_clock_set_back_opens_nothing_by_chance() -> None:
    game = begun()
    game.now_s = 100.0
    game.act("play/thing0")
    game.now_s = 50.0
    game.act("play/thing0")
    assert game.round.progress == (0, 5)
