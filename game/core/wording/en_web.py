"""English words of the kind browser: its bar, its traps, its replies."""

from __future__ import annotations

WEB = {
    "browser.pretend": "make-believe",
    "browser.page": "The page",
    "browser.back": "Back",
    "browser.forward": "Next page",
    "browser.home": "Home",
    "browser.go": "Go",
    "browser.favourites": "Favourites",
    "browser.address": "Address bar",
    "browser.close_tab": "Close the tab {tab}",
    "browser.advert": "Advertisement",
    "browser.search": "Search",
    "browser.search_here": "Write or choose a word",
    "browser.stopped": "Stop, let’s look together.",
    "browser.again": "I try again",
    "reply.browser.other": "Almost! Read again what to do.",
    "reply.browser.other_tab": "Almost! Read the name of the tab.",
    "reply.browser.address": "Almost! Look at each letter of the address.",
    "reply.browser.query": "Almost! Choose only the useful words.",
    "reply.browser.boxes": "Almost! Look well at the boxes.",
    "reply.browser.sources": "Almost! Look at the other site too.",
}
