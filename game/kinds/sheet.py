"""A message or page of the false web: its parts, top to bottom, in a frame that says « pour de faux ».

The same sheet is read (`sort`) or searched for clues (`clue`). Parts can be told apart by what they
are; a part of a trap names the family of its clue.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Self

from pydantic import Field, model_validator

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.character import Tones
from game.kinds.kind import Strict, Text
from game.kinds.traps import Family

What = Literal[
    "from", "to", "date", "author", "address", "lock", "subject", "heading", "text", "picture", "button", "note"
]
SIZES: dict[str, float] = {"subject": 42.0, "heading": 44.0, "text": 38.0, "button": 38.0, "address": 38.0}
SMALL_SU = 34.0
BOLD = frozenset({"subject", "heading", "from", "button"})
SIGN_SU = 48.0
PAD_SU, GAP_SU = 20.0, 8.0
LOCK_SU = 96.0
FACTORS = (1.2, 1.1, 1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
LAST_FACTORS = (0.66, 0.62, 0.58, 0.54, 0.5, 0.46, 0.42, 0.38)


class Part(Strict):
    """One piece of a message or page."""

    part: What = Field(description="Ce que c’est : from, subject, text, button, address, date …")
    content: Text = Field(description="Ce qu’on y lit.")
    picture: str = Field("", description="Son image.")
    clue: Family | None = Field(None, description="La famille d’indice, si c’en est un.")
    say: Text | None = Field(None, description="Ce qui est dit quand on la montre.")


class Sheet(Strict):
    """A mail, an SMS, a page, a post or a window that is only pretended."""

    site: Text = Field(description="Le titre du cadre : une boîte, un site, une application inventés.")
    tone: Tones = Field("sea", description="Sa couleur.")
    parts: tuple[Part, ...] = Field(min_length=1, max_length=9, description="Ses parties, de haut en bas.")

    @model_validator(mode="after")
    def lock_goes_with_address(self) -> Self:
        kinds = [part.part for part in self.parts]
        if "lock" in kinds and "address" not in kinds:
            raise ValueError("le cadenas va avec une adresse | the lock goes with an address")
        if any(kinds.count(alone) > 1 for alone in ("lock", "address")):
            raise ValueError("une seule adresse et un seul cadenas | one address and one lock")
        return self

    @property
    def clues(self) -> tuple[int, ...]:
        return tuple(i for i, part in enumerate(self.parts) if part.clue)

    @property
    def spoken(self) -> str:
        return " ".join([f"{self.site.text}.", *(_ended(part.content.text) for part in self.parts)])


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?…" else f"{text}."


@dataclass(frozen=True)
class Shown:
    """How a sheet stands now: parts that can be pressed, and parts that are marked as clues.

    `keep` are the parts that a challenge needs; with large words others give way, clues too.
    """

    pressable: frozenset[int] = frozenset()
    marked: frozenset[int] = frozenset()
    listens: bool = True
    keep: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Plan:
    rows: tuple[tuple[tuple[int, ...], float], ...]
    factor: float


def frame_bar(stage: Stage, width: float, title: str, base: float = 34.0) -> tuple[float, float]:
    """Size of the words on the frame's bar, and the height of the bar."""
    tag = words(stage.lang, "sheet.pretend")
    size = stage.size(base)
    while size > 22.0:
        taken = stage.ruler.width(title, size, bold=True) + stage.ruler.width(tag, size) + SIGN_SU + 148.0
        if taken <= width:
            break
        size *= 0.94
    return size, max(64.0, size * stage.line_height + 12.0)


def framed(
    stage: Stage, area: Rect, prefix: str, title: str, tone: Tone, children: tuple[Node, ...], listens: bool
) -> Node:
    """A frame that reads itself aloud when pressed; an ear on its bar says so."""
    size, bar_h = frame_bar(stage, area.w, title)
    ear: tuple[Node, ...] = ()
    if listens:
        tag_w = stage.ruler.width(words(stage.lang, "sheet.pretend"), size) + 64.0
        side = min(SIGN_SU, bar_h - 12.0)
        box = Rect(area.right - tag_w - side - 16.0, area.y + (bar_h - side) / 2, side, side)
        ear = (Node(f"{prefix}-ear", Role.IMAGE, "", box, picture="sign:speaker", look=Look.PICTURE),)
    return Node(
        f"{prefix}-frame", Role.BUTTON if listens else Role.GROUP, title, area, (Act.PRESS,) if listens else (),
        look=Look.FRAME, tone=tone, size_su=size, value=bar_h, detail=words(stage.lang, "sheet.pretend"),
        children=(*ear, *children),
    )  # fmt: skip


def sheet_node(stage: Stage, area: Rect, sheet: Sheet, prefix: str, shown: Shown, grows: bool = True) -> Node:
    """The whole sheet in `area`: as high as it needs, with its parts as `<prefix>-part<i>`."""
    _, bar_h = frame_bar(stage, area.w, sheet.site.text)
    room = Rect(area.x, area.y + bar_h, area.w, area.h - bar_h).inset(PAD_SU, PAD_SU * 0.8)
    plan = _planned(stage, sheet, room, shown)
    used = sum(h for _, h in plan.rows) + GAP_SU * (len(plan.rows) - 1)
    if grows:  # the frame is no higher than what it holds
        area = Rect(area.x, area.y + max(0.0, (room.h - used) / 2), area.w, area.h - max(0.0, room.h - used))
        room = Rect(room.x, area.y + bar_h + PAD_SU * 0.8, room.w, used)
    nodes: list[Node] = []
    y = room.y
    for row, h in plan.rows:
        nodes += _row(stage, sheet, row, Rect(room.x, y, room.w, h), prefix, shown, plan.factor)
        y += h + GAP_SU
    return framed(stage, area, prefix, sheet.site.text, Tone(sheet.tone), tuple(nodes), shown.listens)


def part_nodes(stage: Stage, room: Rect, sheet: Sheet, prefix: str, shown: Shown) -> tuple[Node, ...]:
    """The parts alone, in a frame that somebody else draws: a mail in its mailbox, a post in its network."""
    plan = _planned(stage, sheet, room, shown)
    nodes: list[Node] = []
    y = room.y
    for row, h in plan.rows:
        nodes += _row(stage, sheet, row, Rect(room.x, y, room.w, h), prefix, shown, plan.factor)
        y += h + GAP_SU
    return tuple(nodes)


def leaves(stage: Stage, room: Rect, sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet cut into as many as it needs so that each is shown whole, in readable type, in `room`."""
    cut: list[list[Part]] = [[]]
    for part in sheet.parts:
        tried = sheet.model_copy(update={"parts": (*cut[-1], part)})
        if cut[-1] and not _whole(stage, room, tried):
            cut.append([])
        cut[-1].append(part)
    return tuple(sheet.model_copy(update={"parts": tuple(parts)}) for parts in cut)


def _whole(stage: Stage, room: Rect, sheet: Sheet) -> bool:
    kept = list(range(len(sheet.parts)))
    return any(_rows(stage, sheet, kept, room, Shown(), factor) for factor in FACTORS)


# ---------------------------------------------------------------------- which parts, how large


def _planned(stage: Stage, sheet: Sheet, room: Rect, shown: Shown) -> _Plan:
    """Less, before smaller: parts that are no clue give way first, the last one first."""
    kept = list(range(len(sheet.parts)))
    for spare in (None, *_spare(sheet, shown)):
        if spare is not None:
            kept.remove(spare)
        for factor in FACTORS:
            plan = _rows(stage, sheet, kept, room, shown, factor)
            if plan is not None:
                return plan
    for factor in LAST_FACTORS:
        plan = _rows(stage, sheet, kept, room, shown, factor)
        if plan is not None:
            return plan
    return _squeezed(sheet, kept, room, LAST_FACTORS[-1])


def _spare(sheet: Sheet, shown: Shown) -> list[int]:
    """Parts that may give way, the first to go first; something is always left."""
    parts = sheet.parts
    keep = shown.keep if shown.pressable else frozenset(sheet.clues[:2])
    texts = [i for i, part in enumerate(parts) if part.part in ("text", "subject", "heading")]
    rank = {}
    for i, part in enumerate(parts):
        if i in keep or part.part == "lock" or (part.part == "address" and _lock(sheet) is not None):
            continue
        known = part.part in ("from", "address")
        rank[i] = (2 if known else 1 if part.clue else 3 if texts[:1] == [i] else 0, -i)
    return sorted(rank, key=lambda i: rank[i])[: len(parts) - 1]


def _lock(sheet: Sheet) -> int | None:
    return next((i for i, part in enumerate(sheet.parts) if part.part == "lock"), None)


def _rows(stage: Stage, sheet: Sheet, kept: list[int], room: Rect, shown: Shown, factor: float) -> _Plan | None:
    """The rows at this size; None when they do not fit."""
    groups = _groups(sheet, kept)
    # Targets keep their size: with large words fewer parts are shown.
    least = stage.min_target_su if shown.pressable else 0.0
    rows = tuple((group, max(least, _height(stage, sheet, group, room, factor))) for group in groups)
    used = sum(h for _, h in rows) + GAP_SU * (len(rows) - 1)
    return _Plan(rows, factor) if used <= room.h else None


def _squeezed(sheet: Sheet, kept: list[int], room: Rect, factor: float) -> _Plan:
    groups = _groups(sheet, kept)
    h = max(44.0, (room.h - GAP_SU * (len(groups) - 1)) / len(groups))
    return _Plan(tuple((group, h) for group in groups), factor)


def _groups(sheet: Sheet, kept: list[int]) -> list[tuple[int, ...]]:
    """A lock stands in the row of its address; everything else has a row of its own."""
    lock = next((i for i in kept if sheet.parts[i].part == "lock"), None)
    groups: list[tuple[int, ...]] = []
    for i in kept:
        if i == lock:
            continue
        is_address = sheet.parts[i].part == "address" and lock is not None
        groups.append((lock, i) if is_address and lock is not None else (i,))
    return groups


def _size(stage: Stage, part: Part, factor: float, width: float) -> float:
    """The wanted size; smaller only where a single word (an address) would be wider than its line."""
    size = stage.size(SIZES.get(part.part, SMALL_SU) * factor)
    bold = part.part in BOLD
    widest = max(stage.ruler.width(word, size, bold) for word in part.content.text.split(" "))
    return size if widest <= width else size * max(0.1, width) / widest


def _height(stage: Stage, sheet: Sheet, group: tuple[int, ...], room: Rect, factor: float) -> float:
    part = sheet.parts[group[-1]]
    if part.part == "picture":
        return min(240.0, room.h * 0.36)
    bold = part.part in BOLD
    width = room.w - _margins(part) - (LOCK_SU + 8.0 if len(group) > 1 else 0.0)
    size = _size(stage, part, factor, width)
    text_h = stage.height(part.content.text, size, width, bold)
    return text_h + (48.0 if part.part == "button" else 20.0 if part.part == "address" else 14.0)


def _margins(part: Part) -> float:
    """What an option or a button takes from the width of its words."""
    if part.part == "button":
        return 150.0
    inset = 12.0 if part.part == "address" else 0.0
    return 44.0 + inset + SIGN_SU + (SIGN_SU + 12.0 if part.picture else 0.0)


# ---------------------------------------------------------------------- drawing


def _row(
    stage: Stage, sheet: Sheet, row: tuple[int, ...], rect: Rect, prefix: str, shown: Shown, factor: float
) -> list[Node]:
    if len(row) == 2:
        lock = Rect(rect.x, rect.y, LOCK_SU, rect.h)
        rest = Rect(rect.x + LOCK_SU + 8.0, rect.y, rect.w - LOCK_SU - 8.0, rect.h)
        return [
            *_part(stage, sheet, row[0], lock, prefix, shown, factor),
            *_part(stage, sheet, row[1], rest, prefix, shown, factor),
        ]
    return _part(stage, sheet, row[0], rect, prefix, shown, factor)


def _part(stage: Stage, sheet: Sheet, i: int, rect: Rect, prefix: str, shown: Shown, factor: float) -> list[Node]:
    part = sheet.parts[i]
    acts = (Act.PRESS,) if i in shown.pressable else ()
    states = frozenset({State.SELECTED}) if i in shown.marked else frozenset[State]()
    size = _size(stage, part, factor, rect.w - _margins(part))
    node = Node(
        f"{prefix}-part{i}", Role.BUTTON if acts else Role.TEXT, part.content.text, rect, acts, states,
        part.picture, look=Look.OPTION, size_su=size, bold=part.part in BOLD, audio=part.content.audio,
    )  # fmt: skip
    match part.part:
        case "button":
            w = min(rect.w, stage.ruler.width(part.content.text, size, bold=True) + 150.0)
            box = Rect(rect.x + 12.0, rect.y + 4.0, max(160.0, w), rect.h - 8.0)
            return [replace(node, rect=box, look=Look.CHOICE, tone=Tone.ACT, picture="", reach_su=4.0)]
        case "picture":
            w = min(rect.w, rect.h * 1.9)
            box = Rect(rect.x + 12.0, rect.y, w, rect.h)
            role = Role.BUTTON if acts else Role.IMAGE
            tone = Tone(sheet.tone)
            return [replace(node, rect=box, look=Look.CHOICE, size_su=0.0, role=role, tone=tone)]
        case "lock":
            sign = part.picture or "sign:lock"
            return [replace(node, look=Look.QUIET, size_su=0.0, picture=sign)]
        case "address":
            ground = Node(f"{prefix}-bar", Role.GROUP, "", rect, look=Look.FIELD)
            return [ground, replace(node, rect=rect.inset(6.0, 5.0), reach_su=6.0)]
    return [node]
