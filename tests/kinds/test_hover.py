"""hover: waking a screen, wiping mist, staying in a light."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from game.core.geometry import Point
from game.core.node import Act, Look, State
from game.core.round import Result
from game.core.stage import Skin
from game.core.tree import find
from tests.kinds.play import Game, challenge, room, solve, thing

VIEW = [thing("Un jardin", "art:garden-view")]
WAKE = challenge("hover", goal="wake", things=VIEW, cells=12, travel_su=60)
WIPE = challenge("hover", goal="wipe", things=VIEW, cells=12)
STAY = challenge(
    "hover", goal="stay", things=[thing("La fleur", "art:flower-closed", after="art:flower-open")],
    lights=5, hold_s=1.0, size_su=240, keeps={"easy": 1, "hard": 0},
)  # fmt: skip


def covered(game: Game) -> int:
    return sum(n.look is Look.FOG for n in game.tree.walk())


# ---------------------------------------------------------------------- wake


def test_the_first_movement_uncovers_a_part_at_once_and_its_delay_is_measured() -> None:
    game = Game(WAKE.begin(0.5, 1, room()))
    game.wait(0.0)
    before = covered(game)
    game.wait(2.5)
    game.move(300, 300)
    assert covered(game) == before, "being there is no movement yet"
    game.wait(0.5)
    game.move(312, 300)
    assert covered(game) == before - 1
    assert game.measures["first_move_s"] == pytest.approx(3.0, abs=0.01)
    assert game.verdicts[0].result is Result.STEP


def test_a_hand_at_rest_uncovers_nothing() -> None:
    game = Game(WAKE.begin(0.5, 1, room()))
    for i in range(200):
        game.move(500 + i % 2 * 3, 500)
    assert game.measures["share"] == 0.0 and "first_move_s" not in game.measures


def test_the_screen_is_awake_when_four_fifths_of_it_are_uncovered() -> None:
    game = solve(WAKE.begin(0.5, 1, room()), by_pointer=True)
    assert 0.8 <= game.measures["share"] < 0.95
    assert covered(game) == 0, "the whole picture is shown then"
    assert find(game.tree, "play/screen").name == "Un jardin"  # type: ignore[union-attr]


def test_what_lies_under_the_pointer_is_uncovered_first() -> None:
    game = Game(WAKE.begin(0.5, 1, room()))
    cell = game.node("play/cell7").rect.centre
    game.move(cell.x - 20, cell.y)
    game.move(cell.x, cell.y)
    assert find(game.tree, "play/cell7") is None


def test_who_has_no_pointer_wakes_the_screen_step_by_step() -> None:
    game = Game(WAKE.begin(0.5, 1, room()))
    shares = []
    while not game.round.done:
        game.act("play/screen")
        shares.append(game.measures["share"])
    assert len(shares) >= 4 and shares == sorted(shares)
    assert game.measures["acts"] == len(shares)


def test_a_sleeping_face_lies_on_the_screen_until_something_happens() -> None:
    for skin, art in ((Skin.CHILD, "art:screen-asleep"), (Skin.TEEN, "art:screen-ado-asleep")):
        game = Game(WAKE.begin(0.5, 1, room(skin=skin)))
        assert game.node("play/asleep").picture == art
        game.act("play/screen")
        assert find(game.tree, "play/asleep") is None


# ---------------------------------------------------------------------- wipe


def test_twelve_cells_are_wiped_by_entering_them_in_any_order() -> None:
    game = Game(WIPE.begin(0.5, 1, room()))
    order = [5, 0, 11, 3, 2, 1, 4, 6, 10, 9, 8, 7]
    for done, cell in enumerate(order):
        assert game.round.progress == (done, 12)
        assert game.act(f"play/cell{cell}", Act.ENTER).result is not Result.NOTHING
        assert find(game.tree, f"play/cell{cell}") is None
    assert game.verdicts[-1].result is Result.REACHED and game.measures["cells"] == 12


def test_passing_over_a_cell_again_changes_nothing() -> None:
    game = Game(WIPE.begin(0.5, 1, room()))
    game.act("play/cell4", Act.ENTER)
    after = game.round
    assert game.act("play/cell4", Act.ENTER).result is Result.NOTHING
    assert game.round is after


def test_wiping_has_no_time_limit() -> None:
    game = Game(WIPE.begin(0.5, 1, room()))
    assert game.round.wake_at_s() is None
    game.wait(3600.0)
    assert solve(game.round).errors == []


def test_the_words_of_the_picture_come_only_once_it_can_be_seen() -> None:
    round_ = WIPE.begin(0.5, 1, room())
    assert "Un jardin" not in [n.name for n in round_.compose().walk()]
    assert "Un jardin" in [n.name for n in solve(round_).tree.walk()]


# ---------------------------------------------------------------------- stay


def middle(game: Game) -> Point:
    return game.node(f"play/light{game.round.progress[0]}").rect.centre


def test_a_light_needs_its_whole_time_and_fills_while_the_pointer_rests() -> None:
    game = Game(STAY.begin(1.0, 2, room()))
    assert game.round.wake_at_s() is None, "nothing ticks while nobody stays"
    p = middle(game)
    game.move(p.x, p.y)
    game.wait(0.5)
    assert game.node("play/light0").value == pytest.approx(0.5, abs=0.05)
    game.wait(0.4)
    assert game.round.progress == (0, 5)
    game.wait(0.2)
    assert game.round.progress == (1, 5)
    lit = game.node("play/light0")
    assert State.DONE in lit.states and lit.picture == "art:flower-open" and not lit.acts
    assert game.round.wake_at_s() is None


@pytest.mark.parametrize(("level", "kept"), [(0.0, 0.6), (1.0, 0.0)])
def test_leaving_a_light_is_counted_and_keeps_what_the_level_allows(level: float, kept: float) -> None:
    game = Game(STAY.begin(level, 2, room()))
    p = middle(game)
    game.move(p.x, p.y)
    game.wait(0.6)
    verdict = game.move(p.x, p.y + 900)
    assert verdict.error == "exit" and "lumière" in verdict.say
    assert game.node("play/light0").value == pytest.approx(kept, abs=0.05)
    assert game.measures["exits"] == 1 and game.round.wake_at_s() is None


def test_a_trembling_hand_at_the_edge_is_not_sent_out_and_in() -> None:
    game = Game(STAY.begin(1.0, 2, room()))
    light = game.node("play/light0").rect
    for i in range(40):
        game.move(light.centre.x + light.w / 2 + (-6 if i % 2 == 0 else 6), light.centre.y)
        game.wait(0.03)
    assert game.errors == [] and game.round.progress == (1, 5)


def test_without_a_pointer_the_main_act_starts_the_wait_by_itself() -> None:
    game = Game(STAY.begin(1.0, 2, room()))
    assert game.node("play/light0").acts == (Act.PRESS,)
    game.act("play/light0")
    assert game.said == ["La lumière s’allume. Attends."]
    game.wait(1.1)
    assert game.round.progress == (1, 5) and game.measures["by_itself"] == 1


def test_two_exits_still_meet_the_goal_and_three_do_not() -> None:
    for exits, met in ((2, 1.0), (3, 0.0)):
        game = Game(STAY.begin(0.0, 2, room()))
        for _ in range(exits):
            p = middle(game)
            game.move(p.x, p.y)
            game.move(p.x, p.y + 900)
        assert solve(game.round, by_pointer=True).measures["goal_met"] == met


def test_a_pause_of_the_program_is_not_counted_as_staying() -> None:
    game = Game(STAY.begin(1.0, 2, room()))
    p = middle(game)
    game.move(p.x, p.y)
    game.round, _ = game.round.tick(60.0)
    assert game.round.progress == (0, 5)


def test_a_still_stage_ticks_only_at_a_few_steps() -> None:
    moving, still = (STAY.begin(1.0, 2, room(motion=motion)) for motion in (True, False))
    counts = []
    for round_ in (moving, still):
        game = Game(round_)
        game.act("play/light0")
        ticks = 0
        while game.round.progress == (0, 5):
            due = game.round.wake_at_s()
            assert due is not None
            game.round, _ = game.round.tick(due)
            ticks += 1
        counts.append(ticks)
    assert counts[0] >= 25 and counts[1] <= 5


def test_fields_of_another_goal_are_refused_by_name() -> None:
    with pytest.raises(ValidationError, match="hold_s"):
        challenge("hover", goal="wake", things=VIEW, hold_s=2)
    with pytest.raises(ValidationError, match="too_slow"):
        challenge("hover", goal="wake", things=VIEW, replies={"too_slow": "Vite."})


def test_the_author_sets_the_words_and_english_has_its_own() -> None:
    own = challenge("hover", goal="stay", things=VIEW, replies={"exit": "Reviens vers la lampe."})
    default = "Almost! Come back into the light."
    for made, lang, words in ((own, "fr", "Reviens vers la lampe."), (STAY, "en", default)):
        game = Game(made.begin(0.0, 2, room(lang=lang)))
        p = middle(game)
        game.move(p.x, p.y)
        assert game.move(p.x, p.y + 900).say == words
