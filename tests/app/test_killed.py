"""kill -9 while a bundle comes in, or while learners are erased: all or nothing, and never twice."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from game.core.progress import Event
from game.storage import opening
from game.storage.reading import reading
from game.storage.sqlite import SqliteStore
from tests.storage.made import CAT, FOX, an_event

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix thing")
COUNT = 6000
ENVIRON = {**os.environ, "DEFICLIC_PASSPHRASE": "quatre chats"}


def deficlic(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "game", *words], stdout=subprocess.DEVNULL, env=ENVIRON)


def killed(kills: int, data: Path, *words: str) -> int:
    """Start the command, kill it at some instant of its life; how often it was still alive."""
    chance, alive, whole_s = random.Random(5), 0, 0.0
    for n in range(kills + 1):
        begun = time.monotonic()
        running = deficlic(*words, "--data", str(data))
        if n:
            try:
                running.wait(chance.uniform(0.2, 0.95) * whole_s)
            except subprocess.TimeoutExpired:
                running.kill()
                alive += 1
        running.wait()
        whole_s = whole_s or time.monotonic() - begun
        _sound(data)
        yielded = _count(data)
        assert yielded in (10, COUNT + 10), f"kill {n}: half a bundle"
        if n == 0 or yielded != 10:
            _begin_again(data)
    return alive


def _begin_again(data: Path) -> None:
    for path in data.glob("progress.db*"):
        path.unlink()
    store = SqliteStore(data / "progress.db")
    store.append([an_event(COUNT + n, CAT) for n in range(10)])
    store.close()


def _count(data: Path) -> int:
    store = SqliteStore(data / "progress.db")
    ids = [event.id for event in store.events()]
    store.close()
    assert len(ids) == len(set(ids))
    return len(ids)


def _sound(data: Path) -> None:
    db = reading(data / "progress.db")
    opening.check(db)
    db.close()


def test_a_kill_while_a_bundle_comes_in_leaves_all_or_nothing(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for data in (one, two):
        data.mkdir()
    store = SqliteStore(one / "progress.db")
    store.append([an_event(n, FOX, noise="x" * 200) for n in range(COUNT)])
    store.close()
    bundle = tmp_path / "x"
    assert deficlic("bundle", "out", str(bundle), "--data", str(one)).wait() == 0
    _begin_again(two)
    assert killed(6, two, "bundle", "in", str(bundle)) > 2
    assert deficlic("bundle", "in", str(bundle), "--data", str(two)).wait() == 0
    assert _count(two) == COUNT + 10


def test_a_kill_while_purging_erases_everybody_who_is_due_in_the_end(tmp_path: Path) -> None:
    """Whatever instant it is killed at, those who stay lose nothing, and the next purge ends the work."""
    chance, whole_s, proof = random.Random(3), 0.0, 0
    for n in range(5):
        data = tmp_path / str(n)
        data.mkdir()
        store = SqliteStore(data / "progress.db")
        # The old ones last played in March 2020, the cat a minute ago as far as any clock can tell.
        store.append([_old(k) for k in range(3000)] + [_fresh(k) for k in range(3000, 3010)])
        store.close()
        begun = time.monotonic()
        running = deficlic("purge", "--data", str(data))
        if n:
            try:
                running.wait(chance.uniform(0.3, 0.95) * whole_s)
            except subprocess.TimeoutExpired:
                running.kill()
                proof += 1
        running.wait()
        whole_s = whole_s or time.monotonic() - begun
        _sound(data)
        assert deficlic("purge", "--data", str(data)).wait() == 0
        store = SqliteStore(data / "progress.db")
        assert store.learners() == (CAT,)
        assert len(list(store.events())) == 10
        assert sum(profiles for _, profiles, _ in store.erasures()) == 3
        store.close()
        assert not [path for path in data.rglob("*") if path.is_file() and b"ours-vert" in path.read_bytes()]
    assert proof


def _old(n: int) -> Event:
    code = (FOX, "ours-vert", "lapin-jaune")[n % 3]
    return replace(an_event(n, code), at="2020-03-12T10:00:00.000Z")


def _fresh(n: int) -> Event:
    return replace(an_event(n, CAT), at="2999-03-12T10:00:00.000Z")
