"""The doors to the world. Only `app` knows what stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.core.aim import Route
from game.core.inputs import RawInput
from game.core.learner import Profile
from game.core.outcome import Change, Cue, Go, Record, Say
from game.core.progress import Event
from game.core.scene import Scene
from game.core.stage import Stage


class Clock(Protocol):
    def now_s(self) -> float:
        """Seconds on a clock that never goes back; only differences mean anything."""
        ...

    def utc(self) -> str:
        """RFC 3339 in UTC, milliseconds, ending in Z: for the log, never for durations."""
        ...


class Chance(Protocol):
    def seed(self) -> int:
        """A fresh seed for one round; it is logged, so that the round can be shown again."""
        ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is being said now: which node's words, and which word (-1: none)."""

    text: str = ""
    node_id: str = ""
    word: int = -1


class Speaker(Protocol):
    """Never blocks: everything is queued for the speech thread."""

    def say(self, say: Say) -> None: ...

    def prepare(self, texts: Sequence[str]) -> None:
        """Have these ready soon: they will probably be asked for."""
        ...

    def cue(self, cue: Cue) -> None: ...

    def configure(self, profile: Profile, lang: str = "") -> None:
        """Take a learner's settings and the language of what is said."""
        ...

    def learn(self, pronunciations: Mapping[str, str]) -> None:
        """The lexicon of the pack that is played now."""
        ...

    def hush(self) -> None:
        """Cut at once what is being said and forget what was waiting."""
        ...

    def now(self) -> Spoken: ...

    def wake_in_s(self) -> float | None:
        """Seconds until `now()` may answer otherwise; None while silent."""
        ...


class ProgressStore(Protocol):
    """The log: it only grows."""

    def append(self, events: Sequence[Event]) -> None:
        """Queue for the disk; `settle` tells when it is there."""
        ...

    def settle(self) -> None:
        """Return once everything appended is on disk."""
        ...

    def events(self, learner: str | None = None, types: Iterable[str] = (), after: str = "") -> Iterable[Event]:
        """In the order of `id`. `after` is an event id: only later ones."""
        ...

    def learners(self) -> tuple[str, ...]: ...

    def close(self) -> None: ...


class Diary(Protocol):
    """Everything that goes to the log passes here; it turns records into events."""

    def raw(self, raw: RawInput) -> None:
        """Every raw input as it came: the measured stream is never filtered."""
        ...

    def routed(self, route: Route, at_s: float) -> None: ...

    def record(self, record: Record, at_s: float) -> None: ...


class Places(Protocol):
    """The program's navigator, as the director sees it."""

    @property
    def profile(self) -> Profile:
        """Of whoever plays now; the installation's own on the adult's screens."""
        ...

    @property
    def lang(self) -> str: ...

    def staged(self, stage: Stage) -> None:
        """The stage that the next scenes are made for."""
        ...

    def first(self, at_s: float) -> Scene: ...

    def go(self, go: Go, at_s: float, scene: Scene) -> Scene | None:
        """Where `go`, asked by `scene`, leads to; None: the program ends.

        What was played is on disk before another challenge is returned.
        """
        ...

    def change(self, change: Change, at_s: float) -> None:
        """Keep a changed setting; `profile` tells it, and the director stages the scene anew."""
        ...

    def help_noted(self, how: str, at_s: float, scene: Scene) -> bool:
        """The adult notes help by "hand", "voice" or "gesture" for the challenge that is covered, or was
        just done; False when there is none."""
        ...

    def closed(self, at_s: float, scene: Scene) -> None:
        """The window was closed: what was being played is logged as stopped, and is on disk."""
        ...
