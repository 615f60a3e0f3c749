"""Where one pack is judged: its files as read, and the problems found so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.kinds.kind import Challenge
from game.packs.explain import Finding
from game.packs.files import Fault
from game.packs.pictures import Assets
from game.packs.problem import Problem, problem
from game.packs.source import Source

Step = str | int
Steps = tuple[Step, ...]


@dataclass
class Desk:
    """`lang` is the language of the problems, not of the pack."""

    root: Path
    shown: str
    lang: str
    catalogue: Mapping[str, type[Challenge]]
    assets: Assets
    main: Source
    translations: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)  # indices of challenges that are not right

    @property
    def raw(self) -> Mapping[str, Any]:
        value = self.main.value
        return value if isinstance(value, dict) else {}

    @property
    def text_language(self) -> str:
        value = self.raw.get("language")
        return value if isinstance(value, str) else "fr"

    def challenges(self) -> Iterable[tuple[int, Mapping[str, Any]]]:
        """Those that are mappings at all, with their index."""
        listed = self.raw.get("challenges")
        for i, challenge in enumerate(listed if isinstance(listed, tuple) else ()):
            if isinstance(challenge, dict):
                yield i, challenge

    def model_of(self, challenge: Mapping[str, Any]) -> type[Challenge] | None:
        kind = challenge.get("kind")
        return self.catalogue.get(kind) if isinstance(kind, str) else None

    def report(
        self, code: str, path: Steps, source: Source | None = None, /, at_key: bool = False, **parts: object
    ) -> None:
        where = source or self.main
        line, column = where.at(path, at_key)
        self.problems.append(problem(self.lang, code, where.file, line, column, **parts))

    def report_finding(self, found: Finding, prefix: Steps = (), source: Source | None = None) -> None:
        where = source or self.main
        line, column = where.at((*prefix, *found.path), found.at_key)
        self.problems.append(problem(self.lang, found.code, where.file, line, column, **found.parts))

    def report_fault(self, fault: Fault, path: Steps, source: Source | None = None) -> None:
        self.report_finding(Finding(path, fault.code, False, fault.parts), (), source)
