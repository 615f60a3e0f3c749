"""The learner's space: choose a workshop, then the next challenge among two or three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core import frame
from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.core.scene import Step
from game.core.stage import GAP_SU, SMALL_SU
from game.core.wording import words
from game.screens import parts
from game.screens.cards import OfferCard, Reached, WorkshopCard
from game.screens.choosing import Choice, Choosing, session_rail, session_rail_pressed

TONES = (Tone.SEA, Tone.SUN, Tone.LEAF, Tone.CORAL, Tone.LILAC)
SHARES = {Reached.NEW: 0.0, Reached.STARTED: 0.0, Reached.REACHED: 0.5, Reached.ALONE: 1.0}


@dataclass(frozen=True)
class Workshops(Choosing):
    workshops: tuple[WorkshopCard, ...] = ()
    path: tuple[frame.PathStep, ...] = ()

    @property
    def name(self) -> str:
        return "space"

    @property
    def says(self) -> str:
        return self.w("space.says" if self.workshops else "space.empty")

    @property
    def helps(self) -> str:
        return self.w("space.helps" if self.workshops else "space.empty")

    @property
    def scene(self) -> str:
        return "scene:canal"

    @property
    def choices(self) -> Sequence[Choice]:
        return [
            Choice(w.id, w.title, w.picture, "workshop", {"pack": w.id}, TONES[i % len(TONES)],
                   w.share, share_words(self.lang, w.share))
            for i, w in enumerate(self.workshops)
        ]  # fmt: skip

    def rail(self, rect: Rect) -> Node:
        return session_rail(self, rect, self.path)

    def rail_pressed(self, aim: Aim) -> Step:
        return session_rail_pressed(self, aim.target)


@dataclass(frozen=True)
class Offers(Choosing):
    """`last`: the challenge chosen now is the last of this session. `others`: there are other workshops."""

    offers: tuple[OfferCard, ...] = ()
    path: tuple[frame.PathStep, ...] = ()
    last: bool = False
    others: bool = False

    @property
    def name(self) -> str:
        return "choice"

    @property
    def says(self) -> str:
        return self.w("choice.says" if self.offers else "space.empty")

    @property
    def helps(self) -> str:
        return self.w("choice.helps.last" if self.last else "choice.helps")

    @property
    def scene(self) -> str:
        return "scene:canal"

    @property
    def choices(self) -> Sequence[Choice]:
        offered = [
            Choice(o.id, o.title, o.picture, "play", {"challenge": o.id}, TONES[i % len(TONES)],
                   SHARES[o.reached], self.w(f"reached.{o.reached}"))
            for i, o in enumerate(self.offers)
        ]  # fmt: skip
        if self.others:
            offered.append(Choice("/other", self.w("choice.other"), "🧭", "space"))
        return offered

    def extra(self, body: Rect) -> tuple[Rect, tuple[Node, ...]]:
        """ "D’abord / Ensuite": what comes now and what follows, always in sight."""
        size = self.stage.size(SMALL_SU)
        first, then = self.w("choice.first"), self.w("choice.then.last" if self.last else "choice.then")
        widest = max(self.stage.ruler.width(t, size) for t in (first, then))
        icon = 84.0
        side_by_side = 2 * (widest + icon + 48.0) + 144.0 <= body.w
        row_h = max(icon, size * self.stage.line_height) + 16.0
        h = row_h if side_by_side else 2 * row_h
        strip = Rect(body.x, body.bottom - h, body.w, h)
        cell_w = min(widest + icon + 48.0, body.w - 48.0)
        if side_by_side:
            x = strip.centre.x - cell_w - 48.0
            cells = [Rect(x, strip.y, cell_w, row_h), Rect(x + cell_w + 96.0, strip.y, cell_w, row_h)]
            arrow = Rect.around(strip.centre, 56.0)
            used_w = 2 * cell_w + 96.0
        else:
            x = strip.centre.x - cell_w / 2
            cells = [Rect(x, strip.y, cell_w, row_h), Rect(x, strip.y + row_h, cell_w, row_h)]
            arrow = None
            used_w = cell_w
        nodes = [
            *self._cell("choice/first", first, "sign:play", cells[0], icon, size),
            *((parts.picture("choice/arrow", "sign:next", arrow),) if arrow else ()),
            *self._cell("choice/then", then, "sign:flag" if self.last else "sign:play", cells[1], icon, size),
        ]
        around = Rect(strip.centre.x - used_w / 2 - 24.0, strip.y, used_w + 48.0, strip.h)
        group = Node(
            "choice/strip", Role.GROUP, self.w("choice.strip"), around, look=Look.PANEL, children=tuple(nodes)
        )
        return Rect(body.x, body.y, body.w, body.h - h - GAP_SU), (group,)

    def _cell(self, node_id: str, label: str, sign: str, cell: Rect, icon: float, size: float) -> tuple[Node, ...]:
        place = Rect(cell.x, cell.centre.y - icon / 2, icon, icon)
        height = size * self.stage.line_height
        room = Rect(cell.x + icon + 24.0, cell.centre.y - height / 2, cell.w - icon - 24.0, height)
        return (
            parts.picture(f"{node_id}/picture", sign, place),
            parts.text(node_id, label, room, size, look=Look.WORDS),
        )

    def rail(self, rect: Rect) -> Node:
        return session_rail(self, rect, self.path)

    def rail_pressed(self, aim: Aim) -> Step:
        return session_rail_pressed(self, aim.target)


def share_words(lang: str, share: float) -> str:
    """What was reached, in words for those who cannot see the stars."""
    key = "share.none" if share <= 0 else "share.all" if share >= 1 else "share.some"
    return words(lang, key)
