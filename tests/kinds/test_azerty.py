"""The French keyboard: every character of the lessons can be made, and slips are told by their kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kinds.azerty import ALTGR, ENTER, ERASE, SHIFT, board_for, compact, full_board, keys_for, slip

EVERYTHING = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éèàçùêôîâûëï@.,;:!?/-_'() "
FULL = full_board(frozenset())


def typed(char: str, modifier: str = "") -> str:
    """What comes of pressing, one after the other, the keys that `next_key` names."""
    for _ in range(6):
        value, modifier = FULL.press(FULL.next_key(char, modifier), modifier)
        if value:
            return value
    return ""


@given(char=st.sampled_from(EVERYTHING), modifier=st.sampled_from(["", "shift", "altgr", "circumflex", "trema"]))
def test_the_keys_named_make_the_character_whatever_was_pressed_before(char: str, modifier: str) -> None:
    assert typed(char, modifier) == char


def test_a_capital_is_maj_then_the_letter_and_the_arobase_is_altgr_then_a_grave() -> None:
    assert FULL.way("M")[0] == SHIFT and FULL.way("@")[0] == ALTGR
    assert FULL.way("@")[1] == FULL.way("à")[0]


@pytest.mark.parametrize(
    ("wanted", "got", "kind"),
    [
        ("A", "a", "missing_shift"), ("a", "A", "extra_shift"), ("1", "&", "missing_shift"),
        (".", ";", "missing_shift"),
        ("@", "à", "missing_altgr"), ("é", "e", "missing_accent"), ("é", "è", "wrong_accent"),
        ("e", "é", "wrong_accent"), ("m", "l", "neighbour_key"), ("m", "a", "wrong_key"),
        ("à", "a", "missing_accent"),
    ],
)  # fmt: skip
def test_a_slip_has_a_kind(wanted: str, got: str, kind: str) -> None:
    assert slip(wanted, got) == kind


@pytest.mark.parametrize(
    ("chars", "columns"), [("tom", 10.25), ("Tom", 10.25), ("123", 5.5), ("été", 14.0), ("ali@mer.fr", 14.0)]
)
def test_the_smallest_board_that_has_all_is_taken(chars: str, columns: float) -> None:
    board = board_for("auto", chars)
    assert board.columns == columns and all(board.way(c) for c in chars)


@given(columns=st.integers(8, 18), rows=st.integers(1, 4))
def test_a_low_room_keeps_every_key_that_is_needed(columns: int, rows: int) -> None:
    needed = keys_for(FULL, "ali@mer.fr", {ENTER, ERASE})
    part = compact(FULL, needed, columns, rows)
    assert needed <= {key.id for key in part.keys} and part.rows <= rows + 1
    cells = {(key.x, key.y) for key in part.keys}
    assert len(cells) == len(part.keys)
