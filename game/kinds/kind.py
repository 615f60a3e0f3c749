"""What all kinds share: the fields every challenge has, texts, things, and numbers with a level."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from game.core.round import Room, Round

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Strict(BaseModel):
    """Unknown keys are refused; values never change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Words(Strict):
    """A text, and how it can be heard and seen besides."""

    text: str = Field(min_length=1, max_length=300, description="Les mots.")
    audio: str = Field("", description="Un enregistrement du pack (WAV ou OGG).")
    picture: str = Field("", description="Un pictogramme ou une image du pack.")
    alt: str = Field("", description="Les mots de l’image, pour qui ne la voit pas.")


def _words(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Text = Annotated[Words, BeforeValidator(_words)]


class Scaled(Strict):
    """A number that the learner's level (0.0 to 1.0) picks between `easy` and `hard`."""

    easy: float
    hard: float

    def at(self, level: float) -> float:
        level = min(max(level, 0.0), 1.0)
        return self.easy + (self.hard - self.easy) * level

    def whole(self, level: float) -> int:
        return round(self.at(level))


class Bounds:
    """Marks the range that both ends of a `Scaled` must keep; `packs` reports it in plain words."""

    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most

    def __call__(self, value: Any) -> Any:
        if isinstance(value, bool):
            raise ValueError("a number, or {easy: ..., hard: ...}")
        if isinstance(value, int | float):
            value = {"easy": float(value), "hard": float(value)}
        if isinstance(value, dict):
            value = {
                k: float(v) if isinstance(v, int) and not isinstance(v, bool) else v for k, v in value.items()
            }
            for v in value.values():
                if isinstance(v, float) and not self.least <= v <= self.most:
                    raise ValueError(f"between {self.least:g} and {self.most:g}")
        return value


def number(easy: float, hard: float | None = None, *, least: float, most: float, about: str) -> Any:
    """A field for `Scaled`: default ends, range, and what it means (in French, for editors)."""
    return Field(
        default_factory=lambda: Scaled(easy=easy, hard=easy if hard is None else hard),
        description=about,
        json_schema_extra={"least": least, "most": most},
    )


Size = Annotated[Scaled, BeforeValidator(Bounds(40, 600))]
Count = Annotated[Scaled, BeforeValidator(Bounds(1, 24))]
Seconds = Annotated[Scaled, BeforeValidator(Bounds(0.1, 30))]
Share = Annotated[Scaled, BeforeValidator(Bounds(0, 1))]


class Thing(Strict):
    """Something seen and named: a picture with its words."""

    name: Text = Field(description="Son nom, écrit et dit.")
    picture: str = Field(description="Un emoji, un dessin « art:… » ou un fichier du pack.")


class Challenge(Strict):
    """What every challenge has. A kind adds its own fields and `begin`."""

    id: str = Field(pattern=SLUG, max_length=60, description="Unique dans le pack.")
    kind: str
    title: Text = Field(description="Le nom du défi.")
    instruction: Text = Field(description="La consigne : un verbe d’abord, une idée, 12 mots au plus.")
    skills: tuple[str, ...] = Field(min_length=1, description="Les compétences travaillées.")
    picture: str = Field("", description="L’image du défi dans le choix.")
    scene: str = Field("", description="Le décor : un nom de scène.")
    clue: Text | None = Field(None, description="L’indice, dit à la guidance 2.")
    demonstration: Text | None = Field(None, description="Les mots de la démonstration.")
    praise: tuple[Text, ...] = Field((), description="Ce qui est dit quand c’est réussi.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        """The round at `level` (0.0 to 1.0); `seed` is all the chance there is."""
        raise NotImplementedError


class Kind(Protocol):
    """A registry entry: the model an author writes."""

    def __call__(self, **fields: Any) -> Challenge: ...


def chance(seed: int) -> random.Random:
    """Chance from a seed alone, so that a round can be shown again exactly."""
    return random.Random(seed)


def mixed(items: Sequence[Any], seed: int) -> list[Any]:
    result = list(items)
    chance(seed).shuffle(result)
    return result


def scattered(n: int, seed: int, apart: float = 0.28) -> tuple[tuple[float, float], ...]:
    """`n` places as fractions (0 to 1) of a play area, well apart; best effort when crowded."""
    rng = chance(seed)
    places: list[tuple[float, float]] = []
    for _ in range(n):
        tries = [(rng.random(), rng.random()) for _ in range(24)]
        places.append(max(tries, key=lambda p: min(_gap(p, places), apart)))
    return tuple(places)


def _gap(p: tuple[float, float], places: Sequence[tuple[float, float]]) -> float:
    return min((max(abs(p[0] - q[0]), abs(p[1] - q[1])) for q in places), default=9.0)
