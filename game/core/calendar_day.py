"""Days as whole numbers, from the log's RFC 3339 times: the core knows no clock and no calendar library."""

from __future__ import annotations


def day_of(at: str) -> int | None:
    """The number of a day (719163 is 1970-01-01, in UTC); None when `at` cannot be read."""
    try:
        year, month, day = int(at[:4]), int(at[5:7]), int(at[8:10])
    except (ValueError, TypeError):
        return None
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31 and at[4:5] == at[7:8] == "-"):
        return None
    # Counting from March puts the leap day last (the usual civil-calendar arithmetic).
    shifted = year - (month <= 2)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400 + of_year - 305


def date_of(day: int) -> tuple[int, int, int]:
    """(year, month, day of the month) of a day number: `day_of` the other way round."""
    era, of_era = divmod(day + 305, 146_097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = (shifted + 2) % 12 + 1
    return year_of_era + 400 * era + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def iso_of(day: int) -> str:
    year, month, of_month = date_of(day)
    return f"{year:04d}-{month:02d}-{of_month:02d}"


def month_ends(day: int, count: int) -> tuple[int, ...]:
    """The last days of the next `count` months, the running one first."""
    year, month, _ = date_of(day)
    found = []
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        first = day_of(f"{year:04d}-{month:02d}-01")
        assert first is not None
        found.append(first - 1)
    return tuple(found)
