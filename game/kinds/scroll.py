"""scroll: go down a long picture with the wheel (or the arrows) to what lies at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from game.core.aim import Aim, PointerMoved, Route
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role
from game.core.outcome import Motion
from game.core.round import NOTHING, BaseRound, Equivalent, Room, Round, Verdict
from game.core.wording import words
from game.kinds.kind import Bounds, Challenge, Scaled, Text, Thing, number
from game.kinds.scrolling import BAR_SU, Glide, scroll_bar, share_at

Pages = Annotated[Scaled, BeforeValidator(Bounds(1.5, 12))]
STRIP_ASPECT = 4.0
Step = Annotated[Scaled, BeforeValidator(Bounds(0.1, 1))]


class Scroll(Challenge):
    EQUIVALENT: ClassVar[Equivalent | None] = Equivalent("step_by_step", (Route.POINTER,))
    kind: Literal["scroll"]
    strip: str = Field(description="La longue image à parcourir, de haut en bas.")
    treasure: Thing = Field(description="Ce qu’il faut trouver et cliquer.")
    pages: Pages = number(2, 5, least=1.5, most=12, about="La longueur, en hauteurs d’écran.")
    step: Step = number(0.5, 0.25, least=0.1, most=1, about="Un cran de molette, en hauteur d’écran.")
    found: Text | None = Field(None, description="Ce qui est dit quand le trésor apparaît.")

    def begin(self, level: float, seed: int, room: Room) -> Round:  # noqa: ARG002
        pages = self.pages.at(level)
        page = room.rect.h
        say = self.found.text if self.found else ""
        glide = Glide(page * (pages - 1), page)
        return ScrollRound(room, self.strip, self.treasure, pages, self.step.at(level), glide, say)


@dataclass(frozen=True)
class ScrollRound(BaseRound):
    strip: str
    treasure: Thing
    pages: float
    step: float
    glide: Glide
    found: str = ""
    held: bool = False
    opened: bool = False
    scrolls: int = 0
    seen: bool = False

    @property
    def done(self) -> bool:
        return self.opened

    @property
    def progress(self) -> tuple[int, int]:
        return (2 if self.opened else 1 if self.seen else 0), 2

    def measures(self) -> Mapping[str, float]:
        return {"scrolls": float(self.scrolls), "went_back": float(self.glide.turns)}

    def in_room(self, room: Room) -> Round:
        page = room.rect.h
        share = self.glide.share
        return replace(self, room=room, glide=Glide(page * (self.pages - 1), page).put(share))

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.opened:
            return self, NOTHING
        match (aim.target, aim.act):
            case ("play/area", Act.SCROLL_DOWN) | ("play/bar-down", Act.PRESS):
                return self._scrolled(self.step, aim.at_s)
            case ("play/area", Act.SCROLL_UP) | ("play/bar-up", Act.PRESS):
                return self._scrolled(-self.step, aim.at_s)
            case ("play/bar-thumb", Act.GRAB):
                return replace(self, held=True), NOTHING
            case (_, Act.DROP):
                return replace(self, held=False), NOTHING
            case ("play/treasure", Act.PRESS | Act.DOUBLE) if self._in_sight():
                return replace(self, opened=True), Verdict.reached("play/treasure", Motion.OPEN)
            case ("play", Act.PRESS):
                return self, Verdict.not_yet("miss")
        return self, NOTHING

    def _scrolled(self, pages: float, at_s: float) -> tuple[Round, Verdict]:
        glide = self.glide.sent(pages * self.glide.page, self.room.stage.motion, at_s)
        return replace(self, glide=glide, scrolls=self.scrolls + 1)._noticed()

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]:
        if not self.held:
            return self, NOTHING
        glide = self.glide.put(share_at(self._bar(), pointer.y_su, self.glide))
        return replace(self, glide=glide)._noticed()

    def tick(self, at_s: float) -> tuple[Round, Verdict]:
        glide = self.glide.ticked(at_s)
        return (self, NOTHING) if glide is self.glide else replace(self, glide=glide)._noticed()

    def wake_at_s(self) -> float | None:
        return None if self.opened else self.glide.wake_at_s()

    def _noticed(self) -> tuple[Round, Verdict]:
        """The first time that the treasure comes into sight is a step."""
        if self.seen or not self._in_sight():
            return self, NOTHING
        return replace(self, seen=True), Verdict.step(say=self.found)

    # ------------------------------------------------------------------ layout

    def _view(self) -> Rect:
        area = self.room.rect
        # The long picture is one wide and four high (assets); the view is as wide as it comes out.
        w = min(area.w - BAR_SU - 24.0, max(460.0, area.h * self.pages / STRIP_ASPECT))
        return Rect(area.centre.x - (w + BAR_SU + 24.0) / 2, area.y, w, area.h)

    def _bar(self) -> Rect:
        view = self._view()
        return Rect(view.right + 24.0, view.y, BAR_SU, view.h)

    def _treasure_rect(self) -> Rect:
        view = self._view()
        side = min(240.0, view.h * 0.42)
        bottom = view.y + view.h * self.pages - self.glide.now
        return Rect(view.centre.x - side / 2, bottom - side - view.h * 0.06, side, side)

    def _in_sight(self) -> bool:
        return self._view().holds(self._treasure_rect(), slack=2.0)

    def compose(self) -> Node:
        view = self._view()
        lang = self.room.stage.lang
        strip = Rect(view.x, view.y - self.glide.now, view.w, view.h * self.pages)
        inside = [Node("play/strip", Role.IMAGE, "", strip, picture=self.strip, look=Look.PICTURE)]
        if self._in_sight() and not self.opened:
            inside.append(
                Node("play/treasure", Role.BUTTON, self.treasure.name.text, self._treasure_rect(), (Act.PRESS,),
                     picture=self.treasure.picture, look=Look.PICTURE, audio=self.treasure.name.audio)
            )  # fmt: skip
        area = Node(
            "play/area", Role.SCROLL_AREA, words(lang, "scroll.area"), view,
            (Act.SCROLL_DOWN, Act.SCROLL_UP), look=Look.SCROLL, value=self.glide.share, children=tuple(inside),
        )  # fmt: skip
        names = (words(lang, "scroll.up"), words(lang, "scroll.down"), words(lang, "scroll.thumb"))
        bar = scroll_bar("play/bar", self._bar(), self.glide, names, self.held)
        root_acts = (Act.PRESS, Act.DROP)
        return Node("play", Role.GROUP, "", self.room.rect, root_acts, children=(area, *bar))

    def solution(self) -> tuple[Aim, ...]:
        if self.opened or self.glide.moving:
            return ()
        if self._in_sight():
            return (Aim("play/treasure", Act.PRESS, 0.0),)
        act = Act.SCROLL_UP if self.glide.now >= self.glide.most else Act.SCROLL_DOWN
        return (Aim("play/area", act, 0.0),)
