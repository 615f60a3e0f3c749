"""What rules ask the world to do. The director carries it out; rules never do it themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any


class Urgency(IntEnum):
    """CALM waits its turn; NEXT follows what is being said; NOW cuts it."""

    CALM = 0
    NEXT = 1
    NOW = 2


@dataclass(frozen=True, slots=True)
class Say:
    """Speak and caption `text`; while it is spoken, its words are highlighted in node `node_id`."""

    text: str
    urgency: Urgency = Urgency.NOW
    node_id: str = ""
    audio: str = ""


class Cue(StrEnum):
    """Earcons: each has its visible twin."""

    PRESS = "press"
    STEP = "step"
    REACHED = "reached"
    NOT_YET = "not_yet"
    PAUSE = "pause"
    SCAN = "scan"


@dataclass(frozen=True, slots=True)
class Sound:
    cue: Cue


class Motion(StrEnum):
    FLY = "fly"
    POP = "pop"
    OPEN = "open"
    NUDGE = "nudge"
    GLOW = "glow"
    FADE = "fade"


@dataclass(frozen=True, slots=True)
class Show:
    """Animate a node as it was drawn before this outcome. With reduced motion, states just change."""

    node_id: str
    motion: Motion


@dataclass(frozen=True, slots=True)
class Record:
    """One event for the log. `body` is JSON-ready and never holds a name or typed text."""

    type: str
    body: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Go:
    """Leave this scene for another. The program's navigator knows the places by name."""

    place: str
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """The adult or the learner changed a setting; the navigator stores it and rebuilds the stage."""

    settings: dict[str, Any]


Outcome = Say | Sound | Show | Record | Go | Change
