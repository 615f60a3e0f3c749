"""A line of text being written: characters, a place to write at, and the way to what is wanted. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.typed import (
    DELETED,
    ERASED,
    WENT_FIRST,
    WENT_LAST,
    WENT_LEFT,
    WENT_RIGHT,
)

MOST_LETTERS = 60
MOVES = (WENT_LEFT, WENT_RIGHT, WENT_FIRST, WENT_LAST)


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """`at` is how many characters stand before the place to write at."""

    text: str = ""
    at: int = 0

    def __repr__(self) -> str:
        """What is typed never gets into a message or a log."""
        return f"Line({len(self.text)} characters, at {self.at})"

    def typed(self, value: str) -> Line:
        """After one TYPE value: a character, or a command that stands for a key."""
        match value:
            case "\b":
                return self._without(self.at - 1) if self.at else self
            case "\x7f":
                return self._without(self.at) if self.at < len(self.text) else self
            case "\x1c":
                return replace(self, at=max(0, self.at - 1))
            case "\x1d":
                return replace(self, at=min(len(self.text), self.at + 1))
            case "\x1e":
                return replace(self, at=0)
            case "\x1f":
                return replace(self, at=len(self.text))
        clean = "".join(c for c in value if c.isprintable())[: MOST_LETTERS - len(self.text)]
        return Line(self.text[: self.at] + clean + self.text[self.at :], self.at + len(clean))

    def _without(self, i: int) -> Line:
        return Line(self.text[:i] + self.text[i + 1 :], i)


def towards(line: Line, wanted: str, moves: bool) -> str:
    """The next value to type on the shortest way from `line` to `wanted`; "" when there is nothing to do.

    With `moves` the arrows and Delete can be used; without, one erases from the end.
    """
    if line.text == wanted:
        return ""
    if not moves:
        same = alike(line.text, wanted)
        return ERASED if same < len(line.text) else wanted[same]
    start, end = fault(line.text, wanted)
    if end == start:  # something is missing there
        if line.at == start:
            return wanted[start]
        return WENT_RIGHT if line.at < start else WENT_LEFT
    if start < line.at <= end:
        return ERASED
    if line.at == start:
        return DELETED
    return WENT_RIGHT if line.at < start else WENT_LEFT


def fault(text: str, wanted: str) -> tuple[int, int]:
    """Where in `text` something is too much (from, to); an empty stretch where something is missing."""
    start = alike(text, wanted)
    left, right = text[start:], wanted[start:]
    same = alike(left[::-1], right[::-1])
    return start, start + len(left) - same


def mistakes(text: str, wanted: str) -> int:
    """How many characters of `text` are wrong, missing or too many: the edit distance (Levenshtein 1966)."""
    before = list(range(len(wanted) + 1))
    for i, got in enumerate(text, 1):
        now = [i]
        for j, want in enumerate(wanted, 1):
            now.append(min(before[j] + 1, now[-1] + 1, before[j - 1] + (got != want)))
        before = now
    return before[-1]


def alike(a: str, b: str) -> int:
    """How many characters two texts begin with alike."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def patterned(pattern: str, text: str) -> str:
    """Characters in the places of a pattern ("## ## ##"): its signs come by themselves."""
    if not pattern:
        return text
    left, shown = list(text), ""
    for sign in pattern:
        if not left:
            break
        shown += left.pop(0) if sign == "#" else sign
    return shown + "".join(left)


def bare(pattern: str, text: str) -> str:
    """Without the signs that the pattern sets by itself."""
    return "".join(c for c in text if c not in pattern.replace("#", "")) if pattern else text
