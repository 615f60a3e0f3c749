"""Pause and end of a session: calm places where nothing is lost and nothing is judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, pi

from game.core import frame
from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.outcome import Change, Cue, Go, Say, Sound, Urgency
from game.core.scene import Step
from game.core.stage import GAP_SU
from game.screens import dealing, layout, parts
from game.screens.cards import DoneCard
from game.screens.screen import Screen

BREATH_S = 11.0
BREATH_STEP_S = 0.1
MOST_SHOWN = 6
GOON, ADULT, KEPT, BREATH = "pause/continue", "pause/adult", "pause/kept", "pause/breath"
CALM = "pause/calm"
BYE = "end/bye"
EASIER, HARDER = "pause/easier", "pause/harder"


@dataclass(frozen=True)
class Pause(Screen):
    """A breath of eleven seconds (5.5 a minute); it stands still on request and with reduced motion.

    With `levels` a challenge waits below, and one can ask for an easier or a harder one (`asked`).
    """

    entered_s: float = 0.0
    now_s: float = 0.0
    still: bool = False
    calm: bool = False
    levels: bool = False
    asked: str = ""

    @property
    def name(self) -> str:
        return "pause"

    @property
    def says(self) -> str:
        return self.w(f"pause.asked.{self.asked}" if self.asked else "pause.says")

    @property
    def helps(self) -> str:
        return self.w("pause.helps")

    def entered(self, at_s: float) -> Step:
        return replace(self, entered_s=at_s, now_s=at_s).step(
            self.say(), Say(self.w("pause.breathe"), Urgency.NEXT)
        )

    def pressed(self, aim: Aim) -> Step:
        match aim.target:
            case "pause/continue":
                return self.go("resume")
            case frame.STOP:
                return self.go("stop")
            case "pause/adult":
                return self.go("gate", to="panel")
            case "pause/easier" | "pause/harder":
                wish = aim.target.removeprefix("pause/")
                after = replace(self, asked=wish)
                return after.step(Sound(Cue.STEP), Go("ask_level", {"wish": wish}))
            case "pause/kept":
                return self.go("kept", back="pause")
            case "pause/calm":
                now = replace(self, calm=not self.calm)
                said = now.w("pause.calm.on" if now.calm else "pause.calm.off")
                return now.step(Change({"calm": now.calm}), Say(said, Urgency.NOW, CALM))
            case "pause/breath":
                return replace(self, still=not self.still).step(Sound(Cue.PRESS))
        return self.step()

    @property
    def breathing(self) -> bool:
        return self.stage.motion and not self.still

    def tick(self, at_s: float) -> Step:
        return replace(self, now_s=at_s).step() if self.breathing else self.step()

    def wake_at_s(self) -> float | None:
        return self.now_s + BREATH_STEP_S if self.breathing else None

    @property
    def breath(self) -> float:
        """How full the breath is, 0 to 1; in the middle when still."""
        if not self.breathing:
            return 0.6
        return 0.5 - 0.5 * cos(2 * pi * (self.now_s - self.entered_s) / BREATH_S)

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says)
        body = zones.play
        label = self.w("next")
        size = layout.label(stage)
        button_h = parts.button_height(size) + 24.0
        button_w = min(body.w, max(420.0, parts.button_width(stage, label, size)))
        side = min(body.w, body.h - button_h - 2 * GAP_SU, 520.0)
        used = side + GAP_SU * 2 + button_h
        area = Rect(body.centre.x - side / 2, body.centre.y - used / 2, side, side)
        go_on = Rect(body.centre.x - button_w / 2, area.bottom + 2 * GAP_SU, button_w, button_h)
        middle = Node(
            "pause/middle", Role.GROUP, "", body,
            children=(
                self._breath(area),
                parts.button(stage, GOON, label, go_on, "sign:next"),
            ),
        )  # fmt: skip
        items = [parts.Item(frame.STOP, self.w("stop"), "sign:home"), parts.help_item(stage)]
        if self.levels:
            items += [
                parts.Item(EASIER, self.w("pause.easier"), "sign:minus"),
                parts.Item(HARDER, self.w("pause.harder"), "sign:plus"),
            ]
        corner = [
            parts.Item(CALM, self.w("pause.calm"), "sign:calm"),
            parts.Item(KEPT, self.w("kept.button"), "sign:lock"),
            parts.Item(ADULT, self.w("adult.button"), "sign:adult"),
        ]
        rail = self._switched(parts.rail(stage, zones.rail, items, corner))
        return layout.window(stage, self.says, "", parts.top(stage, zones, self.says), middle, rail)

    def _switched(self, rail: Node) -> Node:
        """*Mode calme* says whether it is on."""
        states = frozenset({State.CHECKED, State.SELECTED} if self.calm else set())
        children = tuple(replace(c, role=Role.TOGGLE, states=states) if c.id == CALM else c for c in rail.children)
        return replace(rail, children=children)

    def _breath(self, area: Rect) -> Node:
        """A disc that swells inside a fixed ring; the whole ring is what can be pressed."""
        disc = Rect.around(area.centre, area.w * (0.55 + 0.45 * self.breath))
        inner = Node("pause/disc", Role.IMAGE, "", disc, look=Look.LIGHT)
        states = frozenset({State.CHECKED} if self.still else set())
        return Node(
            BREATH, Role.TOGGLE, self.w("pause.breath"), area, (Act.PRESS,), states=states, children=(inner,)
        )


@dataclass(frozen=True)
class End(Screen):
    """What was done today, and "À demain !". `done` may be empty: coming was enough."""

    done: tuple[DoneCard, ...] = ()

    @property
    def name(self) -> str:
        return "end"

    @property
    def says(self) -> str:
        return self.w("end.says" if self.done else "end.says.none")

    @property
    def helps(self) -> str:
        return self.w("end.helps")

    def pressed(self, aim: Aim) -> Step:
        return self.go("home") if aim.target == BYE else self.step()

    def compose(self) -> Node:
        stage = self.stage
        zones = layout.page(stage, self.says)
        body = zones.play
        label, size = self.w("end.bye"), layout.label(stage)
        button_h = parts.button_height(size) + 24.0
        button_w = min(body.w, max(420.0, parts.button_width(stage, label, size)))
        above = Rect(body.x, body.y, body.w, body.h - button_h - 2 * GAP_SU)
        bye = Rect(body.centre.x - button_w / 2, body.bottom - button_h - GAP_SU / 2, button_w, button_h)
        middle = Node(
            "end/middle", Role.GROUP, "", body,
            children=(*self._done(above), parts.button(stage, BYE, label, bye, "👋")),
        )  # fmt: skip
        rail = parts.rail(stage, zones.rail, [parts.help_item(stage)])
        top = parts.top(stage, zones, self.says)
        return layout.window(stage, self.says, "scene:lighthouse", top, middle, rail)

    def _done(self, area: Rect) -> tuple[Node, ...]:
        """Pictures of today, the last ones when there are many; stars for a child, ticks for a teenager."""
        if not self.done:
            return (parts.picture("end/picture", "🌙", Rect.around(area.centre, min(area.w, area.h, 360.0))),)
        stage = self.stage
        shown = self.done[-MOST_SHOWN:]
        size = layout.small(stage)
        for labels in ([d.title for d in shown], [""] * len(shown)):
            cut = dealing.Cut(labels, size, 64.0, most_su=(400.0, 480.0))
            if dealing.capacity(stage, area, cut, len(shown)) >= len(shown):
                break
        boxes = dealing.dealt(stage, area, len(shown), cut)
        nodes = []
        for i, (done, box) in enumerate(zip(shown, boxes, strict=True)):
            nodes.append(self._done_card(f"end/done{i}", done, box, size if cut.labels[0] else 0.0))
        return tuple(nodes)

    def _done_card(self, node_id: str, done: DoneCard, box: dealing.Box, size: float) -> Node:
        children = [parts.picture(f"{node_id}/picture", done.picture, box.picture)]
        if size:
            children.append(parts.text(f"{node_id}/title", done.title, box.words, size, role=Role.STATUS))
        if done.reached:
            value = 1.0 if done.alone else 0.5
            children.append(
                Node(f"{node_id}/star", Role.IMAGE, "", box.strip.inset(0, 2), look=Look.STARS, value=value)
            )
        key = "end.reached" if done.reached else "end.tried"
        name = self.w(key, title=done.title)
        return Node(node_id, Role.GROUP, name, box.card, look=Look.PANEL, children=tuple(children))
