"""The start-up assistant's advice: from a few short tries, settings and the reasons for them, in words. Pure.

Nothing is measured for its own sake: an adult reads the reasons, and accepts or changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean, median
from typing import Any

SLOW_S = 6.0  # a try on one large, near target usually takes one or two seconds
SLIP_SU = 12.0  # more than a resting hand moves between press and release
FAR_SU = 40.0  # presses further from the centre than a finger's width on the screen
SWITCH_SHARE = 0.65  # press time over scan time: about the mean and two deviations (ACCESSIBILITY 6.2, 11)
SCAN_RANGE_S = (0.3, 10.0)


@dataclass(frozen=True, slots=True)
class Try:
    """One pointing try on one target.

    `distance_su`: from the target's centre to the press that reached it (the last one, when none did).
    `misses`: presses beside it. `took_s`: from its appearing to its end. `slip_su`: how far the pointer
    moved between press and release.
    """

    distance_su: float
    misses: int
    took_s: float
    slip_su: float


@dataclass(frozen=True)
class Proposal:
    """`settings` are for `Profile.changed`; `reasons` are wording keys, most important first."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


def propose(tries: Sequence[Try]) -> Proposal:
    """Settings for a pointer, from what happened in the tries. Without tries, nothing is proposed."""
    if not tries:
        return Proposal()
    misses = sum(t.misses for t in tries)
    far = median(t.distance_su for t in tries)
    slip = max(t.slip_su for t in tries)
    settings: dict[str, Any] = {}
    reasons: list[str] = []
    if misses >= 2 * len(tries):
        settings |= {"min_target_su": 160.0, "bubble_cursor": True, "repeat_guard_s": 0.3}
        reasons.append("propose.bubble")
    elif misses or far > FAR_SU:
        settings |= {"min_target_su": 128.0, "near_miss_su": 48.0}
        reasons.append("propose.near_miss")
    if slip > SLIP_SU:
        settings["steady_click"] = True
        reasons.append("propose.steady")
    if slip > 2 * SLIP_SU:
        settings |= {"smoothing": True, "drag_by": "click"}
        reasons.append("propose.smoothing")
    if mean(t.took_s for t in tries) > SLOW_S:
        settings |= {"pointer_scale": 2.0, "guidance_wait_s": 20.0}
        reasons.append("propose.time")
    return Proposal(settings, tuple(reasons) or ("propose.keep",))


def propose_switch(presses_s: Sequence[float]) -> Proposal:
    """Settings for one switch. `presses_s`: seconds from each light to the press that answered it."""
    if not presses_s:
        return Proposal({"route": "switch", "lock_out_s": 0.5}, ("propose.switch",))
    settings = {"route": "switch", "scan_s": scan_time_s(presses_s), "lock_out_s": 0.5}
    return Proposal(settings, ("propose.switch", "propose.scan_time"))


def scan_time_s(presses_s: Sequence[float]) -> float:
    """How long each thing should stay lit for somebody who needs `presses_s` to answer a light."""
    low, high = SCAN_RANGE_S
    return min(max(mean(presses_s) / SWITCH_SHARE, low), high)
