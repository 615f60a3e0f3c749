"""How a kind refuses what an author wrote: everything at once, each fault at its own place."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

Loc = tuple[str | int, ...]
Wrong = tuple[Loc, str]


def refuse(wrong: Iterable[Wrong]) -> None:
    """All that is wrong, as one error of pydantic; nothing when there is nothing.

    A fault is its place below the model and its words, "en français | in English".
    """
    details = [
        InitErrorDetails(type=PydanticCustomError("value_error", "{error}", {"error": text}), loc=loc, input=None)
        for loc, text in wrong
    ]
    if details:
        raise ValidationError.from_exception_data("challenge", details)
