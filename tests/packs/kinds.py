"""Kinds made for these tests, so that what is expected does not change with the real ones."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from game.kinds.kind import Challenge, Count, Size, Strict, Text, number


class Piece(Strict):
    name: Text
    picture: str


class Poster(Strict):
    """A picture that the kind itself asks no words for."""

    picture: str


class Touch(Challenge):
    kind: Literal["touch"]
    things: tuple[Piece, ...] = Field(min_length=1, max_length=3)
    others: tuple[Piece, ...] = ()
    times: Count = number(3, 5, least=1, most=24, about="")
    size_su: Size = number(280, 120, least=40, most=600, about="")
    goal: Literal["still", "moving"] = "still"
    calm: bool = False
    rows: int = Field(1, ge=1, le=5)
    share: float = Field(0.5, gt=0, lt=1)
    code: str = Field("abc", min_length=3, pattern=r"^[a-z]+$")
    poster: Poster | None = None


class Answer(Strict):
    name: Text
    right: bool = False


class Ask(Challenge):
    kind: Literal["ask"]
    ask: Text
    answers: tuple[Answer, ...] = Field(min_length=2)
    wanted: str = ""

    @model_validator(mode="after")
    def one_is_right(self) -> Self:
        if not any(answer.right for answer in self.answers):
            raise ValueError("aucune réponse n’est juste | no answer is right")
        if self.wanted and self.wanted not in [answer.name.text for answer in self.answers]:
            raise ValueError(
                f"« {self.wanted} » n’est aucune des réponses | “{self.wanted}” is none of the answers"
            )
        return self


class Say(Strict):
    do: Literal["say"]
    words: Text


class Wait(Strict):
    do: Literal["wait"]
    for_s: float = Field(gt=0, le=60)


class Play(Challenge):
    kind: Literal["play"]
    steps: tuple[Annotated[Say | Wait, Field(discriminator="do")], ...] = Field(min_length=1)
    key: str | tuple[str, ...] = ""


CATALOGUE: dict[str, type[Challenge]] = {"touch": Touch, "ask": Ask, "play": Play}
