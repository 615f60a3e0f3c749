"""The JSON Schema of a pack, for editors: every key with its title, meaning and examples in French."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.authoring.schema_examples import give_examples, whole_challenge
from game.core.skills import SKILLS
from game.kinds.kind import Challenge
from game.kinds.registry import KINDS
from game.packs.model import OnLevel, PackHead
from game.packs.overlay import FIXED, OVERLAYS, SKINS

DRAFT = "http://json-schema.org/draft-07/schema#"
Json = dict[str, Any]

OVERLAY_WORDS: Mapping[str, tuple[str, str]] = {
    "skins": ("Apparences", "Ce qui change pour un enfant ou un ado : seulement ce qui est différent."),
    "variants": ("Variantes", "D’autres essais, pour que ce ne soit pas deux fois le même."),
    "levels": ("Niveaux", "Ce qui change à partir d’un niveau, en plus des nombres easy et hard."),
}


# What a field means where its model does not say it.
NAMED: Mapping[str, str] = {
    "ages": "Pour quels âges.",
    "block": "Le genre de bloc.",
    "do": "Ce qui se passe.",
    "id": "Un nom court : minuscules sans accent, chiffres, traits d’union.",
}
SKIN_WORDS: Mapping[str, str] = {
    "enfant": "Enfant : ce qui change pour un enfant.",
    "ado": "Ado : ce qui change pour un ado.",
}
END_WORDS: Mapping[str, str] = {
    "easy": "Facile : la valeur au niveau le plus facile.",
    "hard": "Difficile : la valeur au plus difficile.",
}


def pack_schema() -> Json:
    """JSON Schema (draft 7, which common YAML editors read) of pack.yaml."""
    definitions: Json = {}
    head = _of(PackHead, definitions)
    definitions["compétence"] = {"type": "string", "enum": list(SKILLS)}
    for kind, model in KINDS.items():
        challenge = _of(model, definitions, kind)
        challenge["properties"]["kind"] = {"const": kind, **_said("kind", "Le genre du défi.")}
        definitions[f"changements {kind}"] = _partial(challenge)
        definitions[f"défi {kind}"] = _with_overlays(challenge, f"changements {kind}")
    head["properties"]["challenges"] = _challenges()
    head["required"] = [*head["required"], "challenges"]
    whole = {
        "$schema": DRAFT,
        "title": "Pack de défis",
        "description": "Un pack de défis pour Déficlic (format 1).",
        **{key: value for key, value in head.items() if key not in ("title", "description")},
        "definitions": definitions,
    }
    _to_draft_7(whole)
    give_examples(whole)
    return whole


def _to_draft_7(value: Any) -> None:
    """Pydantic writes a later draft: lists of a fixed length are `items` in the one that editors know."""
    if isinstance(value, dict):
        if "prefixItems" in value:
            value["items"] = value.pop("prefixItems")
        for one in value.values():
            _to_draft_7(one)
    elif isinstance(value, list):
        for one in value:
            _to_draft_7(one)


def _challenges() -> Json:
    """One rule a kind, so that an editor speaks only of the kind that is written."""
    rules: list[Json] = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": f"#/definitions/défi {kind}"},
        }
        for kind in KINDS
    ]
    return {
        **_said("challenges", "Les défis du pack, dans l’ordre.", [[whole_challenge("click")]]),
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "required": ["id", "kind"],
            "properties": {"kind": {"enum": list(KINDS), **_said("kind", "Le genre du défi.", ["click"])}},
            "allOf": rules,
        },
    }


def _partial(challenge: Json) -> Json:
    """The same fields, none of them required; `from` says from which level on."""
    fields = {key: _loosely(value) for key, value in challenge["properties"].items() if key not in FIXED}
    least = _tidy(OnLevel.model_json_schema()["properties"]["from"], "from", "OnLevel")
    return {"type": "object", "additionalProperties": False, "properties": {"from": least, **fields}}


def _loosely(value: Json) -> Json:
    """A part of an overlay may itself be partial: what is missing stays as it was written."""
    parts = [value.get("$ref", ""), *(one.get("$ref", "") for one in value.get("anyOf", ()))]
    if not any(parts) or any(part.endswith(("Words", "Scaled")) for part in parts):
        return value
    said: Json = {key: value[key] for key in ("title", "description", "examples") if key in value}
    return {**said, "anyOf": [value, {"type": "object"}]}


def _with_overlays(challenge: Json, changes: str) -> Json:
    """A challenge may carry skins, variants and levels."""
    properties = challenge["properties"]
    partial: Json = {"allOf": [{"$ref": f"#/definitions/{changes}"}]}
    levelled: Json = {"allOf": [partial], "required": ["from"]}
    shapes: Mapping[str, Json] = {
        "skins": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                skin: {**_said(skin, SKIN_WORDS[skin], [{"picture": "📱"}]), **partial} for skin in SKINS
            },
            "examples": [{"ado": {"picture": "📱"}}],
        },
        "variants": {"type": "array", "items": partial, "examples": [[{"picture": "🐱"}]]},
        "levels": {"type": "array", "items": levelled, "examples": [[{"from": 0.6}]]},
    }
    for name in OVERLAYS:
        title, about = OVERLAY_WORDS[name]
        properties[name] = {"title": title, "description": about, **shapes[name]}
    return challenge


def _of(model: type[PackHead] | type[Challenge], definitions: Json, kind: str = "pack") -> Json:
    """Parts are filed under their kind: two kinds may each have a part called « Page »."""
    found: Json = model.model_json_schema(ref_template=f"#/definitions/{kind} {{model}}")
    for name, value in found.pop("$defs", {}).items():
        definitions[f"{kind} {name}"] = _definition(name, value)
    part = model.__name__
    found["properties"] = {key: _tidy(value, key, part) for key, value in found["properties"].items()}
    return found


def _definition(name: str, value: Json) -> Json:
    # Where a kind has a part of its own called « Words », pydantic writes where each comes from.
    name = name.removeprefix("game__kinds__kind__")
    fields = value.get("properties", {})
    value["properties"] = {key: _tidy(one, key, name) for key, one in fields.items()}
    value["title"], value["description"] = MODELS.get(name, (name, value.get("description", name)))
    if name == "Words":
        short = {"type": "string", "minLength": 1, "maxLength": 300}
        return {**_words_of(value), "anyOf": [short, value]}
    if name == "Scaled":
        return {**_words_of(value), "anyOf": [{"type": "number"}, value]}
    return value


def _words_of(value: Json) -> Json:
    return {"title": value["title"], "description": value["description"]}


MODELS: Mapping[str, tuple[str, str]] = {
    "Words": ("Texte", "Des mots ; ou des mots avec un enregistrement et une image."),
    "Scaled": ("Nombre", "Un nombre, ou {easy, hard} : le niveau du jeune choisit entre les deux."),
    "Thing": ("Chose", "Une image et ses mots."),
    "Ages": ("Âges", "Pour quels âges."),
    "Credit": ("Crédit", "D’où vient une image ou un enregistrement du pack."),
}


def _tidy(value: Json, key: str, part: str) -> Json:
    """A field with French words; a levelled number with its limits."""
    least, most = value.pop("least", None), value.pop("most", None)
    about = END_WORDS.get(key) if part == "Scaled" else None
    said = _said(key, about or value.get("description", ""), value.get("examples"))
    if least is not None:
        number = {"type": "number", "minimum": least, "maximum": most}
        usual = value.get("default")
        usual = usual if isinstance(usual, dict) else {"easy": least, "hard": most}
        ends = {end: {**number, **_said(end, END_WORDS[end], [usual.get(end, least)])} for end in END_WORDS}
        levelled = {
            "type": "object", "required": ["easy", "hard"], "additionalProperties": False, "properties": ends,
        }  # fmt: skip
        return {**said, "examples": said.get("examples", [usual]), "anyOf": [number, levelled]}
    if "$ref" in value:  # draft 7 overlooks what stands beside a reference
        value["allOf"] = [{"$ref": value.pop("$ref")}]
    if key == "skills":
        value["items"] = {"$ref": "#/definitions/compétence"}
    if value.get("default", 0) in ("", None, [], {}):
        value.pop("default")
    return {**value, **said}


def _said(key: str, about: str, examples: list[Any] | None = None) -> Json:
    about = about or NAMED.get(key, key)
    title = about.split(" : ")[0].split("\u00a0: ")[0].rstrip(".") or key
    return {"title": title, "description": about, **({"examples": examples} if examples else {})}
