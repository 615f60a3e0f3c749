"""Judged beside each other, challenges get the verdicts they get one after the other."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.authoring.check import judge_one
from game.authoring.crew import Crew
from game.authoring.judges import Judges
from game.packs.pictures import Assets
from game.packs.problem import Problem
from tests.authoring.planted import ASSETS, CLICK, HEAD

SMALL = (
    CLICK.replace("smallest_su: 120", "smallest_su: 48")
    .replace("id: cible", "id: petite")
    .replace("La cible", "La petite")
)


@pytest.fixture
def crew() -> Iterator[Crew]:
    hands = Crew(ASSETS, False, 2)
    yield hands
    hands.close()


def judged(folder: Path, crew: Crew) -> tuple[Problem, ...]:
    root = folder / "essai"
    root.mkdir(exist_ok=True)
    (root / "pack.yaml").write_text(HEAD + CLICK + SMALL, "utf-8")
    judges = Judges(ASSETS, play=False, crew=crew)
    return judge_one(root, folder, "fr", Assets.in_folder(ASSETS), (judges,), "essai")


def test_each_fault_comes_back_to_its_own_challenge(tmp_path: Path, crew: Crew) -> None:
    found = judged(tmp_path, crew)
    lines = (HEAD + CLICK + SMALL).splitlines()
    assert [(p.code, lines[p.line - 1].strip()) for p in found] == [("sight-small", "title: La petite")]


def test_a_worker_that_is_killed_costs_time_and_no_verdict(tmp_path: Path, crew: Crew) -> None:
    os.kill(crew.begin_one(), signal.SIGKILL)
    assert [p.code for p in judged(tmp_path, crew)] == ["sight-small"]
