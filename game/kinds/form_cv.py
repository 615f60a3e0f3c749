"""The CV of a character: a page to look at on the screen, and a document of one page to print.

Only what the author wrote on the character’s card is in it, never what was typed.
"""

from __future__ import annotations

from html import escape
from math import ceil

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.core.wording import words
from game.kinds.character import Character, fitted
from game.kinds.form_frame import line
from game.kinds.form_state import FormState

PAD_SU, GAP_SU = 28.0, 12.0

_STYLE = """
@page { size: A4; margin: 18mm; }
* { box-sizing: border-box; }
body { font-family: Andika, Verdana, sans-serif; font-size: 12.5pt; line-height: 1.5; color: #172038;
       max-width: 174mm; margin: 0 auto; }
header { background: #0a4a8f; color: #ffffff; padding: 9mm 10mm; margin: 0 0 10mm; border-radius: 3mm;
         print-color-adjust: exact; -webkit-print-color-adjust: exact; }
h1 { font-size: 30pt; line-height: 1.2; margin: 0; }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 9mm 10mm; }
h2 { font-size: 15pt; color: #0a4a8f; margin: 0 0 1mm; }
section { border-left: 1.2mm solid #0a4a8f; padding-left: 4mm; break-inside: avoid; }
p { margin: 0; font-size: 14pt; }
footer { color: #4a5268; font-size: 9pt; margin-top: 12mm; }
"""


def cv_html(character: Character, lang: str) -> str:
    """A whole HTML document of one A4 page: `lang` is the language of its few own words."""
    sections = "".join(
        f"<section><h2>{escape(fact.label.text)}</h2><p>{escape(fact.content.text)}</p></section>"
        for fact in character.facts
    )
    name = escape(character.name.text)
    foot = escape(words(lang, "form.cv_made_up"))
    return (
        f'<!doctype html><html lang="{escape(lang, quote=True)}"><head><meta charset="utf-8">'
        f"<title>CV – {name}</title><style>{_STYLE}</style></head>"
        f"<body><header><h1>{name}</h1></header><main>{sections}</main><footer>{foot}</footer></body></html>"
    )


def cv_nodes(state: FormState, area: Rect) -> tuple[Node, ...]:
    """The sheet of paper: the name above, the blocks below it."""
    character, stage = state.site.character, state.room.stage
    if character is None:
        return ()
    w = min(area.w, max(area.h * 1.25, 760.0))
    paper = Rect(area.centre.x - w / 2, area.y, w, area.h)
    inner = paper.inset(PAD_SU, min(18.0, area.h * 0.05))
    head = inner.top(min(96.0, inner.h * 0.22))
    side = head.h - 6.0 if character.picture else 0.0
    nodes = [Node("play/cv", Role.GROUP, "", paper, look=Look.PANEL, tone=Tone.PANEL)]
    if side:
        box = Rect(head.right - side, head.y, side, side)
        nodes.append(Node("play/cv-picture", Role.IMAGE, "", box, picture=character.picture, look=Look.PICTURE))
    name = Rect(head.x, head.y, head.w - side - 12.0, head.h)
    nodes.append(line(stage, "play/cv-name", character.name.text, name, 56.0, True))
    rule = Rect(inner.x, head.bottom + 2.0, inner.w, 6.0)
    nodes.append(Node("play/cv-rule", Role.GROUP, "", rule, look=Look.PANEL, tone=Tone.ACT))
    body = inner.below(head.h + 18.0)
    n = len(character.facts)
    columns = 2 if body.h / n < 110.0 * min(1.5, stage.text_scale) else 1
    lines = ceil(n / columns)
    for i, fact in enumerate(character.facts):
        column, row = divmod(i, lines)
        cell = body.columns(columns, 28.0)[column].rows(lines, GAP_SU)[row]
        title = cell.top(cell.h * 0.42)
        nodes.append(line(stage, f"play/cv{i}-title", fact.label.text, title, 34.0, True, Tone.ACT))
        rest = cell.below(title.h)
        size = fitted(stage, fact.content.text, 36.0, rest)
        nodes.append(Node(f"play/cv{i}-text", Role.TEXT, fact.content.text, rest, look=Look.WORDS, size_su=size))
    return tuple(nodes)
