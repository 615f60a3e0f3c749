"""drag: take each thing to its home, by holding or by click, move, click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from game.core.aim import Aim, PointerMoved, Route
from game.core.geometry import Point, Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.outcome import Motion
from game.core.round import NOTHING, BaseRound, Equivalent, Room, Round, Verdict
from game.kinds.kind import Bounds, Challenge, Count, Scaled, Size, Strict, Text, Thing, mixed, number
from game.kinds.places import on_card
from game.kinds.refusing import refuse

GAP_SU = 36.0
Reach = Annotated[Scaled, BeforeValidator(Bounds(0, 160))]


class Home(Thing):
    """Where things belong."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="Le nom court de la maison, pour les choses.")


class Carried(Thing):
    """A thing to be carried, and where it belongs."""

    home: str = Field(description="La maison où la chose va.")


class Drag(Challenge):
    EQUIVALENT: ClassVar[Equivalent | None] = Equivalent("take_and_put", (Route.POINTER, Route.TOUCH))
    kind: Literal["drag"]
    things: tuple[Carried, ...] = Field(min_length=1, max_length=10, description="Ce qu’il faut ranger.")
    homes: tuple[Home, ...] = Field(min_length=1, max_length=5, description="Où cela se range.")
    times: Count = number(3, 5, least=1, most=10, about="Combien de choses à ranger.")
    size_su: Size = number(220, 130, least=40, most=600, about="La taille des choses.")
    reach_su: Reach = number(80, 0, least=0, most=160, about="Autour de la maison, lâcher compte encore.")
    outside: Text | None = Field(None, description="Ce qui est dit quand c’est lâché à côté.")
    elsewhere: Text | None = Field(None, description="Ce qui est dit quand c’est une autre maison.")

    @model_validator(mode="after")
    def homes_are_there(self) -> Self:
        known = [home.id for home in self.homes]
        refuse(
            (("things", i, "home"), f"la maison « {thing.home} » n’existe pas : une de {', '.join(known)}"
             f" | home “{thing.home}” does not exist: one of {', '.join(known)}")
            for i, thing in enumerate(self.things)
            if thing.home not in known
        )  # fmt: skip
        return self

    def begin(self, level: float, seed: int, room: Room) -> Round:
        things = mixed(self.things, seed)[: self.times.whole(level)]
        return DragRound(
            room, tuple(things), self.homes, self.size_su.size_at(level), self.reach_su.at(level),
            self.outside.text if self.outside else "", self.elsewhere.text if self.elsewhere else "",
        )  # fmt: skip


@dataclass(frozen=True)
class DragRound(BaseRound):
    """`put` are the indexes of things at home; `held` is the one in hand, at `hand` in su."""

    things: tuple[Carried, ...]
    homes: tuple[Home, ...]
    size_su: float
    reach_su: float
    outside: str = ""
    elsewhere: str = ""
    put: frozenset[int] = frozenset()
    held: int | None = None
    hand: Point | None = None
    drops: int = 0
    dropped_outside: int = 0

    @property
    def done(self) -> bool:
        return len(self.put) == len(self.things)

    @property
    def progress(self) -> tuple[int, int]:
        return len(self.put), len(self.things)

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if aim.act is Act.GRAB:
            return self._grab(aim.target)
        if aim.act is Act.DROP and self.held is not None:
            return self._drop(self.held, aim.target)
        if aim.target == "play" and aim.act is Act.PRESS and self.held is None:
            return self, Verdict.not_yet("miss")
        return self, NOTHING

    def _grab(self, target: str) -> tuple[Round, Verdict]:
        for i in range(len(self.things)):
            if target == f"play/thing{i}" and i not in self.put and i != self.held:
                return replace(self, held=i, hand=None), NOTHING
        return self, NOTHING

    def _drop(self, held: int, target: str) -> tuple[Round, Verdict]:
        free = replace(self, held=None, hand=None, drops=self.drops + 1)
        for i, home in enumerate(self.homes):
            if target != f"play/home{i}":
                continue
            if home.id != self.things[held].home:
                return free, Verdict.not_yet("wrong_home", target, self.elsewhere)
            after = replace(free, put=self.put | {held})
            verdict = Verdict.reached if after.done else Verdict.step
            return after, verdict(target, Motion.POP)
        outside = replace(free, dropped_outside=self.dropped_outside + 1)
        return outside, Verdict.not_yet("dropped_outside", f"play/thing{held}", self.outside)

    def moved(self, pointer: PointerMoved) -> tuple[Round, Verdict]:
        if self.held is None:
            return self, NOTHING
        return replace(self, hand=pointer.point), NOTHING

    def measures(self) -> Mapping[str, float]:
        return {"dropped_outside": float(self.dropped_outside), "drops": float(self.drops)}

    # ------------------------------------------------------------------ layout

    def compose(self) -> Node:
        area = self.room.rect
        homes = self._homes(area.below(area.h * 0.46))
        things = self._things(area.top(area.h * 0.42))
        return Node("play", Role.GROUP, "", area, (Act.PRESS, Act.DROP), children=(*homes, *things))

    def _homes(self, area: Rect) -> tuple[Node, ...]:
        acts = (Act.DROP,) if self.held is not None else ()
        nodes = []
        for i, (home, cell) in enumerate(zip(self.homes, self._cells(area), strict=True)):
            picture, size = on_card(self.room.stage, home.name.text, 36.0, cell, home.picture)
            nodes.append(
                Node(f"play/home{i}", Role.BUTTON, home.name.text, cell, acts, picture=picture, look=Look.CHOICE,
                     size_su=size, reach_su=min(self.reach_su, GAP_SU / 2), audio=home.name.audio)
            )  # fmt: skip
        return tuple(nodes)

    def _cells(self, area: Rect) -> tuple[Rect, ...]:
        """One row of homes; two where one would make them narrower than their words."""
        n, label_su = len(self.homes), self.room.stage.size(36.0)
        words_w = max(self.room.stage.ruler.width(home.name.text, label_su) for home in self.homes) + 48.0
        if (area.w - GAP_SU * (n - 1)) / n >= min(words_w, 240.0) or n < 3:
            side = min(300.0, area.h - label_su * 1.5, (area.w - GAP_SU * 4) / n)
            return _row(area, n, max(side, min(words_w, (area.w - GAP_SU * (n - 1)) / n)), side + label_su * 1.5)
        above, below = area.rows(2, GAP_SU / 2)
        first = -(-n // 2)
        return (*_full_row(above, first, first), *_full_row(below, n - first, first))

    def _things(self, area: Rect) -> tuple[Node, ...]:
        n = len(self.things)
        side = min(self.size_su, area.h, (area.w - GAP_SU * (n - 1)) / n)
        nodes = []
        for i, cell in enumerate(_row(area, n, side, side)):
            if i in self.put:
                continue
            held = i == self.held
            rect = area_around(self.hand, cell) if held else cell
            nodes.append(self._thing(i, rect, held))
        # What is in the hand lies on top of everything.
        return tuple(sorted(nodes, key=lambda node: State.HELD in node.states))

    def _thing(self, i: int, rect: Rect, held: bool) -> Node:
        thing = self.things[i]
        states = frozenset({State.HELD}) if held else frozenset[State]()
        acts = () if held else (Act.GRAB,)
        return Node(
            f"play/thing{i}", Role.IMAGE if held else Role.BUTTON, thing.name.text,
            self.room.rect.clamp(rect), acts, states, thing.picture, look=Look.PICTURE, audio=thing.name.audio,
        )  # fmt: skip

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        i = self.held if self.held is not None else next(i for i in range(len(self.things)) if i not in self.put)
        home = next(h for h, home in enumerate(self.homes) if home.id == self.things[i].home)
        drop = Aim(f"play/home{home}", Act.DROP, 0.0)
        return (drop,) if self.held is not None else (Aim(f"play/thing{i}", Act.GRAB, 0.0), drop)


def area_around(hand: Point | None, cell: Rect) -> Rect:
    """Where a held thing is drawn: in the hand, or lifted a little where it lay (no pointer)."""
    return cell.shifted(0.0, -12.0) if hand is None else Rect.around(hand, cell.w, cell.h)


def _row(area: Rect, n: int, w: float, h: float) -> tuple[Rect, ...]:
    gap = min(120.0, (area.w - n * w) / max(1, n - 1)) if n > 1 else 0.0
    left = area.centre.x - (n * w + (n - 1) * gap) / 2
    top = area.centre.y - h / 2
    return tuple(Rect(left + i * (w + gap), top, w, h) for i in range(n))


__all__ = ["Carried", "Drag", "DragRound", "Home", "Strict"]


def _full_row(area: Rect, n: int, of: int) -> tuple[Rect, ...]:
    """`n` cells in the middle of a row that has room for `of`."""
    w = min(420.0, (area.w - GAP_SU * (of - 1)) / of)
    left = area.centre.x - (n * w + (n - 1) * GAP_SU) / 2
    return tuple(Rect(left + i * (w + GAP_SU), area.y, w, area.h) for i in range(n))
