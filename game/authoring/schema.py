"""The JSON Schema of a pack, for editors: every key with its title, meaning and examples in French."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.core.skills import SKILLS
from game.kinds.kind import Challenge
from game.kinds.registry import KINDS
from game.packs.model import OnLevel, PackHead
from game.packs.overlay import FIXED, OVERLAYS, SKINS

DRAFT = "http://json-schema.org/draft-07/schema#"
Json = dict[str, Any]

# Examples by the name of a field, where the model gives none.
EXAMPLES: Mapping[str, list[Any]] = {
    "id": ["ballon-rouge"],
    "kind": ["click"],
    "title": ["Le ballon"],
    "name": ["Le ballon"],
    "instruction": ["Clique sur le ballon rouge."],
    "ask": ["Coche les fruits."],
    "skills": [["mouse.click"]],
    "picture": ["🎈", ":ballon de baudruche:", "art:gift-closed", "ballon.png"],
    "after": ["art:gift-open"],
    "audio": ["consigne.ogg"],
    "alt": ["Un ballon rouge dans le ciel"],
    "scene": ["harbour"],
    "clue": ["Regarde en haut."],
    "demonstration": ["Regarde. La flèche va sur le ballon."],
    "praise": [["Bravo ! Le ballon s’envole."]],
    "replies": [{"miss": "Presque ! Vise le ballon."}],
    "things": [[{"name": "Le ballon", "picture": "🎈"}]],
    "say": ["Oui. C’est ça."],
    "text": ["Clique sur le ballon rouge."],
}
OVERLAY_WORDS: Mapping[str, tuple[str, str]] = {
    "skins": ("Apparences", "Ce qui change pour un enfant ou un ado : seulement ce qui est différent."),
    "variants": ("Variantes", "D’autres essais, pour que ce ne soit pas deux fois le même."),
    "levels": ("Niveaux", "Ce qui change à partir d’un niveau, en plus des nombres easy et hard."),
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
    return {
        "$schema": DRAFT,
        "title": "Pack de défis",
        "description": "Un pack de défis pour Déficlic (format 1).",
        **{key: value for key, value in head.items() if key not in ("title", "description")},
        "definitions": definitions,
    }


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
        **_said("challenges", "Les défis du pack, dans l’ordre."),
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "required": ["id", "kind"],
            "properties": {"kind": {"enum": list(KINDS), **_said("kind", "Le genre du défi.")}},
            "allOf": rules,
        },
    }


def _partial(challenge: Json) -> Json:
    """The same fields, none of them required; `from` says from which level on."""
    fields = {key: _loosely(value) for key, value in challenge["properties"].items() if key not in FIXED}
    least = _tidy(OnLevel.model_json_schema()["properties"]["from"], "from")
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
    partial: Json = {"$ref": f"#/definitions/{changes}"}
    levelled: Json = {"allOf": [partial], "required": ["from"]}
    shapes: Mapping[str, Json] = {
        "skins": {
            "type": "object",
            "additionalProperties": False,
            "properties": dict.fromkeys(SKINS, partial),
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
    found["properties"] = {key: _tidy(value, key) for key, value in found["properties"].items()}
    return found


def _definition(name: str, value: Json) -> Json:
    # Where a kind has a part of its own called « Words », pydantic writes where each comes from.
    name = name.removeprefix("game__kinds__kind__")
    value["properties"] = {key: _tidy(one, key) for key, one in value.get("properties", {}).items()}
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


def _tidy(value: Json, key: str) -> Json:
    """A field with French words; a levelled number with its limits."""
    least, most = value.pop("least", None), value.pop("most", None)
    said = _said(key, value.get("description", ""), value.get("examples"))
    if least is not None:
        number = {"type": "number", "minimum": least, "maximum": most}
        ends = {"easy": {**number, "title": "facile"}, "hard": {**number, "title": "difficile"}}
        levelled = {
            "type": "object", "required": ["easy", "hard"], "additionalProperties": False, "properties": ends,
        }  # fmt: skip
        examples = said.get("examples", [{"easy": least, "hard": most}])
        return {**said, "examples": examples, "anyOf": [number, levelled]}
    if "$ref" in value:  # draft 7 overlooks what stands beside a reference
        value["allOf"] = [{"$ref": value.pop("$ref")}]
    if key == "skills":
        value["items"] = {"$ref": "#/definitions/compétence"}
    if value.get("default", 0) in ("", None, [], {}):
        value.pop("default")
    return {**value, **said}


def _said(key: str, about: str, examples: list[Any] | None = None) -> Json:
    found = examples or EXAMPLES.get(key)
    title = about.split(" : ")[0].split("\u00a0: ")[0].rstrip(".") or key
    return {"title": title, "description": about or key, **({"examples": found} if found else {})}
