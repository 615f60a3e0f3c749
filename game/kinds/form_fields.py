"""What an author writes of a form: its pages, its fields, and the answers on the character’s card."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from game.kinds.kind import SLUG, Strict, Text
from game.kinds.traps import Family

WRITTEN = frozenset({"text", "email", "phone", "number", "date", "password"})
ONE_OF = frozenset({"list", "radio", "file"})
SOME_OF = frozenset({"boxes", "pictures"})
What = Literal[
    "text", "email", "phone", "number", "date", "password", "list", "radio", "file", "boxes", "pictures", "calendar"
]  # fmt: skip


class Option(Strict):
    """A line of a list, a round button, a box, a picture to choose or a file."""

    content: Text = Field(description="Ses mots.")
    picture: str = Field("", description="Son image.")
    right: bool = Field(False, description="Vrai si c’est la réponse (pour une case : cochée à la fin).")
    ticked: bool = Field(False, description="Déjà coché au départ.")
    trap: Family | None = Field(None, description="La famille de piège, pour le journal.")
    say: Text | None = Field(None, description="Ce qui est dit quand on le choisit à tort.")


class Ask(Strict):
    """One field of a form."""

    id: str = Field(pattern=SLUG, max_length=30, description="Unique dans le formulaire.")
    type: What = Field(description="text, email, phone, number, date, password, list, radio, boxes …")
    label: Text = Field(description="L’étiquette : ce qu’il faut écrire ou choisir.")
    again: Text | None = Field(None, description="password : l’étiquette de la deuxième case.")
    answer: str = Field("", max_length=30, description="La ligne de la carte qui répond.")
    strings: tuple[Text, ...] = Field((), max_length=6, description="D’autres mots proposés.")
    value: Text | None = Field(None, description="Ce qui est déjà écrit.")
    options: tuple[Option, ...] = Field((), max_length=12, description="Ce qu’on peut choisir.")
    wanted: str = Field("", max_length=10, description="calendar : le jour, comme 2027-03-17.")
    free: tuple[str, ...] = Field((), max_length=40, description="calendar : les jours libres ; sinon tous.")
    optional: bool = Field(False, description="Vrai : on peut laisser vide.")
    help: Text | None = Field(None, description="Une aide sous la case.")
    error: Text | None = Field(None, description="Ce qu’il faut corriger.")

    @model_validator(mode="after")
    def says_its_answer(self) -> Self:
        if self.type in WRITTEN:
            self._written()
        elif self.type == "calendar":
            self._calendar()
        else:
            self._chosen()
        return self

    def _written(self) -> None:
        if not self.answer and not self.optional:
            raise ValueError(
                f"la case « {self.id} » est sans réponse : écrivez « answer » avec une ligne de la carte"
                f" | the field “{self.id}” has no answer: write `answer` with a line of the card"
            )
        if self.options:
            raise ValueError("« options » va avec une liste ou des cases | “options” go with a list or boxes")

    def _chosen(self) -> None:
        rights = sum(option.right for option in self.options)
        if (len(self.options) < 2 and self.type != "boxes") or not self.options:
            raise ValueError(f"« {self.id} » : deux « options » au moins | “{self.id}”: two `options` at least")
        if self.type in ONE_OF and rights != 1:
            raise ValueError(
                f"« {self.id} » : une seule option a « right: true »"
                f" | “{self.id}”: exactly one option has `right: true`"
            )
        if self.type == "pictures" and not 0 < rights < len(self.options):
            raise ValueError(
                f"« {self.id} » : une partie des images est juste | “{self.id}”: some pictures are right, not all"
            )
        if self.type == "boxes" and all(o.right == o.ticked for o in self.options) and not self.optional:
            raise ValueError(f"« {self.id} » : tout est déjà fait | “{self.id}”: nothing is left to do")

    def _calendar(self) -> None:
        days = [_day(text) for text in (self.wanted, *self.free)]
        if self.free and days[0] not in days[1:]:
            raise ValueError(
                f"« {self.id} » : le jour attendu est pris | “{self.id}”: the wanted day is not a free one"
            )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f"« {text} » n’est pas un jour : écrivez 2027-03-17 | “{text}” is no day: write 2027-03-17"
        ) from None


class Page(Strict):
    """One step of a form."""

    title: Text = Field(description="Le titre de l’étape.")
    fields: tuple[Ask, ...] = Field(min_length=1, max_length=8, description="Les cases de l’étape.")
