"""How a network’s page looks: its post with the signs of an application, or its settings; choices beside it."""

from __future__ import annotations

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.beside import Card, beside_nodes, halves
from game.kinds.character import fitted
from game.kinds.feed_state import FeedState
from game.kinds.form_frame import small_button
from game.kinds.notice import notice_nodes
from game.kinds.pretended import bar_height, window
from game.kinds.sheet import Shown, part_nodes

PAD_SU, ROW_GAP_SU, ARROW_SU, SIGN_SU = 20.0, 12.0, 96.0, 44.0
STRIP = ("sign:home", "sign:search", "sign:plus", "sign:bell", "sign:person")


def compose(state: FeedState) -> Node:
    stage = state.room.stage
    if not state.opened and state.opening is not None:
        card = notice_nodes(stage, state.room.rect, "play/opening", state.opening)
        return Node("play", Role.GROUP, "", state.room.rect, (Act.PRESS,), children=card)
    cards = _cards(state)
    # The answer to a try stands above two rows of cards.
    frame, side = halves(state.room, len(cards), large_share=0.6)
    inner = frame.below(bar_height(stage, frame)).inset(PAD_SU, 14.0)
    inside = _post(state, inner) if _posted(state) else _settings(state, inner)
    box = window(stage, "play/window", state.site, frame, Tone(state.tone), inside)
    ask = "" if state.done else _ask(state)
    beside = beside_nodes(stage, side, f"play/i{state.shown}", ask, state.told, () if state.done else cards)
    return Node("play", Role.GROUP, "", state.room.rect, children=(box, *beside))


def _posted(state: FeedState) -> bool:
    """Whether a post is in sight, not the settings."""
    return not state.item.settings or state.choosing is not None


def _ask(state: FeedState) -> str:
    if state.choosing is not None:
        return state.choosing.ask.text
    return state.item.ask.text if state.item.ask else ""


def _cards(state: FeedState) -> tuple[Card, ...]:
    step, prefix = state.choosing, f"play/i{state.shown}"
    if step is None:
        return (Card(f"{prefix}-save", words(state.room.stage.lang, "feed.save"), "sign:tick", Tone.ACT),)
    return tuple(
        Card(f"{prefix}s{state.step}-c{n}", choice.name.text, choice.picture, tried=n in state.tried,
             audio=choice.name.audio)
        for n, choice in enumerate(step.choices)
    )  # fmt: skip


# ---------------------------------------------------------------------- a post


def _post(state: FeedState, inner: Rect) -> tuple[Node, ...]:
    """The post as a card of its own; below it, where there is room, the signs of an application."""
    stage, prefix = state.room.stage, f"play/i{state.shown}"
    nodes: list[Node] = []
    if inner.h > 520.0:
        strip = Rect(inner.x, inner.bottom - SIGN_SU - 4.0, inner.w, SIGN_SU + 4.0)
        for i, (sign, cell) in enumerate(zip(STRIP, strip.columns(len(STRIP), 0.0), strict=True)):
            box = Rect.around(cell.centre, SIGN_SU)
            nodes.append(Node(f"{prefix}-strip{i}", Role.IMAGE, "", box, picture=sign, look=Look.PICTURE))
        inner = inner.top(inner.h - strip.h - 16.0)
    ear = min(97.0, inner.h - 12.0)
    room = inner.inset(10.0, 8.0)
    marked = frozenset(state.page.clues) if state.clued or state.done else frozenset[int]()
    text = Rect(room.x, room.y, room.w - ear - 12.0, room.h)
    parts = part_nodes(stage, text, state.page, prefix, Shown(marked=marked))
    high = max((node.rect.bottom for node in parts), default=room.bottom) - inner.y + 12.0
    card = Rect(inner.x, inner.y, inner.w, min(inner.h, max(high, ear + 12.0)))
    nodes.insert(0, Node(f"{prefix}-post", Role.GROUP, "", card, look=Look.PANEL))
    if not state.done:
        box = Rect(card.right - ear - 12.0, card.y + 6.0, ear, ear)
        nodes.append(small_button(stage, f"{prefix}-hear", "mailbox.hear", box, "sign:speaker"))
    return (*nodes, *parts)


# ---------------------------------------------------------------------- settings


def _inner(state: FeedState) -> Rect:
    frame = halves(state.room, 1)[0]
    return frame.below(bar_height(state.room.stage, frame)).inset(PAD_SU, 14.0)


def _row_h(state: FeedState) -> float:
    stage = state.room.stage
    inner = _inner(state)
    fair = (inner.h + ROW_GAP_SU) / max(1, len(state.values)) - ROW_GAP_SU
    least = max(104.0, min(170.0, 2 * stage.size(36.0) * stage.line_height))
    return min(inner.h, max(least, min(fair, 150.0)))


def _room_for(state: FeedState) -> int:
    return max(1, int((_inner(state).h + ROW_GAP_SU) // (_row_h(state) + ROW_GAP_SU)))


def clamped(state: FeedState, top: int) -> int:
    return min(max(top, 0), max(0, len(state.values) - _room_for(state)))


def top_showing(state: FeedState, i: int) -> int:
    way = way_to(state, i)
    return clamped(state, i) if way else state.top


def way_to(state: FeedState, i: int) -> str:
    """ "up" or "down" when a setting is out of sight, else nothing."""
    top = clamped(state, state.top)
    if i < top:
        return "up"
    return "down" if i >= top + _room_for(state) else ""


def _settings(state: FeedState, inner: Rect) -> tuple[Node, ...]:
    stage, prefix, h = state.room.stage, f"play/i{state.shown}", _row_h(state)
    top, most = clamped(state, state.top), clamped(state, 99)
    view = Rect(inner.x, inner.y, inner.w - (ARROW_SU + 16.0 if most else 0.0), inner.h)
    rows = []
    for k in range(top, min(top + _room_for(state), len(state.values))):
        rect = Rect(view.x, view.y + (k - top) * (h + ROW_GAP_SU), view.w, h)
        rows.append(_switch(stage, state, k, rect))
    acts = (Act.SCROLL_DOWN, Act.SCROLL_UP) if most and not state.done else ()
    area = Node(
        f"{prefix}-page", Role.SCROLL_AREA, words(stage.lang, "feed.settings"), view, acts, children=tuple(rows),
        value=top / most if most else None,
    )  # fmt: skip
    if not most:
        return (area,)
    side = min(ARROW_SU, (inner.h - 12.0) / 2)
    up = Rect(inner.right - side, inner.y, side, side)
    down = Rect(inner.right - side, inner.bottom - side, side, side)
    return (
        area,
        small_button(stage, f"{prefix}-up", "scroll.up", up, "sign:arrow-up", top > 0),
        small_button(stage, f"{prefix}-down", "scroll.down", down, "sign:arrow-down", top < most),
    )


def _switch(stage: Stage, state: FeedState, i: int, rect: Rect) -> Node:
    """A setting: a box and what it does; one to look at again stands on another ground."""
    text = state.item.settings[i].name
    side = min(64.0, rect.h - 16.0)
    size = fitted(stage, text.text, 38.0, Rect(0.0, 0.0, rect.w - side - 52.0, rect.h - 8.0))
    states = frozenset({State.CHECKED}) if state.values[i] else frozenset[State]()
    tone = Tone.SUN if i in state.flagged else Tone.PANEL
    return Node(
        f"play/i{state.shown}-w{i}", Role.CHECK_BOX, text.text, rect, () if state.done else (Act.PRESS,), states,
        look=Look.CHECK, tone=tone, size_su=size, audio=text.audio,
    )  # fmt: skip
