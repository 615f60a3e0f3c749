"""click: large targets, ever smaller ones, slow bubbles."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.core.aim import Aim
from game.core.guidance import ALONE, CLUE, SHOWN
from game.core.node import Act, Node
from game.core.round import Result
from tests.kinds.play import Game, challenge, room, solve, targets, thing

BALLOONS = [thing("Le ballon", "art:balloon-red")]
TEN = challenge("click", things=BALLOONS, times=10, size_su={"easy": 320, "hard": 160})
SHRINK = challenge("click", goal="shrink", things=BALLOONS, times=6, tries=2, size_su=160, smallest_su=48)
BUBBLES = challenge(
    "click", goal="bubbles", things=[thing("La bulle", "art:bubble")], times=8, at_once=3,
    size_su=160, speed_su_s={"easy": 40, "hard": 200},
)  # fmt: skip


def sizes(game: Game) -> list[float]:
    seen = []
    while not game.round.done:
        seen.append(targets(game.tree)[0].rect.w)
        game.step(by_pointer=True)
    return seen


# ---------------------------------------------------------------------- large targets


def test_the_target_is_somewhere_else_after_each_success() -> None:
    game = Game(TEN.begin(0.5, 4, room()))
    last = targets(game.tree)[0].rect
    for _ in range(8):
        game.step(by_pointer=True)
        now = targets(game.tree)[0].rect
        assert now.centre.distance(last.centre) > 150
        last = now


def test_targets_shrink_first_and_only_then_lie_farther_apart() -> None:
    def ways(level: float) -> float:
        spots = TEN.begin(level, 4, room()).spots  # type: ignore[attr-defined]
        return float(sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(spots)))

    assert [TEN.begin(x, 4, room()).sizes[0] for x in (0.0, 0.25, 0.5, 1.0)] == [320, 240, 160, 160]  # type: ignore[attr-defined]
    assert ways(0.0) == pytest.approx(ways(0.5)) and ways(1.0) > 1.3 * ways(0.5)


def test_a_press_beside_is_kindly_answered_and_counted() -> None:
    game = Game(TEN.begin(0.5, 4, room()))
    verdict = game.act("play")
    assert (verdict.result, verdict.error) == (Result.NOT_YET, "miss")
    assert verdict.say.startswith("Presque") and game.round.progress == (0, 10)


def test_eight_of_ten_at_first_try_and_three_misses_meet_the_goal() -> None:
    for misses_at, met in (((0, 1), 1.0), ((0, 1, 2), 0.0), ((0, 0, 0, 0), 0.0)):
        game = Game(TEN.begin(0.5, 4, room()))
        while not game.round.done:
            for at in misses_at:
                if game.round.progress[0] == at:
                    game.act("play")
            game.step(by_pointer=True)
        assert game.measures["misses"] == len(misses_at)
        assert game.measures["goal_met"] == met


def test_other_things_are_of_the_same_size_and_pressing_them_is_not_yet() -> None:
    made = challenge("click", things=BALLOONS, others=[thing("La pomme", "🍎"), thing("Le citron", "🍋")])
    game = Game(made.begin(0.5, 4, room()))
    assert len({round(n.rect.w, 3) for n in targets(game.tree)}) == 1
    assert game.act("play/other0").error == "other"
    first = {Game(made.begin(0.5, seed, room())).tree.children[0].id for seed in range(12)}
    assert len(first) > 1, "who walks by Tab must not always find the right one first"


def test_a_minimum_raised_for_the_learner_is_kept() -> None:
    for made in (TEN, SHRINK):
        game = Game(made.begin(1.0, 4, room(min_target_su=200.0)))
        assert min(sizes(game)) >= 200


# ---------------------------------------------------------------------- ever smaller


def test_targets_shrink_from_160_to_48_in_even_steps() -> None:
    seen = sizes(Game(SHRINK.begin(1.0, 4, room())))
    assert seen == sorted(seen, reverse=True) and len(seen) == 12
    assert seen[0] == pytest.approx(160) and seen[-1] == pytest.approx(48)
    ratios = {round(b / a, 4) for a, b in zip(seen[::2], seen[2::2], strict=False)}
    assert len(ratios) == 1


def test_the_smallest_size_hit_at_80_per_cent_is_measured() -> None:
    game = Game(SHRINK.begin(1.0, 4, room()))
    seen = sorted(set(sizes(Game(SHRINK.begin(1.0, 4, room())))), reverse=True)
    while not game.round.done:
        if game.round.progress[0] >= 8:  # the two smallest sizes: one miss each time
            game.act("play")
        game.step(by_pointer=True)
    assert game.measures["smallest_size_su"] == pytest.approx(seen[3], abs=0.1)
    assert game.measures["goal_met"] == 0.0


def test_all_sizes_hit_meet_the_goal() -> None:
    measures = solve(SHRINK.begin(1.0, 4, room()), by_pointer=True).measures
    assert measures["smallest_size_su"] == pytest.approx(48, abs=0.1) and measures["goal_met"] == 1.0


# ---------------------------------------------------------------------- bubbles


def bubbles(game: Game) -> tuple[Node, ...]:
    return targets(game.tree)


def test_bubbles_move_at_the_speed_of_the_level_inside_the_play_area() -> None:
    for level, speed in ((0.0, 40.0), (1.0, 200.0)):
        game = Game(BUBBLES.begin(level, 4, room()))
        game.wait(0.1)
        climbed = 0.0
        for _ in range(120):
            before = bubbles(game)[0].rect.centre.y
            game.wait(1 / 30)
            climbed += abs(bubbles(game)[0].rect.centre.y - before)
            assert all(room().rect.holds(b.rect) for b in bubbles(game))
        assert climbed / 4.0 == pytest.approx(speed, rel=0.15)


def test_bubbles_never_touch_each_other() -> None:
    game = Game(BUBBLES.begin(1.0, 4, room()))
    for _ in range(200):
        game.wait(0.1)
        a, b, c = (n.rect for n in bubbles(game))
        assert not (a.overlaps(b) or b.overlaps(c) or a.overlaps(c))


def test_a_popped_bubble_makes_room_for_the_next_until_all_eight_are_gone() -> None:
    game = Game(BUBBLES.begin(1.0, 4, room()))
    shown = []
    while not game.round.done:
        shown.append(len(bubbles(game)))
        game.act(bubbles(game)[-1].id)
    assert shown == [3, 3, 3, 3, 3, 3, 2, 1]
    assert game.verdicts[-1].result is Result.REACHED


def test_pressing_beside_a_bubble_costs_nothing() -> None:
    game = Game(BUBBLES.begin(1.0, 4, room()))
    assert game.act("play").result is Result.NOTHING
    assert game.errors == [] and game.measures["misses"] == 1


def test_bubbles_stand_still_on_a_still_stage() -> None:
    game = Game(BUBBLES.begin(1.0, 4, room(motion=False)))
    before = game.tree
    assert game.round.wake_at_s() is None
    game.wait(5.0)
    assert game.tree == before
    assert solve(game.round).round.done


def test_guidance_slows_bubbles_then_stops_them_and_lets_them_go_again() -> None:
    game = Game(BUBBLES.begin(1.0, 4, room()))
    ways = {}
    for level in (ALONE, CLUE, SHOWN, ALONE):
        game.round = game.round.guided(level)
        game.wait(0.1)
        before = bubbles(game)[0].rect.centre
        game.wait(0.2)
        ways[level] = bubbles(game)[0].rect.centre.distance(before)
        assert (game.round.wake_at_s() is None) == (level == SHOWN)
    assert ways[SHOWN] == 0.0 and 0 < ways[CLUE] < ways[ALONE]


def test_where_a_bubble_is_follows_from_the_state_alone() -> None:
    game = Game(BUBBLES.begin(1.0, 4, room()))
    game.wait(1.0)
    assert game.round.compose() == game.round.compose()
    before = game.tree
    game.round, _ = game.round.act(Aim("play", Act.PRESS, 99.0))
    assert game.tree == before


def test_after_a_pause_bubbles_go_on_from_where_they_were() -> None:
    game = Game(BUBBLES.begin(1.0, 4, room()))
    game.wait(0.5)
    before = bubbles(game)[0].rect.centre
    game.round, _ = game.round.tick(game.now_s + 600.0)
    assert bubbles(game)[0].rect.centre.distance(before) < 30
