"""An objective as one sentence, said and read: « Double-clic seul, 8 sur 10, 3 séances, avant le 30 juin 2027 »."""

from __future__ import annotations

import re

from game.core.calendar_day import date_of, day_of
from game.core.mastery import Criterion
from game.core.objectives import Objective, ObjectiveProgress, read_criterion, say_criterion
from game.core.statistics import wilson
from game.core.wording import words

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_SPELLED = re.compile(r"\b(\d{1,2})(?:er)?\s+([a-zéû]+)\.?\s+(\d{4})\b")


def say_day(day: int, lang: str) -> str:
    """« 30 juin 2027 » (in French the first is « 1er »)."""
    year, month, of_month = date_of(day)
    first = "1er" if of_month == 1 and lang != "en" else str(of_month)
    return f"{first}\u00a0{words(lang, f'month.{month}')}\u00a0{year}"


def _found_day(text: str) -> tuple[int | None, str]:
    """(the first date in the words, the words without it)."""
    for pattern in (_ISO, _SLASHED, _SPELLED):
        if (found := pattern.search(text)) is not None:
            year, month, of_month = _numbers(pattern, found)
            day = day_of(f"{year:04d}-{month:02d}-{of_month:02d}") if month else None
            if day is not None and date_of(day) == (year, month, of_month):
                return day, text[: found.start()] + text[found.end() :]
    return None, text


def _numbers(pattern: re.Pattern[str], found: re.Match[str]) -> tuple[int, int, int]:
    """(year, month, day); month 0 when its name is not known."""
    if pattern is _ISO:
        return int(found[1]), int(found[2]), int(found[3])
    month = int(found[2]) if pattern is _SLASHED else _month(found[2])
    return int(found[3]), month, int(found[1])


def _month(name: str) -> int:
    return next((m for m in range(1, 13) for lang in ("fr", "en") if words(lang, f"month.{m}").lower() == name), 0)


def read_objective(text: str) -> tuple[Criterion, int | None] | None:
    """(criterion, last day or None) of an educator's sentence; None when it names no criterion.

    A date may be written « 30 juin 2027 », « 30/06/2027 » or « 2027-06-30 »; one that no calendar has is none.
    """
    day, rest = _found_day(text.lower().replace("\u00a0", " ").replace("\u202f", " "))
    criterion = read_criterion(rest)
    return None if criterion is None else (criterion, day)


def say_objective(objective: Objective, skill: str, lang: str) -> str:
    """`read_objective` reads it back to the same criterion and date."""
    said = say_criterion(objective.criterion, skill, lang).strip()
    if objective.until_day is None:
        return said
    return words(lang, "goal.until", goal=said, day=say_day(objective.until_day, lang))


def say_progress(progress: ObjectiveProgress, lang: str) -> str:
    """Sessions that met the criterion, and the base line with its interval where there is one."""
    said = words(lang, "goal.sessions", done=progress.sessions, wanted=progress.wanted)
    if progress.reached:
        said = words(lang, "goal.reached")
    if progress.base_tries:
        low, high = wilson(progress.base_alone, progress.base_tries)
        said += " " + words(
            lang, "goal.base", alone=progress.base_alone, tries=progress.base_tries, low=round(100 * low),
            high=round(100 * high),
        )  # fmt: skip
    return said


def days_left(objective: Objective, today: int) -> int | None:
    """Until the date in the plan (0 is the day itself); None without one, negative once it is past."""
    return None if objective.until_day is None else objective.until_day - today


def say_days_left(left: int, lang: str) -> str:
    if left < 0:
        return words(lang, "goal.late", n=-left)
    return words(lang, "goal.left" if left else "goal.today", n=left)
