"""What the pages need from the rest of the house, handed in; the room itself builds nothing real."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from game.review.gate import Gate
from game.review.reading import Ledger, Local, ReviewStore, here
from game.review.render import Renderer
from game.review.titles import Titles


@dataclass
class Desk:
    """`codes` are the learners of this installation, asked anew each time; `utc` RFC 3339 times."""

    store: ReviewStore
    gate: Gate
    titles: Titles
    codes: Callable[[], Sequence[str]]
    utc: Callable[[], str]
    new_id: Callable[[], str]
    machine: str
    lang: str
    assets: Path
    local: Local = here
    ledger: Ledger = field(init=False)
    render: Renderer = field(init=False)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.store, self.local)
        self.render = Renderer(self.assets)

    def now(self) -> str:
        """Local time, as people read it."""
        return self.local(self.utc())

    def knows(self, code: str) -> bool:
        return code in self.codes() or code in self.ledger.summary().learners
