"""What a level asks of aiming: targets shrink first, and only then do they move apart (MEASURES.md 1.1)."""

from __future__ import annotations

SIZE_UNTIL = 0.5


def size_level(level: float) -> float:
    """At half the level targets have their last size …"""
    return min(1.0, max(0.0, level) / SIZE_UNTIL)


def distance_level(level: float) -> float:
    """… and from there on they lie farther apart."""
    return max(0.0, (min(1.0, level) - SIZE_UNTIL) / (1 - SIZE_UNTIL))
