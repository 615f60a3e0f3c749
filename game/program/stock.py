"""The packs of this installation: adding, updating and removing one, without touching anybody's progress.

Progress hangs on the ids of packs and challenges in the log, never on a file. What is replaced or removed is
set aside in `.removed`, so that no act of an adult loses a pack either.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.core.errors import Trouble
from game.core.reasons import reason
from game.core.wording import words
from game.program.shelf import PackCard, Shelf

if TYPE_CHECKING:
    from game.packs.entry import Pack
    from game.packs.problem import Problem

ENDING = ".defi"
ASIDE = ".removed"
MOST_FOUND = 60
# Reads a pack and judges its form and words: (pack or None, problems).
Look = Callable[[Path, str], "tuple[Pack | None, Sequence[Problem]]"]


@dataclass(frozen=True)
class Arrival:
    """A pack that could be added. `replaces` is the version that stands here under this id, "" for none."""

    path: Path
    pack: Pack
    replaces: str = ""

    @property
    def same(self) -> bool:
        return self.replaces == self.pack.version


class Unfit(Exception):
    """A pack with errors is never added; `problems` in the adult's words."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0].text() if problems else "")
        self.problems = tuple(problems)


class Stock:
    """`folder` holds what was added here (made when needed); `shelf` also knows what the program brings."""

    def __init__(self, folder: Path, shelf: Shelf, look: Look, lang: str) -> None:
        self.folder, self.shelf, self.lang = folder, shelf, lang
        self._look = look

    # ------------------------------------------------------------------ asking

    def own(self, card: PackCard) -> bool:
        """Whether the pack was added to this installation: only those can be removed."""
        return Path(card.path).parent == self.folder

    def arrival(self, path: Path) -> Arrival:
        """What would be added. Raises Unfit with every problem when the pack has an error."""
        pack, problems = self._look(path, self.lang)
        errors = [one for one in problems if one.is_error]
        if pack is None or errors:
            raise Unfit(errors)
        now = self.shelf.card(pack.id)
        return Arrival(path, pack, now.version if now is not None else "")

    # ------------------------------------------------------------------ changing

    def add(self, path: Path) -> Arrival:
        """Add the pack at `path` (an archive, a folder or its pack.yaml), or update the one of its id.

        Raises Unfit for a pack with errors, Trouble when the folder cannot be written; nothing has changed then.
        """
        arrival = self.arrival(path)
        target = self.folder / f"{arrival.pack.id}{ENDING}"
        beside = self.folder / f".adding-{os.getpid()}{ENDING}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._written(arrival, beside)
            before = [c for c in self.shelf.refresh() if c.id == arrival.pack.id and self.own(c)]
            if any(Path(card.path) == target for card in before):
                self._aside(next(c for c in before if Path(c.path) == target), copy=True)
            beside.replace(target)  # one instant the old one, the next the new one
            for card in before:
                if Path(card.path) != target:
                    self._aside(card)
        except OSError as error:
            raise self._unwritable(error) from error
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        self.shelf.refresh()
        return arrival

    def remove(self, pack_id: str) -> Path:
        """Take a pack off this installation; where it is kept. Raises Trouble for what cannot be removed."""
        mine = [card for card in self.shelf.refresh() if card.id == pack_id and self.own(card)]
        if not mine:
            key = "stock.brought" if self.shelf.card(pack_id) else "stock.unknown"
            known = ", ".join(card.id for card in self.shelf.all if self.own(card)) or words(self.lang, "cli.none")
            raise Trouble(words(self.lang, key, pack=pack_id), words(self.lang, f"{key}.remedy", known=known))
        try:
            kept = [self._aside(card) for card in mine]
        except OSError as error:
            raise self._unwritable(error) from error
        self.shelf.refresh()
        return kept[0]

    def _written(self, arrival: Arrival, beside: Path) -> None:
        from game.packs.archive import pack_up

        if arrival.path.suffix == ENDING and arrival.path.is_file():
            shutil.copyfile(arrival.path, beside)
        else:
            pack_up(arrival.pack.root, beside)
        with beside.open("rb") as file:
            os.fsync(file.fileno())

    def _aside(self, card: PackCard, copy: bool = False) -> Path:
        """Into the folder of what was removed, by id, version and content."""
        path = Path(card.path)
        aside = self.folder / ASIDE
        aside.mkdir(parents=True, exist_ok=True)
        name = "-".join(part for part in (card.id, card.version, card.digest[:8]) if part)
        kept = aside / (f"{name}{ENDING}" if path.is_file() else name)
        if kept.is_dir():
            shutil.rmtree(kept)
        if copy:
            shutil.copyfile(path, kept)
        else:
            path.replace(kept)
        return kept

    def _unwritable(self, error: OSError) -> Trouble:
        why = reason(error, self.lang)
        return Trouble(
            words(self.lang, "stock.unwritable", reason=why), words(self.lang, "stock.unwritable.remedy"),
            str(self.folder),
        )  # fmt: skip


def archives_in(places: Iterable[Path]) -> tuple[Path, ...]:
    """The .defi files in these folders and one level below, the newest first. What cannot be read is left out."""
    found: dict[Path, float] = {}
    for place in places:
        for file in _files(place, deeper=True):
            found.setdefault(*file)
            if len(found) >= MOST_FOUND:
                break
    return tuple(sorted(found, key=lambda path: (-found[path], str(path))))


def _files(place: Path, *, deeper: bool) -> Iterable[tuple[Path, float]]:
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(ENDING) and entry.is_file():
                    yield Path(entry.path), entry.stat().st_mtime
                elif deeper and entry.is_dir(follow_symlinks=False):
                    yield from _files(Path(entry.path), deeper=False)
    except OSError:
        return
