"""The whole program without a window, and somebody who has one way of reaching it, and no other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.app import resources
from game.app.virtual import SeededChance, VirtualClock
from game.core.aim import Aim, Route
from game.core.learner import Profile
from game.core.node import Act, Node
from game.core.progress import Event
from game.core.tree import find, reachable
from game.program.book import Book
from game.program.diary import SessionDiary
from game.program.navigator import Navigator
from game.program.shelf import Shelf
from game.program.tools import Tools
from game.stage.canvas import Canvas
from game.stage.director import Director, stage_of
from game.stage.pilot import Pilot
from game.stage.quiet import QuietSpeaker
from game.storage.ids import Ids
from game.storage.memory import MemoryStore
from tests.screens.walk import read_once

SIZE_PX = (1280, 720)
BEGAN_UTC_S = 1.7e9


@dataclass(frozen=True)
class Way:
    """A way of reaching the program: the route of the log, and the profile that goes with it."""

    name: str
    route: Route
    settings: dict[str, object]

    @property
    def profile(self) -> Profile:
        return Profile().changed({"route": str(self.route), **self.settings})


QUIET_SCAN: dict[str, object] = {"scan_s": 1.0, "scan_first_factor": 1.0, "scan_speaks": False}
WAYS = (
    Way("pointer", Route.POINTER, {}),
    Way("touch", Route.TOUCH, {}),
    Way("keyboard", Route.KEYBOARD, {}),
    Way("one switch", Route.SWITCH, QUIET_SCAN),
    Way("two switches", Route.SWITCH, {**QUIET_SCAN, "scan_mode": "step"}),
    Way("dwell", Route.DWELL, {"dwell_s": 0.8}),
    Way("gamepad", Route.GAMEPAD, {}),
    Way("screen reader", Route.SCREEN_READER, {}),
)


class Somebody:
    """Acts by one way only. The installation's own settings are theirs, as the welcome would leave them."""

    def __init__(self, root: Path, way: Way) -> None:
        self.way = way
        self.clock = VirtualClock(BEGAN_UTC_S)
        self.store = MemoryStore()
        self.book = Book(root)
        self.book.change_defaults(way.profile.as_dict())
        diary = SessionDiary(self.store, "machine", Ids(self.clock.utc_ms), self.clock.utc)
        shelf = Shelf((resources.shipped_packs(),), read_once, "fr", root / "packs.json", ("souris", "clavier"))
        tools = Tools(self.book, shelf, self.store, diary, SeededChance(3), "fr", "0.1.0")
        canvas = Canvas(SIZE_PX, resources.assets())
        stage = stage_of(SIZE_PX, canvas.ruler, self.book.defaults, "fr")
        speaker = QuietSpeaker(lambda: self.clock.now)
        self.director = Director(Navigator(tools, stage), diary, speaker, canvas, SIZE_PX)
        self.pilot = Pilot(self.director)
        self.pilot.on_time = self.clock.set
        self.seen: set[str] = set()

    @property
    def place(self) -> str:
        return self.director.scene.name

    def press(self, *node_ids: str) -> Somebody:
        for node_id in node_ids:
            self._settle()
            if node_id.startswith("space/") and self.place == "choice":
                continue  # a single workshop is no choice
            self.pilot.do(Aim(node_id, Act.PRESS, 0.0), self.way.route)
            self._settle()
        return self

    def _settle(self) -> None:
        self.seen.add(self.place)
        self.pilot.wait(0.6)
        self.seen.add(self.place)

    def last(self, prefix: str) -> str:
        """Of the first challenges of the mouse, the last is the one that nobody ends by just passing by."""
        return [n.id for n in reachable(self.director.tree) if n.id.startswith(prefix) and "//" not in n.id][-1]

    def node(self, node_id: str) -> Node:
        found = find(self.director.tree, node_id)
        assert found is not None, self.pilot.sees()
        return found

    def log(self, type_: str) -> list[Event]:
        self.director.write_down()
        return [e for e in self.store.events() if e.type == type_]
