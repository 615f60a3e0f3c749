"""Making a card: reads and judges a pack once, for the shelf's index (`cache`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.kinds.kind import Challenge
from game.packs.archive import ENDING, opened
from game.packs.entry import Entry, Pack
from game.packs.overlay import SKINS
from game.packs.pack import PackRead, read_pack
from game.packs.pictures import Assets

Made = tuple[dict[str, Any], Path, list[dict[str, Any]]]


def read_any(path: Path, cache: Path, lang: str = "fr", shown: str = "", assets: Assets | None = None) -> PackRead:
    """`read_pack` for a folder, its pack.yaml, or an archive that is unpacked below `cache`."""
    shown = shown or str(path)
    assets = assets or Assets()
    if path.suffix == ENDING and not path.is_dir():
        root = opened(path, cache, lang, shown)
        if isinstance(root, tuple):
            return PackRead(None, root)
        return read_pack(root, lang, assets=assets, shown=shown)
    if path.name == "pack.yaml" and path.is_file():
        return read_pack(path.parent, lang, assets=assets, shown=str(Path(shown).parent))
    return read_pack(path, lang, assets=assets, shown=shown)


def made(path: Path, cache: Path) -> Made:
    """The card of the pack at `path`, where it lies unpacked, and the outline of its challenges."""
    found = read_any(path, cache)
    if found.pack is None:
        errors = sum(one.is_error for one in found.problems)
        return {"id": path.stem if path.suffix == ENDING else path.name, "errors": errors}, path, []
    pack = found.pack
    languages = pack.languages
    card = {
        "id": pack.id,
        "version": pack.version,
        "title": {lang: pack.title_in(lang) for lang in languages},
        "summary": {lang: pack.summary_in(lang) for lang in languages},
        "picture": _relative(pack.picture, pack.root),
        "ages": [pack.ages.least, pack.ages.most],
        "languages": list(languages),
        "digest": pack.digest,
        "skills": sorted({skill for entry in pack.challenges for skill in entry.base.skills}),
        "challenges": [entry.id for entry in pack.challenges],
        "errors": 0,
    }
    return card, pack.root, [_challenge(pack, entry) for entry in pack.challenges]


def _challenge(pack: Pack, entry: Entry) -> dict[str, Any]:
    base = entry.base
    return {
        "id": entry.id,
        "kind": entry.kind,
        "skills": list(base.skills),
        "looks": {skin: _look(pack, entry, skin) for skin in SKINS},
    }


def _look(pack: Pack, entry: Entry, skin: str) -> dict[str, Any]:
    said: dict[str, Challenge] = {lang: entry.in_skin(skin, lang) for lang in pack.languages}
    return {
        "title": {lang: challenge.title.text for lang, challenge in said.items()},
        "picture": _relative(said[pack.language].picture, pack.root),
    }


def _relative(picture: str, root: Path) -> str:
    return picture.replace(f"file:{root}/", "file:") if picture.startswith("file:") else picture
