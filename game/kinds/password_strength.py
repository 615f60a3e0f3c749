"""How hard a passphrase is to guess: zxcvbn’s estimate, loaded only when somebody makes one."""

from __future__ import annotations

from collections.abc import Iterable

WEAK, STRONGEST = 0, 4
MOST_LETTERS = 72  # zxcvbn refuses more
# zxcvbn knows common English words only. A common word of another language counts as one among this many.
COMMON_WORDS = 2000
_OTHERS = tuple(f"\u2026{i}" for i in range(COMMON_WORDS))


def strength(text: str, own: Iterable[str] = (), common: Iterable[str] = ()) -> int:
    """0 (guessed at once) to 4.

    `own` are words about the person, which a stranger tries first; `common` everyday words of the
    learner’s language, tried after them. Nothing is kept: neither the text nor its estimate.
    """
    if not text.strip():
        return WEAK
    from zxcvbn import zxcvbn

    return int(zxcvbn(text[:MOST_LETTERS], user_inputs=[*own, *_OTHERS, *common])["score"])


def tokens(text: str) -> tuple[str, ...]:
    """The words of a phrase, in small letters; any sign between them counts as a space."""
    return tuple("".join(c if c.isalnum() else " " for c in text.casefold()).split())
