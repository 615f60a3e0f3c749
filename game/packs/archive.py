"""A pack as one file: NAME.defi, a zip of the pack's folder. What comes from outside is not trusted."""

from __future__ import annotations

import hashlib
import re
import shutil
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from game.core.reasons import reason
from game.packs.files import LITTER, MAX_FILES, MAX_PACK_BYTES, files_of
from game.packs.problem import Problem, problem

ENDING = ".defi"
MAX_RATIO = 120
RATIO_FROM_BYTES = 256 * 1024
_MIB = 1024 * 1024
_NESTED = (".zip", ".defi", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst", ".jar", ".whl")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)
_IMPOSSIBLE = re.compile(r'[<>:"|?*\x00-\x1f]')
_EPOCH = (1980, 1, 1, 0, 0, 0)


def opened(archive: Path, cache: Path, lang: str = "fr", shown: str = "") -> Path | tuple[Problem, ...]:
    """The folder of the pack in `archive`, unpacked below `cache` under its content's digest; or why not.

    Nothing is written before everything has been looked at; unpacked once, it is found again at once.
    """
    shown = shown or str(archive)
    try:
        with archive.open("rb") as handle:
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
    except FileNotFoundError:
        return (problem(lang, "file-missing", shown, 1, 1, name=archive.name),)
    except OSError as error:
        return (problem(lang, "file-unreadable", shown, 1, 1, reason=reason(error, lang)),)
    place = cache / digest
    if place.is_dir():
        return _top(place)
    try:
        with zipfile.ZipFile(archive) as zipped:
            members = [m for m in zipped.infolist() if not _litter(m.filename)]
            faults = list(_faults(members, archive))
            if not faults:
                _unpack(zipped, members, place)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error):
        faults = [("archive-damaged", "", "")]
    except OSError as error:
        return (problem(lang, "file-unreadable", shown, 1, 1, reason=reason(error, lang)),)
    if faults:
        parts = {"most": MAX_PACK_BYTES // _MIB}
        return tuple(
            problem(lang, code, shown, 1, 1, **{**parts, **_limit(code)}, name=name, other=other)
            for code, name, other in faults
        )
    return _top(place)


def _limit(code: str) -> dict[str, int]:
    return {"most": MAX_FILES} if code == "archive-too-many" else {}


def _litter(name: str) -> bool:
    return any(part in LITTER for part in PurePosixPath(name).parts)


def _faults(members: list[zipfile.ZipInfo], archive: Path) -> Iterable[tuple[str, str, str]]:
    """(code, name, other name) of everything that makes the archive unfit."""
    if len(members) > MAX_FILES:
        yield "archive-too-many", "", ""
        return
    whole = sum(member.file_size for member in members)
    if whole > MAX_PACK_BYTES or archive.stat().st_size > MAX_PACK_BYTES:
        yield "archive-too-large", "", ""
    seen: dict[str, str] = {}
    for member in members:
        name = _said(member.filename)
        if code := _fault(member):
            yield code, name, ""
        elif (other := _twice(member, seen)) is not None:
            yield "archive-twice", name, _said(other)
    files = {_same(m.filename) for m in members if not m.is_dir()}
    for member in members:
        for parent in PurePosixPath(_same(member.filename)).parents:
            if str(parent) in files:
                yield "archive-twice", _said(member.filename), _said(seen[str(parent)])
    if not any(PurePosixPath(m.filename).name == "pack.yaml" and m.filename.count("/") < 2 for m in members):
        yield "archive-no-pack", "", ""


def _fault(member: zipfile.ZipInfo) -> str:
    # `filename` has been cut at a NUL and cleaned by the library; the raw name is judged.
    name = member.orig_filename
    parts = name.rstrip("/").split("/")
    if name.startswith("/") or "\\" in name or ".." in parts or re.match(r"[A-Za-z]:", name):
        return "archive-outside"
    mode = member.external_attr >> 16
    if mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and stat.S_IFMT(mode):
        return "archive-link"
    if any(not p or p == "." or _RESERVED.fullmatch(p) or p.endswith((".", " ")) for p in parts):
        return "archive-name"
    if _IMPOSSIBLE.search(name):
        return "archive-name"
    if member.flag_bits & 0x1:
        return "archive-encrypted"
    if name.lower().endswith(_NESTED):
        return "archive-nested"
    if member.file_size > RATIO_FROM_BYTES and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        return "archive-bomb"
    return ""


def _twice(member: zipfile.ZipInfo, seen: dict[str, str]) -> str | None:
    """Another member that would be the same file on a disk that ignores case or accents' composition."""
    key = _same(member.filename)
    if key in seen:
        return seen[key]
    seen[key] = member.filename
    return None


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name.rstrip("/")).casefold()


def _said(name: str) -> str:
    """A name that can be printed on one line."""
    return "".join(c if c.isprintable() else "·" for c in name)[:80]


def _unpack(zipped: zipfile.ZipFile, members: list[zipfile.ZipInfo], place: Path) -> None:
    """Beside its place first, then moved there whole."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=place.parent))
    try:
        for member in members:
            if member.is_dir():
                continue
            path = beside.joinpath(*PurePosixPath(member.filename).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            with zipped.open(member) as source, path.open("xb") as target:
                shutil.copyfileobj(source, target, _MIB)
        try:
            beside.rename(place)
        except OSError:
            if not place.is_dir():  # else somebody else was faster with the same content
                raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _top(place: Path) -> Path:
    """Where pack.yaml is: at the first level, or in the one folder there."""
    if (place / "pack.yaml").is_file():
        return place
    return next((folder for folder in sorted(place.iterdir()) if (folder / "pack.yaml").is_file()), place)


def pack_up(root: Path, out: Path) -> None:
    """Write the pack in `root` as the archive `out`; the same pack always gives the same bytes."""
    beside = out.with_name(f".{out.name}.part")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for file in files_of(root):
            if file.is_symlink():
                continue
            member = zipfile.ZipInfo(file.relative_to(root).as_posix(), _EPOCH)
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            zipped.writestr(member, file.read_bytes())
    beside.replace(out)
