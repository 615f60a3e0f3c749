"""What pages and reports need of this installation: the packs' titles and pictures, the learners' settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.core.errors import Trouble

if TYPE_CHECKING:
    from game.app.house import House
    from game.core.learner import Profile
    from game.program.shelf import Shelf


class BookProfiles:
    """`review.desk.Profiles`: the book is opened anew each time, since a program that runs writes it too."""

    def __init__(self, root: Path, lang: str) -> None:
        self._root, self._lang = root, lang

    def profile(self, code: str) -> Profile:
        from game.program.book import Book

        return Book(self._root, self._lang).profile(code)

    def change(self, code: str, settings: Mapping[str, Any]) -> Profile:
        from game.program.book import Book

        book = Book(self._root, self._lang)
        changed = book.change(code, settings)
        book.flush()
        if book.told:
            raise Trouble(book.told[0].what, book.told[0].remedy, status=3)
        return changed


class ShelfTitles:
    """`review.titles.Titles` from the packs of this installation, in any language."""

    def __init__(self, shelf: Shelf, make: Callable[[str], Shelf]) -> None:
        self._shelf, self._make = shelf, make
        self._shelves: dict[str, Shelf] = {shelf.lang: shelf}

    def shelf_in(self, lang: str) -> Shelf:
        if lang not in self._shelves:
            self._shelves[lang] = self._make(lang)
        return self._shelves[lang]

    def pack(self, pack_id: str, lang: str) -> str:
        card = self.shelf_in(lang).card(pack_id)
        return card.title if card else pack_id

    def challenge(self, pack_id: str, challenge_id: str, lang: str) -> str:
        card = self.shelf_in(lang).challenge(pack_id, challenge_id, "enfant")
        return card.title if card else challenge_id

    def packs(self) -> Mapping[str, tuple[str, ...]]:
        return {card.id: card.challenges for card in self._shelf.cards}

    def skills(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """By the first skill of each challenge: that one it trains, the others only come along."""
        found: dict[str, list[tuple[str, str]]] = {}
        for card in self._shelf.cards:
            for name in card.challenges:
                challenge = self._shelf.challenge(card.id, name, "enfant")
                if challenge is not None and challenge.skills:
                    found.setdefault(challenge.skills[0], []).append((card.id, name))
        return {skill: tuple(places) for skill, places in found.items()}

    def picture(self, skill: str) -> str:
        for pack, name in self.skills().get(skill, ()):
            challenge = self._shelf.challenge(pack, name, "enfant")
            if challenge is not None and challenge.picture:
                return challenge.picture
        return ""


def titles_of(house: House) -> ShelfTitles:
    from game.app.house import pack_roots, reader
    from game.program.shelf import Shelf

    def make(lang: str) -> Shelf:
        roots = pack_roots(house.options, house.folder)
        return Shelf(roots, reader(house.folder), lang, house.folder.root / "packs.json")

    return ShelfTitles(house.shelf, make)
