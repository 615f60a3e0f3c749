"""P1 to P7 (MEASURES.md section 4) while a challenge of every kind is played, whatever is done in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from game.authoring.starter import write_starter
from game.core.aim import Aim, PointerMoved
from game.core.frame import HELP
from game.core.guidance import (
    ALONE,
    LEAST_TO_MOST,
    MOST_BY_PROGRAM,
    MOST_TO_LEAST,
    STRATEGIES,
    WITH_ADULT,
    GuidanceSettings,
)
from game.core.node import Act
from game.core.outcome import Record
from game.core.scene import Step
from game.core.session import Playing, PlaySettings, play_room
from game.core.tree import reachable
from game.kinds.registry import KINDS
from game.packs.entry import Pack
from game.packs.pack import read_pack
from game.packs.pictures import Assets
from tests.kinds.play import ASSETS, stage

FEW = settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip
HAPPENINGS = st.lists(st.sampled_from(["right", "right", "other", "wait", "ask", "adult"]), min_size=4, max_size=14)
SETTINGS = st.builds(
    GuidanceSettings,
    wait_s=st.floats(3, 20), misses=st.integers(1, 3), start=st.integers(0, 4),
    strategy=st.sampled_from(STRATEGIES), fade_after=st.integers(1, 3), delay_s=st.floats(0, 6),
    errorless=st.integers(0, 3),
)  # fmt: skip
JUST_BEFORE_S = 0.05


@lru_cache
def examples() -> Pack:
    """The starter's pack: one challenge of every kind, as an author begins with."""
    with TemporaryDirectory() as folder:
        made = write_starter(Path(folder) / "essai", tuple(KINDS)).parent
        read = read_pack(made, assets=Assets.in_folder(ASSETS))
    assert read.pack is not None
    return read.pack


@dataclass
class Somebody:
    """At one challenge; every step of what happens is looked at for the properties."""

    scene: Playing
    at_s: float = 0.0
    helped: bool = False
    records: list[Record] = field(default_factory=list)

    def take(self, step: Step, *, adult: bool = False) -> None:
        before, now = self.scene, step.scene
        assert isinstance(now, Playing)
        self.scene = now
        self.records += [o for o in step.outcomes if isinstance(o, Record)]
        if now.ended_s is None and before.guidance is not now.guidance:
            self._compare(before, now, adult=adult)
        if now.tries > before.tries:
            # P4: what was helped, or went wrong on the way, is never counted as done alone.
            assert not (self.helped and now.tries_alone > before.tries_alone)
            self.helped = now.ended_s is None and now.guidance.level > ALONE
        else:
            self.helped = self.helped or now.guidance.level > ALONE or sum(now.errors.values()) > sum(
                before.errors.values()
            )  # fmt: skip
        if now.ended_s is not None:
            # P6: only being reached ends a round.
            assert now.round.done and self.records[-1].body["outcome"] == "reached"

    def _compare(self, before: Playing, now: Playing, *, adult: bool) -> None:
        helps = now.settings.guidance
        if helps.strategy == LEAST_TO_MOST and not adult:
            assert now.guidance.level <= before.guidance.level + 1, "P1"
        if now.tries > before.tries and helps.strategy == LEAST_TO_MOST:
            assert now.guidance.level == ALONE, "P2"
        if now.tries > before.tries and helps.strategy == MOST_TO_LEAST and not sum(now.errors.values()):
            assert now.guidance.level <= max(before.guidance.base, helps.start)
        if now.round.progress == before.round.progress and not adult:
            assert now.guidance.highest >= before.guidance.highest

    def happens(self, what: str) -> None:
        self.at_s += 0.7
        match what:
            case "right":
                self._right()
            case "other":
                some = [n for n in reachable(self.scene.round.compose()) if n.acts and n.id.startswith("play/")]
                self.take(self.scene.act(Aim(some[-1].id if some else "play", Act.PRESS, self.at_s)))
            case "ask":
                self.take(self.scene.act(Aim(HELP, Act.PRESS, self.at_s)))
            case "adult":
                self.take(self.scene.with_adult(self.at_s, "hand"), adult=True)
            case _:
                self._wait()

    def _right(self) -> None:
        trail = self.scene.round.trail()
        for sample in trail:
            self.at_s += 0.02
            self.take(self.scene.moved(PointerMoved(sample.x_su, sample.y_su, self.at_s)))
            if self.scene.ended_s is not None:
                return
        right = self.scene.round.solution()
        if right and not trail:
            self.take(self.scene.act(replace(right[0], at_s=self.at_s)))
        elif not trail:
            self._tick((self.scene.round.wake_at_s() or self.at_s) + 0.01)

    def _tick(self, to_s: float) -> None:
        self.at_s = max(self.at_s, to_s)
        self.take(self.scene.tick(self.at_s))

    def _wait(self) -> None:
        """P3: help comes at its time: not 50 ms before it, and then at once."""
        due = self.scene.guidance.due_s(self.scene.settings.guidance)
        if due is None:
            return
        level = self.scene.guidance.level
        early = due - JUST_BEFORE_S
        if early > self.at_s:
            self._tick(early)
            if self.scene.ended_s is not None or self.scene.guidance.due_s(self.scene.settings.guidance) != due:
                return  # something of the round itself happened meanwhile
            assert self.scene.guidance.level == level
            wakes = self.scene.wake_at_s()
            assert wakes is not None and wakes <= due
        self._tick(due)
        if self.scene.ended_s is None and level < MOST_BY_PROGRAM:
            assert self.scene.guidance.level > level


def begun(kind: str, helps: GuidanceSettings, seed: int) -> Somebody:
    pack = examples()
    entry = next(e for e in pack.challenges if e.base.kind == kind)
    at = stage()
    challenge = entry.for_("enfant", seed, 0.3, "fr")
    brief = pack.brief(challenge, "fr")
    round_ = challenge.begin(0.3, seed, play_room(at, brief.instruction))
    somebody = Somebody(Playing(brief, round_, at, "r", 0.3, PlaySettings(helps, reward_s=0.0)))
    somebody.take(somebody.scene.entered(0.0))
    somebody.helped = somebody.scene.guidance.level > ALONE
    return somebody


def after(somebody: Somebody, happenings: Sequence[str]) -> Somebody:
    for what in happenings:
        if somebody.scene.ended_s is not None:
            break
        somebody.happens(what)
    return somebody


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(helps=SETTINGS, happenings=HAPPENINGS, seed=st.integers(0, 99))
@FEW
def test_guidance_keeps_its_properties_in_every_kind(
    kind: str, helps: GuidanceSettings, happenings: list[str], seed: int
) -> None:
    somebody = after(begun(kind, helps, seed), happenings)
    # P5: with the most help, whoever does what is shown gets to the end.
    if somebody.scene.ended_s is None:
        somebody.take(somebody.scene.with_adult(somebody.at_s, "hand"), adult=True)
        assert somebody.scene.guidance.level == WITH_ADULT
    for _ in range(400):
        if somebody.scene.ended_s is not None:
            break
        somebody.happens("right")
    assert somebody.scene.ended_s is not None
    ended = somebody.records[-1].body
    assert 0 <= ended["steps"]["alone"] <= ended["steps"]["tries"]
    assert ended["guidance"] == somebody.scene.guidance.highest
