"""What a judge finds in a challenge, and its way to the author's line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from game.packs.desk import Desk, Steps
from game.packs.problem import Problem, problem


@dataclass(frozen=True)
class Fault:
    """`thing` is what is wrong, by node id: each thing is told once, however often it was met.

    `text` are the words it shows, to find the line they were written on; `parts` fill the message.
    """

    code: str
    thing: str = ""
    text: str = ""
    parts: Mapping[str, object] = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, str]:
        return self.code, self.text or self.thing


class Ledger:
    """Collects faults; of those that are alike the first stands."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Fault] = {}

    def add(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self._kept.setdefault(fault.identity, fault)

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._kept.values())

    def __len__(self) -> int:
        return len(self._kept)


def told(desk: Desk, index: int, faults: Iterable[Fault]) -> list[Problem]:
    """The faults of the challenge `index` as problems at its lines."""
    problems = []
    for fault in faults:
        path = place_of(desk.raw, index, fault.text)
        line, column = desk.main.at(path)
        problems.append(problem(desk.lang, fault.code, desk.main.file, line, column, **fault.parts))
    return problems


def place_of(raw: Mapping[str, Any], index: int, text: str) -> Steps:
    """Where in the pack the words of a fault were written; the challenge's id when they were not."""
    challenge = raw["challenges"][index]
    path = _find(challenge, _plain(text)) if text else None
    return ("challenges", index, *path) if path else ("challenges", index, "id")


def _find(value: Any, text: str) -> Steps | None:
    items: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list | tuple):
        items = enumerate(value)
    for key, inner in items:
        if isinstance(inner, str):
            if _plain(inner) == text:
                return (key,)
        elif (below := _find(inner, text)) is not None:
            return (key, *below)
    return None


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").strip()
