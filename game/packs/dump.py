"""A pack as text again: what `read_pack` reads from it equals what was dumped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from game.packs.entry import Pack
from game.packs.pack import MAIN
from game.packs.scalars import plain
from game.packs.translation import FOLDER


class _Dumper(yaml.SafeDumper):
    """Quotes every text that would be read as something else; never writes anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _text(dumper: _Dumper, value: str) -> yaml.Node:
    quoted = not isinstance(plain(value), str) or value != value.strip() or "\n" in value
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"' if quoted else None)


def _list(dumper: _Dumper, value: tuple[Any, ...]) -> yaml.Node:
    return dumper.represent_list(value)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(tuple, _list)


def dumped(value: Mapping[str, Any]) -> str:
    """Plain data as YAML, keys in their order."""
    text = yaml.dump(dict(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return str(text)


def dump_pack(pack: Pack) -> dict[str, str]:
    """File name -> text of the pack's YAML files."""
    files = {MAIN: dumped(pack.raw)}
    for lang, raw in pack.translations.items():
        files[f"{FOLDER}/{lang}.yaml"] = dumped(raw)
    return files


def write_pack(pack: Pack, root: Path) -> None:
    """The pack's YAML files into `root` (made if need be)."""
    for name, text in dump_pack(pack).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
