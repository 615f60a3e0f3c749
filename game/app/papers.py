"""`review.papers.Papers` from the packs of this installation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from game.kinds.form import Form
from game.kinds.form_cv import cv_html
from game.packs.entry import Entry, Pack
from game.program.shelf import Shelf
from game.review.papers import Document, TalkCard

SKIN = "enfant"


class ShelfPapers:
    """`shelf_in` gives the shelf in a language; packs are read when a page asks, each once."""

    def __init__(self, shelf_in: Callable[[str], Shelf]) -> None:
        self._shelf_in = shelf_in

    def talks(self, lang: str) -> Sequence[TalkCard]:
        shelf = self._shelf_in(lang)
        packs = (shelf.pack(card.id) for card in shelf.cards)
        return tuple(one for pack in packs if pack is not None for one in _talks(pack, lang))

    def document(self, pack_id: str, challenge_id: str, lang: str) -> Document | None:
        pack = self._shelf_in(lang).pack(pack_id)
        entry = pack.entry(challenge_id) if pack is not None else None
        challenge = entry.for_(SKIN, 0, 0.0, lang) if entry is not None else None
        if not isinstance(challenge, Form) or not challenge.cv or challenge.character is None:
            return None
        character = challenge.character
        lines = tuple((fact.label.text, fact.content.text) for fact in character.facts)
        return Document(character.name.text, lines, cv_html(character, lang))


def _talks(pack: Pack, lang: str) -> Iterator[TalkCard]:
    for entry in pack.challenges:
        challenge = entry.for_(SKIN, 0, 0.0, lang)
        note = challenge.adult_note
        if note is None:
            continue
        yield TalkCard(
            pack.id, pack.title_in(lang), entry.id, challenge.title.text, note.before.text if note.before else "",
            note.seen.text, note.question.text, _printable(entry, lang),
        )  # fmt: skip


def _printable(entry: Entry, lang: str) -> bool:
    challenge = entry.for_(SKIN, 0, 0.0, lang)
    return isinstance(challenge, Form) and challenge.cv
