"""A place to feel the settings: something to press and something to carry, at the learner's own target size.

Nothing is logged and nothing can go wrong. It is entered from the quick panel and leads back there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.outcome import Cue, Go, Say, Sound, Urgency
from game.core.scene import Step
from game.core.stage import GAP_SU
from game.screens import layout, parts
from game.screens.screen import Screen

STAR, BALL, BOX = "play/star", "play/ball", "play/box"
THINGS = ((STAR, "try.star", "⭐"), (BALL, "try.ball", "⚽"), (BOX, "try.box", "🧺"))
ACTS = {STAR: (Act.PRESS, Act.ALT_PRESS), BALL: (Act.GRAB,), BOX: (Act.DROP,)}


@dataclass(frozen=True)
class Trying(Screen):
    """`group` is the page of the panel to come back to; `times` counts what was done, to be seen at once."""

    group: str = ""
    held: bool = False
    times: int = 0

    @property
    def name(self) -> str:
        return "trying"

    @property
    def says(self) -> str:
        return self.w("try.says")

    @property
    def helps(self) -> str:
        return self.w("try.helps")

    # ------------------------------------------------------------------ acting

    def pressed(self, aim: Aim) -> Step:
        if aim.target == "rail/back":
            return self.step(Sound(Cue.PRESS), Go("panel", {"group": self.group}))
        return self._done("try.pressed") if aim.target == STAR else self.step()

    def other(self, aim: Aim) -> Step:
        match aim.act, aim.target:
            case Act.ALT_PRESS, "play/star":
                return self._done("try.other")
            case Act.GRAB, "play/ball":
                return replace(self, held=True).step(Sound(Cue.PRESS))
            case Act.DROP, "play/box" if self.held:
                return replace(self, held=False)._done("try.dropped")
            case Act.DROP, _:
                return replace(self, held=False).step()
        return self.step()

    def _done(self, words: str) -> Step:
        now = replace(self, times=self.times + 1)
        return now.step(Sound(Cue.STEP), Say(self.w(words), Urgency.NOW))

    # ------------------------------------------------------------------ what is seen

    def compose(self) -> Node:
        zones = layout.page(self.stage, self.says, layout.TITLE_SU)
        size = layout.adult(self.stage)
        nodes: list[Node] = []
        for (node_id, word, source), cell in zip(THINGS, zones.play.columns(len(THINGS), GAP_SU), strict=True):
            nodes += self._thing(node_id, self.w(word), source, cell, size)
        count = self.w("try.times", n=self.times)
        line_h = size * self.stage.line_height
        place = Rect(zones.play.x, zones.play.bottom - line_h, zones.play.w, line_h)
        told = Node("play/times", Role.STATUS, count, place, states=frozenset({State.LIVE}), look=Look.WORDS,
                    size_su=size, bold=True)  # fmt: skip
        acts = (Act.DROP,) if self.held else ()
        play = Node("play", Role.GROUP, "", zones.play, acts, children=(*nodes, told))
        rail = parts.rail(self.stage, zones.rail, [parts.back_item(self.stage), parts.help_item(self.stage)])
        top = parts.top(self.stage, zones, self.says, base_su=layout.TITLE_SU)
        return layout.window(self.stage, self.says, "", top, play, rail)

    def _thing(self, node_id: str, label: str, source: str, cell: Rect, size: float) -> list[Node]:
        """The thing in the middle of its part, as large as this learner needs it, its words below."""
        h = self.stage.height(label, size, cell.w, bold=True)
        line_h = size * self.stage.line_height
        free = cell.top(cell.h - h - line_h - GAP_SU)
        side = min(layout.target(self.stage), free.w, free.h)
        box = Rect.around(free.centre, side)
        states = frozenset({State.HELD} if node_id == BALL and self.held else set())
        lines = self.stage.lines(label, size, cell.w, bold=True)
        w = min(cell.w, max(self.stage.ruler.width(line, size, bold=True) for line in lines) + 4.0)
        under = Rect(cell.centre.x - w / 2, free.centre.y + side / 2 + 8.0, w, h)
        return [
            Node(node_id, Role.BUTTON, label, box, ACTS[node_id], states, source, look=Look.PICTURE),
            parts.text(f"{node_id}-words", label, under, size, bold=True),
        ]
