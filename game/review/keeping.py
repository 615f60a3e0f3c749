"""Folded views as text, and back: what a long log came to is kept beside it, so that nobody waits twice.

Frozen dataclasses, tuples, mappings, sets and plain values are written; each class by its name, with a
mark of the shape of all of them: text of another version of the program is never read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from game.core.coach_state import AdultSet, ChallengeState, CoachState, Fading, Retry, SkillState, Try
from game.core.corrections import Round
from game.core.mastery import Criterion, Look, Mastery, SessionScore
from game.core.rewards import Tokens
from game.core.summary import LearnerView, SessionView
from game.core.tally import Score, Tally

KNOWN: tuple[type[Any], ...] = (
    LearnerView, SessionView, Tally, Score, Round, CoachState, SkillState, Try, AdultSet, Fading, ChallengeState,
    Retry, Criterion, Mastery, SessionScore, Look, Tokens,
)  # fmt: skip
_NAMES = {cls: [f.name for f in fields(cls)] for cls in KNOWN}
_NUMBERS = {cls: n for n, cls in enumerate(KNOWN)}
RULES = 1  # one more whenever folding itself changes: what was folded by other rules is folded again


def shape() -> str:
    """A mark of every class and field that is written, and of the rules that fold them."""
    told = f"{RULES} " + " ".join(f"{cls.__name__}({','.join(names)})" for cls, names in _NAMES.items())
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def as_text(value: Any) -> str:
    return json.dumps({"shape": shape(), "value": _plain(value)}, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Any:
    """Raises ValueError for what this version did not write."""
    try:
        found = json.loads(text)
        if found["shape"] != shape():
            raise ValueError("another version's views")
        return _made(found["value"])
    except (KeyError, TypeError, IndexError, RecursionError) as error:
        raise ValueError("not a kept view") from error


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    number = _NUMBERS.get(type(value))
    if number is not None:
        return [number, *(_plain(getattr(value, name)) for name in _NAMES[KNOWN[number]])]
    if isinstance(value, tuple):
        return ["t", *map(_plain, value)]
    if isinstance(value, Mapping):
        return ["m", *([_plain(key), _plain(one)] for key, one in value.items())]
    if isinstance(value, frozenset):
        return ["f", *(_plain(one) for one in sorted(value))]
    raise TypeError(f"{type(value).__name__} is not kept")


def _made(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, *parts = value
    if isinstance(kind, int):
        return KNOWN[kind](*map(_made, parts))
    if kind == "t":
        return tuple(map(_made, parts))
    if kind == "m":
        return {_made(key): _made(one) for key, one in parts}
    if kind == "f":
        return frozenset(map(_made, parts))
    raise ValueError(f"unknown mark {kind!r}")
