"""YAML with the line and column of every key and value, from the C loader's event stream.

Data only: tags are refused, aliases are counted as what they stand for. Never raises on what a
file holds: every fault becomes a `Problem`. Time is bounded by file size, nesting and node count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.core.reasons import reason
from game.packs.problem import Problem, problem
from game.packs.scalars import plain
from game.packs.syntax import syntax_problem

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 24
MAX_NODES = 60_000
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")

Step = str | int
Path_ = tuple[Step, ...]


class Branch:
    """One value of the file: what it is (`value`: dict, tuple or scalar) and where it stands."""

    __slots__ = ("children", "column", "keys", "line", "size", "value")

    def __init__(self, value: Any, line: int, column: int, size: int = 1) -> None:
        self.value, self.line, self.column, self.size = value, line, column, size
        self.keys: dict[str, tuple[int, int]] = {}
        self.children: dict[Step, Branch] = {}


@dataclass(frozen=True)
class Source:
    """A file as read. `root` is None when it could not be understood at all."""

    file: str
    lines: tuple[str, ...] = ()
    root: Branch | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def value(self) -> Any:
        return self.root.value if self.root else None

    def at(self, path: Path_, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `path` (of its key when `key`), or of what is nearest above."""
        branch = self.root
        if branch is None:
            return 1, 1
        place = branch.line, branch.column
        for i, step in enumerate(path):
            child = branch.children.get(step)
            if child is None:
                return place
            last = i == len(path) - 1
            keyed = (key and last) or child.value is None
            place = branch.keys[str(step)] if keyed and step in branch.keys else (child.line, child.column)
            branch = child
        return place

    def has(self, path: Path_) -> bool:
        branch = self.root
        for step in path:
            branch = branch.children.get(step) if branch else None
        return branch is not None


@dataclass
class _Reading:
    """What composing one file needs to remember."""

    file: str
    lang: str
    parser: Any
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, Branch | None] = field(default_factory=dict)
    nodes: int = 0
    long_quote: Any = None  # the last quoted text over several lines: often a quote that was never closed

    def report(self, code: str, mark: Any, **parts: object) -> None:
        self.problems.append(problem(self.lang, code, self.file, mark.line + 1, mark.column + 1, **parts))


class _Stop(Exception):
    """Reading cannot go on; the reason is among the problems."""


def read_source(path: Path, file: str, lang: str = "fr") -> Source:
    """The YAML file at `path`, called `file` in problems."""
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _refused(lang, "file-missing", file, name=path.name)
    except OSError as error:
        return _refused(lang, "file-unreadable", file, reason=reason(error, lang))
    return parse(data, file, lang)


def parse(data: bytes, file: str, lang: str = "fr") -> Source:
    """YAML bytes (UTF-8, with or without BOM, any line ends) as a `Source`."""
    if len(data) > MAX_BYTES:
        return _refused(lang, "file-too-large", file, most=MAX_BYTES // 1024)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = _line_column(before, len(before))
        return _refused(lang, "file-encoding", file, line, column)
    if wrong := _CONTROL.search(text):
        line, column = _line_column(text, wrong.start())
        return _refused(lang, "file-control-character", file, line, column, number=f"{ord(wrong[0]):04X}")
    lines = tuple(_BREAKS.split(text))
    reading = _Reading(file, lang, None)
    try:
        root = _composed(reading, text)
    except yaml.YAMLError as error:
        reading.problems.append(_syntax(error, reading, lines))
        return Source(file, lines, None, tuple(reading.problems))
    except _Stop:
        # A pit of braces is told by its depth; that each of them is an odd key only follows.
        told = (one for one in reading.problems if one.code != "yaml-key")
        return Source(file, lines, None, tuple(told))
    return Source(file, lines, root, tuple(reading.problems))


def _composed(reading: _Reading, text: str) -> Branch | None:
    """The document. The fast reader looks far ahead and gives up in a pit of brackets; the patient one reaches
    the bracket that is one too many, and so its line and column."""
    reading.parser = LOADER(text)
    try:
        return _document(reading)
    except yaml.YAMLError as error:
        if "maximum nesting" not in (getattr(error, "problem", None) or ""):
            raise
    reading.problems.clear()
    reading.parser = yaml.SafeLoader(text)
    return _document(reading)


def _syntax(error: yaml.YAMLError, reading: _Reading, lines: tuple[str, ...]) -> Problem:
    """Where a quote was left open, the reader stumbles only at the next one."""
    mark, quote = getattr(error, "problem_mark", None), reading.long_quote
    if mark is not None and quote is not None and quote.end_mark.line == mark.line:
        start = quote.start_mark
        return problem(reading.lang, "yaml-quote-open", reading.file, start.line + 1, start.column + 1)
    return syntax_problem(error, lines, reading.file, reading.lang)


def _refused(lang: str, code: str, file: str, line: int = 1, column: int = 1, **parts: object) -> Source:
    return Source(file, problems=(problem(lang, code, file, line, column, **parts),))


def _line_column(text: str, offset: int) -> tuple[int, int]:
    before = _BREAKS.split(text[:offset])
    return len(before), len(before[-1]) + 1


def _document(reading: _Reading) -> Branch | None:
    """The one document of the file; a second one is refused, none at all too."""
    get = reading.parser.get_event
    get()  # stream start
    start = get()
    if isinstance(start, yaml.StreamEndEvent):
        reading.report("yaml-empty", start.start_mark)
        return None
    root = _node(reading, get(), 0)
    get()  # document end
    after = get()
    if not isinstance(after, yaml.StreamEndEvent):
        reading.report("yaml-documents", after.start_mark)
        return None
    if root.value is None:
        reading.report("yaml-empty", start.start_mark)
        return None
    if not isinstance(root.value, dict):
        reading.problems.append(problem(reading.lang, "yaml-root", reading.file, root.line, root.column))
        return None
    return root


def _node(reading: _Reading, event: Any, depth: int) -> Branch:
    mark = event.start_mark
    if isinstance(event, yaml.AliasEvent):
        return _alias(reading, event, mark)
    reading.nodes += 1
    if reading.nodes > MAX_NODES:
        reading.report("yaml-too-many", mark, most=MAX_NODES)
        raise _Stop
    if depth > MAX_DEPTH:
        reading.report("yaml-too-deep", mark, most=MAX_DEPTH)
        raise _Stop
    if event.tag is not None:
        reading.report("yaml-tag", mark, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
    if event.anchor is not None:
        reading.anchors[event.anchor] = None  # not finished: it cannot stand inside itself
    if isinstance(event, yaml.ScalarEvent):
        value = event.value if event.style else plain(event.value)
        branch = Branch(value, mark.line + 1, mark.column + 1)
        if event.style in ("'", '"') and event.end_mark.line > mark.line:  # type: ignore[union-attr]
            reading.long_quote = event
    elif isinstance(event, yaml.MappingStartEvent):
        branch = _mapping(reading, mark, depth)
    else:
        branch = _sequence(reading, mark, depth)
    if event.anchor is not None:
        reading.anchors[event.anchor] = branch
    return branch


def _alias(reading: _Reading, event: Any, mark: Any) -> Branch:
    """What the alias stands for; counted as if it were written out, so that a bomb cannot go off."""
    if event.anchor not in reading.anchors:
        reading.report("yaml-alias-unknown", mark, name=event.anchor)
        return Branch(f"*{event.anchor}", mark.line + 1, mark.column + 1)
    target = reading.anchors[event.anchor]
    if target is None:
        reading.report("yaml-alias-itself", mark, name=event.anchor)
        raise _Stop
    reading.nodes += target.size
    if reading.nodes > MAX_NODES:
        reading.report("yaml-alias-bomb", mark, name=event.anchor, most=MAX_NODES)
        raise _Stop
    return target


def _mapping(reading: _Reading, mark: Any, depth: int) -> Branch:
    get = reading.parser.get_event
    value: dict[str, Any] = {}
    branch = Branch(value, mark.line + 1, mark.column + 1)
    while not isinstance(event := get(), yaml.MappingEndEvent):
        spot = event.start_mark
        name = event.value if isinstance(event, yaml.ScalarEvent) and event.anchor is None else None
        if name is None:
            reading.report("yaml-key", spot)
            _node(reading, event, depth + 1)
        child = _node(reading, get(), depth + 1)
        branch.size += child.size + 1
        if name is None:
            continue
        if name in value:
            reading.report("yaml-duplicate", spot, key=name, line=branch.keys[name][0])
            continue
        value[name] = child.value
        branch.keys[name] = spot.line + 1, spot.column + 1
        branch.children[name] = child
    return branch


def _sequence(reading: _Reading, mark: Any, depth: int) -> Branch:
    get = reading.parser.get_event
    branch = Branch((), mark.line + 1, mark.column + 1)
    items: list[Any] = []
    while not isinstance(event := get(), yaml.SequenceEndEvent):
        child = _node(reading, event, depth + 1)
        branch.children[len(items)] = child
        branch.size += child.size
        items.append(child.value)
    branch.value = tuple(items)
    return branch
