"""Where in a node its words go. The painter and the judge of overflowing words read the same answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.core.geometry import Rect
from game.core.node import Look, Node, Role
from game.stage.ruler import FontRuler

SIGN_SU = 48.0
CHOICE_PAD_SU = 20.0
LEAST_PICTURE_SU = 56.0
QUIET_SIGN_SU = 84.0
QUIET_FOOT_SU = 8.0
TICK_SU = 64.0


@dataclass(frozen=True, slots=True)
class WordsRoom:
    """`rect` in su; `centred` across, `middle` down (else at the top)."""

    rect: Rect
    centred: bool = False
    middle: bool = True
    bold: bool = False


def words_room(node: Node, ruler: FontRuler) -> WordsRoom:
    """The room for the words of a node whose `size_su` is above 0."""
    return _ROOMS.get(node.look, _middle)(node, ruler)


def words_height(node: Node, ruler: FontRuler, room: WordsRoom) -> float:
    lines = ruler.wrap(node.name, node.size_su, room.rect.w, room.bold)
    return len(lines) * node.size_su * ruler.line_height


def lies_flat(node: Node) -> bool:
    """Whether the picture stands beside the words instead of above them."""
    return node.rect.w > 1.9 * node.rect.h


def _middle(node: Node, _ruler: FontRuler) -> WordsRoom:
    return WordsRoom(node.rect.inset(8.0, 4.0), centred=True, bold=node.bold)


def _text(node: Node, ruler: FontRuler) -> WordsRoom:
    if node.role is Role.STATUS and len(ruler.wrap(node.name, node.size_su, node.rect.w, node.bold)) <= 2:
        return WordsRoom(node.rect, centred=True, bold=node.bold)
    return WordsRoom(node.rect, middle=False, bold=node.bold)


def _title(node: Node, _ruler: FontRuler) -> WordsRoom:
    return WordsRoom(node.rect, bold=True)


def _instruction(node: Node, _ruler: FontRuler) -> WordsRoom:
    return WordsRoom(node.rect, bold=node.bold)


def _button(node: Node, _ruler: FontRuler) -> WordsRoom:
    inner = node.rect.inset(30.0, 4.0)
    if node.picture:
        sign = sign_side(node) + 16.0
        inner = Rect(inner.x + sign, inner.y, max(0.0, inner.w - sign), inner.h)
    return WordsRoom(inner, centred=True, bold=True)


def sign_side(node: Node) -> float:
    """A sign before words grows with them."""
    return min(64.0, max(SIGN_SU, node.size_su * 0.8))


def _quiet(node: Node, ruler: FontRuler) -> WordsRoom:
    box = node.rect
    if not node.picture:
        return WordsRoom(box.inset(16.0, 4.0), centred=True, bold=node.bold)
    if quiet_lies_flat(node, ruler):
        return WordsRoom(Rect(box.x + box.h, box.y, max(0.0, box.w - box.h - 16.0), box.h), bold=node.bold)
    row = node.size_su * ruler.line_height
    foot = min(QUIET_FOOT_SU, max(0.0, box.h - row))
    top = min(QUIET_SIGN_SU - foot, max(0.0, box.h - row - foot))
    inner = Rect(box.x + 8.0, box.y + top, box.w - 16.0, box.h - top - foot)
    return WordsRoom(inner, centred=True, bold=node.bold)


def quiet_lies_flat(node: Node, ruler: FontRuler) -> bool:
    """Beside its sign only where there is no room for the words under it."""
    return node.rect.h < QUIET_SIGN_SU * 0.6 + node.size_su * ruler.line_height


def _choice(node: Node, ruler: FontRuler) -> WordsRoom:
    inner = node.rect.inset(CHOICE_PAD_SU, CHOICE_PAD_SU * 0.8)
    if not node.picture:
        return WordsRoom(inner, centred=True, bold=node.bold)
    if lies_flat(node):
        taken = inner.h + CHOICE_PAD_SU
        return WordsRoom(Rect(inner.x + taken, inner.y, max(0.0, inner.w - taken), inner.h), bold=node.bold)
    return _under(node, ruler, inner)


def _picture(node: Node, ruler: FontRuler) -> WordsRoom:
    return _under(node, ruler, node.rect) if node.picture else _middle(node, ruler)


def _icon(node: Node, ruler: FontRuler) -> WordsRoom:
    if lies_flat(node):
        taken = node.rect.h + 6.0
        return WordsRoom(Rect(node.rect.x + taken, node.rect.y, max(0.0, node.rect.w - taken - 12.0), node.rect.h))
    return _under(node, ruler, node.rect.inset(10.0, 6.0))


def _under(node: Node, ruler: FontRuler, inner: Rect) -> WordsRoom:
    """Words at the foot; the picture has what is left, and never less than it needs to be seen."""
    h = len(ruler.wrap(node.name, node.size_su, inner.w, node.bold)) * node.size_su * ruler.line_height
    h = min(h, max(0.0, inner.h - LEAST_PICTURE_SU))
    return WordsRoom(Rect(inner.x, inner.bottom - h, inner.w, h), centred=True, bold=node.bold)


def _bubble(node: Node, _ruler: FontRuler) -> WordsRoom:
    return WordsRoom(node.rect.inset(24.0, 8.0), bold=node.bold)


def _ticked(node: Node, _ruler: FontRuler) -> WordsRoom:
    side = tick_side(node)
    taken = side + 32.0
    return WordsRoom(
        Rect(node.rect.x + taken, node.rect.y, max(0.0, node.rect.w - taken - 12.0), node.rect.h),
        bold=node.bold,
    )


def tick_side(node: Node) -> float:
    return min(TICK_SU, node.rect.h - 16.0)


def _field(node: Node, _ruler: FontRuler) -> WordsRoom:
    inner = node.rect.inset(20.0, 4.0)
    if node.role is Role.COMBO_BOX:
        inner = Rect(inner.x, inner.y, max(0.0, inner.w - SIGN_SU), inner.h)
    return WordsRoom(inner, bold=node.bold)


def _option(node: Node, _ruler: FontRuler) -> WordsRoom:
    taken = SIGN_SU + 12.0 if node.picture else 0.0
    inner = node.rect.inset(20.0, 2.0)
    return WordsRoom(Rect(inner.x + taken, inner.y, max(0.0, inner.w - taken - SIGN_SU), inner.h), bold=node.bold)


def _panel(node: Node, _ruler: FontRuler) -> WordsRoom:
    return WordsRoom(node.rect.inset(24.0, 16.0), middle=False, bold=True)


def bar_height(node: Node, ruler: FontRuler) -> float:
    """The title bar of a drawn window frame; `value` sets it where its buttons need more."""
    if node.value:
        return min(node.rect.h, node.value)
    return min(node.rect.h, max(56.0, node.size_su * ruler.line_height + 8.0))


def _frame(node: Node, ruler: FontRuler) -> WordsRoom:
    bar = node.rect.top(bar_height(node, ruler))
    taken = ruler.width(node.detail, node.size_su) + 48.0 if node.detail else 0.0
    return WordsRoom(Rect(bar.x + 24.0, bar.y, max(0.0, bar.w - 48.0 - taken), bar.h), bold=True)


def _link(node: Node, _ruler: FontRuler) -> WordsRoom:
    return WordsRoom(node.rect.inset(8.0, 2.0), bold=node.bold)


def _key(node: Node, _ruler: FontRuler) -> WordsRoom:
    box = node.rect.inset(6.0, 2.0)
    taken = box.h * 0.46 if node.picture else 0.0
    room = Rect(box.x, box.y + taken, box.w, max(0.0, box.h - taken - (14.0 if node.picture else 8.0)))
    return WordsRoom(room, centred=True, bold=True)


_ROOMS: dict[Look, Callable[[Node, FontRuler], WordsRoom]] = {
    Look.WORDS: _text,
    Look.TITLE: _title,
    Look.INSTRUCTION: _instruction,
    Look.BUTTON: _button,
    Look.QUIET: _quiet,
    Look.CHOICE: _choice,
    Look.PICTURE: _picture,
    Look.BUBBLE: _bubble,
    Look.CHECK: _ticked,
    Look.RADIO: _ticked,
    Look.FIELD: _field,
    Look.OPTION: _option,
    Look.PANEL: _panel,
    Look.FRAME: _frame,
    Look.KEY: _key,
    Look.LINK: _link,
    Look.ICON: _icon,
}
