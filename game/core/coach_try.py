"""A logged round as the coach counts it: how many tries, how many of them alone, at which level."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.coach_read import is_number, share, whole
from game.core.coach_state import Try
from game.core.guidance import WITH_ADULT
from game.core.progress import Event

MOST_TRIES_A_ROUND = 12
EASED = ("warm_up", "easier", "comfort", "sure")


def try_of(event: Event, day: int) -> Try | None:
    """What the coach counts of a `round_ended`; None when it is no round that can be understood."""
    body = event.body
    outcome = body.get("outcome")
    skills = body.get("skills")
    names = [s for s in skills if isinstance(s, str)] if isinstance(skills, list | tuple) else []
    if outcome not in ("reached", "passed", "stopped") or not names:
        return None
    guidance = whole(body.get("guidance"), 0, WITH_ADULT, WITH_ADULT)
    errors = body.get("errors")
    missed = sum(n for n in errors.values() if isinstance(n, int)) if isinstance(errors, Mapping) else 0
    tries, alone = counted(body.get("steps"), outcome, guidance, missed)
    first = body.get("first_act_s")
    return Try(
        round=str(body.get("round") or event.id), session=event.session, day=day,
        level=share(body.get("level")), outcome=outcome, guidance=guidance, tries=tries, alone=alone,
        errors=missed, first_act_s=float(first) if first is not None and is_number(first) else None,
        challenge=(str(body.get("pack", "")), str(body.get("challenge", ""))), skill=names[0],
        place=str(body.get("pack", "")), eased=body.get("purpose") in EASED,
    )  # fmt: skip


def counted(steps: object, outcome: str, guidance: int, errors: int) -> tuple[int, int]:
    """(tries, alone) of a round. Of older versions a reached round is one try.

    A round that was stopped or passed is what its whole steps were: leaving is never a fault.
    """
    if isinstance(steps, Mapping):
        tries = whole(steps.get("tries"), 0, 10_000, 0)
        alone = whole(steps.get("alone"), 0, tries, 0)
        if tries > MOST_TRIES_A_ROUND:
            alone, tries = alone * MOST_TRIES_A_ROUND // tries, MOST_TRIES_A_ROUND
        if tries or outcome != "reached":
            return tries, alone
    if outcome != "reached":
        return 0, 0
    return 1, int(guidance == 0 and errors == 0)
