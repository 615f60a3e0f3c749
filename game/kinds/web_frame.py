"""The screen in the screen: frame, tabs, bar, page, panels, and the answers beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.stage import Stage
from game.core.wording import words
from game.kinds.browser_visit import blocks_of
from game.kinds.scrolling import Glide, scroll_bar
from game.kinds.web_chrome import View, chrome
from game.kinds.web_flow import corner_cross, flow
from game.kinds.web_head import Bleed, head
from game.kinds.web_pages import Answer, Panel
from game.kinds.web_type import GAP_SU, PRESS, Laid, Type, moved, stacked, still, written
from game.kinds.web_worlds import BRANDS

PAD_SU = 28.0
ANSWER_SU = 42.0
PANEL_W = {"bar": 9999.0, "box": 1060.0, "window": 940.0, "corner": 860.0}


@dataclass(frozen=True)
class Plan:
    """Where things are. `content` scrolls inside `window` and is `content_h` high, before scrolling."""

    ask: tuple[Node, ...]
    frame: Node
    tools: tuple[Node, ...]
    window: Rect
    content: tuple[Node, ...]
    content_h: float
    behind: tuple[Node, ...] = ()
    dimmed: bool = False
    over: tuple[Node, ...] = ()
    answers: tuple[Node, ...] = ()
    ground: Tone = Tone.PANEL

    @property
    def scrolls(self) -> bool:
        return self.content_h > self.window.h + 1.0


def planned(view: View) -> Plan:
    area = view.room.rect
    ask, area = _ask(view, area)
    answers, area = _answers(view, area)
    type_ = _type(view, area)
    frame, tools, inside = chrome(view, area, type_)
    type_ = replace(type_, view_h=inside.h, brand=BRANDS[view.site.world])
    if view.visit.menu:
        content, h = _menu(view, inside.inset(PAD_SU, 16.0).w - _bar_w(type_), type_)
        return Plan(ask, frame, tools, inside, *_padded(content, h, inside), answers=answers)
    panel = view.web.panel(view.visit.page, view.visit.panel) if view.visit.panel else None
    ground = type_.brand.ground
    if panel is None:
        content, h = _page(view, inside, type_)
        return Plan(ask, frame, tools, inside, *_padded(content, h, inside), answers=answers, ground=ground)
    floating = _floating(view, panel, inside, type_)
    if floating is None:  # too large to lie over the page: it stands in its place
        content, h = _panel_blocks(view, panel, inside.w - 2 * PAD_SU - _bar_w(type_), type_, titled=True)
        return Plan(ask, frame, tools, inside, *_padded(content, h, inside), answers=answers)
    over, shown = floating
    page = tuple(still(node) for node in _padded(*_page(view, inside, type_), inside)[0])
    return Plan(ask, frame, tools, shown, (), 0.0, page, panel.style != "bar", over, answers, ground)


def _type(view: View, area: Rect) -> Type:
    """Less height, smaller words: large type keeps room for what it says."""
    stage = view.room.stage
    scale = min(stage.text_scale, max(1.35, area.h / 330.0))
    body = (40.0 - 6.0 * view.level) * scale * BRANDS[view.site.world].scale
    return Type(stage, max(64.0, view.size_su), body, area.h)


def bar_width(size_su: float, view_h: float) -> float:
    """Of the scroll bar; in a low view its arrows lie beside one another."""
    w = max(72.0, min(size_su, 96.0))
    return w if view_h - 16.0 >= 2 * w + 8.0 else 2 * w + 12.0


def _bar_w(type_: Type) -> float:
    return max(type_.least, bar_width(type_.least, type_.view_h)) + 16.0


def _padded(nodes: tuple[Node, ...], h: float, inside: Rect) -> Laid:
    """At its place in the view, with air around."""
    placed = tuple(moved(node, inside.x + PAD_SU, inside.y + 18.0) for node in nodes)
    return placed, h + 36.0


# ---------------------------------------------------------------------- around the frame


def _ask(view: View, area: Rect) -> tuple[tuple[Node, ...], Rect]:
    stage, text = view.room.stage, view.task.ask.text
    size = stage.size(44.0)
    while size > 36.0 and stage.height(text, size, area.w, bold=True) > area.h * 0.2:
        size *= 0.94
    h = stage.height(text, size, area.w, bold=True)
    node = Node("play/ask", Role.TEXT, text, area.top(h), look=Look.WORDS, size_su=size, bold=True)
    ground = Node("play/ask-ground", Role.GROUP, "", area.top(h))
    return (ground, node), area.below(h + 8.0)


def _answers(view: View, area: Rect) -> tuple[tuple[Node, ...], Rect]:
    """Cards beside the frame, under it where the window is tall."""
    if not view.task.answers:
        return (), area
    stage, n = view.room.stage, len(view.task.answers)
    if stage.portrait:
        h = max(view.size_su, min(stage.size(40.0) * 1.5 + 32.0, area.h * 0.16))
        row = Rect(area.x, area.bottom - h, area.w, h)
        cells = row.columns(n, GAP_SU)
        if any(_answer_size(stage, answer, cells[0]) < 0.6 * stage.size(ANSWER_SU) for answer in view.task.answers):
            used = h * -(-n // 2) + GAP_SU * (-(-n // 2) - 1)
            cells = Rect(area.x, area.bottom - used, area.w, used).grid(n, GAP_SU, area.w / 2 / h)
        rest = Rect(area.x, area.y, area.w, min(c.y for c in cells) - area.y - GAP_SU)
    else:
        w = max(300.0, area.w * 0.22)
        column = Rect(area.right - w, area.y, w, area.h)
        h = min(170.0, (area.h - GAP_SU * (n - 1)) / n)
        top = area.centre.y - (h * n + GAP_SU * (n - 1)) / 2
        cells = tuple(Rect(column.x, top + i * (h + GAP_SU), w, h) for i in range(n))
        rest = Rect(area.x, area.y, area.w - w - GAP_SU, area.h)
    nodes = []
    # Answers are alike: their words are of one size.
    size = min(_answer_size(stage, answer, cell) for answer, cell in zip(view.task.answers, cells, strict=True))
    for i, (answer, cell) in enumerate(zip(view.task.answers, cells, strict=True)):
        states = frozenset({State.DISABLED}) if i in view.tried else frozenset[State]()
        nodes.append(
            Node(f"play/answer{i}", Role.BUTTON, answer.name.text, cell, () if i in view.tried else PRESS, states,
                 look=Look.CHOICE, size_su=size, bold=True)
        )  # fmt: skip
    return tuple(nodes), rest


def _answer_size(stage: Stage, answer: Answer, cell: Rect) -> float:
    return stage.fit(answer.name.text, ANSWER_SU, cell.inset(24.0, 18.0), 0.4, bold=True)


# ---------------------------------------------------------------------- page, list, panels


def _page(view: View, inside: Rect, type_: Type) -> Laid:
    page = view.web.pages[view.visit.page]
    w = inside.w - 2 * PAD_SU
    prefix = f"play/{page.id}"
    blocks = blocks_of(view.web, page.id, page.id)

    bleed = Bleed(PAD_SU, 18.0, inside.w)

    def laid(width: float) -> Laid:
        return stacked([head(view.site, width, type_, bleed), flow(blocks, prefix, width, type_, view.visit)], 22.0)

    nodes, h = laid(w)
    return (nodes, h) if h + 36.0 <= inside.h else laid(w - _bar_w(type_))


def _menu(view: View, w: float, type_: Type) -> Laid:
    """The list that hangs under the bar: addresses, or favourites."""
    nodes = []
    y = 0.0
    for i, text in enumerate(menu_lines(view)):
        size = min(type_.body, type_.narrow(text, type_.body, w - 110.0))
        h = max(type_.least, size * 1.6 + 16.0)
        nodes.append(
            Node(f"play/menu{i}", Role.OPTION, text, Rect(0.0, y, w, h), PRESS, look=Look.FIELD, size_su=size)
        )
        y += h + 12.0
    return tuple(nodes), max(0.0, y - 12.0)


def menu_lines(view: View) -> tuple[str, ...]:
    if view.visit.menu == "favourites":
        return tuple(view.web.pages[page].title.text for page in view.web.favourites)
    return tuple(line.address for line in view.task.addresses)


def _panel_blocks(view: View, panel: Panel, w: float, type_: Type, titled: bool) -> Laid:
    """Title and cross in one row, then the blocks."""
    prefix = f"play/{panel.id}"
    blocks = blocks_of(view.web, view.visit.page, panel.id)
    cross = corner_cross(blocks, prefix, type_.least) if titled else None
    parts: list[Laid] = []
    if titled:
        taken = type_.least + GAP_SU if cross else 0.0
        title = panel.title.text
        head, h = written(f"{prefix}-title", title, w - taken, type_.head, type_, bold=True, role=Role.HEADING)
        row_h = max(h, type_.least if cross else 0.0)
        nodes = tuple(moved(node, 0.0, (row_h - h) / 2) for node in head)
        parts.append(((*nodes, *((moved(cross, w - type_.least, 0.0),) if cross else ())), row_h))
    parts.append(flow(blocks, prefix, w, type_, view.visit))
    return stacked(parts)


def _floating(view: View, panel: Panel, inside: Rect, type_: Type) -> tuple[tuple[Node, ...], Rect] | None:
    """The panel over its page, and what is left of the page's view; None when there is no room for it."""
    bar = panel.style == "bar"
    w = inside.w if bar else min(inside.w - 80.0, PANEL_W[panel.style] * max(1.0, type_.body / 40.0))
    window = panel.style == "window"
    pad = PAD_SU
    nodes, h = _panel_blocks(view, panel, w - 2 * pad, type_, titled=not window)
    bar_h = type_.least + 20.0 if window else 0.0
    whole = h + bar_h + 2 * pad * 0.8
    if whole > inside.h - (110.0 if bar else 24.0):
        return None
    if bar:
        rect = Rect(inside.x, inside.bottom - whole, w, whole)
    elif panel.style == "corner":
        rect = Rect(inside.x + 16.0, inside.y + 8.0, w, whole)
    else:
        rect = Rect.around(inside.centre, w, whole)
    body = tuple(moved(node, rect.x + pad, rect.y + bar_h + pad * 0.8) for node in nodes)
    ground = _ground(view, panel, rect, bar_h, type_)
    shown = Rect(inside.x, inside.y, inside.w, inside.h - whole) if bar else inside
    return (*ground, *body), shown


def _ground(view: View, panel: Panel, rect: Rect, bar_h: float, type_: Type) -> tuple[Node, ...]:
    prefix = f"play/{panel.id}"
    if panel.style != "window":
        card = Node(f"{prefix}-card", Role.GROUP, panel.title.text, rect, look=Look.PANEL)
        rim = Node(f"{prefix}-rim", Role.GROUP, "", rect.grown(5.0), look=Look.PANEL, tone=Tone.INK)
        return (card,) if panel.style == "bar" else (rim, card)
    cross = corner_cross(blocks_of(view.web, view.visit.page, panel.id), prefix, type_.least)
    taken = type_.least + 40.0 if cross else 40.0
    size = type_.small
    while size > 20.0 and type_.width(panel.title.text, size, bold=True) > rect.w - taken - 40.0:
        size *= 0.94
    frame = Node(
        f"{prefix}-card", Role.GROUP, panel.title.text, rect, look=Look.FRAME, tone=Tone.SUN, value=bar_h,
        size_su=size,
    )  # fmt: skip
    if cross is None:
        return (frame,)
    return frame, moved(cross, rect.right - type_.least - 10.0, rect.y + 10.0)


def view_nodes(plan: Plan, glide: Glide, bar: Rect, held: bool, lang: str) -> tuple[Node, ...]:
    """The view of the page as far as it is scrolled, with its scroll bar where there is more than fits."""
    scrolls = glide.most > 0.0
    window = plan.window
    if scrolls:
        window = Rect(window.x, window.y, bar.x - 12.0 - window.x, window.h)
    content = tuple(_cut(moved(node, 0.0, -glide.now), window) for node in plan.content)
    shown = tuple(node for node in (*content, *plan.behind) if window.overlaps(node.rect))
    dimmed = Node("play/shown", Role.GROUP, "", window, states=frozenset({State.DIMMED}), children=shown)
    area = Node(
        "play/area", Role.SCROLL_AREA if scrolls else Role.GROUP, words(lang, "browser.page"), window,
        (Act.SCROLL_DOWN, Act.SCROLL_UP) if scrolls else (), look=Look.SCROLL, tone=plan.ground, value=glide.share,
        children=(dimmed,) if plan.dimmed else shown,
    )  # fmt: skip
    if not scrolls:
        return (area,)
    names = (words(lang, "scroll.up"), words(lang, "scroll.down"), words(lang, "scroll.thumb"))
    return (area, *scroll_bar("play/bar", bar, glide, names, held))


def _cut(node: Node, window: Rect) -> Node:
    """What is half hidden can be seen, not pressed: nobody aims at half a target."""
    return node if window.holds(node.rect, slack=2.0) else still(node)


__all__ = ["Plan", "View", "bar_width", "menu_lines", "planned", "view_nodes"]
