"""One thing that pydantic found, in the author's terms: where, which message, filled in with what."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.packs import shape
from game.packs.messages import THINGS
from game.packs.messages.kinds import reason_in

Path = tuple[str | int, ...]
_NAMED = re.compile(r"[«“`]\s?([a-z_]+)\s?[»”`]")
# « rien à faire : écrivez … »: what is wrong, and what to do about it.
_REMEDY = re.compile(
    r"(.+?)\s?: ((?:écri|ajout|retir|laiss|mett|chois|une? de |write|add |remove|leave|choose|one of ).+)"
)
_BETWEEN = re.compile(r"between (\S+) and (\S+)$")
_UNIT = re.compile(r"([-+]?\d+(?:\.\d+)?)\s*(?:[^\W\d]{1,12}|%)")
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")


@dataclass(frozen=True)
class Finding:
    """`at_key`: the place is the key itself, not its value. `parts` fill in the message."""

    path: Path
    code: str
    at_key: bool = False
    parts: Mapping[str, object] = field(default_factory=dict)

    @property
    def identity(self) -> tuple[Path, str, str]:
        return self.path, self.code, repr(sorted(self.parts.items(), key=lambda pair: pair[0]))


@dataclass(frozen=True)
class Wrong:
    """An error of pydantic beside the data: `name` is the field, `expected` what it may hold."""

    path: Path
    name: str
    value: Any
    context: Mapping[str, Any]
    expected: Sequence[Any]
    lang: str

    def finding(self, code: str, **parts: object) -> Finding:
        return Finding(self.path, code, parts={"key": self.name, **parts})


def explained(error: Any, model: Any, raw: Any, path: Path, lang: str) -> Finding:
    """`path` is the place of the error in `raw` (see `findings.place`)."""
    kind, loc = error["type"], error["loc"]
    if kind == "missing":
        return Finding(path, "key-missing", parts={"key": loc[-1]})
    if kind == "extra_forbidden":
        known = {k for arm in shape.at(model, loc[:-1]) if shape.is_model(arm) for k in shape.fields_of(arm)}
        return unknown_key(path, str(loc[-1]), sorted(known))
    value = raw
    for step in path:
        value = value[step]
    names = [str(step) for step in (path or loc) if isinstance(step, str)]
    context = error.get("ctx", {})
    wrong = Wrong(path, names[-1] if names else "", value, context, shape.at(model, loc), lang)
    if value is None:
        return wrong.finding("value-empty")
    if kind in ("value_error", "assertion_error"):
        return _own_words(wrong, str(context.get("error", error["msg"])))
    if kind in _EXPLAINED:
        return _EXPLAINED[kind](wrong)
    if kind.endswith("_type") or kind.startswith("is_instance"):
        return _wrong_type(wrong)
    return wrong.finding("value", reason=error["msg"])


# What a French author may write for a key, by the key that is meant.
FRENCH_KEYS: Mapping[str, str] = {
    "nom": "name", "titre": "title", "consigne": "instruction", "image": "picture", "genre": "kind",
    "type": "kind", "compétences": "skills", "competences": "skills", "compétence": "skills", "texte": "text",
    "son": "audio", "auteurs": "authors", "auteur": "author", "langue": "language", "résumé": "summary",
    "indice": "clue", "démonstration": "demonstration", "bravo": "praise", "de": "from", "à": "to", "âges": "ages",
    "choses": "things", "autres": "others", "fois": "times", "taille": "size_su", "défis": "challenges",
    "facile": "easy", "difficile": "hard", "lexique": "lexicon", "glossaire": "glossary", "décor": "scene",
    "niveaux": "levels", "variantes": "variants", "réponses": "choices", "juste": "right", "crédits": "credits",
}  # fmt: skip


def unknown_key(path: Path, key: str, known: Sequence[str]) -> Finding:
    meant = FRENCH_KEYS.get(key.casefold(), "")
    if near := meant if meant in known else nearest(key, known):
        return Finding(path, "key-unknown-near", True, {"key": key, "near": near})
    return Finding(path, "key-unknown", True, {"key": key, "known": ", ".join(known)})


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was most probably meant, or nothing."""
    names = list(known)
    folded = {name.casefold().replace("_", "-"): name for name in names}
    same = folded.get(word.casefold().replace("_", "-"))
    return same or next(iter(difflib.get_close_matches(word, names, 1, 0.6)), "")


def found_kind(value: Any) -> str:
    """A word of the catalogue for what was written."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int | float):
        return "number" if isinstance(value, int) else "real"
    if isinstance(value, str):
        return "text"
    return "mapping" if isinstance(value, dict) else "list"


def _wrong_type(wrong: Wrong) -> Finding:
    value, first = wrong.value, wrong.expected[0] if wrong.expected else str
    wanted = shape.expects(first)
    said = THINGS[wrong.lang]
    parts: dict[str, object] = {"wanted": said[wanted], "found": said[found_kind(value)]}
    if wanted == "text" and isinstance(value, bool | int | float):
        return wrong.finding("type-quote", **parts, value=str(value).lower())
    if wanted in ("whole", "number", "scaled") and isinstance(value, str):
        if _DECIMAL_COMMA.fullmatch(value):
            return wrong.finding("type-decimal-comma", value=value.replace(",", "."))
        if re.fullmatch(r"[-+]?\d+(\.\d+)?", value):
            return wrong.finding("type-unquote", **parts, value=value)
        if unit := _UNIT.fullmatch(value):
            return wrong.finding("type-unit", value=unit[1])
    if wanted == "mapping" and shape.is_model(first):
        return wrong.finding("type-mapping", **parts, known=", ".join(shape.fields_of(first)))
    code = {"bool": "type-bool", "list": "type-list"}.get(wanted, "type")
    return wrong.finding(code, **parts)


def _own_words(wrong: Wrong, reason: str) -> Finding:
    """A kind's own ValueError: "between 1 and 24", or a sentence of `messages.kinds`."""
    if between := _BETWEEN.fullmatch(reason):
        return _out_of_range(wrong, float(between[1]), float(between[2]))
    if reason.startswith("a number, or {easy"):
        things = THINGS[wrong.lang]
        return wrong.finding("type", wanted=things["scaled"], found=things[found_kind(wrong.value)])
    said = reason_in(wrong.lang, reason)
    path, whole = wrong.path, isinstance(wrong.value, dict)
    named = _NAMED.match(reason)  # the words before any « | » : the same place in every language
    if named and whole and named[1] in wrong.value:  # told at the key it speaks of
        path = (*path, named[1])
    parts: dict[str, object] = {"key": wrong.name, "reason": said}
    if remedy := _REMEDY.fullmatch(said):
        parts = {"key": wrong.name, "reason": remedy[1].rstrip(), "remedy": remedy[2]}
    code = "value-whole" if whole or not wrong.name else "value"
    return Finding(path, code + "-remedy" * bool(remedy), parts=parts)


def _out_of_range(wrong: Wrong, least: float, most: float) -> Finding:
    """Where a number has two ends, the one that is out is named."""
    path, value = wrong.path, wrong.value
    if isinstance(value, dict):
        ends = (
            (end, one) for end, one in value.items() if isinstance(one, int | float) and not least <= one <= most
        )
        end, value = next(ends, ("", wrong.value))
        path = (*path, end) if end else path
    parts: dict[str, object] = {
        "key": wrong.name,
        "value": short(value),
        "least": f"{least:g}",
        "most": f"{most:g}",
    }
    return Finding(path, "number-range", parts=parts)


def _choice(wrong: Wrong) -> Finding:
    return _one_of(wrong.path, wrong.name, wrong.value, wrong.context.get("expected", ""))


def _one_of(path: Path, name: str, value: Any, expected: object) -> Finding:
    known = [w.strip("'") for w in re.findall(r"'[^']*'|[^\s,]+", str(expected)) if w != "or"]
    parts: dict[str, object] = {"key": name, "value": short(value), "known": ", ".join(known)}
    if near := nearest(str(value), known):
        return Finding(path, "choice-near", parts={**parts, "near": near})
    return Finding(path, "choice", parts=parts)


def short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _tag(wrong: Wrong) -> str:
    return str(wrong.context.get("discriminator", "")).strip("'")


def _tag_unknown(wrong: Wrong) -> Finding:
    key = _tag(wrong)
    return _one_of((*wrong.path, key), key, wrong.context.get("tag"), wrong.context.get("expected_tags"))


def _tag_missing(wrong: Wrong) -> Finding:
    return Finding(wrong.path, "key-missing", parts={"key": _tag(wrong)})


def _pattern(wrong: Wrong) -> Finding:
    code = {"id": "id-form", "language": "language-form"}.get(wrong.name, "pattern")
    return wrong.finding(code, value=short(wrong.value))


def _text_short(wrong: Wrong) -> Finding:
    if not wrong.value:
        return wrong.finding("text-empty")
    return wrong.finding("text-too-short", least=wrong.context["min_length"])


def _sized(code: str, ours: str, theirs: str) -> Callable[[Wrong], Finding]:
    """A finding about a length or a number: `ours` names in the message what pydantic calls `theirs`."""

    def make(wrong: Wrong) -> Finding:
        value = wrong.value
        got = len(value) if isinstance(value, str | tuple | dict) else short(value)
        limit = wrong.context.get(theirs, "")
        limit = f"{limit:g}" if isinstance(limit, float) else limit
        return wrong.finding(code, got=got, value=short(value), **{ours: limit})

    return make


_EXPLAINED: Mapping[str, Callable[[Wrong], Finding]] = {
    "literal_error": _choice,
    "enum": _choice,
    "union_tag_invalid": _tag_unknown,
    "union_tag_not_found": _tag_missing,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _text_short,
    "string_too_long": _sized("text-too-long", "most", "max_length"),
    "too_short": _sized("list-too-short", "least", "min_length"),
    "too_long": _sized("list-too-long", "most", "max_length"),
    "greater_than_equal": _sized("number-small", "least", "ge"),
    "greater_than": _sized("number-above", "least", "gt"),
    "less_than_equal": _sized("number-large", "most", "le"),
    "less_than": _sized("number-below", "most", "lt"),
}
