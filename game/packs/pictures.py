"""What an author may write as a picture, a scene or a recording, and what it stands for.

A picture is an emoji (🎈), its name (":ballon gonflable:"), a drawing of ours ("art:gift", "sign:pause",
"scene:harbour") or a file of the pack ("ballon.png").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from game.packs import emojis
from game.packs.explain import nearest
from game.packs.files import Fault, inside, picture_fault, recording_fault

OURS = ("art", "sign", "scene")
_FILE = re.compile(r"(file:)?[^:]*\.[A-Za-z0-9]{2,5}|.*[/\\].*")
_WORDS_OF_A_PICTURE = ("name", "ask", "title", "text", "label", "alt", "words", "file", "content", "message")


@dataclass(frozen=True)
class Assets:
    """Names of our own drawings; None where they are not known, so that they are not checked."""

    art: frozenset[str] | None = None
    sign: frozenset[str] | None = None
    scene: frozenset[str] | None = None

    @classmethod
    def in_folder(cls, folder: Path) -> Assets:
        """The drawings in `folder`: art/, signs/ and scenes/ hold one SVG each (or a folder of layers)."""
        return cls(*(_names(folder, name) for name in ("art", "signs", "scenes")))

    def names(self, family: str) -> frozenset[str] | None:
        return {"art": self.art, "sign": self.sign, "scene": self.scene}[family]


def _names(folder: Path, name: str) -> frozenset[str] | None:
    here = folder / name
    if not here.is_dir():
        return None
    return frozenset(p.stem for p in here.iterdir() if p.suffix == ".svg" or p.is_dir()) or None


@dataclass(frozen=True)
class Ref:
    """Something that a pack refers to: `role` is picture, audio or scene."""

    path: tuple[str | int, ...]
    role: str
    name: str


@cache
def role_of(key: str) -> str:
    """What the text at `key` refers to, or nothing. `after` and `strip` are pictures of some kinds."""
    if key in ("after", "strip"):
        return "picture"
    for role in ("picture", "audio", "scene"):
        if key in (role, role + "s") or key.endswith(("_" + role, f"_{role}s")):
            return role
    return ""


def refs(raw: Any, path: tuple[str | int, ...] = (), role: str = "") -> Iterator[Ref]:
    """Every reference in plain data, in the order written."""
    if isinstance(raw, str):
        if role and raw:
            yield Ref(path, role, raw)
    elif isinstance(raw, dict):
        for key, value in raw.items():
            yield from refs(value, (*path, key), role_of(key))
    elif isinstance(raw, tuple):
        for i, value in enumerate(raw):
            yield from refs(value, (*path, i), role)


def wordless(raw: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where a picture stands without any words for those who cannot see it."""
    if isinstance(raw, dict):
        pictured = isinstance(raw.get("picture"), str) and raw["picture"]
        if pictured and not any(raw.get(key) for key in _WORDS_OF_A_PICTURE):
            yield (*path, "picture")
        for key, value in raw.items():
            yield from wordless(value, (*path, key))
    elif isinstance(raw, tuple):
        for i, value in enumerate(raw):
            yield from wordless(value, (*path, i))


def is_file(name: str) -> bool:
    return not name.startswith(tuple(f"{family}:" for family in OURS)) and bool(_FILE.fullmatch(name))


def file_name(name: str) -> str:
    return name.removeprefix("file:")


def fault_of(ref: Ref, root: Path, assets: Assets, lang: str) -> Fault | None:
    """What is wrong with a reference, if anything."""
    if ref.role == "audio":
        return _file_fault(root, ref.name, recording_fault)
    family, colon, name = ref.name.partition(":")
    if ref.role == "scene" and not colon:
        family, name = "scene", ref.name
    if family in OURS:
        return _ours_fault(family, name, assets)
    if emojis.is_name(ref.name):
        if emojis.named(ref.name):
            return None
        return _unknown(ref.name, lang)
    if is_file(ref.name):
        return _file_fault(root, file_name(ref.name), picture_fault)
    return None if emojis.drawn(ref.name) else _unknown(ref.name, lang)


def _unknown(name: str, lang: str) -> Fault:
    if near := emojis.near_name(name, lang):
        return Fault("picture-unknown-near", {"name": name, "near": near})
    return Fault("picture-unknown", {"name": name})


def _ours_fault(family: str, name: str, assets: Assets) -> Fault | None:
    known = assets.names(family)
    if known is None or name in known:
        return None
    near = nearest(name, sorted(known))
    code = "picture-ours-unknown-near" if near else "picture-ours-unknown"
    return Fault(code, {"name": f"{family}:{name}", "near": f"{family}:{near}"})


def _file_fault(root: Path, name: str, judge: Any) -> Fault | None:
    found = inside(root, name)
    if isinstance(found, Fault):
        return found
    try:
        fault: Fault | None = judge(found, name)
    except OSError:
        return Fault("file-not-there", {"name": name})
    return fault


def resolved(raw: Any, root: Path, role: str = "") -> Any:
    """`raw` with every reference in the form that the stage and the voice read (node.py, "file:...")."""
    if isinstance(raw, str):
        return _resolve(raw, root, role) if role and raw else raw
    if isinstance(raw, dict):
        return {key: resolved(value, root, role_of(key)) for key, value in raw.items()}
    if isinstance(raw, tuple):
        return tuple(resolved(value, root, role) for value in raw)
    return raw


def _resolve(name: str, root: Path, role: str) -> str:
    if role == "audio":
        return str(root / name)
    if role == "scene":
        return name if ":" in name else f"scene:{name}"
    if emojis.is_name(name):
        return emojis.named(name) or name
    return f"file:{root / file_name(name)}" if is_file(name) else name
