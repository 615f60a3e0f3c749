"""What screens show of packs and challenges, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reached(StrEnum):
    """How far a challenge is known: the words of the institute, never a mark."""

    NEW = "new"
    STARTED = "started"
    REACHED = "reached"
    ALONE = "alone"


@dataclass(frozen=True)
class WorkshopCard:
    """`share` (0 to 1): how much of it was reached."""

    id: str
    title: str
    picture: str
    share: float = 0.0


@dataclass(frozen=True)
class OfferCard:
    """A challenge that can be chosen next, with why it is offered (for the log)."""

    id: str
    title: str
    picture: str
    reached: Reached = Reached.NEW
    reason: str = ""


@dataclass(frozen=True)
class DoneCard:
    """A challenge of today's session."""

    title: str
    picture: str
    alone: bool
    reached: bool = True
