"""lists: open a drop-down list, go along it with its lift (the scroll bar), choose the right line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Self

from pydantic import Field, model_validator

from game.core.aim import Aim, PointerMoved
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.round import NOTHING, BaseRound, Room, Round, Verdict
from game.core.wording import words
from game.kinds.kind import Challenge, Count, Strict, Text, chance, mixed, number
from game.kinds.scrolling import BAR_SU, Glide, scroll_bar, share_at

GAP_SU = 24.0


class Line(Strict):
    name: Text = Field(description="Les mots de la ligne.")
    picture: str = Field("", description="Son image.")


class Menu(Strict):
    ask: Text = Field(description="Ce qu’il faut choisir.")
    lines: tuple[Line, ...] = Field(min_length=2, max_length=24, description="Les lignes de la liste.")
    wanted: str = Field(description="Les mots de la bonne ligne.")

    @model_validator(mode="after")
    def wanted_is_a_line(self) -> Self:
        if self.wanted not in [line.name.text for line in self.lines]:
            known = ", ".join(line.name.text for line in self.lines)
            raise ValueError(
                f"« wanted » n’est aucune des lignes : une de {known}"
                f" | “wanted” is none of the lines: one of {known}"
            )
        return self


class Lists(Challenge):
    kind: Literal["lists"]
    menus: tuple[Menu, ...] = Field(min_length=1, max_length=8, description="Les listes, dans l’ordre.")
    times: Count = number(3, 3, least=1, most=8, about="Combien de listes.")
    lines: Count = number(4, 10, least=2, most=24, about="Combien de lignes dans la liste.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        menus = mixed(self.menus, seed)[: self.times.whole(level)]
        n = self.lines.whole(level)
        return ListsRound(room, tuple(_fewer(menu, n, seed + i) for i, menu in enumerate(menus)))


def _fewer(menu: Menu, n: int, seed: int) -> Menu:
    """`n` lines with the wanted one among them, in the author's order."""
    rng = chance(seed)
    others = [line for line in menu.lines if line.name.text != menu.wanted]
    kept = rng.sample(others, min(len(others), max(1, n - 1)))
    return menu.model_copy(
        update={"lines": tuple(x for x in menu.lines if x in kept or x.name.text == menu.wanted)}
    )


@dataclass(frozen=True)
class ListsRound(BaseRound):
    menus: tuple[Menu, ...]
    at: int = 0
    is_open: bool = False
    glide: Glide = field(default_factory=lambda: Glide(0.0, 1.0))
    held: bool = False
    openings: int = 0

    @property
    def done(self) -> bool:
        return self.at >= len(self.menus)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.menus)

    def measures(self) -> Mapping[str, float]:
        return {"openings": float(self.openings)}

    def in_room(self, room: Room) -> Round:
        moved = replace(self, room=room)
        return replace(moved, glide=moved._glide().put(self.glide.share)) if self.is_open else moved

    # ------------------------------------------------------------------ acts

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        match (aim.target.removeprefix(f"play/m{self.at}-"), aim.act):
            case ("combo", Act.PRESS | Act.DOUBLE):
                return self._toggled(), NOTHING
            case ("list", Act.SCROLL_DOWN) | ("bar-down", Act.PRESS):
                return self._scrolled(1.0, aim.at_s), NOTHING
            case ("list", Act.SCROLL_UP) | ("bar-up", Act.PRESS):
                return self._scrolled(-1.0, aim.at_s), NOTHING
            case ("bar-thumb", Act.GRAB):
                return replace(self, held=True), NOTHING
            case (_, Act.DROP):
                return replace(self, held=False), NOTHING
            case (line, Act.PRESS | Act.DOUBLE) if line.startswith("line") and self.is_open:
                return self._chosen(aim.target)
            case ("play", Act.PRESS):
                return self, Verdict.not_yet("miss")
        return self, NOTHING

    def _toggled(self) -> ListsRound:
        if self.is_open:
            return replace(self, is_open=False, held=False)
        return replace(self, is_open=True, glide=self._glide(), openings=self.openings + 1)

    def _scrolled(self, lines: float, at_s: float) -> ListsRound:
        if not self.is_open:
            return self
        return replace(self, glide=self.glide.sent(lines * self._line_h(), self.room.stage.motion, at_s))

    def _chosen(self, target: str) -> tuple[Round, Verdict]:
        for i, line in enumerate(self.menus[self.at].lines):
            if target != f"play/m{self.at}-line{i}":
                continue
            if line.name.text != self.menus[self.at].wanted:
                return self, Verdict.not_yet("other", target)
            after = replace(self, at=self.at + 1, is_open=False, held=False)
            # No motion: the next list stands here in the same frame.
            return after, Verdict.reached() if after.done else Verdict.step()
        return self, NOTHING

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]:
        if not self.held:
            return self, NOTHING
        return replace(self, glide=self.glide.put(share_at(self._bar(), pointer.y_su, self.glide))), NOTHING

    def tick(self, at_s: float) -> tuple[Round, Verdict]:
        glide = self.glide.ticked(at_s)
        return (self, NOTHING) if glide is self.glide else (replace(self, glide=glide), NOTHING)

    def wake_at_s(self) -> float | None:
        return self.glide.wake_at_s() if self.is_open and not self.done else None

    # ------------------------------------------------------------------ layout

    @property
    def _shown(self) -> int:
        """The list on the stage: once all are done, the last one stays with its choice."""
        return min(self.at, len(self.menus) - 1)

    def _line_h(self) -> float:
        return max(104.0, self.room.stage.size(40.0) * 1.5 + 20.0)

    def _sheet(self) -> Rect:
        area = self.room.rect
        w = min(area.w, 1160.0 if self.room.stage.text_scale < 1.5 else 1560.0)
        return Rect(area.centre.x - w / 2, area.y, w, area.h).inset(32.0, 12.0)

    def _ask_h(self) -> float:
        stage = self.room.stage
        return stage.height(self.menus[self._shown].ask.text, stage.size(44.0), self._sheet().w, bold=True)

    def _combo(self) -> Rect:
        sheet = self._sheet()
        return Rect(sheet.x, sheet.y + self._ask_h() + 12.0, sheet.w, self._line_h() + 8.0)

    def _view(self) -> Rect:
        """The open list: as many whole lines as there is room for."""
        combo, line = self._combo(), self._line_h()
        room = max(line, self._sheet().bottom - combo.bottom - 8.0)
        shown = min(len(self.menus[self._shown].lines), max(1, int(room // line)))
        narrower = BAR_SU + 8.0 if shown < len(self.menus[self._shown].lines) else 0.0
        return Rect(combo.x, combo.bottom + 8.0, combo.w - narrower, min(room, shown * line))

    def _bar(self) -> Rect:
        view = self._view()
        return Rect(view.right + 8.0, view.y, BAR_SU, view.h)

    def _glide(self) -> Glide:
        view = self._view()
        whole = self._line_h() * len(self.menus[self._shown].lines)
        return Glide(max(0.0, whole - view.h), view.h)

    def compose(self) -> Node:
        children = self._menu()
        root_acts = (Act.PRESS, Act.DROP)
        return Node("play", Role.GROUP, "", self.room.rect, root_acts, children=children)

    def _menu(self) -> tuple[Node, ...]:
        stage, menu = self.room.stage, self.menus[self._shown]
        sheet, combo = self._sheet(), self._combo()
        bottom = sheet.bottom if self.is_open else combo.bottom + 12.0
        ground = Rect(sheet.x, sheet.y, sheet.w, bottom - sheet.y).grown(12.0)
        panel = Node("play/sheet", Role.GROUP, "", ground, look=Look.PANEL)
        ask = Node(
            f"play/m{self._shown}-ask", Role.TEXT, menu.ask.text, sheet.top(self._ask_h()),
            look=Look.WORDS, size_su=stage.size(44.0), bold=True,
        )  # fmt: skip
        states = frozenset({State.EXPANDED}) if self.is_open else frozenset[State]()
        name = menu.wanted if self.done else words(stage.lang, "lists.choose")
        acts = () if self.done else (Act.PRESS,)
        box = Node(
            f"play/m{self._shown}-combo", Role.COMBO_BOX, name, combo, acts,
            states, "sign:drop-down", look=Look.FIELD, size_su=stage.size(40.0),
        )  # fmt: skip
        return (panel, ask, box, *self._list()) if self.is_open else (panel, ask, box)

    def _list(self) -> tuple[Node, ...]:
        view, lang = self._view(), self.room.stage.lang
        scrolls = self.glide.most > 0
        acts = (Act.SCROLL_DOWN, Act.SCROLL_UP) if scrolls else ()
        area = Node(
            f"play/m{self._shown}-list", Role.SCROLL_AREA, words(lang, "lists.list"), view, acts,
            look=Look.SCROLL, value=self.glide.share, children=self._lines(view),
        )  # fmt: skip
        if not scrolls:
            return (area,)
        names = (words(lang, "scroll.up"), words(lang, "scroll.down"), words(lang, "scroll.thumb"))
        return (area, *scroll_bar(f"play/m{self._shown}-bar", self._bar(), self.glide, names, self.held))

    def _lines(self, view: Rect) -> tuple[Node, ...]:
        stage, h = self.room.stage, self._line_h()
        nodes = []
        for i, line in enumerate(self.menus[self._shown].lines):
            rect = Rect(view.x, view.y + i * h - self.glide.now, view.w, h)
            if not view.overlaps(rect):
                continue
            # A line that is half hidden can be seen, not chosen: nobody aims at half a target.
            acts = (Act.PRESS,) if view.holds(rect, slack=2.0) else ()
            size = stage.fit(line.name.text, 40.0, Rect(0, 0, view.w - 150.0, h))
            nodes.append(
                Node(f"play/m{self._shown}-line{i}", Role.OPTION, line.name.text, rect, acts, picture=line.picture,
                     look=Look.OPTION, size_su=size, audio=line.name.audio)
            )  # fmt: skip
        return tuple(nodes)

    def solution(self) -> tuple[Aim, ...]:
        if self.done or self.glide.moving:
            return ()
        prefix = f"play/m{self.at}-"
        if not self.is_open:
            return (Aim(prefix + "combo", Act.PRESS, 0.0),)
        menu, view = self.menus[self.at], self._view()
        i = next(i for i, line in enumerate(menu.lines) if line.name.text == menu.wanted)
        rect = Rect(view.x, view.y + i * self._line_h() - self.glide.now, view.w, self._line_h())
        if view.holds(rect, slack=2.0):
            return (Aim(f"{prefix}line{i}", Act.PRESS, 0.0),)
        return (Aim(prefix + ("bar-up" if rect.y < view.y else "bar-down"), Act.PRESS, 0.0),)
