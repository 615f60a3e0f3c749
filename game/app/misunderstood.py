"""A command line that is not understood, in the words of whoever typed it: what argparse says, in French."""

from __future__ import annotations

import difflib
import re

_FRENCH: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"il manque : \1"),
    (r"unrecognized arguments: (.+)", r"ceci n’est pas compris : \1"),
    (
        r"argument (\S+): invalid choice: '(.*?)' \(choose from (.+)\)",
        r"« \2 » n’est pas possible pour \1 (choix : \3)",
    ),
    (r"argument (\S+): expected one argument", r"\1 attend une valeur"),
    (r"argument (\S+): expected at least one argument", r"\1 attend au moins une valeur"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 ne va pas avec \2"),
    (r"argument (\S+): invalid int value: '(.*)'", r"\1 attend un nombre entier, et non « \2 »"),
    (r"one of the arguments (.+) is required", r"il faut un de : \1"),
    (r"argument (\S+): (.+)", r"\1 : \2"),
)
_CHOICE = re.compile(r"argument \S+: invalid choice: '(.*?)' \(choose from (.+)\)")


def said(message: str, lang: str) -> str:
    """The message in `lang`; a word that was probably misspelled is answered with the one that was meant."""
    near = _near(message, lang)
    if lang != "fr":
        return message + near
    for pattern, french in _FRENCH:
        if found := re.fullmatch(pattern, message, re.S):
            text = found.expand(french).replace("'", "") + near
            return re.sub(r" ([:?»])", "\u00a0\\1", text).replace("« ", "«\u00a0")
    return message + near


def _near(message: str, lang: str) -> str:
    found = _CHOICE.fullmatch(message)
    if found is None:
        return ""
    close = difflib.get_close_matches(found[1], re.findall(r"[\w-]+", found[2]), 1, 0.6)
    if not close:
        return ""
    return f" : vouliez-vous dire « {close[0]} » ?" if lang == "fr" else f": did you mean “{close[0]}”?"
