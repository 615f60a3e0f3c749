"""A passphrase becomes a key (scrypt, RFC 7914), and a key seals bytes (ChaCha20-Poly1305, RFC 8439)."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

COST, BLOCK, LANES = 2**17, 8, 1  # 128 MiB and about 0.3 s a try: what OWASP asks for at rest
MOST_COST, LEAST_COST = 2**18, 2**14  # a strange header must not eat the memory, nor be cheap to guess
SALT_BYTES, KEY_BYTES, NONCE_BYTES, TAG_BYTES = 16, 32, 12, 16


class Unreadable(Exception):
    """What is there was not sealed with this key, or was changed since."""


@dataclass(frozen=True)
class Stretch:
    """How a passphrase is stretched; kept in clear beside what it seals."""

    salt: bytes
    cost: int = COST

    @classmethod
    def fresh(cls, cost: int = COST) -> Stretch:
        return cls(os.urandom(SALT_BYTES), cost)

    @classmethod
    def told(cls, stored: object) -> Stretch:
        """As `as_dict` gave it. Raises ValueError for anything else, or a cost out of bounds."""
        if not isinstance(stored, Mapping) or stored.get("name") != "scrypt":
            raise ValueError("kdf")
        cost, salt = stored.get("n"), bytes.fromhex(str(stored.get("salt")))
        sound = isinstance(cost, int) and LEAST_COST <= cost <= MOST_COST and cost & (cost - 1) == 0
        if not sound or (stored.get("r"), stored.get("p")) != (BLOCK, LANES) or len(salt) != SALT_BYTES:
            raise ValueError("kdf")
        return cls(salt, int(str(cost)))

    def as_dict(self) -> dict[str, Any]:
        return {"name": "scrypt", "n": self.cost, "r": BLOCK, "p": LANES, "salt": self.salt.hex()}

    def key(self, phrase: str) -> bytes:
        """The same phrase from another keyboard (composed or not, spaces around) gives the same key."""
        clean = unicodedata.normalize("NFC", " ".join(phrase.split())).encode()
        return Scrypt(self.salt, KEY_BYTES, self.cost, BLOCK, LANES).derive(clean)


def seal(key: bytes, plain: bytes, about: bytes) -> bytes:
    """A fresh nonce, then the sealed bytes; `about` must be the same when it is opened."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, about)


def unseal(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """Raises Unreadable."""
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about)
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error
