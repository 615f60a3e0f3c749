"""Parts of pretended programs: a window that says so on its edge, words that fit, a question above."""

from __future__ import annotations

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.kind import Words
from game.kinds.places import centred_words


def bar_height(stage: Stage, rect: Rect) -> float:
    """The title bar of a pretended window: never more than a fifth of it."""
    return min(stage.size(SMALL_SU) * stage.line_height + 16.0, max(44.0, rect.h * 0.2))


def window(stage: Stage, node_id: str, title: Words, rect: Rect, tone: Tone, children: tuple[Node, ...]) -> Node:
    """A window of a program that is only pretended; the words say so where they have room."""
    bar_h = bar_height(stage, rect)
    tag = words(stage.lang, "typing.pretended")
    size = min(stage.size(SMALL_SU), bar_h * 0.48)

    def needs(text: str) -> float:
        return stage.ruler.width(text, size, True)

    while size > 20.0 and needs(title.text + tag) > rect.w - 150.0:
        size *= 0.94
    if needs(title.text + tag) > rect.w - 150.0:
        tag = ""
    return Node(
        node_id, Role.GROUP, title.text, rect, look=Look.FRAME, tone=tone, value=bar_h, size_su=size, detail=tag,
        children=children,
    )  # fmt: skip


def text(stage: Stage, node_id: str, said: Words, room: Rect, base_su: float, bold: bool = False) -> Node:
    """Words in the middle of a room, as large as they fit."""
    size = stage.fit(said.text, base_su, room, least=0.4, bold=bold)
    lines_h = min(room.h, stage.height(said.text, size, room.w, bold))
    box = Rect(room.x, room.centre.y - lines_h / 2, room.w, lines_h)
    return Node(node_id, Role.TEXT, said.text, box, look=Look.WORDS, size_su=size, bold=bold, audio=said.audio)


def question(stage: Stage, node_id: str, said: Words, area: Rect) -> Node:
    """A question at the top of an area, in its middle."""
    size = stage.size(44.0)
    while size > 24.0 and stage.height(said.text, size, area.w * 0.9, True) > area.h * 0.24:
        size *= 0.94
    box = centred_words(stage, said.text, size, area)
    return Node(node_id, Role.TEXT, said.text, box, look=Look.WORDS, size_su=size, bold=True, audio=said.audio)
