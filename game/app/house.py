"""Builds the real things and joins them: folder, clock, log, packs, book. No screen, no sound yet."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.app import resources
from game.app.options import Options
from game.core.errors import Trouble
from game.core.wording import words
from game.program.book import Book, Told
from game.program.diary import SessionDiary
from game.program.shelf import Shelf
from game.program.stock import Stock
from game.program.tools import Tools
from game.storage.clock import RealChance, RealClock
from game.storage.ids import Ids
from game.storage.places import DataFolder, data_folder
from game.storage.sqlite import SqliteStore

if TYPE_CHECKING:
    from game.packs.entry import Pack
    from game.packs.pack import PackRead
    from game.packs.problem import Problem
    from game.program.stock import Look


@dataclass
class House:
    """What every command that plays or reads needs; `close` puts everything on disk."""

    options: Options
    folder: DataFolder
    clock: RealClock
    store: SqliteStore
    book: Book
    shelf: Shelf
    tools: Tools

    def close(self) -> None:
        self.book.flush()
        self.store.close()


def build(options: Options, only: Sequence[str] = (), log: Path | None = None) -> House:
    """`only` are the pack ids asked for; `log` another place for the log than the data folder.

    Raises MachineLacks when the data folder cannot be written, before anything is played.
    """
    folder = data_folder(options.data, options.lang)
    clock = RealClock()
    machine = folder.machine()
    store = SqliteStore(log or folder.progress, machine, options.lang)
    book = Book(folder.root, options.lang)
    shelf = Shelf(pack_roots(options, folder), reader(folder), options.lang, folder.root / "packs.json", only)
    new_id = Ids(clock.utc_ms, store.last_id())
    stock = Stock(folder.root / "packs", shelf, looker(folder), options.lang)
    told = [Told(notice.what, notice.remedy) for notice in store.notices]
    tools = Tools(
        book=book, shelf=shelf, store=store, diary=SessionDiary(store, machine, new_id, clock.utc),
        chance=RealChance(), lang=options.lang, version=_version(), told=told,
        doctor=lambda: _findings(options), open_review=lambda: _open_review(options),
        forget=lambda code: _forget(folder, store, book, clock, code),
        stock=stock, pack_places=lambda: gift_places(folder),
    )  # fmt: skip
    return House(options, folder, clock, store, book, shelf, tools)


def pack_roots(options: Options, folder: DataFolder) -> tuple[Path, ...]:
    """Named folders first, then those of this installation, then what the program brings."""
    return (*options.packs, folder.root / "packs", resources.shipped_packs())


class Reader:
    """Reads a pack or an archive when it is asked for: YAML and models are imported only then."""

    def __init__(self, unpacked: Path) -> None:
        self._unpacked = unpacked

    def __call__(self, path: Path, lang: str) -> PackRead:
        from game.packs.archive import opened
        from game.packs.pack import PackRead, read_pack
        from game.packs.pictures import Assets

        if path.suffix == ".defi":
            place = opened(path, self._unpacked, lang)
            if isinstance(place, tuple):
                return PackRead(None, place)
            return read_pack(place, lang, assets=Assets.in_folder(resources.assets()), shown=str(path))
        return read_pack(path, lang, assets=Assets.in_folder(resources.assets()))


def reader(folder: DataFolder) -> Reader:
    return Reader(folder.root / "unpacked")


def looker(folder: DataFolder) -> Look:
    """Reads a pack that somebody gives, with all that `check` says without playing it."""

    def look(path: Path, lang: str) -> tuple[Pack | None, Sequence[Problem]]:
        from game.authoring.check import judged
        from game.packs.pictures import Assets
        from game.packs.reading import read_any

        read = read_any(path, folder.root / "unpacked", lang, path.name, Assets.in_folder(resources.assets()))
        return read.pack, judged(read, lang)

    return look


def gift_places(folder: DataFolder) -> tuple[Path, ...]:
    """Where people put what they were given: downloads, desk, documents, and sticks in this computer."""
    from platformdirs import user_desktop_dir, user_documents_dir, user_downloads_dir

    usual = [Path(user_downloads_dir()), Path(user_desktop_dir()), Path(user_documents_dir())]
    user = os.environ.get("USER", "")
    sticks = [Path("/media") / user, Path("/run/media") / user, Path("/Volumes")]
    drives = [Path(f"{letter}:/") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ"] if os.name == "nt" else []
    return (*usual, *sticks, *drives, folder.root)


def asked_packs(house: House, asked: Sequence[str]) -> None:
    """Raises Trouble (exit 1) when a pack is not there, naming those that are."""
    known = [card.id for card in house.shelf.all if not card.broken]
    for pack in asked:
        if pack not in known:
            lang = house.options.lang
            listed = ", ".join(known) or words(lang, "cli.none")
            raise Trouble(
                words(lang, "cli.unknown_pack", pack=pack), words(lang, "cli.unknown_pack.remedy", known=listed)
            )


def asked_learner(house: House, code: str) -> None:
    """Raises Trouble (exit 1) when no such learner plays here."""
    known = house.book.codes
    if code not in known:
        lang = house.options.lang
        listed = ", ".join(known) or words(lang, "cli.none")
        raise Trouble(
            words(lang, "cli.unknown_learner", code=code), words(lang, "cli.unknown_learner.remedy", known=listed)
        )


def _version() -> str:
    from game import __version__

    return __version__


def _findings(options: Options) -> Sequence[Told]:
    from game.app.doctor import findings

    return [Told(f.words, "" if f.ok else f.remedy) for f in findings(options)]


def _open_review(options: Options) -> bool:
    from game.app.reviewing import open_beside

    return open_beside(options)


def _forget(folder: DataFolder, store: SqliteStore, book: Book, clock: RealClock, code: str) -> bool:
    from game.app.forgetting import erase

    return not erase(folder, store, book, clock, (code,)).left
