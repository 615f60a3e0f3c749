"""Key by key and family by family: what the measures of rounds tell, added up for one learner.

Compared with oneself only: `before` and `now` are the earlier and the later half of what was done.
Folding is pure; strange measures are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.core.coach_read import is_number
from game.core.progress import Event
from game.core.statistics import Line, least_squares, median, wilson

LEAST_ROUNDS = 5
HIT, MISS, ALARM = ("found",), ("missed", "trap", "fell"), ("alarm",)


@dataclass(frozen=True, slots=True)
class KeyView:
    """One key that was asked for: seconds of each round that asked it, in order; errors by kind."""

    times_s: tuple[float, ...] = ()
    errors: Mapping[str, int] = field(default_factory=dict)

    @property
    def median_s(self) -> float | None:
        return median(self.times_s)

    @property
    def before_and_now_s(self) -> tuple[float | None, float | None]:
        """Medians of the earlier and the later half: faster or slower than oneself."""
        half = len(self.times_s) // 2
        return median(self.times_s[:half]), median(self.times_s[half:])


@dataclass(frozen=True, slots=True)
class FamilyView:
    """One family of clues: seen where it was (`hits`), not seen (`misses`), seen where it was not (`alarms`)."""

    hits: int = 0
    misses: int = 0
    alarms: int = 0

    @property
    def share(self) -> float | None:
        """Of what there was to see; None as long as there was nothing."""
        there = self.hits + self.misses
        return self.hits / there if there else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.hits, self.hits + self.misses)


def key_views(events: Iterable[Event]) -> dict[str, KeyView]:
    """By key, from `round_ended` events in the order of the log."""
    times: dict[str, list[float]] = {}
    errors: dict[str, dict[str, int]] = {}
    for name, value in _measures(events):
        what, _, rest = name.partition(".")
        if what == "key_s" and rest:
            times.setdefault(rest, []).append(value)
        elif what == "key_error":
            key, _, kind = rest.partition(".")
            if key and kind:
                some = errors.setdefault(key, {})
                some[kind] = some.get(kind, 0) + round(value)
    return {key: KeyView(tuple(times.get(key, ())), errors.get(key, {})) for key in sorted({*times, *errors})}


def family_views(events: Iterable[Event]) -> dict[str, FamilyView]:
    """By family, from `round_ended` events: a trap one fell into counts as a clue that was missed."""
    found: dict[str, FamilyView] = {}
    for name, value in _measures(events):
        what, _, family = name.partition(".")
        if not family or what not in (*HIT, *MISS, *ALARM):
            continue
        was, n = found.get(family) or FamilyView(), round(value)
        found[family] = FamilyView(
            was.hits + n * (what in HIT), was.misses + n * (what in MISS), was.alarms + n * (what in ALARM)
        )
    return dict(sorted(found.items()))


def fitts_line(events: Iterable[Event]) -> Line | None:
    """Fitts' law over the rounds of one learner: seconds = intercept + slope * bits; `fit` is R squared.

    None below `LEAST_ROUNDS` rounds, or where all were as difficult.
    """
    points: list[tuple[float, float]] = []
    for event in events:
        measures = event.body.get("measures")
        if event.type != "round_ended" or not isinstance(measures, Mapping):
            continue
        bits, took_s = measures.get("index_bits"), measures.get("move_s")
        if is_number(bits) and is_number(took_s):
            points.append((float(bits), float(took_s)))  # type: ignore[arg-type]
    return least_squares(points) if len(points) >= LEAST_ROUNDS else None


def _measures(events: Iterable[Event]) -> Iterable[tuple[str, float]]:
    for event in events:
        measures = event.body.get("measures")
        if event.type != "round_ended" or not isinstance(measures, Mapping):
            continue
        for name, value in measures.items():
            if isinstance(name, str) and is_number(value) and 0 <= value < 1e9:
                yield name, float(value)
