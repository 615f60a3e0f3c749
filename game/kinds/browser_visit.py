"""Where somebody is in the false web: tabs with their histories, open panels, ticked boxes, words typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from game.kinds.web_blocks import Check, Search, Shown
from game.kinds.web_pages import Page, Panel, Site

MOST_PAGES = 40
MOST_TYPED = 60


@dataclass(frozen=True)
class Web:
    """The pages as this learner meets them: parts in place, blocks of the level only, things shuffled."""

    sites: Mapping[str, Site]
    pages: Mapping[str, Page]
    home: str = ""
    favourites: tuple[str, ...] = ()

    def panel(self, page: str, panel: str) -> Panel | None:
        return next((p for p in self.pages[page].panels if p.id == panel), None)

    def address(self, page: str) -> str:
        there = self.pages[page]
        return self.sites[there.site].address + there.address


@dataclass(frozen=True)
class Tab:
    pages: tuple[str, ...]
    at: int = 0

    @property
    def page(self) -> str:
        return self.pages[self.at]

    @property
    def before(self) -> str:
        return self.pages[self.at - 1] if self.at else ""

    @property
    def after(self) -> str:
        return self.pages[self.at + 1] if self.at + 1 < len(self.pages) else ""

    def to(self, page: str) -> Tab:
        pages = (*self.pages[: self.at + 1], page)[-MOST_PAGES:]
        return Tab(pages, len(pages) - 1)


@dataclass(frozen=True)
class Visit:
    """`stack` are the open panels, the last one on top; `menu` the list that hangs under the bar.

    `typed` and `query` are what stands in the two fields: seen, never kept.
    """

    tabs: tuple[Tab, ...]
    tab: int = 0
    stack: tuple[str, ...] = ()
    closed: frozenset[str] = frozenset()
    flipped: frozenset[str] = frozenset()
    cards: tuple[tuple[str, int], ...] = ()
    menu: str = ""
    typed: str = field(default="", repr=False)
    query: str = field(default="", repr=False)
    seen: frozenset[str] = frozenset()

    @property
    def page(self) -> str:
        return self.tabs[self.tab].page

    @property
    def panel(self) -> str:
        return self.stack[-1] if self.stack else ""

    @property
    def surface(self) -> str:
        return self.panel or self.page

    def ticked(self, check: Check) -> bool:
        return check.ticked != (check.id in self.flipped)

    def chosen(self, search: Search) -> tuple[int, ...]:
        return tuple(k for name, k in self.cards if name == search.id)

    def arrived(self, web: Web) -> Visit:
        """After coming to a page: nothing hangs open but the page's own next panel."""
        fresh = replace(self, menu="", typed="", query="", cards=(), seen=self.seen | {self.page})
        return fresh.reopened(web)

    def reopened(self, web: Web) -> Visit:
        waiting = [p.id for p in web.pages[self.page].panels if not p.hidden and p.id not in self.closed]
        return replace(self, stack=tuple(waiting[:1]))

    def to(self, page: str, web: Web) -> Visit:
        tabs = tuple(tab.to(page) if i == self.tab else tab for i, tab in enumerate(self.tabs))
        return replace(self, tabs=tabs).arrived(web)

    def along(self, step: int, web: Web) -> Visit:
        """Back (-1) or forward (1) in the history of this tab."""
        tab = self.tabs[self.tab]
        moved = Tab(tab.pages, min(max(tab.at + step, 0), len(tab.pages) - 1))
        tabs = tuple(moved if i == self.tab else t for i, t in enumerate(self.tabs))
        return replace(self, tabs=tabs).arrived(web)

    def shown(self, tab: int, web: Web) -> Visit:
        return replace(self, tab=tab).arrived(web)

    def without(self, tab: int, web: Web) -> Visit:
        """A tab closed; the one beside it comes up when it was the one shown."""
        tabs = tuple(t for i, t in enumerate(self.tabs) if i != tab)
        now = self.tab - 1 if self.tab > tab else min(self.tab, len(tabs) - 1)
        return replace(self, tabs=tabs, tab=now).arrived(web)

    def put_away(self, web: Web) -> Visit:
        """The open panels closed, those under the top one too."""
        return replace(self, closed=self.closed | set(self.stack)).reopened(web)


def at(page: str, tabs: tuple[str, ...], web: Web) -> Visit:
    """The start of a task: one page in front, the other tabs behind it."""
    return Visit((Tab((page,)), *(Tab((other,)) for other in tabs))).arrived(web)


def blocks_of(web: Web, page: str, surface: str) -> tuple[Shown, ...]:
    panel = web.panel(page, surface)
    return (panel or web.pages[page]).blocks  # type: ignore[return-value]


def plain(text: str) -> str:
    """For comparing what was typed: small letters, no accents, no spaces at the ends, no protocol."""
    flat = unicodedata.normalize("NFD", text.casefold().strip())
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return flat.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
