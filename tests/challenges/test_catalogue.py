"""docs/catalogue.md against the packs: every challenge is there, and what one try must show is measured."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import pytest

from game.authoring.judge_seat import Case, playing
from game.authoring.judge_sight import staged
from game.core.aim import Aim
from game.core.frame import HELP
from game.core.goal import GOAL_MET
from game.core.node import Act
from game.core.session import Playing
from game.kinds.kind import Challenge
from tests.challenges.shipped import FOLDER, ROOT, Shipped, canvas
from tests.challenges.solving import solved

HOW_MANY = {"S": 15, "K": 9, "N": 12, "P": 9, "R": 12, "F": 9, "M": 6, "I": 5}


class Line(NamedTuple):
    id: str
    challenge: Shipped
    kind: str
    measured: str


@lru_cache
def lines() -> tuple[Line, ...]:
    text = (ROOT / "docs" / "catalogue.md").read_text("utf-8")
    found = re.findall(r"^\| ([A-Z]\d\d) \| ([a-z-]+)/([a-z0-9-]+) \| (\w+) \| .+ \| (.+) \|$", text, re.M)
    return tuple(Line(id_, Shipped(pack, name), kind, how) for id_, pack, name, kind, how in found)


EVERY = pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)


def test_every_challenge_of_the_catalogue_has_its_line() -> None:
    wanted = [f"{group}{n:02}" for group, many in HOW_MANY.items() for n in range(1, many + 1)]
    if (FOLDER / "dossiers").exists():
        wanted += [f"D{n:02}" for n in range(1, 7)]
    assert sorted(line.id for line in lines()) == sorted(wanted)


@EVERY
def test_it_is_shipped_with_the_criterion_that_is_told(line: Line) -> None:
    _, entry = line.challenge.read()
    assert entry.kind == line.kind
    written = [_written(entry.base)] if entry.base.success else []
    assert written == ([line.measured] if "{" in line.measured else [])


@EVERY
def test_who_makes_no_mistake_meets_the_criterion(line: Line) -> None:
    pack, entry = line.challenge.read()
    playing = solved(pack, entry, level=1.0, canvas=canvas())
    body = playing._ended("reached", playing.now_s).body
    if "{" in line.measured:
        assert body["measures"][GOAL_MET] == 1.0
    elif GOAL_MET in line.measured:
        assert GOAL_MET in body["measures"], "the kind’s own"
    for criterion in entry.base.success:
        assert criterion.measure.startswith("errors") or criterion.measure in body["measures"]


def _written(challenge: Challenge) -> str:
    """The criteria as the page tells them."""
    parts = []
    for one in challenge.success:
        ends = {"least": one.least, "most": one.most, "least_share": one.least_share}
        told = ", ".join(f"{name}: {value:g}" for name, value in ends.items() if value is not None)
        parts.append(f"{{measure: {one.measure}, {told}}}")
    return f"`{', '.join(parts)}`"


def test_the_help_of_each_step_of_the_health_account_is_in_the_log() -> None:
    pack, entry = Shipped("formulaires", "compte-sante-facile").read()
    case = Case(0.0, lang=pack.language)
    scene = playing(pack, entry, case, staged(case, canvas())).entered(0.0).scene
    for n in range(200):
        assert isinstance(scene, Playing)
        if scene.ended_s is not None:
            break
        if n == 4:
            scene = scene.act(Aim(HELP, Act.PRESS, float(n))).scene
            assert isinstance(scene, Playing)
        scene = scene.act(replace(scene.round.solution()[0], at_s=float(n))).scene
    assert isinstance(scene, Playing)
    helps = scene._ended("reached", 200.0).body["guidance_by_step"]
    assert len(helps) == scene.tries >= 10
    assert helps[0] == 0 and 1 in helps, "one step was helped, and it is known which"
