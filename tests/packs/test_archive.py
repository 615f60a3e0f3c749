"""Packs as archives: what goes in comes out, and what is meant to do harm is refused with plain words."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from game.packs import archive, files
from game.packs.archive import opened, pack_up
from game.packs.pack import read_pack
from game.packs.reading import read_any
from tests.packs.cases import ASSETS
from tests.packs.hands import HEAD, TOUCH, write
from tests.packs.kinds import CATALOGUE

PACK = (HEAD.format(id="essai") + TOUCH.format(id="ballon")).encode()
Build = Callable[[zipfile.ZipFile], None]


def made(folder: Path, build: Build, name: str = "essai.defi") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("pack.yaml", PACK)
        build(zipped)
    return path


def codes(path: Path, folder: Path) -> list[str]:
    found = opened(path, folder / "cache", "fr", "essai.defi")
    assert not isinstance(found, Path), "it was opened"
    assert not (folder / "cache").exists() or not list((folder / "cache").iterdir())
    assert all(one.text().startswith("essai.defi:1:1: error [archive-") for one in found)
    return [one.code for one in found]


def link(zipped: zipfile.ZipFile) -> None:
    member = zipfile.ZipInfo("picture.png")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    zipped.writestr(member, "/etc/passwd")


def device(zipped: zipfile.ZipFile) -> None:
    member = zipfile.ZipInfo("device")
    member.external_attr = (stat.S_IFCHR | 0o666) << 16
    zipped.writestr(member, "")


def twice(zipped: zipfile.ZipFile) -> None:
    zipped.writestr("a.png", "1")
    with pytest.warns(UserWarning, match="Duplicate"):
        zipped.writestr("a.png", "2")


def nested(zipped: zipfile.ZipFile) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as other:
        other.writestr("x", "x")
    zipped.writestr("inner.zip", inner.getvalue())


# What is told, what was tried, and the files that try it.
FILES: list[tuple[str, str, list[str]]] = [
    ("archive-outside", "a path that climbs out", ["../evil.txt"]),
    ("archive-outside", "a path that climbs out later", ["a/../../evil.txt"]),
    ("archive-outside", "an absolute path", ["/etc/evil"]),
    ("archive-outside", "a windows drive", ["C:/evil.txt"]),
    ("archive-outside", "a windows path", ["a\\..\\evil.txt"]),
    ("archive-twice", "the same name in capitals", ["a.png", "A.PNG"]),
    ("archive-twice", "the same accent in two ways", ["\u00e9.png", "e\u0301.png"]),
    ("archive-twice", "a file that is a folder too", ["a", "a/b.png"]),
    ("archive-nested", "a pack inside", ["other.defi"]),
    ("archive-name", "a reserved name", ["con.png"]),
    ("archive-name", "a name with a colon", ["a/b:c.png"]),
    ("archive-name", "a name that ends with a space", ["a "]),
    ("archive-name", "an empty step", ["a//b.png"]),
]
BUILT: list[tuple[str, str, Build]] = [
    ("archive-link", "a link", link),
    ("archive-link", "a device", device),
    ("archive-bomb", "a bomb", lambda zipped: zipped.writestr("a.png", bytes(40_000_000))),
    ("archive-twice", "the same name twice", twice),
    ("archive-nested", "an archive inside", nested),
]


def adding(names: list[str]) -> Build:
    def build(zipped: zipfile.ZipFile) -> None:
        for name in names:
            zipped.writestr(name, "x")

    return build


ATTACKS = [*BUILT, *((code, tried, adding(names)) for code, tried, names in FILES)]


@pytest.mark.parametrize(("code", "build"), [pytest.param(code, build, id=tried) for code, tried, build in ATTACKS])
def test_an_archive_that_means_harm_is_refused_and_nothing_is_written(
    tmp_path: Path, code: str, build: Build
) -> None:
    assert codes(made(tmp_path, build), tmp_path) == [code]


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_PACK_BYTES", 1000)
    path = made(tmp_path, lambda z: z.writestr("a.txt", bytes(range(256)) * 5))
    assert codes(path, tmp_path) == ["archive-too-large"]


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path) -> None:
    def many(zipped: zipfile.ZipFile) -> None:
        for i in range(files.MAX_FILES + 1):
            zipped.writestr(f"{i}.txt", "")

    assert codes(made(tmp_path, many), tmp_path) == ["archive-too-many"]


def test_an_archive_without_a_pack_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.defi"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("a/b/pack.yaml", PACK)
    assert codes(path, tmp_path) == ["archive-no-pack"]


def test_a_protected_archive_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path, lambda z: z.writestr("a.txt", "x"))
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + offset)[0]
            struct.pack_into("<H", data, at + offset, flags | 1)
            at = data.find(signature, at + 4)
    path.write_bytes(data)
    assert set(codes(path, tmp_path)) == {"archive-encrypted"}


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip at all", PACK, b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.defi"
    path.write_bytes(data)
    assert set(codes(path, tmp_path)) <= {"archive-damaged", "archive-no-pack"}


def test_an_archive_cut_or_changed_anywhere_is_refused_or_read_whole(tmp_path: Path) -> None:
    path = made(tmp_path, lambda z: z.writestr("a.txt", "bonjour " * 50))
    data = path.read_bytes()
    for i in range(0, len(data), 7):
        for hurt in (data[:i], data[:i] + bytes([data[i] ^ 0xFF]) + data[i + 1 :]):
            path.write_bytes(hurt)
            found = opened(path, tmp_path / "cache", "fr")
            assert isinstance(found, Path) or found
            if isinstance(found, Path):
                assert (found / "a.txt").read_text() == "bonjour " * 50


def test_a_pack_goes_into_an_archive_and_comes_out_the_same(tmp_path: Path) -> None:
    root = write(tmp_path, translations__en_yaml="title: Try\n")
    (root / ".DS_Store").write_text("litter")
    out = tmp_path / "essai.defi"
    pack_up(root, out)
    first = out.read_bytes()
    pack_up(root, out)
    assert out.read_bytes() == first
    direct = read_pack(root, "fr", CATALOGUE, ASSETS).pack
    found = read_any(out, tmp_path / "cache", "fr", "", ASSETS, CATALOGUE).pack
    assert direct is not None
    assert found is not None
    assert found == direct
    assert found.digest == direct.digest
    assert not (found.root / ".DS_Store").exists()


def test_a_zipped_folder_and_a_renamed_download_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "essai (1).defi"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("essai/pack.yaml", PACK)
        zipped.writestr("__MACOSX/._pack.yaml", "x")
    found = read_any(path, tmp_path / "cache", "fr", "", ASSETS, CATALOGUE)
    assert [one.text() for one in found.problems] == []
    assert found.pack is not None


def test_the_same_archive_is_unpacked_once(tmp_path: Path) -> None:
    path = made(tmp_path, lambda z: z.writestr("a.txt", "x"))
    first = opened(path, tmp_path / "cache")
    assert isinstance(first, Path)
    stamp = (first / "a.txt").stat().st_mtime_ns
    assert opened(path, tmp_path / "cache") == first
    assert (first / "a.txt").stat().st_mtime_ns == stamp


def test_a_problem_inside_an_archive_names_the_archive_and_the_line(tmp_path: Path) -> None:
    path = tmp_path / "essai.defi"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("pack.yaml", PACK.replace(b"version: 1", b"version: x"))
    found = read_any(path, tmp_path / "cache", "fr", "essai.defi", ASSETS, CATALOGUE)
    assert [one.text().split(" [")[0] for one in found.problems] == ["essai.defi/pack.yaml:3:10: error"]


def test_an_archive_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = read_any(tmp_path / "none.defi", tmp_path / "cache")
    assert [one.code for one in found.problems] == ["file-missing"]
