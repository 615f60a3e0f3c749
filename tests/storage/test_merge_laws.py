"""Merging logs: any order, any number of times, any grouping gives one log. And what disagrees is shown."""

from __future__ import annotations

import itertools
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.storage.memory import MemoryStore
from game.storage.rows import Row, row_of
from game.storage.sqlite import SqliteStore
from tests.storage.made import CAT, FOX, an_event, an_id

AT = "2026-03-12T11:00:00.000Z"
Store = MemoryStore | SqliteStore
logs = st.lists(st.integers(0, 40), max_size=12).map(lambda ns: [row_of(an_event(n, said=n)) for n in ns])
# Logs that may tell different things under one id.
quarrels = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2)), max_size=8).map(
    lambda pairs: [row_of(an_event(n, FOX if n % 2 else CAT, said=said)) for n, said in pairs]
)


@contextmanager
def memory() -> Iterator[Callable[[], Store]]:
    yield MemoryStore


@contextmanager
def sqlite() -> Iterator[Callable[[], Store]]:
    numbers = itertools.count()
    with tempfile.TemporaryDirectory() as folder:
        made: list[SqliteStore] = []

        def new() -> Store:
            made.append(SqliteStore(Path(folder) / f"{next(numbers)}.db"))
            return made[-1]

        yield new
        for store in made:
            store.close()


kinds = pytest.mark.parametrize("kind", [memory, sqlite])


def merged(new: Callable[[], Store], *parts: Sequence[Row]) -> list[Row]:
    store = new()
    for part in parts:
        store.merge(part, AT, "bundle")
    return [row_of(event) for event in store.events()]


@kinds
@settings(max_examples=8, deadline=None)
@given(a=logs, b=logs, c=logs)
def test_merging_is_idempotent_commutative_and_associative(
    kind: Callable[[], object], a: list[Row], b: list[Row], c: list[Row]
) -> None:
    with (memory if kind is memory else sqlite)() as new:
        ab = merged(new, a, b)
        assert merged(new, a, b, a, b, b) == ab
        assert merged(new, b, a) == ab
        assert merged(new, ab, c) == merged(new, a, merged(new, b, c))
        assert [row[0] for row in ab] == sorted({row[0] for row in [*a, *b]})


@settings(max_examples=60, deadline=None)
@given(a=quarrels, b=quarrels)
def test_whatever_the_order_the_same_ids_are_in_conflict_and_nothing_told_is_lost(
    a: list[Row], b: list[Row]
) -> None:
    found = []
    for parts in ((a, b), (b, a)):
        store = MemoryStore()
        for part in parts:
            store.merge(part, AT, "bundle")
        ours = {row_of(event) for event in store.events()}
        here = {id_ for id_, _ in store.conflicts()}
        kept = ours | {tuple(json.loads(other)) for _, other in store.conflicts()}
        assert kept == set(a) | set(b)
        found.append((here, {row[0] for row in ours}))
    assert found[0] == found[1]


@kinds
def test_a_conflict_leaves_ours_and_keeps_theirs_beside(kind: Callable[[], object]) -> None:
    with (memory if kind is memory else sqlite)() as new:
        store = new()
        store.merge([row_of(an_event(1, said="ici")), row_of(an_event(2))], AT, "bundle")
        before = store.epoch()
        found = store.merge([row_of(an_event(1, said="ailleurs")), row_of(an_event(2))], AT, "bundle")
        assert (found.new, found.known, found.disagreeing, found.conflicts) == (0, 2, 1, [an_id(1)])
        assert [event.body for event in store.events()] == [{"said": "ici"}, {}]
        assert "ailleurs" in store.conflicts()[0][1]
        assert store.epoch() != before
        store.erase([FOX], AT)
        assert store.conflicts() == ()


@kinds
def test_a_merge_that_breaks_off_changes_nothing(kind: Callable[[], object]) -> None:
    def broken() -> Iterator[Row]:
        yield row_of(an_event(1))
        raise RuntimeError("the stick was pulled")

    with (memory if kind is memory else sqlite)() as new:
        store = new()
        with pytest.raises(RuntimeError, match="stick"):
            store.merge(broken(), AT, "bundle")
        assert list(store.events()) == [] and store.epoch() == new().epoch()


def test_a_merge_and_an_erasure_move_the_epoch_and_an_erasure_takes_views(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "progress.db")
    store.append([an_event(5), an_event(6, CAT)])
    store.settle()
    store.keep_rollup("months", an_id(6), "{}")
    assert store.rollup("months") == (an_id(6), "{}")
    epochs = [store.epoch()]
    store.merge([row_of(an_event(1))], AT, "bundle")
    assert store.rollup("months") == (an_id(6), "{}"), "its reader sees by the epoch that it must look again"
    epochs.append(store.epoch())
    store.erase([CAT], AT)
    assert store.rollup("months") is None
    epochs.append(store.epoch())
    assert len(set(epochs)) == 3
    store.append([an_event(9)])
    store.settle()
    assert store.epoch() == epochs[-1]
    store.close()


def test_what_arrived_is_told_in_its_order_also_after_erasing_and_rebuilding(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "progress.db")
    for n in (5, 3, 8):
        store.append([an_event(n, CAT if n == 8 else FOX)])
        store.settle()
    store.told("hub", an_id(8))
    store.append([an_event(1)])
    store.settle()
    assert [row[0] for row in store.arrived(store.cursor("hub"))] == [an_id(1)]
    assert store.newer_than(store.cursor("hub")) == 1
    store.erase([CAT], AT)  # the event of the cursor goes, and the file is rebuilt
    assert store.cursor("hub") == an_id(3)
    assert [row[0] for row in store.arrived(store.cursor("hub"))] == [an_id(1)]
    store.merge([row_of(an_event(2, "ours-vert"))], AT, "bundle")
    assert [row[0] for row in store.arrived(store.cursor("hub"))] == [an_id(1), an_id(2)]
    store.erase([FOX], AT)
    assert [row[0] for row in store.arrived(store.cursor("hub"))] == [an_id(2)]
    store.close()
