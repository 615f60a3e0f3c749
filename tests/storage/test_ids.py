from __future__ import annotations

import uuid
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from game.storage.ids import Ids, made_at_ms, payload, uuid7


def clock(*readings: int) -> Callable[[], int]:
    left = list(readings)
    return lambda: left.pop(0) if len(left) > 1 else left[0]


def test_an_id_is_a_uuid_of_version_7_that_carries_its_time() -> None:
    made = uuid.UUID(Ids(clock(1_773_309_600_123))())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == 1_773_309_600_123
    assert made_at_ms(str(made)) == 1_773_309_600_123


def test_ids_of_one_instant_go_up() -> None:
    ids = Ids(clock(1_773_309_600_123))
    made = [ids() for _ in range(2000)]
    assert made == sorted(set(made))


def test_ids_go_up_when_the_clock_is_set_back() -> None:
    ids = Ids(clock(1_773_309_600_000, 1_773_306_000_000, 0, 1_773_306_000_001))
    made = [ids() for _ in range(6)]
    assert made == sorted(set(made))


def test_a_clock_set_back_between_two_runs_does_not_file_today_before_yesterday() -> None:
    yesterday = Ids(clock(1_773_309_600_000))()
    today = Ids(clock(1_600_000_000_000), after=yesterday)
    assert yesterday < today() < today()


def test_ids_that_run_out_of_chance_borrow_from_the_next_millisecond() -> None:
    ids = Ids(clock(5), bits=lambda count: (1 << count) - 1)
    first, second = ids(), ids()
    assert first < second
    assert made_at_ms(second) == 6


def test_an_id_of_another_program_is_no_reason_to_fail() -> None:
    for strange in ("", "x", "00000000-0000-4000-8000-000000000000", "z" * 12 + "7" + "z" * 19):
        assert payload(strange) == -1
        assert made_at_ms(strange) is None
        assert made_at_ms(Ids(clock(7), after=strange)()) == 7


@given(st.integers(0, (1 << 122) - 1))
def test_an_id_holds_all_of_its_value(value: int) -> None:
    assert payload(uuid7(value)) == value


@given(st.integers(0, (1 << 122) - 1), st.integers(0, (1 << 122) - 1))
def test_ids_sort_as_their_values(a: int, b: int) -> None:
    assert (uuid7(a) < uuid7(b)) == (a < b)
