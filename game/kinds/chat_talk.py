"""A conversation as an author writes it: turns of messages, and answers that lead on, or into a trap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from game.kinds.kind import SLUG, Strict, Text, Words
from game.kinds.refusing import Wrong, refuse
from game.kinds.traps import Family

FAR = 10_000


class Message(Strict):
    """Something on the screen of the conversation."""

    by: Literal["them", "me", "info", "deed"] = Field(
        "them", description="Qui parle : them, me, info (au milieu) ou deed (un geste)."
    )
    message: Text = Field(description="Les mots du message.")
    picture: str = Field("", description="Une image envoyée avec.")
    clue: Family | None = Field(None, description="La famille d’indice : montrée après un piège.")


class Reply(Strict):
    """One answer. `right` leads on; with `to` alone it is a detour; with `trap` it is stopped and explained."""

    name: Text = Field(description="La réponse, ou ce que l’on fait.")
    picture: str = Field("", description="Son image.")
    right: bool = Field(False, description="Vrai pour une bonne réponse.")
    to: str = Field("", description="Le tour qui suit ; vide : la conversation est finie.")
    trap: Family | None = Field(None, description="La famille de piège.")
    deed: bool = Field(False, description="Vrai pour un geste (bloquer, montrer) : rien n’est envoyé.")
    after: tuple[Message, ...] = Field((), max_length=2, description="Ce qui se passe ensuite.")
    say: Text | None = Field(None, description="L’explication.")

    @model_validator(mode="after")
    def right_or_trap(self) -> Self:
        if self.right and self.trap:
            raise ValueError("« right » ou « trap », pas les deux | “right” or “trap”, not both")
        if self.trap and self.to:
            raise ValueError("un piège ne mène nulle part : retirez « to » | a trap leads nowhere: remove “to”")
        if self.trap and self.say is None:
            raise ValueError("un piège a besoin d’une explication : « say » | a trap needs an explanation: “say”")
        return self

    @property
    def moves(self) -> bool:
        return self.trap is None and (self.right or bool(self.to))

    @property
    def as_message(self) -> Message:
        by: Literal["me", "deed"] = "deed" if self.deed else "me"
        return Message(by=by, message=Words(text=self.name.text, audio="", picture="", alt=""))


class Turn(Strict):
    id: str = Field(pattern=SLUG, max_length=30, description="Le nom court du tour.")
    messages: tuple[Message, ...] = Field(min_length=1, max_length=4, description="Ce qui est dit.")
    replies: tuple[Reply, ...] = Field((), max_length=6, description="Ce que l’on peut répondre.")


class Talk(Strict):
    """One conversation, with somebody, on a drawn phone."""

    site: Text = Field(description="Avec qui, ou où : le titre de l’écran.")
    picture: str = Field("", description="L’image de la personne.")
    alt: str = Field("", description="Les mots de l’image.")
    tone: Literal["sea", "sun", "leaf", "coral", "lilac", "panel"] = Field("sea", description="Sa couleur.")
    turns: tuple[Turn, ...] = Field(min_length=1, max_length=12, description="Les tours ; le premier commence.")

    @model_validator(mode="after")
    def it_holds_together(self) -> Self:
        ids = [turn.id for turn in self.turns]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            said = f"deux tours s’appellent « {twice[0]} » | two turns are called “{twice[0]}”"
            refuse([(("turns", len(ids) - 1 - ids[::-1].index(twice[0]), "id"), said)])
        if not self.turns[0].replies:
            french = "le premier tour n’a pas de réponse : ajoutez « replies »"
            refuse([(("turns", 0), f"{french} | the first turn has no reply: add “replies”")])
        refuse(self._nowhere(ids))
        for name in self._reached():
            if self.left(name) >= FAR:
                said = f"le tour « {name} » ne finit jamais | turn “{name}” never comes to an end"
                refuse([(("turns", ids.index(name)), said)])
        refuse(
            (("turns", i), f"rien ne mène au tour « {name} » | nothing leads to turn “{name}”")
            for i, name in enumerate(ids)
            if name not in self._reached()
        )
        return self

    def _nowhere(self, ids: list[str]) -> Iterator[Wrong]:
        known = ", ".join(ids)
        for i, turn in enumerate(self.turns):
            for j, reply in enumerate(turn.replies):
                if reply.to and reply.to not in ids:
                    yield (
                        ("turns", i, "replies", j, "to"),
                        f"aucun tour « {reply.to} » : un de {known} | no turn “{reply.to}”: one of {known}",
                    )

    @property
    def start(self) -> str:
        return self.turns[0].id

    def turn(self, name: str) -> Turn:
        return next(turn for turn in self.turns if turn.id == name)

    def _reached(self) -> list[str]:
        found = [self.start]
        for name in found:
            found += [r.to for r in self.turn(name).replies if r.to and r.to not in found]
        return list(dict.fromkeys(found))

    def left(self, name: str) -> int:
        """How many answers are left from this turn on, at best; `FAR` when there is no end."""
        return self._left()[name]

    def _left(self) -> dict[str, int]:
        left = {turn.id: 0 if not turn.replies else FAR for turn in self.turns}
        for _ in self.turns:
            for turn in self.turns:
                for reply in turn.replies:
                    if reply.moves:
                        left[turn.id] = min(left[turn.id], 1 + (left[reply.to] if reply.to else 0))
        return left

    def best(self, name: str) -> int:
        """The answer to give: the right one on the shortest way."""
        left = self._left()
        replies = self.turn(name).replies
        ways = [i for i, reply in enumerate(replies) if reply.moves]
        return min(ways, key=lambda i: (left[replies[i].to] if replies[i].to else 0, not replies[i].right))
