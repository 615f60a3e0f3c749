"""The wheel: built, installed in an empty environment, run from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.real, pytest.mark.slow]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)]
    subprocess.run(command, check=True, timeout=300)
    return next(folder.glob("deficlic-*.whl"))


def test_the_wheel_carries_packs_and_assets(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "game/shipped/challenges/souris/pack.yaml" in names
    assert "game/shipped/assets/fonts/andika-regular.woff2" in names
    assert any(name.startswith("game/shipped/assets/scenes/") for name in names)
    assert not any(name.startswith(("tests/", "assets/", "challenges/")) for name in names)


def test_it_runs_from_an_empty_environment_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    home, away = tmp_path / "home", tmp_path / "away"
    home.mkdir()
    away.mkdir()
    env = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "VIRTUAL_ENV", "PYTHONPATH", "DEFICLIC_DATA")
    }
    env |= {"HOME": str(home), "LANG": "fr_FR.UTF-8", "SDL_AUDIODRIVER": "dummy", "SDL_VIDEODRIVER": "dummy"}
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-q", str(wheel)], check=True, env=env, timeout=600)
    program = str(tmp_path / "venv" / "bin" / "deficlic")
    checked = subprocess.run(
        [program, "doctor", "--format", "json"], cwd=away, env=env, capture_output=True, text=True
    )
    found = {f["name"]: f["ok"] for f in json.loads(checked.stdout)}
    assert found["voice.fr"]
    assert found["packs"]
    # The bare command, without a screen: it says so and plays the demonstration.
    bare = subprocess.run([program], cwd=away, env=env, capture_output=True, text=True, timeout=600)
    assert bare.returncode == 0, bare.stderr
    assert "écran" in bare.stderr
    assert (away / "deficlic-demo" / "summary.json").is_file()
    assert not list(home.glob(".local/share/deficlic/progress.db")), "the demonstration leaves no trace at home"
