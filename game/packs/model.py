"""The head of a pack, as an author writes it. Challenges are read one by one, by their kind."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from game.kinds.kind import SLUG, Strict

FORMAT = 1
MAX_CHALLENGES = 100
LANGUAGE = r"^[a-z]{2}$"

Line = Annotated[str, Field(min_length=1, max_length=200)]
Spoken = Annotated[str, Field(min_length=1, max_length=120)]
Word = Annotated[str, Field(min_length=1, max_length=60)]


class Ages(Strict):
    """Pour quels âges."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)

    least: int = Field(alias="from", ge=3, le=99, description="L’âge le plus petit.", examples=[6])
    most: int = Field(alias="to", ge=3, le=99, description="L’âge le plus grand.", examples=[16])

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise ValueError("« from » est plus grand que « to » | “from” is larger than “to”")
        return self


class Credit(Strict):
    """D’où vient une image ou un enregistrement du pack."""

    file: str = Field(min_length=1, description="Le fichier, depuis le dossier du pack.", examples=["ballon.png"])
    author: Line = Field(description="Qui l’a fait.", examples=["Camille, atelier du mardi"])
    licence: Line = Field(description="Sa licence.", examples=["CC-BY-4.0"])
    source: str = Field("", max_length=300, description="L’adresse où on l’a trouvé.")


class PackHead(Strict):
    """Un pack de défis : le fichier pack.yaml."""

    format: int = Field(ge=FORMAT, le=FORMAT, description="Toujours 1.", examples=[1])
    id: str = Field(
        pattern=SLUG, max_length=60, examples=["souris"],
        description="Le nom du dossier : minuscules sans accent, chiffres, traits d’union.",
    )  # fmt: skip
    version: int = Field(ge=1, le=99_999, description="Plus grande à chaque changement.", examples=[3])
    title: Line = Field(description="Le nom du pack.", examples=["La souris"])
    summary: str = Field("", max_length=300, description="En une phrase.", examples=["Bouger, cliquer, glisser."])
    language: str = Field(pattern=LANGUAGE, description="La langue des textes.", examples=["fr"])
    authors: tuple[Line, ...] = Field(
        min_length=1, max_length=30, description="Qui l’a écrit.", examples=[["Atelier numérique"]]
    )
    licence: Line = Field(description="La licence du pack.", examples=["CC-BY-SA-4.0"])
    ages: Ages = Field(description="Pour quels âges.", examples=[{"from": 6, "to": 16}])
    picture: str = Field("", description="L’image du pack : un emoji ou un fichier.", examples=["🖱️"])
    lexicon: dict[Word, Spoken] = Field(
        default_factory=dict, description="Comment prononcer un mot.", examples=[{"Wi-Fi": "oui fi"}]
    )
    glossary: dict[Word, Line] = Field(
        default_factory=dict, description="Les mots difficiles, expliqués.",
        examples=[{"curseur": "La petite flèche sur l’écran."}],
    )  # fmt: skip
    synonyms: dict[Word, tuple[Word, ...]] = Field(
        default_factory=dict, description="Le mot choisi, et les mots à ne pas utiliser à sa place.",
        examples=[{"bouton": ["poussoir"]}],
    )  # fmt: skip
    credits: tuple[Credit, ...] = Field(
        (), max_length=500, description="Les auteurs des images et des enregistrements."
    )
    falc_validated_by: tuple[Line, ...] = Field(
        (), max_length=30, description="Les personnes concernées qui ont relu les textes (FALC)."
    )


class OnLevel(Strict):
    """Un changement à partir d’un niveau, en plus des champs du défi."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True, populate_by_name=True)

    least: float = Field(alias="from", ge=0, le=1, description="À partir de ce niveau (0 à 1).", examples=[0.6])
