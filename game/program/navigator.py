"""The navigator: which scene follows which. It knows the places by name and holds no drawing.

The home screen is there first: everything behind it is imported when it is asked for, or by `warm`,
which the program calls once the first picture is seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from game.core.learner import Profile
from game.core.outcome import Change, Go, Record
from game.core.scene import Scene
from game.core.stage import Stage
from game.screens.home import Home

if TYPE_CHECKING:
    from game.program.book import Told
    from game.program.office import Office
    from game.program.sitting import Sitting
    from game.program.tools import Tools

DEFAULT_CODE = "renard-bleu"
YOUNG_PLACES = frozenset({"home", "learner", "space", "workshop", "play", "next", "resume", "stop"})


class Navigator:
    """`core.ports.Places`: the learner's side (`Sitting`) and the adult's (`Office`) behind one door.

    `learner` is a code to begin with, known to the book. An unknown place is the calm home.
    """

    def __init__(self, tools: Tools, stage: Stage, learner: str = "") -> None:
        self.tools, self.stage, self._learner = tools, stage, learner
        self._welcome: Scene | None = None
        self._told = [*tools.told, *tools.book.told]
        tools.book.told = []

    @cached_property
    def sitting(self) -> Sitting:
        from game.program.sitting import Sitting

        return Sitting(self.tools, lambda: self.stage)

    @cached_property
    def office(self) -> Office:
        from game.program.office import Office

        return Office(self.tools, lambda: self.stage)

    def tell(self, told: Told) -> None:
        """Something an adult should know: shown when one next comes through the gate."""
        self.tools.book.told.append(told)

    def warm(self) -> None:
        """Import what the next presses need, and look at the packs. For a thread after the first frame."""
        import_module("game.program.sitting")
        import_module("game.program.office")
        self.tools.shelf.refresh()

    @property
    def _seated(self) -> Sitting | None:
        """The learner's side, when somebody has been there."""
        found: Sitting | None = self.__dict__.get("sitting")
        return found

    @property
    def _edited(self) -> str:
        """Whose settings an adult has open; "" for the installation's own."""
        office: Office | None = self.__dict__.get("office")
        return (office.editing or "") if office else ""

    # ------------------------------------------------------------------ what the director asks

    @property
    def profile(self) -> Profile:
        seated = self._seated.profile if self._seated else None
        if seated is not None:
            return seated
        return self.tools.book.profile(self._edited) if self._edited else self.tools.book.defaults

    @property
    def lang(self) -> str:
        return self.tools.lang

    def staged(self, stage: Stage) -> None:
        self.stage = stage

    def first(self, at_s: float) -> Scene:
        """A word to the adult when there is one, the welcome on the first run, else home."""
        if self._told:
            from game.screens.sheet import Notice

            told = self._told.pop(0)
            return Notice(self.stage, told.what, told.remedy, to="start")
        if not self.tools.book.welcomed and not self._learner:
            from game.screens.welcome import Welcome

            return Welcome(self.stage, profile=self.tools.book.defaults)
        home = Home(self.stage, codes=self.tools.book.codes)
        if self._learner:
            code, self._learner = self._learner, ""
            return self.sitting.learner({"code": code}, at_s, home)
        return home

    def go(self, go: Go, at_s: float, scene: Scene) -> Scene | None:
        if go.place == "quit":
            self.closed(at_s, scene)
            return None
        if go.place in ("start", "welcome", "welcomed", "gate_back", "gate_open"):
            return self._doorway(go.place, go.args, at_s, scene)
        if go.place in YOUNG_PLACES:
            self.office.editing = None
            self.tools.book.flush()
            self._reread()
        if go.place == "assistant":
            self._welcome = scene
        going = self.sitting.places.get(go.place) or self.office.places.get(go.place) or self.sitting.home
        arrived = going(go.args, at_s, scene)
        self.office.told += [t for t in self.sitting.told if t not in self.office.told]
        self.sitting.told.clear()
        return arrived

    def _reread(self) -> None:
        """Settings that an adult changed meanwhile in the pages of the review hold from the next place on."""
        visit = self._seated.visit if self._seated else None
        if visit is not None:
            self.tools.book.reread(visit.code)

    def _doorway(self, place: str, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """Places between the two sides."""
        if place == "start":
            return self.first(at_s)
        if place == "welcome":  # back from the assistant, where one was
            from game.screens.welcome import Welcome

            left = self._welcome if isinstance(self._welcome, Welcome) else Welcome(self.stage)
            number = int(args.get("number", 0))
            return replace(left, stage=self.stage, profile=self.tools.book.defaults, number=number)
        if place == "welcomed":
            return self._welcomed(args, at_s, scene)
        to = str(args.get("to", "adult"))
        if place == "gate_open":
            going = self.sitting.panel if to == "panel" else self.office.gate_open
        else:
            going = {"panel": self.sitting.pause, "machine": self.office.machine}.get(to, self.sitting.home)
        return going(args, at_s, scene)

    def _welcomed(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """The end of the welcome: whoever skipped it finds one picture, so that home is never empty."""
        book = self.tools.book
        codes = [str(code) for code in args.get("codes", ())]
        book.add(codes or ([] if book.codes else [DEFAULT_CODE]))
        book.welcome_done()
        book.flush()
        return self.sitting.home({}, at_s, scene)

    def change(self, change: Change, at_s: float) -> None:
        """A setting of whoever plays or is being edited; else of the installation. On disk at the next `go`."""
        book = self.tools.book
        visit = self._seated.visit if self._seated else None
        code = visit.code if visit is not None else self._edited
        if not code:
            book.change_defaults(change.settings)
            return
        book.reread(code)
        book.change(code, change.settings)
        record = Record("profile_changed", {"settings": dict(change.settings), "by": "adult"})
        if visit is not None:
            self.tools.diary.record(record, at_s)
        else:
            self.tools.diary.note(code, record, at_s)

    def help_noted(self, how: str, at_s: float, scene: Scene) -> bool:
        return self._seated is not None and self._seated.help_noted(how, at_s, scene)

    def closed(self, at_s: float, scene: Scene) -> None:
        if self._seated is not None:
            self._seated.closed(at_s, scene)
        self.tools.book.flush()
        self.tools.store.settle()
