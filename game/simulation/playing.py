"""A simulated learner at the Pilot: its deeds become real inputs, its waits real (simulated) time."""

from __future__ import annotations

from random import Random

from game.core.aim import Route
from game.core.geometry import Point
from game.core.inputs import Button, PointerAt
from game.core.node import Act
from game.core.session import Playing
from game.core.tree import find
from game.simulation.models import Deed, Simulated
from game.stage.pilot import OutOfReach, Pilot

MOST_DEEDS = 400
BY_POINT = (Act.PRESS, Act.ALT_PRESS)


def play(pilot: Pilot, model: Simulated, seed: int, most: int = MOST_DEEDS) -> bool:
    """Play the challenge on the stage as this model would; whether it was reached."""
    rng = Random(f"{model.name} {seed}")
    for done in range(most):
        scene = pilot.director.scene
        if not isinstance(scene, Playing):
            return False
        if scene.ended_s is not None:
            return True
        deed = model.deed(scene, rng, done)
        pilot.wait(deed.wait_s)
        now = pilot.director.scene
        if isinstance(now, Playing) and now.ended_s is None:
            _carry_out(pilot, model, deed, now)
    return False


def _carry_out(pilot: Pilot, model: Simulated, deed: Deed, scene: Playing) -> None:
    if deed.aim is None:
        return
    trail = scene.round.trail()
    right = scene.round.solution()
    try:
        if trail and model.route is Route.POINTER and right and deed.aim.target == right[0].target:
            pilot._along(trail, finger=False)
        elif model.route is Route.POINTER and deed.aim.act in BY_POINT and any(deed.beside):
            node = find(pilot.tree, deed.aim.target)
            middle = node.rect.centre if node else Point(0.0, 0.0)
            stage = pilot.director.stage.rect
            x = min(max(middle.x + deed.beside[0], stage.x + 2), stage.right - 2)
            y = min(max(middle.y + deed.beside[1], stage.y + 2), stage.bottom - 2)
            _follow(pilot, deed, Point(x, y))
            pilot.click_at(Point(x, y), Button.RIGHT if deed.aim.act is Act.ALT_PRESS else Button.LEFT)
        else:
            pilot.do(deed.aim, model.route)
    except OutOfReach:
        pilot.wait(0.5)  # it moved away or fell out of reach: a learner tries again


def _follow(pilot: Pilot, deed: Deed, to: Point) -> None:
    """The pointer comes as a recorded hand came, in its own time."""
    stage = pilot.director.stage.rect
    last_s = 0.0
    for at_s, dx, dy in deed.trail:
        pilot.wait(at_s - last_s, step_s=1.0)
        last_s = at_s
        x, y = min(max(to.x + dx, stage.x), stage.right), min(max(to.y + dy, stage.y), stage.bottom)
        pilot.at = Point(x, y)
        pilot.feed(PointerAt(pilot.at, pilot.now_s))
