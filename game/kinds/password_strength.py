"""How hard a passphrase is to guess: zxcvbn’s estimate, loaded only when somebody makes one."""

from __future__ import annotations

from collections.abc import Iterable

WEAK, STRONGEST = 0, 4
MOST_LETTERS = 72  # zxcvbn refuses more


def strength(text: str, own: Iterable[str] = ()) -> int:
    """0 (guessed at once) to 4; `own` are words about the person, which a stranger tries first.

    Nothing is kept: neither the text nor its estimate stays anywhere here.
    """
    if not text.strip():
        return WEAK
    from zxcvbn import zxcvbn

    return int(zxcvbn(text[:MOST_LETTERS], user_inputs=list(own))["score"])


def tokens(text: str) -> tuple[str, ...]:
    """The words of a phrase, in small letters; any sign between them counts as a space."""
    return tuple("".join(c if c.isalnum() else " " for c in text.casefold()).split())
