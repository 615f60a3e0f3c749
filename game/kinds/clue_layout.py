"""A page to search, with what is known of it beside it: found clues, and the button that says « rien »."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.round import Room
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.notice import answer_node, button_node, chip_size, choice_size
from game.kinds.sheet import Sheet, Shown, sheet_node

GAP_SU = 32.0


@dataclass(frozen=True)
class Looked:
    """`marked` parts are shown as clues, `spent` ones were pressed; `over`: nothing is left to show."""

    prefix: str
    marked: frozenset[int]
    spent: frozenset[int]
    over: bool
    done: bool
    nothing: str
    told: str = ""
    keep: frozenset[int] = frozenset()


def page_nodes(room: Room, sheet: Sheet, ask: str, looked: Looked) -> tuple[Node, ...]:
    area, stage = room.rect, room.stage
    top: list[Node] = []
    if ask:
        size = stage.fit(ask, 44.0, Rect(0.0, 0.0, area.w, area.h * 0.22), 0.6, bold=True)
        h = stage.height(ask, size, area.w, True)
        top = [Node(f"{looked.prefix}-ask", Role.TEXT, ask, area.top(h), look=Look.WORDS, size_su=size, bold=True)]
        area = area.below(h + 12.0)
    pressable = frozenset[int]() if looked.over else frozenset(range(len(sheet.parts))) - looked.spent
    shown = Shown(pressable, looked.marked, not looked.done, looked.keep)
    if stage.portrait:
        foot_h = max(110.0, stage.size(40.0) * stage.line_height + 24.0)
        foot = Rect(area.x, area.bottom - foot_h, area.w, foot_h)
        chips_h = min(area.h * 0.22, 2 * (stage.size(34.0) * stage.line_height + 24.0) + 12.0)
        chips = Rect(area.x, foot.y - GAP_SU - chips_h, area.w, chips_h)
        if stage.text_scale > 1.3:  # large words: the marks on the page say what is found
            chips = chips.top(0.0)
            ground = area.top(foot.y - 16.0 - area.y)
        else:
            ground = area.top(chips.y - 16.0 - area.y)
    else:
        w = area.w * 0.66
        ground = Rect(area.x, area.y, w, area.h)
        side = Rect(area.x + w + GAP_SU, area.y, area.w - w - GAP_SU, area.h)
        foot_h = max(120.0, min(area.h * 0.46, stage.size(40.0) * stage.line_height * 2 + 84.0))
        foot = Rect(side.x, side.bottom - foot_h, side.w, foot_h)
        chips = side.top(side.h - foot_h - GAP_SU)
    page = sheet_node(stage, ground, sheet, looked.prefix, shown)
    if chips.h < 60.0:
        return (*top, page, *_foot(stage, foot, looked))
    if looked.told:
        box = chips if stage.portrait else chips.top(min(chips.h, 340.0))
        return (
            *top,
            page,
            answer_node(stage, box, f"{looked.prefix}-told", looked.told),
            *_foot(stage, foot, looked),
        )
    return (*top, page, *_found(stage, chips, sheet, looked), *_foot(stage, foot, looked))


def _found(stage: Stage, area: Rect, sheet: Sheet, looked: Looked) -> tuple[Node, ...]:
    """One line for each clue that is found, with its family in words."""
    families = [sheet.parts[i].clue for i in sorted(looked.marked)]
    names = list(dict.fromkeys(words(stage.lang, f"clue.{family}") for family in families if family))
    if not names:
        return ()
    columns = 2 if stage.portrait and len(names) > 1 else 1
    least = stage.size(34.0) * 0.62 * stage.line_height + 28.0
    most = max(1, int((area.h + 12.0) // (least + 12.0))) * columns
    names = names[:most]
    rows = -(-len(names) // columns)
    h = min(100.0, (area.h - 12.0 * (rows - 1)) / rows)
    w = (area.w - 12.0 * (columns - 1)) / columns
    nodes = []
    for i, name in enumerate(names):
        rect = Rect(area.x + (i % columns) * (w + 12.0), area.y + (i // columns) * (h + 12.0), w, h)
        room = Rect(0.0, 0.0, w - 56.0, h - 20.0)
        nodes.append(
            Node(f"{looked.prefix}-found{i}", Role.TEXT, name, rect, look=Look.BUBBLE, tone=Tone.SUN,
                 size_su=chip_size(stage, name, room), bold=True)
        )  # fmt: skip
    return tuple(nodes)


def _foot(stage: Stage, area: Rect, looked: Looked) -> tuple[Node, ...]:
    if looked.done:
        return ()
    if looked.over:
        return (button_node(stage, area, f"{looked.prefix}-go", words(stage.lang, "next"), "sign:next"),)
    if not looked.nothing:
        return ()
    # Words matter more than the sign: where both have no room, the sign gives way.
    size, picture = choice_size(stage, area, looked.nothing, 38.0, "sign:thumb-up")
    return (
        Node(f"{looked.prefix}-nothing", Role.BUTTON, looked.nothing, area, (Act.PRESS,), picture=picture,
             look=Look.CHOICE, size_su=size),
    )  # fmt: skip
