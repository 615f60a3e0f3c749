"""`# deficlic: allow CODE reason` on a line, or on the line above, accepts a warning on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from game.packs.problem import Problem, problem

_ALLOW = re.compile(r"#\s*deficlic:\s*allow\s+([a-z][a-z0-9-]*)[ \t]*(.*)$")


def accepted(problems: Iterable[Problem], lines: Mapping[str, Sequence[str]], lang: str) -> list[Problem]:
    """Without the warnings that the author accepts; an acceptance without a reason is told instead.

    `lines`: the lines of each file by its shown name.
    """
    comments = {file: _comments(text) for file, text in lines.items()}
    kept = [one for one in problems if one.is_error or not _covers(comments.get(one.file, {}), one)]
    for file, by_line in comments.items():
        for line, found in by_line.items():
            kept += [
                problem(lang, "tip-allow-reason", file, line, column, code=code)
                for code, reason, column in found
                if not reason
            ]
    return kept


Comment = tuple[str, str, int]


def _comments(lines: Sequence[str]) -> dict[int, list[Comment]]:
    """Line -> (code, reason, column) of the acceptances on it."""
    found: dict[int, list[Comment]] = {}
    for number, line in enumerate(lines, 1):
        if "deficlic" in line and (allow := _ALLOW.search(line)):
            found.setdefault(number, []).append((allow[1], allow[2].strip(), allow.start() + 1))
    return found


def _covers(comments: dict[int, list[Comment]], one: Problem) -> bool:
    return any(
        code == one.code and reason
        for line in (one.line, one.line - 1)
        for code, reason, _ in comments.get(line, ())
    )
