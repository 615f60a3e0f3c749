"""First names beside codes, while an adult has the identities open: on pages for the screen, nowhere else.

What goes to a file (a report, a booklet to take home, an export) is rendered without any of this.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import Any

from markupsafe import Markup

from game.storage.identities import AdultNote, Identities

# Taken off the page by review.js when the identities lock themselves, and never on paper.
BESIDE = Markup('<span class="first-name noprint" data-secret> {}</span>')


def nobody(code: str) -> Markup:  # noqa: ARG001
    """Where no name may be: what a page is rendered with unless it says otherwise."""
    return Markup("")


@dataclass
class FirstNames:
    """One page's look at the identities: read at most once, and only when it is asked."""

    identities: Identities | None
    _known: dict[str, tuple[str, tuple[AdultNote, ...]]] | None = field(default=None, init=False)

    def beside(self, code: str) -> Markup:
        """The first name as it stands after a code; nothing while it is locked or not known."""
        name = self._all().get(code, ("", ()))[0]
        return BESIDE.format(name) if name else Markup("")

    def of_page(self) -> dict[str, Any]:
        """What every page for the screen is rendered with: names, and for how long it may show them."""
        return {"firstname": self.beside, "locks_s": ceil(self.identities.left_s) if self.identities else 0}

    def notes(self, code: str) -> tuple[AdultNote, ...]:
        return self._all().get(code, ("", ()))[1]

    def _all(self) -> dict[str, tuple[str, tuple[AdultNote, ...]]]:
        if self._known is None:
            self._known = self.identities.glance() if self.identities is not None else {}
        return self._known
