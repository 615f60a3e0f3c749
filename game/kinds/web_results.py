"""Larger blocks of the false web: results of a search, advertisements, the search field."""

from __future__ import annotations

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.wording import words
from game.kinds.browser_visit import Visit
from game.kinds.web_blocks import Ad, Result, Search
from game.kinds.web_type import GAP_SU, Laid, Type, button_node, in_rows, link_node, moved, stacked, written


def result(name: str, block: Result, w: float, type_: Type) -> Laid:
    """The label of an advertisement, the title as a link, the address, a few words."""
    parts: list[Laid] = []
    if block.advert:
        parts.append(_label(f"{name}-label", type_))
    link = link_node(name, block.content.text, w, type_, type_.body * 1.1, bold=True)
    parts.append(((link,), link.rect.h))
    parts.append(written(f"{name}-address", block.address, w - 8.0, type_.small, type_, tone=Tone.QUIET))
    if block.snippet:
        parts.append(written(f"{name}-snippet", block.snippet.text, w - 8.0, type_.small, type_))
    nodes, h = stacked(parts, 2.0)
    # Words line up with those of the link, which stand a little inside its target.
    return tuple(n if n.id == name else moved(n, 8.0, 0.0) for n in nodes), h + 8.0


def _label(name: str, type_: Type) -> Laid:
    """« Publicité », in a small frame."""
    text = words(type_.stage.lang, "browser.advert")
    size = type_.small * 0.92
    w, h = type_.width(text, size, bold=True) + 52.0, size * type_.stage.line_height + 4.0
    ground = Node(f"{name}-ground", Role.GROUP, "", Rect(0.0, 0.0, w, h), look=Look.PANEL, tone=Tone.SUN)
    word = Node(name, Role.TEXT, text, Rect(26.0, 2.0, w - 52.0, h - 4.0), look=Look.WORDS, size_su=size, bold=True)
    return (ground, word), h


def ad(name: str, block: Ad, w: float, type_: Type) -> Laid:
    """A loud card: its label, its words, its picture, and one button."""
    pad = 22.0
    side = min(150.0, w * 0.22) if block.picture and w > 480.0 else 0.0
    inner = w - 2 * pad - (side + pad if side else 0.0)
    button = button_node(name, block.button.text, inner, type_, tone=Tone.CORAL)
    text = written(f"{name}-text", block.content.text, inner, type_.body, type_, bold=True)
    nodes, h = stacked([_label(f"{name}-label", type_), text, ((button,), button.rect.h)], 10.0)
    whole = max(h, side) + 2 * pad
    card = Node(f"{name}-card", Role.GROUP, "", Rect(0.0, 0.0, w, whole), look=Look.PANEL, tone=Tone.PAPER)
    placed = [card, *(moved(node, pad, pad) for node in nodes)]
    if side:
        box = Rect(w - pad - side, (whole - side) / 2, side, side)
        placed.append(Node(f"{name}-picture", Role.IMAGE, "", box, picture=block.picture, look=Look.PICTURE))
    return tuple(placed), whole


def search(name: str, block: Search, w: float, type_: Type, visit: Visit) -> Laid:
    """A field with its button; under it the word cards that can be put in."""
    lang = type_.stage.lang
    go = button_node(f"{name}-go", words(lang, "browser.search"), w * 0.5, type_, "sign:search", type_.brand.act)
    field_w = w - go.rect.w - GAP_SU
    beside = field_w >= 360.0
    field_w = field_w if beside else w
    chosen = visit.chosen(block)
    said = " ".join([*(block.cards[k].content.text for k in chosen), *([visit.query] if visit.query else [])])
    hint = words(lang, "browser.search_here")
    shown = type_.tail(said, type_.body, field_w - 48.0) or hint
    size = (
        type_.narrow(shown, type_.body, field_w - 44.0)
        if said
        else min(type_.body, type_.body * (field_w - 44.0) / max(1.0, type_.width(hint, type_.body)))
    )
    states = frozenset({State.CURRENT}) if said else frozenset[State]()
    field = Node(
        name, Role.TEXT_INPUT, shown, Rect(0.0, 0.0, field_w, go.rect.h), (Act.TYPE,), states, look=Look.FIELD,
        tone=Tone.PANEL if said else Tone.QUIET, size_su=size,
    )  # fmt: skip
    row = (field, moved(go, field_w + GAP_SU, 0.0)) if beside else (field, moved(go, 0.0, go.rect.h + GAP_SU))
    row_h = go.rect.h if beside else 2 * go.rect.h + GAP_SU
    cards = [
        button_node(
            f"{name}-card{k}", card.content.text, w, type_, "sign:tick" if k in chosen else "sign:plus",
            Tone.LEAF if k in chosen else Tone.PANEL, Role.TOGGLE,
        ).having(*([State.CHECKED] if k in chosen else []))
        for k, card in enumerate(block.cards)
    ]  # fmt: skip
    return stacked([(row, row_h), in_rows(cards, w)])
