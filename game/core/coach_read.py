"""Numbers out of event bodies: whatever stands there, something defined comes out."""

from __future__ import annotations


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value


def share(value: object) -> float:
    return min(max(float(value), 0.0), 1.0) if is_number(value) else 0.0  # type: ignore[arg-type]


def whole(value: object, low: int, high: int, otherwise: int) -> int:
    if not is_number(value):
        return otherwise
    return int(min(max(value, low), high))  # type: ignore[call-overload]
