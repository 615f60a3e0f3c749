"""Translations: `translations/en.yaml` beside a pack holds the same texts, by challenge id.

A list is followed by the same list, or by a mapping whose keys are places counted from 1 or ids. What
is missing falls back to the pack's own language and is listed; what is too much is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from game.kinds.kind import Challenge
from game.packs import shape
from game.packs.desk import Desk, Steps
from game.packs.explain import Finding, found_kind, nearest, unknown_key
from game.packs.findings import findings
from game.packs.messages import THINGS
from game.packs.overlay import lay, take_apart
from game.packs.pictures import role_of
from game.packs.source import Source, read_source

FOLDER = "translations"
ROOT_KEYS = ("title", "summary", "authors", "lexicon", "glossary", "synonyms", "challenges")
FIXED = ("id", "kind", "skills")
MAX_TEXT = 300
_LANGUAGE = re.compile(r"[a-z]{2}")
_PLACEHOLDER = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*\}")


def languages(root: Path, shown: str, lang: str) -> dict[str, Source]:
    """The translation files by language, in order of language."""
    folder = root / FOLDER
    found = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    return {f.stem: read_source(f, f"{shown}/{FOLDER}/{f.name}", lang) for f in found}


def translated(challenge: Mapping[str, Any], overlay: Mapping[str, Any]) -> Mapping[str, Any]:
    """The challenge (its skins, variants and levels too) in the overlay's language."""
    by_id = overlay.get("challenges")
    change = by_id.get(challenge.get("id")) if isinstance(by_id, dict) else None
    return challenge if change is None else _laid(challenge, change, "")


def _laid(base: Any, change: Any, key: str) -> Any:
    if change is None or key in FIXED:
        return base
    if isinstance(base, dict):
        if isinstance(change, str):
            # The recording speaks the other language; picture and layout stay.
            return {**{k: v for k, v in base.items() if k != "audio"}, "text": change} if "text" in base else base
        result = dict(base)
        if "text" in base and isinstance(change, dict):
            result.pop("audio", None)
        for own in base if isinstance(change, dict) else ():
            result[own] = _laid(base[own], change.get(own), own)
        return {**result, **_added(base, change)}
    if isinstance(base, tuple):
        return tuple(_laid(item, _child(change, base, i)[1], key) for i, item in enumerate(base))
    if isinstance(base, str):
        if isinstance(change, dict):
            return {"text": base, **{k: v for k, v in change.items() if isinstance(v, str)}}
        return change if isinstance(change, str) else base
    return base


def _added(base: Mapping[str, Any], change: Any) -> Mapping[str, Any]:
    """A text may gain a recording or words for its picture in another language."""
    if "text" not in base or not isinstance(change, dict):
        return {}
    return {k: v for k, v in change.items() if k in ("audio", "alt") and isinstance(v, str)}


def _child(change: Any, base: Any, step: str | int) -> tuple[str | int | None, Any]:
    """The overlay's step and value for `step` of the base; (None, None) when it has none."""
    if isinstance(base, tuple) and isinstance(step, int):
        if isinstance(change, tuple):
            return (step, change[step]) if step < len(change) else (None, None)
        item = base[step]
        names = [str(step + 1), *([item["id"]] if isinstance(item, dict) and "id" in item else [])]
        for name in names:
            if isinstance(change, dict) and name in change:
                return name, change[name]
        return None, None
    if isinstance(change, dict) and step in change:
        return step, change[step]
    return None, None


def check_translations(desk: Desk) -> None:
    for lang, source in desk.translations.items():
        if not _LANGUAGE.fullmatch(lang):
            desk.report("translation-language", (), source, name=lang)
        elif lang == desk.raw.get("language"):
            desk.report("translation-own-language", (), source, name=lang)
        if isinstance(source.value, dict):
            _check(desk, source)


def _check(desk: Desk, source: Source) -> None:
    raw: Mapping[str, Any] = source.value
    for key in raw:
        if key not in ROOT_KEYS:
            found = unknown_key((key,), key, ROOT_KEYS)
            desk.report_finding(found, (), source)
    for key in ("title", "summary"):
        if key in raw:
            _text(desk, source, (key,), desk.raw.get(key), raw[key])
        elif desk.raw.get(key):
            desk.report("translation-missing", (), source, where="pack", n=1, names=key)
    for key in ("lexicon", "glossary", "synonyms"):
        if raw.get(key) is not None and not isinstance(raw[key], dict):
            _wrong(desk, source, (key,), raw[key], "mapping")
    by_id = raw.get("challenges")
    if by_id is not None and not isinstance(by_id, dict):
        _wrong(desk, source, ("challenges",), by_id, "mapping")
    _challenges(desk, source, by_id if isinstance(by_id, dict) else {})


def _challenges(desk: Desk, source: Source, by_id: Mapping[str, Any]) -> None:
    ids = [c["id"] for _, c in desk.challenges() if isinstance(c.get("id"), str)]
    meant = set()
    for there in by_id:
        if there not in ids:
            near = nearest(there, ids)
            meant.add(near)
            code = "translation-superfluous-near" if near else "translation-superfluous"
            desk.report(code, ("challenges", there), source, at_key=True, name=there, near=near)
    for i, challenge in desk.challenges():
        name = challenge.get("id")
        if not isinstance(name, str):
            continue
        change = by_id.get(name)
        before = len(desk.problems)
        if change is not None:
            _compare(desk, source, ("challenges", name), challenge, change, "")
        model = desk.model_of(challenge)
        if model is None:
            continue
        missing = [_said(path) for path in _texts(model, challenge) if not _covered(challenge, change, path)]
        if missing and name not in meant:
            at: Steps = ("challenges", name) if change is not None else ()
            names = ", ".join(missing[:6]) + (" …" if len(missing) > 6 else "")
            desk.report("translation-missing", at, source, at_key=True, where=name, n=len(missing), names=names)
        if change is not None and i not in desk.broken and before == len(desk.problems) - bool(missing):
            _valid(desk, source, name, model, translated(challenge, source.value))


def _valid(desk: Desk, source: Source, name: str, model: type[Challenge], challenge: Mapping[str, Any]) -> None:
    """A translation can break what hangs on words (an answer that must be one of the lines)."""
    layers = take_apart(challenge)
    for chosen in layers.each():
        if found := findings(model, lay(layers.base, chosen), desk.lang):
            for one in found:
                desk.report_finding(Finding((), one.code, True, one.parts), ("challenges", name), source)
            return


def _texts(model: type[Challenge], challenge: Mapping[str, Any]) -> Iterator[Steps]:
    """The places of all texts, those of overlays too."""
    layers = take_apart(challenge)
    for slot in shape.texts(model, layers.base):
        yield slot.path
    for layer in layers.all:
        for slot in shape.texts(model, layer.change):
            yield (*layer.path, *slot.path)


def _covered(base: Any, change: Any, path: Steps) -> bool:
    for i, step in enumerate(path):
        if change is None:
            return False
        if isinstance(change, str) and path[i:] == ("text",):
            return True
        if type(change) is not type(base) and not (isinstance(base, tuple) and isinstance(change, dict)):
            return True  # of the wrong form, which is told
        change = _child(change, base, step)[1]
        base = base[step]
    if isinstance(change, dict):
        return "text" in change
    return change is not None


def _said(path: Steps) -> str:
    """`things.2.name`, places counted from 1, as in the translation file."""
    steps = [str(step + 1) if isinstance(step, int) else step for step in path]
    return ".".join(steps[:-1] if steps[-1] == "text" else steps)


def _compare(desk: Desk, source: Source, at: Steps, base: Any, change: Any, key: str) -> None:
    """What the translation has that the pack has not, and texts that do not fit theirs."""
    if change is None:
        return
    if isinstance(base, dict) and isinstance(change, dict):
        allowed = {*base, "audio", "alt"} if "text" in base else set(base)
        for step, value in change.items():
            if step not in allowed:
                _superfluous(desk, source, (*at, step), step, base)
            elif step in FIXED:
                if value != base[step]:
                    desk.report("translation-not-text", (*at, step), source, key=step)
            elif step in base:
                _compare(desk, source, (*at, step), base[step], value, step)
    elif isinstance(base, tuple):
        _compare_list(desk, source, at, base, change, key)
    elif isinstance(base, dict):
        if isinstance(change, str) and "text" in base:
            _text(desk, source, at, base["text"], change)
        else:
            _wrong(desk, source, at, change, "text" if "text" in base else "mapping")
    elif isinstance(base, str):
        words = change.get("text", base) if isinstance(change, dict) else change
        if not role_of(key):
            _text(desk, source, at, base, words)
    elif change != base:
        desk.report("translation-not-text", at, source, key=key)


def _compare_list(desk: Desk, source: Source, at: Steps, base: Any, change: Any, key: str) -> None:
    if not isinstance(change, dict | tuple):
        _wrong(desk, source, at, change, "list")
        return
    used = set()
    for i, item in enumerate(base):
        step, value = _child(change, base, i)
        if step is not None:
            used.add(step)
            _compare(desk, source, (*at, step), item, value, key)
    for step in change if isinstance(change, dict) else range(len(change)):
        if step not in used:
            _superfluous(desk, source, (*at, step), str(step + 1 if isinstance(step, int) else step), {})


def _superfluous(desk: Desk, source: Source, at: Steps, name: str, base: Mapping[str, Any]) -> None:
    near = nearest(name, base)
    code = "translation-superfluous-near" if near else "translation-superfluous"
    desk.report(code, at, source, at_key=True, name=name, near=near)


def _wrong(desk: Desk, source: Source, at: Steps, value: Any, wanted: str) -> None:
    said = THINGS[desk.lang]
    desk.report("translation-shape", at, source, wanted=said[wanted], found=said[found_kind(value)])


def _text(desk: Desk, source: Source, at: Steps, base: Any, words: Any) -> None:
    if words is None:
        return
    if not isinstance(words, str):
        _wrong(desk, source, at, words, "text")
        return
    key = str(at[-1])
    if not words.strip():
        desk.report("text-empty", at, source, key=key)
    elif len(words) > MAX_TEXT:
        desk.report("text-too-long", at, source, key=key, most=MAX_TEXT, got=len(words))
    ours = set(_PLACEHOLDER.findall(base)) if isinstance(base, str) else set()
    theirs = set(_PLACEHOLDER.findall(words))
    if ours != theirs:
        wanted, got = (", ".join(sorted(names)) or "–" for names in (ours, theirs))
        desk.report("translation-placeholder", at, source, wanted=wanted, found=got)
