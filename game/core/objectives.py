"""Objectives of a learner (from the personal plan, PPA): a skill, a criterion, a date; base line and phases.

A criterion is read and written as educators say it: « seul, 8 sur 10, 3 séances ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from game.core.calendar_day import day_of
from game.core.mastery import Criterion, Mastery
from game.core.progress import Event

BASELINE = "baseline"
_OF = re.compile(r"(\d{1,3})\s*(?:sur|out of|of|/)\s*(\d{1,3})")
_PERCENT = re.compile(r"(\d{1,3})\s*%")
_SESSIONS = re.compile(r"(\d{1,2})\s*(?:séances?|seances?|sessions?)")
_DAYS = re.compile(r"(\d{1,2})\s*(?:jours?|days?)")
_LEVEL = re.compile(r"(?:niveau|level)\s*(\d{1,3})")
_ALONE = re.compile(r"\b(?:seule?|alone|autonome|independent(?:ly)?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch that educators draw between two lines: base line, teaching, upkeep …, from `day` on."""

    name: str
    day: int


@dataclass(frozen=True, slots=True)
class Objective:
    """`until_day` is the date in the plan; None when it has none. `closed` when the adult ended it."""

    id: str
    skill: str
    criterion: Criterion = field(default_factory=Criterion)
    set_day: int = 0
    until_day: int | None = None
    phases: tuple[Phase, ...] = ()
    closed: bool = False

    def phase_on(self, day: int) -> str:
        """The phase of a day; base line before teaching began."""
        current = BASELINE
        for phase in self.phases:
            if phase.day <= day:
                current = phase.name
        return current


@dataclass(frozen=True, slots=True)
class ObjectiveProgress:
    """`sessions` of `wanted` in a row met the criterion; `base_alone` of `base_tries` before teaching."""

    sessions: int
    wanted: int
    reached: bool
    base_alone: int = 0
    base_tries: int = 0


def progress_of(
    objective: Objective, mastery: Mastery, shares: Iterable[tuple[int, int, int]] = ()
) -> ObjectiveProgress:
    """`shares` are (day, alone, tries) of each session; those before the first phase are the base line."""
    alone = tries = 0
    for day, a, t in shares:
        if objective.phases and objective.phase_on(day) == BASELINE:
            alone, tries = alone + a, tries + t
    wanted = objective.criterion.sessions
    return ObjectiveProgress(min(len(mastery.run), wanted), wanted, mastery.mastered, alone, tries)


# ---------------------------------------------------------------------- from the log


def objectives_of(events: Iterable[Event]) -> dict[str, Objective]:
    """All objectives of one learner, by id, from the log; strange ones are passed over."""
    found: dict[str, Objective] = {}
    for event in events:
        folded(found, event)
    return found


def folded(found: dict[str, Objective], event: Event) -> None:
    body = event.body
    day = day_of(event.at) or 0
    key = str(body.get("objective") or body.get("skill") or "")
    match event.type:
        case "objective_set" if isinstance(body.get("skill"), str):
            before = found.get(key)
            found[key] = Objective(
                key, body["skill"], criterion_from(body.get("criterion")), before.set_day if before else day,
                day_of(str(body.get("until", ""))), before.phases if before else (), False,
            )  # fmt: skip
        case "objective_closed" if key in found:
            found[key] = replace(found[key], closed=True)
        case "phase_set" if key in found and isinstance(body.get("phase"), str):
            began = day_of(str(body.get("from", ""))) or day
            phases = sorted((*found[key].phases, Phase(body["phase"], began)), key=lambda p: p.day)
            found[key] = replace(found[key], phases=tuple(phases))


def criterion_from(stored: object) -> Criterion:
    """From the log, or from an educator's words; what is missing or strange keeps its default."""
    if isinstance(stored, str):
        return read_criterion(stored) or Criterion()
    if not isinstance(stored, Mapping):
        return Criterion()
    known: dict[str, Any] = {}
    for name in ("share", "tries", "sessions", "days", "level"):
        value = stored.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            known[name] = value
    return Criterion(**known)


def logged_criterion(criterion: Criterion) -> dict[str, float]:
    return {
        "share": criterion.share, "tries": criterion.tries, "sessions": criterion.sessions,
        "days": criterion.days, "level": criterion.level,
    }  # fmt: skip


# ---------------------------------------------------------------------- in words


def read_criterion(text: str) -> Criterion | None:
    """« Double-clic seul, 8 sur 10, 3 séances » as a criterion; None when it says no share, or help is allowed."""
    lower = text.lower().replace("\u00a0", " ").replace("\u202f", " ")
    share, tries = _share_in(lower)
    if share is None or not _ALONE.search(lower):
        return None
    usual = Criterion()
    sessions = _SESSIONS.search(lower)
    days, level = _DAYS.search(lower), _LEVEL.search(lower)
    count = int(sessions[1]) if sessions else usual.sessions
    return Criterion(
        share, tries or usual.tries, count, int(days[1]) if days else min(usual.days, max(1, count)),
        int(level[1]) / 100 if level else usual.level,
    )  # fmt: skip


def _share_in(lower: str) -> tuple[float | None, int]:
    if (of := _OF.search(lower)) and 0 < int(of[1]) <= int(of[2]):
        return int(of[1]) / int(of[2]), int(of[2])
    if (percent := _PERCENT.search(lower)) and 0 < int(percent[1]) <= 100:
        return int(percent[1]) / 100, 0
    return None, 0


def say_criterion(criterion: Criterion, skill: str, lang: str) -> str:
    """The criterion as an educator would write it; `read_criterion` reads it back to the same value."""
    fr = lang != "en"
    usual = Criterion()
    good = criterion.share * criterion.tries
    of = "sur" if fr else "out of"
    whole = abs(good - round(good)) < 1e-6
    share = f"{round(good)} {of} {criterion.tries}" if whole else f"{criterion.share * 100:.0f}\u00a0%"
    session = ("séance" if fr else "session") + ("s" if criterion.sessions > 1 else "")
    parts = [f"{skill} {'seul' if fr else 'alone'}", share, f"{criterion.sessions} {session}"]
    if criterion.days != min(usual.days, criterion.sessions):
        parts.append(f"{criterion.days} {'jour' if fr else 'day'}{'s' if criterion.days > 1 else ''}")
    if criterion.level != usual.level:
        parts.append(f"{'niveau' if fr else 'level'} {round(criterion.level * 100)}")
    return ", ".join(parts)
