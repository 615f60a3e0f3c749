"""Events: what the log holds (CONTRACT.md, Data folder). Values only; storage writes them.

An event never holds a name, typed text, a diagnosis, or anything that leaves a learner's code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

EVENT_VERSION = 1
EVENT_TYPES = frozenset(
    {
        "session_started",
        "round_started",
        "guidance_given",
        "instruction_repeated",
        "acted",
        "round_ended",
        "decision_made",
        "session_ended",
        "adult_noted",
        "profile_changed",
        "path_traced",
        # what adults and young people set, which the coach folds
        "skill_set",
        "level_asked",
        "guidance_noted",
        "objective_set",
        "objective_closed",
        "phase_set",
        "plan_set",
        "sign_seen",
        "reward_chosen",
        "tokens_exchanged",
        "tokens_resized",
        # what an adult sets right or writes down in the pages of the review
        "attempt_corrected",
        "decision_overruled",
        "need_noted",
    }
)
OUTCOMES = ("reached", "stopped", "passed")


@dataclass(frozen=True, slots=True)
class Event:
    """`id` is a UUIDv7 (sorts by time of writing), `at` RFC 3339 in UTC, `body` JSON-ready."""

    id: str
    at: str
    machine: str
    session: str
    learner: str
    type: str
    body: Mapping[str, Any] = field(default_factory=dict)
    version: int = EVENT_VERSION


def round_ended(
    *,
    pack: str,
    pack_version: str,
    challenge: str,
    kind: str,
    skills: tuple[str, ...],
    level: float,
    outcome: str,
    guidance: int,
    took_s: float,
    first_act_s: float | None,
    route: str,
    errors: Mapping[str, int],
    measures: Mapping[str, float],
    round_id: str,
    **more: Any,
) -> dict[str, Any]:
    """The body of `round_ended`; `more` adds fields, never replaces one."""
    if outcome not in OUTCOMES:
        raise ValueError(f"unknown outcome {outcome!r}")
    body: dict[str, Any] = dict(more)
    body.update(
        pack=pack,
        pack_version=pack_version,
        challenge=challenge,
        kind=kind,
        skills=list(skills),
        level=round(level, 4),
        outcome=outcome,
        guidance=guidance,
        took_s=round(took_s, 3),
        first_act_s=None if first_act_s is None else round(first_act_s, 3),
        route=route,
        errors=dict(errors),
        measures={name: round(value, 4) for name, value in measures.items()},
        round=round_id,
    )
    return body
