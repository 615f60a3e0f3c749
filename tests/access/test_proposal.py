from __future__ import annotations

import pytest

from game.access.proposal import Proposal, Try, propose, propose_switch, scan_time_s
from game.core.learner import CHOICES, RANGES, Profile
from game.core.wording import TABLES

PRECISE = Try(distance_su=8.0, misses=0, took_s=1.5, slip_su=2.0)


def test_a_precise_hand_keeps_the_usual_settings() -> None:
    assert propose([PRECISE] * 3) == Proposal({}, ("propose.keep",))


def test_without_tries_nothing_is_proposed() -> None:
    assert propose([]) == Proposal()


def test_presses_near_the_edge_get_larger_targets_and_a_margin() -> None:
    proposal = propose([PRECISE, Try(60.0, 0, 1.5, 0.0), Try(55.0, 1, 2.0, 0.0)])
    assert proposal.reasons == ("propose.near_miss",)
    assert Profile().changed(proposal.settings).near_miss_su == 48.0


def test_many_misses_get_the_bubble() -> None:
    proposal = propose([Try(90.0, 3, 4.0, 0.0)] * 3)
    assert proposal.reasons == ("propose.bubble",)
    assert Profile().changed(proposal.settings).bubble_cursor


def test_a_slipping_press_gets_the_steady_click_and_a_trembling_one_more() -> None:
    assert propose([PRECISE, PRECISE, Try(10.0, 0, 1.0, 15.0)]).reasons == ("propose.steady",)
    trembling = propose([PRECISE, PRECISE, Try(10.0, 0, 1.0, 40.0)])
    assert trembling.reasons == ("propose.steady", "propose.smoothing")
    assert trembling.settings["drag_by"] == "click"


def test_who_needs_time_gets_time() -> None:
    assert propose([Try(8.0, 0, 9.0, 0.0)] * 3).reasons == ("propose.time",)


def test_the_scanning_time_follows_the_answering_time() -> None:
    assert scan_time_s([0.9]) == pytest.approx(1.385, abs=0.0005)
    assert scan_time_s([0.8, 1.0]) == pytest.approx(0.9 / 0.65)
    assert (scan_time_s([0.05]), scan_time_s([60.0])) == (0.3, 10.0)


def test_a_switch_gets_a_lock_out_of_half_a_second() -> None:
    for presses in ([], [0.9]):
        profile = Profile().changed(propose_switch(presses).settings)
        assert (profile.route, profile.lock_out_s) == ("switch", 0.5)


def test_every_proposal_is_within_the_ranges_and_has_words_in_both_languages() -> None:
    hands = [Try(d, m, t, s) for d in (5, 90) for m in (0, 1, 4) for t in (1, 20) for s in (0, 20, 60)]
    proposals = [propose([hand] * 3) for hand in hands] + [propose_switch([]), propose_switch([2.0])]
    for proposal in proposals:
        for name, value in proposal.settings.items():
            assert getattr(Profile().changed({name: value}), name) == value
            assert name in RANGES or name in CHOICES or isinstance(value, bool)
        for reason in proposal.reasons:
            assert all(reason in table for table in TABLES.values())
