"""Rows of settings with big steppers: less, the value in words, more. The effect shows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from game.core.geometry import Rect
from game.core.learner import Profile
from game.core.node import Act, Look, Node, Role, State
from game.core.stage import GAP_SU, Stage
from game.core.wording import words
from game.screens import layout
from game.screens.layout import TARGET_SU
from game.screens.settings_table import Setting, setting

LESS, MORE = "less", "more"
STEP_W_SU = 120.0
STEP_H_SU = 104.0
ROW_PAD_SU = 14.0


@dataclass(frozen=True)
class Measure:
    """How a row is laid: label beside or above its stepper, and the row's height."""

    beside: bool
    label_w: float
    value_w: float
    row_h: float


def measure(stage: Stage, width: float, settings: Sequence[Setting]) -> Measure:
    return _measured(stage, width, tuple(settings))


@lru_cache(maxsize=32)
def _measured(stage: Stage, width: float, settings: tuple[Setting, ...]) -> Measure:
    size = layout.adult(stage)
    inner = width - 2 * GAP_SU
    values = max((_widest_value(stage, s, size) for s in settings), default=0.0) + 24.0
    value_w = min(values, inner - 2 * STEP_W_SU - 2 * GAP_SU)
    label_w = inner - value_w - 2 * STEP_W_SU - 3 * GAP_SU
    widest = max((stage.ruler.width(s.label(stage.lang), size) for s in settings), default=0.0)
    value_h = max((_value_height(stage, s, size, value_w) for s in settings), default=0.0)
    step_h = max(STEP_H_SU, value_h)
    if label_w >= min(widest, 360.0 * stage.text_scale):
        label_h = max((stage.height(s.label(stage.lang), size, label_w) for s in settings), default=0.0)
        return Measure(True, label_w, value_w, max(step_h, label_h) + 2 * ROW_PAD_SU)
    label_h = max((stage.height(s.label(stage.lang), size, inner) for s in settings), default=0.0)
    return Measure(False, inner, inner - 2 * STEP_W_SU - 2 * GAP_SU, step_h + label_h + 2 * ROW_PAD_SU)


def _all_values(stage: Stage, s: Setting) -> list[str]:
    """The words of every value, so that a row never changes its size under the hand."""
    return [s.words_of(stage.lang, v) for v in s.values]


def _widest_value(stage: Stage, s: Setting, size: float) -> float:
    return max(stage.ruler.width(t, size, bold=True) for t in _all_values(stage, s))


def _value_height(stage: Stage, s: Setting, size: float, width: float) -> float:
    return max(stage.height(t, size, width, bold=True) for t in _all_values(stage, s))


def per_page(stage: Stage, area: Rect, settings: Sequence[Setting]) -> int:
    row_h = measure(stage, area.w, settings).row_h
    return max(1, int((area.h + GAP_SU / 2) // (row_h + GAP_SU / 2)))


def rows_height(stage: Stage, width: float, settings: Sequence[Setting], count: int) -> float:
    """How high `count` rows are together."""
    return count * measure(stage, width, settings).row_h + (count - 1) * GAP_SU / 2


def stepper_rows(
    stage: Stage, area: Rect, settings: Sequence[Setting], profile: Profile, measured: Sequence[Setting]
) -> tuple[Node, ...]:
    """One panel a setting; `measured` are all settings of the list, so that pages look alike."""
    m = measure(stage, area.w, measured)
    places = layout.rows(area, [m.row_h] * len(settings), GAP_SU / 2)
    return tuple(_row(stage, s, place, profile, m) for s, place in zip(settings, places, strict=True))


def _row(stage: Stage, s: Setting, place: Rect, profile: Profile, m: Measure) -> Node:
    size = layout.adult(stage)
    label, value = s.label(stage.lang), s.value_words(stage.lang, profile)
    inner = place.inset(GAP_SU, ROW_PAD_SU)
    index = s.index(profile)
    if m.beside:
        step_y, step_h = inner.y, inner.h
        label_h = stage.height(label, size, m.label_w)
        label_box = Rect(inner.x, inner.centre.y - label_h / 2, m.label_w, label_h)
        x = inner.x + m.label_w + GAP_SU
    else:
        label_h = stage.height(label, size, m.label_w)
        label_box = Rect(inner.x, inner.y, m.label_w, label_h)
        step_h = max(TARGET_SU, m.row_h - 2 * ROW_PAD_SU - label_h)
        step_y = inner.bottom - step_h
        x = inner.x
    value_h = stage.height(value, size, m.value_w, bold=True)
    step_h = min(step_h, 140.0)
    step_y += (inner.h - step_h) / 2 if m.beside else inner.bottom - step_y - step_h
    value_box = Rect(x + STEP_W_SU + GAP_SU, step_y + (step_h - value_h) / 2, m.value_w, value_h)
    more_x = x + STEP_W_SU + m.value_w + 2 * GAP_SU
    return Node(
        f"set/{s.key}", Role.GROUP, label, place, look=Look.PANEL,
        children=(
            Node(f"set/{s.key}/label", Role.TEXT, label, label_box, look=Look.WORDS, size_su=size),
            _step(stage, s, LESS, Rect(x, step_y, STEP_W_SU, step_h), value, index > 0),
            Node(f"set/{s.key}/value", Role.STATUS, value, value_box, look=Look.WORDS, size_su=size, bold=True),
            _step(stage, s, MORE, Rect(more_x, step_y, STEP_W_SU, step_h), value, index < len(s.values) - 1),
        ),
    )  # fmt: skip


def _step(stage: Stage, s: Setting, way: str, box: Rect, value: str, alive: bool) -> Node:
    ordered = s.unit != ""
    key = f"set.{way}" if ordered else f"set.{'before' if way == LESS else 'after'}"
    sign = (
        ("sign:minus" if way == LESS else "sign:plus") if ordered else ("sign:back" if way == LESS else "sign:next")
    )
    states = frozenset() if alive else frozenset({State.DISABLED})
    return Node(
        f"set/{s.key}/{way}", Role.BUTTON, words(stage.lang, key, what=s.label(stage.lang)), box, (Act.PRESS,),
        picture=sign, look=Look.QUIET, states=states, detail=value,
    )  # fmt: skip


def stepped(
    target: str, profile: Profile, known: Callable[[str], Setting | None] = setting
) -> tuple[Setting, dict[str, float | bool | str]] | None:
    """The change that pressing a stepper asks for; None for other ids, empty at an end."""
    parts = target.split("/")
    if len(parts) != 3 or parts[0] != "set" or parts[2] not in (LESS, MORE):
        return None
    found = known(parts[1])
    return None if found is None else (found, found.moved(profile, 1 if parts[2] == MORE else -1))
