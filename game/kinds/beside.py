"""Beside a pretended program: what is asked, what was answered, and the cards to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.round import Room
from game.core.stage import Stage
from game.kinds.character import fitted
from game.kinds.notice import answer_node, button_node, choice_size

GAP_SU, CARD_GAP_SU = 24.0, 14.0
LEAST_CARD_SU, MOST_CARD_SU = 97.0, 132.0
LEAST_TOLD_SU = 56.0


@dataclass(frozen=True)
class Card:
    """One thing to choose; `tried` ones stay there, dimmed."""

    node_id: str
    label: str
    picture: str = ""
    tone: Tone = Tone.PANEL
    tried: bool = False
    audio: str = ""


def halves(room: Room, cards: int, large_share: float = 0.5) -> tuple[Rect, Rect]:
    """Where the program lies, and the place beside it (below it in a tall window).

    `large_share` of a tall window is for more than two cards with very large words.
    """
    area, stage = room.rect, room.stage
    if stage.portrait:
        share = 0.5 if cards > 2 or stage.text_scale > 1.2 else 0.4
        if cards > 2 and stage.text_scale > 1.6:
            share = large_share
        h = area.h * (1.0 - share)
        return area.top(h), area.below(h + GAP_SU)
    w = area.w * (0.62 if stage.text_scale < 1.5 else 0.54)
    if stage.left_handed:
        return Rect(area.right - w, area.y, w, area.h), Rect(area.x, area.y, area.w - w - GAP_SU, area.h)
    return Rect(area.x, area.y, w, area.h), Rect(area.x + w + GAP_SU, area.y, area.w - w - GAP_SU, area.h)


def beside_nodes(stage: Stage, area: Rect, prefix: str, ask: str, told: str, cards: tuple[Card, ...]) -> list[Node]:
    """What is asked at the top, then the answer to the last try, then the cards; all lie in `area`."""
    nodes: list[Node] = []
    lines = len(cards) if len(cards) < 3 and area.w <= 800.0 else -(-len(cards) // 2)
    free = max(60.0, area.h - lines * (LEAST_CARD_SU + CARD_GAP_SU) - 36.0) if cards else area.h
    if ask:
        size = fitted(stage, ask, 44.0, Rect(0.0, 0.0, area.w, free * (0.45 if told else 1.0)), True)
        h = min(area.h, stage.height(ask, size, area.w, True))
        nodes.append(Node(f"{prefix}-ask", Role.TEXT, ask, area.top(h), look=Look.WORDS, size_su=size, bold=True))
        area, free = area.below(h + 18.0), free - h
    if told and free >= LEAST_TOLD_SU:  # else the caption of the rail says it alone
        wanted = stage.height(told, stage.size(38.0), area.w - 60.0) + 30.0
        h = min(area.h, max(40.0, free), wanted)
        nodes.append(answer_node(stage, area.top(h), f"{prefix}-told", told))
        area = area.below(h + 18.0)
    return [*nodes, *_cards(stage, area, cards)]


def _cards(stage: Stage, area: Rect, cards: tuple[Card, ...]) -> list[Node]:
    if not cards:
        return []
    n = len(cards)
    columns = 2 if n > 1 and (area.w > 800.0 or (area.h + CARD_GAP_SU) / n - CARD_GAP_SU < LEAST_CARD_SU) else 1
    lines = -(-n // columns)
    h = min(MOST_CARD_SU * max(1.0, stage.text_scale * 0.8), (area.h - CARD_GAP_SU * (lines - 1)) / lines)
    cells = [
        cell
        for i in range(lines)
        for cell in Rect(area.x, area.y + i * (h + CARD_GAP_SU), area.w, h).columns(columns, CARD_GAP_SU)
    ]
    return [_card(stage, card, cell) for card, cell in zip(cards, cells, strict=False)]


def _card(stage: Stage, card: Card, rect: Rect) -> Node:
    if card.tone is Tone.ACT:
        return button_node(stage, rect, card.node_id, card.label, card.picture)
    size, picture = choice_size(stage, rect, card.label, 38.0, card.picture)
    states = frozenset({State.DIMMED}) if card.tried else frozenset[State]()
    acts = () if card.tried else (Act.PRESS,)
    return Node(
        card.node_id, Role.BUTTON, card.label, rect, acts, states, picture, look=Look.CHOICE, tone=card.tone,
        size_su=size, audio=card.audio,
    )  # fmt: skip
