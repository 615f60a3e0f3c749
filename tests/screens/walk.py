"""A person before the program, without a window: presses what is there, and the navigator answers.

It refuses what cannot be reached. Time is a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from game.app import resources
from game.authoring.check import judged
from game.core.aim import Aim, PointerMoved
from game.core.frame import NEXT
from game.core.node import Act, Node
from game.core.outcome import Change, Go, Outcome, Record, Say
from game.core.progress import Event
from game.core.scene import Scene, Step
from game.core.session import Playing
from game.core.stage import Stage
from game.core.tree import reachable
from game.packs.entry import Pack
from game.packs.pack import PackRead
from game.packs.problem import Problem
from game.packs.reading import read_any
from game.program.book import Book, Told
from game.program.diary import SessionDiary
from game.program.navigator import Navigator
from game.program.shelf import Shelf
from game.program.stock import Stock
from game.program.tools import Tools
from game.screens.resumed import Resumed
from game.stage.director import profiled
from game.storage.ids import Ids
from game.storage.memory import MemoryStore
from tests.screens.gallery import stage

MOST_REWARD_S = 10.0
READ: dict[Path, PackRead] = {}


def read_once(path: Path, lang: str) -> PackRead:
    """Reading takes half a second: once for all tests, as long as the pack is there."""
    if path.is_file():  # an archive: a small one, and others may have put another in its place
        return read_any(path, path.parent / ".unpacked", lang)
    if path not in READ or not path.exists():
        READ[path] = read_any(path, path.parent / ".unpacked", lang)
    return READ[path]


class Counting:
    """Chance that can be told in advance."""

    def __init__(self) -> None:
        self.last = 0

    def seed(self) -> int:
        self.last += 1
        return self.last


@dataclass
class Person:
    """`said` are the words spoken so far."""

    root: Path
    packs: Sequence[Path] = (resources.shipped_packs() / "souris",)
    lang: str = "fr"
    learner: str = ""
    told: Sequence[Told] = ()
    store: MemoryStore = field(default_factory=MemoryStore)
    erased: bool = True
    said: list[str] = field(default_factory=list)
    at_s: float = 0.0
    gone: bool = False

    def __post_init__(self) -> None:
        self.book = Book(self.root, self.lang)
        self.stage: Stage = stage(lang=self.lang)
        self._bare = self.stage
        diary = SessionDiary(self.store, "machine", Ids(lambda: 1), lambda: "2026-03-12T09:00:00.000Z")
        shelf = Shelf(self.packs, read_once, self.lang, self.root / "packs.json")
        tools = Tools(
            self.book, shelf, self.store, diary, Counting(), self.lang, "0.1.0", told=self.told,
            forget=self._forget, stock=Stock(self.root / "packs", shelf, self._look, self.lang),
            pack_places=lambda: (self.root / "gifts",),
        )  # fmt: skip
        self.navigator = Navigator(tools, self.stage, self.learner)
        self.scene: Scene = self.navigator.first(0.0)
        self._enter(self.scene)

    def _forget(self, code: str) -> bool:
        self.store.erase([code], "2026-03-12T09:00:00.000Z")
        return self.erased

    def _look(self, path: Path, lang: str) -> tuple[Pack | None, Sequence[Problem]]:
        read = read_any(path, self.root / "unpacked", lang, path.name)
        return read.pack, judged(read, lang)

    # ------------------------------------------------------------------ doing

    def press(self, *targets: str, act: Act = Act.PRESS, value: str = "") -> Person:
        for target in targets:
            assert target in self.reachable, f"{target} is not among {self.reachable} on {self.scene.name}"
            self.aim(Aim(target, act, self.at_s, value))
        return self

    def aim(self, aim: Aim) -> None:
        self.at_s += 0.5
        self._carry_out(self.scene.act(aim))

    def wait(self, seconds: float) -> Person:
        self.at_s += seconds
        due = self.scene.wake_at_s()
        if due is not None and due <= self.at_s:
            self._carry_out(self.scene.tick(self.at_s))
        return self

    def play_through(self) -> Person:
        """Do what the challenge asks, as somebody who knows."""
        for _ in range(400):
            scene = self.scene
            assert isinstance(scene, Playing)
            if scene.ended_s is not None:
                return self
            for pointer in scene.round.trail():
                if self._reached():
                    break
                self.at_s += 0.05
                self._carry_out(self.scene.moved(PointerMoved(pointer.x_su, pointer.y_su, self.at_s)))
                if self.playing.ended_s is not None:
                    return self
            now = self.playing
            if now.ended_s is None:
                for aim in now.round.solution()[:1]:
                    self.at_s += 0.1
                    self._carry_out(self.scene.act(Aim(aim.target, aim.act, self.at_s, aim.value)))
            self.wait(0.3)
        raise AssertionError(f"not finished: {self.scene}")

    def _reached(self) -> bool:
        return isinstance(self.scene, Playing) and self.scene.ended_s is not None

    def go_on(self) -> Person:
        """Enjoy the success, then continue."""
        return self.wait(MOST_REWARD_S).press(NEXT)

    def close(self) -> None:
        self.navigator.closed(self.at_s, self.scene)

    # ------------------------------------------------------------------ seeing

    @property
    def tree(self) -> Node:
        return self.scene.compose()

    @property
    def reachable(self) -> list[str]:
        return [n.id for n in reachable(self.tree)]

    def starting(self, prefix: str) -> list[str]:
        return [node_id for node_id in self.reachable if node_id.startswith(prefix)]

    def log(self, type_: str = "") -> list[Event]:
        return [e for e in self.store.events() if not type_ or e.type == type_]

    @property
    def playing(self) -> Playing:
        assert isinstance(self.scene, Playing), self.scene.name
        return self.scene

    # ------------------------------------------------------------------ what the director does

    def _carry_out(self, step: Step) -> None:
        self.scene = step.scene
        for outcome in step.outcomes:
            self._one(outcome)

    def _one(self, outcome: Outcome) -> None:
        match outcome:
            case Say():
                self.said.append(outcome.text)
            case Record():
                self.navigator.tools.diary.record(outcome, self.at_s)
            case Change():
                self.navigator.change(outcome, self.at_s)
                self._restage()
            case Go():
                arrived = self.navigator.go(outcome, self.at_s, self.scene)
                if arrived is None:
                    self.gone = True
                    return
                self.scene = arrived
                self._restage()
                self._enter(self.scene)

    def _enter(self, scene: Scene) -> None:
        self._carry_out(scene.entered(self.at_s))
        assert not isinstance(self.scene, Resumed)

    def _restage(self) -> None:
        self.stage = profiled(self._bare, self.navigator.profile, self.lang)
        self.navigator.staged(self.stage)
        self.scene = self.scene.staged(self.stage)
