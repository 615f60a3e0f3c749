"""The things screens are made of: cards, buttons, words, the rail, arrows for pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.core import frame
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import GAP_SU, INSTRUCTION_SU, MARGIN_SU, Stage
from game.core.wording import words
from game.screens import layout
from game.screens.dealing import Box

SIGN_W_SU = 132.0
BEFORE, AFTER = "page/before", "page/after"


@dataclass(frozen=True)
class Item:
    """A rail button: its node id, words and sign."""

    id: str
    label: str
    sign: str


def button(
    stage: Stage, node_id: str, label: str, rect: Rect, picture: str = "", *,
    tone: Tone = Tone.ACT, look: Look = Look.BUTTON, size_su: float = 0.0, states: Sequence[State] = (),
    detail: str = "",
) -> Node:  # fmt: skip
    """The main action of a page, or another with a quieter tone."""
    return Node(
        node_id, Role.BUTTON, label, rect, (Act.PRESS,), picture=picture, look=look, tone=tone,
        size_su=size_su or layout.label(stage), bold=look is Look.BUTTON, states=frozenset(states),
        detail=detail,
    )  # fmt: skip


def button_width(stage: Stage, label: str, size_su: float, picture: bool = True) -> float:
    return stage.ruler.width(label, size_su, bold=True) + (64.0 if picture else 0.0) + 84.0


def button_height_for(stage: Stage, label: str, size_su: float, width: float, picture: bool = True) -> float:
    """As `button_height`, with room for as many lines as the words need."""
    inner = width - 60.0 - (64.0 if picture else 0.0)
    return max(button_height(size_su), stage.height(label, size_su, inner, bold=True) + 24.0)


def button_height(size_su: float) -> float:
    return max(112.0, size_su * 1.5 + 36.0)


def text(
    node_id: str, label: str, rect: Rect, size_su: float, *,
    look: Look = Look.WORDS, bold: bool = False, role: Role = Role.TEXT, tone: Tone = Tone.INK,
) -> Node:  # fmt: skip
    return Node(node_id, role, label, rect, look=look, size_su=size_su, bold=bold, tone=tone)


def picture(node_id: str, source: str, rect: Rect, name: str = "") -> Node:
    """A picture, whole and never stretched: in the largest square of `rect`."""
    side = max(0.0, min(rect.w, rect.h))
    return Node(node_id, Role.IMAGE, name, Rect.around(rect.centre, side), picture=source, look=Look.PICTURE)


def card(
    node_id: str, label: str, box: Box, source: str, size_su: float, *,
    tone: Tone = Tone.PANEL, states: Sequence[State] = (), below: Sequence[Node] = (),
    role: Role = Role.BUTTON, detail: str = "",
) -> Node:  # fmt: skip
    """A large choice: picture above, words below, and what `below` adds in the strip."""
    rect = box.card
    if below:
        inside = (
            picture(f"{node_id}/picture", source, box.picture),
            Node(f"{node_id}/words", Role.STATUS, label, box.words, look=Look.WORDS, size_su=size_su),
            *below,
        )
        return Node(
            node_id, role, label, rect, (Act.PRESS,), look=Look.CHOICE, tone=tone,
            states=frozenset(states), children=inside, detail=detail,
        )  # fmt: skip
    return Node(
        node_id, role, label, rect, (Act.PRESS,), picture=source, look=Look.CHOICE, tone=tone,
        size_su=size_su, states=frozenset(states), detail=detail,
    )  # fmt: skip


def top(stage: Stage, zones: frame.Zones, says: str, source: str = "", base_su: float = INSTRUCTION_SU) -> Node:
    return frame.top_zone(stage, zones.top, says, source, base_su=base_su)


def rail(
    stage: Stage, rect: Rect, items: Sequence[Item], corner: Sequence[Item] = (), reserve_su: float = 0.0
) -> Node:
    """Quiet buttons from the writing hand's far side, and others in the opposite corner.

    Where large words need more than the window has, the corner's buttons keep their signs only
    (their words are still said), then the others do. `reserve_su` is kept free at the corner's end.
    """
    inner = rect.inset(MARGIN_SU, 10.0)
    wordless: frozenset[str] = frozenset()
    for several in (frozenset[str](), frozenset(i.id for i in corner), frozenset(i.id for i in (*items, *corner))):
        wordless = several
        if _run(stage, items, wordless) + GAP_SU + _run(stage, corner, wordless) + reserve_su <= inner.w:
            break
    nodes: list[Node] = []
    left, right = (corner, items) if stage.left_handed else (items, corner)
    for x, some in ((inner.x, left), (inner.right - _run(stage, right, wordless), right)):
        at = x
        for item in some:
            w = rail_width(stage, item, wordless)
            size = 0.0 if item.id in wordless else layout.small(stage)
            nodes.append(
                Node(item.id, Role.BUTTON, item.label, Rect(at, inner.y, w, inner.h), _acts(item.id),
                     picture=item.sign, look=Look.QUIET, size_su=size)
            )  # fmt: skip
            at += w + GAP_SU
    return Node("rail", Role.GROUP, words(stage.lang, "zone.rail"), rect, children=tuple(nodes))


def forward_rail(
    stage: Stage, rect: Rect, items: Sequence[Item], node_id: str, label: str, sign: str = "sign:next"
) -> Node:
    """A rail with the page's one main button in the far corner."""
    size = layout.adult(stage)
    w = max(280.0, button_width(stage, label, size))
    quiet = rail(stage, rect, items, reserve_su=w)
    h = min(rect.h - 20.0, button_height(size))
    x = rect.x + MARGIN_SU if stage.left_handed else rect.right - MARGIN_SU - w
    main = button(stage, node_id, label, Rect(x, rect.centre.y - h / 2, w, h), sign, size_su=size)
    return replace(quiet, children=(*quiet.children, main))


def _acts(node_id: str) -> tuple[Act, ...]:
    """Escape means the way back, wherever there is one."""
    return (Act.PRESS, Act.BACK) if node_id.endswith("/back") else (Act.PRESS,)


def rail_width(stage: Stage, item: Item, wordless: frozenset[str] = frozenset()) -> float:
    return SIGN_W_SU if item.id in wordless else frame.quiet_width(stage, item.label)


def _run(stage: Stage, items: Sequence[Item], wordless: frozenset[str]) -> float:
    return sum(rail_width(stage, i, wordless) for i in items) + GAP_SU * max(0, len(items) - 1)


def help_item(stage: Stage) -> Item:
    return Item(frame.HELP, words(stage.lang, "help"), "sign:help")


def back_item(stage: Stage, node_id: str = "rail/back") -> Item:
    return Item(node_id, words(stage.lang, "back"), "sign:back")


def arrows(stage: Stage, left: Rect, right: Rect, page: int, pages: int) -> tuple[Node, ...]:
    """Big arrows; at an end the arrow is there but asleep, so that nothing jumps."""
    if pages <= 1:
        return ()
    result = []
    for node_id, rect, key, sign, alive in (
        (BEFORE, left, "page.before", "sign:back", page > 0),
        (AFTER, right, "page.after", "sign:next", page < pages - 1),
    ):
        states = frozenset() if alive else frozenset({State.DISABLED})
        result.append(
            Node(node_id, Role.BUTTON, words(stage.lang, key), rect, (Act.PRESS,), picture=sign,
                 look=Look.QUIET, states=states)
        )  # fmt: skip
    return tuple(result)


def turned(target_id: str, page: int, pages: int) -> int:
    """The page after an arrow was pressed."""
    if target_id == BEFORE:
        return max(0, page - 1)
    if target_id == AFTER:
        return min(pages - 1, page + 1)
    return page
