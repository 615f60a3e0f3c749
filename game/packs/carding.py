"""Making a card: reads and judges a pack once, for the shelf's index (`cache`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.core.skills import SKILLS
from game.packs.archive import ENDING
from game.packs.entry import Entry, Pack
from game.packs.overlay import SKINS
from game.packs.pictures import resolved
from game.packs.reading import read_any

_LADDER = {skill: rung for rung, skill in enumerate(SKILLS)}

Made = tuple[dict[str, Any], list[dict[str, Any]]]


def made(path: Path, cache: Path) -> Made:
    """The card of the pack at `path` (archives are unpacked below `cache`), and the outline of its
    challenges. `root` is empty for a pack that is its own folder."""
    found = read_any(path, cache)
    if found.pack is None:
        errors = sum(one.is_error for one in found.problems)
        name = path.stem if path.suffix == ENDING else path.name
        return {"id": name, "root": "", "errors": errors}, []
    pack = found.pack
    card = {
        "id": pack.id,
        "version": pack.version,
        "title": {lang: pack.title_in(lang) for lang in pack.languages},
        "summary": {lang: pack.summary_in(lang) for lang in pack.languages},
        "picture": _relative(pack.picture, pack.root),
        "ages": [pack.ages.least, pack.ages.most],
        "languages": list(pack.languages),
        "digest": pack.digest,
        "challenges": [entry.id for entry in pack.challenges],
        "rung": _rung(pack),
        "root": "" if pack.root == path else str(pack.root),
        "errors": 0,
    }
    return card, [_challenge(pack, entry) for entry in pack.challenges]


def _rung(pack: Pack) -> int:
    """Where the pack stands on the ladder of skills, from moving the mouse to recognising a trap (the middle of
    the skills that its challenges train first)."""
    skills = [next(iter(entry.plain("", pack.language)["skills"])) for entry in pack.challenges]
    rungs = sorted(_LADDER.get(skill, len(_LADDER)) for skill in skills)
    return rungs[len(rungs) // 2] if rungs else len(_LADDER)


def _challenge(pack: Pack, entry: Entry) -> dict[str, Any]:
    base = entry.plain("", pack.language)
    return {
        "id": entry.id,
        "kind": base["kind"],
        "skills": list(base["skills"]),
        "looks": {skin: _look(pack, entry, skin) for skin in SKINS},
    }


def _look(pack: Pack, entry: Entry, skin: str) -> dict[str, Any]:
    said = {lang: entry.plain(skin, lang) for lang in pack.languages}
    titles = {lang: plain["title"] for lang, plain in said.items()}
    picture = resolved({"picture": said[pack.language].get("picture", "")}, pack.root)["picture"]
    return {
        "title": {lang: one if isinstance(one, str) else one["text"] for lang, one in titles.items()},
        "picture": _relative(picture, pack.root),
    }


def _relative(picture: str, root: Path) -> str:
    return picture.replace(f"file:{root}/", "file:") if picture.startswith("file:") else picture
