"""Motions are short, calm, and end in stillness."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.outcome import Motion
from game.stage.motions import FLY_SU, GONE, LASTS_S, NUDGE_SU, STILL, pose

SHARES = [i / 20 for i in range(21)]


@pytest.mark.parametrize("motion", list(Motion))
def test_every_motion_ends_in_stillness(motion: Motion) -> None:
    assert pose(motion, 1.0, leaving=False) == STILL
    assert pose(motion, 1.0, leaving=True) == GONE
    assert pose(motion, 7.0, leaving=False) == STILL


@pytest.mark.parametrize("motion", list(Motion))
def test_no_motion_is_longer_than_a_success_may_be(motion: Motion) -> None:
    assert 0.12 <= LASTS_S[motion] <= 0.9


def test_what_flies_goes_up_and_away() -> None:
    heights = [pose(Motion.FLY, share).dy_su for share in SHARES[:-1]]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] < -FLY_SU * 0.9
    assert pose(Motion.FLY, 0.95).alpha < 0.5


def test_a_nudge_goes_a_little_to_each_side_once_and_comes_back() -> None:
    ways = [pose(Motion.NUDGE, share, leaving=False).dx_su for share in SHARES]
    assert 5.0 < max(ways) <= NUDGE_SU
    assert min(ways) < 0.0
    assert ways[-1] == 0.0
    signs = [way > 0 for way in ways if abs(way) > 0.01]
    assert sum(a != b for a, b in pairwise(signs)) == 1


@given(st.sampled_from(list(Motion)), st.floats(-1.0, 2.0), st.booleans())
def test_any_share_gives_a_pose_that_can_be_drawn(motion: Motion, share: float, leaving: bool) -> None:
    now = pose(motion, share, leaving=leaving)
    assert 0.0 <= now.alpha <= 1.0
    assert 0.5 <= now.scale <= 1.5
    assert abs(now.turn_deg) <= 10.0
