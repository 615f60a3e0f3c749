"""The adult's space: menus of cards, learners, and questions before what cannot be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.learner import animal_of
from game.core.node import Look, Node, Role, Tone
from game.core.outcome import Cue, Go, Sound
from game.core.scene import Step
from game.core.stage import GAP_SU
from game.screens import layout, parts
from game.screens.choosing import Choice, Choosing
from game.screens.names import learner_name, learner_tone
from game.screens.screen import Arg, Screen

ADULT_LABEL_SU = 34.0


@dataclass(frozen=True)
class Menu(Choosing):
    """Cards of the adult's side. `heading` and labels are words already; `back` is a place."""

    heading: str = ""
    items: tuple[Choice, ...] = ()
    back: str = "home"
    back_args: Mapping[str, Arg] = field(default_factory=dict)
    kind: str = "adult"
    corner: tuple[parts.Item, ...] = ()

    @property
    def name(self) -> str:
        return self.kind

    @property
    def for_adult(self) -> bool:
        return True

    @property
    def says(self) -> str:
        return self.heading

    @property
    def helps(self) -> str:
        return self.w("menu.helps")

    @property
    def heading_su(self) -> float:
        return layout.TITLE_SU

    @property
    def label_su(self) -> float:
        return ADULT_LABEL_SU

    @property
    def choices(self) -> Sequence[Choice]:
        return self.items

    def rail(self, rect: Rect) -> Node:
        items = [parts.back_item(self.stage), parts.help_item(self.stage)]
        return parts.rail(self.stage, rect, items, self.corner)

    def rail_pressed(self, aim: Aim) -> Step:
        if aim.target == "rail/back":
            return self.step(Sound(Cue.PRESS), Go(self.back, dict(self.back_args)))
        for item in self.corner:
            if aim.target == item.id:
                return self.go(item.id.rpartition("/")[2])
        return self.step()


def learner_choices(lang: str, codes: Sequence[str], place: str) -> tuple[Choice, ...]:
    return tuple(Choice(c, learner_name(lang, c), animal_of(c), place, {"code": c}, learner_tone(c)) for c in codes)


@dataclass(frozen=True)
class Confirm(Screen):
    """One question; the safe answer comes first and is the main one. No hold, no trap (XAG 115)."""

    question: str = ""
    detail: str = ""
    yes: str = ""
    yes_place: str = "home"
    yes_args: Mapping[str, Arg] = field(default_factory=dict)
    no_place: str = "home"
    no_args: Mapping[str, Arg] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return "confirm"

    @property
    def for_adult(self) -> bool:
        return True

    @property
    def says(self) -> str:
        return self.question

    @property
    def helps(self) -> str:
        return f"{self.question} {self.detail}".strip()

    def pressed(self, aim: Aim) -> Step:
        match aim.target:
            case "confirm/no" | "rail/back":
                return self.step(Sound(Cue.PRESS), Go(self.no_place, dict(self.no_args)))
            case "confirm/yes":
                return self.step(Sound(Cue.PRESS), Go(self.yes_place, dict(self.yes_args)))
        return self.step()

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says, layout.TITLE_SU)
        body = layout.column(zones.play, 1100.0, stage.text_scale)
        size = layout.adult(stage)
        detail_h = stage.height(self.detail, size, body.w - 96.0)
        no = self.w("confirm.no")
        inner = body.w - 96.0
        h_no = parts.button_height_for(stage, no, size, inner)
        h_yes = parts.button_height_for(stage, self.yes, size, inner, picture=False)
        panel_h = min(body.h, detail_h + h_no + h_yes + 2 * GAP_SU + 96.0)
        panel = Rect.around(body.centre, body.w, panel_h)
        places = layout.rows(panel.inset(48.0), [detail_h, h_no, h_yes], GAP_SU)
        nodes = (
            parts.text("confirm/detail", self.detail, places[0], size),
            parts.button(stage, "confirm/no", no, places[1], "sign:back", size_su=size),
            parts.button(stage, "confirm/yes", self.yes, places[2], tone=Tone.PANEL, size_su=size),
        )
        card = Node("confirm", Role.GROUP, "", panel, look=Look.PANEL, children=nodes)
        rail = parts.rail(stage, zones.rail, [parts.back_item(stage), parts.help_item(stage)])
        top = parts.top(stage, zones, self.says, base_su=layout.TITLE_SU)
        return layout.window(stage, self.says, "", top, card, rail)
