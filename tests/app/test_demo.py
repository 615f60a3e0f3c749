"""The demonstration: every challenge, no screen, no sound; results that agree with each other."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pygame
import pytest

from tests.app.test_cli import deficlic


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "deficlic-demo"
    done = deficlic("demo", "souris", "--out", str(folder), "--seed", "3", cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    assert "15/15" in done.stderr, "progress is shown while it works"
    return folder


def ended(out: Path) -> list[dict[str, object]]:
    with sqlite3.connect(out / "progress.db") as db:
        rows = db.execute("SELECT body FROM events WHERE type = 'round_ended' ORDER BY id").fetchall()
    return [json.loads(body) for (body,) in rows]


def test_every_challenge_of_the_mouse_pack_is_reached(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["reached"] == len(summary["played"]) == 15
    assert {p["challenge"] for p in summary["played"]} == {e["challenge"] for e in ended(out)}


def test_log_and_summary_tell_the_same(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    logged = {str(e["challenge"]): e for e in ended(out)}
    for played in summary["played"]:
        event = logged[played["challenge"]]
        assert event["outcome"] == "reached"
        assert event["pack"] == "souris"
        assert event["route"] == "pointer"
    with sqlite3.connect(out / "progress.db") as db:
        assert db.execute("SELECT count(*) FROM events").fetchone()[0] == summary["events"]


def test_every_round_has_what_the_contract_promises(out: Path) -> None:
    for body in ended(out):
        promised = {
            "pack", "pack_version", "challenge", "kind", "skills", "level", "outcome", "guidance", "took_s",
            "first_act_s", "route", "errors", "measures",
        }  # fmt: skip
        assert promised <= body.keys()


def test_pictures_are_whole_and_not_blank(out: Path) -> None:
    pictures = sorted((out / "pictures").glob("*.png"))
    assert len(pictures) >= 45
    for path in pictures[:: max(1, len(pictures) // 12)]:
        image = pygame.image.load(str(path))
        assert image.get_size() == (1280, 720)
        colours = {tuple(image.get_at((x, y))) for x in range(0, 1280, 40) for y in range(0, 720, 40)}
        assert len(colours) > 5, path.name


def test_a_second_run_replaces_the_first_and_nothing_else(out: Path, tmp_path: Path) -> None:
    mine = tmp_path / "progress.db"
    mine.write_bytes(b"not a demonstration")
    done = deficlic("demo", "souris", "--out", str(tmp_path))
    assert done.returncode == 1
    assert mine.read_bytes() == b"not a demonstration"
