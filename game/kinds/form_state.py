"""The state of form: pages, what stands in their fields, what is right, what is still to correct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from game.kinds.character import Character
from game.kinds.form_slots import Slot, Value
from game.kinds.kind import KindRound, Words
from game.kinds.traps import counted


@dataclass(frozen=True)
class Site:
    """What the author wrote around the fields: names, colour, card, steps and last words."""

    name: Words
    tone: str
    character: Character | None
    titles: tuple[Words, ...]
    summary: bool
    send: Words | None
    done_title: Words | None
    cv: bool


@dataclass(frozen=True)
class FormState(KindRound):
    """`at` is the page (the summary is the one after the last), `top` the first row in sight, `opened`
    the field that is open (-1: none), `week` the first week in sight of its calendar.

    `todo` are the fields that were to be filled, `got` those that were right once, `flagged` those with
    a message, `far` how many pages were passed. Counters are of acts, never of what was typed.
    """

    site: Site
    slots: tuple[Slot, ...]
    values: tuple[Value, ...]
    todo: frozenset[int]
    flagged: frozenset[int]
    at: int = 0
    top: int = 0
    opened: int = -1
    week: int = 0
    got: frozenset[int] = frozenset()
    far: int = 0
    sent: bool = False
    tried: frozenset[int] = frozenset()
    first_errors: int = 0
    sends: int = 0
    by_card: int = 0
    keys: int = 0
    faults: tuple[str, ...] = ()
    trapped: tuple[str, ...] = ()

    NAME: ClassVar[str] = "form"

    # ------------------------------------------------------------------ what it knows

    @property
    def done(self) -> bool:
        return self.sent

    @property
    def pages(self) -> int:
        """The summary is a page too."""
        return len(self.site.titles) + self.site.summary

    @property
    def at_summary(self) -> bool:
        return self.at >= len(self.site.titles)

    @property
    def shows_cv(self) -> bool:
        """Whether the window shows the CV: it has all that the card has, and needs the room."""
        return self.site.cv and (self.at_summary or self.done)

    @property
    def progress(self) -> tuple[int, int]:
        return len(self.got) + self.far, len(self.todo) + self.pages

    @property
    def here(self) -> tuple[int, ...]:
        """The fields of the page that is shown."""
        return tuple(i for i, slot in enumerate(self.slots) if slot.page == self.at)

    def wrong(self) -> tuple[int, ...]:
        return tuple(i for i in self.here if not self.slots[i].right(self.values[i]))

    def measures(self) -> Mapping[str, float]:
        """`first_send_errors`: fields to correct when each page was sent for the first time."""
        optional = [i for i, slot in enumerate(self.slots) if slot.ask.optional]
        kept_to_oneself = sum(self.values[i].empty for i in optional)
        return {
            "first_send_errors": float(self.first_errors), "sends": float(self.sends),
            "fields": float(len(self.got)), "by_card": float(self.by_card), "keys": float(self.keys),
            "traps": float(len(self.trapped)), "left_empty": float(kept_to_oneself),
            **{f"error.{kind}": float(n) for kind, n in sorted(Counter(self.faults).items())},
            **counted("trap", self.trapped),
        }  # fmt: skip

    def message(self, i: int) -> str:
        """What to correct in a field: the author’s words, else those for this kind of error."""
        slot = self.slots[i]
        if slot.again:
            return self.word("differs")
        return slot.ask.error.text if slot.ask.error else self.word(slot.fault(self.values[i]))
