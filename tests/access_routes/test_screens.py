"""Every screen of the program, by each way alone: nobody needs a second one, or a helper."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.session import Playing
from game.screens.gate import Gate
from tests.access_routes.seat import WAYS, Somebody, Way

EVERY = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)


def through_the_gate(somebody: Somebody) -> Somebody:
    gate = somebody.director.scene
    assert isinstance(gate, Gate)
    for index in gate.order:
        somebody.press(f"gate/sign{index}")
    return somebody


@EVERY
def test_a_young_person_comes_from_the_welcome_to_the_end_and_home_again(way: Way, tmp_path: Path) -> None:
    me = Somebody(tmp_path, way)
    me.press("rail/skip", "rail/skip", "rail/skip", "home/renard-bleu", "space/souris")
    me.press(me.last("choice/"))
    assert isinstance(me.director.scene, Playing)
    me.press("rail/pause", "pause/breath", "pause/continue", "top/repeat", "rail/help")
    me.pilot.finish(way.route)
    me.pilot.wait(12.0)
    me.press("rail/next", "rail/stop", "end/bye")
    assert me.place == "home"
    assert {"welcome", "home", "space", "choice", "playing", "pause", "end"} <= me.seen
    ended = me.log("round_ended")
    assert [e.body["outcome"] for e in ended] == ["reached"]
    assert ended[0].body["route"] == str(way.route)


@EVERY
def test_an_adult_changes_a_setting_over_a_running_challenge_and_is_back_where_they_were(
    way: Way, tmp_path: Path
) -> None:
    me = Somebody(tmp_path, way)
    me.press("rail/skip", "rail/skip", "rail/skip", "home/renard-bleu", "space/souris")
    me.press(me.last("choice/"))
    before = me.director.scene
    assert isinstance(before, Playing)
    through_the_gate(me.press("rail/pause", "pause/adult"))
    me.press("panel/more", "panel/group/see", "set/text_scale/more")
    assert me.director.stage.text_scale == 1.25, "the effect shows at once"
    me.press("panel/quick", "panel/help/voice", "rail/back")
    after = me.director.scene
    assert isinstance(after, Playing)
    assert (after.round_id, after.round.progress) == (before.round_id, before.round.progress)
    assert after.stage.text_scale == 1.25


@EVERY
def test_an_adult_goes_through_their_side(way: Way, tmp_path: Path) -> None:
    me = Somebody(tmp_path, way)
    me.press("rail/skip", "rail/skip", "rail/skip")
    through_the_gate(me.press("home/adult"))
    me.press("adult/learners", "learners/renard-bleu", "learner/act", "set/min_target_su/more", "rail/back")
    assert me.book.profile("renard-bleu").min_target_su == 128.0
    me.press("page/after", "learner//assistant", "rail/skip", "page/after", "learner//keys", "keys/tab")
    me.pilot.key("f2")
    assert me.book.profile("renard-bleu").keys == {"f2": "tab"}
    me.press("keys/reset", "rail/back", "rail/back", "rail/back", "adult/machine", "machine/kiosk", "confirm/no")
    me.press("rail/back", "adult/about", "rail/back", "rail/back", "home/kept", "rail/back")
    assert me.place == "home"
    assert {"gate", "adult", "learners", "learner", "settings", "assistant", "keys", "machine", "confirm",
            "about", "kept"} <= me.seen  # fmt: skip
