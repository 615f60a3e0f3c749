"""Plain scalars as YAML 1.2 reads them: words stay words.

`yes`, `no`, `on`, `off`, `y`, `n`, dates and `12:30:45` stay words. A number with leading zeros (a
phone number), an octal, hexadecimal or very long one, an infinity: words too, so that nothing is
turned into something that the author did not write.
"""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_REAL = re.compile(r"[-+]?([0-9]{1,15}\.[0-9]*|\.[0-9]+|[0-9]{1,15}(?=[eE]))([eE][-+]?[0-9]{1,2})?")
_NAMES: dict[str, Scalar] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


def plain(text: str) -> Scalar:
    """The value of an unquoted scalar."""
    if text in _NAMES:
        return _NAMES[text]
    if text[0] in "+-.0123456789":
        if _WHOLE.fullmatch(text):
            return int(text)
        if _REAL.fullmatch(text):
            return float(text)
    return text
