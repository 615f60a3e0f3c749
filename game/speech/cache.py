"""Rendered speech kept on disk: one WAV file a sentence, with its word times in a chunk of its own.

A file is written beside its place and moved there whole, so that a kill at any instant leaves either
nothing or all of it. The chunk `dfcl` after the samples holds JSON: the words, what the file is for,
and a checksum of the samples; a file that does not agree with it counts as absent and is made again.
Players and editors of WAV files skip the chunk. A small part is kept in memory as well.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import struct
import tempfile
import zlib
from collections import OrderedDict
from pathlib import Path

from game.speech.pcm import Rendered, WordTime, samples_of, wav_bytes

LIMIT_BYTES = 64 * 1024 * 1024
MEMORY_BYTES = 2 * 1024 * 1024
_KEPT_PART = 0.9
_LARGEST_FILE_BYTES = 4 * 1024 * 1024  # 95 s; a text is at most 500 characters
_CHUNK = b"dfcl"
_SUFFIX = ".wav"


def key_of(voice: str, rate: int, pitch: int, text: str) -> str:
    """The name of what is cached: equal for equal speech. `text` is as the lexicon gives it."""
    return json.dumps([1, voice, rate, pitch, text], ensure_ascii=False)


class SpeechCache:
    """`folder` None, or one that cannot be written: memory only. Used by one thread; never raises."""

    def __init__(
        self, folder: Path | None, limit_bytes: int = LIMIT_BYTES, memory_bytes: int = MEMORY_BYTES
    ) -> None:
        self._folder, self._limit_bytes, self._memory_bytes = folder, limit_bytes, memory_bytes
        self._memory: OrderedDict[str, Rendered] = OrderedDict()
        self._sizes: OrderedDict[str, int] | None = None

    def get(self, key: str) -> Rendered | None:
        if key in self._memory:
            self._memory.move_to_end(key)
            return self._memory[key]
        rendered = self._read(key)
        if rendered is not None:
            self._remember(key, rendered)
        return rendered

    def has(self, key: str) -> bool:
        """Whether `get` would probably answer, without reading the sound."""
        path = self._path(key)
        return key in self._memory or (path is not None and path.exists())

    def remember(self, key: str, rendered: Rendered) -> None:
        """Keep in memory only; `put` brings it to the disk."""
        self._remember(key, rendered)

    def put(self, key: str, rendered: Rendered) -> None:
        self._remember(key, rendered)
        path = self._path(key)
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            size = _write_whole(path, pack(key, rendered))
        except OSError:
            return
        sizes = self._known()
        sizes[path.name] = size
        sizes.move_to_end(path.name)
        self._evict(sizes)

    def _remember(self, key: str, rendered: Rendered) -> None:
        self._memory[key] = rendered
        self._memory.move_to_end(key)
        total = sum(len(r.samples) for r in self._memory.values())
        while total > self._memory_bytes and self._memory:
            total -= len(self._memory.popitem(last=False)[1].samples)

    def _path(self, key: str) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / (hashlib.sha256(key.encode()).hexdigest()[:40] + _SUFFIX)

    def _read(self, key: str) -> Rendered | None:
        path = self._path(key)
        if path is None:
            return None
        try:
            data = _slurped(path)
        except OSError:
            return None
        rendered = unpack(key, data)
        if rendered is None:
            with contextlib.suppress(OSError):
                path.unlink()
        return rendered

    def used(self, key: str) -> None:
        """Note that what `get` gave was used; apart from `get`, so that playing need not wait for it."""
        path = self._path(key)
        if path is not None:
            with contextlib.suppress(OSError):
                os.utime(path)  # the disk remembers what was used last
            if self._sizes is not None and path.name in self._sizes:
                self._sizes.move_to_end(path.name)

    def _known(self) -> OrderedDict[str, int]:
        """File sizes in bytes by name, least recently used first; unfinished files are swept away."""
        if self._sizes is None:
            assert self._folder is not None
            found: list[tuple[float, str, int]] = []
            with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
                for entry in entries:
                    stat = entry.stat()
                    if entry.name.endswith(_SUFFIX):
                        found.append((stat.st_mtime, entry.name, stat.st_size))
                    elif entry.name.endswith(".part"):
                        Path(entry.path).unlink(missing_ok=True)
            self._sizes = OrderedDict((name, size) for _, name, size in sorted(found))
        return self._sizes

    def _evict(self, sizes: OrderedDict[str, int]) -> None:
        total = sum(sizes.values())
        if total <= self._limit_bytes or self._folder is None:
            return
        while sizes and total > self._limit_bytes * _KEPT_PART:
            name, size = sizes.popitem(last=False)
            total -= size
            with contextlib.suppress(OSError):
                (self._folder / name).unlink()


def _slurped(path: Path) -> bytes:
    """A file in as few calls as can be: each lets a busy drawing thread take its turn."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(handle, _LARGEST_FILE_BYTES)
    finally:
        os.close(handle)


def pack(key: str, rendered: Rendered) -> bytes:
    """The file for `rendered`: a WAV with our chunk at its end."""
    words = [list(word) for word in rendered.words]
    told = {"key": key, "words": words, "crc": zlib.crc32(rendered.samples)}
    body = json.dumps(told, ensure_ascii=False).encode()
    body += b" " * (len(body) % 2)
    wav = wav_bytes(rendered.samples)
    whole = wav + _CHUNK + struct.pack("<I", len(body)) + body
    return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:]


def unpack(key: str, data: bytes) -> Rendered | None:
    """What `pack` wrote for `key`; None when the file is damaged or for something else."""
    try:
        at = data.rindex(_CHUNK)
        (size,) = struct.unpack_from("<I", data, at + 4)
        told = json.loads(data[at + 8 : at + 8 + size])
        samples = samples_of(data)
        if told["key"] != key or told["crc"] != zlib.crc32(samples) or at + 8 + size != len(data):
            return None
        words = tuple(WordTime(int(w[0]), int(w[1]), float(w[2])) for w in told["words"])
    except (ValueError, KeyError, TypeError, IndexError, struct.error):
        return None
    return Rendered(samples, words)


def _write_whole(path: Path, data: bytes) -> int:
    """Written beside, then moved into place in one step. Returns the size in bytes."""
    handle, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)  # noqa: PTH105
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return len(data)
