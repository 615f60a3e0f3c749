"""Where a challenge trains the pointer itself, other routes do an equivalent: declared, worded, logged as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.learner import Profile
from game.core.node import Act
from game.core.played import play_room
from game.core.stage import Skin
from game.core.wording import TABLES
from game.kinds.registry import KINDS
from game.review.detail import learner_detail
from game.review.learner_view import learner_page
from game.review.titles import NoTitles
from tests.access_routes.effects import stage
from tests.access_routes.seat import WAYS, Somebody, Way
from tests.access_routes.test_challenges import shipped

DECLARED = {kind: made.EQUIVALENT for kind, made in KINDS.items() if made.EQUIVALENT is not None}
NEARLY_ALL = [way for way in WAYS if way.name in ("pointer", "keyboard", "one switch", "screen reader")]


def test_every_kind_that_trains_the_pointer_says_what_the_others_do() -> None:
    """What the solution of a mouse challenge asks for tells: more than a press is a gesture of the pointer."""
    at = stage(Profile())
    silent = set()
    for _, entry in shipped():
        if not any(skill.startswith("mouse.") for skill in entry.base.skills):
            continue
        challenge = entry.for_(str(Skin.CHILD), 1, 0.5, "fr")
        round_ = challenge.begin(0.5, 1, play_room(at, challenge.instruction.text))
        asked = {aim.act for aim in round_.solution()[:1]} - {Act.PRESS}
        if (asked or round_.trail()) and entry.base.kind not in DECLARED:
            silent.add(entry.base.kind)
    assert not silent
    assert {"hover", "trace", "drag"} <= set(DECLARED)


def test_every_equivalent_has_its_words() -> None:
    for declared in DECLARED.values():
        for table in TABLES.values():
            assert table[f"equivalent.{declared.name}"]


@pytest.mark.parametrize("way", NEARLY_ALL, ids=lambda way: way.name)
def test_the_log_and_the_review_tell_which_was_done(way: Way, tmp_path: Path) -> None:
    me = Somebody(tmp_path, way)
    me.press("rail/skip", "rail/skip", "rail/skip", "home/renard-bleu", "space/souris")
    me.press(me.last("choice/"))
    me.pilot.finish(way.route)
    body = me.log("round_ended")[0].body
    wanted = DECLARED[str(body["kind"])]
    assert body["route"] == way.route
    assert body.get("equivalent", "") == ("" if way.route in wanted.own else wanted.name)
    assert "own_routes" not in body
    detail = learner_detail("renard-bleu", me.store.events(), str)
    view = learner_page(detail, (), NoTitles(), "2026-03-12T12:00:00.000Z", "fr")
    assert ("équivalent" in view.tries[0].outcome) is (way.route not in wanted.own)
