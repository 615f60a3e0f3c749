"""When each word is said where nobody measured it: recordings, system voices, and silence."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.spans import split_words

WordTimes = tuple[tuple[float, int], ...]
"""(at_s, index of the word), both growing."""

# Fitted to espeak-ng at 80-200 words a minute, French and English, within about 15 %.
_LETTER, _WORD, _SENTENCE, _CLAUSE = 6.3, 12.6, 95.0, 45.0
_LEAST_S = 0.8


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a text lasts, and its word times; `word_at` answers -1 before the first word."""

    lasts_s: float
    words: WordTimes

    def word_at(self, t_s: float) -> int:
        index = -1
        for at_s, word in self.words:
            if at_s > t_s:
                break
            index = word
        return index

    def next_change_s(self, t_s: float) -> float:
        """When after `t_s` the word changes, or all is said."""
        return next((at_s for at_s, _ in self.words if at_s > t_s), self.lasts_s)


def estimated(text: str, rate: float) -> Timing:
    """The timing of `text` read at `rate` words a minute. Signs alone are no words."""
    words: list[tuple[float, int]] = []
    at, pause = 0.0, 0.0
    for index, word in enumerate(split_words(text)):
        letters = sum(c.isalnum() for c in word)
        if letters:
            at += pause
            words.append((at / rate, index))
            at += letters * _LETTER + _WORD
            pause = 0.0
        pause = max(pause, _SENTENCE if word[-1] in ".!?…" else _CLAUSE if word[-1] in ",;:" else 0.0)
    return Timing(max(at / rate, _LEAST_S), tuple(words))


def stretched(text: str, lasts_s: float) -> Timing:
    """The words of `text` spread over a sound of `lasts_s`."""
    rough = estimated(text, 120.0)
    factor = lasts_s / rough.lasts_s
    return Timing(lasts_s, tuple((at_s * factor, word) for at_s, word in rough.words))
