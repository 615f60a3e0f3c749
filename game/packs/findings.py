"""Everything a model finds wrong with plain data: all at once, and nothing that only follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from game.kinds.kind import Scaled, Words
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
    result = _without_followers(result)
    hidden = (explained(e, model, raw, place(e, raw), lang) for e in _hidden(model, raw, found))
    known = {one.identity for one in result}
    return result + [one for one in hidden if one.identity not in known]


def _without_followers(found: list[Finding]) -> list[Finding]:
    """A misspelled key is told once: that the key which was meant is missing only follows."""
    found = _choices_joined(_only_other_word(found))
    meant = {(one.path[:-1], one.parts["near"]) for one in found if one.code == "key-unknown-near"}
    return [one for one in found if not (one.code == "key-missing" and (one.path, one.parts["key"]) in meant)]


def _only_other_word(found: list[Finding]) -> list[Finding]:
    """Where one key is unknown and just one is missing, it is the same one under another name."""
    result = list(found)
    for one in found:
        if one.code != "key-unknown":
            continue
        beside = [x for x in found if x.code == "key-unknown" and x.path[:-1] == one.path[:-1]]
        missing = [x for x in found if x.code == "key-missing" and x.path == one.path[:-1]]
        if len(beside) == len(missing) == 1:
            parts = {"key": one.parts["key"], "near": missing[0].parts["key"]}
            result[result.index(one)] = Finding(one.path, "key-unknown-near", True, parts)
    return result


def _choices_joined(found: list[Finding]) -> list[Finding]:
    """A field with several lists of choices is told once, with all of them; a near word wins."""
    result: dict[tuple[object, ...], Finding] = {}
    for one in found:
        key = (one.path, "choice") if one.code in ("choice", "choice-near") else (one.path, one.code, id(one))
        before = result.get(key)
        if before is None or (before.code == "choice" and one.code == "choice-near"):
            result[key] = one
        elif before.code == one.code == "choice":
            known = dict.fromkeys(f"{before.parts['known']}, {one.parts['known']}".split(", "))
            result[key] = Finding(one.path, "choice", parts={**before.parts, "known": ", ".join(known)})
    return list(result.values())


def _errors(model: type[BaseModel], raw: Any) -> Errors:
    try:
        model.model_validate(raw)
    except ValidationError as error:
        return error.errors(include_url=False)
    return ()


def _hidden(model: type[BaseModel], raw: Any, found: Errors) -> Errors:
    """Checks across fields, which wait until every field is right: mend what is wrong and look again.

    Left-over keys, texts and levelled numbers can be mended without a lie; where anything else had to
    go, a check across fields of the same model could only complain about our mending.
    """
    mended, lost = raw, []
    for error in found:
        path = place(error, raw)
        text, scaled = _start(model, error, raw, Words), _start(model, error, raw, Scaled)
        if error["type"] == "extra_forbidden":
            mended = _with(mended, path, _GONE)
        elif text is not None and error["type"] in OWN:
            continue  # the words are there; what the kind says of them is told
        elif text is not None:
            missing = error["type"] == "missing" and text == path
            mended = _with(mended, (*path, error["loc"][-1]) if missing else text, "mot")
        elif scaled is not None:
            mended = _with(mended, scaled, _GONE)
        elif error["type"] not in OWN:
            mended = _with(mended, path, _GONE)
            lost.append(path)
    if mended is raw:
        return ()
    return [
        error
        for error in _errors(model, mended)
        if error["type"] in OWN and not any(path[: len(place(error, raw))] == place(error, raw) for path in lost)
    ]


_GONE = object()


def _start(model: type[BaseModel], error: Any, raw: Any, wanted: type[BaseModel]) -> Path | None:
    """Where in the data the model `wanted` begins that the error lies in, if it lies in one."""
    loc = error["loc"]
    for n in range(len(loc) + 1):
        if wanted in shape.at(model, loc[:n]):
            return place({"loc": loc[:n]}, raw)
    return None


def _with(raw: Any, path: Path, value: Any) -> Any:
    """`raw` with `value` at `path`, or without that key; an item of a list only becomes empty."""
    if not path:
        return raw
    step, rest = path[0], path[1:]
    if isinstance(raw, tuple) and isinstance(step, int) and step < len(raw):
        new = _with(raw[step], rest, value) if rest else (None if value is _GONE else value)
        return (*raw[:step], new, *raw[step + 1 :])
    if not isinstance(raw, dict):
        return raw
    if rest:
        return {**raw, step: _with(raw.get(step), rest, value)}
    kept = {key: one for key, one in raw.items() if key != step}
    return kept if value is _GONE else {**kept, step: value}


def _inside(raw: Any, step: Any) -> bool:
    if isinstance(raw, dict):
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
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue  # the items are there; what is wrong with them is told
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
