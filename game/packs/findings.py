"""Everything a model finds wrong with plain data: all at once, and nothing that only follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from game.kinds.kind import Words
from game.packs import shape
from game.packs.explain import Finding, Path, explained

Errors = Sequence[Any]
OWN = ("value_error", "assertion_error")


def findings(model: type[BaseModel], raw: Any, lang: str) -> list[Finding]:
    """What is wrong with `raw` (dicts, tuples, scalars); an empty list when it is valid."""
    found = _errors(model, raw)
    if not found:
        return []
    result = [explained(e, model, raw, place(e, raw), lang) for e in _settled(found, raw)]
    hidden = (explained(e, model, raw, place(e, raw), lang) for e in _hidden(model, raw, found))
    known = {one.identity for one in result}
    return result + [one for one in hidden if one.identity not in known]


def _errors(model: type[BaseModel], raw: Any) -> Errors:
    try:
        model.model_validate(raw)
    except ValidationError as error:
        return error.errors(include_url=False)
    return ()


def _hidden(model: type[BaseModel], raw: Any, found: Errors) -> Errors:
    """Checks across fields, which wait until every field is right: mend what is wrong and look again."""
    mended = raw
    for error in found:
        path = place(error, raw)
        if error["type"] == "missing" and not path:
            if Words in shape.at(model, error["loc"]):
                mended = {**mended, error["loc"][-1]: "…"}
        elif path and isinstance(mended, Mapping):
            mended = {k: v for k, v in mended.items() if k != path[0]}
    second = _errors(model, mended)
    if any(error["type"] not in OWN for error in second):
        return ()
    return second


def _inside(raw: Any, step: Any) -> bool:
    if isinstance(raw, Mapping):
        return step in raw
    return isinstance(raw, tuple) and isinstance(step, int) and step < len(raw)


def place(error: Any, raw: Any) -> Path:
    """Where the error is in the data; pydantic's location may name the arms of unions in between."""
    path: list[str | int] = []
    for step in error["loc"]:
        if _inside(raw, step):
            raw = raw[step]
            path.append(step)
    return tuple(path)


def _settled(errors: Errors, raw: Any) -> list[Any]:
    """A union complains once for each of its arms: keep the arm that comes closest."""
    unions: dict[Path, dict[str | int, list[Any]]] = {}
    settled: list[Any] = []
    for error in errors:
        arm = _arm(error, raw)
        if arm is None:
            settled.append(error)
        else:
            where, mark = arm
            unions.setdefault(where, {}).setdefault(mark, []).append(error)
    for where, arms in unions.items():
        settled += min(arms.values(), key=lambda group, at=where: _distance(group, raw, at))  # type: ignore[misc]
    return settled


def _arm(error: Any, raw: Any) -> tuple[Path, str | int] | None:
    """Where the location leaves the data for the arm of a union, and by which mark."""
    path: list[str | int] = []
    for i, step in enumerate(error["loc"]):
        if _inside(raw, step):
            raw = raw[step]
            path.append(step)
        elif i == len(error["loc"]) - 1 and error["type"] == "missing":
            return None
        else:
            return tuple(path), step
    return None


def _distance(group: Errors, raw: Any, where: Path) -> tuple[int, int]:
    """How far an arm is from what was written: not even the right kind of value is furthest."""
    if any(place(e, raw) == where and e["type"].endswith("_type") for e in group):
        return 2, len(group)
    return int(any(e["type"] == "literal_error" for e in group)), len(group)
