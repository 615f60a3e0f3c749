"""A log in memory: for tests, the Pilot, and looking at a pack without keeping anything."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from game.core.progress import Event
from game.storage.merging import Merged, agree
from game.storage.rows import Row, event_of, row_of, wanted


class MemoryStore:
    """`core.ports.ProgressStore` that forgets everything with the process."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}
        self._erasures: list[tuple[str, int, int]] = []
        self._merges = 0
        self._rollups: dict[str, tuple[str, str]] = {}
        self._conflicts: dict[tuple[str, str], str] = {}

    def append(self, events: Sequence[Event]) -> None:
        for row in [row_of(event) for event in events]:
            self._rows.setdefault(row[0], row)

    def settle(self) -> None:
        """Memory is as good as it gets here."""

    def events(self, learner: str | None = None, types: Iterable[str] = (), after: str = "") -> Iterator[Event]:
        kinds = tuple(types)
        found = sorted(row for row in self._rows.values() if wanted(row, learner, kinds, after))
        return (event_of(row) for row in found)

    def recent(self, count: int, learner: str | None = None, types: Iterable[str] = ()) -> tuple[Event, ...]:
        return tuple(self.events(learner, types))[-count:] if count > 0 else ()

    def learners(self) -> tuple[str, ...]:
        return tuple(sorted({row[4] for row in self._rows.values() if row[4]}))

    def last_id(self) -> str:
        return max(self._rows, default="")

    def erase(self, learners: Sequence[str], at: str) -> int:
        gone = [row for row in self._rows.values() if row[4] in learners]
        for row in gone:
            del self._rows[row[0]]
        self._conflicts = {key: code for key, code in self._conflicts.items() if code not in learners}
        self._rollups.clear()
        self._erasures.append((at, len({row[4] for row in gone}), len(gone)))
        return len(gone)

    def erasures(self) -> tuple[tuple[str, int, int], ...]:
        return tuple(self._erasures)

    def merge(self, rows: Iterable[Row], at: str, source: str) -> Merged:  # noqa: ARG002
        found, known = Merged(), set(self.learners())
        fresh = dict(self._rows)
        other = dict(self._conflicts)
        for row in rows:
            here = fresh.get(row[0])
            if here is None:
                fresh[row[0]] = row
                found.new += 1
                continue
            found.known += 1
            if not agree(here, row):
                found.conflict(row[0])
                other[row[0], json.dumps(row, ensure_ascii=False)] = row[4]
        self._rows, self._conflicts = fresh, other
        found.learners = tuple(sorted(set(self.learners()) - known))
        self._merges += bool(found.new or found.disagreeing)
        return found

    def epoch(self) -> str:
        return f"{len(self._erasures)}-{self._merges}"

    def rollup(self, name: str) -> tuple[str, str] | None:
        return self._rollups.get(name)

    def keep_rollup(self, name: str, upto: str, body: str) -> None:
        self._rollups[name] = (upto, body)

    def counts(self, types: Iterable[str], upto: str) -> dict[str, int]:
        kinds = frozenset(types)
        return dict(Counter(row[4] for row in self._rows.values() if row[4] and row[5] in kinds and row[0] <= upto))

    def conflicts(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(self._conflicts))

    def close(self) -> None:
        """Nothing to shut; what was logged stays readable, as a file would."""
