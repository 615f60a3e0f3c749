"""Simulated learners: each shows what it is made to show, the same from the same seed."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from random import Random

import pytest

from game.core.aim import Route
from game.core.session import Playing, play_room
from game.simulation.learners import ABSTRACT, SimulatedLearner
from game.simulation.models import MODELS
from game.simulation.traces import tremor_trails
from tests.benchmarks.bench_coach import POLICIES, Figures, one_learner
from tests.kinds.play import INSTRUCTION, challenge, stage, thing
from tests.kinds.test_session_coached import BRIEF

NINE = {"novice", "steady", "tremor", "impulsive", "slow", "guesser", "tired", "never-reads", "one-switch"}


def playing() -> Playing:
    at = stage()
    made = challenge("click", things=[thing()], others=[thing("Nuage", "☁️")], times=3)
    return Playing(BRIEF, made.begin(0.0, 7, play_room(at, INSTRUCTION)), at, "r")


def test_there_are_nine_and_each_has_both_forms() -> None:
    assert set(MODELS) == set(ABSTRACT) == NINE
    assert MODELS["one-switch"].route is Route.SWITCH


@pytest.mark.parametrize("name", sorted(NINE))
def test_the_same_seed_gives_the_same_deeds(name: str) -> None:
    scene = playing()
    one, two = ([MODELS[name].deed(scene, rng, n) for n in range(20)] for rng in (Random(3), Random(3)))
    assert one == two and any(deed.aim for deed in one)


def test_tremor_falls_farther_from_what_it_aims_at_than_a_steady_hand() -> None:
    far = {}
    for name in ("tremor", "steady"):
        rng, scene = Random(1), playing()
        deeds = [MODELS[name].deed(scene, rng) for _ in range(2000)]
        away = sorted((d.beside[0] ** 2 + d.beside[1] ** 2) ** 0.5 for d in deeds if any(d.beside))
        far[name] = away[len(away) // 2]
    assert far["tremor"] > 1.25 * far["steady"]


def test_tremor_comes_on_recorded_ways_that_wander_more_than_a_straight_line() -> None:
    trails = tremor_trails()
    assert len(trails) >= 20 and all(trail[-1][1:] == (0.0, 0.0) for trail in trails)
    ratios = []
    for trail in trails:
        way = sum(hypot(b[1] - a[1], b[2] - a[2]) for a, b in pairwise(trail))
        ratios.append(way / hypot(*trail[0][1:]))
    assert min(ratios) >= 1.0 and sum(ratios) / len(ratios) > 1.1, "no line is straight, some wander far"
    scene, rng = playing(), Random(2)
    deeds = [MODELS["tremor"].deed(scene, rng) for _ in range(50)]
    assert {deed.trail for deed in deeds if any(deed.beside)} <= set(trails) - {()}
    assert not any(MODELS["steady"].deed(scene, rng).trail for _ in range(20))


def test_a_guesser_never_learns_and_a_novice_does() -> None:
    guesser, novice = (SimulatedLearner(ABSTRACT[n], Random(1)) for n in ("guesser", "novice"))
    before = novice.chance("point", 0.3)
    for _ in range(80):
        guesser.attempt("point", 0.3, 0)
        novice.attempt("point", 0.3, 0)
    assert guesser.chance("point", 0.3) == pytest.approx(1 / 3)
    assert novice.chance("point", 0.3) > before + 0.1


def test_the_tired_one_does_worse_late_in_a_session() -> None:
    tired = SimulatedLearner(ABSTRACT["tired"], Random(1))
    assert tired.chance("point", 0.3, done=24) < tired.chance("point", 0.3, done=5) - 0.1


def share(some: list[Figures], measure: str) -> float:
    return float(sum(getattr(f, measure) for f in some)) / sum(f.tries for f in some)


def test_the_coach_teaches_most_and_declares_no_guesser_master() -> None:
    """A small run of the benchmark: the same code, one learner of each model; so few differ by chance too."""
    found = {policy: [one_learner(policy, model, 0, sessions=16) for model in ABSTRACT] for policy in POLICIES}
    coach = found["coach"]
    for policy, other in found.items():
        if policy != "coach":
            assert share(coach, "inside") > share(other, "inside") - 0.03
            assert share(coach, "mastered") > share(other, "mastered")
    assert share(coach, "false") == 0.0
    assert share(coach, "unhelped") == 0.0 and share(coach, "alike") == 0.0
    assert share([one_learner("coach", "guesser", seed) for seed in range(3)], "mastered") == 0.0
