"""Pictures and recordings of a pack: are they there, inside the folder, of a kind we show, and small enough?"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".svg")
RECORDING_ENDINGS = (".wav", ".ogg")
MAX_PICTURE_BYTES = 2 * 1024 * 1024
MAX_RECORDING_BYTES = 5 * 1024 * 1024
MAX_PICTURE_SIDE_PX = 4096
MAX_PACK_BYTES = 100 * 1024 * 1024
MAX_FILES = 1000
# Left behind by desktops; never part of a pack.
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX"})

_SVG_ACTIVE = re.compile(rb"<\s*script|<!DOCTYPE|<!ENTITY|\son\w+\s*=|javascript:", re.I)
_SVG_OUTSIDE = re.compile(rb"""(?:href|src)\s*=\s*["'](?!#|data:image/)|url\(\s*["']?(?!#)""", re.I)
_SVG_NOT_DRAWN = re.compile(rb"<\s*(text|use|clipPath|mask|filter|style|foreignObject|image)\b", re.I)


@dataclass(frozen=True)
class Fault:
    """A message code and what fills it in."""

    code: str
    parts: dict[str, object] = field(default_factory=dict)


def files_of(root: Path) -> Iterator[Path]:
    """The files that make the pack, in a stable order; links are never followed out of it."""
    found: list[Path] = []
    waiting = [root]
    while waiting and len(found) <= MAX_FILES:
        for path in waiting.pop().iterdir():
            if path.name in LITTER or path.name.startswith("."):
                continue
            if path.is_symlink():
                found.append(path)
            elif path.is_dir():
                waiting.append(path)
            elif path.is_file():
                found.append(path)
    yield from sorted(found, key=lambda p: p.relative_to(root).as_posix())


def inside(root: Path, name: str) -> Path | Fault:
    """The file `name` of the pack, or why it cannot be used."""
    parts = PurePosixPath(name).parts
    if "\\" in name or re.match(r"[A-Za-z]:", name):
        return Fault("file-slash", {"name": name})
    if name.startswith("/") or ".." in parts or "\0" in name:
        return Fault("file-outside", {"name": name})
    path = root.joinpath(*parts)
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return Fault("file-outside", {"name": name})
        if not path.is_file() or not _same_case(root, parts):
            return _not_there(root, name)
    except OSError:
        return Fault("file-not-there", {"name": name})
    return path


def _same_case(root: Path, parts: tuple[str, ...]) -> bool:
    """Exactly this spelling: what a disk that ignores case accepts would break on another."""
    here = root
    for part in parts:
        if part not in {p.name for p in here.iterdir()}:
            return False
        here /= part
    return True


def _not_there(root: Path, name: str) -> Fault:
    import difflib

    names = [p.relative_to(root).as_posix() for p in files_of(root)]
    for other in names:
        if other.casefold() == name.casefold():
            return Fault("file-case", {"name": name, "other": other})
    near = difflib.get_close_matches(name, names, 1, 0.6)
    if near:
        return Fault("file-not-there-near", {"name": name, "near": near[0]})
    return Fault("file-not-there", {"name": name})


def picture_fault(path: Path, name: str) -> Fault | None:
    ending = path.suffix.lower()
    if ending not in PICTURE_ENDINGS:
        return Fault("picture-format", {"name": name, "known": ", ".join(PICTURE_ENDINGS)})
    if (size := path.stat().st_size) > MAX_PICTURE_BYTES:
        return Fault("picture-too-large", {"name": name, "got": _mb(size), "most": _mb(MAX_PICTURE_BYTES)})
    data = path.read_bytes()
    if ending == ".svg":
        return _svg_fault(data, name)
    side = _png_side(data) if ending == ".png" else _jpeg_side(data)
    if side is None:
        return Fault("picture-damaged", {"name": name, "format": ending.strip(".").upper()})
    if side > MAX_PICTURE_SIDE_PX:
        return Fault("picture-too-many-pixels", {"name": name, "got": side, "most": MAX_PICTURE_SIDE_PX})
    return None


def recording_fault(path: Path, name: str) -> Fault | None:
    ending = path.suffix.lower()
    if ending not in RECORDING_ENDINGS:
        return Fault("recording-format", {"name": name, "known": ", ".join(RECORDING_ENDINGS)})
    if (size := path.stat().st_size) > MAX_RECORDING_BYTES:
        return Fault("recording-too-large", {"name": name, "got": _mb(size), "most": _mb(MAX_RECORDING_BYTES)})
    with path.open("rb") as handle:
        head = handle.read(12)
    right = head[:4] == b"OggS" if ending == ".ogg" else head[:4] == b"RIFF" and head[8:12] == b"WAVE"
    return None if right else Fault("recording-damaged", {"name": name, "format": ending.strip(".").upper()})


def _mb(size: int) -> str:
    return f"{math.ceil(size / 1024 / 1024 * 10) / 10:.1f}"


def _svg_fault(data: bytes, name: str) -> Fault | None:
    if b"<svg" not in data[:4096]:
        return Fault("picture-damaged", {"name": name, "format": "SVG"})
    if _SVG_ACTIVE.search(data) or _SVG_OUTSIDE.search(data):
        return Fault("picture-svg-active", {"name": name})
    if part := _SVG_NOT_DRAWN.search(data):
        return Fault("tip-svg-part", {"name": name, "part": part[1].decode()})
    return None


def _png_side(data: bytes) -> int | None:
    """The longer side in pixels; None when this is no PNG."""
    if data[:8] != b"\x89PNG\r\n\x1a\n" or len(data) < 33 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return int(max(width, height))


def _jpeg_side(data: bytes) -> int | None:
    """The longer side in pixels, from the first frame header; None when this is no JPEG."""
    if data[:3] != b"\xff\xd8\xff":
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(max(width, height))
        at += 2 + max(length, 2)
    return None
