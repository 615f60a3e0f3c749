"""What comes late, from a stick or another machine: the same as if it had been there, without reading all again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from game.core.progress import Event
from game.review.reading import LEDGER, Folded, Ledger, folded
from game.storage.rows import row_of
from game.storage.sqlite import SqliteStore
from tests.review.made import Log, weeks

AT = "2026-03-12T11:00:00.000Z"
CODES = ("renard-bleu", "chat-jaune", "hibou-vert", "ours-corail")


class Counted(SqliteStore):
    """Tells how many events were read."""

    read = 0

    def events(self, learner: str | None = None, types: Iterable[str] = (), after: str = "") -> Iterator[Event]:
        for event in super().events(learner, types, after):
            self.read += 1
            yield event


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Callable[[], Counted]]:
    opened: list[Counted] = []

    def make() -> Counted:
        opened.append(Counted(tmp_path / "progress.db"))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


def told(store: SqliteStore, events: Iterable[Event]) -> None:
    store.append(list(events))
    store.settle()


def same(found: Folded, store: SqliteStore) -> bool:
    anew = folded(store.events(None, LEDGER))
    return (found.views, found.coaches, found.counts) == (anew.views, anew.coaches, anew.counts)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_comes_late_ends_as_if_it_had_been_there(new: Callable[[], Counted], seed: int) -> None:
    chance = random.Random(seed)
    store, events = new(), weeks(CODES, sessions=4, rounds=5)
    late = [event for event in events if chance.random() < 0.1]
    told(store, (event for event in events if event not in late))
    ledger = Ledger(store)
    assert same(ledger.folded(), store)
    while late:
        some, late = late[:9], late[9:]
        if chance.random() < 0.3:
            told(store, Log("2025-05-03T09:00:00").sit(chance.choice(CODES)).round().events)
        store.merge([row_of(event) for event in some], AT, "bundle")
        if chance.random() < 0.6:
            assert same(ledger.folded(), store)
        ledger.keep()
        if chance.random() < 0.4:
            ledger = Ledger(store)  # another start
    assert same(ledger.folded(), store)


def test_only_the_one_whose_past_changed_is_read_again(new: Callable[[], Counted]) -> None:
    store, events = new(), weeks(CODES, sessions=6, rounds=8)
    late = next(e for e in events if e.learner == "chat-jaune" and e.type == "round_ended")
    told(store, (event for event in events if event is not late))
    ledger = Ledger(store)
    ledger.folded()
    whole, store.read = store.read, 0
    store.merge([row_of(late)], AT, "bundle")
    found = ledger.folded()
    assert 0 < store.read < whole / 2
    assert same(found, store)


def test_what_came_after_the_end_reads_nothing_again(new: Callable[[], Counted]) -> None:
    store = new()
    told(store, weeks(CODES, sessions=6, rounds=8))
    ledger = Ledger(store)
    ledger.folded()
    whole, store.read = store.read, 0
    more = Log("2025-05-03T09:00:00").sit("panda-vert").round().rise().events
    store.merge([row_of(event) for event in more], AT, "bundle")
    assert "panda-vert" in ledger.folded().views
    assert store.read < whole / 10


def test_a_kept_view_survives_a_merge_and_a_new_start(new: Callable[[], Counted]) -> None:
    store = new()
    told(store, weeks(CODES, sessions=8, rounds=16))
    ledger = Ledger(store)
    ledger.folded()
    assert ledger.keep()
    whole = store.read
    early = Log("2025-02-03T09:00:00").sit("panda-vert").round().rise().events
    store.merge([row_of(event) for event in early], AT, "bundle")
    again = new()
    found = Ledger(again).folded()
    assert again.read < whole / 5
    assert same(found, again)


def test_an_erasure_lets_everything_begin_anew(new: Callable[[], Counted]) -> None:
    store = new()
    told(store, weeks(CODES, sessions=8, rounds=16))
    ledger = Ledger(store)
    ledger.folded()
    assert ledger.keep()
    store.erase(["chat-jaune"], AT)
    for one in (ledger, Ledger(store)):
        found = one.folded()
        assert "chat-jaune" not in found.views and same(found, store)
    assert store.rollup("review") is None
