"""From the words on screen to the words for the voice, and back to which word is being said.

Two things happen to a text: signs nobody says (emoji, quotation marks, bullets …) are taken out, and
the lexicon puts a spelling in the place of a word that the voice says badly. Each character of the
result remembers where it came from, so that the right word of the original can be highlighted.

A lexicon file has one correction a line, `MOT = prononciation`; `#` begins a comment.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.core.spans import word_spans
from game.speech.pcm import WordTime

LONGEST_TEXT = 500
FILE_NAME = "prononciation.txt"
_LARGEST_FILE_BYTES = 256 * 1024

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"}  # fmt: skip
_UNSAID = frozenset('«»“”„‟"‹›·‧')
_GAPS = frozenset("[]{}<>_*#|~^`\\•‣◦†‡¶§")
_GAP_KINDS = frozenset(("So", "Sk", "Cc", "Zl", "Zp"))
_MATHS = frozenset("+=×÷±")
_NO_SPACE_BEFORE = frozenset(",.;:!?…)")


@dataclass(frozen=True, slots=True)
class SpokenText:
    """What the voice is given. `origin[i]` is where character `i` stands in the original text."""

    text: str
    origin: tuple[int, ...]

    def indexed(self, original: str, words: Iterable[WordTime]) -> tuple[tuple[float, int], ...]:
        """(at_s, index of the word of `original`), both growing; words that are not said are left out."""
        starts = [start for start, _ in word_spans(original)]
        times: list[tuple[float, int]] = []
        for word in words:
            if not 0 <= word.start_char < len(self.origin):
                continue
            index = bisect_right(starts, self.origin[word.start_char]) - 1
            if index > (times[-1][1] if times else -1):
                times.append((word.at_s, index))
        return tuple(times)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Corrections by word, in lower case. The later of two lexicons has the last word."""

    entries: Mapping[str, str]

    def plus(self, more: Mapping[str, str]) -> Lexicon:
        return Lexicon({**self.entries, **lexicon_of(more).entries})

    def spoken(self, original: str) -> SpokenText:
        """`original` as the voice should read it, at most LONGEST_TEXT characters."""
        chars = _tidy(_cleaned(original))
        if self.entries:
            chars = _tidy(self._corrected(chars))
        chars = _capped(chars)
        return SpokenText("".join(c for c, _ in chars), tuple(i for _, i in chars))

    def _corrected(self, chars: list[tuple[str, int]]) -> list[tuple[str, int]]:
        text = "".join(c for c, _ in chars)
        keys = sorted(self.entries, key=lambda key: (-len(key), key))
        pattern = re.compile(
            r"(?<![\w-])(?:" + "|".join(re.escape(key) for key in keys) + r")(?![\w-])", re.IGNORECASE
        )
        out: list[tuple[str, int]] = []
        done = 0
        for match in pattern.finditer(text):
            said = self.entries.get(match.group().lower())
            if said is None:
                continue
            out += chars[done : match.start()]
            out += [(c, chars[match.start()][1]) for c in said]
            done = match.end()
        return out + chars[done:]


def lexicon_of(words: Mapping[str, str]) -> Lexicon:
    """A lexicon from a mapping (that of a pack): empty words are left out, spaces and signs made plain."""
    plain = {_plain(word).lower(): _plain(said) for word, said in words.items()}
    return Lexicon({word: said for word, said in plain.items() if word and said})


def read_lexicon(path: Path) -> tuple[Lexicon, tuple[str, ...]]:
    """The installation's lexicon and the lines it could not use, as `line: text`. A missing or unreadable
    file is an empty lexicon; it never raises."""
    try:
        if path.stat().st_size > _LARGEST_FILE_BYTES:
            return Lexicon({}), ("0: too large",)
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return Lexicon({}), ()
    words: dict[str, str] = {}
    odd: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition("#")[0].strip()
        word, equals, said = (part.strip() for part in line.partition("="))
        if equals and word and said:
            words[word] = said
        elif line:
            odd.append(f"{number}: {line}")
    return lexicon_of(words), tuple(odd)


def _plain(text: str) -> str:
    return "".join(c for c, _ in _tidy(_cleaned(text)))


def _cleaned(text: str) -> list[tuple[str, int]]:
    """Each character as it should be said, or a space, or nothing; with where it stood."""
    out: list[tuple[str, int]] = []
    for i, char in enumerate(text[: LONGEST_TEXT * 4]):
        char = _SAME.get(char, char)
        kind = unicodedata.category(char)
        if char in _UNSAID or (kind in ("Cf", "Me", "Cs", "Co", "Cn")):
            continue
        if kind == "Mn":
            whole = unicodedata.normalize("NFC", out[-1][0] + char) if out else ""
            if len(whole) == 1:
                out[-1] = (whole, out[-1][1])
            continue
        if char in "/-" and not _between_digits(text, i):
            char = _joined(text, i, char)
        elif char.isspace() or char in _GAPS or kind in _GAP_KINDS or (kind == "Sm" and char not in _MATHS):
            char = " "
        out.append((char, i))
    return out


def _joined(text: str, i: int, char: str) -> str:
    """A slash is a gap; a dash that stands alone is a pause, one inside a word stays."""
    if char == "/":
        return " "
    alone = not text[i - 1 : i].strip() and not text[i + 1 : i + 2].strip()
    return "," if alone and i else char


def _between_digits(text: str, i: int) -> bool:
    return text[:i].rstrip()[-1:].isdigit() and text[i + 1 :].lstrip()[:1].isdigit()


def _tidy(chars: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """One space between words, none before a mark that closes, none at the ends."""
    out: list[tuple[str, int]] = []
    for char, i in chars:
        if char == " " and (not out or out[-1][0] == " "):
            continue
        if char in _NO_SPACE_BEFORE and out and out[-1][0] == " ":
            out.pop()
        out.append((char, i))
    if out and out[-1][0] == " ":
        out.pop()
    return out


def _capped(chars: list[tuple[str, int]]) -> list[tuple[str, int]]:
    if len(chars) <= LONGEST_TEXT:
        return chars
    cut = LONGEST_TEXT
    while cut > LONGEST_TEXT // 2 and chars[cut][0] != " ":
        cut -= 1
    return chars[: cut if chars[cut][0] == " " else LONGEST_TEXT]
