"""A problem of a pack, in the author's words, at the author's line (CONTRACT.md, "check")."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from game.packs.messages import catalogue, severity_of


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `line` and `column` count from 1; `message` and `remedy` are in one language."""

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    remedy: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def text(self) -> str:
        """`FILE:LINE:COLUMN: error|warning [code] message (remedy)`, on one line."""
        remedy = f" ({self.remedy})" if self.remedy else ""
        line = f"{self.file}:{self.line}:{self.column}: {self.severity} [{self.code}] {self.message}{remedy}"
        return " ".join(line.splitlines())


def problem(lang: str, code: str, file: str, line: int, column: int, /, **parts: object) -> Problem:
    """The problem `code` of the catalogue, its words filled in with `parts`."""
    message, remedy = catalogue(lang)[code]
    return Problem(
        file, line, column, Severity(severity_of(code)), code,
        message.format(**parts), remedy.format(**parts) if remedy else "",
    )  # fmt: skip


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file, line and column, each once.

    What could not be read as written (a tag, a lost alias) leaves nothing more to say of its value.
    """
    every = set(problems)
    unread = {(p.file, p.line, p.column) for p in every if p.code.startswith("yaml-")}
    told = (p for p in every if p.code.startswith("yaml-") or (p.file, p.line, p.column) not in unread)
    return tuple(sorted(told))


def count_line(problems: Sequence[Problem], lang: str) -> str:
    """The closing count: errors and warnings."""
    errors = sum(p.is_error for p in problems)
    warnings = len(problems) - errors
    if lang == "fr":
        return f"{errors} erreur{'s' * (errors > 1)}, {warnings} avertissement{'s' * (warnings > 1)}"
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def as_text(problems: Sequence[Problem], lang: str) -> str:
    return "\n".join([*(p.text() for p in problems), count_line(problems, lang)])


def as_json(problems: Sequence[Problem]) -> str:
    return json.dumps([asdict(p) for p in problems], ensure_ascii=False, indent=2)
