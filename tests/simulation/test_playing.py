"""Every simulated learner plays a real challenge through the Pilot, to its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.guidance import ALONE
from game.core.session import Playing
from game.simulation.models import MODELS
from game.simulation.playing import play
from tests.access_routes.seat import WAYS, Somebody


@pytest.mark.parametrize("name", sorted(MODELS))
def test_each_of_the_nine_comes_to_the_end_and_the_log_tells_how(name: str, tmp_path: Path) -> None:
    way = next(way for way in WAYS if way.route is MODELS[name].route)
    me = Somebody(tmp_path, way)
    me.press("rail/skip", "rail/skip", "rail/skip", "home/renard-bleu", "space/souris")
    me.press(me.last("choice/"))
    assert isinstance(me.director.scene, Playing)
    assert play(me.pilot, MODELS[name], 3)
    ended = me.log("round_ended")[-1].body
    assert ended["outcome"] == "reached" and ended["route"] == str(MODELS[name].route)
    helps = [event.body["level"] for event in me.log("guidance_given")]
    assert ended["guidance"] == max(helps, default=ALONE), "help that was needed is in the log"
