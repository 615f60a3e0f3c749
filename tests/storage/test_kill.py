"""A kill at any instant loses nothing that was confirmed: real processes, really killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from game.storage import opening
from game.storage.reading import reading
from game.storage.sqlite import SqliteStore

PLAYER = """
import sys
from game.core.progress import Event
from game.storage.clock import RealClock
from game.storage.ids import Ids
from game.storage.sqlite import SqliteStore
store = SqliteStore(sys.argv[1], "m1")
assert store.notices == []
clock = RealClock()
ids = Ids(clock.utc_ms, after=store.last_id())
while True:
    event = Event(ids(), clock.utc(), "m1", "s", "renard-bleu", "round_ended", {"filler": "x" * 500})
    store.append([event])
    store.settle()
    print(event.id, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix thing")
def test_a_kill_at_any_instant_loses_nothing_that_settle_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    rng = random.Random(7)
    confirmed: list[str] = []
    for _ in range(12):
        player = subprocess.Popen([sys.executable, "-c", PLAYER, str(path)], stdout=subprocess.PIPE, text=True)
        assert player.stdout is not None
        confirmed += [player.stdout.readline().strip() for _ in range(rng.randrange(1, 120))]
        player.send_signal(signal.SIGKILL)
        # What was confirmed between the last line read and the kill counts as well.
        confirmed += [line for line in player.stdout.read().split("\n")[:-1] if line]
        player.stdout.close()
        assert player.wait() == -signal.SIGKILL
    assert len(confirmed) > 100
    with closing(SqliteStore(path)) as store:
        ids = [event.id for event in store.events()]
        assert store.notices == []
    assert set(confirmed) <= set(ids)
    assert confirmed == sorted(confirmed)
    assert len(ids) - len(confirmed) <= 12  # at most the one that was on its way at each kill
    with closing(reading(path)) as db:
        opening.check(db)
