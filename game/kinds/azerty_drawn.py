"""The drawn keyboard: a board of `azerty` as nodes, as large as its area allows."""

from __future__ import annotations

from functools import lru_cache

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.round import KEYBOARD
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.azerty import (
    DEAD,
    DELETE,
    ENTER,
    ERASE,
    ESCAPE,
    LEFT,
    MODIFIERS,
    RIGHT,
    SHIFT,
    SPACE,
    TAB,
    Board,
    Key,
    compact,
)

MOST_UNIT_SU = 156.0
LEAST_UNIT_SU, WIDE_UNIT_SU = 68.0, 76.0  # 44 pixels of a window 720 high, and a little
GAP_SU = 8.0
LEAST_CORNER_SU = 100.0  # a smaller key shows one character, the one it types now
SIGNS = {
    ERASE: "sign:erase", ENTER: "sign:enter", LEFT: "sign:arrow-left", RIGHT: "sign:arrow-right",
    SHIFT: "sign:shift", TAB: "sign:tab",
}  # fmt: skip
STRONG, SOFT = 2, 1


@lru_cache(maxsize=64)
def fitted(board: Board, needed: frozenset[str], area: Rect, above_su: float, share: float) -> tuple[Board, float]:
    """The board that `area` has room for under `above_su`, and how high it stands.

    Keys are about square and fill `share` of the height; a low room (large type) shows fewer, larger ones.
    """
    free = area.h - above_su
    if board.rows * LEAST_UNIT_SU > free:
        board = compact(board, needed, int(area.w // WIDE_UNIT_SU), max(1, int(free // LEAST_UNIT_SU)))
    unit = min(area.w / board.columns, MOST_UNIT_SU)
    wanted = max(area.h * share, board.rows * LEAST_UNIT_SU)
    return board, min(board.rows * unit * _tall(unit), wanted, max(free, board.rows * 50.0))


def drawn(
    stage: Stage, board: Board, area: Rect, modifier: str = "", lit: str = "", strength: int = 0,
    done: bool = False,
) -> Node:  # fmt: skip
    """The keyboard at the foot of `area`, in its middle. `lit` is the key that shines (STRONG or SOFT)."""
    size = _size(stage, board, area)
    nodes = [
        _node(stage, key, box, size, modifier, strength if key.id == lit else 0, done)
        for key, box in zip(board.keys, boxes(board, area), strict=True)
    ]
    return Node(KEYBOARD, Role.GROUP, words(stage.lang, "azerty.name"), area, children=tuple(nodes))


def _tall(unit_su: float) -> float:
    """Height over width of a key: narrow keys (a tall window) are taller, so that a finger hits them."""
    return 1.0 if unit_su >= 110.0 else 1.3


@lru_cache(maxsize=64)
def boxes(board: Board, area: Rect) -> tuple[Rect, ...]:
    """Where each key lies, in su."""
    w = min(area.w / board.columns, MOST_UNIT_SU, max(LEAST_UNIT_SU, area.h / board.rows * 1.5))
    h = min(area.h / board.rows, w * _tall(w))
    gap = GAP_SU
    columns = max(key.x + key.w for key in board.keys)
    left = area.centre.x - columns * w / 2
    top = area.bottom - board.rows * h
    return tuple(
        Rect(left + key.x * w + gap / 2, top + key.y * h + gap / 2, key.w * w - gap, key.h * h - gap)
        for key in board.keys
    )


def _size(stage: Stage, board: Board, area: Rect) -> float:
    """The size of a single letter on a key."""
    box = boxes(board, area)[0]
    return min(stage.size(48.0), box.h * 0.52, box.w * 0.62)


def label(stage: Stage, key: Key, modifier: str) -> str:
    """What is printed on a key: letters as on a real one, in capitals; commands by their names."""
    if key.id in MODIFIERS or not key.plain or key.plain == " ":
        name = key.id.rpartition("/")[2]
        return key.plain.strip() or words(stage.lang, f"azerty.{name}")
    char = key.types(modifier)
    return char.upper() if char.isascii() or modifier == "shift" else char


def _node(stage: Stage, key: Key, box: Rect, size: float, modifier: str, strength: int, done: bool) -> Node:
    if key.idle:
        return _idle(stage, key, box, size)
    name = "^" if key.dead else label(stage, key, modifier)
    command = key.id in MODIFIERS or key.id in (SPACE, ERASE, ENTER, DELETE, LEFT, RIGHT, TAB, ESCAPE)
    states = set()
    if modifier and (MODIFIERS.get(key.id) == modifier or (key.dead and modifier in DEAD)):
        states.add(State.CHECKED)
    if strength == STRONG:
        states.add(State.CURRENT)
    picture, own = "", size
    if command:
        own = min(size, stage.size(SMALL_SU), box.h * 0.42)
        fits = stage.ruler.width(name, own, True) <= box.w - 14.0
        # A word says more than a sign; where it has no room the sign stands for it.
        if key.id in (ERASE, LEFT, RIGHT) or not fits:
            picture, own = SIGNS.get(key.id, ""), 0.0 if key.id in SIGNS else box.w * 0.26
    corner = () if command or key.dead else _corner(key, box, size, modifier)
    tone = Tone.SUN if strength else Tone.SEA if command else Tone.PANEL
    role = Role.TOGGLE if key.id in MODIFIERS or key.dead else Role.BUTTON
    acts = () if done else (Act.PRESS,)
    return Node(
        key.id, role, words(stage.lang, "azerty.dead") if key.dead else name, box, acts, frozenset(states), picture,
        look=Look.KEY, reach_su=GAP_SU / 2, tone=tone, size_su=0.0 if key.dead else own,
        children=_dead_mark(key, box, size) or corner,
    )  # fmt: skip


def _dead_mark(key: Key, box: Rect, size: float) -> tuple[Node, ...]:
    """The key of the circumflex shows its sign, and is named in words."""
    if not key.dead:
        return ()
    place = Rect(box.centre.x - size * 0.4, box.centre.y - size * 0.62, size * 0.8, size * 1.3)
    return (Node(f"{key.id}-mark", Role.TEXT, "^", place, look=Look.WORDS, size_su=size, bold=True),)


def _corner(key: Key, box: Rect, size: float, modifier: str) -> tuple[Node, ...]:
    """What a key types with Maj, small at its right as on a real one; with AltGr only the arobase."""
    others = [c for c in (key.shifted, key.alt if key.alt == "@" else "") if c and c != key.types(modifier)]
    others = [c for c in others if c.lower() != key.plain]
    if min(box.w, box.h * 1.2) < LEAST_CORNER_SU or not others:
        return ()
    small = min(30.0, size * 0.62, (box.h - 14.0) / 3.0 if len(others) > 1 else 30.0)
    high = small * 1.5
    spots = (box.y + 4.0, box.bottom - high - 12.0)
    return tuple(
        Node(
            f"{key.id}-{i}", Role.TEXT, c, Rect(box.right - small - 8.0, spots[i], small + 2.0, high),
            look=Look.WORDS, size_su=small,
        )
        for i, c in enumerate(others)
    )  # fmt: skip


def _idle(stage: Stage, key: Key, box: Rect, size: float) -> Node:
    name = words(stage.lang, f"azerty.{key.id.rpartition('-')[2].rpartition('/')[2].rstrip('2')}")
    own = min(28.0, size, box.h * 0.4)
    if stage.ruler.width(name, own, True) > box.w - 14.0:
        name = ""
    return Node(key.id, Role.IMAGE, name, box, look=Look.KEY, tone=Tone.QUIET, size_su=own if name else 0.0)
