"""How long results are kept (DOMAIN.md, Rules for minors' data). Pure: days come in as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.core.calendar_day import day_of

DEFAULT_DAYS, MOST_DAYS, LEAST_DAYS = 365, 730, 30
LEAP_DAYS = 60  # a calendar that leaps further is not believed on its first day (project choice)
SEEN = 3  # days of use that are remembered for that


def kept_days(chosen: object) -> int:
    """The days that the installation keeps results after a learner's last session; never above 730."""
    if isinstance(chosen, int) and not isinstance(chosen, bool):
        return min(max(chosen, LEAST_DAYS), MOST_DAYS)
    return DEFAULT_DAYS


def believed(today: str, seen: Sequence[str]) -> bool:
    """May the rule erase by itself today (RFC 3339), after the days of use `seen` (ISO dates)?

    Only when the program was already used on an earlier day of the last `LEAP_DAYS`: a clock that was set a year
    ahead, or the first day after a long summer, erases nobody by itself. An adult's `purge` asks no such question.
    """
    now = day_of(today)
    days = [day for at in seen if (day := day_of(at)) is not None]
    return now is not None and any(0 < now - day <= LEAP_DAYS for day in days)


def with_day(today: str, seen: Sequence[str]) -> tuple[str, ...]:
    """The last days of use, today among them."""
    return (*(at for at in seen if at != today[:10]), today[:10])[-SEEN:]


def overdue(last_at: Mapping[str, str], today: str, days: int) -> tuple[str, ...]:
    """The learners whose last event is more than `days` before `today` (both RFC 3339).

    A time that cannot be read, or that lies ahead (a clock was wrong), never erases anybody.
    """
    now = day_of(today)
    if now is None:
        return ()
    found = []
    for code, at in sorted(last_at.items()):
        day = day_of(at)
        if day is not None and now - day > days:
            found.append(code)
    return tuple(found)
