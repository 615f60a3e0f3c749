"""A reader of the part of JSON Schema that our schema uses, to see what an editor would underline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, Any] = {
    "object": dict, "array": (list, tuple), "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip
KNOWN = {"discriminator",
    "$schema", "title", "description", "examples", "default", "definitions", "type", "properties", "required",
    "additionalProperties", "enum", "const", "pattern", "minLength", "maxLength", "minItems", "maxItems", "minimum",
    "maximum", "exclusiveMinimum", "exclusiveMaximum", "items", "allOf", "anyOf", "oneOf", "if", "then", "$ref",
    "propertyNames",
}  # fmt: skip


def faults(schema: Any, value: Any, root: Any = None, path: str = "") -> Iterator[str]:
    """Every place of `value` that the schema does not allow."""
    root = schema if root is None else root
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/definitions/")
        yield from faults(root["definitions"][name], value, root, path)
        return
    yield from _own(schema, value, path)
    for part in schema.get("allOf", ()):
        yield from faults(part, value, root, path)
    for word in ("anyOf", "oneOf"):
        if word in schema and not any(not list(faults(arm, value, root, path)) for arm in schema[word]):
            yield f"{path}: none fits"
    if "if" in schema and not list(faults(schema["if"], value, root, path)):
        yield from faults(schema["then"], value, root, path)
    if isinstance(value, dict):
        yield from _inside(schema, value, root, path)
    if isinstance(value, list | tuple) and "items" in schema:
        items = schema["items"]
        each = items if isinstance(items, list) else [items] * len(value)
        for i, (one, arm) in enumerate(zip(value, each, strict=False)):
            yield from faults(arm, one, root, f"{path}/{i}")


def _inside(schema: Any, value: dict[str, Any], root: Any, path: str) -> Iterator[str]:
    known = schema.get("properties", {})
    for key, one in value.items():
        if key in known:
            yield from faults(known[key], one, root, f"{path}/{key}")
        elif schema.get("additionalProperties") is False:
            yield f"{path}/{key}: unknown"
        elif isinstance(schema.get("additionalProperties"), dict):
            yield from faults(schema["additionalProperties"], one, root, f"{path}/{key}")
    yield from (f"{path}: {key} is missing" for key in schema.get("required", ()) if key not in value)


def _own(schema: Any, value: Any, path: str) -> Iterator[str]:
    kind = schema.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (isinstance(value, bool) and kind in ("integer", "number"))):
        yield f"{path}: not {kind}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: not in enum"
    if "const" in schema and value != schema["const"]:
        yield f"{path}: not const"
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{path}: pattern"
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            yield f"{path}: length"
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{path}: range"
    most = schema.get("maxItems", 9999)
    if isinstance(value, list | tuple) and not schema.get("minItems", 0) <= len(value) <= most:
        yield f"{path}: count"


def fields(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every named field of the schema, with its path."""
    if isinstance(schema, dict):
        for key, one in schema.get("properties", {}).items():
            if isinstance(one, dict):
                yield f"{path}/{key}", one
        for key, one in schema.items():
            if key not in ("examples", "default", "if"):
                yield from fields(one, f"{path}/{key}")
    elif isinstance(schema, list):
        for i, one in enumerate(schema):
            yield from fields(one, f"{path}/{i}")
