"""After a trap: it stops, says one thing, shows the clue, and is tried again; the log notes all of it.

Every trap of every challenge that is shipped, family by family: somebody who falls into it, and somebody
who knows and never does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import pytest

from game.authoring.judge_seat import Case, playing
from game.authoring.judge_sight import staged
from game.core.aim import Aim
from game.core.node import Act, Node, Role
from game.core.outcome import Record
from game.core.session import TRAP, Playing
from game.core.tree import reachable
from game.kinds.traps import FAMILIES
from game.kinds.web_blocks import WEB_FAMILIES
from tests.challenges.shipped import Shipped, canvas, every
from tests.challenges.solving import STEP_S, solved
from tests.kinds.play import ROOMS, faults_of_layout

MOST_STEPS = 60
KNOWN = frozenset((*FAMILIES, *WEB_FAMILIES))
WORLD = ("browser", "mailbox", "chat", "feed", "clue", "sort", "choose", "order", "form", "password")
WEB = tuple(shipped for shipped in every() if shipped.read()[1].kind in WORLD)


def begun(shipped: Shipped, seed: int, level: float = 1.0) -> Playing:
    pack, entry = shipped.read()
    case = Case(level, seed=seed, lang=pack.language)
    scene = playing(pack, entry, case, staged(case, canvas())).entered(0.0).scene
    assert isinstance(scene, Playing)
    return scene


class Fall:
    """One trap that somebody fell into: the scene before, the scene after, and what was noted."""

    def __init__(self, before: Playing, aim: Aim) -> None:
        self.before, self.aim = before, aim
        step = before.act(aim)
        assert isinstance(step.scene, Playing)
        self.after, self.outcomes = step.scene, step.outcomes
        self.acted = next(o.body for o in step.outcomes if isinstance(o, Record) and o.type == "acted")

    @property
    def family(self) -> str:
        error = str(self.acted.get("error", ""))
        return error.removeprefix(TRAP) if error.startswith(TRAP) else ""


@lru_cache
def falls(shipped: Shipped) -> tuple[Fall, ...]:
    """Every trap on the way of somebody who knows, and what lies behind each wrong press."""
    found: list[Fall] = []
    for seed in (1, 2):
        scene, at_s = begun(shipped, seed), 0.0
        for _ in range(MOST_STEPS):
            if scene.ended_s is not None:
                break
            at_s += STEP_S
            wanted = {aim.target for aim in scene.round.solution()}
            for node in reachable(scene.round.compose()):
                if node.id not in wanted and Act.PRESS in node.acts:
                    fall = Fall(scene, Aim(node.id, Act.PRESS, at_s))
                    if fall.family:
                        found.append(fall)
            aims = scene.round.solution()
            step = scene.act(replace(aims[0], at_s=at_s)) if aims else scene.tick(at_s)
            assert isinstance(step.scene, Playing)
            scene = step.scene
    return tuple(found)


def sets_traps(shipped: Shipped) -> bool:
    """Whether its author wrote a trap or, to be searched for, a clue."""
    _, entry = shipped.read()
    return entry.kind == "clue" or _names_one(dict(entry.plain("enfant", entry.language)))


def _names_one(value: object) -> bool:
    if isinstance(value, Mapping):
        own = value.get("trap") or value.get("family")
        return bool(own) or any(_names_one(one) for one in value.values())
    return isinstance(value, list | tuple) and any(_names_one(one) for one in value)


TRAPPED = tuple(shipped for shipped in WEB if sets_traps(shipped))
EVERY = pytest.mark.parametrize("shipped", TRAPPED, ids=lambda shipped: shipped.name)


def finished(scene: Playing, at_s: float) -> tuple[Playing, list[dict[str, object]]]:
    """Played on by somebody who knows; and what was noted of each act."""
    noted: list[dict[str, object]] = []
    for _ in range(400):
        if scene.ended_s is not None:
            return scene, noted
        at_s += STEP_S
        aims = scene.round.solution()
        step = scene.act(replace(aims[0], at_s=at_s)) if aims else scene.tick(at_s)
        noted += [dict(o.body) for o in step.outcomes if isinstance(o, Record) and o.type == "acted"]
        assert isinstance(step.scene, Playing)
        scene = step.scene
    raise AssertionError("no way on after the trap")


@EVERY
def test_a_trap_says_one_thing_and_can_be_tried_again(shipped: Shipped) -> None:
    assert falls(shipped), "nobody can fall into it"
    for fall in falls(shipped):
        assert fall.family in KNOWN
        assert fall.after.ended_s is None and fall.after.caption, "it stops, and says why"
        assert not any(word in fall.after.caption.lower() for word in ("faux !", "perdu", "raté", "échec"))


@EVERY
def test_the_log_notes_the_family_the_guidance_and_the_second_try(shipped: Shipped) -> None:
    for fall in {fall.family: fall for fall in falls(shipped)}.values():
        assert fall.acted["error"] == f"{TRAP}{fall.family}" and fall.acted["guidance"] == 0
        ended, noted = finished(fall.after, fall.aim.at_s)
        second = [body for body in noted if "after_trap" in body]
        assert second and second[0]["after_trap"] == fall.family and "guidance" in second[0]
        body = ended._ended("reached", ended.now_s).body
        assert body["errors"][f"{TRAP}{fall.family}"] == 1


@EVERY
def test_who_knows_falls_into_none(shipped: Shipped) -> None:
    pack, entry = shipped.read()
    for seed in (1, 2):
        scene = solved(pack, entry, 1.0, canvas(), seed)
        assert not [error for error in scene.errors if error.startswith(TRAP)]


def test_each_family_that_a_pack_names_as_a_trap_can_be_fallen_into() -> None:
    fallen = {fall.family for shipped in TRAPPED for fall in falls(shipped)}
    missing = KNOWN - fallen
    assert missing <= {"lock"}, "the lock alone is no clue: nothing is lost by it"


@EVERY
def test_what_is_said_after_a_trap_stays_on_the_screen(shipped: Shipped) -> None:
    for fall in falls(shipped):
        shown = " ".join(node.name for node in fall.after.compose().walk() if node.role is not Role.GHOST)
        assert fall.after.caption in shown


@pytest.mark.parametrize("shipped", [one for one in TRAPPED if one.read()[1].kind in ("choose", "order")], ids=str)
def test_a_question_or_a_row_of_steps_shows_its_clue_after_a_trap_in_every_room(shipped: Shipped) -> None:
    _, entry = shipped.read()
    challenge = entry.for_("enfant", 1, 1.0, entry.language)
    assert challenge.clue is not None
    fallen = 0
    for where in ROOMS.values():
        state = challenge.begin(1.0, 3, where)
        while not state.done:
            aim = state.solution()[0]
            for node in reachable(state.compose()):
                after, verdict = state.act(replace(aim, target=node.id))
                if verdict.error.startswith(TRAP):
                    fallen += 1
                    before, now = (_words(one.compose()) for one in (state, after))
                    assert challenge.clue.text in now and challenge.clue.text not in before
                    assert verdict.say, "and the caption says one sentence"
                    assert faults_of_layout(after.compose(), where.rect) == []
            state, _ = state.act(aim)
    assert fallen > len(ROOMS)


def _words(tree: Node) -> list[str]:
    return [node.name for node in tree.walk() if node.role is not Role.GHOST]
