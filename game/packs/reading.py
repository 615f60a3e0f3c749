"""A pack in any form: a folder, its pack.yaml, or an archive."""

from __future__ import annotations

from pathlib import Path

from game.packs.archive import ENDING, opened
from game.packs.pack import ANY_ASSETS, MAIN, PackRead, read_pack
from game.packs.pictures import Assets


def read_any(path: Path, cache: Path, lang: str = "fr", shown: str = "", assets: Assets = ANY_ASSETS) -> PackRead:
    """`read_pack` for a folder, its pack.yaml, or an archive, which is unpacked below `cache`."""
    shown = shown or str(path)
    if path.suffix == ENDING and not path.is_dir():
        root = opened(path, cache, lang, shown)
        if isinstance(root, tuple):
            return PackRead(None, root)
        return read_pack(root, lang, assets=assets, shown=shown)
    if path.name == MAIN and path.is_file():
        return read_pack(path.parent, lang, assets=assets, shown=str(Path(shown).parent))
    return read_pack(path, lang, assets=assets, shown=shown)
