"""Where the words of a text stand: speech and painter count them the same way.

A word is what ordinary spaces and line breaks separate; a no-break space glues (« Bravo ! » is one
word with its mark), as it does when lines are wrapped. `Spoken.word` is an index into these.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^ \t\r\n]+")


def word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each word, in characters."""
    return tuple(match.span() for match in _WORD.finditer(text))


def split_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
