"""UUIDv7 (RFC 9562): ids that sort in the order they were made, whatever the wall clock does."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

RANDOM_BITS = 74  # 12 of rand_a and 62 of rand_b
STEP_BITS = 32


def random_bits(count: int) -> int:
    size = (count + 7) // 8
    return int.from_bytes(os.urandom(size), "big") >> (size * 8 - count)


class Ids:
    """Calling it gives the next id, above all it gave before and above `after`.

    `after` is the last id of the log: a clock set back between two runs then never files today's
    events before yesterday's. While the clock stands or goes back, ids count on from the last one by
    random steps (RFC 9562, section 6.2, method 2); the time part may run a little ahead of the clock.
    """

    def __init__(
        self, utc_ms: Callable[[], int], after: str = "", bits: Callable[[int], int] = random_bits
    ) -> None:
        self._utc_ms, self._bits = utc_ms, bits
        self._lock = threading.Lock()
        self._last = payload(after)

    def __call__(self) -> str:
        with self._lock:
            ms = self._utc_ms()
            if ms > self._last >> RANDOM_BITS:
                self._last = ms << RANDOM_BITS | self._bits(RANDOM_BITS)
            else:
                self._last += 1 + self._bits(STEP_BITS)
            return uuid7(self._last)


def uuid7(value: int) -> str:
    """The text form of 48 bits of milliseconds and 74 of chance, with version and variant put in."""
    ms, rest = value >> RANDOM_BITS, value & ((1 << RANDOM_BITS) - 1)
    number = ms << 80 | 7 << 76 | (rest >> 62) << 64 | 0b10 << 62 | rest & ((1 << 62) - 1)
    digits = f"{number & ((1 << 128) - 1):032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def payload(text: str) -> int:
    """The inverse of `uuid7`; -1 for anything that is no UUIDv7 (an id of another program, nothing)."""
    digits = text.replace("-", "")
    if len(digits) != 32 or digits[12] != "7":
        return -1
    try:
        number = int(digits, 16)
    except ValueError:
        return -1
    return number >> 80 << RANDOM_BITS | (number >> 64 & 0xFFF) << 62 | number & ((1 << 62) - 1)


def made_at_ms(text: str) -> int | None:
    """Milliseconds since 1970 that an id carries; None for what is no UUIDv7."""
    value = payload(text)
    return None if value < 0 else value >> RANDOM_BITS
