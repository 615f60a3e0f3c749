"""What the YAML reader stumbles over, in an author's words."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from game.packs.problem import Problem, problem

# What libyaml says (a part of it) -> our code. The first that fits counts.
CODES: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-colon-missing"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
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
RESERVED = "@`%&*!|>"


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
    code = next((code for part, code in CODES if part in said), "yaml-syntax")
    if code in ("yaml-indent", "yaml-syntax", "yaml-bracket") and _tab_before(lines, line, column):
        code = "yaml-tab"
    if code == "yaml-quote-open":
        context = getattr(error, "context_mark", None)
        line, column = (context.line + 1, context.column + 1) if context else (line, column)
    return problem(lang, code, file, line, column, character=found)


def _character(lines: Sequence[str], line: int, column: int) -> str:
    text = lines[line - 1] if line <= len(lines) else ""
    return text[column - 1 : column]


def _tab_before(lines: Sequence[str], line: int, column: int) -> bool:
    """Is there a tab where the line is indented, up to `column`?"""
    text = lines[line - 1][: column or None] if line <= len(lines) else ""
    return "\t" in text[: len(text) - len(text.lstrip())]
