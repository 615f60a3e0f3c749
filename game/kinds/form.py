"""form: fill a form with what a made-up character’s card says: fields, lists, boxes, days, files, steps.

Every field is filled by choosing a card with words, or by typing. What is typed is never kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from game.core.round import Room, Round
from game.kinds.character import Character, Tones
from game.kinds.form_fields import WRITTEN, Ask, Option, Page
from game.kinds.form_round import FormRound
from game.kinds.form_slots import Slot
from game.kinds.form_state import Site
from game.kinds.kind import Bounds, Challenge, Count, Scaled, Text, mixed, number
from game.kinds.refusing import Loc, Wrong, refuse

MOST_CARDS, MOST_OPTIONS = 6, 6
Some = Annotated[Scaled, BeforeValidator(Bounds(2, MOST_CARDS))]


class Form(Challenge):
    REPLIES = ("empty", "format", "wrong_text", "wrong_choice", "differs", "page", "sent", "extra")

    kind: Literal["form"]
    site: Text = Field(description="Le nom du site inventé, en haut du cadre.")
    tone: Tones = Field("sea", description="La couleur du site.")
    character: Character | None = Field(None, description="La carte d’identité de jeu.")
    pages: tuple[Page, ...] = Field(min_length=1, max_length=7, description="Les étapes, dans l’ordre.")
    fields: Count = number(2, 8, least=1, most=8, about="Combien de cases par étape, au plus.")
    cards: Some = number(2, 4, least=2, most=MOST_CARDS, about="Combien de mots proposés.")
    options: Some = number(3, 6, least=2, most=MOST_OPTIONS, about="Combien de choix à la fois.")
    summary: bool = Field(False, description="Vrai : tout est relu avant l’envoi.")
    send: Text | None = Field(None, description="Les mots du dernier bouton ; sinon « Envoyer ».")
    done_title: Text | None = Field(None, description="Ce qu’on lit à la fin ; sinon « C’est envoyé. ».")
    checked: bool = Field(False, description="Vrai : les messages à corriger sont déjà là.")
    cv: bool = Field(False, description="Vrai : le résultat est un CV d’une page.")

    @model_validator(mode="after")
    def fields_hold(self) -> Self:
        refuse([*self._written_twice(), *self._not_on_the_card()])
        return self

    def _written_twice(self) -> Iterator[Wrong]:
        seen: set[str] = set()
        for loc, ask in self._asks():
            if ask.id in seen:
                yield (*loc, "id"), f"deux cases s’appellent « {ask.id} » | two fields are called “{ask.id}”"
            seen.add(ask.id)

    def _not_on_the_card(self) -> Iterator[Wrong]:
        known = ", ".join(fact.id for fact in self.character.facts) if self.character else "–"
        for loc, ask in self._asks():
            if ask.answer and (self.character is None or self.character.fact(ask.answer) is None):
                yield (
                    (*loc, "answer"),
                    f"la réponse « {ask.answer} » manque sur la carte ({known})"
                    f" | the answer “{ask.answer}” is missing on the card ({known})",
                )

    def _asks(self) -> Iterator[tuple[Loc, Ask]]:
        for p, page in enumerate(self.pages):
            for f, ask in enumerate(page.fields):
                yield ("pages", p, "fields", f), ask

    @model_validator(mode="after")
    def something_is_asked(self) -> Self:
        if all(ask.optional for page in self.pages for ask in page.fields):
            raise ValueError("rien n’est demandé : tout est « optional » | nothing is asked: all is `optional`")
        return self

    def begin(self, level: float, seed: int, room: Room) -> Round:
        n, cards, options = self.fields.whole(level), self.cards.whole(level), self.options.whole(level)
        slots: list[Slot] = []
        for at, page in enumerate(self.pages):
            for ask in page.fields[:n]:
                slot = self._slot(at, ask, cards, options, seed + len(slots))
                slots.append(slot)
                if ask.type == "password":
                    again = ask.again or ask.label
                    slots.append(Slot(at, ask, again, (), tuple(mixed(slot.cards, seed + at)), slot.wanted, True))
        values = tuple(slot.begun() for slot in slots)
        todo = frozenset(i for i, slot in enumerate(slots) if not slot.right(values[i]))
        flagged = todo if self.checked else frozenset[int]()
        titles = tuple(page.title for page in self.pages)
        site = Site(
            self.site, self.tone, self.character, titles, self.summary, self.send, self.done_title, self.cv
        )  # fmt: skip
        return FormRound(room, self.said(), site, tuple(slots), values, todo, flagged)

    def _slot(self, page: int, ask: Ask, cards: int, options: int, seed: int) -> Slot:
        if ask.type in WRITTEN:
            wanted = self._wanted(ask)
            return Slot(page, ask, ask.label, (), self._cards(ask, wanted, cards, seed), wanted)
        return Slot(page, ask, ask.label, _fewer(ask, options, seed))

    def _wanted(self, ask: Ask) -> str:
        fact = self.character.fact(ask.answer) if self.character and ask.answer else None
        return fact.content.text if fact else ""

    def _cards(self, ask: Ask, wanted: str, n: int, seed: int) -> tuple[str, ...]:
        """The right words among `n`: the author’s others first, then other lines of the card."""
        own = [one.text for one in ask.strings]
        facts = [fact.content.text for fact in self.character.facts] if self.character else []
        others = [*mixed(own, seed), *mixed(facts, seed + 1)]
        kept = [text for text in dict.fromkeys(others) if text != wanted][: n - 1]
        return tuple(mixed([*([wanted] if wanted else []), *kept], seed + 2))


def _fewer(ask: Ask, n: int, seed: int) -> tuple[Option, ...]:
    """At most `n` options, the right ones among them, in the author’s order; pictures and files are mixed."""
    if ask.type in ("radio", "boxes", "calendar"):
        return ask.options
    order = mixed(range(len(ask.options)), seed)
    order.sort(key=lambda i: not ask.options[i].right)
    rights = sum(option.right for option in ask.options)
    kept = sorted(order[: max(n, rights + 1)])
    return tuple(ask.options[i] for i in (kept if ask.type == "list" else mixed(kept, seed + 1)))
