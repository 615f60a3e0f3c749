"""sort: one card at a time goes to the place where it belongs; « je vérifie » may be such a place.

Checking is always right, but seldom the end: what it brings to light is said and shown, and the card then
goes to its own place. So nobody comes to the end by saying « je vérifie » to everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, Self

from pydantic import Field, model_validator

from game.core.aim import Aim
from game.core.node import Act, Node, Role
from game.core.round import NOTHING, Room, Round, Verdict
from game.kinds.kind import SLUG, Challenge, Count, KindRound, Strict, Text, mixed, number
from game.kinds.refusing import refuse
from game.kinds.sheet import Sheet
from game.kinds.sort_layout import Seen, sorted_nodes
from game.kinds.traps import OTHER, Family, counted, error_of


class Place(Strict):
    """One of the places where cards go."""

    id: str = Field(pattern=SLUG, max_length=30, description="Le nom court de la place, pour les cartes.")
    name: Text = Field(description="Ses mots.")
    picture: str = Field("", description="Son image.")
    trap: bool = Field(False, description="Vrai pour la place des pièges.")
    check: bool = Field(False, description="Vrai pour « je ne sais pas, je vérifie ».")


class Card(Strict):
    """A card: a few words with a picture, or a message of the false web."""

    name: Text = Field(description="Ce qui est écrit, ou ce que montre le message.")
    picture: str = Field("", description="Son image.")
    sheet: Sheet | None = Field(None, description="Un message ou une page à la place de l’image.")
    place: str = Field(description="La place où elle va.")
    family: Family | None = Field(None, description="La famille de piège.")
    sure: bool = Field(False, description="Vrai si vérifier n’est pas utile ici.")
    say: Text = Field(description="L’explication, dite quand la carte est bien rangée.")
    hint: Text | None = Field(None, description="L’indice, dit après un essai ; sinon l’explication.")


class Sort(Challenge):
    kind: Literal["sort"]
    places: tuple[Place, ...] = Field(min_length=2, max_length=3, description="Les places.")
    cards: tuple[Card, ...] = Field(min_length=2, max_length=24, description="Les cartes.")
    times: Count = number(4, 8, least=2, most=24, about="Combien de cartes.")

    @model_validator(mode="after")
    def places_are_there(self) -> Self:
        known = [place.id for place in self.places]
        refuse(
            (("places", i, "id"), "deux places ont le même nom court | two places have the same id")
            for i, name in enumerate(known)
            if name in known[:i]
        )
        refuse(
            (("cards", i, "place"), f"la place « {card.place} » n’existe pas : une de {', '.join(known)}"
             f" | place “{card.place}” does not exist: one of {', '.join(known)}")
            for i, card in enumerate(self.cards)
            if card.place not in known
        )  # fmt: skip
        return self

    def begin(self, level: float, seed: int, room: Room) -> Round:
        cards = _dealt(self.cards, self.times.whole(level), seed)
        return SortRound(room, self.said(), self.places, cards)


def _dealt(cards: tuple[Card, ...], n: int, seed: int) -> tuple[Card, ...]:
    """`n` cards, of each place about as many, in a mixed order."""
    by_place: dict[str, list[Card]] = {}
    for card in mixed(cards, seed):
        by_place.setdefault(card.place, []).append(card)
    dealt: list[Card] = []
    while len(dealt) < min(n, len(cards)):
        for pile in mixed(list(by_place.values()), seed + len(dealt)):
            if pile and len(dealt) < n:
                dealt.append(pile.pop())
    return tuple(mixed(dealt, seed + 1))


@dataclass(frozen=True)
class SortRound(KindRound):
    """`tried` are the places tried for the present card; `missed` the families put among what is safe,
    `found` those put at once where they belong, `alarms` those seen where there was none;
    `last` is the place that was tried last; `looked_up` is the place of checking, once it told what is so."""

    places: tuple[Place, ...]
    cards: tuple[Card, ...]
    at: int = 0
    tried: frozenset[int] = frozenset()
    at_once: int = 0
    checked: int = 0
    alarms: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    last: int = -1
    looked_up: int = -1

    NAME = "sort"

    @property
    def done(self) -> bool:
        return self.at >= len(self.cards)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.cards)

    def measures(self) -> Mapping[str, float]:
        return {
            "at_once": float(self.at_once), "checked": float(self.checked),
            "false_alarms": float(len(self.alarms)), "missed": float(len(self.missed)),
            **counted("found", self.found), **counted("missed", self.missed), **counted("alarm", self.alarms),
        }  # fmt: skip

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        if aim.target == "play":
            return self, Verdict.not_yet("miss")
        card = self.cards[self.at]
        if aim.target in (f"play/c{self.at}-card", f"play/c{self.at}-frame"):
            return self, Verdict(say=card.sheet.spoken if card.sheet else card.name.text)
        for i in range(len(self.places)):
            if aim.target == f"play/c{self.at}-place{i}" and i not in self._closed:
                return self._put(card, i, aim.target)
        return self, NOTHING

    @property
    def _closed(self) -> frozenset[int]:
        """The places that were tried, and that of checking once it was done."""
        return self.tried | {self.looked_up} if self.looked_up >= 0 else self.tried

    def _put(self, card: Card, i: int, target: str) -> tuple[Round, Verdict]:
        place = self.places[i]
        checks = place.check and not card.sure
        if place.id != card.place and not checks:
            return self._elsewhere(card, i, target)
        checked = self.checked + checks
        if place.id != card.place:
            after = replace(self, checked=checked, looked_up=i)
            return after, Verdict.step(say=f"{self.word('checked')} {card.say.text}")
        after = replace(
            self, at=self.at + 1, tried=frozenset(), at_once=self.at_once + (not self.tried), checked=checked,
            looked_up=-1,
        )  # fmt: skip
        if place.trap and not self.tried:
            after = replace(after, found=(*self.found, card.family or OTHER))
        say = card.say.text
        # No motion: the next card lies here in the same frame.
        return after, Verdict.reached(say=say) if after.done else Verdict.step(say=say)

    def _elsewhere(self, card: Card, i: int, target: str) -> tuple[Round, Verdict]:
        say = self._hint(card)
        after = replace(self, tried=self.tried | {i}, last=i)
        right = next(place for place in self.places if place.id == card.place)
        if right.trap and not self.places[i].trap:
            family = card.family or "click"
            after = replace(after, missed=(*self.missed, family))
            return after, Verdict.not_yet(error_of(family), target, say)
        if self.places[i].trap:
            return replace(after, alarms=(*self.alarms, card.family or OTHER)), Verdict.not_yet(
                "false_alarm", target, say
            )
        return after, Verdict.not_yet(error_of(card.family) if card.family else "other", target, say)

    def _told(self, card: Card) -> tuple[str, int]:
        """What stands on the screen in the place that was pressed, and which place that is."""
        if self.tried:
            return self._hint(card), self.last
        return (card.say.text, self.looked_up) if self.looked_up >= 0 else ("", -1)

    def _hint(self, card: Card) -> str:
        return card.hint.text if card.hint else self.word("other")

    # ------------------------------------------------------------------ layout

    def compose(self) -> Node:
        shown = min(self.at, len(self.cards) - 1)
        card = self.cards[shown]
        right = next(i for i, place in enumerate(self.places) if place.id == card.place)
        seen = Seen(
            f"play/c{shown}",
            len(self.cards) - shown - 1,
            self._closed,
            self.done,
            right,
            *self._told(card),
        )
        children = sorted_nodes(self.room, card, self.places, seen)
        return Node("play", Role.GROUP, "", self.room.rect, (Act.PRESS,), children=children)

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        right = next(i for i, place in enumerate(self.places) if place.id == self.cards[self.at].place)
        return (Aim(f"play/c{self.at}-place{right}", Act.PRESS, 0.0),)
