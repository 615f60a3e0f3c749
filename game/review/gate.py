"""Who may read: whoever the program let in (a start token), and, once one is set, knows the passphrase.

Everything lives in memory and dies with the process. A child at the keyboard who types the address has
no token; one who finds an open page after a while finds it locked again.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

IDLE_S = 30 * 60.0
MOST_WAIT_S = 30.0
MOST_VISITS = 64


class Opens(Protocol):
    """A passphrase's lock."""

    def opens(self, phrase: str) -> bool: ...


@dataclass(slots=True)
class Visit:
    """One browser that came by the token. `csrf` goes into every form."""

    id: str
    csrf: str
    seen_s: float
    unlocked: bool = False


@dataclass
class Gate:
    """`lock` is asked every time, so that a passphrase set meanwhile holds at once; `now_s` is steady."""

    lock: Callable[[], Opens | None]
    now_s: Callable[[], float]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _visits: dict[str, Visit] = field(default_factory=dict)
    _wrong: int = 0
    _heard_from_s: float = 0.0
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def enter(self, token: str) -> Visit | None:
        """A visit for whoever brings the token; None for everybody else."""
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return None
        with self._guard:
            while len(self._visits) >= MOST_VISITS:
                del self._visits[min(self._visits.values(), key=lambda v: v.seen_s).id]
            visit = Visit(secrets.token_urlsafe(24), secrets.token_urlsafe(24), self.now_s())
            self._visits[visit.id] = visit
            return visit

    def visit(self, cookie: str) -> Visit | None:
        """The visit of this cookie; it is locked again after half an hour without a page."""
        with self._guard:
            visit = self._visits.get(cookie)
            if visit is None:
                return None
            if self.now_s() - visit.seen_s > IDLE_S:
                visit.unlocked = False
            visit.seen_s = self.now_s()
            return visit

    def open_to(self, visit: Visit) -> bool:
        return visit.unlocked or self.lock() is None

    def unlock(self, visit: Visit, phrase: str) -> float:
        """0.0 when the phrase opens; else the seconds before the next try is heard (above 0).

        One try at a time, whoever asks: many connections guess no faster than one.
        """
        lock = self.lock()
        with self._guard:
            early_s = self._heard_from_s - self.now_s()
            if early_s > 0:
                return early_s
            if lock is None or lock.opens(phrase):
                self._wrong = 0
                visit.unlocked = True
                return 0.0
            self._wrong += 1
            wait = min(MOST_WAIT_S, 2.0 ** (self._wrong - 1))
            self._heard_from_s = self.now_s() + wait
            return wait

    def shut(self, visit: Visit) -> None:
        """Lock the pages for this browser (or end the visit when there is no passphrase)."""
        with self._guard:
            self._visits.pop(visit.id, None)


def same(given: str, wanted: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(given.encode(), wanted.encode())
