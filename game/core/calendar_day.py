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
