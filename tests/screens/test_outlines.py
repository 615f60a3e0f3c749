"""Each screen as text, compared exactly. DEFICLIC_UPDATE_GOLDEN=1 writes them anew, on purpose."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.core.outcome import Say
from game.core.tree import outline
from tests.screens.gallery import LANGS, SCREENS, stage

FOLDER = Path(__file__).resolve().parent.parent / "golden" / "screens"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_what_it_was(name: str, lang: str) -> None:
    scene = SCREENS[name](stage(lang=lang))
    said = [o.text for o in scene.entered(0.0).outcomes if isinstance(o, Say)]
    seen = outline(scene.compose()) + "".join(f"says: {text}\n" for text in said)
    file = FOLDER / f"{name}.{lang}.txt"
    if os.environ.get("DEFICLIC_UPDATE_GOLDEN") == "1":
        file.write_text(seen, "utf-8")
    assert seen == file.read_text("utf-8")


def test_no_golden_is_left_of_a_screen_that_is_gone() -> None:
    assert {f.name for f in FOLDER.iterdir()} == {f"{n}.{lang}.txt" for n in SCREENS for lang in LANGS}
