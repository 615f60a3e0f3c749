"""The adult's passphrase: kept as a salted scrypt hash, compared in constant time, slowed when wrong."""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COST, BLOCK, LANES = 2**14, 8, 1  # 16 MiB, about 50 ms: RFC 7914, interactive use
SALT_BYTES, HASH_BYTES = 16, 32
MOST_WAIT_S = 30.0


@dataclass(frozen=True)
class Lock:
    salt: bytes
    digest: bytes
    cost: int = COST

    @classmethod
    def made(cls, phrase: str) -> Lock:
        salt = os.urandom(SALT_BYTES)
        return cls(salt, _hash(phrase, salt, COST))

    def opens(self, phrase: str) -> bool:
        return hmac.compare_digest(_hash(phrase, self.salt, self.cost), self.digest)

    def as_dict(self) -> dict[str, Any]:
        return {"scrypt": self.cost, "salt": self.salt.hex(), "hash": self.digest.hex()}


def lock_from(stored: Any) -> Lock | None:
    """A lock as stored; None when there is none. Raises ValueError when what is there is no lock."""
    if stored is None:
        return None
    if not isinstance(stored, Mapping):
        raise ValueError("lock")
    try:
        cost = int(stored["scrypt"])
        lock = Lock(bytes.fromhex(stored["salt"]), bytes.fromhex(stored["hash"]), cost)
    except (KeyError, TypeError) as error:
        raise ValueError("lock") from error
    if cost not in (2**14, 2**15, 2**16) or len(lock.digest) != HASH_BYTES or len(lock.salt) < 8:
        raise ValueError("lock")
    return lock


def wait_s(wrong: int) -> float:
    """Seconds before the next try is heard, after `wrong` wrong ones: 0, 1, 2, 4 ... at most 30."""
    return 0.0 if wrong <= 1 else min(MOST_WAIT_S, 2.0 ** (wrong - 2))


def _hash(phrase: str, salt: bytes, cost: int) -> bytes:
    """The same phrase typed on another keyboard (composed or not, spaces around) is the same phrase."""
    clean = unicodedata.normalize("NFC", " ".join(phrase.split())).encode()
    return hashlib.scrypt(clean, salt=salt, n=cost, r=BLOCK, p=LANES, maxmem=2**27, dklen=HASH_BYTES)
