"""What every log promises, whatever it is kept in (`core.ports.ProgressStore`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.ports import ProgressStore
from game.storage.hub import HubStore
from game.storage.memory import MemoryStore
from game.storage.rows import Row, row_of
from game.storage.sqlite import SqliteStore
from tests.postgres import Cluster
from tests.storage.made import CAT, FOX, an_event, an_id

Store = MemoryStore | SqliteStore | HubStore
Make = Callable[[], Store]


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Each call gives an empty log of the kind under test."""
    made: list[Store] = []

    def new() -> Store:
        if request.param == "memory":
            made.append(MemoryStore())
        elif request.param == "sqlite":
            made.append(SqliteStore(tmp_path / f"{len(made)}.db", "m1"))
        else:
            postgres: Cluster = request.getfixturevalue("postgres")
            made.append(HubStore(postgres.database(), make=True))
        return made[-1]

    yield new
    for store in made:
        store.close()


@pytest.fixture
def store(make: Make) -> Store:
    return make()


def test_it_is_a_progress_store(store: Store) -> None:
    door: ProgressStore = store
    assert door.learners() == ()


def test_what_was_settled_is_read_back_whole(store: Store) -> None:
    events = [an_event(n, étoile="⭐", tries=n, deep={"a": [1, 2.5, None, True]}) for n in range(3)]
    store.append(events)
    store.settle()
    assert list(store.events()) == events


def test_events_come_in_the_order_of_their_ids_not_of_their_arrival(store: Store) -> None:
    store.append([an_event(3), an_event(1)])
    store.append([an_event(2)])
    store.settle()
    assert [event.id for event in store.events()] == [an_id(1), an_id(2), an_id(3)]


def test_what_is_appended_can_be_read_before_it_is_settled(store: Store) -> None:
    store.append([an_event(1)])
    assert [event.id for event in store.events()] == [an_id(1)]
    assert store.learners() == (FOX,)
    assert store.last_id() == an_id(1)


def test_the_same_event_twice_changes_nothing(store: Store) -> None:
    store.append([an_event(1, first=True)])
    store.append([an_event(1, first=False), an_event(1)])
    store.settle()
    assert [event.body for event in store.events()] == [{"first": True}]


def test_events_can_be_asked_for_by_learner_type_and_after(store: Store) -> None:
    store.append([an_event(1), an_event(2, CAT), an_event(3, FOX, "round_ended"), an_event(4)])
    store.settle()
    assert [e.id for e in store.events(FOX)] == [an_id(1), an_id(3), an_id(4)]
    assert [e.id for e in store.events(types=["round_ended"])] == [an_id(3)]
    assert [e.id for e in store.events(FOX, ["acted"], after=an_id(1))] == [an_id(4)]
    assert list(store.events("nobody")) == []


def test_the_last_events_come_oldest_first(store: Store) -> None:
    store.append([an_event(n, FOX if n % 2 else CAT) for n in range(10)])
    assert [e.id for e in store.recent(3)] == [an_id(7), an_id(8), an_id(9)]
    assert [e.id for e in store.recent(2, FOX)] == [an_id(7), an_id(9)]
    assert store.recent(0) == ()


def test_learners_are_those_who_have_events(store: Store) -> None:
    store.append([an_event(1, FOX), an_event(2, CAT), an_event(3, ""), an_event(4, FOX)])
    store.settle()
    assert store.learners() == (CAT, FOX)


def test_a_body_that_is_no_json_is_refused_before_anything_is_queued(store: Store) -> None:
    for strange in (float("nan"), object()):
        with pytest.raises((TypeError, ValueError)):
            store.append([an_event(1), an_event(2, strange=strange)])
    store.settle()
    assert list(store.events()) == []


def test_erasing_a_learner_leaves_the_others_and_two_numbers(store: Store) -> None:
    store.append([an_event(1), an_event(2, CAT), an_event(3)])
    store.settle()
    assert store.erase([FOX, "nobody"], "2026-03-12T11:00:00.000Z") == 2
    assert store.learners() == (CAT,)
    assert store.erasures() == (("2026-03-12T11:00:00.000Z", 1, 2),)


def test_another_log_is_taken_in_whole_and_what_disagrees_is_shown(store: Store) -> None:
    store.append([an_event(1, said="ici"), an_event(5, CAT)])
    store.settle()
    before = store.epoch()
    rows = [row_of(event) for event in (an_event(1, said="ailleurs"), an_event(2, "ours-vert"), an_event(5, CAT))]
    found = store.merge(rows, "2026-03-12T11:00:00.000Z", "bundle")
    assert (found.new, found.known, found.disagreeing, found.conflicts) == (1, 2, 1, [an_id(1)])
    assert found.learners == ("ours-vert",)
    assert [event.id for event in store.events()] == [an_id(1), an_id(2), an_id(5)]
    assert next(iter(store.events())).body == {"said": "ici"}
    assert [id_ for id_, _ in store.conflicts()] == [an_id(1)]
    assert store.epoch() != before


def test_a_costly_view_is_kept_until_something_is_erased(store: Store) -> None:
    store.append([an_event(5), an_event(6, CAT)])
    store.settle()
    assert store.rollup("months") is None
    store.keep_rollup("months", an_id(5), "one")
    store.keep_rollup("months", an_id(6), "{}")
    assert store.rollup("months") == (an_id(6), "{}") and store.rollup("others") is None
    before = store.epoch()
    store.append([an_event(7)])
    store.settle()
    assert store.rollup("months") == (an_id(6), "{}") and store.epoch() == before, "it came at the end"
    store.merge([row_of(an_event(1))], "2026-03-12T11:00:00.000Z", "bundle")
    assert store.rollup("months") == (an_id(6), "{}") and store.epoch() != before
    store.erase([CAT], "2026-03-12T11:00:00.000Z")
    assert store.rollup("months") is None


def test_events_are_counted_by_learner_up_to_an_id(store: Store) -> None:
    store.append([an_event(1), an_event(2, CAT), an_event(3), an_event(4, ""), an_event(5)])
    store.settle()
    kind = an_event(1).type
    assert store.counts((kind, "other"), an_id(4)) == {FOX: 2, CAT: 1}
    assert store.counts(("other",), an_id(5)) == {}


def test_another_log_that_breaks_off_leaves_nothing(store: Store) -> None:
    def broken() -> Iterator[Row]:
        yield row_of(an_event(1))
        raise RuntimeError("the stick was pulled")

    store.append([an_event(7)])
    with pytest.raises(RuntimeError, match="stick"):
        store.merge(broken(), "2026-03-12T11:00:00.000Z", "bundle")
    assert [event.id for event in store.events()] == [an_id(7)]


def test_a_thousand_events_come_back_in_order_while_reading_stops_anywhere(store: Store) -> None:
    store.append([an_event(n, CAT if n % 2 else FOX) for n in range(5000, 0, -1)])
    store.settle()
    reading = iter(store.events())
    assert [next(reading).id for _ in range(3)] == [an_id(1), an_id(2), an_id(3)]
    del reading
    assert len(list(store.events(CAT))) == 2500
    assert store.last_id() == an_id(5000)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 30), max_size=8), max_size=5), st.randoms())
def test_merging_logs_in_any_order_any_number_of_times_gives_one_log(
    make: Make, batches: list[list[int]], random: object
) -> None:
    one, other = make(), make()
    for batch in batches:
        one.append([an_event(n) for n in batch])
    for batch in [*reversed(batches), *batches]:
        other.append([an_event(n) for n in reversed(batch)])
    one.settle()
    other.settle()
    assert list(one.events()) == list(other.events())
