"""A challenge played to its end by somebody who knows, with no window: the rules alone."""

from __future__ import annotations

from dataclasses import replace

from game.authoring.judge_seat import Case, playing
from game.authoring.judge_sight import staged
from game.core.session import Playing
from game.packs.entry import Entry, Pack
from game.stage.canvas import Canvas

STEP_S = 0.7
MOST_STEPS = 600


def solved(pack: Pack, entry: Entry, level: float, canvas: Canvas, seed: int = 1) -> Playing:
    """The scene once the challenge is reached; fails when it is not in `MOST_STEPS`."""
    case = Case(level, seed=seed, lang=pack.language)
    scene = playing(pack, entry, case, staged(case, canvas)).entered(0.0).scene
    assert isinstance(scene, Playing)
    at_s = 0.0
    for _ in range(MOST_STEPS):
        if scene.ended_s is not None:
            return scene
        at_s += STEP_S
        due = scene.round.wake_at_s()
        while due is not None and due <= at_s and scene.ended_s is None:
            scene = _playing(scene.tick(due + 1e-4))
            later = scene.round.wake_at_s()
            due = later if later is not None and later > due else None
        aims = scene.round.solution()
        if aims and scene.ended_s is None:
            scene = _playing(scene.act(replace(aims[0], at_s=at_s)))
    raise AssertionError(f"{entry.id} is not reached")


def _playing(step: object) -> Playing:
    scene = getattr(step, "scene", None)
    assert isinstance(scene, Playing)
    return scene
