"""The frame of the screen in the screen, its tabs, and the bar with the address."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.round import Room
from game.core.wording import words
from game.kinds.browser_visit import Visit, Web
from game.kinds.web_pages import Site, Task
from game.kinds.web_type import PRESS, Type
from game.kinds.web_worlds import BRANDS

COMPACT_SU = 540.0
NARROW_SU, TAG_SU = 1200.0, 28.0
TAB_GAP_SU = 10.0


@dataclass(frozen=True)
class View:
    """Everything a picture of the web needs."""

    room: Room
    web: Web
    visit: Visit
    task: Task
    tools: tuple[str, ...]
    size_su: float
    level: float
    tried: frozenset[int] = frozenset()

    @property
    def site(self) -> Site:
        return self.web.sites[self.web.pages[self.visit.page].site]


def chrome(view: View, area: Rect, type_: Type) -> tuple[Node, tuple[Node, ...], Rect]:
    """The frame, what stands on its bars, and the room that is left for the page."""
    stage, side = view.room.stage, type_.least
    tag = words(stage.lang, "browser.pretend")
    size = min(30.0 * stage.text_scale, 40.0)
    site = view.site
    tabbed = len(view.visit.tabs) > 1
    if tabbed and area.w < NARROW_SU:  # the names of the tabs need the room
        size = min(size, TAG_SU)
    tag_w = type_.width(tag, size) + (76.0 if tabbed else 84.0)
    compact = area.h < COMPACT_SU and not tabbed
    title = "" if tabbed or compact else site.name.text
    bar_h = side + 20.0 if tabbed or compact else max(60.0, size * stage.line_height + 12.0)
    frame = Node(
        "play/frame", Role.GROUP, title, area, look=Look.FRAME, tone=BRANDS[site.world].head, value=bar_h,
        size_su=size, detail=tag,
    )  # fmt: skip
    row = Rect(area.x + 16.0, area.y + 10.0, area.w - 16.0 - tag_w, side)
    tools: tuple[Node, ...] = ()
    if compact:
        return frame, _toolbar(view, row, type_), _inside(area, bar_h)
    if tabbed:
        tools = _tabs(view, row, type_)
    row = Rect(area.x + 16.0, area.y + bar_h + 10.0, area.w - 32.0, side)
    return frame, (*tools, *_toolbar(view, row, type_)), _inside(area, bar_h + side + 20.0)


def _inside(area: Rect, taken: float) -> Rect:
    return area.below(taken)


def _toolbar(view: View, row: Rect, type_: Type) -> tuple[Node, ...]:
    """Back, forward, home, the address, favourites."""
    visit, lang, side = view.visit, view.room.stage.lang, row.h
    tab = visit.tabs[visit.tab]
    wanted = [("back", "sign:arrow-left", bool(tab.before))]
    if "forward" in view.tools:
        wanted.append(("forward", "sign:arrow-right", bool(tab.after)))
    if "home" in view.tools and view.web.home:
        wanted.append(("home", "sign:home", True))
    ends = []
    if visit.typed:
        ends.append(("go", "sign:enter", True))
    if "favourites" in view.tools and view.web.favourites:
        ends.append(("favourites", "sign:star", True))
    nodes = []
    x = row.x
    for name, sign, live in wanted:
        nodes.append(_tool(name, sign, live, Rect(x, row.y, side, side), lang))
        x += side + 12.0
    right = row.right - len(ends) * (side + 12.0)
    nodes.append(_address(view, Rect(x, row.y, max(40.0, right - x), side), type_))
    for i, (name, sign, live) in enumerate(ends):
        nodes.append(_tool(name, sign, live, Rect(right + 12.0 + i * (side + 12.0), row.y, side, side), lang))
    return tuple(nodes)


def _tool(name: str, sign: str, live: bool, rect: Rect, lang: str) -> Node:
    states = frozenset[State]() if live else frozenset({State.DISABLED})
    return Node(
        f"play/tool-{name}", Role.BUTTON, words(lang, f"browser.{name}"), rect, PRESS if live else (), states, sign,
        look=Look.QUIET,
    )  # fmt: skip


def _address(view: View, rect: Rect, type_: Type) -> Node:
    """Where one is; with the tool `address` one can write in it, or choose from its list."""
    here = view.web.address(view.visit.page)
    room = rect.w - 44.0
    size = min(type_.body, rect.h * 0.5)
    text = view.visit.typed or here
    if not view.visit.typed and type_.width(here, size) > room:
        text = view.site.address
    least = 22.0
    while size > least and type_.width(text, size) > room:
        size *= 0.94
    text = type_.tail(text, size, room)
    live = "address" in view.tools
    states = frozenset({State.CURRENT}) if view.visit.typed else frozenset[State]()
    detail = words(view.room.stage.lang, "browser.address") if live else ""
    return Node(
        "play/tool-address", Role.TEXT_INPUT if live else Role.TEXT, text, rect,
        (Act.PRESS, Act.TYPE) if live else (), states, look=Look.FIELD, size_su=size, detail=detail,
    )  # fmt: skip


def _tabs(view: View, row: Rect, type_: Type) -> tuple[Node, ...]:
    """Each tab with its cross; the one shown has a thick line under it."""
    visit, side, lang = view.visit, row.h, view.room.stage.lang
    cell_w = min(460.0, (row.w - TAB_GAP_SU * (len(visit.tabs) - 1)) / len(visit.tabs))
    nodes = []
    for i, tab in enumerate(visit.tabs):
        x = row.x + i * (cell_w + TAB_GAP_SU)
        title = view.web.pages[tab.page].title.text
        box = Rect(x, row.y, max(64.0, cell_w - side - 8.0), side)
        shown = i == visit.tab
        size = min(type_.small, side * 0.44)
        while size > 20.0 and type_.width(title, size, bold=shown) > box.w - 34.0:
            size *= 0.94
        while len(title) > 3 and type_.width(title, size, bold=shown) > box.w - 34.0:
            title = title[:-2] + "…"
        states = frozenset({State.SELECTED}) if shown else frozenset[State]()
        nodes.append(
            Node(f"play/tab{i}", Role.BUTTON, title, box, PRESS, states, look=Look.QUIET,
                 tone=Tone.PANEL if shown else Tone.PAPER, size_su=size, bold=shown)
        )  # fmt: skip
        if shown:
            line = Rect(box.x + 12.0, box.bottom - 11.0, box.w - 24.0, 8.0)
            nodes.append(Node(f"play/tab{i}-line", Role.GROUP, "", line, look=Look.PANEL, tone=Tone.ACT))
        cross = Rect(box.right + 8.0, row.y, side, side)
        nodes.append(
            Node(f"play/tab{i}-close", Role.BUTTON, words(lang, "browser.close_tab", tab=title), cross, PRESS,
                 picture="sign:close", look=Look.QUIET)
        )  # fmt: skip
    return tuple(nodes)
