"""What an author writes of a network’s page: posts, choices under them, settings of the account."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from game.kinds.kind import Strict, Text
from game.kinds.sheet import Sheet
from game.kinds.traps import Family


class Choice(Strict):
    """One button under a post."""

    name: Text = Field(description="Les mots du bouton.")
    picture: str = Field("", description="Son image.")
    right: bool = Field(False, description="Vrai si c’est une bonne réaction.")
    trap: Family | None = Field(None, description="La famille de piège, sinon c’est seulement autre chose.")
    say: Text | None = Field(None, description="Ce qui est dit quand on le choisit.")


class Step(Strict):
    """What is done with a post: one choice."""

    ask: Text = Field(description="La question.")
    page: Sheet | None = Field(None, description="Ce qui s’ouvre : article, profil ; sinon le post.")
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=5, description="Les boutons.")

    @model_validator(mode="after")
    def one_is_right(self) -> Self:
        if not any(choice.right for choice in self.choices) or all(choice.right for choice in self.choices):
            raise ValueError(
                "« choices » : un bouton au moins a « right: true », un autre non"
                " | `choices`: one at least has `right: true`, another has not"
            )
        return self


class Switch(Strict):
    """One setting of the account."""

    name: Text = Field(description="Ce que le réglage fait.")
    on: bool = Field(False, description="Allumé au départ.")
    right: bool = Field(False, description="Allumé à la fin.")
    family: Family = Field("personal", description="La famille, quand on l’allume à tort.")
    say: Text | None = Field(None, description="Pourquoi ce réglage compte.")


class Item(Strict):
    """A post and what is done with it; or a page of settings, after a few steps or at once."""

    post: Sheet = Field(description="Le post, le brouillon ou la page.")
    steps: tuple[Step, ...] = Field((), max_length=5, description="Les choix, l’un après l’autre.")
    ask: Text | None = Field(None, description="settings : ce qu’il faut régler.")
    settings: tuple[Switch, ...] = Field((), max_length=8, description="Les réglages à changer.")

    @model_validator(mode="after")
    def something_to_do(self) -> Self:
        if not self.steps and not self.settings:
            raise ValueError(
                "rien à faire : écrivez « steps » ou « settings » | nothing to do: write `steps` or `settings`"
            )
        if self.settings and (self.ask is None or all(one.on == one.right for one in self.settings)):
            raise ValueError(
                "« settings » : une question « ask », et un réglage à changer au moins"
                " | `settings`: a question `ask`, and one setting to change at least"
            )
        return self
