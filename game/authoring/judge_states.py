"""What a young person may see of a challenge: its trees at the start, on the way, with help, at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.core import frame
from game.core.aim import Aim
from game.core.guidance import CLUE, DEMONSTRATED
from game.core.node import Act, Node
from game.core.scene import Scene
from game.core.session import Playing
from game.core.tree import reachable

STEP_S = 0.7
MOST_STEPS = 60
MOST_SHOWN = 6


@dataclass(frozen=True)
class Seen:
    """One moment: its tree, and what it is the moment of."""

    moment: str
    tree: Node


def seen(scene: Playing) -> Iterator[Seen]:
    """The moments of one try by somebody who knows, after an error and three helps at the start."""
    begun = scene.entered(0.0).scene
    assert isinstance(begun, Playing)
    begun = _passed(begun, 0.0)
    yield Seen("begun", begun.compose())
    yield Seen("missed", _missed(begun).compose())
    helped = begun
    for level in range(CLUE, DEMONSTRATED + 1):
        helped = _helped(begun, level)
        yield Seen(f"helped {level}", helped.compose())
    yield from _way(begun)


def _helped(scene: Playing, level: int) -> Playing:
    for _ in range(level):
        after = scene.act(Aim(frame.HELP, Act.PRESS, 1.0)).scene
        assert isinstance(after, Playing)
        scene = after
    return scene


def _missed(scene: Playing) -> Playing:
    """After the first act that is not the right one; the scene itself when nothing can be wrong."""
    wanted = {aim.target for aim in scene.round.solution()}
    targets = [n for n in reachable(scene.round.compose()) if n.id not in wanted]
    for node_id, acts in (*((n.id, n.acts) for n in targets), ("play", (Act.PRESS,))):
        after = scene.act(Aim(node_id, acts[0], 1.0)).scene
        if isinstance(after, Playing) and after.errors:
            return replace(after, guidance=scene.guidance, round=after.round.guided(scene.guidance.level))
    return scene


def _way(scene: Playing) -> Iterator[Seen]:
    """After each step (all of few, the first and last of many), and the end in both its states."""
    shown, at_s = 0, 1.0
    last: Seen | None = None
    for n in range(MOST_STEPS):
        aims = scene.round.solution()
        at_s += STEP_S
        if aims:
            scene = _playing(scene.act(replace(aims[0], at_s=at_s)).scene)
        scene = _passed(scene, at_s)
        if scene.ended_s is not None:
            break
        last = Seen(f"step {n + 1}", scene.compose())
        if shown < MOST_SHOWN:
            shown += 1
            yield last
            last = None
    if last is not None:
        yield last
    if scene.ended_s is not None:
        yield Seen("reached", scene.compose())
        yield Seen("enjoyed", replace(scene, enjoyed=True).compose())


def _passed(scene: Playing, at_s: float) -> Playing:
    """After what moves by itself within a step."""
    for _ in range(MOST_STEPS * 4):
        due = scene.round.wake_at_s()
        if scene.ended_s is not None or due is None or due > at_s + STEP_S * 0.9:
            break
        at_s = max(due, at_s) + 1e-4
        scene = _playing(scene.tick(at_s).scene)
    return scene


def _playing(scene: Scene) -> Playing:
    assert isinstance(scene, Playing)
    return scene
