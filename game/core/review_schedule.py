"""When a mastered skill is looked at again: after 1, 2 and 4 weeks, or as FSRS-6 proposes.

FSRS-6 (open-spaced-repetition, MEASURES.md 3.6): its parameters come from flashcard users, so it is an
option, and its intervals are capped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

WEEKS_DAYS = (7, 14, 28)
LATER_DAYS = 28  # once all three probes held
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
MOST_DAYS = 30
W = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
_DECAY = -W[20]
_FACTOR: float = 0.9 ** (1 / _DECAY) - 1


@dataclass(frozen=True, slots=True)
class Memory:
    """`stability`: days until recall falls to 90 %; `difficulty` from 1 to 10."""

    stability: float
    difficulty: float


def retrievability(memory: Memory, after_days: float) -> float:
    return float((1 + _FACTOR * after_days / memory.stability) ** _DECAY)


def interval_days(memory: Memory, wanted: float = 0.9, most: int | None = None) -> int:
    days = max(0, round(float(memory.stability / _FACTOR * (wanted ** (1 / _DECAY) - 1))))
    return days if most is None else min(days, most)


def rated(memory: Memory | None, grade: int, after_days: float = 0.0) -> Memory:
    """The memory after a look with this grade (1 again … 4 easy), `after_days` since the last one."""
    if memory is None:
        return Memory(W[grade - 1], _first_difficulty(grade))
    s, d = memory.stability, memory.difficulty
    if after_days < 1:
        gain = exp(W[17] * (grade - 3 + W[18])) * s ** -W[19]
        stability = s * (max(1.0, gain) if grade >= GOOD else gain)
    elif grade == AGAIN:
        r = retrievability(memory, after_days)
        forgot = W[11] * d ** -W[12] * ((s + 1) ** W[13] - 1) * exp((1 - r) * W[14])
        stability = min(forgot, s / exp(W[17] * W[18]))
    else:
        r = retrievability(memory, after_days)
        bonus = W[15] if grade == HARD else W[16] if grade == EASY else 1.0
        stability = s * (1 + exp(W[8]) * (11 - d) * s ** -W[9] * (exp((1 - r) * W[10]) - 1) * bonus)
    return Memory(max(0.001, stability), _next_difficulty(d, grade))


def _first_difficulty(grade: int) -> float:
    return min(max(W[4] - exp(W[5] * (grade - 1)) + 1, 1.0), 10.0)


def _next_difficulty(d: float, grade: int) -> float:
    moved = d + (10 - d) / 9 * (-W[6] * (grade - 3))
    easiest = W[4] - exp(W[5] * (EASY - 1)) + 1
    return min(max(W[7] * easiest + (1 - W[7]) * moved, 1.0), 10.0)


def due_by_weeks(mastered_day: int, held_days: Iterable[int]) -> tuple[int, int]:
    """(day of the next probe, probes done): a look counts as a probe only once one was due."""
    due, done = mastered_day + WEEKS_DAYS[0], 0
    for day in held_days:
        if day >= due:
            done += 1
            due = day + (WEEKS_DAYS[done] if done < len(WEEKS_DAYS) else LATER_DAYS)
    return due, done


def due_by_memory(mastered_day: int, looks: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The same by FSRS-6; `looks` are (day, grade). Mastery itself is the first look, graded good."""
    memory, last, done = rated(None, GOOD), mastered_day, 0
    for day, grade in looks:
        memory, last, done = rated(memory, grade, max(0, day - last)), max(day, last), done + 1
    return last + max(1, interval_days(memory, most=MOST_DAYS)), done
