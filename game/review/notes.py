"""An adult's notes, by two taps: which of four things, then a word of a closed list. Never free text."""

from __future__ import annotations

from collections.abc import Mapping

LISTS: Mapping[str, tuple[str, ...]] = {
    "mood": ("good", "even", "low"),
    "tiredness": ("rested", "tired", "exhausted"),
    "agitation": ("calm", "restless", "agitated"),
    "help": ("none", "words", "gesture", "hand"),
}


def note_body(about: str, value: str) -> dict[str, str]:
    """The body of `adult_noted`. Raises ValueError for anything that is not in the lists."""
    if value not in LISTS.get(about, ()):
        raise ValueError(f"unknown note {about!r}: {value!r}")
    return {"about": about, "value": value}
