"""What packs hand to the adult on paper: the card to talk about a challenge, the document of a character.

Everything here comes from the packs, nothing from the log but which challenges were met.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.review.reading import ReviewStore


@dataclass(frozen=True)
class TalkCard:
    """The debrief card of one challenge. `before` is what to know beforehand; "" when nothing is sensitive."""

    pack: str
    pack_title: str
    challenge: str
    title: str
    before: str
    seen: str
    question: str
    document: bool = False


@dataclass(frozen=True)
class Document:
    """One page of a made-up character: `lines` are (title, words). `html` stands alone and prints on A4."""

    name: str
    lines: tuple[tuple[str, str], ...]
    html: str


class Papers(Protocol):
    """What the packs of this installation offer, in one language."""

    def talks(self, lang: str) -> Sequence[TalkCard]: ...

    def document(self, pack_id: str, challenge_id: str, lang: str) -> Document | None: ...


class NoPapers:
    """For a log whose packs are not here."""

    def talks(self, lang: str) -> Sequence[TalkCard]:  # noqa: ARG002
        return ()

    def document(self, pack_id: str, challenge_id: str, lang: str) -> Document | None:  # noqa: ARG002
        return None


@dataclass(frozen=True)
class TalkPack:
    """The cards of one pack, sensitive ones first: they are read before anything is played."""

    id: str
    title: str
    cards: tuple[TalkCard, ...]


def by_pack(cards: Sequence[TalkCard], only: Collection[tuple[str, str]] | None = None) -> tuple[TalkPack, ...]:
    """Cards in the order of the shelf; with `only`, those of these (pack, challenge)."""
    kept = [card for card in cards if only is None or (card.pack, card.challenge) in only]
    packs = dict.fromkeys((card.pack, card.pack_title) for card in kept)
    return tuple(
        TalkPack(id_, title, tuple(sorted((c for c in kept if c.pack == id_), key=lambda c: not c.before)))
        for id_, title in packs
    )


def met_last(store: ReviewStore, code: str) -> frozenset[tuple[str, str]]:
    """What this learner met in the last session, as (pack, challenge)."""
    session, met = "", set[tuple[str, str]]()
    for event in store.events(code, ("round_ended",)):
        if event.session != session:
            session, met = event.session, set()
        met.add((str(event.body.get("pack", "")), str(event.body.get("challenge", ""))))
    return frozenset(met)
