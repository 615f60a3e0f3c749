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
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A data folder with the log of an impulsive learner at two packs, and its sessions in their order."""
    root = tmp_path_factory.mktemp("replay")
    demo = ["demo", "souris", "clavier", "--model", "impulsive", "--out", str(root / "demo"), "--lang", "fr"]
    assert main(demo) == 0
    data = root / "data"
    data.mkdir()
    shutil.copy(root / "demo" / "progress.db", data / "progress.db")
    with sqlite3.connect(data / "progress.db") as log:
        found = log.execute("select session from events where type = 'session_started' order by id").fetchall()
    return data, [str(session) for (session,) in found]


def test_every_session_is_shown_again_and_every_decision_is_reached_again(
    played: tuple[Path, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, sessions = played
    assert len(sessions) >= 2
    told, kinds, veiled = "", set(), 0
    for n, session in enumerate(sessions):
        out = tmp_path / str(n)
        assert main(["replay", session, "--data", str(data), "--out", str(out), "--lang", "fr"]) == 0
        told += capsys.readouterr().out
        body = json.loads((out / "replay.json").read_text(encoding="utf-8"))
        assert body["session"] == session and len(body["rounds"]) >= 10
        assert not any(r["differs"] for r in body["rounds"])
        assert len(body["decisions"]) >= 3 * len(body["rounds"]) and all(d["same"] for d in body["decisions"])
        assert len(list(out.glob("*.png"))) > 2 * len(body["rounds"])
        kinds |= {d["about"] for d in body["decisions"]}
        veiled += sum(r["veiled"] for r in body["rounds"])
    assert "Premier essai de cette compétence" in told and {"level", "guidance", "next_challenge"} <= kinds
    assert veiled, "what was typed is not in the log, and the rounds are shown all the same"
    assert "ce qui a été écrit n’est pas dans le journal" in told


def test_a_changed_log_is_noticed(
    played: tuple[Path, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, sessions = played
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
    assert main(["replay", sessions[0], "--data", str(other), "--lang", "fr"]) == 1
    assert "!=" in capsys.readouterr().out


def test_the_log_names_exactly_the_pack_and_the_chance_that_were_played(played: tuple[Path, list[str]]) -> None:
    data, _ = played
    with sqlite3.connect(data / "progress.db") as log:
        bodies = [json.loads(body) for (body,) in log.execute(
            "select body from events where type in ('round_started', 'round_ended')")]  # fmt: skip
    mouse = {body["pack_digest"] for body in bodies if body["pack"] == "souris"}
    assert mouse == {digest_of(ROOT / "challenges" / "souris")}
    seeds = [body["seed"] for body in bodies if "seed" in body]
    assert len(seeds) == len(bodies) // 2 and len(set(seeds)) > 6


def test_a_pack_that_changed_since_the_session_is_told(
    played: tuple[Path, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, (session, *_) = played
    changed = tmp_path / "packs" / "souris"
    shutil.copytree(ROOT / "challenges" / "souris", changed)
    (changed / "pack.yaml").write_text((changed / "pack.yaml").read_text("utf-8") + "\n# Une note.\n", "utf-8")
    for packs, said in (((), False), (("--packs", str(tmp_path / "packs")), True)):
        main(["replay", session, "--data", str(data), "--lang", "fr", *packs])
        assert ("le pack a changé depuis cette séance" in capsys.readouterr().out) is said


def test_an_unknown_session_is_named_with_those_that_are_known(
    played: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    data, sessions = played
    assert main(["replay", "nothing", "--data", str(data), "--lang", "fr"]) == 1
    assert sessions[0] in capsys.readouterr().err


def test_an_unknown_model_is_named_with_those_that_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--model", "robot", "--lang", "en"]) == 1
    assert "tremor" in capsys.readouterr().err
