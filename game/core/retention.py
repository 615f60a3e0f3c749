"""How long results are kept (DOMAIN.md, Rules for minors' data). Pure: days come in as numbers."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.calendar_day import day_of

DEFAULT_DAYS, MOST_DAYS, LEAST_DAYS = 365, 730, 30


def kept_days(chosen: object) -> int:
    """The days that the installation keeps results after a learner's last session; never above 730."""
    if isinstance(chosen, int) and not isinstance(chosen, bool):
        return min(max(chosen, LEAST_DAYS), MOST_DAYS)
    return DEFAULT_DAYS


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
