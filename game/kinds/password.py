"""password: make a passphrase from pictures; how hard it is to guess is told at once; nothing is kept."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from game.core.round import Room, Round
from game.kinds.character import Tones
from game.kinds.kind import Bounds, Challenge, Scaled, Strict, Text, mixed, number
from game.kinds.password_round import PasswordRound, Word
from game.kinds.password_strength import tokens
from game.kinds.refusing import refuse

MOST_SHOWN, MOST_LARGE, LONGEST = 12, 8, 10
Shown = Annotated[Scaled, BeforeValidator(Bounds(5, MOST_SHOWN))]
HowMany = Annotated[Scaled, BeforeValidator(Bounds(3, 5))]


class Picture(Strict):
    """A picture and its word."""

    content: Text = Field(description="Son mot, 10 lettres au plus.")
    picture: str = Field(description="Son image.")
    own: bool = Field(False, description="Vrai : ce mot parle du personnage, on peut le deviner.")

    @model_validator(mode="after")
    def one_short_word(self) -> Self:
        if len(tokens(self.content.text)) != 1 or len(self.content.text) > LONGEST:
            raise ValueError(
                f"« {self.content.text} » : un seul mot de {LONGEST} lettres au plus"
                f" | “{self.content.text}”: one word of {LONGEST} letters at most"
            )
        return self


class Password(Challenge):
    REPLIES = ("few", "repeated", "own", "weak", "again", "differs")

    kind: Literal["password"]
    site: Text = Field(description="Le titre du cadre.")
    tone: Tones = Field("lilac", description="La couleur du cadre.")
    pictures: tuple[Picture, ...] = Field(min_length=6, max_length=40, description="Les images à choisir.")
    words: HowMany = number(4, 4, least=3, most=5, about="Combien de mots dans la phrase.")
    shown: Shown = number(6, 10, least=5, most=MOST_SHOWN, about="Combien d’images à la fois.")
    score: int = Field(3, ge=2, le=4, description="La force voulue, de 2 à 4.")
    again: bool = Field(False, description="Vrai : la phrase est refaite une fois, de mémoire.")

    @model_validator(mode="after")
    def there_is_a_way(self) -> Self:
        names = [picture.content.text.casefold() for picture in self.pictures]
        refuse(
            (("pictures", i, "content"), f"deux images s’appellent « {name} » | two pictures are called “{name}”")
            for i, name in enumerate(names)
            if name in names[:i]
        )
        if sum(not picture.own for picture in self.pictures) < 6:
            few = "six images au moins doivent rester libres : retirez « own: true »"
            refuse([(("pictures",), f"{few} | six pictures at least must stay free: remove “own: true”")])
        return self

    def begin(self, level: float, seed: int, room: Room) -> Round:
        n = self.shown.whole(level)
        if room.stage.text_scale >= 1.6:  # large type: less to see, and larger
            n = min(n, MOST_LARGE)
        free = mixed([p for p in self.pictures if not p.own], seed)
        own = mixed([p for p in self.pictures if p.own], seed + 1)[: max(0, min(2, n - 6))]
        kept = mixed([*own, *free[: n - len(own)]], seed + 2)
        shown = tuple(Word(p.content.text, p.picture, p.own) for p in kept)
        own_words = frozenset(p.content.text.casefold() for p in self.pictures if p.own)
        return PasswordRound(
            room, self.said(), self.site, self.tone, shown, own_words, self.words.whole(level), self.score,
            self.again, seed,
        )  # fmt: skip
