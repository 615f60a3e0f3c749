"""The next thing to press for somebody who knows: through lists, panels and pages to the goal."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from game.kinds.browser_visit import Visit, Web, blocks_of
from game.kinds.web_blocks import Check, Search, Shown, Way
from game.kinds.web_pages import Page, Panel, Task

Edge = tuple[str, str]  # the page it leads to, and what to press


def next_press(web: Web, visit: Visit, task: Task, tools: tuple[str, ...], tried: frozenset[int]) -> str:
    """The id of the node to press now; "" when nothing helps (which the pack's reader refuses)."""
    page, panel = _goal(web, visit, task)
    hop = _hop(web, visit, task, tools, page) if page and page != visit.page else None
    if visit.menu:
        return _in_menu(web, visit, task, hop)
    if visit.stack:
        return _in_panel(web, visit, task, panel, hop)
    if hop is not None:
        return _opened_first(web, visit, hop)
    if task.close_tab:
        tab = next((i for i, t in enumerate(visit.tabs) if t.page == task.close_tab), None)
        return "" if tab is None else f"play/tab{tab}-close"
    if task.answers:
        return next(f"play/answer{i}" for i, answer in enumerate(task.answers) if answer.right and i not in tried)
    if panel:
        return _opening(web, visit, panel)
    return _pressing(web, visit, visit.page, task.press)


def _goal(web: Web, visit: Visit, task: Task) -> tuple[str, str]:
    """The page to be on, and the panel to have open there."""
    if task.reach:
        return task.reach, ""
    if task.answers:
        unread = [page for page in task.visit if page not in visit.seen]
        return (unread[0] if unread else ""), ""
    if task.close_tab:
        return "", ""
    found: list[tuple[str, str]] = []
    for page in web.pages.values():
        if any(isinstance(b, Way) and b.id == task.press for b in page.blocks) and task.press:
            found.append((page.id, ""))
        for panel in page.panels:
            wanted = task.press and any(isinstance(b, Way) and b.id == task.press for b in panel.blocks)
            if wanted or (task.close and panel.id == task.close):
                found.append((page.id, panel.id))
    here = [goal for goal in found if goal[0] == visit.page]
    return (here or found or [("", "")])[0]


# ---------------------------------------------------------------------- between pages


def _edges(web: Web, page: str) -> Iterator[Edge]:
    """What leads away from a page, on it or in its panels."""
    surfaces: tuple[Page | Panel, ...] = (web.pages[page], *web.pages[page].panels)
    for surface in surfaces:
        for i, block in enumerate(surface.blocks):
            to = _to(block)
            if to:
                end = "-go" if isinstance(block, Search) else ""
                yield to, f"play/{surface.id}/b{i}{end}"


def _to(block: object) -> str:
    if isinstance(block, Search):
        return block.to
    return block.to if isinstance(block, Way) else ""


def _first_edges(web: Web, visit: Visit, task: Task, tools: tuple[str, ...]) -> Iterator[Edge]:
    yield from _edges(web, visit.page)
    for i, tab in enumerate(visit.tabs):
        if i != visit.tab:
            yield tab.page, f"play/tab{i}"
    if "home" in tools and web.home:
        yield web.home, "play/tool-home"
    back = visit.tabs[visit.tab].before
    if back:
        yield back, "play/tool-back"
    yield from _everywhere(web, task, tools)


def _everywhere(web: Web, task: Task, tools: tuple[str, ...]) -> Iterator[Edge]:
    if "address" in tools:
        yield from ((line.to, "play/tool-address") for line in task.addresses if line.to)
    if "favourites" in tools:
        yield from ((page, "play/tool-favourites") for page in web.favourites)


def _hop(web: Web, visit: Visit, task: Task, tools: tuple[str, ...], goal: str) -> Edge | None:
    """The first step of a shortest way to the page `goal`."""
    everywhere = [web.home] if "home" in tools and web.home else []
    everywhere += [to for to, _ in _everywhere(web, task, tools)]
    todo: deque[tuple[str, Edge]] = deque()
    seen = {visit.page}
    preferred = f"play/tool-{task.by}"
    for edge in sorted(_first_edges(web, visit, task, tools), key=lambda edge: edge[1] != preferred):
        if edge[0] not in seen:
            seen.add(edge[0])
            todo.append((edge[0], edge))
    while todo:
        page, first = todo.popleft()
        if page == goal:
            return first
        for to in (*(to for to, _ in _edges(web, page)), *everywhere):
            if to not in seen:
                seen.add(to)
                todo.append((to, first))
    # Somebody closed or left what led there: go back as far as one can, then look again.
    return ("", "play/tool-back") if visit.tabs[visit.tab].before else None


def _in_menu(web: Web, visit: Visit, task: Task, hop: Edge | None) -> str:
    lines = [line.to for line in task.addresses] if visit.menu == "address" else list(web.favourites)
    if hop is not None and hop[1] == f"play/tool-{visit.menu}" and hop[0] in lines:
        return f"play/menu{lines.index(hop[0])}"
    return f"play/tool-{visit.menu}"


# ---------------------------------------------------------------------- on one page


def _opened_first(web: Web, visit: Visit, hop: Edge) -> str:
    """A way inside a hidden panel: open that panel; a search: its words first."""
    surface = hop[1].removeprefix("play/").partition("/")[0]
    if web.panel(visit.page, surface) is not None:
        return _opening(web, visit, surface)
    for i, block in enumerate(web.pages[visit.page].blocks):
        if isinstance(block, Search) and hop[1] == f"play/{visit.page}/b{i}-go":
            return _searching(visit, block, f"play/{visit.page}/b{i}")
    return hop[1]


def _searching(visit: Visit, search: Search, name: str) -> str:
    chosen = visit.chosen(search)
    for k, card in enumerate(search.cards):
        if (k in chosen) != card.key:
            return f"{name}-card{k}"
    return f"{name}-go"


def _opening(web: Web, visit: Visit, panel: str) -> str:
    """What opens a panel of this page; closed ones open again when the page is loaded anew."""
    surfaces: tuple[Page | Panel, ...] = (web.pages[visit.page], *web.pages[visit.page].panels)
    for surface in surfaces:
        for i, block in enumerate(surface.blocks):
            if isinstance(block, Way) and block.opens == panel:
                return f"play/{surface.id}/b{i}" if surface.id == visit.page else _opening(web, visit, surface.id)
    return ""


def _pressing(web: Web, visit: Visit, surface: str, wanted: str) -> str:
    """The thing of this name, once the boxes beside it are as they should be."""
    blocks = blocks_of(web, visit.page, surface)
    name = next((f"play/{surface}/b{i}" for i, b in enumerate(blocks) if isinstance(b, Way) and b.id == wanted), "")
    return _boxes(visit, blocks, surface) or name


def _boxes(visit: Visit, blocks: tuple[Shown, ...], surface: str) -> str:
    for i, block in enumerate(blocks):
        if isinstance(block, Check) and block.wanted is not None and visit.ticked(block) != block.wanted:
            return f"play/{surface}/b{i}"
    return ""


def _in_panel(web: Web, visit: Visit, task: Task, panel: str, hop: Edge | None) -> str:
    blocks = blocks_of(web, visit.page, visit.panel)
    if task.press and any(isinstance(b, Way) and b.id == task.press for b in blocks):
        return _pressing(web, visit, visit.panel, task.press)
    for i, block in enumerate(blocks):
        if isinstance(block, Way) and hop is not None and block.to == hop[0]:
            return f"play/{visit.panel}/b{i}"
        if isinstance(block, Way) and panel and panel != visit.panel and block.opens == panel:
            return f"play/{visit.panel}/b{i}"
    return _out(visit, blocks)


def _out(visit: Visit, blocks: tuple[Shown, ...]) -> str:
    """The kind way out of a panel: close it, save it, open what closes it; else go back."""
    name = f"play/{visit.panel}/b"
    for deed in ("close", "save"):
        for i, block in enumerate(blocks):
            if isinstance(block, Way) and block.does == deed and block.trap is None:
                return (_boxes(visit, blocks, visit.panel) if deed == "save" else "") or f"{name}{i}"
    for i, block in enumerate(blocks):
        if isinstance(block, Way) and block.opens and block.opens not in visit.stack:
            return f"{name}{i}"
    for i, block in enumerate(blocks):
        if isinstance(block, Way) and (block.does == "back" or block.to):
            return f"{name}{i}"
    return "play/tool-back"
