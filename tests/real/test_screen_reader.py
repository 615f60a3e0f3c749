"""A real AT-SPI client on a private bus: what a blind young person is told, and all that they can do."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.app import resources
from game.program.book import Book
from tests.real.reading import Reader, reading, without

pytestmark = [pytest.mark.real, pytest.mark.skipif(bool(without()), reason=without() or "there")]
STARTS = int(os.environ.get("DEFICLIC_STARTS", "60"))
SOURIS = resources.shipped_packs() / "souris"
GIFTS = """
format: 1
id: cadeaux
version: 1
title: Cadeaux
summary: Ouvrir.
language: fr
authors: [Atelier numérique]
licence: CC-BY-SA-4.0
ages: {from: 6, to: 16}
challenges:
  - id: deux-cadeaux
    kind: double_click
    title: Deux cadeaux
    instruction: Ouvre les cadeaux.
    skills: [mouse.double_click]
    picture: art:mouse-double
    clue: Clique sur le cadeau.
    demonstration: Regarde. La flèche ouvre un cadeau.
    praise: [Bravo ! Les cadeaux sont ouverts.]
    replies: {once: Encore un clic., too_slow: Clique plus vite., miss: Vise le cadeau.}
    things: [{name: Le cadeau, picture: "art:gift-closed", after: "art:gift-open"}]
    times: 2
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    book = Book(tmp_path / "data")
    book.add(["renard-bleu"])
    book.change("renard-bleu", {"motion": False, "reward_s": 0.0, "route": "screenreader"})
    book.welcome_done()
    book.flush()
    return tmp_path / "data"


@pytest.fixture
def reader(data: Path) -> Iterator[Reader]:
    with reading(data, "--learner", "renard-bleu", "souris") as (reader, _):
        yield reader


def written(data: Path, type_: str) -> list[dict[str, object]]:
    end = time.monotonic() + 20.0
    while True:
        with sqlite3.connect(f"file:{data / 'progress.db'}?mode=ro", uri=True) as db:
            rows = db.execute("SELECT body FROM events WHERE type = ? ORDER BY id", (type_,)).fetchall()
        if rows:
            return [json.loads(body) for (body,) in rows]
        assert time.monotonic() < end, f"no {type_} in the log"
        time.sleep(0.05)


def test_all_that_can_be_pressed_has_a_name_a_role_bounds_and_an_act(reader: Reader) -> None:
    rows = reader.tree()
    frame = next(r for r in rows if r["role"] == "frame")
    width, height = frame["box"][2:]
    pressed = [r for r in rows if r["acts"]]
    assert frame["name"] == "Choisis ton défi."
    assert {"Réécouter", "Pause", "J’arrête", "Aide"} <= {r["name"] for r in pressed}
    for row in pressed:
        x, y, w, h = row["box"]
        assert row["name"].strip() and row["role"] == "push button", row
        assert "focusable" in row["states"] and "click" in row["acts"], row
        assert x >= 0 and y >= 0 and x + w <= width and y + h <= height and min(w, h) >= 64, row
    assert next(r for r in rows if r["role"] == "heading")["name"] == "Choisis ton défi."


def test_the_focus_asked_for_is_the_focus_told(reader: Reader) -> None:
    reader.ask(do="heard")
    assert reader.ask(do="focus", name="Aide") is True
    reader.ask(do="wait", s=0.5)
    rows = reader.tree()
    assert [r["name"] for r in rows if "focused" in r["states"]] == ["Aide"]
    gained = [e["name"] for e in reader.ask(do="heard") if e["type"].endswith("focused") and e["detail"]]
    assert "Aide" in gained


def test_what_is_said_is_announced_also_when_it_is_said_again(reader: Reader) -> None:
    reader.announced()
    reader.press("Réécouter")
    assert reader.announced() == ["Choisis ton défi."]
    reader.press("Réécouter")
    assert reader.announced() == ["Choisis ton défi."]
    reader.press("Pause")
    assert reader.announced() == ["C’est la pause. Respire doucement."], "two things said at once are both told"


def test_a_whole_challenge_is_finished_knowing_only_the_tree(reader: Reader, data: Path) -> None:
    reader.press("Réveille l’écran")
    reader.wait_for("Pause")
    began = time.monotonic()
    reader.announced()
    said: list[str] = []
    while not ended(reader):
        assert time.monotonic() - began < 60, reader.tree()
        work = [r["name"] for r in reader.tree() if r["acts"] and r["name"] not in FRAME]
        reader.press(work[0])
        said += reader.announced()
    assert said, "success is announced"
    body = written(data, "round_ended")[0]
    assert (body["outcome"], body["route"]) == ("reached", "screenreader")
    assert reader.wait_for("Continuer")


FRAME = {"Réécouter", "Pause", "J’arrête", "Aide", "Continuer"}


def ended(reader: Reader) -> bool:
    return "Continuer" in reader.names()


def test_a_double_click_is_one_press_for_who_has_no_pointer(data: Path, tmp_path: Path) -> None:
    pack = tmp_path / "packs" / "cadeaux"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(GIFTS, "utf-8")
    with reading(data, "--learner", "renard-bleu", "--packs", str(tmp_path / "packs"), "cadeaux") as (reader, _):
        reader.press("Deux cadeaux")
        reader.wait_for("Ouvre les cadeaux.")
        end = time.monotonic() + 40
        while not ended(reader):
            assert time.monotonic() < end, reader.tree()
            if "Le cadeau" in reader.names("push button"):
                reader.ask(do="press", name="Le cadeau", role="push button")
            reader.ask(do="wait", s=0.1)
    assert written(data, "round_ended")[0]["outcome"] == "reached"


@pytest.mark.slow
def test_no_start_hangs_however_early_the_reader_looks(data: Path) -> None:
    """The adapter's lock and Python's must never wait for each other (faulthandler ends a hanging start)."""
    for _ in range(STARTS):
        with reading(data, "--learner", "renard-bleu", "souris") as (reader, program):
            reader.press("Réécouter")
            reader.press("Aide")
            assert program.poll() is None
        assert program.returncode in (0, -15), program.stderr and program.stderr.read()
        shutil.rmtree(data / "speech", ignore_errors=True)


def test_a_reader_that_is_there_before_the_program_is_answered_at_once() -> None:
    """The tree is handed over when the adapter is made: it is asked for once only."""
    from game.core.geometry import Rect
    from game.core.node import Node, Role
    from game.stage.screen_reader import ScreenReader, Snapshot

    tree = Node("window", Role.WINDOW, "Défis", Rect(0, 0, 100, 100))
    port = ScreenReader(Snapshot(tree, "", "", 0, 1.0), lambda _: None, time.monotonic)
    assert port._activated() is not None
    assert port.active
