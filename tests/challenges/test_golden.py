"""Each challenge as text and as a picture. DEFICLIC_UPDATE_GOLDEN=1 writes them anew, on purpose."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import pygame
import pytest

from game.authoring.judge_seat import Case, seat
from tests.challenges.shipped import FOLDER as PACKS
from tests.challenges.shipped import ROOT, Shipped, canvas, every, told

FOLDER = ROOT / "tests" / "golden" / "challenges"
UPDATE = os.environ.get("DEFICLIC_UPDATE_GOLDEN") == "1"
EVERY = pytest.mark.parametrize("shipped", every(), ids=lambda shipped: shipped.name)
ONE_PLATFORM = pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="pictures are compared on one platform"
)
PICTURE_PX = (320, 180)
MOST_MEAN, FAR, MOST_FAR = 3.0, 64, 0.01


@EVERY
def test_its_outline_and_its_words_are_what_they_were(shipped: Shipped) -> None:
    pack, _ = shipped.read()
    for lang in pack.languages[:2]:
        file = FOLDER / f"{shipped.name}.{lang}.txt"
        # A picture of the pack is named by where it lies below the packs, wherever this checkout is.
        now = told(shipped, lang).replace(f"{PACKS}/", "")
        if UPDATE:
            file.write_text(now, "utf-8")
        assert now == file.read_text("utf-8")


@ONE_PLATFORM
@EVERY
def test_its_picture_is_what_it_was(shipped: Shipped) -> None:
    pack, entry = shipped.read()
    skin = ("enfant", "ado")[shipped.number % 2]
    pilot = seat(pack, entry, Case(0.5, skin, 7, pack.language), canvas())
    surface = pygame.Surface(canvas().size_px)
    pilot.director.paint(surface)
    now = pygame.transform.smoothscale(surface, PICTURE_PX)
    file = FOLDER / f"{shipped.name}.png"
    if UPDATE:
        pygame.image.save(now, str(file))
    mean, far = unlike(now, file)
    assert mean <= MOST_MEAN and far <= MOST_FAR, f"mean {mean:.2f}, far {far:.2%}"


def unlike(now: pygame.Surface, file: Path) -> tuple[float, float]:
    """The mean difference of a channel (0 to 255), and the share of channels that differ a lot."""
    then = pygame.image.load(str(file))
    assert then.get_size() == now.get_size()
    apart = [abs(a - b) for a, b in zip(_bytes(now), _bytes(then), strict=True)]
    return sum(apart) / len(apart), sum(d > FAR for d in apart) / len(apart)


def _bytes(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def test_a_changed_picture_is_noticed(tmp_path: Path) -> None:
    surface = pygame.Surface(PICTURE_PX)
    surface.fill((255, 250, 242))
    pygame.image.save(surface, str(tmp_path / "then.png"))
    assert unlike(surface, tmp_path / "then.png") == (0.0, 0.0)
    pygame.draw.rect(surface, (10, 74, 143), (100, 60, 60, 40))
    assert unlike(surface, tmp_path / "then.png")[1] > MOST_FAR


def test_no_golden_is_left_of_a_challenge_that_is_gone() -> None:
    known = {shipped.name for shipped in every()}
    kept = {file.name.rsplit(".", 2 if file.suffix == ".txt" else 1)[0] for file in FOLDER.iterdir()}
    assert kept <= known
