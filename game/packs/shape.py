"""What a model expects at each place of plain data, read from its annotations.

Works on data that is not valid (yet): where data and model part, the walk simply ends. So the checks
of words and files run although another field is wrong.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from game.kinds.kind import Scaled, Words

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Slot:
    """A text of a challenge: where it stands, its words, and the name of the field it fills."""

    path: Path
    field: str
    text: str


def bare(annotation: Any) -> Any:
    """Without `Annotated`."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


@cache
def arms(annotation: Any) -> tuple[Any, ...]:
    """The alternatives of a union (without None), or the annotation alone."""
    annotation = bare(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(arm for part in get_args(annotation) for arm in arms(part) if arm is not types.NoneType)
    return (annotation,)


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, Any]:
    """Key as written -> annotation."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def item_of(annotation: Any) -> Any:
    """What a list of this annotation holds; None when it is no list."""
    if get_origin(annotation) in (tuple, list, Sequence, frozenset, set):
        inner = get_args(annotation)
        return inner[0] if inner else None
    return None


def best_arm(annotation: Any, raw: Any) -> Any:
    """The alternative that `raw` was most probably meant for; None when there is none."""
    fitting = [arm for arm in arms(annotation) if _fits(arm, raw)]
    if len(fitting) > 1 and isinstance(raw, dict):
        fitting.sort(key=lambda arm: _likeness(arm, raw), reverse=True)
    return fitting[0] if fitting else None


def _fits(arm: Any, raw: Any) -> bool:
    if isinstance(raw, dict):
        return is_model(arm) or get_origin(arm) is dict
    if isinstance(raw, tuple):
        return item_of(arm) is not None
    if isinstance(raw, str):
        return arm is str or arm is Words
    return False


def _likeness(arm: Any, raw: Mapping[str, Any]) -> tuple[int, int]:
    """A matching tag (a Literal field) weighs most, then keys in common."""
    if not is_model(arm):
        return 0, 0
    fields = fields_of(arm)
    tags = sum(
        1 if raw.get(key) in get_args(a) else -1
        for key, a in fields.items()
        if get_origin(bare(a)) is Literal and key in raw
    )
    return tags, sum(1 if key in fields else -1 for key in raw)


def texts(annotation: Any, raw: Any, path: Path = (), field: str = "") -> Iterator[Slot]:
    """Every text in `raw` as the model at `annotation` would read it, in the order written."""
    arm = best_arm(annotation, raw)
    if arm is Words:
        if isinstance(raw, str):
            yield Slot(path, field, raw)
        elif isinstance(raw.get("text"), str):
            yield Slot((*path, "text"), field, raw["text"])
    elif is_model(arm):
        fields = fields_of(arm)
        for key, value in raw.items():
            if key in fields:
                yield from texts(fields[key], value, (*path, key), key)
    elif isinstance(raw, tuple) and arm is not None:
        for i, value in enumerate(raw):
            yield from texts(item_of(arm), value, (*path, i), field)
    elif isinstance(raw, dict) and arm is not None:
        for key, value in raw.items():
            yield from texts(get_args(arm)[1], value, (*path, key), field)


def at(model: Any, loc: Sequence[str | int]) -> tuple[Any, ...]:
    """The alternatives that a model expects at `loc` of a pydantic error (union marks included)."""
    here = arms(model)
    for step in loc:
        below = tuple(arm for one in here for child in _children(one, step) for arm in arms(child))
        # A step that leads nowhere is the mark of one arm of a union.
        here = below or tuple(arm for arm in here if _marked(arm, step)) or here
    return here


def _children(arm: Any, step: str | int) -> Iterator[Any]:
    if is_model(arm):
        fields = fields_of(arm)
        if step in fields:
            yield fields[str(step)]
    elif isinstance(step, int) and item_of(arm) is not None:
        yield item_of(arm)
    elif get_origin(arm) is dict:
        yield get_args(arm)[1]


def _marked(arm: Any, step: str | int) -> bool:
    if not is_model(arm):
        return getattr(arm, "__name__", "") == step
    tags = [v for a in fields_of(arm).values() if get_origin(bare(a)) is Literal for v in get_args(bare(a))]
    return arm.__name__ == step or step in tags


def expects(arm: Any) -> str:
    """A word of the catalogue for what an alternative expects: text, number, list ..."""
    if arm in (Words, str):
        return "text"
    if arm is Scaled:
        return "scaled"
    if arm in (bool, int, float):
        return {bool: "bool", int: "whole", float: "number"}[arm]
    if item_of(arm) is not None:
        return "list"
    return "mapping" if is_model(arm) or get_origin(arm) is dict else "choice"
