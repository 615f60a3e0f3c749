"""Sites, pages, panels and tasks of the false web, as an author writes them."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from game.kinds.kind import Strict, Text
from game.kinds.web_blocks import Content, Id, WebFamily
from game.kinds.web_worlds import World


class Site(Strict):
    """A fictive brand."""

    id: Id
    name: Text = Field(description="Le nom du site, inventé.")
    address: str = Field(min_length=4, max_length=40, description="Son adresse, inventée.")
    picture: str = Field(description="Son image.")
    world: World = Field(description="Son monde : ses couleurs et ses formes.")


class Panel(Strict):
    """What lies over a page: a banner, a window, a request."""

    id: Id
    style: Literal["bar", "box", "window", "corner"] = Field("box", description="bar, box, window ou corner.")
    title: Text = Field(description="Son titre.")
    hidden: bool = Field(False, description="Ouvert par un bouton seulement.")
    blocks: tuple[Content, ...] = Field(min_length=1, max_length=12, description="Ce qu’on y voit.")


class Page(Strict):
    id: Id
    site: str = Field(description="Le site de la page.")
    address: str = Field("", max_length=40, description="La fin de l’adresse : « /horaires ».")
    title: Text = Field(description="Le titre de la page.")
    blocks: tuple[Content, ...] = Field(max_length=24, description="Les blocs, de haut en bas.")
    panels: tuple[Panel, ...] = Field((), max_length=6, description="Ce qui s’ouvre par-dessus.")
    shuffled: bool = Field(False, description="Les choses à presser changent de place.")


class Suggestion(Strict):
    """A line of the list under the address bar."""

    address: str = Field(min_length=3, max_length=60, description="L’adresse écrite.")
    to: str = Field("", description="La page où elle mène.")
    trap: WebFamily | None = Field(None, description="La famille du piège, si c’en est un.")
    say: Text | None = Field(None, description="Ce qui est dit.")

    @model_validator(mode="after")
    def leads_or_traps(self) -> Self:
        if bool(self.to) == (self.trap is not None):
            raise ValueError("« to » ou « trap », l’un des deux | “to” or “trap”, one of them")
        if self.trap is not None and self.say is None:
            raise ValueError("un piège s’explique : écrivez « say » | a trap is explained: write “say”")
        return self


class Answer(Strict):
    name: Text = Field(description="La réponse.")
    right: bool = Field(False, description="Vrai pour la bonne réponse.")
    say: Text | None = Field(None, description="Ce qui est dit.")


GOALS = ("reach", "press", "close", "close_tab", "answers")


class Task(Strict):
    """What is asked, where it begins, and when it is done: exactly one of the goals."""

    ask: Text = Field(description="Ce qu’il faut faire.")
    start: str = Field("", description="La page du début ; sinon on continue d’où l’on est.")
    tabs: tuple[str, ...] = Field((), max_length=3, description="Les autres onglets ouverts au début.")
    addresses: tuple[Suggestion, ...] = Field((), max_length=5, description="La liste sous la barre d’adresse.")
    reach: str = Field("", description="But : être sur cette page.")
    press: str = Field("", description="But : presser la chose de ce nom.")
    close: str = Field("", description="But : fermer ce panneau.")
    close_tab: str = Field("", description="But : fermer l’onglet de cette page.")
    answers: tuple[Answer, ...] = Field((), max_length=4, description="But : donner la bonne réponse.")
    by: Literal["", "back", "home", "favourites", "address"] = Field("", description="Le moyen que l’aide montre.")
    visit: tuple[str, ...] = Field((), max_length=4, description="Les pages à lire avant de répondre.")
    say: Text | None = Field(None, description="Ce qui est dit quand c’est fait.")

    @model_validator(mode="after")
    def one_goal(self) -> Self:
        if sum(bool(getattr(self, goal)) for goal in GOALS) != 1:
            raise ValueError(
                "un seul but : reach, press, close, close_tab ou answers"
                " | one goal: reach, press, close, close_tab or answers"
            )
        if self.answers and sum(answer.right for answer in self.answers) != 1:
            raise ValueError("une réponse « right: true », et une seule | exactly one answer is `right: true`")
        if self.visit and not self.answers:
            raise ValueError("« visit » va avec « answers » | “visit” goes with “answers”")
        return self
