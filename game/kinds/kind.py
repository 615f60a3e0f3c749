"""What all kinds share: the fields every challenge has, texts, things, and numbers with a level."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from game.core.round import BaseRound, Equivalent, Room, Round
from game.core.size_first import size_level
from game.core.wording import words

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Strict(BaseModel):
    """Unknown keys are refused; values never change after reading. YAML lists are read as tuples."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    @model_validator(mode="before")
    @classmethod
    def _lists(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: tuple(v) if isinstance(v, list) else v for key, v in value.items()}


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

    def size_at(self, level: float) -> float:
        """For sizes of targets: they are at their hardest at half the level, before distances grow."""
        return self.at(size_level(level))

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
            value = {k: float(v) if isinstance(v, int) and not isinstance(v, bool) else v for k, v in value.items()}
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


def _spot(value: Any) -> Any:
    """A place written as two fractions, `[0.2, 0.5]`; whole numbers count too."""
    if isinstance(value, list | tuple) and len(value) == 2:
        if any(isinstance(v, bool) or not isinstance(v, int | float) for v in value):
            raise ValueError("deux nombres de 0 à 1 | two numbers from 0 to 1")
        if any(not 0 <= v <= 1 for v in value):
            raise ValueError("de 0 à 1 | from 0 to 1")
        return (float(value[0]), float(value[1]))
    return value


Spot = Annotated[tuple[float, float], BeforeValidator(_spot)]
Speed = Annotated[Scaled, BeforeValidator(Bounds(0, 600))]
Size = Annotated[Scaled, BeforeValidator(Bounds(40, 600))]
Count = Annotated[Scaled, BeforeValidator(Bounds(1, 24))]
Seconds = Annotated[Scaled, BeforeValidator(Bounds(0.1, 30))]
Share = Annotated[Scaled, BeforeValidator(Bounds(0, 1))]


class Thing(Strict):
    """Something seen and named: a picture with its words."""

    name: Text = Field(description="Son nom, écrit et dit.")
    picture: str = Field(description="Un emoji, un dessin « art:… » ou un fichier du pack.")
    after: str = Field("", description="Le dessin une fois réussi (le cadeau ouvert, la fleur éclose).")

    @property
    def done_picture(self) -> str:
        return self.after or self.picture


class AdultNote(Strict):
    """For the adult’s debrief card: what was seen, and one question to talk about."""

    before: Text | None = Field(None, description="À savoir avant, pour un sujet sensible.")
    seen: Text = Field(description="Ce qui a été vu.")
    question: Text = Field(description="Une question pour en parler ensemble.")


class Criterion(Strict):
    """One condition of success, on something that the kind measures."""

    measure: str = Field(
        pattern=r"^[a-z_]+(\.[a-z_]+)*$",
        description="La mesure : at_once, false_alarms, families, errors, errors.other …",
    )
    least: float | None = Field(None, ge=0, description="Au moins tant.")
    most: float | None = Field(None, ge=0, description="Au plus tant.")
    least_share: float | None = Field(None, gt=0, le=1, description="Au moins cette part de tout (0 à 1).")

    @model_validator(mode="before")
    @classmethod
    def _whole_numbers(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {k: float(v) if isinstance(v, int) and not isinstance(v, bool) else v for k, v in value.items()}

    @model_validator(mode="after")
    def _asks_something(self) -> Criterion:
        if self.least is None and self.most is None and self.least_share is None:
            raise ValueError(
                "rien n’est demandé : écrivez « least », « most » ou « least_share »"
                " | nothing is asked: write “least”, “most” or “least_share”"
            )
        return self


class Challenge(Strict):
    """What every challenge has. A kind adds its own fields and `begin`.

    `REPLIES` are the moments for which an author may set the words said at once (`replies:` in the
    pack); moments without words in the pack use `reply.<kind>.<moment>` of `core.wording`.
    `EQUIVALENT` is for kinds that train the pointer itself: what is done instead where there is none.
    """

    REPLIES: ClassVar[tuple[str, ...]] = ()
    FOR_GOAL: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    EQUIVALENT: ClassVar[Equivalent | None] = None

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
    replies: dict[str, Text] = Field(
        default_factory=dict, description="Les mots dits à chaque moment : encore, à côté, trop lent…"
    )

    success: tuple[Criterion, ...] = Field(
        (), max_length=4, description="Ce qu’un essai doit montrer, en plus d’être fini."
    )
    adult_note: AdultNote | None = Field(None, description="Pour en parler ensuite avec l’adulte.")

    @model_validator(mode="after")
    def _known_replies(self) -> Challenge:
        unknown = sorted(set(self.replies) - set(self.REPLIES))
        if unknown:
            known = ", ".join(self.REPLIES) or "–"
            raise ValueError(
                f"« replies » : {unknown[0]} n’est pas un moment de ce défi ({known})"
                f" | “replies”: {unknown[0]} is no moment of this challenge ({known})"
            )
        return self

    @model_validator(mode="after")
    def _fields_of_the_goal(self) -> Challenge:
        """A field of another goal would silently do nothing: better said than searched for."""
        goal = str(getattr(self, "goal", ""))
        for name, goals in self.FOR_GOAL.items():
            if name in self.model_fields_set and goal not in goals:
                known = ", ".join(goals)
                raise ValueError(
                    f"« {name} » va seulement avec goal: {known} | “{name}” only goes with goal: {known}"
                )
        return self

    def said(self) -> dict[str, str]:
        """The author’s words by moment, as a round keeps them."""
        return {moment: words_.text for moment, words_ in self.replies.items()}

    def begin(self, level: float, seed: int, room: Room) -> Round:
        """The round at `level` (0.0 to 1.0); `seed` is all the chance there is."""
        raise NotImplementedError


@dataclass(frozen=True)
class KindRound(BaseRound):
    """A round that answers in words: the author’s (`said`) first, else the program’s own."""

    said: Mapping[str, str]

    NAME: ClassVar[str] = ""

    def word(self, moment: str) -> str:
        """What is said at this moment, in the learner’s language; "" when nothing is."""
        key = f"reply.{self.NAME}.{moment}"
        own = words(self.room.stage.lang, key)
        return self.said.get(moment, "" if own == key else own)


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
