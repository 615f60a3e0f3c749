"""Where a card and the places for it lie: a message beside its places, a small card above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.round import Room
from game.core.stage import Stage
from game.kinds.kind import Text
from game.kinds.notice import answer_node, choice_size
from game.kinds.sheet import Sheet, Shown, sheet_node

GAP_SU = 32.0
PILE_SU = 10.0
TONES = (Tone.SEA, Tone.SUN, Tone.LILAC)


class CardSeen(Protocol):
    @property
    def name(self) -> Text: ...
    @property
    def picture(self) -> str: ...
    @property
    def sheet(self) -> Sheet | None: ...


class PlaceSeen(Protocol):
    @property
    def name(self) -> Text: ...
    @property
    def picture(self) -> str: ...


@dataclass(frozen=True)
class Seen:
    """`left` cards still lie under this one; `right` is its place, shown as chosen at the very end.

    `hint` stands where a place was tried: what was pressed answers, in words that stay.
    """

    prefix: str
    left: int
    tried: frozenset[int]
    done: bool
    right: int
    hint: str = ""
    last: int = -1


def sorted_nodes(room: Room, card: CardSeen, places: Sequence[PlaceSeen], seen: Seen) -> tuple[Node, ...]:
    area, stage = room.rect, room.stage
    pictured = any(place.picture for place in places)
    if card.sheet is not None and not stage.portrait:
        w = area.w * 0.6
        ground = Rect(area.x, area.y, w, area.h)
        column = Rect(area.x + w + GAP_SU, area.y, area.w - w - GAP_SU, area.h)
        h = min(190.0, (column.h - GAP_SU * (len(places) - 1)) / len(places))
        used = h * len(places) + GAP_SU * (len(places) - 1)
        below = Rect(column.x, column.centre.y - used / 2, column.w, used)
        cells: Sequence[Rect] = below.rows(len(places), GAP_SU)
    else:
        cells = _below(stage, area, places, pictured, card.sheet is not None)
        ground = area.top(cells[0].y - GAP_SU - area.y)
    return (*_card(stage, ground, card, seen), *_places(stage, cells, places, seen))


def _below(stage: Stage, area: Rect, places: Sequence[PlaceSeen], pictured: bool, flat: bool) -> Sequence[Rect]:
    """A row of places at the foot; in portrait large words stand under one another."""
    n = len(places)
    if stage.portrait and (flat or stage.text_scale > 1.3 or n > 2):
        gap = GAP_SU if stage.text_scale <= 1.3 else 16.0
        h = min(150.0 if stage.text_scale <= 1.3 else 170.0, (area.h * 0.5 - gap * (n - 1)) / n)
        h = max(stage.min_target_su, h)
        used = h * n + gap * (n - 1)
        return Rect(area.x, area.bottom - used, area.w, used).rows(n, gap)
    h = min(area.h * 0.42, 300.0 if pictured else 170.0)
    w = min(area.w, n * 520.0 + (n - 1) * GAP_SU)
    return Rect(area.centre.x - w / 2, area.bottom - h, w, h).columns(n, GAP_SU)


def _card(stage: Stage, ground: Rect, card: CardSeen, seen: Seen) -> tuple[Node, ...]:
    if card.sheet is not None:
        marked = frozenset(card.sheet.clues) if seen.tried or seen.done else frozenset[int]()
        shown = Shown(frozenset(), marked, not seen.done)
        return (sheet_node(stage, ground, card.sheet, seen.prefix, shown),)
    pile = min(2, seen.left)
    room = Rect(ground.x, ground.y, ground.w, ground.h - PILE_SU * 2 - 8.0)
    w = min(room.w - 8.0, 900.0 if stage.text_scale <= 1.3 else 1400.0)
    h = min(room.h, 420.0 if card.picture else 260.0)
    rect = Rect.around(room.centre, w, h)
    under = [
        Node(f"{seen.prefix}-under{i}", Role.GROUP, "", rect.shifted(0.0, PILE_SU * i).inset(PILE_SU * i, 0.0),
             look=Look.PANEL)
        for i in range(pile, 0, -1)
    ]  # fmt: skip
    size, picture = choice_size(stage, rect, card.name.text, 48.0, card.picture)
    top = Node(
        f"{seen.prefix}-card", Role.BUTTON, card.name.text, rect, () if seen.done else (Act.PRESS,),
        picture=picture, look=Look.CHOICE, size_su=size,
        audio=card.name.audio,
    )  # fmt: skip
    ear = Rect(rect.right - 68.0, rect.y + 16.0, 48.0, 48.0)
    sign = Node(f"{seen.prefix}-ear", Role.IMAGE, "", ear, picture="sign:speaker", look=Look.PICTURE)
    # Large words need the whole card; it reads itself aloud all the same.
    return (*under, replace(top, children=(sign,) if stage.text_scale <= 1.3 else ()))


def _places(stage: Stage, cells: Sequence[Rect], places: Sequence[PlaceSeen], seen: Seen) -> tuple[Node, ...]:
    nodes = []
    sized = [
        choice_size(stage, cell, place.name.text, 40.0, place.picture)
        for place, cell in zip(places, cells, strict=True)
    ]
    size = min(size for size, _ in sized)  # places are alike: their words are of one size
    for i, (place, cell) in enumerate(zip(places, cells, strict=True)):
        if i == seen.last and seen.hint and not seen.done:
            nodes.append(answer_node(stage, cell, f"{seen.prefix}-hint", seen.hint))
            continue
        picture = sized[i][1]
        states: set[State] = set()
        if i in seen.tried or (seen.done and i != seen.right):
            states = {State.DIMMED, State.DISABLED}
        elif seen.done:
            states = {State.SELECTED}
        nodes.append(
            Node(
                f"{seen.prefix}-place{i}", Role.BUTTON, place.name.text, cell,
                () if seen.done else (Act.PRESS,), frozenset(states), picture, look=Look.CHOICE,
                tone=TONES[i % len(TONES)], size_su=size,
                audio=place.name.audio,
            )
        )  # fmt: skip
    return tuple(nodes)
