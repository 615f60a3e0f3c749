"""The card after a success: words, a star or the token board, and *Continuer*."""

from __future__ import annotations

from dataclasses import replace

from game.core import frame
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.rewards import Tokens, stars
from game.core.stage import GAP_SU, LABEL_SU, Stage
from game.core.wording import words

ENDING = "ending"
STAR_SU, TOKEN_SU = 120.0, 84.0


def ending(
    stage: Stage, play: Rect, caption: str, guidance: int, *, rewards: bool, tokens: Tokens | None = None
) -> Node:
    """`tokens` is the board with the one just earned; None shows a star alone (nothing without `rewards`)."""
    size = stage.size(LABEL_SU)
    label = words(stage.lang, "next")
    button_w = max(280.0, stage.ruler.width(label, size, bold=True) + 150.0)
    w = min(play.w, max(720.0 * stage.text_scale, button_w + 120.0))
    star = STAR_SU if rewards else 0.0
    button_h = max(112.0, size * 1.5 + 32.0)
    said_su = stage.fit(caption, LABEL_SU, Rect(0.0, 0.0, w - 96.0, play.h - GAP_SU * 4 - button_h), least=0.5)
    text_h = stage.height(caption, said_su, w - 96.0)
    star = max(0.0, min(star, play.h - GAP_SU * 4 - text_h - button_h))  # words go before ornament
    h = min(play.h, GAP_SU * 4 + star + text_h + button_h)
    card = Rect.around(play.centre, w, h)
    y = card.y + GAP_SU
    children: list[Node] = []
    if star:
        box = Rect(card.x, y, card.w, star)
        children.append(_board(stage, box, tokens) if tokens else _star(box, guidance))
        y += star + GAP_SU / 2
    box = Rect(card.x + 48.0, y, w - 96.0, text_h)
    children.append(
        Node("praise", Role.STATUS, caption, box, look=Look.WORDS, size_su=said_su, states=frozenset({State.LIVE}))
    )
    box = Rect.around(card.centre, button_w, button_h)
    box = Rect(box.x, card.bottom - GAP_SU - button_h, button_w, button_h)
    children.append(
        Node(frame.NEXT, Role.BUTTON, label, box, (Act.PRESS,), picture="sign:next", look=Look.BUTTON,
             tone=Tone.ACT, size_su=size, bold=True)
    )  # fmt: skip
    # No dialog: *Pause*, *J’arrête* and *Réécouter* stay in reach, as everywhere.
    return Node(ENDING, Role.GROUP, caption, card, children=tuple(children), look=Look.PANEL,
                states=frozenset({State.CURRENT}))  # fmt: skip


def at_rest(node: Node) -> Node:
    """What was played, to look at only: nothing of it can be acted on any more."""
    return replace(node, acts=(), children=tuple(at_rest(child) for child in node.children))


def _star(box: Rect, guidance: int) -> Node:
    return Node("praise/star", Role.IMAGE, "", box, look=Look.STARS, value=stars(guidance))


def _board(stage: Stage, box: Rect, tokens: Tokens) -> Node:
    """One star for each place of the board: the filled ones are earned, and never taken away."""
    side = min(TOKEN_SU, box.w / tokens.size)
    x = box.centre.x - side * tokens.size / 2
    places = tuple(
        Node(
            f"praise/token{i}", Role.IMAGE, "", Rect(x + i * side, box.centre.y - side / 2, side, side),
            look=Look.STARS, value=1.0 if i < tokens.on_board else 0.0,
        )
        for i in range(tokens.size)
    )  # fmt: skip
    name = words(stage.lang, "tokens", filled=tokens.on_board, size=tokens.size)
    return Node("praise/tokens", Role.PROGRESS, name, box, children=places)
