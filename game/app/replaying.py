"""`deficlic replay SESSION`: a session again from its log, act by act, with the decisions it came from.

Each round is begun anew at its logged level and seed; the logged acts and pointer paths are fed to it
at their times. What came of it, and every decision of the coach, is compared with the log. With
`--out` a picture is kept of each round: as it began, after each act that changed something, at its end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pygame

from game.app import resources
from game.app.house import House, build
from game.app.options import Options
from game.core.aim import Aim, PointerMoved
from game.core.attention import Attention
from game.core.coach_replay import Again, decided_again
from game.core.errors import Trouble
from game.core.learner import Profile
from game.core.node import Act
from game.core.outcome import Record
from game.core.ports import Spoken
from game.core.progress import Event
from game.core.session import Playing
from game.core.skills import skill as skill_of
from game.core.wording import words
from game.program.rounds import replayed
from game.stage.canvas import Canvas
from game.stage.director import stage_of

SIZE_PX = (1280, 720)
MOST_PICTURES = 12  # of one round
MOST_NAMED = 5


@dataclass
class RoundAgain:
    """`differs` says in what the round came out otherwise than logged; empty when it did not.

    `thinned`: the pointer itself was the act here, and its path is logged at 60 Hz in whole units: the
    round is shown along that path, and its last bit is completed. `other_pack`: the pack's files are not
    those that were played, by the digest in the log.
    """

    challenge: str
    outcome: str
    acts: int
    differs: list[str] = field(default_factory=list)
    thinned: bool = False
    other_pack: bool = False


def run(options: Options) -> int:
    """0 when every round and decision came out as logged; 1 when something differs, or nothing is there."""
    house = build(options)
    try:
        past, session = _events(house, options.args.session, options.lang)
        out = Path(options.args.out) if options.args.out else None
        stage = Replay(house, session[0].learner, out)
        rounds = [stage.round(events) for events in _rounds(session)]
        again = decided_again(past, session, _needs)
        _tell(options.lang, session, rounds, again)
        if out is not None:
            _write(out, session, rounds, again)
    finally:
        house.close()
    whole = all(not r.differs for r in rounds) and all(a.same for a in again if a.now is not None)
    return 0 if whole else 1


def _needs(name: str) -> Sequence[str]:
    found = skill_of(name)
    return found.needs if found else ()


def _events(house: House, wanted: str, lang: str) -> tuple[list[Event], list[Event]]:
    """(what the learner's log held before, the session). Raises Trouble when there is no such session."""
    sessions: dict[str, str] = {}
    for event in house.store.events(types=("session_started",)):
        sessions[event.session] = event.learner
    found = [s for s in sessions if s == wanted] or [s for s in sessions if wanted and s.startswith(wanted)]
    if len(found) != 1:
        listed = ", ".join(list(sessions)[-MOST_NAMED:]) or words(lang, "cli.none")
        raise Trouble(
            words(lang, "replay.unknown", session=wanted), words(lang, "replay.unknown.remedy", known=listed)
        )
    past: list[Event] = []
    session: list[Event] = []
    for event in house.store.events(sessions[found[0]]):
        if event.session == found[0]:
            session.append(event)
        elif not session:
            past.append(event)
    return past, session


def _rounds(session: Sequence[Event]) -> Iterator[list[Event]]:
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
            step = scene.act(aim)
            scene = _scene(step)
            again.acts += 1
            said = next((o.body for o in step.outcomes if isinstance(o, Record) and o.type == "acted"), {})
            if not again.thinned and aim.target.startswith("play") and said.get("result") != body.get("result"):
                again.differs.append(f"{aim.target} {said.get('result')} / {body.get('result')}")
            if scene is not before and again.acts <= MOST_PICTURES:
                self._picture(scene, name, at_s)
        scene = _until(scene, float(ended.get("took_s", 0.0)) + 0.01)
        if again.thinned and ended.get("outcome") == "reached":
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


# ---------------------------------------------------------------------- telling


def _tell(lang: str, session: Sequence[Event], rounds: Sequence[RoundAgain], again: Sequence[Again]) -> None:
    def line(key: str, **parts: object) -> None:
        sys.stdout.write(words(lang, key, **parts) + "\n")

    line("replay.session", learner=session[0].learner, at=session[0].at, rounds=len(rounds))
    for one in rounds:
        key = "replay.round.differs" if one.differs else "replay.round.thinned" if one.thinned else "replay.round"
        line(key, challenge=one.challenge, outcome=words(lang, f"replay.{one.outcome or 'open'}"),
             acts=one.acts, differs="; ".join(one.differs[:3]))  # fmt: skip
        if one.other_pack:
            line("replay.round.other_pack", challenge=one.challenge)
    for one_again in again:
        state = "same" if one_again.same else "unknown" if one_again.now is None else "other"
        line(f"replay.decision.{state}", reason=one_again.event.body.get("reason", ""),
             now=one_again.now.reason(lang) if one_again.now else "")  # fmt: skip
    same = sum(a.same for a in again)
    line("replay.done", same=same, decisions=len(again), rounds=sum(not r.differs for r in rounds), of=len(rounds))


def _write(out: Path, session: Sequence[Event], rounds: Sequence[RoundAgain], again: Sequence[Again]) -> None:
    body = {
        "session": session[0].session,
        "learner": session[0].learner,
        "rounds": [
            {
                "challenge": r.challenge,
                "outcome": r.outcome,
                "acts": r.acts,
                "thinned": r.thinned,
                "other_pack": r.other_pack,
                "differs": r.differs,
            }
            for r in rounds
        ],
        "decisions": [
            {"about": a.event.body.get("about"), "reason": a.event.body.get("reason"), "same": a.same}
            for a in again
        ],
    }
    (out / "replay.json").write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
