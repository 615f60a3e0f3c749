"""An xAPI learning-record store over HTTP(S): statements in, never twice, and what it answers.

Credentials come from the address (`https://KEY:SECRET@host/xAPI`) or, better, from the environment
(`DEFICLIC_LRS_KEY`, `DEFICLIC_LRS_SECRET`). They go into one header and nowhere else.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from game.core.errors import Trouble
from game.core.wording import words

VERSION, WAIT_S = "1.0.3", 30.0
MOST_BYTES = 1_000_000  # of an answer; what is longer is of no use to us
KEY, SECRET = "DEFICLIC_LRS_KEY", "DEFICLIC_LRS_SECRET"
Statement = Mapping[str, Any]


@dataclass
class Taken:
    """`sent` were taken, `known` were there already, `refused` will never be taken by this store."""

    sent: int = 0
    known: int = 0
    refused: int = 0

    def add(self, other: Taken) -> None:
        self.sent, self.known = self.sent + other.sent, self.known + other.known
        self.refused += other.refused


class Lrs:
    """One store. Raises Trouble: an address that is none (2), no answer (3), refused or not an LRS (1)."""

    def __init__(self, url: str, lang: str = "fr", environ: Mapping[str, str] = os.environ) -> None:
        self.lang = lang
        try:
            parts = urlsplit(url)
            self._host, self._port = parts.hostname or "", parts.port
        except ValueError as error:
            raise self._trouble("hub.address", 2) from error
        if not self._host or parts.query or parts.fragment:
            raise self._trouble("hub.address", 2)
        path = parts.path.rstrip("/")
        self._path = path if path.endswith("/statements") else f"{path}/statements"
        self._tls = parts.scheme == "https"
        key = environ.get(KEY) or unquote(parts.username or "")
        secret = environ.get(SECRET) or unquote(parts.password or "")
        self._headers = {"X-Experience-API-Version": VERSION, "Accept": "application/json"}
        if key or secret:
            self._headers["Authorization"] = f"Basic {base64.b64encode(f'{key}:{secret}'.encode()).decode()}"
        self.key = hashlib.sha256(f"lrs {self._host} {self._port} {self._path} {key}".encode()).hexdigest()[:32]
        self._line: http.client.HTTPConnection | None = None

    @property
    def in_clear(self) -> bool:
        """Whether somebody on the way could read what is sent."""
        return not self._tls and self._host not in ("localhost", "127.0.0.1", "::1")

    def post(self, statements: Sequence[Statement]) -> Taken:
        """All of them; one by one where the store takes no such list as a whole."""
        status, told = self._ask("POST", self._path, statements)
        if status == 200:
            # The ids that were taken; some stores leave out those that they knew.
            fresh = len(told) if isinstance(told, list) and len(told) <= len(statements) else len(statements)
            return Taken(sent=fresh, known=len(statements) - fresh)
        if status == 204:  # nothing in it was new
            return Taken(known=len(statements))
        if status in (400, 409, 413) and len(statements) > 1:
            # 409: one of them is known with another content. 400: one is not understood. 413: too many.
            half, taken = len(statements) // 2, Taken()
            for part in (statements[:half], statements[half:]):
                taken.add(self.post(part))
            return taken
        if status == 409:
            return Taken(known=1)
        if status in (400, 413):
            return Taken(refused=1)
        raise self._refusal(status)

    def has(self, statement_id: str) -> bool:
        status, _ = self._ask("GET", f"{self._path}?statementId={quote(statement_id)}", None)
        if status in (200, 404):
            return status == 200
        raise self._refusal(status)

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _ask(self, verb: str, path: str, statements: Sequence[Statement] | None) -> tuple[int, object]:
        """The status and, where it is JSON, what was answered."""
        headers, body = dict(self._headers), None
        if statements is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(statements, ensure_ascii=False).encode()
        for again in (True, False):
            fresh = self._line is None
            try:
                if self._line is None:
                    kind = http.client.HTTPSConnection if self._tls else http.client.HTTPConnection
                    self._line = kind(self._host, self._port, timeout=WAIT_S)
                self._line.request(verb, path, body, headers)
                answer = self._line.getresponse()
                said = answer.read(MOST_BYTES)
                if not answer.isclosed():
                    self.close()
            except http.client.InvalidURL as error:
                raise self._trouble("hub.address", 2) from error
            except (OSError, http.client.HTTPException) as error:
                self.close()
                if again and not fresh:
                    continue  # a kept line that the store closed meanwhile: once more, on a new one
                raise self._trouble("hub.lost", 3) from error
            return answer.status, _json(said)
        raise AssertionError("unreachable")

    def _refusal(self, status: int) -> Trouble:
        if status in (401, 403):
            return self._trouble("hub.refused", 1)
        if status == 429 or status >= 500:
            return self._trouble("lrs.busy", 3, status=status)
        return self._trouble("lrs.strange", 1, status=status)

    def _trouble(self, key: str, exit_status: int, **parts: object) -> Trouble:
        remedy = words(self.lang, f"{key}.remedy")
        return Trouble(words(self.lang, key, **parts), remedy, status=exit_status)


def _json(said: bytes) -> object:
    try:
        return json.loads(said)
    except ValueError:
        return None
