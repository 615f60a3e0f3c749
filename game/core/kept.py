"""What is kept about one learner, counted: for "Ce que je garde sur toi", on screen and as a command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from game.core.progress import Event


@dataclass(frozen=True)
class Kept:
    """`first_at` and `last_at` are RFC 3339, "" when there is nothing; `types` counts events by type."""

    sessions: int = 0
    challenges: int = 0
    reached: int = 0
    paths: int = 0
    notes: int = 0
    first_at: str = ""
    last_at: str = ""
    types: dict[str, int] = field(default_factory=dict)


def kept(events: Iterable[Event]) -> Kept:
    """`events` of one learner, in the order of the log."""
    types: Counter[str] = Counter()
    reached, first, last = 0, "", ""
    for event in events:
        types[event.type] += 1
        reached += event.type == "round_ended" and event.body.get("outcome") == "reached"
        first, last = first or event.at, event.at or last
    return Kept(
        sessions=types["session_started"], challenges=types["round_ended"], reached=reached,
        paths=types["path_traced"], notes=types["adult_noted"], first_at=first, last_at=last,
        types=dict(sorted(types.items())),
    )  # fmt: skip
