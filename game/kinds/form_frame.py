"""Around a form: the card beside the window, the window's title, its foot with buttons, its last word."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.character import Character, Fact, fitted, one_line
from game.kinds.character_card import enough_su, readable_su
from game.kinds.form_state import FormState
from game.kinds.pretended import bar_height

GAP_SU, PAD_SU = 24.0, 24.0
TARGET_SU, BUTTON_SU = 96.0, 104.0
LABEL_SU, NOTE_SU, VALUE_SU = 36.0, 30.0, 42.0
MOST_LARGE = 4
LEAST_WINDOW_SU = 460.0  # two rows of choices under the field that they fill
MANY_CHOICES = 7
LOW_SU = 440.0  # a lower window spares its edges


@dataclass(frozen=True)
class Places:
    """Where card (None without one), window and the inside of the window lie."""

    card: Rect | None
    frame: Rect
    inner: Rect


def places(state: FormState) -> Places:
    area, stage = state.room.rect, state.room.stage
    card: Rect | None = None
    frame = area
    character = None if state.shows_cv or _fills_the_area(state) else state.site.character
    if character is not None:
        if stage.portrait:
            h = _card_h(state, character)
            card, frame = area.top(h), area.below(h + GAP_SU)
        else:
            w = min(560.0, area.w * 0.31)
            side = area.right - w if stage.left_handed else area.x
            card = Rect(side, area.y, w, area.h)
            left = area.x if stage.left_handed else area.x + w + GAP_SU
            frame = Rect(left, area.y, area.w - w - GAP_SU, area.h)
    elif not stage.portrait:
        w = min(area.w, 1500.0)
        frame = Rect(area.centre.x - w / 2, area.y, w, area.h)
    bar = bar_height(stage, frame)
    inner = Rect(frame.x, frame.y + bar, frame.w, frame.h - bar).inset(PAD_SU, 14.0 if frame.h > LOW_SU else 7.0)
    return Places(card, frame, inner)


def _fills_the_area(state: FormState) -> bool:
    """In large type a list of many choices takes the room of the card above it while it is open."""
    stage = state.room.stage
    many = state.opened >= 0 and len(state.slots[state.opened].options) >= MANY_CHOICES
    return many and stage.portrait and stage.text_scale >= 1.5


def _card_h(state: FormState, character: Character) -> float:
    """The height of a card above the window: more where its words need it and the window leaves it."""
    area, stage = state.room.rect, state.room.stage
    least = min(area.h * (0.28 if area.h >= 900.0 else 0.22), 420.0)
    most = max(least, min(area.h * 0.42, area.h - GAP_SU - LEAST_WINDOW_SU))
    facts = page_facts(state, character)
    for share in (0.0, 0.25, 0.5, 0.75):
        h = least + (most - least) * share
        if readable_su(stage, area.top(h), character, facts) >= enough_su(stage) - 0.5:
            return h
    return most


def page_facts(state: FormState, character: Character) -> tuple[Fact, ...]:
    """All lines of the card; in large type those of the page, with a few others, so that all are large."""
    facts = character.facts
    asked = {state.slots[i].ask.answer for i in state.here} - {""}
    if state.room.stage.text_scale < 1.5 or len(facts) <= MOST_LARGE or not asked:
        return facts
    others = [fact.id for fact in facts if fact.id not in asked][: max(0, MOST_LARGE - len(asked))]
    return tuple(fact for fact in facts if fact.id in asked or fact.id in others)


def line(
    stage: Stage, node_id: str, said: str, room: Rect, base_su: float, bold: bool = False, tone: Tone = Tone.PANEL
) -> Node:
    """One line of words at the left of a room, shrunk where it is narrow."""
    size = one_line(stage, said, base_su, room, bold)
    high = min(room.h, size * stage.line_height)
    box = Rect(room.x, room.centre.y - high / 2, room.w, high)
    return Node(node_id, Role.TEXT, said, box, look=Look.WORDS, tone=tone, size_su=size, bold=bold)


def block(stage: Stage, node_id: str, said: str, room: Rect, base_su: float, bold: bool = False) -> Node:
    """Some lines of words, in the middle of the height of a room."""
    size = fitted(stage, said, base_su, room, bold)
    high = min(room.h, stage.height(said, size, room.w, bold))
    box = Rect(room.x, room.centre.y - high / 2, room.w, high)
    return Node(node_id, Role.TEXT, said, box, look=Look.WORDS, size_su=size, bold=bold)


def main_button(stage: Stage, node_id: str, label: str, room: Rect, sign: str, right: bool = True) -> Node:
    """The main button of a page, as wide as its words, at the right (or in the middle) of a room."""
    size = fitted(stage, label, 40.0, Rect(0.0, 0.0, max(40.0, room.w - 150.0), room.h - 12.0), True)
    w = min(room.w, max(240.0, stage.ruler.width(label, size, True) + 150.0))
    x = room.right - w if right else room.centre.x - w / 2
    return Node(
        node_id, Role.BUTTON, label, Rect(x, room.y, w, room.h), (Act.PRESS,), picture=sign, look=Look.BUTTON,
        tone=Tone.ACT, size_su=size, bold=True,
    )  # fmt: skip


def small_button(stage: Stage, node_id: str, key: str, rect: Rect, sign: str, live: bool = True) -> Node:
    states = frozenset[State]() if live else frozenset({State.DISABLED})
    return Node(node_id, Role.BUTTON, words(stage.lang, key), rect, (Act.PRESS,), states, sign, look=Look.QUIET)


def thanks(state: FormState, inner: Rect) -> tuple[Node, ...]:
    """What the site says once the form is sent."""
    stage, site = state.room.stage, state.site
    said = site.done_title.text if site.done_title else words(stage.lang, "form.sent")
    side = min(220.0, inner.h * 0.42)
    text = Rect(inner.x, inner.y + side + 24.0, inner.w, inner.h - side - 24.0)
    size = fitted(stage, said, 56.0, Rect(0.0, 0.0, text.w, text.h), True)
    lines = stage.lines(said, size, text.w, True)
    w = max(stage.ruler.width(one, size, True) for one in lines) + 4.0
    h = len(lines) * size * stage.line_height
    top = inner.y + max(0.0, (inner.h - side - 24.0 - h) / 2)
    sign = Rect(inner.centre.x - side / 2, top, side, side)
    return (
        Node("play/sent-sign", Role.IMAGE, "", sign, picture="sign:tick", look=Look.CHOICE, tone=Tone.LEAF),
        Node("play/sent", Role.TEXT, said, Rect(inner.centre.x - w / 2, sign.bottom + 24.0, w, h), look=Look.WORDS,
             size_su=size, bold=True),
    )  # fmt: skip
