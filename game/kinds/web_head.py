"""The head of a site, in the shape of its brand: band, hero, masthead, notebook, or a name in the middle."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.geometry import Rect
from game.core.node import Look, Node, Role, Tone
from game.kinds.web_pages import Site
from game.kinds.web_type import Laid, Type, moved

RULE_SU = 5.0


@dataclass(frozen=True)
class Bleed:
    """How far a head may reach beyond the text of its page: to the edges of the view (`whole_w` wide)."""

    x: float
    y: float
    whole_w: float


def head(site: Site, w: float, type_: Type, bleed: Bleed) -> Laid:
    tight = type_.view_h < 460.0
    text = site.name.text
    size = type_.narrow(text, type_.head * (1.0 if tight else 1.2), w - 220.0, bold=True)
    while size > 20.0 and type_.width(text, size, bold=True) + size * 1.5 + 150.0 > w:
        size *= 0.94
    name_w = type_.width(text, size, bold=True) + 8.0
    name_h = type_.height(text, size, name_w, bold=True)
    name = Node(
        "play/brand", Role.TEXT, text, Rect(0.0, 0.0, name_w, name_h), look=Look.WORDS, size_su=size, bold=True
    )
    match type_.brand.shape:
        case "centre":
            return _centre(site, name, w, tight)
        case "masthead":
            return _masthead(site, name, w, tight)
        case "hero" if not tight:
            return _hero(site, name, type_, bleed)
        case "notebook":
            return _notebook(site, name, type_, bleed, tight)
    return _band(site, name, type_, bleed, tight)


def _logo(picture: str, rect: Rect) -> Node:
    return Node("play/brand-logo", Role.IMAGE, "", rect, picture=picture, look=Look.PICTURE)


def _field(name: str, rect: Rect, tone: Tone) -> Node:
    return Node(f"play/brand-{name}", Role.GROUP, "", rect, look=Look.WALL, tone=tone)


def _centre(site: Site, name: Node, w: float, tight: bool) -> Laid:
    side = name.rect.h * (1.0 if tight else 1.4)
    x = max(0.0, (w - side - 20.0 - name.rect.w) / 2)
    return (
        _logo(site.picture, Rect(x, 0.0, side, side)),
        moved(name, x + side + 20.0, (side - name.rect.h) / 2),
    ), side


def _band(site: Site, name: Node, type_: Type, bleed: Bleed, tight: bool) -> Laid:
    """A coloured band from edge to edge; the logo on a light plate, so that it is seen on any colour."""
    h = name.rect.h + (16.0 if tight else 34.0)
    band = _field("band", Rect(-bleed.x, -bleed.y, bleed.whole_w, h + bleed.y), type_.brand.head)
    side = name.rect.h + 4.0
    y = (h - bleed.y - side) / 2
    plate = Node("play/brand-plate", Role.GROUP, "", Rect(0.0, y, side, side), look=Look.PANEL)
    logo = _logo(site.picture, Rect(0.0, y, side, side).inset(6.0))
    inside = (plate, logo, moved(name, side + 20.0, y + (side - name.rect.h) / 2))
    return (replace(band, children=inside),), h


def _hero(site: Site, name: Node, type_: Type, bleed: Bleed) -> Laid:
    """A tall band with the name large at the left and the picture at the right, a stripe under it."""
    h = name.rect.h + (80.0 if type_.view_h > 700.0 else 52.0)
    band = _field("band", Rect(-bleed.x, -bleed.y, bleed.whole_w, h + bleed.y), type_.brand.head)
    stripe = _field("stripe", Rect(-bleed.x, h, bleed.whole_w, 8.0), type_.brand.act)
    side = h - 14.0
    y = (h - bleed.y - side) / 2
    plate_w = side * 1.25
    x = max(name.rect.w + 24.0, bleed.whole_w - 2 * bleed.x - plate_w - 110.0)
    plate = Node("play/brand-plate", Role.GROUP, "", Rect(x, y, plate_w, side), look=Look.PANEL)
    logo = _logo(site.picture, plate.rect.inset(10.0))
    inside = (plate, logo, moved(name, 4.0, (h - bleed.y - name.rect.h) / 2))
    return (replace(band, children=inside), stripe), h + 8.0


def _masthead(site: Site, name: Node, w: float, tight: bool) -> Laid:
    """A newspaper: the name in the middle between two rules."""
    gap = 6.0 if tight else 12.0
    h = name.rect.h + 2 * gap + 2 * RULE_SU
    side = name.rect.h * 0.9
    x = max(0.0, (w - side - 18.0 - name.rect.w) / 2)
    logo = _logo(site.picture, Rect(x, (h - side) / 2, side, side))
    upper = _field("rule", Rect(0.0, 0.0, w, RULE_SU), Tone.INK)
    lower = _field("rule2", Rect(0.0, h - RULE_SU, w, RULE_SU), Tone.INK)
    return (upper, logo, moved(name, x + side + 18.0, (h - name.rect.h) / 2), lower), h


def _notebook(site: Site, name: Node, type_: Type, bleed: Bleed, tight: bool) -> Laid:
    """A page of a notebook: a coloured margin with the logo, a line under the name."""
    h = name.rect.h + (12.0 if tight else 28.0)
    margin = _field("margin", Rect(-bleed.x, -bleed.y, bleed.x + h, h + bleed.y), type_.brand.head)
    side = h * 0.78
    logo = _logo(site.picture, Rect((h - bleed.x - side) / 2, (h - bleed.y - side) / 2, side, side))
    line = _field("line", Rect(-bleed.x, h - RULE_SU, bleed.whole_w, RULE_SU), type_.brand.act)
    return (margin, logo, moved(name, h + 24.0, (h - bleed.y - name.rect.h) / 2), line), h
