"""An example for every field of the schema: what the starters write there, else what the field allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, get_args, get_origin

from game.authoring.example import example
from game.authoring.schema_reader import faults
from game.kinds.registry import KINDS
from game.packs import shape
from game.packs.source import parse

LANG = "fr"
MOST_ITEMS = 2
MOST_DEPTH = 4
Json = dict[str, Any]
# For fields that no starter writes, or where the model gives none: by name, in French.
BY_NAME: Mapping[str, tuple[Any, ...]] = {
    "id": ("ballon-rouge",),
    "title": ("Le ballon",),
    "name": ("Le ballon",),
    "instruction": ("Clique sur le ballon rouge.",),
    "ask": ("Coche les fruits.",),
    "skills": (["mouse.click"],),
    "picture": ("🎈", ":ballon de baudruche:", "art:gift-closed", "ballon.png"),
    "after": ("art:gift-open",),
    "audio": ("consigne.ogg",),
    "alt": ("Un ballon rouge dans le ciel",),
    "scene": ("harbour",),
    "clue": ("Regarde en haut.",),
    "demonstration": ("Regarde. La flèche va sur le ballon.",),
    "praise": (["Bravo ! Le ballon s’envole."],),
    "replies": ({"miss": "Presque ! Vise le ballon."},),
    "things": ([{"name": "Le ballon", "picture": "🎈"}],),
    "say": ("Oui. C’est ça.",),
    "text": ("Clique sur le ballon rouge.",),
    "seen": ("Le jeune lâche la souris entre deux clics.",),
    "before": ("Avant, montre la souris au jeune.",),
    "question": ("Qu’est-ce qui t’a aidé ?",),
    "source": ("https://openmoji.org",),
    "falc_validated_by": (["le groupe du mardi"],),
    "credits": ([{"file": "ballon.png", "author": "Camille, atelier du mardi", "licence": "CC-BY-4.0"}],),
    "measure": ("errors.miss",),
    "success": ([{"measure": "errors.miss", "most": 2}],),
    "sheet": ({"site": "Vagueo", "parts": [{"part": "text", "content": "On se voit samedi ?"}]},),
    "page": ({"site": "Vagueo", "parts": [{"part": "text", "content": "On se voit samedi ?"}]},),
    "panels": ([{"id": "menu", "title": "Menu", "blocks": [{"block": "text", "content": "Le menu du port"}]}],),
    "copies": (
        [{"ask": "Copie le code du cinéma.", "program": "Message", "target": "Le cinéma", "fields": ["Le code"],
          "codes": [{"label": "Code du cinéma", "value": "4821"}]}],
    ),
    "enfant": ({"picture": "🎈"},),
    "ado": ({"picture": "📱"},),
}  # fmt: skip


def whole_challenge(kind: str) -> Json:
    """The starter's challenge of a kind, as JSON."""
    return dict(_short(_root(kind), None))


def give_examples(schema: Json) -> None:
    """Fill in `examples` of every field of the whole schema: only what the field accepts, at least one."""
    for kind, part, fields in _places(schema):
        for key, field in fields.items():
            given = field.get("examples") or ()
            fitting = [one for one in given if not list(faults(_bare(field), one, schema))]
            if not fitting:
                candidates = _candidates(kind, part, key, field, schema)
                fitting = list(islice((c for c in candidates if not list(faults(_bare(field), c, schema))), 1))
            if fitting:
                field["examples"] = fitting


def _bare(field: Json) -> Json:
    return {key: value for key, value in field.items() if key != "examples"}


def _places(schema: Json) -> Iterator[tuple[str, str, Json]]:
    """(kind, part, fields) of the head and of every definition, the parts before what holds them."""
    for name, definition in schema["definitions"].items():
        kind, _, part = name.partition(" ")
        if kind in ("défi", "changements"):
            kind, part = part, ""
        for one in (definition, *definition.get("anyOf", ())):
            yield kind, part, one.get("properties", {})
    yield "pack", "PackHead", schema["properties"]


def _candidates(kind: str, part: str, key: str, field: Json, schema: Json) -> Iterator[Any]:
    written = _written()
    for where in ((kind, part, key),):
        yield from written.get(where, ())
    yield from BY_NAME.get(key, ())
    for where in (("", part, key), ("", "", key)):
        yield from written.get(where, ())
    yield allowed(field, schema)


def allowed(field: Json, schema: Json, depth: int = 0) -> Any:
    """A small value that a piece of schema accepts; None when none is found."""
    if "const" in field:
        return field["const"]
    if field.get("enum"):
        return field["enum"][0]
    if field.get("default") is not None:
        return field["default"]
    if "$ref" in field:
        name = field["$ref"].removeprefix("#/definitions/")
        return allowed(schema["definitions"][name], schema, depth + 1) if depth < MOST_DEPTH else None
    for arm in (*field.get("allOf", ()), *field.get("anyOf", ()), *field.get("oneOf", ())):
        if (found := allowed(arm, schema, depth)) is not None:
            return found
    return _by_type(field, schema, depth)


def _by_type(field: Json, schema: Json, depth: int) -> Any:
    match field.get("type"):
        case "integer" | "number":
            return field.get("minimum", field.get("exclusiveMinimum", 0) + 1)
        case "boolean":
            return True
        case "string":
            return "Le ballon"
        case "array":
            items = field.get("items", {})
            if isinstance(items, list):
                return [allowed(one, schema, depth + 1) for one in items]
            return [allowed(items, schema, depth + 1)] * max(1, field.get("minItems", 1))
        case "object":
            needed = {key: field["properties"].get(key, {}) for key in field.get("required", ())}
            return {key: (BY_NAME.get(key) or (allowed(one, schema, depth + 1),))[0] for key, one in needed.items()}
    return None


def _root(kind: str) -> Any:
    return parse("".join(example(kind, LANG)).replace("- id:", "  id:", 1).encode(), kind).value


@cache
def _written() -> Mapping[tuple[str, str, str], list[Any]]:
    """(kind, part, key) -> what the starters write; the part is "" for a challenge itself. Also by less."""
    found: dict[tuple[str, str, str], list[Any]] = {}
    for kind, model in KINDS.items():
        root = _root(kind)
        for part, key, value in _fields(model, root, ""):
            for where in {(kind, part, key), ("", part, key), ("", "", key)}:
                for size in (MOST_ITEMS, None):
                    found.setdefault(where, []).append(_short(value, size))
    return found


def _fields(annotation: Any, raw: Any, name: str | None = None) -> Iterator[tuple[str, str, Any]]:
    """(model, key, value) of everything written in `raw`; skins, variants and levels apart."""
    arm = annotation if shape.is_model(annotation) else shape.best_arm(annotation, raw)
    if shape.is_model(arm) and isinstance(raw, dict):
        fields = shape.fields_of(arm)
        for key, value in raw.items():
            if key in fields:
                yield arm.__name__ if name is None else name, key, value
                yield from _fields(fields[key], value)
    elif isinstance(raw, tuple) and (item := shape.item_of(arm)) is not None:
        for one in raw:
            yield from _fields(item, one)
    elif isinstance(raw, dict) and get_origin(arm) is dict:
        for one in raw.values():
            yield from _fields(get_args(arm)[1], one)


def _short(value: Any, size: int | None) -> Any:
    """As JSON, lists cut after `size` items."""
    if isinstance(value, tuple):
        return [_short(one, size) for one in value[:size]]
    if isinstance(value, dict):
        return {key: _short(one, size) for key, one in value.items()}
    return value
