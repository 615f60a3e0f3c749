"""An adult's notes, by two taps: which of four things, then a word of a closed list. Never free text."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.progress import Event

LISTS: Mapping[str, tuple[str, ...]] = {
    "mood": ("good", "even", "low"),
    "tiredness": ("rested", "tired", "exhausted"),
    "agitation": ("calm", "restless", "agitated"),
    "help": ("none", "words", "gesture", "hand"),
}


def note(id_: str, at: str, machine: str, session: str, learner: str, about: str, value: str) -> Event:
    """The event to log. Raises ValueError for anything that is not in the lists."""
    if value not in LISTS.get(about, ()):
        raise ValueError(f"unknown note {about!r}: {value!r}")
    return Event(id_, at, machine, session, learner, "adult_noted", {"about": about, "value": value, "by": "adult"})
