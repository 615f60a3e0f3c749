"""A calendar of a form: some weeks in sight, days that can be chosen, and the way to another week.

A week is known by the ordinal of its Monday. Pure; no clock: the author says which days there are.
"""

from __future__ import annotations

from datetime import date

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.character import one_line
from game.kinds.form_slots import Slot, Value

CELL_SU, GAP_SU = 96.0, 8.0
MOST_WEEKS = 6
AROUND_WEEKS = 8  # how far a calendar without free days can be turned


def monday(ordinal: int) -> int:
    return ordinal - date.fromordinal(ordinal).weekday()


def _first_day(slot: Slot) -> int:
    """The first day of the month of the earliest day that can be chosen."""
    days = sorted(date.fromisoformat(text) for text in slot.ask.free or (slot.ask.wanted,))
    return days[0].replace(day=1).toordinal()


def first_week(slot: Slot) -> int:
    """The Monday that the calendar opens with."""
    return monday(_first_day(slot)) if slot.ask.type == "calendar" else 0


def _bounds(slot: Slot) -> tuple[int, int]:
    days = [date.fromisoformat(text).toordinal() for text in (*slot.ask.free, slot.ask.wanted)]
    first = first_week(slot)
    return first, max(monday(max(days)), first) + 7 * (0 if slot.ask.free else AROUND_WEEKS)


def turned(slot: Slot, week: int, by: int) -> int:
    first, last = _bounds(slot)
    return min(max(week + 7 * by, first), last)


def way_to(week: int, weeks: int, day: int) -> str:
    """ "before" or "after" when the day is out of sight, else nothing."""
    if monday(day) < week:
        return "before"
    return "after" if monday(day) >= week + 7 * weeks else ""


def can_choose(slot: Slot, day: int) -> bool:
    if slot.ask.type != "calendar" or not 1 <= day <= date.max.toordinal():
        return False
    return not slot.ask.free or date.fromordinal(day).isoformat() in slot.ask.free


def weeks_in(area: Rect) -> int:
    """How many weeks fit below the name of the month and the names of the days."""
    return max(1, min(MOST_WEEKS, int((area.h - _head_h() - _names_h(area) + GAP_SU) // (CELL_SU + GAP_SU))))


def _head_h() -> float:
    return CELL_SU + GAP_SU


def _names_h(area: Rect) -> float:
    """The names of the days go where there is room for little."""
    return 44.0 if area.h > 400.0 else 34.0 if area.h >= _head_h() + 34.0 + CELL_SU else 0.0


def calendar_nodes(stage: Stage, area: Rect, name: str, slot: Slot, value: Value, week: int) -> list[Node]:
    weeks = weeks_in(area)
    w = min(area.w, 1100.0)
    area = Rect(area.centre.x - w / 2, area.y, w, area.h)
    names_h = _names_h(area)
    cell_h = min(120.0, (area.h - _head_h() - names_h - GAP_SU * (weeks - 1)) / weeks)
    nodes = _head(stage, area.top(CELL_SU), name, slot, week, weeks)
    names = Rect(area.x, area.y + _head_h(), area.w, names_h)
    for i, cell in enumerate(names.columns(7, GAP_SU) if names_h else ()):
        label = words(stage.lang, f"form.day.{i}")
        size = one_line(stage, label, SMALL_SU, cell)
        box = Rect(cell.centre.x - stage.ruler.width(label, size) / 2, cell.y, cell.w, cell.h)
        box = Rect(box.x, box.y, min(stage.ruler.width(label, size) + 4.0, cell.w), box.h)
        nodes.append(Node(f"{name}-name{i}", Role.TEXT, label, box, look=Look.WORDS, size_su=size))
    month = _month_of(week, weeks)
    for row in range(weeks):
        y = names.bottom + row * (cell_h + GAP_SU)
        for i, cell in enumerate(Rect(area.x, y, area.w, cell_h).columns(7, GAP_SU)):
            day = week + 7 * row + i
            inside = date.fromordinal(day).month == month
            nodes.append(_day(stage, cell, f"{name}-d{day}", slot, value, day, inside))
    return nodes


def _month_of(week: int, weeks: int) -> int:
    return date.fromordinal(week + 7 * weeks // 2).month


def _head(stage: Stage, area: Rect, name: str, slot: Slot, week: int, weeks: int) -> list[Node]:
    first, last = _bounds(slot)
    middle = date.fromordinal(week + 7 * weeks // 2)
    label = f"{words(stage.lang, f'form.month.{middle.month}')} {middle.year}"
    room = area.inset(CELL_SU + 16.0, 0.0)
    size = one_line(stage, label, 44.0, room, True)
    width = min(room.w, stage.ruler.width(label, size, True) + 4.0)
    high = size * stage.line_height
    box = Rect(area.centre.x - width / 2, area.centre.y - high / 2, width, high)
    nodes = [Node(f"{name}-month", Role.TEXT, label, box, look=Look.WORDS, size_su=size, bold=True)]
    for part, live, x in (("before", week > first, area.x), ("after", week < last, area.right - CELL_SU)):
        states = frozenset[State]() if live else frozenset({State.DISABLED})
        sign = "sign:arrow-left" if part == "before" else "sign:arrow-right"
        nodes.append(
            Node(f"{name}-{part}", Role.BUTTON, words(stage.lang, f"form.{part}"),
                 Rect(x, area.y, CELL_SU, CELL_SU), (Act.PRESS,), states, sign, look=Look.QUIET)
        )  # fmt: skip
    return nodes


def _day(stage: Stage, cell: Rect, node_id: str, slot: Slot, value: Value, day: int, inside: bool) -> Node:
    """A free day is a card; a day that is taken is only its number."""
    label = str(date.fromordinal(day).day)
    size = one_line(stage, label, 42.0, cell.inset(12.0, 6.0), True)
    if not can_choose(slot, day):
        return Node(node_id, Role.TEXT, label, cell, look=Look.NONE, size_su=size * 0.86)
    states = frozenset({State.SELECTED}) if day in value.chosen else frozenset[State]()
    tone = Tone.LEAF if slot.ask.free else Tone.PANEL if inside else Tone.PAPER
    return Node(node_id, Role.BUTTON, label, cell, (Act.PRESS,), states, look=Look.KEY, tone=tone, size_su=size)
