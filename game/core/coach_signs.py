"""Signs of frustration and fatigue: they lead to an offer, never to a duty (MEASURES.md section 6).

Two errors with a latency over twice the median, or more than four presses a second for two seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.coach_decision import PAUSE, Decision, Figure
from game.core.coach_state import CoachState, Try
from game.core.statistics import median

SLOW_FACTOR = 2.0
LEAST_KNOWN = 5
TIRED_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """`kind`: "" (none), "frustrated", "tired" or "frantic"."""

    kind: str = ""
    errors: int = 0
    first_act_s: float = 0.0
    median_s: float = 0.0


def sign_of(state: CoachState) -> Sign:
    """What the last rounds of this session tell."""
    here = [t for t in state.rounds if t.session == state.session]
    if not here:
        return Sign()
    last = here[-1]
    usual = median(t.first_act_s for t in state.rounds[:-1] if t.first_act_s is not None)
    known = sum(t.first_act_s is not None for t in state.rounds[:-1]) >= LEAST_KNOWN
    slow = known and usual is not None and last.first_act_s is not None and last.first_act_s > SLOW_FACTOR * usual
    figures = (last.errors, last.first_act_s or 0.0, usual or 0.0)
    if state.frantic:
        return Sign("frantic", *figures)
    if slow and last.errors >= 2:
        return Sign("frustrated", *figures)
    if known and usual is not None and _slowing(here, usual):
        return Sign("tired", *figures)
    return Sign()


def _slowing(here: Sequence[Try], usual: float) -> bool:
    some = here[-TIRED_ROUNDS:]
    if len(some) < TIRED_ROUNDS:
        return False
    slow = all(t.first_act_s is not None and t.first_act_s > SLOW_FACTOR * usual for t in some)
    return slow and any(not t.good for t in some)


def decide_pause(state: CoachState) -> Decision | None:
    """An offer of a pause, or None. The young person decides."""
    sign = sign_of(state)
    if not sign.kind or not state.pauses:
        return None
    figures: dict[str, Figure] = {
        "errors": sign.errors,
        "first_act_s": round(sign.first_act_s, 2),
        "median_s": round(sign.median_s, 2),
    }
    return Decision(PAUSE, f"pause.{sign.kind}", "offer", figures)
