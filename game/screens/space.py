"""The learner's space: choose a workshop, then the next challenge among two or three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core import frame
from game.core.aim import Aim
from game.core.demonstration import hinting
from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.core.scene import Step
from game.core.stage import GAP_SU, SMALL_SU
from game.core.wording import words
from game.screens import parts, rewarding
from game.screens.cards import OfferCard, Reached, WorkshopCard
from game.screens.choosing import Choice, Choosing, session_rail, session_rail_pressed

ICON_SU = 64.0
ARROW_SU = 96.0
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
    """`last`: the challenge chosen now is the last of this session. `others`: there are other workshops.

    `pause_offered`: the coach saw signs of tiredness: *Pause* is pointed at, and nothing is imposed.
    `promise`: the stars to earn and the reward that the young person chose; None without rewards.
    """

    offers: tuple[OfferCard, ...] = ()
    path: tuple[frame.PathStep, ...] = ()
    last: bool = False
    others: bool = False
    pause_offered: bool = False
    promise: rewarding.Promise | None = None

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
        """ "D’abord / Ensuite": what comes now and what follows, always in sight.

        With large words in a low window only the pictures stay; the words are said by *Aide*.
        """
        if self.promise is not None:
            row_h = rewarding.strip_height(self.stage)
            promised = rewarding.strip(self.stage, Rect(body.x, body.bottom - row_h, body.w, row_h), self.promise)
            return Rect(body.x, body.y, body.w, body.h - row_h - GAP_SU), (promised,)
        size = self.stage.size(SMALL_SU)
        labels = (self.w("choice.first"), self.w("choice.then.last" if self.last else "choice.then"))
        signs = ("sign:play", "sign:flag" if self.last else "sign:play")
        row_h = max(ICON_SU, size * self.stage.line_height) + 16.0
        widest = max(self.stage.ruler.width(t, size) for t in labels) + 24.0
        wordless = 2 * (ICON_SU + widest) + ARROW_SU + 96.0 > body.w
        cell_w = ICON_SU + (0.0 if wordless else widest)
        strip = Rect(body.x, body.bottom - row_h, body.w, row_h)
        around = Rect.around(strip.centre, 2 * cell_w + ARROW_SU + 64.0, row_h)
        first = Rect(around.x + 32.0, around.y, cell_w, row_h)
        then = Rect(first.right + ARROW_SU, around.y, cell_w, row_h)
        nodes = [parts.picture("choice/arrow", "sign:forward", Rect.around(around.centre, 52.0))]
        for node_id, label, sign, cell in zip(
            ("choice/first", "choice/then"), labels, signs, (first, then), strict=True
        ):
            nodes += self._cell(node_id, label, sign, cell, 0.0 if wordless else size)
        group = Node("choice/strip", Role.GROUP, " ".join(labels), around, look=Look.PANEL, children=tuple(nodes))
        return Rect(body.x, body.y, body.w, body.h - row_h - GAP_SU), (group,)

    def _cell(self, node_id: str, label: str, sign: str, cell: Rect, size: float) -> list[Node]:
        icon = Rect(cell.x, cell.centre.y - ICON_SU / 2, ICON_SU, ICON_SU)
        nodes = [parts.picture(f"{node_id}/picture", sign, icon, "" if size else label)]
        if size:
            height = size * self.stage.line_height
            room = Rect(icon.right + 16.0, cell.centre.y - height / 2, cell.w - ICON_SU - 16.0, height)
            nodes.append(parts.text(node_id, label, room, size))
        return nodes

    def rail(self, rect: Rect) -> Node:
        rail = session_rail(self, rect, self.path)
        return hinting(rail, frame.PAUSE) if self.pause_offered else rail

    def rail_pressed(self, aim: Aim) -> Step:
        if aim.target == rewarding.CHOOSE:
            return self.go("rewards")
        return session_rail_pressed(self, aim.target)


def share_words(lang: str, share: float) -> str:
    """What was reached, in words for those who cannot see the stars."""
    key = "share.none" if share <= 0 else "share.all" if share >= 1 else "share.some"
    return words(lang, key)
