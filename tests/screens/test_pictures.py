"""Each screen as a picture at 200 %, 1024x768. DEFICLIC_UPDATE_GOLDEN=1 writes them anew, on purpose.

That no word is cut is a law of its own (`test_layout_laws`); these show what has changed to whoever reviews it.
"""

from __future__ import annotations

import os
from functools import cache

import pygame
import pytest

from game.app import resources
from game.core.learner import Profile
from game.stage.canvas import Canvas
from game.stage.director import profiled
from tests.challenges.test_golden import FAR, MOST_FAR, MOST_MEAN, ONE_PLATFORM, unlike
from tests.conftest import ROOT
from tests.screens.gallery import SCREENS, SHAPES, stage

FOLDER = ROOT / "tests" / "golden" / "large"
SIZE_PX, PICTURE_PX = SHAPES["small"], (256, 192)
PROFILE = Profile(text_scale=2.0)


@cache
def canvas() -> Canvas:
    made = Canvas(SIZE_PX, resources.assets())
    made.configure(PROFILE)
    return made


@ONE_PLATFORM
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_at_200_per_cent_is_what_it_was(name: str) -> None:
    surface = pygame.Surface(SIZE_PX)
    canvas().forget_picture()
    canvas().paint(surface, SCREENS[name](profiled(stage("small"), PROFILE, "fr")).compose())
    now = pygame.transform.smoothscale(surface, PICTURE_PX)
    file = FOLDER / f"{name}.png"
    if os.environ.get("DEFICLIC_UPDATE_GOLDEN") == "1":
        FOLDER.mkdir(exist_ok=True)
        pygame.image.save(now, str(file))
    mean, far = unlike(now, file)
    assert mean <= MOST_MEAN and far <= MOST_FAR, f"mean {mean:.2f}, {far:.2%} farther than {FAR}"


def test_no_picture_is_left_of_a_screen_that_is_gone() -> None:
    assert {f.stem for f in FOLDER.iterdir()} == set(SCREENS)
