"""A pack in any form: a folder, its pack.yaml, or an archive."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.kinds.kind import Challenge
from game.kinds.registry import KINDS
from game.packs.archive import ENDING, opened
from game.packs.pack import ANY_ASSETS, MAIN, PackRead, read_pack
from game.packs.pictures import Assets


def read_any(
    path: Path,
    cache: Path,
    lang: str = "fr",
    shown: str = "",
    assets: Assets = ANY_ASSETS,
    catalogue: Mapping[str, type[Challenge]] = KINDS,
) -> PackRead:
    """`read_pack` for a folder, its pack.yaml, or an archive, which is unpacked below `cache`."""
    shown = shown or str(path)
    root = path
    if path.suffix == ENDING and not path.is_dir():
        unpacked = opened(path, cache, lang, shown)
        if isinstance(unpacked, tuple):
            return PackRead(None, unpacked)
        root = unpacked
    elif path.name == MAIN and path.is_file():
        root, shown = path.parent, str(Path(shown).parent)
    return read_pack(root, lang, catalogue, assets, shown)
