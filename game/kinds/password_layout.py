"""What password shows: the phrase, how strong it is, the rules it keeps, and the pictures to choose."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.character import fitted, one_line
from game.kinds.form_frame import BUTTON_SU, line, main_button, small_button
from game.kinds.kind import Words
from game.kinds.pretended import bar_height, window

GAP_SU, PAD_SU = 16.0, 24.0
LEAST_SU = 96.0
READABLE_SU = 18.0  # under it words would be lost beside their pictures, which are what is chosen
TICK_SU = 44.0  # words alone leave the corner of the tick
RULES_FROM_SU = 1240.0


@dataclass(frozen=True)
class Shown:
    """One state: `tiles` are words with their pictures, `chosen` those in the phrase."""

    site: Words
    tone: str
    tiles: tuple[tuple[str, str], ...] = field(repr=False)
    chosen: tuple[str, ...] = field(repr=False)
    text: str = field(repr=False)
    score: int
    rules: tuple[tuple[str, bool], ...]
    words: int
    again: bool
    over: bool


def layout(stage: Stage, area: Rect, shown: Shown) -> Node:
    bar = bar_height(stage, area)
    inner = Rect(area.x, area.y + bar, area.w, area.h - bar).inset(PAD_SU, 14.0)
    nodes: list[Node] = []
    if inner.w >= RULES_FROM_SU * min(1.3, stage.text_scale) and inner.h >= 430.0 and not shown.again:
        side = Rect(inner.right - 360.0, inner.y, 360.0, inner.h)
        inner = Rect(inner.x, inner.y, inner.w - 360.0 - 32.0, inner.h)
        nodes += _rules(stage, side, shown)
    narrow = inner.w < 900.0 * min(1.3, stage.text_scale)
    top = inner.top(BUTTON_SU)
    nodes += _writing(stage, top, shown, alone=narrow)
    y = BUTTON_SU + 10.0
    foot = BUTTON_SU + GAP_SU if narrow else 0.0
    # The pictures need two rows before the words of the meter are large.
    left = inner.h - y - 12.0 - foot - 2 * LEAST_SU - GAP_SU
    meter_h = max(30.0, min(56.0 if stage.text_scale < 1.3 else 64.0, left))
    nodes += _meter(stage, Rect(inner.x, inner.y + y, inner.w, meter_h), shown)
    y += meter_h + 12.0
    tiles = Rect(inner.x, inner.y + y, inner.w, inner.h - y - foot)
    nodes += _tiles(stage, tiles, shown)
    if narrow and not shown.over:
        row = Rect(inner.x, inner.bottom - BUTTON_SU, inner.w, BUTTON_SU)
        nodes.append(main_button(stage, "play/keep", words(stage.lang, "password.keep"), row, "sign:tick"))
    frame = window(stage, "play/window", shown.site, area, Tone(shown.tone), tuple(nodes))
    return Node("play", Role.GROUP, "", area, children=(frame,))


def _writing(stage: Stage, row: Rect, shown: Shown, alone: bool) -> list[Node]:
    """The phrase, the button that takes the last word away, and (in a wide window) the main one."""
    keep = words(stage.lang, "password.keep")
    keep_w = 0.0 if alone else max(280.0, stage.ruler.width(keep, stage.size(40.0), True) + 150.0)
    keep_w = min(keep_w, row.w * 0.4)
    left = row.w - keep_w - (GAP_SU if keep_w else 0.0) - LEAST_SU - GAP_SU
    box = Rect(row.x, row.y, left, row.h)
    hint = words(stage.lang, "password.again" if shown.again else "password.empty")
    said = shown.text or ("" if shown.over else hint)
    size = one_line(stage, said, 46.0, Rect(0.0, 0.0, box.w - 42.0, box.h - 12.0))
    acts = () if shown.over else (Act.TYPE,)
    states = frozenset({State.CURRENT}) if shown.text and not shown.over else frozenset[State]()
    nodes = [
        Node("play/field", Role.TEXT_INPUT, said, box, acts, states, look=Look.FIELD, size_su=size,
             detail=words(stage.lang, "password.made"))
    ]  # fmt: skip
    if shown.over:
        return nodes
    erase = Rect(box.right + GAP_SU, row.y + 4.0, LEAST_SU, LEAST_SU)
    nodes.append(small_button(stage, "play/erase", "password.erase", erase, "sign:erase", bool(shown.text)))
    if keep_w:
        room = Rect(row.right - keep_w, row.y, keep_w, row.h)
        nodes.append(main_button(stage, "play/keep", keep, room, "sign:tick"))
    return nodes


def _meter(stage: Stage, row: Rect, shown: Shown) -> list[Node]:
    """How hard it is to guess: a bar, and the same in words."""
    if shown.again and not shown.over:
        return [line(stage, "play/strength", words(stage.lang, "password.again"), row, 38.0, True)]
    share = (shown.score + 1) / 5 if shown.text else 0.0
    label = words(stage.lang, f"password.strength.{shown.score}") if shown.text else ""
    h = min(40.0, row.h)
    bar = Rect(row.x, row.centre.y - h / 2, row.w * 0.42, h)
    nodes = [Node("play/meter", Role.PROGRESS, "", bar, look=Look.BAR, value=share)]
    if label:
        room = Rect(bar.right + 24.0, row.y, row.right - bar.right - 24.0, row.h)
        nodes.append(line(stage, "play/strength", label, room, 38.0, True))
    return nodes


def _tiles(stage: Stage, area: Rect, shown: Shown) -> list[Node]:
    n = len(shown.tiles)
    columns = max(1, min(n, round((n * area.w / max(1.0, area.h) / 1.3) ** 0.5)))
    while columns < n and -(-n // columns) * (LEAST_SU + GAP_SU) - GAP_SU > area.h:
        columns += 1
    columns = -(-n // -(-n // columns))
    rows = -(-n // columns)
    h = min(230.0, (area.h - GAP_SU * (rows - 1)) / rows)
    lines = [Rect(area.x, area.y + row * (h + GAP_SU), area.w, h) for row in range(rows)]
    cells = [cell for one in lines for cell in one.columns(columns, GAP_SU)]
    size = min(_size(stage, text, picture, cells[0]) for text, picture in shown.tiles)
    pictured = size >= READABLE_SU  # else no picture: no word could be read
    if not pictured:
        size = min(_size(stage, text, "", cells[0]) for text, _ in shown.tiles)
    return [
        _tile(f"play/word{i}", text, picture if pictured else "", cell, size, shown)
        for i, ((text, picture), cell) in enumerate(zip(shown.tiles, cells, strict=False))
    ]


def _size(stage: Stage, text: str, picture: str, rect: Rect) -> float:
    """How large a word can be on its tile; all tiles take the smallest."""
    inner = rect.inset(22.0, 18.0)
    room = Rect(0.0, 0.0, inner.w - (0.0 if picture else TICK_SU), inner.h)
    if picture and rect.w > 1.9 * rect.h:
        room = Rect(0.0, 0.0, max(30.0, inner.w - inner.h - 26.0), inner.h)
    elif picture:
        room = Rect(0.0, 0.0, inner.w, max(26.0, min(inner.h * 0.4, inner.h - 60.0)))
    return min(fitted(stage, text, 38.0, room), one_line(stage, text, 38.0, room))


def _tile(node_id: str, text: str, picture: str, rect: Rect, size: float, shown: Shown) -> Node:
    # In the second round nothing tells which pictures were taken.
    chosen = text.casefold() in shown.chosen and not shown.again
    states = frozenset({State.SELECTED}) if chosen else frozenset[State]()
    acts = () if shown.over else (Act.PRESS,)
    return Node(node_id, Role.BUTTON, text, rect, acts, states, picture, look=Look.CHOICE, size_su=size)


def _rules(stage: Stage, area: Rect, shown: Shown) -> list[Node]:
    """What makes a phrase good; a kept rule has a tick."""
    cells = area.rows(len(shown.rules), GAP_SU)
    nodes = []
    for (name, kept), cell in zip(shown.rules, cells, strict=True):
        label = words(stage.lang, f"password.rule.{name}", n=shown.words)
        h = min(cell.h, 110.0)
        rect = Rect(cell.x, cell.y, cell.w, h)
        side = min(64.0, rect.h - 16.0)
        size = fitted(stage, label, SMALL_SU + 4.0, Rect(0.0, 0.0, rect.w - side - 52.0, rect.h - 8.0))
        states = frozenset({State.CHECKED}) if kept else frozenset[State]()
        nodes.append(Node(f"play/rule-{name}", Role.TEXT, label, rect, (), states, look=Look.CHECK, size_su=size))
    return nodes
