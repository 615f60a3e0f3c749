"""A file that is sealed as it is written: any length, bounded memory, every cut and every changed bit seen.

    "DEFICLIC-BUNDLE" version(1 byte) length(2) header(JSON, in clear: how the passphrase is stretched)
    then chunks: length(4) sealed bytes

Each file has a key of its own (a fresh salt). Chunks are numbered in their nonce, and the last one says
so in it (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), with the whole header
as associated data: chunks that are left out, moved, repeated, cut off or added are refused.
"""

from __future__ import annotations

import base64
import json
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from game.storage.sealing import TAG_BYTES, Stretch, Unreadable, seal, unseal

MAGIC, VERSION = b"DEFICLIC-BUNDLE", 1
CHUNK_BYTES, LINE_BYTES, HEADER_BYTES = 65_536, 16_000_000, 4_096
CHECK = b"deficlic-bundle"


class Refused(Exception):
    """Why a file cannot be taken: "not_ours", "newer", "wrong_phrase", "cut", "changed", "strange"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class SealedWriter:
    """Lines of text go in; `finish` must be called, or readers will say that the file was cut."""

    def __init__(self, file: BinaryIO, phrase: str) -> None:
        stretch = Stretch.fresh()
        self._key = stretch.key(phrase)
        check = base64.b64encode(seal(self._key, CHECK, CHECK)).decode()
        header = json.dumps({"kdf": stretch.as_dict(), "check": check, "cipher": "chacha20-poly1305"}).encode()
        self._head = MAGIC + bytes((VERSION,)) + struct.pack(">H", len(header)) + header
        self._file, self._number = file, 0
        self._squeeze, self._waiting = zlib.compressobj(6), bytearray()
        file.write(self._head)

    def line(self, text: str) -> None:
        self._waiting += self._squeeze.compress(text.encode() + b"\n")
        while len(self._waiting) > CHUNK_BYTES:
            self._chunk(bytes(self._waiting[:CHUNK_BYTES]), last=False)
            del self._waiting[:CHUNK_BYTES]

    def finish(self) -> None:
        self._waiting += self._squeeze.flush()
        while len(self._waiting) > CHUNK_BYTES:
            self._chunk(bytes(self._waiting[:CHUNK_BYTES]), last=False)
            del self._waiting[:CHUNK_BYTES]
        self._chunk(bytes(self._waiting), last=True)

    def _chunk(self, plain: bytes, *, last: bool) -> None:
        sealed = ChaCha20Poly1305(self._key).encrypt(_nonce(self._number, last), plain, self._head)
        self._file.write(struct.pack(">I", len(sealed)) + sealed)
        self._number += 1


def sealed_lines(file: BinaryIO, phrase: str) -> Iterator[str]:
    """The lines of a sealed file, streaming. Raises Refused; whoever acts on lines must be able to undo
    it, because a cut is only seen at the end."""
    head, header = _head(file)
    try:
        stretch = Stretch.told(header.get("kdf"))
        check = base64.b64decode(str(header.get("check")))
    except ValueError as error:
        raise Refused("strange") from error
    key = stretch.key(phrase)
    try:
        unseal(key, check, CHECK)
    except Unreadable as error:
        raise Refused("wrong_phrase") from error
    yield from _split(_pieces(_chunks(file, key, head)))


def _head(file: BinaryIO) -> tuple[bytes, dict[str, object]]:
    start = file.read(len(MAGIC) + 3)
    if not start.startswith(MAGIC[: max(1, len(start))]) or not start:
        raise Refused("not_ours")
    if len(start) < len(MAGIC) + 3:
        raise Refused("cut")
    if start[len(MAGIC)] > VERSION:
        raise Refused("newer")
    length = struct.unpack(">H", start[-2:])[0]
    raw = file.read(length)
    if start[len(MAGIC)] < 1 or length > HEADER_BYTES:
        raise Refused("strange")
    if len(raw) < length:
        raise Refused("cut")
    try:
        header = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Refused("strange") from error
    if not isinstance(header, dict):
        raise Refused("strange")
    return start + raw, header


def _chunks(file: BinaryIO, key: bytes, head: bytes) -> Iterator[bytes]:
    cipher, number = ChaCha20Poly1305(key), 0
    size = file.read(4)
    while True:
        length = struct.unpack(">I", size)[0] if len(size) == 4 else 0
        if length and not TAG_BYTES <= length <= CHUNK_BYTES + TAG_BYTES:
            raise Refused("changed")
        sealed = file.read(length)
        if len(size) < 4 or len(sealed) < length or not length:
            raise Refused("cut" if len(size) < 4 or len(sealed) < length else "changed")
        size = file.read(4)
        last = not size
        try:
            yield cipher.decrypt(_nonce(number, last), sealed, head)
        except InvalidTag as error:
            raise Refused(_why(cipher, number, last, sealed, head)) from error
        if last:
            return
        number += 1


def _why(cipher: ChaCha20Poly1305, number: int, last: bool, sealed: bytes, head: bytes) -> str:
    """A chunk that opens as one in the middle, but stands at the end: the rest was cut off."""
    try:
        cipher.decrypt(_nonce(number, not last), sealed, head)
    except InvalidTag:
        return "changed"
    return "cut" if last else "changed"


def _pieces(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Unpacked a little at a time: a file that would unpack to a mountain never stands in memory."""
    unpack = zlib.decompressobj()
    try:
        for chunk in chunks:
            waiting = chunk
            while waiting:
                yield unpack.decompress(waiting, CHUNK_BYTES)
                waiting = unpack.unconsumed_tail
        yield unpack.flush()
    except zlib.error as error:
        raise Refused("strange") from error
    if not unpack.eof:
        raise Refused("strange")


def _split(pieces: Iterator[bytes]) -> Iterator[str]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        if len(rest) > LINE_BYTES:
            raise Refused("strange")
        for line in whole:
            try:
                yield line.decode()
            except UnicodeError as error:
                raise Refused("strange") from error
    if rest:
        raise Refused("strange")


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes((last,))
