"""What the pages need from the rest of the house, handed in; the room itself builds nothing real."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from game.core.learner import Profile
from game.core.progress import Event
from game.core.retention import DEFAULT_DAYS
from game.review.gate import Gate
from game.review.month import Month, month_of
from game.review.needs import Needs
from game.review.papers import NoPapers, Papers
from game.review.reading import Ledger, Local, ReviewStore, here
from game.review.render import Renderer
from game.review.titles import Titles
from game.storage.identities import Identities

KEPT_MONTHS = 6


class Profiles(Protocol):
    """The access profiles of this installation; a running program takes up what is changed here."""

    def profile(self, code: str) -> Profile: ...

    def change(self, code: str, settings: Mapping[str, Any]) -> Profile:
        """On disk when it returns. Raises Trouble when it cannot be written."""
        ...


class Erased(Protocol):
    """What an erasure leaves to be shown: the proof."""

    @property
    def events(self) -> int: ...

    @property
    def files(self) -> int: ...

    @property
    def bytes_read(self) -> int: ...

    @property
    def left(self) -> tuple[Path, ...]: ...


class NoProfiles:
    """Nobody's settings are here: pages of a hub."""

    def profile(self, code: str) -> Profile:  # noqa: ARG002
        return Profile()

    def change(self, code: str, settings: Mapping[str, Any]) -> Profile:  # noqa: ARG002
        return Profile()


def silent(text: str, lang: str) -> bytes:  # noqa: ARG001
    """Where no voice is: nothing is read aloud."""
    return b""


@dataclass
class Desk:
    """`codes` are the learners of this installation, asked anew each time; `utc` RFC 3339 times.

    `needs` keeps what educators miss; None where nothing can be kept. `speak` gives a sentence as a WAV
    file, b"" without a voice. `identities` and `forget` are None where nobody's are: pages of a hub.
    """

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
    profiles: Profiles = field(default_factory=NoProfiles)
    needs: Needs | None = None
    speak: Callable[[str, str], bytes] = silent
    papers: Papers = field(default_factory=NoPapers)
    identities: Identities | None = None
    forget: Callable[[str], Erased] | None = None
    kept_days: Callable[[], int] = lambda: DEFAULT_DAYS
    ledger: Ledger = field(init=False)
    render: Renderer = field(init=False)
    _months: dict[tuple[str, str, str], Month] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.store, self.local)
        self.render = Renderer(self.assets)

    def month(self, month: str) -> Month:
        """Read once; again when anything came to the log. Raises ValueError when `month` is none."""
        key = month, self.store.epoch(), self.store.last_id()
        if key not in self._months:
            if len(self._months) >= KEPT_MONTHS:
                self._months.clear()
            self._months[key] = month_of(self.store, month, local=self.local)
        return self._months[key]

    def now(self) -> str:
        """Local time, as people read it."""
        return self.local(self.utc())

    def knows(self, code: str) -> bool:
        return code in self.codes() or code in self.ledger.summary().learners

    def log(self, learner: str, type_: str, body: Mapping[str, Any], session: str = "") -> Event:
        """Write one event of an adult; it is on disk when this returns. Raises Trouble when it cannot be."""
        event = Event(self.new_id(), self.utc(), self.machine, session, learner, type_, {**body, "by": "adult"})
        self.store.append([event])
        self.store.settle()
        return event
