"""Asking for a passphrase: from the environment, else at the terminal, never on the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from game.core.errors import MachineLacks, Trouble
from game.core.wording import words

VARIABLE, NEW_VARIABLE = "DEFICLIC_PASSPHRASE", "DEFICLIC_NEW_PASSPHRASE"
SHORT = 8


def passphrase(
    lang: str, *, new: bool = False, variable: str = VARIABLE, environ: Mapping[str, str] = os.environ
) -> str:
    """A `new` one is asked twice and may be called weak; an empty one is never taken.

    Raises Trouble when two typings differ or nothing was said, MachineLacks without a terminal.
    """
    given = environ.get(variable)
    if given is None:
        if not sys.stdin.isatty():
            raise MachineLacks(
                words(lang, "phrase.none"), words(lang, "phrase.none.remedy", variable=variable)
            )  # fmt: skip
        given = _typed(lang, new=new)
    if not given.strip():
        raise Trouble(words(lang, "phrase.empty"), words(lang, "phrase.empty.remedy"), status=2)
    if new and len(given.strip()) < SHORT:
        print(words(lang, "phrase.short", n=SHORT), file=sys.stderr)  # noqa: T201
    return given


def _typed(lang: str, *, new: bool) -> str:
    from getpass import getpass

    first = getpass(words(lang, "phrase.ask.new" if new else "phrase.ask"))
    if new and getpass(words(lang, "phrase.ask.again")) != first:
        raise Trouble(words(lang, "phrase.differ"), words(lang, "phrase.differ.remedy"))
    return first
