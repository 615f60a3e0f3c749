"""`play --watch` in a real window: the file is saved, and the new words are on the screen."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.app.watching import Unlogged
from game.authoring.judge_seat import Mute
from game.authoring.preview import Preview
from game.cli import main
from game.core.learner import Profile
from game.packs.pictures import Assets
from game.program.book import Book
from game.stage.canvas import Canvas
from game.stage.director import Director
from tests.conftest import ROOT
from tests.packs.hands import CLICK, HEAD
from tests.real.xscreen import PATIENCE_S, XScreen, x_screen

pytestmark = pytest.mark.real
STRIP_PX = (1000, 100)  # where the instruction or the heading stands
PACK = HEAD.format(id="essai") + CLICK.format(id="ballon")


@pytest.fixture
def screen() -> Iterator[XScreen]:
    with x_screen() as screen:
        yield screen


def seen(screen: XScreen) -> bytes:
    w, h = STRIP_PX
    picture, wide = screen.picture(), screen.size_px[0]
    return b"".join(picture[y * wide * 4 :][: w * 4] for y in range(h))


def drawn(root: Path, lang: str = "fr") -> bytes:
    """What this pack looks like, drawn here without a window."""
    profile = Profile(motion=False, voice=False)
    preview = Preview(root, root.parent / "unpacked", Assets.in_folder(ROOT / "assets"), profile, lang)
    canvas = Canvas((1280, 720), ROOT / "assets")
    director = Director(preview, Unlogged(), Mute(), canvas, (1280, 720))
    surface = pygame.Surface((1280, 720), 0, 32)
    director.paint(surface)
    w, h = STRIP_PX
    strip = surface.subsurface((0, 0, w, h)).copy()
    return bytes(pygame.image.tobytes(strip, "BGRA"))


def alike(screen: bytes, drawn: bytes) -> bool:
    """The fourth byte of a pixel means nothing on a screen."""
    return all(screen[i::4] == drawn[i::4] for i in range(3))


def wait_for(screen: XScreen, wanted: bytes) -> None:
    end = time.monotonic() + PATIENCE_S
    while not alike(seen(screen), wanted):
        assert time.monotonic() < end, "the screen does not show what was saved"
        time.sleep(0.02)


def test_what_is_saved_is_on_the_screen_without_a_new_start(screen: XScreen, tmp_path: Path) -> None:
    book = Book(tmp_path / "data")
    book.change_defaults({"motion": False, "voice": False})
    book.flush()
    root = tmp_path / "essai"
    root.mkdir()
    main_file = root / "pack.yaml"
    main_file.write_text(PACK, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "game", "play", "--watch", str(root), "--window", "1280x720", "--lang", "fr",
         "--data", str(tmp_path / "data")],
        env=screen.environment(SDL_AUDIODRIVER="dummy"), cwd=ROOT, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        saves = (PACK, PACK.replace("Clique", "Appuie"), PACK.replace("kind: click", "kind: clik"), PACK)
        before = b""
        for text in saves:
            main_file.write_text(text, "utf-8")
            now = drawn(root)
            assert now != before
            wait_for(screen, now)
            before = now
        assert process.poll() is None
    finally:
        process.terminate()
        _, err = process.communicate(timeout=20)
    assert "Traceback" not in err.decode()
    assert not (tmp_path / "data" / "progress.db").exists()  # nobody learns here


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--watch", "nowhere"], "rien à cet endroit"),
        (["--watch", "."], "aucun pack dans ce dossier"),
        (["souris", "--watch", "."], "« --watch » montre un seul pack"),
    ],
)
def test_a_path_that_cannot_be_followed_is_said_in_one_line(
    more: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["play", *more, "--lang", "fr", "--data", str(tmp_path / "data")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line.replace("\u00a0", " ")


def test_without_a_screen_the_demonstration_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "essai"
    root.mkdir()
    (root / "pack.yaml").write_text(PACK, "utf-8")
    assert main(["play", "--watch", str(root), "--lang", "fr", "--data", str(tmp_path / "data")]) == 3
    assert "demo" in capsys.readouterr().err
