"""Families of traps and clues: the closed list by which they are found, missed and talked about.

An error is logged as `trap.<family>`; the words for each family are in `core.wording` (`trap.*`, `clue.*`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

Family = Literal[
    # what a trap can be known by
    "sender", "address", "link", "urgency", "mistakes", "code", "money", "too_good", "fear", "secret",
    # what one is brought to do
    "password", "personal", "photo", "meeting", "stranger", "call", "install", "click",
    # with others
    "revenge", "share", "silence", "consent", "age", "screen_time",
    # what is shown as true
    "advert", "unchecked", "made_up", "date", "author", "site", "weak", "lock",
]  # fmt: skip
FAMILIES: tuple[str, ...] = get_args(Family)


OTHER = "other"
SUSPECTED: Mapping[str, str] = {
    "from": "sender",
    "address": "address",
    "button": "click",
    "date": "date",
    "author": "author",
    "lock": "lock",
}


def suspected(part: str) -> str:
    """The family that somebody has in mind who takes this honest piece for a clue."""
    return SUSPECTED.get(part, OTHER)


def error_of(family: str) -> str:
    return f"trap.{family}"


def counted(prefix: str, families: Iterable[str]) -> Mapping[str, float]:
    """Measures by family: `found.sender`, `missed.code`, `alarm.link` …"""
    return {f"{prefix}.{family}": float(n) for family, n in sorted(Counter(families).items())}
