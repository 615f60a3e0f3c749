"""Judging one challenge: its kind, its fields, and everything that may be laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.kinds.kind import Challenge
from game.packs import shape
from game.packs.desk import Desk, Steps
from game.packs.explain import Finding, found_kind, nearest, unknown_key
from game.packs.findings import findings
from game.packs.messages import THINGS
from game.packs.overlay import FIXED, MAX_LEVELS, MAX_VARIANTS, OVERLAYS, SKINS, Layer, Layers, lay, take_apart
from game.packs.pictures import wordless
from game.packs.source import Source

MAX_COMBINATIONS = 400
# Keys whose words are the words of a picture beside them: what is wrong with them is told there.
WORDS = (("name",), ("alt",), ("text",), ("title",), ("label",))


def read_challenge(desk: Desk, index: int, challenge: Any) -> None:
    before = len(desk.problems)
    _read(desk, index, challenge)
    if len(desk.problems) > before:
        desk.broken.add(index)


def _read(desk: Desk, index: int, challenge: Any) -> None:
    prefix: Steps = ("challenges", index)
    said = THINGS[desk.lang]
    if not isinstance(challenge, dict):
        known = "id, kind, title, instruction, skills"
        found = said[found_kind(challenge)]
        desk.report("type-mapping", prefix, key="challenges", found=found, wanted=said["mapping"], known=known)
        return
    model = _model(desk, prefix, challenge)
    check_overlays(desk, prefix, challenge, desk.main)
    if model is None:
        model, challenge = Challenge, _shared(challenge)
    elif challenge["kind"] not in desk.catalogue:
        challenge = {**challenge, "kind": next(k for k, m in desk.catalogue.items() if m is model)}
    check_combinations(desk, prefix, model, take_apart(challenge), desk.main)


def _model(desk: Desk, prefix: Steps, challenge: Mapping[str, Any]) -> type[Challenge] | None:
    """The model of the challenge's kind, or of the one that was probably meant."""
    kind = challenge.get("kind")
    known = sorted(desk.catalogue)
    if "kind" not in challenge:
        desk.report("kind-missing", prefix, known=", ".join(known))
    elif kind is None:
        desk.report("value-empty", (*prefix, "kind"), key="kind")
    elif not isinstance(kind, str):
        desk.report("kind-unknown", (*prefix, "kind"), kind=kind, known=", ".join(known))
    elif kind not in desk.catalogue:
        near = nearest(kind, known)
        code = "kind-unknown-near" if near else "kind-unknown"
        desk.report(code, (*prefix, "kind"), kind=kind, near=near, known=", ".join(known))
        return desk.catalogue[near] if near else None
    return desk.model_of(challenge)


def _shared(challenge: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without a kind only what all challenges share is judged: those fields, and their misspellings."""
    fields = shape.fields_of(Challenge)
    lacking = [name for name in fields if name not in challenge]
    shared = {k: v for k, v in challenge.items() if k in fields or nearest(k, lacking)}
    return {**shared, "kind": "?"}


def check_overlays(desk: Desk, prefix: Steps, challenge: Mapping[str, Any], source: Source) -> None:
    """The form of skins, variants and levels themselves."""
    said = THINGS[desk.lang]
    for name in OVERLAYS:
        value = challenge.get(name)
        wanted = "mapping" if name == "skins" else "list"
        if name in challenge and not isinstance(value, dict if name == "skins" else tuple):
            found = said[found_kind(value)]
            desk.report("type", (*prefix, name), source, key=name, wanted=said[wanted], found=found)
            continue
        for step, change in _items(value):
            path = (*prefix, name, step)
            if name == "skins" and step not in SKINS:
                desk.report_finding(unknown_key(path, str(step), SKINS), (), source)
            elif not isinstance(change, dict):
                found = said[found_kind(change)]
                desk.report("type", path, source, key=name, wanted=said["mapping"], found=found)
            else:
                _change(desk, path, name, change, source)
    for name, most in (("variants", MAX_VARIANTS), ("levels", MAX_LEVELS)):
        value = challenge.get(name)
        if isinstance(value, tuple) and len(value) > most:
            desk.report("list-too-long", (*prefix, name), source, key=name, most=most, got=len(value))


def _items(value: Any) -> list[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, tuple) else []


def _change(desk: Desk, path: Steps, name: str, change: Mapping[str, Any], source: Source) -> None:
    for key in change:
        if key in FIXED:
            desk.report("overlay-fixed", (*path, key), source, True, key=key, overlay=name)
    if name != "levels":
        return
    least = change.get("from")
    if "from" not in change:
        desk.report("level-from", path, source)
    elif isinstance(least, bool) or not isinstance(least, int | float) or not 0 <= least <= 1:
        desk.report("level-range", (*path, "from"), source)


def check_combinations(desk: Desk, prefix: Steps, model: type[Challenge], layers: Layers, source: Source) -> None:
    """Every combination is validated; an error is told once, at the line of the layer that brings it."""
    seen: dict[tuple[object, ...], list[frozenset[Steps]]] = {}
    for n, chosen in enumerate(layers.every()):
        if n >= MAX_COMBINATIONS:
            desk.report("overlay-too-many", prefix, source, True, most=MAX_COMBINATIONS)
            return
        these = frozenset(layer.path for layer in chosen)
        for found in _wrong(model, lay(layers.base, chosen), desk.lang):
            before = seen.setdefault(found.identity, [])
            if any(smaller <= these for smaller in before):
                continue
            before.append(these)
            where = _where(found, prefix, chosen, source)
            desk.report_finding(found, where, source)


def _wrong(model: type[Challenge], raw: Any, lang: str) -> list[Finding]:
    """What the model finds, and pictures without words where that is not the same thing said twice."""
    wrong = findings(model, raw, lang)
    told = {one.path for one in wrong if one.code == "key-missing"}
    told |= {one.path[:-1] for one in wrong if one.code == "key-unknown-near" or one.path[-1:] in WORDS}
    return wrong + [Finding(path, "picture-words") for path in wordless(raw) if path[:-1] not in told]


def _where(found: Finding, prefix: Steps, chosen: tuple[Layer, ...], source: Source) -> Steps:
    """The place of the layer (or of the challenge itself) that wrote what was found, the latest first."""
    best, deepest = prefix, _depth(source, prefix, found.path)
    for layer in chosen:
        depth = _depth(source, (*prefix, *layer.path), found.path)
        if depth >= deepest:
            best, deepest = (*prefix, *layer.path), depth
    return best


def _depth(source: Source, start: Steps, path: Steps) -> int:
    for n in range(len(path), 0, -1):
        if source.has((*start, *path[:n])):
            return n
    return 0
