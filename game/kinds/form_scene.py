"""The whole play area of a form: the card with the lines that are of use now, and the window."""

from __future__ import annotations

from game.core.geometry import Rect
from game.core.node import Node, Role, Tone
from game.kinds.character import Character, Fact
from game.kinds.character_card import card_nodes, enough_su, readable_su
from game.kinds.form_frame import page_facts, places
from game.kinds.form_rows import shown_rows
from game.kinds.form_state import FormState
from game.kinds.pretended import window

LEAST_FACTS = 2  # so that the right line is still to be found


def scene(state: FormState, children: tuple[Node, ...]) -> Node:
    """The whole play area around what the window shows."""
    where, stage = places(state), state.room.stage
    frame = window(stage, "play/window", state.site.name, where.frame, Tone(state.site.tone), children)
    nodes: list[Node] = []
    character = state.site.character
    if where.card is not None and character is not None:
        nodes.append(card_nodes(stage, where.card, character, _facts(state, character, where.card)))
    return Node("play", Role.GROUP, "", state.room.rect, children=(*nodes, frame))


def _facts(state: FormState, character: Character, rect: Rect) -> tuple[Fact, ...]:
    """The lines of the page; in large type lines that no field in sight asks for go while words are small."""
    stage, facts = state.room.stage, page_facts(state, character)
    if stage.text_scale < 1.5 or readable_su(stage, rect, character, facts) >= enough_su(stage):
        return facts
    offered = {option.content.text for i in state.here for option in state.slots[i].options}
    if offered and all(fact.label.text in offered for fact in facts):
        # Which lines there are is what is asked, not what they say.
        return tuple(fact.model_copy(update={"content": fact.label}) for fact in facts)
    asked = _asked(state)
    while (asked or state.done) and len(facts) > LEAST_FACTS:
        spare = [fact for fact in facts if fact.id not in asked]
        if not spare or readable_su(stage, rect, character, facts) >= enough_su(stage):
            break
        facts = tuple(fact for fact in facts if fact is not spare[-1])
    return facts


def _asked(state: FormState) -> set[str]:
    """The lines of the card that the fields in sight ask for."""
    if state.at_summary or state.done:
        return set()
    if state.opened >= 0:
        return {state.slots[state.opened].ask.answer} - {""}
    return {state.slots[i].ask.answer for row, _ in shown_rows(state) for i in row} - {""}
