"""Events for the tests of this room."""

from __future__ import annotations

from typing import Any

from game.core.progress import Event
from game.storage.ids import uuid7

FOX, CAT = "renard-bleu", "chat-vert"
MS = 1_770_000_000_000


def an_id(n: int) -> str:
    """Ids that sort as their numbers do."""
    return uuid7((MS + n) << 74)


def an_event(n: int, learner: str = FOX, type_: str = "acted", **body: Any) -> Event:
    return Event(an_id(n), f"2026-03-12T10:00:{n % 60:02d}.000Z", "m1", "s1", learner, type_, body)
