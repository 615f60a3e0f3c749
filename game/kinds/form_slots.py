"""A field of a form as it is filled: what stands in it, whether that is right, what is wrong. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date

from game.kinds.form_fields import WRITTEN, Ask, Option
from game.kinds.kind import Words
from game.kinds.typed_line import Line

DIGITS = frozenset({"phone", "number", "date"})
INLINE = frozenset({"radio", "boxes", "pictures"})


@dataclass(frozen=True, slots=True, repr=False)
class Value:
    """What stands in a field: written words, or the numbers of what was chosen (a day: its ordinal)."""

    line: Line = field(default_factory=Line)
    chosen: frozenset[int] = frozenset()

    def __repr__(self) -> str:
        """What is typed never gets into a message or a log."""
        return f"Value({self.line!r}, {len(self.chosen)} chosen)"

    @property
    def empty(self) -> bool:
        return not self.line.text.strip() and not self.chosen


@dataclass(frozen=True)
class Slot:
    """One field on its page. `cards` are the words to choose from; `wanted` what belongs into it."""

    page: int
    ask: Ask
    label: Words
    options: tuple[Option, ...] = ()
    cards: tuple[str, ...] = ()
    wanted: str = ""
    again: bool = False

    @property
    def written(self) -> bool:
        return self.ask.type in WRITTEN

    @property
    def inline(self) -> bool:
        """Chosen on the page itself; other fields open to be filled."""
        return self.ask.type in INLINE

    @property
    def masked(self) -> bool:
        return self.ask.type == "password"

    @property
    def goal(self) -> frozenset[int]:
        """What has to be chosen."""
        if self.ask.type == "calendar":
            return frozenset({date.fromisoformat(self.ask.wanted).toordinal()})
        return frozenset(i for i, option in enumerate(self.options) if option.right)

    def begun(self) -> Value:
        """As it stands at the start."""
        text = self.ask.value.text if self.ask.value and self.written else ""
        ticked = frozenset(i for i, option in enumerate(self.options) if option.ticked)
        return Value(Line(text, len(text)), ticked)

    def right(self, value: Value) -> bool:
        if self.ask.optional:
            return True
        if self.written:
            return alike(self.ask.type, value.line.text, self.wanted)
        return value.chosen == self.goal

    def shown(self, value: Value) -> str:
        """What can be read in the field."""
        if self.written:
            return value.line.text
        if self.ask.type == "calendar":
            return ", ".join(day_words(n) for n in sorted(value.chosen))
        return ", ".join(self.options[i].content.text for i in sorted(value.chosen))

    def fault(self, value: Value) -> str:
        """The kind of error, for the log: told from what was wanted, never what was written."""
        if value.empty and self.ask.type != "boxes":
            return "empty"
        if self.again:
            return "differs"
        if self.written:
            return "format" if malformed(self.ask.type, value.line.text) else "wrong_text"
        return "wrong_choice"


def day_words(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def alike(kind: str, text: str, wanted: str) -> bool:
    """Kind to small differences: spaces, capitals, accents; in numbers only digits count."""
    if kind == "password":
        return text.strip() == wanted
    return _plain(kind, text) == _plain(kind, wanted)


def _plain(kind: str, text: str) -> str:
    if kind in DIGITS:
        return "".join(c for c in text if c.isdigit())
    parts = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).replace("-", " ").split())


def malformed(kind: str, text: str) -> bool:
    """Whether it does not even look like what is asked."""
    digits = sum(c.isdigit() for c in text)
    match kind:
        case "email":
            name, at, site = text.strip().partition("@")
            return not (name and at and "." in site.strip(".") and " " not in text.strip())
        case "phone":
            return digits != 10
        case "date":
            return digits != 8
        case "number":
            return digits == 0
    return False
