"""Rooms of every shape, and somebody who solves any round: shared by the tests of all kinds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from game.core.aim import Aim, PointerMoved
from game.core.frame import zones
from game.core.geometry import Rect
from game.core.node import Act, Node
from game.core.round import Result, Room, Round, Verdict
from game.core.stage import Stage, stage_for
from game.core.tree import find, reachable
from game.kinds.kind import Challenge
from game.kinds.registry import KINDS
from game.stage.ruler import FontRuler

ASSETS = Path(__file__).parents[2] / "assets"
RULER = FontRuler(ASSETS)
WINDOWS = {"16:9": (1920, 1080), "4:3": (1024, 768), "portrait": (1080, 1920)}
INSTRUCTION = "Clique sur tous les ballons rouges, l’un après l’autre."


def stage(shape: str = "16:9", text_scale: float = 1.0, **more: Any) -> Stage:
    return replace(stage_for(*WINDOWS[shape], RULER), text_scale=text_scale, **more)


def room(shape: str = "16:9", text_scale: float = 1.0, **more: Any) -> Room:
    """The play area as the session gives it, under an instruction of usual length."""
    at = stage(shape, text_scale, **more)
    return Room(zones(at, INSTRUCTION).play, at)


ROOMS = {
    f"{shape}, text x{scale:g}": room(shape, scale) for shape in WINDOWS for scale in (1.0, 2.0)
}  # fmt: skip
COMMON = {"id": "essai", "title": "Essai", "instruction": "Clique.", "skills": ["mouse.click"]}


def thing(name: str = "Ballon", picture: str = "🎈", **more: Any) -> dict[str, Any]:
    return {"name": name, "picture": picture, **more}


def challenge(kind: str, **fields: Any) -> Challenge:
    return KINDS[kind].model_validate({**COMMON, "kind": kind, **fields})


@dataclass
class Game:
    """A round being played, its clock a number. `said` and `verdicts` keep what came of it."""

    round: Round
    now_s: float = 0.0
    said: list[str] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def _after(self, result: tuple[Round, Verdict]) -> Verdict:
        before = self.round.progress
        self.round, verdict = result
        assert self.round.progress >= before, "progress was undone"
        if verdict.say:
            self.said.append(verdict.say)
        if verdict.result is not Result.NOTHING or verdict.say:
            self.verdicts.append(verdict)
        return verdict

    def act(self, target: str, act: Act = Act.PRESS, value: str = "") -> Verdict:
        return self._after(self.round.act(Aim(target, act, self.now_s, value)))

    def move(self, x: float, y: float) -> Verdict:
        return self._after(self.round.moved(PointerMoved(x, y, self.now_s)))

    def wait(self, seconds: float) -> None:
        """Time passes as the director lets it: a tick whenever the round asked for one."""
        end = self.now_s + seconds
        for _ in range(20_000):
            due = self.round.wake_at_s()
            if due is None or due > end:
                break
            self.now_s = max(self.now_s + 1e-4, due)
            self._after(self.round.tick(self.now_s))
        self.now_s = max(self.now_s, end)

    @property
    def errors(self) -> list[str]:
        return [v.error for v in self.verdicts if v.error]

    @property
    def measures(self) -> dict[str, float]:
        return dict(self.round.measures())

    @property
    def tree(self) -> Node:
        return self.round.compose()

    def node(self, node_id: str) -> Node:
        found = find(self.tree, node_id)
        assert found is not None, f"{node_id} is not in the tree"
        return found

    def glide(self) -> None:
        """Along the whole `trail()`, as a hand would."""
        start_s = self.now_s
        for sample in self.round.trail():
            self.wait(start_s + sample.at_s - self.now_s)
            self.move(sample.x_su, sample.y_su)

    def step(self, by_pointer: bool) -> None:
        """One step of somebody who knows, with a pointer or by any other route."""
        if by_pointer and self.round.trail():
            self.glide()
            return
        before = self.round.progress
        for aim in self.round.solution()[:1]:
            self.now_s += 0.3
            self._fulfil(aim, by_pointer)
        if self.round.progress == before:
            self.wait(0.5)

    def _fulfil(self, aim: Aim, by_pointer: bool) -> None:
        node = self.node(aim.target)
        if by_pointer and aim.act is Act.DOUBLE:
            assert Act.PRESS in node.acts
            self.act(aim.target)
            self.now_s += 0.25
            self.act(aim.target)
            return
        assert aim.act in node.acts, f"{aim.target} does not allow {aim.act}"
        self.act(aim.target, aim.act, aim.value)


def solve(round_: Round, by_pointer: bool = False, most: int = 600, from_s: float = 0.0) -> Game:
    """Play a round to its end knowing only its `solution()` and `trail()`, from the time `from_s` on."""
    game = Game(round_)
    game.now_s = from_s
    game.wait(0.0)
    for _ in range(most):
        if game.round.done:
            return game
        game.step(by_pointer)
    raise AssertionError(f"{most} steps were not enough: {game.round.progress}")


def targets(node: Node) -> tuple[Node, ...]:
    return reachable(node)


def faults_of_layout(tree: Node, area: Rect) -> list[str]:
    """Whatever lies outside, is too small to hit, or lies over another thing that can be acted on."""
    faults = [f"{n.id} lies outside: {n.rect}" for n in tree.walk() if not area.holds(n.rect, slack=1.0)]
    active = targets(tree)
    faults += [f"{n.id} is small: {n.rect}" for n in active if min(n.rect.w, n.rect.h) < 44.0 - 1e-6]
    for i, a in enumerate(active):
        inside_a = {n.id for n in a.walk()}
        faults += [
            f"{a.id} lies over {b.id}"
            for b in active[i + 1 :]
            if b.id not in inside_a and a.rect.overlaps(b.rect, slack=0.5)
        ]
    return faults


__all__ = ["ROOMS", "Game", "challenge", "faults_of_layout", "room", "solve", "stage", "targets", "thing"]
