"""`deficlic replay`: what the log holds is shown again, and the same decisions are reached."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from game.cli import main
from game.packs.digests import digest_of
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with the log of a demonstration, and the session to show again."""
    root = tmp_path_factory.mktemp("replay")
    assert main(["demo", "souris", "--out", str(root / "demo"), "--lang", "fr"]) == 0
    data = root / "data"
    data.mkdir()
    shutil.copy(root / "demo" / "progress.db", data / "progress.db")
    with sqlite3.connect(data / "progress.db") as log:
        session = log.execute("select session from events where type = 'session_started' order by id").fetchone()[0]
    return data, str(session)


def test_a_session_is_shown_again_and_every_decision_is_reached_again(
    played: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, session = played
    assert main(["replay", session, "--data", str(data), "--out", str(tmp_path / "out"), "--lang", "fr"]) == 0
    said = capsys.readouterr().out
    body = json.loads((tmp_path / "out" / "replay.json").read_text(encoding="utf-8"))
    assert len(body["rounds"]) == 12 and not any(r["differs"] for r in body["rounds"])
    assert len(body["decisions"]) >= 36 and all(d["same"] for d in body["decisions"])
    assert "Premier essai de cette compétence" in said
    assert len(list((tmp_path / "out").glob("*.png"))) > 24


def test_a_changed_log_is_noticed(
    played: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, session = played
    other = tmp_path / "data"
    shutil.copytree(data, other)
    with sqlite3.connect(other / "progress.db") as log:
        for (name,) in log.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            log.execute(f'drop trigger "{name}"')
        row = log.execute(
            "select id, body from events where type = 'decision_made' and body like '%level.first%'"
        ).fetchone()
        changed = row[1].replace('"decided":0.0', '"decided":0.9')
        log.execute("update events set body = ? where id = ?", (changed, row[0]))
    assert main(["replay", session, "--data", str(other), "--lang", "fr"]) == 1
    assert "!=" in capsys.readouterr().out


def test_the_log_names_exactly_the_pack_and_the_chance_that_were_played(played: tuple[Path, str]) -> None:
    data, _ = played
    with sqlite3.connect(data / "progress.db") as log:
        bodies = [json.loads(body) for (body,) in log.execute(
            "select body from events where type in ('round_started', 'round_ended')")]  # fmt: skip
    assert {body["pack_digest"] for body in bodies} == {digest_of(ROOT / "challenges" / "souris")}
    seeds = [body["seed"] for body in bodies if "seed" in body]
    assert len(seeds) == len(bodies) // 2 and len(set(seeds)) > 6


def test_a_pack_that_changed_since_the_session_is_told(
    played: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, session = played
    changed = tmp_path / "packs" / "souris"
    shutil.copytree(ROOT / "challenges" / "souris", changed)
    (changed / "pack.yaml").write_text((changed / "pack.yaml").read_text("utf-8") + "\n# Une note.\n", "utf-8")
    for packs, said in (((), False), (("--packs", str(tmp_path / "packs")), True)):
        main(["replay", session, "--data", str(data), "--lang", "fr", *packs])
        assert ("le pack a changé depuis cette séance" in capsys.readouterr().out) is said


def test_an_unknown_session_is_named_with_those_that_are_known(
    played: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    data, session = played
    assert main(["replay", "nothing", "--data", str(data), "--lang", "fr"]) == 1
    assert session in capsys.readouterr().err


def test_an_unknown_model_is_named_with_those_that_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--model", "robot", "--lang", "en"]) == 1
    assert "tremor" in capsys.readouterr().err
