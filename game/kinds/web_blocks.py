"""The blocks that a page of the false web is built of, as an author writes them."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from game.kinds.kind import SLUG, Strict, Text
from game.kinds.traps import Family

OwnFamily = Literal["cookies", "permission", "left_open", "decoy", "lookalike", "saved"]
WebFamily = Family | OwnFamily
WEB_FAMILIES: tuple[str, ...] = get_args(OwnFamily)
Id = Annotated[str, Field(pattern=SLUG, max_length=40)]
Deed = Literal["", "close", "back", "save"]


class Part(Strict):
    """Blocks that several pages share: a menu, a foot."""

    block: Literal["part"]
    part: Id = Field(description="Le nom du morceau, écrit dans « parts ».")
    level: float = Field(0.0, ge=0, le=1, description="Visible à partir de ce niveau (0 à 1).")


class Block(Strict):
    level: float = Field(0.0, ge=0, le=1, description="Visible à partir de ce niveau (0 à 1).")


class Heading(Block):
    block: Literal["heading"]
    content: Text = Field(description="Le titre.")


class Words(Block):
    block: Literal["text"]
    content: Text = Field(description="Le texte.")


class Picture(Block):
    block: Literal["picture"]
    picture: str = Field(description="L’image.")
    alt: Text = Field(description="Ses mots, pour qui ne la voit pas.")


class Check(Block):
    """A box or a switch. With `wanted`, only a button that saves looks at it."""

    block: Literal["check"]
    id: Id
    content: Text = Field(description="Les mots à côté de la case.")
    ticked: bool = Field(False, description="Cochée au départ.")
    wanted: bool | None = Field(None, description="Comme elle doit être à la fin.")


class Way(Block):
    """Something to press: where it leads, what it opens or does, or the trap that it is."""

    id: str = Field("", pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", max_length=40, description="Son nom, pour un but.")
    to: str = Field("", description="La page où il mène.")
    opens: str = Field("", description="Le panneau qu’il ouvre.")
    does: Deed = Field("", description="close (ferme), back (revient), save (ferme si les cases sont justes).")
    trap: WebFamily | None = Field(None, description="La famille du piège, si c’en est un.")
    say: Text | None = Field(None, description="Ce qui est dit : pour un piège, ce qui s’est passé.")

    @model_validator(mode="after")
    def one_thing(self) -> Self:
        ways = [bool(self.to), bool(self.opens), bool(self.does), self.trap is not None]
        if sum(ways) > 1:
            raise ValueError(
                "une seule chose : « to », « opens », « does » ou « trap »"
                " | one thing only: “to”, “opens”, “does” or “trap”"
            )
        if self.trap is not None and self.say is None:
            raise ValueError("un piège s’explique : écrivez « say » | a trap is explained: write “say”")
        return self


class Link(Way):
    block: Literal["link"]
    content: Text = Field(description="Les mots du lien.")


class Button(Way):
    block: Literal["button"]
    content: Text = Field(description="Les mots du bouton.")
    picture: str = Field("", description="Son signe.")
    weight: Literal["main", "plain", "faint"] = Field("plain", description="main (fort), plain, faint (discret).")
    detail: Text | None = Field(None, description="Ce qui est dit après son nom.")


class Cross(Way):
    """A cross. In the corner it closes; elsewhere it may be drawn by an advertisement."""

    block: Literal["cross"]
    content: Text = Field(description="Son nom, dit par la voix.")
    corner: bool = Field(True, description="Dans le coin du panneau ; sinon là où elle est écrite.")


class Tile(Way):
    block: Literal["tile"]
    content: Text = Field(description="Les mots sous l’image.")
    picture: str = Field(description="L’image.")


class Result(Way):
    """A result of a search, with the address it leads to."""

    block: Literal["result"]
    content: Text = Field(description="Le titre du résultat.")
    address: str = Field(max_length=60, description="L’adresse écrite sous le titre.")
    snippet: Text | None = Field(None, description="Les mots sous l’adresse.")
    advert: bool = Field(False, description="Une annonce payée.")


class Ad(Way):
    """An advertisement, told by its label."""

    block: Literal["ad"]
    content: Text = Field(description="Ce qu’elle crie.")
    picture: str = Field("", description="Son image.")
    button: Text = Field(description="Les mots de son bouton.")


class Card(Strict):
    content: Text = Field(description="Le mot de la carte.")
    key: bool = Field(False, description="Un mot utile.")


class Search(Block):
    """A search field. Its words are typed, or put in with the cards."""

    block: Literal["search"]
    id: Id
    cards: tuple[Card, ...] = Field(min_length=2, max_length=6, description="Les cartes-mots.")
    to: str = Field(description="La page de résultats.")
    say: Text | None = Field(None, description="Ce qui est dit quand il manque un mot utile.")

    @model_validator(mode="after")
    def some_words_count(self) -> Self:
        if not any(card.key for card in self.cards):
            raise ValueError("aucune carte n’est utile : « key: true » | no card is a key: “key: true”")
        return self


Content = Annotated[
    Heading | Words | Picture | Check | Link | Button | Cross | Tile | Result | Ad | Search | Part,
    Field(discriminator="block"),
]
Shown = Heading | Words | Picture | Check | Link | Button | Cross | Tile | Result | Ad | Search
