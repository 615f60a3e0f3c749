"""Key by key, family by family: the measures of rounds added up, compared with oneself only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.aim import Aim
from game.core.finer import FamilyView, family_views, fitts_line, key_views
from game.core.node import Act
from game.core.progress import Event
from game.core.round import Round
from tests.core.coach_log import Log
from tests.kinds.play import challenge, room
from tests.kinds.typing import EXAMPLES


def keyed() -> Round:
    """The key that was asked first is hesitated on and missed once; the others come at once."""
    round_ = EXAMPLES["letters"].begin(0.5, 3, room())
    round_, _ = round_.tick(1.0)
    round_, _ = round_.act(Aim("play", Act.TYPE, 3.0, "%"))
    at_s = 5.0
    while not round_.done:
        round_, _ = round_.act(Aim(round_.solution()[0].target, Act.PRESS, at_s))
        at_s += 0.5
    return round_


def test_a_round_of_keys_tells_each_keys_time_and_errors_by_kind() -> None:
    round_ = keyed()
    asked = [w.key.lower() for w in round_.wanted]  # type: ignore[attr-defined]
    measures = round_.measures()
    first = asked[0]
    assert {name.split(".")[1] for name in measures if name.startswith("key_s.")} == set(asked)
    if asked.count(first) == 1:
        assert measures[f"key_s.{first}"] == pytest.approx(4.0)
    errors = {name: n for name, n in measures.items() if name.startswith("key_error.")}
    assert len(errors) == 1 and next(iter(errors)).startswith(f"key_error.{first}.")
    assert "%" not in "".join(measures), "what was pressed in its place is not told"


def test_keys_are_added_up_over_rounds_and_compared_with_oneself() -> None:
    log = Log()
    for took_s in (4.0, 3.0, 2.0, 1.0):
        log.round(measures={"key_s.m": took_s, "key_error.m.neighbour": 1.0, "key_mean_s": 9.0})
    view = key_views(log.events)["m"]
    assert (view.median_s, view.before_and_now_s) == (2.5, (3.5, 1.5))
    assert view.errors == {"neighbour": 4} and set(key_views(log.events)) == {"m"}


def test_families_count_hits_misses_and_false_alarms() -> None:
    log = Log().round(measures={"found.sender": 2.0, "missed.link": 1.0, "alarm.sender": 1.0})
    log.round(measures={"trap.link": 2.0, "found.link": 1.0, "fell.click": 1.0})
    found = family_views(log.events)
    assert found["sender"] == FamilyView(2, 0, 1) and found["link"] == FamilyView(1, 3, 0)
    assert found["click"] == FamilyView(0, 1, 0)
    assert found["link"].share == 0.25 and found["link"].interval[0] < 0.25 < found["link"].interval[1]
    assert FamilyView(0, 0, 3).share is None


def test_a_clue_that_is_seen_where_there_is_none_names_the_family_that_was_suspected() -> None:
    page = {"site": "Le club", "parts": [
        {"part": "from", "content": "Le club <club@exemple.fr>"},
        {"part": "text", "content": "Vite !", "clue": "urgency"},
        {"part": "button", "content": "Lire"},
    ]}  # fmt: skip
    round_ = challenge("clue", pages=[page], times=1, clues=1).begin(0.0, 1, room())
    for part in ("part0", "part2", "part1"):
        round_, _ = round_.act(Aim(f"play/p0-{part}", Act.PRESS, 1.0))
    measures = round_.measures()
    assert (measures["alarm.sender"], measures["alarm.click"], measures["found.urgency"]) == (1.0, 1.0, 1.0)
    assert measures["false_alarms"] == 2.0


def test_fitts_law_over_rounds_is_the_line_through_their_means() -> None:
    log = Log()
    for bits in (1.0, 2.0, 3.0, 4.0):
        log.round(measures={"index_bits": bits, "move_s": 0.2 + 0.15 * bits})
    assert fitts_line(log.events) is None, "four rounds tell nothing"
    line = fitts_line(log.round(measures={"index_bits": 5.0, "move_s": 0.95}).round(measures={}).events)
    assert line is not None
    assert (line.intercept, line.slope, line.fit) == pytest.approx((0.2, 0.15, 1.0), abs=1e-6)


@given(st.dictionaries(st.text(max_size=9), st.one_of(st.none(), st.floats(), st.text(max_size=3)), max_size=5))
def test_strange_measures_are_passed_over(measures: dict[str, object]) -> None:
    event = Event("1", "2026-03-01T09:00:00Z", "m", "s", "x", "round_ended", {"measures": measures})
    key_views([event])
    family_views([event])
