"""What an author can get wrong in a web of pages: links to nowhere, goals out of reach, circles of parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from game.kinds.refusing import Loc, Wrong
from game.kinds.web_blocks import Check, Part, Search, Shown, Way
from game.kinds.web_pages import Page, Panel, Site, Task

Parts = Mapping[str, Sequence[object]]


def expanded(blocks: Sequence[object], parts: Parts, level: float = 1.0) -> tuple[Shown, ...]:
    """The blocks seen at this level, shared parts in their places; parts must not run in a circle."""
    result: list[Shown] = []
    for block in blocks:
        if getattr(block, "level", 0.0) > level:
            continue
        if isinstance(block, Part):
            result += expanded(parts.get(block.part, ()), parts, level)
        else:
            result.append(block)  # type: ignore[arg-type]
    return tuple(result)


def parts_wrong(pages: Sequence[Page], parts: Parts) -> Iterator[Wrong]:
    """Parts that nobody wrote, and parts that contain themselves."""
    for loc, blocks in _surfaces(pages, parts):
        for i, block in enumerate(blocks):
            if isinstance(block, Part) and block.part not in parts:
                yield (
                    (*loc, i, "part"),
                    (f"aucun morceau « {block.part} » dans « parts » | no part “{block.part}” in “parts”"),
                )
    for name in parts:
        if _contains(name, name, parts, frozenset()):
            yield (
                ("parts", name),
                (f"le morceau « {name} » se contient lui-même | the part “{name}” contains itself"),
            )


def _contains(name: str, wanted: str, parts: Parts, seen: frozenset[str]) -> bool:
    below = [b.part for b in parts.get(name, ()) if isinstance(b, Part)]
    return any(p == wanted or (p not in seen and _contains(p, wanted, parts, seen | {p})) for p in below)


def _surfaces(pages: Sequence[Page], parts: Parts) -> Iterator[tuple[Loc, Sequence[object]]]:
    for name, blocks in parts.items():
        yield ("parts", name), blocks
    for p, page in enumerate(pages):
        yield ("pages", p, "blocks"), page.blocks
        for q, panel in enumerate(page.panels):
            yield ("pages", p, "panels", q, "blocks"), panel.blocks


def names_wrong(sites: Sequence[Site], pages: Sequence[Page]) -> Iterator[Wrong]:
    """Names used twice, and sites that nobody wrote."""
    yield from _twice([(("sites", i, "id"), site.id) for i, site in enumerate(sites)])
    places: list[tuple[Loc, str]] = [(("pages", i, "id"), page.id) for i, page in enumerate(pages)]
    places += [
        (("pages", i, "panels", j, "id"), panel.id)
        for i, page in enumerate(pages)
        for j, panel in enumerate(page.panels)
    ]
    yield from _twice(places)
    known = {site.id for site in sites}
    for i, page in enumerate(pages):
        if page.site not in known:
            yield ("pages", i, "site"), f"aucun site « {page.site} » | no site “{page.site}”"


def _twice(places: Sequence[tuple[Loc, str]]) -> Iterator[Wrong]:
    seen: set[str] = set()
    for loc, name in places:
        if name in seen:
            yield loc, f"« {name} » est écrit deux fois | “{name}” is written twice"
        seen.add(name)


def links_wrong(pages: Sequence[Page], parts: Parts) -> Iterator[Wrong]:
    """Ways to pages or panels that do not exist, and ways that do nothing at all."""
    known = {page.id for page in pages}
    for loc, blocks in _surfaces(pages, parts):
        panels = {panel.id for panel in pages[loc[1]].panels} if loc[0] == "pages" else None  # type: ignore[index]
        for i, block in enumerate(blocks):
            to = block.to if isinstance(block, Way | Search) else ""
            if to and to not in known:
                yield (
                    (*loc, i, "to"),
                    (
                        f"ce lien ne mène nulle part : aucune page « {to} »"
                        f" | this link leads nowhere: no page “{to}”"
                    ),
                )
            if isinstance(block, Way):
                if block.opens and panels is not None and block.opens not in panels:
                    yield (
                        (*loc, i, "opens"),
                        (f"aucun panneau « {block.opens} » sur cette page | no panel “{block.opens}” on this page"),
                    )
                if not (to or block.opens or block.does or block.trap or block.id or block.say):
                    yield (
                        (*loc, i),
                        (
                            "ceci ne fait rien : écrivez « to », « opens », « does », « trap », « id » ou « say »"
                            " | this does nothing: write “to”, “opens”, “does”, “trap”, “id” or “say”"
                        ),
                    )


def tasks_wrong(
    pages: Sequence[Page],
    parts: Parts,
    tasks: Sequence[Task],
    home: str,
    favourites: Sequence[str],
    mixed: bool,
    linked: bool = True,
) -> Iterator[Wrong]:
    """Pages that a task names and nobody wrote; goals that cannot be reached at the easiest or hardest level.

    Not `linked`: some links are wrong already; what cannot be reached may only follow from that.
    """
    known = {page.id: page for page in pages}
    for name, at in ((home, ("home",)), *((f, ("favourites", i)) for i, f in enumerate(favourites))):
        if name and name not in known:
            yield at, f"aucune page « {name} » | no page “{name}”"
    start, tabs = "", frozenset[str]()
    for t, task in enumerate(tasks):
        loc: Loc = ("tasks", t)
        named = [("start", task.start), ("reach", task.reach), ("close_tab", task.close_tab)]
        missing = [(key, name) for key, name in named if name and name not in known]
        missing += [(key, n) for key in ("tabs", "visit") for n in getattr(task, key) if n not in known]
        missing += [("addresses", s.to) for s in task.addresses if s.to and s.to not in known]
        for key, name in missing:
            yield (*loc, key), f"aucune page « {name} » | no page “{name}”"
        if not task.start and (mixed or t == 0):
            yield loc, "ce défi commence où ? écrivez « start » | where does this begin? write “start”"
            continue
        start = task.start or start
        tabs = frozenset({task.start, *task.tabs}) if task.start else tabs
        if missing or start not in known or not linked:
            continue
        for level in (0.0, 1.0):
            there = _reachable(known, parts, task, [start, *tabs], [home, *favourites], level)
            if text := _unreachable(known, parts, task, there, tabs, level):
                yield (*loc, _goal(task)), text
                break


def _goal(task: Task) -> str:
    return next(goal for goal in ("reach", "press", "close", "close_tab", "answers") if getattr(task, goal))


def _unreachable(
    known: Mapping[str, Page], parts: Parts, task: Task, there: Set[str], tabs: Set[str], level: float
) -> str:
    """Why the goal cannot be reached at this level; "" when it can."""
    out = f"ce but est hors d’atteinte (niveau {level:g}) | this goal cannot be reached (level {level:g})"
    if task.reach:
        if task.reach == task.start:
            return "ce but est déjà atteint au départ | this goal is reached before it begins"
        return "" if task.reach in there else out
    if task.close_tab:
        return "" if task.close_tab in tabs else out
    if task.answers:
        return "" if set(task.visit) <= there else out
    if task.press:
        surfaces: list[Page | Panel] = [known[p] for p in there]
        surfaces += [panel for p in there for panel in known[p].panels]
        ids = {b.id for s in surfaces for b in expanded(s.blocks, parts, level) if isinstance(b, Way)}
        return "" if task.press in ids else out
    panels = {panel.id: panel for p in there for panel in known[p].panels}
    return "" if task.close in panels and _closes(panels[task.close], panels, parts, level, frozenset()) else out


def _closes(panel: Panel, panels: Mapping[str, Panel], parts: Parts, level: float, seen: frozenset[str]) -> bool:
    for block in expanded(panel.blocks, parts, level):
        if isinstance(block, Way) and block.trap is None:
            if block.does in ("close", "save"):
                return True
            deeper = panels.get(block.opens)
            if deeper and deeper.id not in seen and _closes(deeper, panels, parts, level, seen | {panel.id}):
                return True
    return False


def _reachable(
    known: Mapping[str, Page], parts: Parts, task: Task, starts: Sequence[str], buttons: Sequence[str], level: float
) -> set[str]:
    """All pages that can be come to from the starts, by links, by the bar and by its lists."""
    there: set[str] = set()
    todo = [*starts, *buttons, *(s.to for s in task.addresses)]
    while todo:
        page = known.get(todo.pop())
        if page is None or page.id in there:
            continue
        there.add(page.id)
        surfaces: tuple[Page | Panel, ...] = (page, *page.panels)
        for surface in surfaces:
            todo += [
                block.to
                for block in expanded(surface.blocks, parts, level)
                if isinstance(block, Way | Search) and block.to
            ]
    return there


__all__ = ["Check", "expanded", "links_wrong", "names_wrong", "parts_wrong", "tasks_wrong"]
