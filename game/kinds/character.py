"""The *carte d’identité de jeu*: facts of a made-up character, so that nobody types real data."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from game.core.geometry import Rect
from game.core.stage import Stage
from game.kinds.kind import SLUG, Strict, Text

LEAST_SU = 20.0
Tones = Literal[
    "sea", "sun", "leaf", "coral", "lilac", "panel", "navy", "teal", "berry", "forest", "plum", "brick", "slate"
]


class Fact(Strict):
    """One line of the card."""

    id: str = Field(pattern=SLUG, max_length=30, description="Son nom court, pour les cases.")
    label: Text = Field(description="Ce que c’est : Prénom, Ville …")
    content: Text = Field(description="Ce qui est écrit sur la carte.")


class Character(Strict):
    """Somebody who does not exist, with everything a form may ask."""

    name: Text = Field(description="Son nom, en haut de la carte.")
    picture: str = Field("", description="Son portrait.")
    title: Text | None = Field(None, description="Le titre ; sinon « Carte d’identité de jeu ».")
    tone: Tones = Field("sun", description="La couleur de la carte.")
    facts: tuple[Fact, ...] = Field(min_length=1, max_length=9, description="Ses lignes.")

    @model_validator(mode="after")
    def each_fact_once(self) -> Self:
        ids = [fact.id for fact in self.facts]
        twice = next((one for one in ids if ids.count(one) > 1), "")
        if twice:
            raise ValueError(f"deux lignes « {twice} » sur la carte | two lines “{twice}” on the card")
        return self

    def fact(self, fact_id: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.id == fact_id), None)


def fitted(stage: Stage, text: str, base_su: float, room: Rect, bold: bool = False) -> float:
    """A type size at which `text` lies inside `room`, however narrow: words shrink before they spill."""
    size = stage.size(base_su)
    while size > LEAST_SU:
        lines = stage.lines(text, size, room.w, bold)
        wide = max((stage.ruler.width(line, size, bold) for line in lines), default=0.0)
        if wide <= room.w and len(lines) * size * stage.line_height <= room.h:
            break
        size *= 0.94
    return size


def one_line(stage: Stage, text: str, base_su: float, room: Rect, bold: bool = False) -> float:
    """The size at which `text` stands on one line of `room`."""
    size = min(stage.size(base_su), room.h / stage.line_height)
    return max(12.0, min(size, (room.w - 4.0) / max(0.1, stage.ruler.width(text or "m", 1.0, bold))))
