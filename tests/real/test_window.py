"""A real window under Xvfb, driven by X events, from launch to a success in the log."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.core.learner import Profile
from game.program.book import Book
from tests.conftest import ROOT
from tests.real.xscreen import PATIENCE_S, XScreen, x_screen

pytestmark = pytest.mark.real


@pytest.fixture
def screen() -> Iterator[XScreen]:
    with x_screen() as screen:
        yield screen


@pytest.fixture
def data(tmp_path: Path) -> Path:
    book = Book(tmp_path)
    book.add(["renard-bleu"])
    book.change("renard-bleu", {"motion": False, "voice": False, "reward_s": 0.0})
    book.welcome_done()
    book.flush()
    return tmp_path


def launched(screen: XScreen, data: Path, *more: str) -> subprocess.Popen[bytes]:
    before = screen.picture()
    process = subprocess.Popen(
        [sys.executable, "-m", "game", "play", "--window", "1280x720", "--lang", "fr", "--data", str(data), *more],
        env=screen.environment(SDL_AUDIODRIVER="dummy"), cwd=ROOT, stderr=subprocess.PIPE,
    )  # fmt: skip
    screen.wait_change(before)
    screen.wait_still()
    return process


def events(data: Path, type_: str) -> list[dict[str, object]]:
    with sqlite3.connect(f"file:{data / 'progress.db'}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT body FROM events WHERE type = ? ORDER BY id", (type_,))
        return [json.loads(body) for (body,) in rows]


def written(data: Path, type_: str) -> list[dict[str, object]]:
    """Once there is one: the program takes its own time on a busy machine."""
    end = time.monotonic() + PATIENCE_S
    while not (found := events(data, type_)):
        assert time.monotonic() < end, f"no {type_} in the log"
        time.sleep(0.05)
    return found


def closed(process: subprocess.Popen[bytes]) -> str:
    process.terminate()
    _, err = process.communicate(timeout=20)
    return err.decode()


def test_a_young_person_wakes_the_screen_with_a_real_mouse(screen: XScreen, data: Path) -> None:
    process = launched(screen, data, "--learner", "renard-bleu", "souris")
    try:
        choose_the_middle_one(screen)
        started = written(data, "round_started")
        sweep_over(screen)
        ended = written(data, "round_ended")
        assert [e["outcome"] for e in ended] == ["reached"], started
        assert ended[0]["route"] == "pointer"
        assert ended[0]["challenge"] == started[0]["challenge"]
        assert float(str(ended[0]["took_s"])) > 0
    finally:
        assert closed(process) == ""


def choose_the_middle_one(screen: XScreen) -> None:
    """Of the two or three challenges that are offered."""
    screen.click(640, 330)
    screen.wait_still(0.5)


def sweep_over(screen: XScreen) -> None:
    """Move everywhere, row by row, as somebody who explores: wakes, wipes, and stays on lights."""
    for y in range(120, 600, 40):
        for x in range(60, 1240, 30):
            screen.move(x, y)
            time.sleep(0.004)
    screen.wait_still(0.5)


def test_closing_the_window_in_the_middle_loses_nothing(screen: XScreen, data: Path) -> None:
    process = launched(screen, data, "--learner", "renard-bleu", "souris")
    choose_the_middle_one(screen)
    written(data, "round_started")
    assert closed(process) == ""
    assert [e["outcome"] for e in events(data, "round_ended")] == ["stopped"]
    assert len(events(data, "session_ended")) == 1


def test_a_resized_window_is_drawn_anew(screen: XScreen, data: Path) -> None:
    process = launched(screen, data)
    before = screen.picture()
    screen.key("F11")
    screen.wait_still(0.5)
    screen.key("F11")
    screen.wait_still(0.5)
    assert closed(process) == ""
    assert before


def test_the_default_profile_is_what_a_new_learner_gets() -> None:
    assert Profile().route == "pointer"
