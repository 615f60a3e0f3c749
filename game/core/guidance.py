"""Guidance 0-5 as a state machine: the least help that works, and its fading (DOMAIN.md).

0 alone · 1 instruction repeated · 2 clue · 3 shown · 4 demonstrated · 5 with the adult.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

ALONE, REPEATED, CLUE, SHOWN, DEMONSTRATED, WITH_ADULT = range(6)
MOST_BY_PROGRAM = DEMONSTRATED


@dataclass(frozen=True)
class GuidanceSettings:
    """`wait_s` without a useful act, or `misses` since the last help, raise guidance by one."""

    wait_s: float = 12.0
    misses: int = 2
    start: int = ALONE


@dataclass(frozen=True)
class Guidance:
    level: int = ALONE
    highest: int = ALONE
    since_s: float = 0.0
    misses: int = 0

    def raised(self, at_s: float) -> Guidance:
        """One level more, at most up to what the program can give by itself."""
        if self.level >= MOST_BY_PROGRAM:
            return replace(self, since_s=at_s, misses=0)
        level = self.level + 1
        return Guidance(level, max(self.highest, level), at_s, 0)

    def missed(self, settings: GuidanceSettings, at_s: float) -> Guidance:
        missed = replace(self, misses=self.misses + 1, since_s=at_s)
        return missed.raised(at_s) if missed.misses >= settings.misses else missed

    def stepped(self, settings: GuidanceSettings, at_s: float) -> Guidance:
        """After a good step: back to the start level; the highest stays in the log."""
        return replace(self, level=settings.start, since_s=at_s, misses=0)

    def waited(self, settings: GuidanceSettings, at_s: float) -> Guidance:
        return self.raised(at_s) if at_s - self.since_s >= settings.wait_s else self

    def with_adult(self, at_s: float) -> Guidance:
        return Guidance(WITH_ADULT, WITH_ADULT, at_s, 0)

    def due_s(self, settings: GuidanceSettings) -> float | None:
        """When waiting will raise it next; None when nothing more would come."""
        return self.since_s + settings.wait_s if self.level < MOST_BY_PROGRAM else None
