"""The drawn screen of a conversation, and beside it the answers, or the calm word after a trap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.chat_talk import Reply, Talk
from game.kinds.notice import button_node, choice_size
from game.kinds.sheet import frame_bar, framed

BUBBLE_SU, CHOICE_SU = 42.0, 40.0
GAP_SU = 18.0
FACE_SU = 76.0
PICTURE_SU = 170.0
READABLE_SU = 26.0
TONES = {"them": Tone.PANEL, "me": Tone.LEAF, "deed": Tone.LEAF, "info": Tone.PAPER}
FACTORS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.42)


@dataclass(frozen=True)
class Said:
    """One thing on the screen; `clue`: it gave the trap away."""

    by: str
    text: str
    picture: str = ""
    clue: bool = False


def conversation(
    stage: Stage, area: Rect, prefix: str, talk: Talk, heard: Sequence[Said], marks: bool, listens: bool
) -> Node:
    """What was said, the newest at the foot; what is older goes out at the top, as on a phone."""
    _, bar_h = frame_bar(stage, area.w, talk.site.text)
    room = Rect(area.x, area.y + bar_h, area.w, area.h - bar_h).inset(24.0, 16.0)
    now = _clue(heard) if marks else _newest(heard)
    size = 0.0
    for factor in FACTORS:
        size = stage.size(BUBBLE_SU * factor)
        heights = [_height(stage, room, one, size, talk) for one in heard]
        if any(_too_wide(stage, room, one, size, talk) for one in heard):
            continue
        if size < READABLE_SU and not marks:  # older messages go before words are too small to read
            continue
        if sum(heights[now:]) + GAP_SU * (len(heights) - now - 1) <= room.h:
            break
    else:
        # Not all can be seen at any size: then what is seen is large enough to read.
        if not any(_too_wide(stage, room, one, SMALL_SU, talk) for one in heard):
            size = max(size, SMALL_SU)
            heights = [_height(stage, room, one, size, talk) for one in heard]
    first, used = len(heard), -GAP_SU
    while first > 0 and used + GAP_SU + heights[first - 1] <= room.h + 0.5:
        first -= 1
        used += GAP_SU + heights[first]
    first = min(first, len(heard) - 1)
    nodes: list[Node] = []
    # Like a phone: short talks begin at the top.
    y = room.y
    for i in range(first, len(heard)):
        row = Rect(room.x, y, room.w, heights[i])
        nodes += _bubble(stage, row, f"{prefix}-said{i}", heard[i], size, talk, marks)
        y += heights[i] + GAP_SU
    return framed(stage, area, prefix, talk.site.text, Tone(talk.tone), tuple(nodes), listens)


def _newest(heard: Sequence[Said]) -> int:
    """The first of what the other said since our last answer, and that answer: this must be seen."""
    for i in range(len(heard) - 2, -1, -1):
        if heard[i].by != "them" and any(one.by == "them" for one in heard[i + 1 :]):
            return i
    return 0


def _clue(heard: Sequence[Said]) -> int:
    """The first of the last messages that gave the trap away: after a trap, this must be seen."""
    late = range(max(0, len(heard) - 6), len(heard))
    return next((i for i in late if heard[i].clue), _newest(heard))


def _text_width(room: Rect, one: Said, talk: Talk) -> float:
    face = FACE_SU + 16.0 if one.by == "them" and talk.picture else 0.0
    share = 0.86 if one.by in ("them", "me") else 0.74 if one.clue else 0.94  # room for the clue's sign
    return room.w * share - face - 48.0


def _too_wide(stage: Stage, room: Rect, one: Said, size: float, talk: Talk) -> bool:
    """A single word (an address) that would be wider than its bubble."""
    limit = _text_width(room, one, talk)
    return any(stage.ruler.width(word, size) > limit for word in one.text.split(" "))


def _height(stage: Stage, room: Rect, one: Said, size: float, talk: Talk) -> float:
    text_h = stage.height(one.text, size, _text_width(room, one, talk))
    smaller = max(0.6, size / stage.size(BUBBLE_SU))  # a picture gives way before words do
    picture = min(PICTURE_SU, room.h * 0.36) * smaller + 8.0 if one.picture else 0.0
    return text_h + picture + 20.0


def _bubble(stage: Stage, row: Rect, node_id: str, one: Said, size: float, talk: Talk, marks: bool) -> list[Node]:
    marked = marks and one.clue
    limit = _text_width(row, one, talk)
    wide = max(stage.ruler.width(line, size) for line in stage.lines(one.text, size, limit))
    text_h = stage.height(one.text, size, limit)
    picture_h = row.h - text_h - 20.0 if one.picture else 0.0
    w = min(limit, max(wide + 2.0, PICTURE_SU if one.picture else 60.0)) + 48.0
    face = FACE_SU + 16.0 if one.by == "them" and talk.picture else 0.0
    x = {"them": row.x + face, "me": row.right - w}.get(one.by, row.centre.x - w / 2)
    box = Rect(x, row.y, w, row.h)
    tone = Tone.SUN if marked else TONES[one.by]
    nodes: list[Node] = []
    if face:
        side = min(FACE_SU, row.h)
        at = Rect(row.x, row.bottom - side, side, side)
        nodes.append(Node(f"{node_id}-face", Role.IMAGE, "", at, picture=talk.picture, look=Look.PICTURE))
    if one.picture:
        nodes.append(Node(f"{node_id}-ground", Role.GROUP, "", box, look=Look.BUBBLE, tone=tone))
        at = Rect(box.x + 24.0, box.y + 10.0, box.w - 48.0, picture_h - 8.0)
        nodes.append(Node(f"{node_id}-picture", Role.IMAGE, "", at, picture=one.picture, look=Look.PICTURE))
        words_at = Rect(box.x + 24.0, box.y + picture_h + 10.0, box.w - 48.0, text_h)
        nodes.append(Node(node_id, Role.TEXT, one.text, words_at, look=Look.WORDS, size_su=size))
    else:
        nodes.append(Node(node_id, Role.TEXT, one.text, box, look=Look.BUBBLE, tone=tone, size_su=size))
    if marked:
        side = min(60.0, row.h)
        at = Rect(min(box.right + 8.0, row.right - side), box.centre.y - side / 2, side, side)
        nodes.append(Node(f"{node_id}-clue", Role.IMAGE, words(stage.lang, "chat.clue"), at, picture="sign:search",
                          look=Look.PICTURE))  # fmt: skip
    return nodes


def options(
    stage: Stage, area: Rect, prefix: str, replies: Sequence[tuple[int, Reply]], tried: frozenset[int]
) -> tuple[Node, ...]:
    """The answers, under one another, in the middle of their column."""
    n = len(replies)
    gap = 24.0 if area.h > 600.0 else 14.0
    h = min(180.0, (area.h - gap * (n - 1)) / n)
    top = area.y + max(0.0, (area.h - n * h - (n - 1) * gap) / 2)
    card = Rect(0.0, 0.0, area.w, h)
    sizes = [choice_size(stage, card, reply.name.text, CHOICE_SU, reply.picture) for _, reply in replies]
    size = min(size for size, _ in sizes)
    nodes = []
    for slot, (i, reply) in enumerate(replies):
        rect = Rect(area.x, top + slot * (h + gap), area.w, h)
        states = frozenset({State.DIMMED, State.DISABLED}) if i in tried else frozenset[State]()
        nodes.append(
            Node(f"{prefix}-reply{i}", Role.BUTTON, reply.name.text, rect, (Act.PRESS,), states, sizes[slot][1],
                 look=Look.CHOICE, size_su=size, audio=reply.name.audio)
        )  # fmt: skip
    return tuple(nodes)


def stopped(stage: Stage, area: Rect, prefix: str, text: str) -> tuple[Node, ...]:
    """After a trap: one sentence of what happened, and another try. Nothing red, nothing loud."""
    label = words(stage.lang, "chat.again")
    button_h = max(110.0, min(area.h * 0.35, stage.size(40.0) * stage.line_height + 28.0))
    room = Rect(0.0, 0.0, area.w - 64.0, area.h - button_h - 96.0)
    size = stage.fit(text, 42.0, room, 0.4)
    text_h = stage.height(text, size, room.w)
    h = min(area.h, text_h + 64.0 + button_h + 32.0)
    card = Rect(area.x, area.centre.y - h / 2, area.w, h)
    box = Rect(card.x + 32.0, card.y + 28.0, room.w, text_h)
    foot = Rect(card.x + 24.0, card.bottom - button_h - 24.0, card.w - 48.0, button_h)
    return (
        Node(f"{prefix}-stop", Role.GROUP, "", card, look=Look.PANEL, tone=Tone.SUN),
        Node(f"{prefix}-why", Role.STATUS, text, box, look=Look.WORDS, size_su=size),
        button_node(stage, foot, f"{prefix}-again", label, "sign:refresh"),
    )
