"""An adult sets a try right: the original stays in the log, the correction is an event beside it.

A correction says all it needs: which round, what the log told of it, what it was in truth. So it can be
folded wherever it is met, without reading the round again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.core.guidance import WITH_ADULT
from game.core.progress import Event

VOID = "void"  # it was not this young person's try: it counts for nothing
TRUTHS = ("reached", "passed", "stopped", VOID)
TYPES = ("attempt_corrected", "guidance_noted")
Told = tuple[str, int]  # (outcome, highest guidance)


@dataclass(frozen=True, slots=True)
class Round:
    """What the log tells of a round that ended. `tries` and `alone` count its steps."""

    round: str
    session: str
    challenge: tuple[str, str]
    skills: tuple[str, ...]
    told: Told
    tries: int = 1
    alone: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    round: Round
    was: Told
    now: Told


def round_of(event: Event) -> Round:
    """Of a `round_ended`, whatever its body looks like."""
    body = event.body
    told = (str(body.get("outcome", "")), guidance_in(body))
    tries, alone = steps_in(body)
    challenge = (str(body.get("pack", "")), str(body.get("challenge", "")))
    return Round(
        str(body.get("round") or event.id), event.session, challenge,
        names_in(body.get("skills")), told, tries, alone,
    )  # fmt: skip


def guidance_in(body: Mapping[str, Any]) -> int:
    """Unknown help is never taken for "alone"."""
    level = body.get("guidance")
    known = isinstance(level, int) and not isinstance(level, bool) and 0 <= level <= WITH_ADULT
    return level if known and isinstance(level, int) else WITH_ADULT


def steps_in(body: Mapping[str, Any]) -> tuple[int, int]:
    """(tries, alone) of a round; one that does not tell its steps is one try."""
    steps, outcome = body.get("steps"), body.get("outcome")
    alone_at_once = outcome == "reached" and guidance_in(body) == 0 and not body.get("errors")
    if not isinstance(steps, Mapping):
        return (1, int(alone_at_once)) if outcome in ("reached", "passed") else (0, 0)
    tries, alone = _count(steps.get("tries")), _count(steps.get("alone"))
    if not tries or alone is None:
        return (1, int(alone_at_once)) if outcome in ("reached", "passed") else (0, 0)
    return tries, min(alone, tries)


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def names_in(skills: object) -> tuple[str, ...]:
    names = [s for s in skills if isinstance(s, str)] if isinstance(skills, list | tuple) else []
    return tuple(dict.fromkeys(names))


def correction_body(one: Round, was: Told, now: Told) -> dict[str, Any]:
    """The body of `attempt_corrected`; its event carries the session of the round.

    Raises ValueError for an outcome or a help that does not exist.
    """
    if now[0] not in TRUTHS or not 0 <= now[1] <= WITH_ADULT:
        raise ValueError(f"no such truth: {now}")
    return {
        "round": one.round, "pack": one.challenge[0], "challenge": one.challenge[1], "skills": list(one.skills),
        "was": {"outcome": was[0], "guidance": was[1], "tries": one.tries, "alone": one.alone},
        "now": {"outcome": now[0], "guidance": now[1], "tries": one.tries * (now[0] != VOID),
                "alone": one.tries if now == ("reached", 0) else 0},
        "by": "adult",
    }  # fmt: skip


def correction_of(event: Event) -> Correction | None:
    """None when it is none that can be understood."""
    body = event.body
    was, now = _told(body.get("was")), _told(body.get("now"))
    if event.type != "attempt_corrected" or was is None or now is None or not isinstance(body.get("round"), str):
        return None
    told = body["was"]
    tries, alone = _count(told.get("tries")), _count(told.get("alone"))
    one = Round(
        body["round"], event.session, (str(body.get("pack", "")), str(body.get("challenge", ""))),
        names_in(body.get("skills")), was, 1 if tries is None else tries, alone or 0,
    )  # fmt: skip
    return Correction(one, was, now)


def _told(value: object) -> Told | None:
    if not isinstance(value, Mapping) or value.get("outcome") not in TRUTHS:
        return None
    return str(value["outcome"]), guidance_in(value)


def truths(events: Iterable[Event]) -> dict[str, Told]:
    """By round, what adults said it was; the last word counts. An outcome "" is: as it was, with this help."""
    found: dict[str, Told] = {}
    for event in events:
        if event.type == "guidance_noted" and isinstance(event.body.get("round"), str):
            found[event.body["round"]] = ("", WITH_ADULT)
        elif (correction := correction_of(event)) is not None:
            found[correction.round.round] = correction.now
    return found


def mended(events: Iterable[Event], found: Mapping[str, Told]) -> Iterator[Event]:
    """The same events with every round as it was in truth; rounds that count for nothing are left out."""
    for event in events:
        now = found.get(str(event.body.get("round"))) if event.type == "round_ended" and found else None
        if now is not None and not now[0]:
            now = ("reached", now[1]) if event.body.get("outcome") == "reached" else None
        if now is None:
            yield event
        elif now[0] != VOID:
            yield replace(event, body=_mended_body(event.body, now))


def _mended_body(body: Mapping[str, Any], now: Told) -> dict[str, Any]:
    after = {**body, "outcome": now[0], "guidance": now[1]}
    steps = body.get("steps")
    if isinstance(steps, Mapping) and _count(steps.get("tries")) is not None:
        after["steps"] = {**steps, "alone": steps["tries"] if now == ("reached", 0) else 0}
    return after
