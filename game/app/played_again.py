"""Logged rounds again: each is begun anew at its level and seed, and its acts are fed to it at their times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pygame

from game.app import resources
from game.app.house import House
from game.core.aim import Aim, PointerMoved
from game.core.attention import Attention
from game.core.learner import Profile
from game.core.node import Act
from game.core.outcome import Record
from game.core.ports import Spoken
from game.core.progress import Event
from game.core.round import KEYBOARD
from game.core.session import Playing
from game.program.rounds import replayed
from game.stage.canvas import Canvas
from game.stage.director import stage_of

SIZE_PX = (1280, 720)
MOST_PICTURES = 12  # of one round


@dataclass
class RoundAgain:
    """`differs` says in what the round came out otherwise than logged; empty when it did not.

    `thinned`: the pointer itself was the act here, and its path is logged at 60 Hz in whole units: the
    round is shown along that path, and its last bit is completed. `other_pack`: the pack's files are not
    those that were played, by the digest in the log. `veiled`: what was typed is in no log, so the right
    letters are shown where right ones were typed, and an error where there was one.
    """

    challenge: str
    outcome: str
    acts: int
    differs: list[str] = field(default_factory=list)
    thinned: bool = False
    other_pack: bool = False
    veiled: bool = False


def rounds_of(session: Sequence[Event]) -> Iterator[list[Event]]:
    """The events of each round, from its start to its end (or to where the log breaks off), its path first."""
    paths = {str(e.body.get("round")): e for e in session if e.type == "path_traced"}
    now: list[Event] = []
    for event in session:
        if event.type == "round_started":
            path = paths.get(str(event.body.get("round")))
            now = [event] if path is None else [event, path]
        elif now and event.type != "path_traced":
            now.append(event)
        if event.type == "round_ended" and now:
            yield now
            now = []
    if now:
        yield now


class Replay:
    """Plays logged rounds on a stage without a window."""

    def __init__(self, house: House, learner: str, out: Path | None) -> None:
        self.house, self.out = house, out
        self.profile: Profile = house.book.profile(learner)
        self.canvas = Canvas(SIZE_PX, resources.assets())
        self.canvas.configure(self.profile)
        self.stage = stage_of(SIZE_PX, self.canvas.ruler, self.profile, house.options.lang)
        self.surface = pygame.Surface(SIZE_PX)
        self.taken = 0
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)

    def round(self, events: Sequence[Event]) -> RoundAgain:
        start = events[0].body
        name = str(start.get("challenge", "?"))
        ended = next((e.body for e in events if e.type == "round_ended"), {})
        again = RoundAgain(name, str(ended.get("outcome", "")), 0)
        pack = self.house.shelf.pack(str(start.get("pack", "")))
        playing = pack and replayed(pack, start, ended, self.profile, self.stage)
        if not playing:
            again.differs.append("missing")
            return again
        again.other_pack = start.get("pack_digest", playing.brief.pack_digest) != playing.brief.pack_digest
        scene = _scene(playing.entered(0.0))
        self._picture(scene, name, 0.0)
        for at_s, wish in _wishes(events):
            scene = _until(scene, at_s)
            if isinstance(wish, PointerMoved):
                moved = _scene(scene.moved(wish))
                again.thinned = again.thinned or moved.round.progress != scene.round.progress
                scene = moved
                continue
            if wish is None:
                scene = _scene(scene.with_adult(at_s, "again"))
                continue
            body, aim = wish
            before = scene
            if _veiled(aim):
                again.acts += 1
                again.veiled = True
                scene = _typed(scene, body, at_s)
                continue
            step = scene.act(aim)
            scene = _scene(step)
            again.acts += 1
            said = next((o.body for o in step.outcomes if isinstance(o, Record) and o.type == "acted"), {})
            if not again.thinned and aim.target.startswith("play") and said.get("result") != body.get("result"):
                again.differs.append(f"{aim.target} {said.get('result')} / {body.get('result')}")
            if scene is not before and again.acts <= MOST_PICTURES:
                self._picture(scene, name, at_s)
        scene = _until(scene, float(ended.get("took_s", 0.0)) + 0.01)
        if (again.thinned or again.veiled) and ended.get("outcome") == "reached":
            scene = _completed(scene, float(ended.get("took_s", 0.0)))
        self._compare(scene, ended, again)
        self._picture(scene, name, float(ended.get("took_s", 0.0)))
        return again

    def _compare(self, scene: Playing, ended: dict[str, Any] | Any, again: RoundAgain) -> None:
        if not ended:
            return
        if (scene.ended_s is not None) != (ended.get("outcome") == "reached"):
            again.differs.append(f"outcome {ended.get('outcome')}")
        if not again.thinned and scene.guidance.highest != ended.get("guidance"):
            again.differs.append(f"guidance {scene.guidance.highest} / {ended.get('guidance')}")

    def _picture(self, scene: Playing, name: str, at_s: float) -> None:
        if self.out is None:
            return
        self.taken += 1
        self.canvas.paint(self.surface, scene.compose(), Attention(), Spoken(), (), at_s)
        pygame.image.save(self.surface, str(self.out / f"{self.taken:03d}-{name}.png"))


def _veiled(aim: Aim) -> bool:
    """Whether the log keeps only that something was typed here, not what."""
    return aim.act is Act.TYPE or aim.target == KEYBOARD


def _typed(scene: Playing, body: Mapping[str, Any], at_s: float) -> Playing:
    """Typing again: right where it was right, an error of the same kind where there was one."""
    match body.get("result"):
        case "step" | "reached":
            right = scene.round.solution()
            scene = _scene(scene.act(replace(right[0], at_s=at_s))) if right else scene
            return _completed(scene, at_s) if body["result"] == "reached" else scene
        case "not yet":
            return _scene(scene.missed_again(str(body.get("error", "")), at_s))
    return scene


Wish = PointerMoved | tuple[dict[str, Any], Aim] | None


def _wishes(events: Sequence[Event]) -> list[tuple[float, Wish]]:
    """Acts and pointer samples in the order of their times, in seconds from the start of the round.

    None is a help that the adult noted.
    """
    wishes: list[tuple[float, int, Wish]] = []
    last_s = 0.0
    for event in events:
        body = dict(event.body)
        if event.type == "acted":
            last_s = float(body.get("t", 0.0))
            aim = Aim(str(body.get("target", "")), Act(str(body.get("act", "press"))), last_s)
            wishes.append((last_s, 1, (body, aim)))
        elif event.type == "guidance_given" and body.get("why") == "adult":
            wishes.append((last_s, 2, None))
        elif event.type == "guidance_given" and body.get("why") == "asked":
            asked_s = float(body.get("t", last_s))
            wishes.append((asked_s, 1, (body, Aim("rail/help", Act.PRESS, asked_s))))
        elif event.type == "path_traced":
            columns = (body.get("t_ms", ()), body.get("x_su", ()), body.get("y_su", ()))
            for t, x, y in zip(*columns, strict=False):
                wishes.append((t / 1000, 0, PointerMoved(float(x), float(y), t / 1000)))
    wishes.sort(key=lambda wish: wish[:2])
    return [(at_s, wish) for at_s, _, wish in wishes]


def _until(scene: Playing, at_s: float) -> Playing:
    """Let time pass in the round: what was due happens, at its own instant."""
    for _ in range(10_000):
        due = scene.wake_at_s()
        if due is None or due > at_s:
            return scene
        ticked = _scene(scene.tick(due))
        if ticked.wake_at_s() == due:
            return ticked
        scene = ticked
    return scene


def _completed(scene: Playing, at_s: float) -> Playing:
    """The rest of a gesture whose thinned path fell short of it."""
    for _ in range(400):
        if scene.ended_s is not None:
            break
        trail = scene.round.trail()
        for sample in trail:
            scene = _scene(scene.moved(PointerMoved(sample.x_su, sample.y_su, at_s)))
        if not trail:
            scene = _scene(scene.act(replace(scene.round.solution()[0], at_s=at_s)))
        at_s += 0.1
        scene = _until(scene, at_s)
    return scene


def _scene(step: Any) -> Playing:
    scene = step.scene
    assert isinstance(scene, Playing)
    return scene
