"""type_text: write what a card says into a field: a name, an address, a number; or correct what is there.

Everything comes from a made-up character, so that nobody types real data (K02, K05, K06, K09).
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from game.core.round import Room, Round
from game.kinds.azerty import DELETE, ENTER, ERASE, LEFT, RIGHT, board_for, keys_for
from game.kinds.kind import Challenge, Count, Share, Size, Strict, Text, mixed, number
from game.kinds.type_text_round import Task, TypeTextRound
from game.kinds.typed_line import Line, bare


class Row(Strict):
    """One line of a card."""

    label: Text = Field(description="Ce que c’est : Prénom, Ville …")
    value: str = Field(min_length=1, max_length=40, description="Ce qui est écrit sur la carte.")


class Writing(Strict):
    """One field to fill."""

    label: Text = Field(description="Les mots au-dessus de la case.")
    wanted: str = Field(min_length=1, max_length=40, description="Ce qu’il faut écrire, tel quel.")
    start: str = Field("", max_length=40, description="Ce qui est déjà écrit (à corriger).")
    pattern: str = Field("", max_length=40, description="Les places et les signes : « ## ## ## », « ##/##/#### ».")
    card: tuple[Row, ...] = Field((), max_length=3, description="Les lignes de la carte.")
    picture: str = Field("", description="Le personnage ou l’objet de la carte.")

    @model_validator(mode="after")
    def _places(self) -> Self:
        if self.pattern and self.pattern.count("#") != len(bare(self.pattern, self.wanted)):
            raise ValueError(
                "« pattern » a d’autres places que « wanted » | “pattern” has other places than “wanted”"
            )
        if self.start == self.wanted:
            raise ValueError("« start » est déjà juste | “start” is already right")
        return self


class TypeText(Challenge):
    REPLIES = (
        "other", "neighbour", "missing_shift", "extra_shift", "missing_accent", "wrong_accent", "missing_altgr",
        "left", "missing", "all_erased",
    )  # fmt: skip

    kind: Literal["type_text"]
    texts: tuple[Writing, ...] = Field(min_length=1, max_length=16, description="Ce qu’il faut écrire.")
    times: Count = number(1, 3, least=1, most=12, about="Combien de cases à remplir.")
    lit: Share = number(1, 0, least=0, most=1, about="La part des cases où la touche suivante s’éclaire.")
    card_title: Text | None = Field(None, description="Le titre de la carte.")
    program: Text | None = Field(None, description="Le titre de la fenêtre où l’on écrit.")
    keyboard: Literal["auto", "letters", "full", "digits"] = Field(
        "auto", description="Le clavier dessiné : lettres seules, entier ou chiffres."
    )
    size_su: Size = number(62, 62, least=44, most=96, about="La plus petite taille d’une touche dessinée.")
    keep_out: bool = Field(True, description="Vrai : une autre touche reste dehors. Faux : il faut effacer.")
    confirm: bool = Field(False, description="Vrai : on finit par Entrée.")
    arrows: bool = Field(False, description="Vrai : les flèches et Suppr servent.")
    capitals: bool = Field(True, description="Vrai : A et a sont deux choses (Maj compte).")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        texts = mixed(self.texts, seed)[: self.times.whole(level)]
        tasks = tuple(self._task(writing) for writing in texts)
        commands = {ENTER} if self.confirm else set()
        if self.arrows:
            commands |= {LEFT, RIGHT, DELETE}
        if self.arrows or not self.keep_out:
            commands |= {ERASE}
        chars = tuple(dict.fromkeys(c if self.capitals else c.lower() for task in tasks for c in task.wanted))
        board = board_for(self.keyboard, chars, commands)
        first = Line(tasks[0].start, len(tasks[0].start))
        return TypeTextRound(
            room, self.said(), tasks, board, first, self.lit.at(level), self.card_title, self.program,
            keep_out=self.keep_out and not self.arrows, confirm=self.confirm, arrows=self.arrows,
            any_case=not self.capitals, needed=keys_for(board, chars, commands),
        )  # fmt: skip

    def _task(self, writing: Writing) -> Task:
        wanted = bare(writing.pattern, writing.wanted)
        shown = writing.wanted
        rows = tuple((row.label.text, row.value) for row in writing.card) or (("", shown),)
        return Task(writing.label, wanted, shown, bare(writing.pattern, writing.start), writing.pattern, rows,
                    writing.picture)  # fmt: skip
