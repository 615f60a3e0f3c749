"""How a mailbox looks: its list, an open message, and what is asked beside it."""

from __future__ import annotations

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.round import Room
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.beside import Card, beside_nodes, halves
from game.kinds.character import fitted, one_line
from game.kinds.form_frame import small_button
from game.kinds.mailbox_state import Deed, Letter, MailboxState
from game.kinds.pretended import bar_height, window
from game.kinds.sheet import Sheet, Shown, leaves, part_nodes

PAD_SU, ROW_GAP_SU, ARROW_SU = 20.0, 12.0, 96.0
LARGE = 1.6
SIGNS = {
    Deed.REPLY: "sign:reply", Deed.REPLY_ALL: "👥", Deed.FORWARD: "sign:forward", Deed.JUNK: "sign:trash",
    Deed.WRITE: "sign:pencil",
}  # fmt: skip


def compose(state: MailboxState) -> Node:
    if state.draft is not None:
        return _draft(state)
    cards = _cards(state)
    frame, side = halves(state.room, len(cards))
    stage, prefix = state.room.stage, f"play/t{state.shown}"
    inner = _inner(stage, frame)
    inside = _list(state, inner) if state.opened < 0 else _message(state, inner)
    box = window(stage, "play/window", state.box.site, frame, Tone(state.box.tone), inside)
    question = state.todo.question if state.opened >= 0 else None
    ask = "" if state.done else question.text if question else state.todo.ask
    beside = beside_nodes(stage, side, prefix, ask, state.told, () if state.done else cards)
    return Node("play", Role.GROUP, "", state.room.rect, children=(box, *beside))


def _inner(stage: Stage, frame: Rect) -> Rect:
    return frame.below(bar_height(stage, frame)).inset(PAD_SU, 14.0 if stage.text_scale > 1.2 else 22.0)


def _cards(state: MailboxState) -> tuple[Card, ...]:
    """What can be pressed beside the mailbox."""
    todo, prefix, lang = state.todo, f"play/t{state.shown}", state.room.stage.lang
    if state.opened < 0:
        if not todo.writes:
            return ()
        return (Card(f"{prefix}-write", words(lang, "mailbox.write"), SIGNS[Deed.WRITE], Tone.SUN),)
    if todo.question:
        return tuple(
            Card(f"{prefix}-a{i}", name.text, picture, tried=f"a{i}" in state.tried, audio=name.audio)
            for i, (name, picture, _, _) in enumerate(todo.question.answers)
        )
    return tuple(
        Card(f"{prefix}-{deed}", words(lang, f"mailbox.{deed}"), SIGNS[deed], tried=deed in state.tried)
        for deed in todo.buttons
    )


# ---------------------------------------------------------------------- the list


def _row_h(state: MailboxState) -> float:
    stage = state.room.stage
    inner = _inner(stage, halves(state.room, 0)[0])
    least = max(104.0, min(stage.size(76.0) * stage.line_height, 168.0))
    fair = (inner.h + ROW_GAP_SU) / max(1, len(state.in_list)) - ROW_GAP_SU
    return min(inner.h, max(least, min(fair, 168.0)))


def _room_for(state: MailboxState) -> int:
    inner = _inner(state.room.stage, halves(state.room, 0)[0])
    return max(1, int((inner.h + ROW_GAP_SU) // (_row_h(state) + ROW_GAP_SU)))


def clamped(state: MailboxState, top: int) -> int:
    return min(max(top, 0), max(0, len(state.in_list) - _room_for(state)))


def way_to(state: MailboxState, i: int) -> str:
    """ "up" or "down" when a message is out of sight, else nothing."""
    place = state.in_list.index(i)
    top = clamped(state, state.top)
    if place < top:
        return "up"
    return "down" if place >= top + _room_for(state) else ""


def _list(state: MailboxState, inner: Rect) -> tuple[Node, ...]:
    stage, n, h = state.room.stage, _room_for(state), _row_h(state)
    top, most = clamped(state, state.top), clamped(state, 99)
    view = Rect(inner.x, inner.y, inner.w - (ARROW_SU + 16.0 if most else 0.0), inner.h)
    rows = []
    for k, i in enumerate(state.in_list[top : top + n]):
        rect = Rect(view.x, view.y + k * (h + ROW_GAP_SU), view.w, h)
        rows.append(_mail_row(state, i, rect))
    acts = (Act.SCROLL_DOWN, Act.SCROLL_UP) if most and not state.done else ()
    area = Node(
        "play/list", Role.SCROLL_AREA, words(stage.lang, "mailbox.list"), view, acts, children=tuple(rows),
        value=top / most if most else None,
    )  # fmt: skip
    if not most:
        return (area,)
    prefix = f"play/t{state.shown}"
    side = min(ARROW_SU, (inner.h - 12.0) / 2)
    up = Rect(inner.right - side, inner.y, side, side)
    down = Rect(inner.right - side, inner.bottom - side, side, side)
    return (
        area,
        small_button(stage, f"{prefix}-up", "scroll.up", up, "sign:arrow-up", top > 0),
        small_button(stage, f"{prefix}-down", "scroll.down", down, "sign:arrow-down", top < most),
    )


def _mail_row(state: MailboxState, i: int, rect: Rect) -> Node:
    """Who writes, in bold while it is new, above what about."""
    stage, letter = state.room.stage, state.letters[i]
    new = i not in state.read
    name = f"play/t{state.shown}-mail{i}"
    pad = rect.h if letter.picture else 24.0
    lit = i in state.lit
    clip = 52.0 if letter.attached else 0.0
    text = Rect(rect.x + pad, rect.y + 10.0, rect.w - pad - 24.0 - clip, rect.h - 20.0)
    upper, lower = text.top(text.h * 0.5), text.below(text.h * 0.5)
    nodes = [
        _words(stage, f"{name}-from", letter.sender.text, upper, 40.0, new),
        _words(stage, f"{name}-subject", letter.subject.text, lower, 36.0, False),
    ]
    if clip:
        box = Rect(rect.right - clip - 16.0, rect.centre.y - 22.0, 44.0, 44.0)
        nodes.append(Node(f"{name}-clip", Role.IMAGE, "", box, picture="sign:attach", look=Look.PICTURE))
    if lit:  # in the corner of its picture: the words keep their room
        box, said = Rect(rect.x + 6.0, rect.y + 6.0, 44.0, 44.0), words(stage.lang, "chat.clue")
        nodes.append(Node(f"{name}-clue", Role.IMAGE, said, box, picture="sign:search", look=Look.PICTURE))
    acts = () if state.done else (Act.PRESS,)
    return Node(
        name, Role.BUTTON, _said(letter), rect, acts, picture=letter.picture, look=Look.CHOICE,
        tone=Tone.SUN if lit else Tone.PANEL, children=tuple(nodes), audio=letter.sender.audio,
    )  # fmt: skip


def _said(letter: Letter) -> str:
    return f"{letter.sender.text}. {letter.subject.text}"


def _words(stage: Stage, node_id: str, said: str, room: Rect, base_su: float, bold: bool) -> Node:
    size = one_line(stage, said, base_su, room, bold)
    folded = fitted(stage, said, base_su, room, bold)  # on two lines where they are larger so
    if stage.height(said, folded, room.w, bold) <= room.h:
        size = max(size, folded)
    h = min(room.h, stage.height(said, size, room.w, bold))
    box = Rect(room.x, room.centre.y - h / 2, room.w, h)
    return Node(node_id, Role.TEXT, said, box, look=Look.WORDS, size_su=size, bold=bold)


# ---------------------------------------------------------------------- an open message


def _leaves(state: MailboxState) -> tuple[Rect, tuple[Sheet, ...]]:
    """Where an open message is read, and its parts: more than one where the type is large."""
    inner = _inner(state.room.stage, halves(state.room, len(_cards(state)))[0])
    side = _side(inner)
    room = Rect(inner.x + side + 16.0, inner.y, inner.w - side - 16.0, inner.h)
    return room, leaves(state.room.stage, room, state.letters[state.opened].sheet)


def _side(inner: Rect) -> float:
    """The column of buttons of an open message: two abreast where four do not fit above one another."""
    return ARROW_SU if inner.h >= 4 * ARROW_SU + 3 * ROW_GAP_SU else 2 * ARROW_SU + ROW_GAP_SU


def _places(inner: Rect) -> list[Rect]:
    abreast = 1 if _side(inner) == ARROW_SU else 2
    high = min(ARROW_SU, (inner.h - ROW_GAP_SU) / 2)
    step = ARROW_SU + ROW_GAP_SU
    rows = [divmod(i, abreast) for i in range(4)]
    return [Rect(inner.x + c * step, inner.y + r * (high + ROW_GAP_SU), ARROW_SU, high) for r, c in rows]


def leaf_at(state: MailboxState, leaf: int) -> int:
    return min(max(leaf, 0), len(_leaves(state)[1]) - 1) if state.opened >= 0 else 0


def _message(state: MailboxState, inner: Rect) -> tuple[Node, ...]:
    stage, prefix = state.room.stage, f"play/t{state.shown}"
    room, cut = _leaves(state)
    leaf = leaf_at(state, state.leaf)
    page = part_nodes(stage, room, cut[leaf], prefix, Shown())
    if state.done:
        return page
    column = _places(inner)
    nodes = [
        small_button(stage, f"{prefix}-back", "mailbox.back", column[0], "sign:back"),
        small_button(stage, f"{prefix}-page", "mailbox.hear", column[1], "sign:speaker"),
    ]
    if len(cut) > 1:
        nodes += [
            small_button(stage, f"{prefix}-up", "scroll.up", column[2], "sign:arrow-up", leaf > 0),
            small_button(stage, f"{prefix}-down", "scroll.down", column[3], "sign:arrow-down", leaf < len(cut) - 1),
        ]
    return (*nodes, *page)


# ---------------------------------------------------------------------- a message being written


def _ask_h(state: MailboxState) -> tuple[float, float]:
    """Type size and height of what is asked, above the message being written.

    With very large words the card and the instruction say it alone.
    """
    stage, area = state.room.stage, state.room.rect
    said = state.todo.ask
    if stage.text_scale > LARGE:
        return stage.size(42.0), 0.0
    size = fitted(stage, said, 42.0, Rect(0.0, 0.0, area.w, area.h * 0.12), True)
    return size, stage.height(said, size, area.w, True)


def draft_room(state: MailboxState) -> Room:
    _, h = _ask_h(state)
    return Room(state.room.rect.below(h + 14.0 if h else 0.0), state.room.stage)


def _draft(state: MailboxState) -> Node:
    assert state.draft is not None
    size, h = _ask_h(state)
    inside = state.draft.compose().children
    if not h:
        return Node("play", Role.GROUP, "", state.room.rect, children=inside)
    ask = Node(
        f"play/t{state.shown}-ask", Role.TEXT, state.todo.ask, state.room.rect.top(h), look=Look.WORDS,
        size_su=size, bold=True,
    )  # fmt: skip
    return Node("play", Role.GROUP, "", state.room.rect, children=(ask, *inside))
