"""shortcut: what Enter, Escape and Tab are for (`keys`), or copy a code and paste it (`copy`)."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from game.core.round import Room, Round
from game.kinds.kind import Challenge, Count, Size, Strict, Text, chance, mixed, number
from game.kinds.shortcut_copy import CopyRound, CopyTask
from game.kinds.shortcut_keys import CapName, KeysRound, KeysTask

CAPS: tuple[CapName, ...] = ("enter", "escape", "tab", "erase", "space")


class Situation(Strict):
    """keys: what is seen in a pretended program, and the key that helps."""

    ask: Text = Field(description="La question.")
    key: CapName = Field(description="La touche : enter, escape, tab, erase, space.")
    program: Text = Field(description="Le titre de la fenêtre.")
    body: Text | None = Field(None, description="Ce que dit la fenêtre.")
    picture: str = Field("", description="Ce qu’on y voit.")
    fields: tuple[Text, ...] = Field((), max_length=2, description="Des cases ; on est dans la première.")
    say: Text | None = Field(None, description="Ce que la touche a fait, dit quand c’est trouvé.")


class Code(Strict):
    """copy: a code in a message, with the words before it."""

    label: Text = Field(description="Ce que c’est : Code du cinéma …")
    value: str = Field(min_length=1, max_length=16, description="Le code.")


class Copying(Strict):
    ask: Text = Field(description="Ce qu’il faut copier, et où.")
    program: Text = Field(description="Le titre du message.")
    codes: tuple[Code, ...] = Field(min_length=1, max_length=3, description="Les codes ; le premier est le bon.")
    target: Text = Field(description="Le titre de la fenêtre où coller.")
    fields: tuple[Text, ...] = Field(
        min_length=1, max_length=2, description="Les cases ; la première est la bonne."
    )


class Shortcut(Challenge):
    REPLIES = (
        "other", "chosen", "copied", "placed", "pasted", "nothing_chosen", "nothing_copied", "no_place",
        "other_code", "other_place", "typed",
    )  # fmt: skip
    FOR_GOAL = {  # noqa: RUF012
        "situations": ("keys",), "caps": ("keys",), "copies": ("copy",), "codes": ("copy",), "places": ("copy",),
    }  # fmt: skip

    kind: Literal["shortcut"]
    goal: Literal["keys", "copy"] = Field("keys", description="Ce qui est travaillé.")
    situations: tuple[Situation, ...] = Field((), max_length=12, description="keys : ce qui se passe à l’écran.")
    copies: tuple[Copying, ...] = Field((), max_length=8, description="copy : ce qu’il faut copier.")
    times: Count = number(3, 6, least=1, most=12, about="Combien de fois.")
    caps: Count = number(2, 5, least=2, most=5, about="keys : combien de touches au choix.")
    size_su: Size = number(62, 62, least=44, most=96, about="La plus petite taille de ce qui se clique.")
    codes: Count = number(1, 3, least=1, most=3, about="copy : combien de codes dans le message.")
    places: Count = number(1, 2, least=1, most=2, about="copy : combien de cases.")

    @model_validator(mode="after")
    def _something_to_do(self) -> Self:
        name = "situations" if self.goal == "keys" else "copies"
        if not getattr(self, name):
            raise ValueError(f"goal: {self.goal} demande « {name} » | goal: {self.goal} asks for “{name}”")
        return self

    def begin(self, level: float, seed: int, room: Room) -> Round:
        n = self.times.whole(level)
        if self.goal == "copy":
            tasks = (self._copying(one, level, seed + i) for i, one in enumerate(mixed(self.copies, seed)[:n]))
            return CopyRound(room, self.said(), tuple(tasks))
        return KeysRound(room, self.said(), self._situations(n, level, seed))

    def _situations(self, n: int, level: float, seed: int) -> tuple[KeysTask, ...]:
        chosen = mixed(self.situations, seed)[:n]
        first = chosen[0]
        # With Tab first, somebody who goes about by Tab would answer before having looked.
        chosen.sort(key=lambda one: one.key == "tab" and one is first)
        return tuple(self._task(one, level, seed + i) for i, one in enumerate(chosen))

    def _task(self, one: Situation, level: float, seed: int) -> KeysTask:
        others = mixed([cap for cap in CAPS[:3] if cap != one.key], seed) + [c for c in CAPS[3:] if c != one.key]
        kept = {one.key, *others[: self.caps.whole(level) - 1]}
        caps = tuple(cap for cap in CAPS if cap in kept)
        return KeysTask(one.ask, one.key, caps, one.program, one.body, one.picture, one.fields, one.say)

    def _copying(self, one: Copying, level: float, seed: int) -> CopyTask:
        codes = one.codes[: self.codes.whole(level)]
        fields = one.fields[: self.places.whole(level)]
        order = mixed(range(len(codes)), seed)
        places = list(range(len(fields)))
        chance(seed).shuffle(places)
        return CopyTask(
            one.ask, one.program, tuple((codes[i].label, codes[i].value) for i in order), order.index(0),
            one.target, tuple(fields[i] for i in places), places.index(0),
        )  # fmt: skip
