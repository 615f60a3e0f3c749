"""What the YAML reader stumbles over, in an author's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from game.packs.problem import Problem, problem

# What libyaml says (a part of it) -> our code. The first that fits counts.
CODES: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-colon-missing"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
    ("found unexpected ':'", "yaml-colon"),
    ("block sequence entries are not allowed", "yaml-dash"),
    ("unexpected end of stream", "yaml-quote-open"),
    ("did not find expected ',' or", "yaml-bracket"),
    ("expected ',' or", "yaml-bracket"),
    ("did not find expected node content", "yaml-bracket"),
    ("unknown escape character", "yaml-escape"),
    ("did not find expected hexdecimal number", "yaml-escape"),
    ("invalid Unicode character", "yaml-escape"),
    ("while scanning an alias", "yaml-star"),
    ("while scanning an anchor", "yaml-star"),
    ("unexpected document indicator", "yaml-documents"),
    ("did not find expected <document start>", "yaml-documents"),
)
_GLUED = re.compile(r"\s*(?:- )?([\w-]+):[^\s/]")
# Told where the thing began that could not be ended.
AT_THE_START = ("yaml-quote-open", "yaml-colon-missing", "yaml-star")


def syntax_problem(error: yaml.YAMLError, lines: Sequence[str], file: str, lang: str) -> Problem:
    """The reader's error at its place; what nobody foresaw is said plainly, never in English jargon."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    found = _character(lines, line, column)
    said = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"
    if "cannot start any token" in said or "tab character" in said:
        if found == "\t" or _tab_before(lines, line, column):
            return problem(lang, "yaml-tab", file, line, column)
        return problem(lang, "yaml-character", file, line, column, character=found)
    code: str = next((code for part, code in CODES if part in said), "yaml-syntax")
    if code in ("yaml-indent", "yaml-syntax", "yaml-bracket") and _tab_before(lines, line, column):
        code = "yaml-tab"
    if code == "yaml-indent" and found in ("]", "}", ","):
        code = "yaml-bracket"
    context = getattr(error, "context_mark", None)
    if code == "yaml-bracket" and found == ":" and (context is None or context.line + 1 == line):
        code = "yaml-colon"
    if context and (code in AT_THE_START or (code == "yaml-bracket" and context.line + 1 < line)):
        line, column = context.line + 1, context.column + 1
    if code in ("yaml-colon", "yaml-colon-missing"):
        for here in (line, line - 1):
            if glued := _GLUED.match(lines[here - 1] if 0 < here <= len(lines) else ""):
                return problem(lang, "yaml-colon-space", file, here, glued.end(1) + 1)
    return problem(lang, code, file, line, column, character=found)


def _character(lines: Sequence[str], line: int, column: int) -> str:
    text = lines[line - 1] if line <= len(lines) else ""
    return text[column - 1 : column]


def _tab_before(lines: Sequence[str], line: int, column: int) -> bool:
    """Is there a tab where the line is indented, up to `column`?"""
    text = lines[line - 1][: column or None] if line <= len(lines) else ""
    return "\t" in text[: len(text) - len(text.lstrip())]
