"""First run: three questions for the adult, one a page, each skippable. And adding a learner later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.core.aim import Aim
from game.core.learner import COLOURS
from game.core.node import Node, Role, State
from game.core.outcome import Change, Cue, Go, Say, Sound, Urgency
from game.core.scene import Step
from game.core.stage import ADULT_SU
from game.screens import dealing, parts, picking
from game.screens.adjusting import Adjusting
from game.screens.screen import tail
from game.screens.settings_table import WELCOME, Setting

ROUTES = (("pointer", "🖱️"), ("touch", "👆"), ("keyboard", "⌨️"), ("switch", "🔘"))
STEPS = 3
TRY = "welcome/try"
NEXT, SKIP, BACK = "rail/next", "rail/skip", "rail/back"


@dataclass(frozen=True)
class Picking(Adjusting):
    """Add learners: `taken` exist already."""

    colour: str = "bleu"
    chosen: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return "picking"

    @property
    def says(self) -> str:
        return self.w("pick.says")

    @property
    def helps(self) -> str:
        return self.w("pick.helps")

    @property
    def settings(self) -> Sequence[Setting]:
        return ()

    def pressed(self, aim: Aim) -> Step:
        if aim.target == BACK:
            return self.go("learners")
        if aim.target == NEXT:
            return self.step(Sound(Cue.PRESS), Go("add_learners", {"codes": self.chosen}))
        return self.picked(aim)

    def picked(self, aim: Aim) -> Step:
        colour = tail(aim.target, picking.COLOUR_PREFIX)
        if colour is not None and colour in COLOURS:
            return replace(self, colour=colour, page=0).step(Sound(Cue.PRESS))
        code = tail(aim.target, picking.CODE_PREFIX)
        if code is not None and code in picking.codes_of(self.colour) and code not in self.taken:
            return replace(self, chosen=picking.toggled(self.chosen, code)).step(Sound(Cue.PRESS))
        if aim.target in (parts.BEFORE, parts.AFTER):
            pages = picking.page_count(self.stage, self._zone(), self.colour)
            page = parts.turned(aim.target, min(self.page, pages - 1), pages)
            return replace(self, page=page).step(Sound(Cue.PRESS))
        return self.step()

    def middle(self) -> tuple[Node, ...]:
        return picking.picker(self.stage, self._zone(), self.colour, self.chosen, self.taken, self.page)

    def compose(self) -> Node:
        items = [parts.back_item(self.stage), parts.help_item(self.stage)]
        return self.framed(parts.forward_rail(self.stage, self.rail_rect(), items, NEXT, self.w("pick.add")))


@dataclass(frozen=True)
class Welcome(Picking):
    """`number` 0 to 2: who plays, how, voice and sizes. What is skipped keeps a safe default."""

    number: int = 0

    @property
    def name(self) -> str:
        return "welcome"

    @property
    def says(self) -> str:
        return self.w("welcome.step", n=self.number + 1, total=STEPS, what=self.w(f"welcome.{self.number}"))

    @property
    def helps(self) -> str:
        return self.w(f"welcome.helps.{self.number}")

    @property
    def settings(self) -> Sequence[Setting]:
        return WELCOME

    def entered(self, at_s: float) -> Step:  # noqa: ARG002
        return self.step(Say(f"{self.w('welcome.hello')} {self.says}", Urgency.NOW, "top/instruction"))

    # ------------------------------------------------------------------ acting

    def pressed(self, aim: Aim) -> Step:
        match aim.target:
            case "rail/back" if self.number > 0:
                return self._at(self.number - 1)
            case "rail/next":
                return self._forward(self)
            case "welcome/try" if self.number == 1:
                return self.step(Sound(Cue.PRESS), Go("assistant", {"back": "welcome", "code": ""}))
            case "rail/skip":
                return self._forward(replace(self, chosen=()) if self.number == 0 else self)
        if self.number == 0:
            return self.picked(aim)
        if self.number == 1:
            return self._routed(aim)
        return super(Picking, self).pressed(aim)

    def _at(self, number: int) -> Step:
        return replace(self, number=number, page=0).spoken()

    def _forward(self, now: Welcome) -> Step:
        if now.number < STEPS - 1:
            return now._at(now.number + 1)
        return now.step(Sound(Cue.REACHED), Go("welcomed", {"codes": now.chosen}))

    def _routed(self, aim: Aim) -> Step:
        route = tail(aim.target, "welcome/route/")
        if route is None or route not in {name for name, _ in ROUTES}:
            return self.step()
        now = replace(self, profile=self.profile.changed({"route": route}))
        said = Say(self.w(f"set.route.{route}"), Urgency.NOW, aim.target)
        return now.step(Sound(Cue.PRESS), Change({"route": route}), said)

    # ------------------------------------------------------------------ what is seen

    def middle(self) -> tuple[Node, ...]:
        if self.number == 0:
            return Picking.middle(self)
        if self.number == 1:
            return self._routes()
        return Adjusting.middle(self)

    def _routes(self) -> tuple[Node, ...]:
        labels = [*(self.w(f"set.route.{name}") for name, _ in ROUTES), self.w("welcome.try")]
        size = self.stage.size(ADULT_SU + 4.0)
        wanted = dealing.Cut(labels, size, least_picture_su=72.0, most_su=(400.0, 420.0))
        cut = dealing.fitted(self.stage, self._zone(), len(labels), wanted)
        places = dealing.dealt(self.stage, self._zone(), len(labels), cut)
        nodes = []
        for (name, emoji), label, box in zip(ROUTES, labels, places, strict=False):
            chosen = self.profile.route == name
            states = (State.SELECTED, State.CHECKED) if chosen else ()
            nodes.append(
                parts.card(f"welcome/route/{name}", label, box, emoji, cut.size_su, states=states, role=Role.RADIO)
            )
        nodes.append(parts.card(TRY, labels[-1], places[-1], "⭐", cut.size_su))
        return tuple(nodes)

    def compose(self) -> Node:
        stage = self.stage
        items = [parts.Item(SKIP, self.w("welcome.skip"), "sign:forward"), parts.help_item(stage)]
        if self.number:
            items.insert(0, parts.back_item(stage))
        label = self.w("welcome.end" if self.number == STEPS - 1 else "next")
        return self.framed(parts.forward_rail(self.stage, self.rail_rect(), items, NEXT, label))


__all__ = ["ROUTES", "STEPS", "Picking", "Welcome"]
