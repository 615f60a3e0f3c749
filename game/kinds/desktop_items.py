"""What lies on a pretended computer, and what is asked there, as an author writes them."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from game.kinds.kind import SLUG, Strict, Text

What = Literal["folder", "file", "text", "usb"]
Goal = Literal["open", "close", "create", "rename", "move", "copy", "delete", "restore", "save", "eject", "print"]
GOALS: tuple[Goal, ...] = (
    "open", "close", "create", "rename", "move", "copy", "delete", "restore", "save", "eject", "print",
)  # fmt: skip
INTO = frozenset({"create", "move", "copy", "save"})
NAMED = frozenset({"create", "rename", "save"})
BIN = "corbeille"  # the bin is always there; its words are the program's
MOST_NAME = 24


class Item(Strict):
    """A thing of the desktop. `inside` is the folder it lies in; nothing: the desktop itself."""

    id: str = Field(pattern=SLUG, max_length=30, description="Unique sur le bureau.")
    name: Text = Field(description="Son nom, sous l’icône.")
    type: What = Field("file", description="folder (dossier), file (fichier), text (document) ou usb (clé).")
    picture: str = Field("", description="Son image ; sinon celle de son genre.")
    inside: str = Field("", max_length=30, description="Le dossier où il est ; « corbeille » ; sinon le bureau.")
    level: float = Field(0.0, ge=0, le=1, description="Là à partir de ce niveau (0 à 1).")
    lines: tuple[Text, ...] = Field((), max_length=5, description="Ce qu’on lit quand il est ouvert.")
    pages: int = Field(1, ge=1, le=6, description="text : combien de pages à imprimer.")

    @model_validator(mode="after")
    def fits_its_type(self) -> Self:
        if self.type == "text" and not self.lines:
            raise ValueError("un document a des lignes : écrivez « lines » | a document has lines: write “lines”")
        if self.type != "text" and ("pages" in self.model_fields_set or self.lines):
            raise ValueError("« lines » et « pages » vont avec type: text | “lines” and “pages” go with type: text")
        if self.type == "usb" and self.inside:
            raise ValueError("une clé USB est sur le bureau | a USB stick lies on the desktop")
        return self

    @property
    def holds(self) -> bool:
        return self.type in ("folder", "usb")


class Task(Strict):
    """What is asked: exactly one of the goals, with where (`into`) and under which `name`."""

    ask: Text = Field(description="Ce qu’il faut faire.")
    open: str = Field("", description="But : ouvrir ce dossier ou ce fichier.")
    close: str = Field("", description="But : fermer cette fenêtre.")
    create: bool = Field(False, description="But : créer un dossier appelé « name ».")
    rename: str = Field("", description="But : donner à ceci le nom « name ».")
    move: tuple[str, ...] = Field((), max_length=8, description="But : ranger ceci dans « into ».")
    copy_: tuple[str, ...] = Field((), alias="copy", max_length=4, description="But : copier ceci dans « into ».")
    delete: tuple[str, ...] = Field((), max_length=4, description="But : jeter ceci à la corbeille.")
    restore: tuple[str, ...] = Field((), max_length=4, description="But : sortir ceci de la corbeille.")
    save: str = Field("", description="But : enregistrer ce document dans « into », sous « name ».")
    eject: str = Field("", description="But : éjecter cette clé USB, puis la retirer.")
    print: str = Field("", description="But : imprimer ce document.")
    into: str = Field("", description="Le dossier d’arrivée ; sinon le bureau.")
    name: Text | None = Field(None, description="Le nom à écrire.")
    page: int = Field(0, ge=0, le=6, description="print : la page à imprimer ; 0 : toutes.")
    copies: int = Field(1, ge=1, le=9, description="print : combien d’exemplaires.")
    opened: tuple[str, ...] = Field((), max_length=3, description="Les fenêtres ouvertes au départ.")
    by: Literal["drag", "menu"] = Field("drag", description="Le geste que l’aide montre : drag ou menu.")
    say: Text | None = Field(None, description="Ce qui est dit quand c’est fait.")

    @model_validator(mode="after")
    def one_goal(self) -> Self:
        given = [goal for goal in GOALS if self.given(goal)]
        if len(given) != 1:
            raise ValueError(f"un seul but : {', '.join(GOALS)} | exactly one goal: {', '.join(GOALS)}")
        goal = given[0]
        if self.into and goal not in INTO:
            raise ValueError(f"« into » ne va pas avec {goal} | “into” does not go with {goal}")
        if self.name and goal not in NAMED:
            raise ValueError(f"« name » ne va pas avec {goal} | “name” does not go with {goal}")
        if goal in ("create", "rename") and self.name is None:
            raise ValueError("quel nom écrire ? « name » | which name is to be written? “name”")
        if self.name is not None and len(self.name.text.strip()) not in range(1, MOST_NAME + 1):
            raise ValueError(f"un nom de 1 à {MOST_NAME} lettres | a name of 1 to {MOST_NAME} letters")
        if goal != "print" and self.model_fields_set & {"page", "copies"}:
            raise ValueError("« page » et « copies » vont avec print | “page” and “copies” go with print")
        return self

    def given(self, goal: Goal) -> bool:
        return bool(self.copy_ if goal == "copy" else getattr(self, goal))

    @property
    def goal(self) -> Goal:
        return next(goal for goal in GOALS if self.given(goal))

    @property
    def things(self) -> tuple[str, ...]:
        """The ids of what has to be acted on, in order; the new folder of `create` has none yet."""
        value = self.copy_ if self.goal == "copy" else getattr(self, self.goal)
        return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
