"""What the navigator is handed: the doors to the world, as `app` built them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.core.ports import Chance, ProgressStore
    from game.program.book import Book, Told
    from game.program.diary import SessionDiary
    from game.program.shelf import Shelf
    from game.program.stock import Stock


def _nothing_found() -> Sequence[Told]:
    return ()


def _nowhere() -> Sequence[Path]:
    return ()


def _no_review() -> bool:
    return False


def _not_erased(code: str) -> bool:  # noqa: ARG001
    return False


@dataclass(frozen=True)
class Tools:
    """`doctor` tells the state of voice, sound and folders (a finding without remedy is fine);
    `open_review` opens the educator's pages and says whether it could; `forget` erases one learner
    from the log and says whether it did. `told` is shown to the adult at the start. `stock` adds and removes
    packs; `pack_places` are the folders where an adult may have put one that a colleague gave.
    """

    book: Book
    shelf: Shelf
    store: ProgressStore
    diary: SessionDiary
    chance: Chance
    lang: str = "fr"
    version: str = ""
    doctor: Callable[[], Sequence[Told]] = field(default=_nothing_found)
    open_review: Callable[[], bool] = field(default=_no_review)
    forget: Callable[[str], bool] = field(default=_not_erased)
    told: Sequence[Told] = ()
    stock: Stock | None = None
    pack_places: Callable[[], Sequence[Path]] = field(default=_nowhere)
