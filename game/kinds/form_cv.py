"""The CV of a character: a page to look at on the screen, and a document of one page to print.

Only what the author wrote on the character’s card is in it, never what was typed.
"""

from __future__ import annotations

from html import escape
from math import ceil

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.core.stage import SMALL_SU, Stage
from game.core.wording import words
from game.kinds.character import Character, fitted, one_line
from game.kinds.form_frame import line
from game.kinds.form_state import FormState

PAD_SU, GAP_SU = 28.0, 12.0
TITLE_SU, TEXT_SU = 34.0, 36.0

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
    """The sheet of paper: the blocks, and the name above them where it leaves their words their size."""
    character, stage = state.site.character, state.room.stage
    if character is None:
        return ()
    w = min(area.w, max(area.h * 1.6, 1000.0))
    paper = Rect(area.centre.x - w / 2, area.y, w, area.h)
    inner = paper.inset(PAD_SU, min(18.0, area.h * 0.05))
    head = inner.top(min(96.0, inner.h * 0.22))
    nodes = [Node("play/cv", Role.GROUP, "", paper, look=Look.PANEL, tone=Tone.PANEL)]
    texts = [(fact.label.text, fact.content.text) for fact in character.facts]
    body = inner.below(head.h + 18.0)
    cells, (titles_su, texts_su) = _cells(stage, body, texts)
    bare, bare_su = _cells(stage, inner, texts)
    if min(titles_su, texts_su) < SMALL_SU - 0.5 and min(bare_su) > min(titles_su, texts_su):
        cells, (titles_su, texts_su) = bare, bare_su
    else:
        nodes += _head(state, character, head)
    for i, ((title, text), cell) in enumerate(zip(texts, cells, strict=False)):
        above, rest = _parts(cell)
        nodes.append(line(stage, f"play/cv{i}-title", title, above, titles_su / stage.text_scale, True, Tone.ACT))
        nodes.append(Node(f"play/cv{i}-text", Role.TEXT, text, rest, look=Look.WORDS, size_su=texts_su))
    return tuple(nodes)


def _head(state: FormState, character: Character, head: Rect) -> list[Node]:
    """The name, the portrait at its right, and a rule below them."""
    side = head.h - 6.0 if character.picture else 0.0
    name = Rect(head.x, head.y, head.w - side - 12.0, head.h)
    rule = Rect(head.x, head.bottom + 2.0, head.w, 6.0)
    nodes = [
        line(state.room.stage, "play/cv-name", character.name.text, name, 56.0, True),
        Node("play/cv-rule", Role.GROUP, "", rule, look=Look.PANEL, tone=Tone.ACT),
    ]
    if side:
        box = Rect(head.right - side, head.y, side, side)
        nodes.append(Node("play/cv-picture", Role.IMAGE, "", box, picture=character.picture, look=Look.PICTURE))
    return nodes


def _cells(stage: Stage, body: Rect, texts: list[tuple[str, str]]) -> tuple[list[Rect], tuple[float, float]]:
    """The blocks in as many columns as make the words largest, and the sizes of titles and texts."""

    def sizes(cells: list[Rect]) -> tuple[float, float]:
        above, rest = _parts(cells[0])
        titles = min(one_line(stage, title, TITLE_SU, above, True) for title, _ in texts)
        return titles, min(fitted(stage, text, TEXT_SU, rest) for _, text in texts)

    ways = []
    for columns in (1, 2, 3):
        lines = ceil(len(texts) / columns)
        by_column = [column.rows(lines, GAP_SU) for column in body.columns(columns, 28.0)]
        cells = [cell for column in by_column for cell in column]
        ways.append((cells, sizes(cells)))
    return max(ways, key=lambda way: min(way[1]))


def _parts(cell: Rect) -> tuple[Rect, Rect]:
    """Where the title of a block lies, and its text: close below it where the block has room to spare."""
    title = cell.top(min(cell.h * 0.46, 110.0))
    return title, cell.below(title.h)
