"""What screens show of learners, packs and challenges, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.core.learner import tone_of
from game.core.node import Tone
from game.core.wording import words


class Reached(StrEnum):
    """How far a challenge is known: the words of the institute, never a mark."""

    NEW = "new"
    STARTED = "started"
    REACHED = "reached"
    ALONE = "alone"


@dataclass(frozen=True)
class LearnerCard:
    code: str
    picture: str
    tone: Tone


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


def learner_name(lang: str, code: str) -> str:
    """A code as words: "Renard bleu", "Blue fox"."""
    animal, _, colour = code.partition("-")
    return words(lang, f"animal.{animal}", m=words(lang, f"colour.{colour}.m"), f=words(lang, f"colour.{colour}.f"))


def learner_tone(code: str) -> Tone:
    return Tone(tone_of(code))
