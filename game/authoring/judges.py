"""The judges that play: sight, calm, and (with `--play`) solvable. They see packs whose form is right."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path
from typing import Protocol

from game.authoring.judge_calm import SIZE_PX, unrest
from game.authoring.judge_fault import Fault, Ledger, told
from game.authoring.judge_guidance import unhelpful
from game.authoring.judge_random import given_away
from game.authoring.judge_seat import Case
from game.authoring.judge_sight import Pens, drawn, laid_out, staged
from game.authoring.judge_solvable import ROUTES, WIDE, unsolved
from game.authoring.verdicts import Verdicts
from game.packs.entry import Entry, Pack
from game.packs.pack import PackRead
from game.packs.problem import Problem
from game.stage.canvas import Canvas

# Which challenge is looked at (1 to n), of how many, in which pack.
Told = Callable[[int, int, str], None]


class Beside(Protocol):
    """Judges challenges beside each other (`crew.Crew`): a verdict to come for each place in the pack."""

    def begin(self, pack: Pack, entries: Mapping[int, Entry]) -> Mapping[int, Future[Sequence[Fault]]]: ...


class Judges:
    """Callable as a `check.Judge`. `assets` is the folder with our drawings and fonts.

    With `verdicts`, each challenge is judged by itself, and what did not change is not judged again.
    """

    def __init__(
        self,
        assets: Path,
        *,
        play: bool,
        progress: Told | None = None,
        verdicts: Verdicts | None = None,
        crew: Beside | None = None,
    ) -> None:
        # Painting needs no screen; a program that opened one before keeps it.
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        self._play, self._progress, self._verdicts, self._crew = play, progress, verdicts, crew
        self._pens = Pens(assets)
        self._plain = Canvas(WIDE, assets)
        self._small = Canvas(SIZE_PX, assets)

    def __call__(self, read: PackRead) -> Iterable[Problem]:
        pack, desk = read.pack, read.desk
        if pack is None or desk is None:
            return
        seen_before: set[object] = set()
        coming = self._begun(pack)
        for index, entry in enumerate(pack.challenges):
            if self._progress:
                self._progress(index + 1, len(pack.challenges), pack.id)
            found = Ledger()
            found.add(self._faults(pack, entry, seen_before, coming.get(index)))
            yield from told(desk, index, found)

    def _begun(self, pack: Pack) -> Mapping[int, Future[Sequence[Fault]]]:
        """What is judged beside each other from now on: all that is not known yet."""
        if self._crew is None or len(pack.challenges) < 2:
            return {}
        verdicts = self._verdicts
        unknown = {
            index: entry
            for index, entry in enumerate(pack.challenges)
            if verdicts is None or not verdicts.knows(pack, entry, self._play)
        }
        try:
            return self._crew.begin(pack, unknown)
        except BrokenExecutor:
            return {}

    def _faults(
        self, pack: Pack, entry: Entry, seen_before: set[object], coming: Future[Sequence[Fault]] | None
    ) -> Iterable[Fault]:
        def judge() -> Iterable[Fault]:
            if coming is None:
                return self.faults(pack, entry, seen_before if self._verdicts is None else None)
            try:
                return coming.result()
            except BrokenExecutor:  # a worker was killed (no memory, say): one after the other then
                return self.faults(pack, entry)

        return judge() if self._verdicts is None else self._verdicts.of(pack, entry, self._play, judge)

    def faults(self, pack: Pack, entry: Entry, seen_before: set[object] | None = None) -> Iterator[Fault]:
        """Everything wrong with one challenge that shows when it is met."""
        yield from laid_out(pack, entry, self._plain)
        yield from drawn(pack, entry, self._pens, set() if seen_before is None else seen_before)
        yield from unrest(pack, entry, self._small)
        if self._play:
            stuck = list(unsolved(pack, entry, self._plain))
            yield from stuck
            if len(stuck) == len(ROUTES):
                return  # what nobody can finish, no help and no chance can either
            yield from given_away(pack, entry, staged(Case(lang=pack.language), self._plain))
            yield from unhelpful(pack, entry, self._plain)
