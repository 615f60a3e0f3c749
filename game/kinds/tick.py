"""tick: boxes to tick and untick, or round buttons of which one counts, then *J’ai fini*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, Self

from pydantic import Field, model_validator

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.round import NOTHING, BaseRound, Room, Round, Verdict
from game.core.wording import words
from game.kinds.kind import Challenge, Count, Strict, Text, mixed, number
from game.kinds.places import fits

GAP_SU = 24.0
TICK_SU = 64.0


class Box(Strict):
    name: Text = Field(description="Les mots à côté de la case.")
    picture: str = Field("", description="Son image.")
    ticked: bool = Field(False, description="Cochée au départ.")
    wanted: bool = Field(False, description="Cochée à la fin.")


class Page(Strict):
    ask: Text = Field(description="Ce qu’il faut cocher.")
    boxes: tuple[Box, ...] = Field(min_length=2, max_length=6, description="Les cases.")
    one: bool = Field(False, description="Boutons ronds : un seul à la fois.")

    @model_validator(mode="after")
    def something_to_do(self) -> Self:
        if all(box.ticked == box.wanted for box in self.boxes):
            raise ValueError("nothing to do: every box is already as wanted")
        if self.one and sum(box.wanted for box in self.boxes) != 1:
            raise ValueError("with `one: true`, exactly one box is wanted")
        return self


class Tick(Challenge):
    kind: Literal["tick"]
    pages: tuple[Page, ...] = Field(min_length=1, max_length=8, description="Les pages, dans l’ordre.")
    times: Count = number(2, 5, least=1, most=8, about="Combien de pages.")
    boxes: Count = number(3, 5, least=2, most=6, about="Combien de cases au plus.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        pages = mixed(self.pages, seed)[: self.times.whole(level)]
        n = self.boxes.whole(level)
        chosen = tuple(_fewer(page, n, seed + i) for i, page in enumerate(pages))
        return TickRound(room, chosen, tuple(box.ticked for box in chosen[0].boxes))


def _fewer(page: Page, n: int, seed: int) -> Page:
    """At most `n` boxes: those that need an act first, then others, in a mixed order."""
    order = mixed(range(len(page.boxes)), seed)
    order.sort(key=lambda i: (page.boxes[i].ticked == page.boxes[i].wanted, not page.boxes[i].wanted))
    keep = mixed(sorted(order[: max(2, n)]), seed + 1)
    return page.model_copy(update={"boxes": tuple(page.boxes[i] for i in keep)})


@dataclass(frozen=True)
class TickRound(BaseRound):
    """`ticked` is the state of the present page's boxes."""

    pages: tuple[Page, ...]
    ticked: tuple[bool, ...]
    at: int = 0
    toggles: int = 0

    @property
    def done(self) -> bool:
        return self.at >= len(self.pages)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.pages)

    def measures(self) -> Mapping[str, float]:
        return {"toggles": float(self.toggles)}

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        if aim.target == "play":
            return self, Verdict.not_yet("miss")
        if aim.target == f"play/p{self.at}-done":
            return self._finished(aim.target)
        for i in range(len(self.ticked)):
            if aim.target == f"play/p{self.at}-box{i}":
                return self._toggled(i), NOTHING
        return self, NOTHING

    def _toggled(self, i: int) -> TickRound:
        if self.pages[self.at].one:
            ticked = tuple(j == i for j in range(len(self.ticked)))
        else:
            ticked = tuple(t != (j == i) for j, t in enumerate(self.ticked))
        return replace(self, ticked=ticked, toggles=self.toggles + 1)

    def _finished(self, target: str) -> tuple[Round, Verdict]:
        page = self.pages[self.at]
        if any(t != box.wanted for t, box in zip(self.ticked, page.boxes, strict=True)):
            return self, Verdict.not_yet("boxes", target, words(self.room.stage.lang, "tick.look_again"))
        after = replace(self, at=self.at + 1)
        if after.done:
            return after, Verdict.reached()
        fresh = replace(after, ticked=tuple(box.ticked for box in self.pages[after.at].boxes))
        return fresh, Verdict.step()

    def compose(self) -> Node:
        area = self.room.rect
        children = self._page(area)
        return Node("play", Role.GROUP, "", area, (Act.PRESS,), children=children)

    @property
    def _shown(self) -> int:
        """The page on the stage: once all are done, the last one stays as it was left."""
        return min(self.at, len(self.pages) - 1)

    @property
    def _acts(self) -> tuple[Act, ...]:
        return () if self.done else (Act.PRESS,)

    def _page(self, area: Rect) -> tuple[Node, ...]:
        stage, page = self.room.stage, self.pages[self._shown]
        tight = area.h < 620.0 and area.w > 1100.0
        w = min(area.w, 1240.0 if not tight else 1800.0)
        sheet = Rect(area.centre.x - w / 2, area.y, w, area.h)
        rows = sheet.inset(32.0, 12.0)
        size = stage.size(44.0 if area.h > 720.0 else 34.0)
        ask_h = stage.height(page.ask.text, size, rows.w, bold=True)
        done = self._done(Rect(rows.x, rows.y + ask_h, rows.w, rows.h - ask_h), tight)
        ask = Node(
            f"play/p{self._shown}-ask", Role.TEXT, page.ask.text, rows.top(ask_h),
            look=Look.WORDS, size_su=size, bold=True,
        )  # fmt: skip
        below = rows.below(ask_h + 4.0)
        # Large type leaves little height: then the button stands beside the boxes, not under them.
        if tight:
            boxes = Rect(below.x, below.y, below.w - done.rect.w - GAP_SU, below.h)
        else:
            boxes = below.top(below.h - done.rect.h - (GAP_SU if area.h > 620.0 else 10.0))
        panel = Node("play/sheet", Role.GROUP, "", sheet, look=Look.PANEL)
        return (panel, ask, *self._boxes(boxes, page), done)

    def _done(self, area: Rect, beside: bool) -> Node:
        stage = self.room.stage
        label, size = words(stage.lang, "tick.done"), stage.size(40.0)
        h = max(104.0, size * stage.line_height + 28.0)
        w = max(280.0, stage.ruler.width(label, size, bold=True) + 150.0)
        rect = Rect(area.centre.x - w / 2, area.bottom - h, w, h)
        if beside:
            rect = Rect(area.right - w, area.centre.y - h / 2, w, h)
        return Node(
            f"play/p{self._shown}-done", Role.BUTTON, label, rect, self._acts,
            picture="sign:tick", look=Look.BUTTON, tone=Tone.ACT, size_su=size, bold=True,
        )  # fmt: skip

    def _boxes(self, area: Rect, page: Page) -> tuple[Node, ...]:
        columns = 2 if area.h / len(page.boxes) < (110.0 if area.w > 640.0 else 80.0) else 1
        rows = -(-len(page.boxes) // columns)
        gap = GAP_SU * 0.5 if area.h > 340.0 else 8.0
        h = min(130.0, (area.h - gap * (rows - 1)) / rows)
        w = (area.w - GAP_SU * (columns - 1)) / columns
        top = area.y + max(0.0, (area.h - rows * h - (rows - 1) * gap) / 2)
        cells = [
            Rect(area.x + (i % columns) * (w + GAP_SU), top + (i // columns) * (h + gap), w, h)
            for i in range(len(page.boxes))
        ]
        return tuple(
            self._box(i, box, page.one, cell) for i, (box, cell) in enumerate(zip(page.boxes, cells, strict=True))
        )

    def _box(self, i: int, box: Box, one: bool, rect: Rect) -> Node:
        """The whole card is the target; its picture stands at its end, where it keeps words free."""
        stage, name = self.room.stage, f"play/p{self._shown}-box{i}"
        side = min(96.0, rect.h - 16.0) if box.picture and rect.w > 4 * rect.h else 0.0
        picture = Rect(rect.right - side - 20.0, rect.centre.y - side / 2, side, side)
        ticked = min(TICK_SU, rect.h - 16.0) + 32.0
        words_room = Rect(0.0, 0.0, rect.w - ticked - side - 32.0, rect.h)
        if side and not fits(stage, box.name.text, stage.fit(box.name.text, 40.0, words_room), words_room):
            side, words_room = 0.0, Rect(0.0, 0.0, rect.w - ticked - 12.0, rect.h)
        image = (Node(f"{name}-picture", Role.IMAGE, "", picture, picture=box.picture, look=Look.PICTURE),)
        return Node(
            name, Role.RADIO if one else Role.CHECK_BOX, box.name.text, rect, self._acts,
            frozenset({State.CHECKED}) if self.ticked[i] else frozenset(), look=Look.RADIO if one else Look.CHECK,
            size_su=stage.fit(box.name.text, 40.0, words_room), audio=box.name.audio,
            children=image if side else (),
        )  # fmt: skip

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        boxes = self.pages[self.at].boxes
        wrong = [i for i, box in enumerate(boxes) if self.ticked[i] != box.wanted]
        if self.pages[self.at].one:
            wrong = [i for i in wrong if boxes[i].wanted]
        target = f"play/p{self.at}-box{wrong[0]}" if wrong else f"play/p{self.at}-done"
        return (Aim(target, Act.PRESS, 0.0),)
