"""The command line as people and other programs rely on it (CONTRACT.md)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game import cli
from tests.conftest import ROOT


def deficlic(*args: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own, on a machine without a screen."""
    clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "DEFICLIC_DATA")}
    clean = {**clean, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "LANG": "fr_FR.UTF-8", **env}
    clean.pop("LC_ALL", None)
    return subprocess.run(
        [sys.executable, "-m", "game", *args], cwd=cwd, env=clean, capture_output=True, text=True, timeout=300,
    )  # fmt: skip


def test_play_without_a_screen_names_the_demonstration_in_one_line(tmp_path: Path) -> None:
    done = deficlic("play", "--data", str(tmp_path))
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "deficlic demo" in done.stderr


@pytest.mark.parametrize(("args", "status"), [
    (("dance",), 2),
    (("play", "--window", "big"), 2),
    (("demo", "--route", "telepathy"), 2),
    (("export",), 2),
    (("demo", "nowhere", "--out", "{tmp}/out"), 1),
    (("doctor", "--data", "/proc/deficlic"), 3),
])  # fmt: skip
def test_the_exit_status_says_what_kind_of_trouble_it_is(
    args: tuple[str, ...], status: int, tmp_path: Path
) -> None:
    done = deficlic(*(a.replace("{tmp}", str(tmp_path)) for a in args))
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_pack_is_answered_with_those_that_are_there(tmp_path: Path) -> None:
    done = deficlic("demo", "nowhere", "--out", str(tmp_path / "out"))
    assert "«\u00a0nowhere\u00a0»" in done.stderr
    assert "souris" in done.stderr


def test_options_stand_before_or_after_the_command(tmp_path: Path) -> None:
    before = deficlic("--lang", "en", "--data", str(tmp_path), "doctor")
    after = deficlic("doctor", "--lang", "en", "--data", str(tmp_path))
    assert before.stdout.splitlines()[0] == after.stdout.splitlines()[0]
    assert "screen" in before.stdout.lower()


def test_english_speaks_english_and_french_french(tmp_path: Path) -> None:
    assert "no screen" in deficlic("play", "--data", str(tmp_path), LANG="en_GB.UTF-8").stderr
    assert "pas d’écran" in deficlic("play", "--data", str(tmp_path), LANG="fr_FR.UTF-8").stderr
    assert "no screen" in deficlic("play", "--lang", "en", "--data", str(tmp_path)).stderr


def test_a_data_folder_that_cannot_be_written_is_said_before_anything_is_played(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    done = deficlic("doctor", "--data", str(in_the_way / "data"))
    assert done.returncode == 3
    assert str(in_the_way) in done.stdout + done.stderr


def test_doctor_answers_programs_in_json(tmp_path: Path) -> None:
    done = deficlic("doctor", "--data", str(tmp_path), "--format", "json")
    assert done.returncode == 0
    found = {finding["name"]: finding for finding in json.loads(done.stdout)}
    assert not found["screen"]["ok"]
    assert found["screen"]["remedy"]
    assert found["voice.fr"]["ok"], "the voice works from the package alone"
    assert found["data"]["ok"]


def test_a_fault_of_ours_is_one_line_and_status_70(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # An installation that lost a file.
    monkeypatch.setitem(cli.COMMANDS, "doctor", "game.app.lost")
    assert cli.main(["doctor", "--lang", "fr"]) == 70
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "--debug" in said


@pytest.mark.parametrize(
    ("line", "french", "english"),
    [
        (["check"], "il manque : PATH", "the following arguments are required: PATH"),
        (["chek", "x"], "vouliez-vous dire « check » ?", "did you mean “check”?"),
        (["check", "x", "--plaie"], "ceci n’est pas compris : --plaie", "unrecognized arguments: --plaie"),
        (["check", "x", "--format", "txt"], "« txt » n’est pas possible pour --format", "invalid choice"),
        (["check", "x", "--play", "--form"], "--form ne va pas avec --play", "not allowed with argument --play"),
        (["demo", "--seed", "un"], "--seed attend un nombre entier, et non « un »", "invalid int value"),
        (["new"], "il manque : DIR", "required: DIR"),
    ],
)
def test_a_line_that_is_not_understood_is_answered_in_the_language_chosen(
    line: list[str], french: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang, words_ in (("fr", french), ("en", english)):
        with pytest.raises(SystemExit) as end:
            cli.main([*line, "--lang", lang])
        assert end.value.code == 2
        (told,) = capsys.readouterr().err.splitlines()
        assert words_ in told.replace("\u00a0", " ")
