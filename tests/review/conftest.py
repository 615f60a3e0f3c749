"""A desk with a real log in a temporary folder, and browsers without a window in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from game.program.lock import Lock
from game.review.desk import Desk
from game.review.gate import Gate
from game.review.site import create_app
from game.review.titles import NoTitles
from game.storage.ids import Ids
from game.storage.sqlite import SqliteStore
from tests.review.made import MACHINE

ADDRESS = "http://127.0.0.1:8765"


@dataclass
class Place:
    """Everything behind the pages; `now` is moved by hand, and so are the passphrase and who is here."""

    desk: Desk
    store: SqliteStore
    now: list[float]
    locks: list[Lock] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def stranger(self) -> TestClient:
        return TestClient(create_app(self.desk), ADDRESS, follow_redirects=False)

    def browser(self) -> TestClient:
        """Somebody whom the program let in by its token."""
        client = self.stranger()
        assert client.get("/start", params={"token": self.desk.gate.token}).status_code == 303
        return client

    def csrf(self, client: TestClient) -> str:
        page = client.get("/").text if not self.locks else client.get("/enter").text
        return page.partition('name="csrf" value="')[2].partition('"')[0]

    def post(self, client: TestClient, path: str, **fields: str) -> int:
        """As the page's own form would send it."""
        data = {"csrf": self.csrf(client), **fields}
        return client.post(path, data=data, headers={"origin": ADDRESS}).status_code


@pytest.fixture
def place(tmp_path: Path, assets: Path) -> Iterator[Place]:
    store = SqliteStore(tmp_path / "progress.db")
    now = [0.0]
    codes = ["renard-bleu", "chat-jaune"]
    locks: list[Lock] = []
    lock: Callable[[], Lock | None] = lambda: locks[-1] if locks else None  # noqa: E731
    desk = Desk(
        store=store, gate=Gate(lock, lambda: now[0]), titles=NoTitles(), codes=lambda: tuple(codes),
        utc=lambda: "2025-03-12T15:00:00.000Z",
        new_id=lambda: Ids(lambda: 1_741_791_600_000, store.last_id())(),
        machine=MACHINE, lang="fr", assets=assets, local=lambda at: at[:19],
    )  # fmt: skip
    yield Place(desk, store, now, locks, codes)
    store.close()
