"""The pictures of docs/fr/creer-un-pack.md, made by the program itself from the examples in the page.

    python -m tools.guide_pictures

Each picture is what `play --watch` (or the adult's space) shows for the example it stands under. A test
makes them again and compares, so that neither the page nor its pictures can fall behind.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from game.app import resources
from game.app.house import build
from game.app.options import Options
from game.authoring.preview import LEVELS, Preview
from game.core.attention import Attention
from game.core.learner import Profile
from game.core.ports import Spoken
from game.core.scene import Scene
from game.core.stage import Stage
from game.packs.archive import pack_up
from game.packs.pictures import Assets
from game.screens.sheet import Sheet
from game.stage.canvas import Canvas
from game.stage.director import stage_of

GUIDE = Path("docs/fr/creer-un-pack.md")
FOLDER = Path("docs/fr/images/creer-un-pack")
SIZE_PX = (960, 540)
LANG = "fr"


@dataclass(frozen=True)
class Shot:
    """`step` counts the whole packs of the page from 0. `change` is laid over its text before the look."""

    name: str
    step: int
    level: int = 0
    skin: str = "enfant"
    change: tuple[str, str] = ("", "")
    added: bool = False


FAULT = ("    title: Le chat", "    titel: Le chat")
SHOTS = (
    Shot("1-le-chat", 0),
    Shot("2-erreur", 0, change=FAULT),
    Shot("3-le-velo", 1),
    Shot("4-facile", 2, level=0),
    Shot("4-difficile", 2, level=len(LEVELS) - 1),
    Shot("5-enfant", 3),
    Shot("5-ado", 3, skin="ado"),
    Shot("6-la-photo", 4),
    Shot("7-ajouter", 3, added=True),
)


def steps(text: str) -> list[str]:
    """The whole packs of the page, in order."""
    return re.findall(r"^```yaml\n(.*?)^```", text, re.M | re.S)


def pictures(text: str) -> dict[str, pygame.Surface]:
    """File name -> picture, for the examples of a page."""
    packs = steps(text)
    return {f"{shot.name}.png": _taken(shot, packs[shot.step]) for shot in SHOTS}


def _taken(shot: Shot, text: str) -> pygame.Surface:
    name = re.search(r"^id: (\S+)", text, re.M)
    assert name, "an example without an id"
    profile = Profile(skin=shot.skin, motion=False)
    canvas = Canvas(SIZE_PX, resources.assets())
    canvas.configure(profile)
    stage = stage_of(SIZE_PX, canvas.ruler, profile, LANG)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / name[1]
        root.mkdir()
        (root / "pack.yaml").write_text(text.replace(*shot.change) if shot.change[0] else text, "utf-8")
        scene = _adding(root, stage) if shot.added else _previewed(root, shot, profile, stage)
        surface = pygame.Surface(SIZE_PX)
        canvas.paint(surface, scene.compose(), Attention(), Spoken(), (), 0.0)
    return surface


def _previewed(root: Path, shot: Shot, profile: Profile, stage: Stage) -> Scene:
    preview = Preview(root, root.parent / "unpacked", Assets.in_folder(resources.assets()), profile, LANG)
    preview.level = shot.level
    preview.staged(stage)
    return _entered(preview.first(0.0))


def _entered(scene: Scene) -> Scene:
    return scene.entered(0.0).scene


def _adding(root: Path, stage: Stage) -> Scene:
    """What an adult sees who is about to add the pack as a colleague gave it."""
    from game.program.packing import Packing

    file = root.parent / f"{root.name}.defi"
    pack_up(root, file)
    house = build(Options("play", LANG, root.parent / "data", (), False, argparse.Namespace()))
    try:
        packing = Packing(replace(house.tools, pack_places=lambda: (root.parent,)), lambda: stage)
        return packing.places["pack_look"]({"path": str(file)}, 0.0, Sheet(stage))
    finally:
        house.close()


def main() -> None:
    text = GUIDE.read_text("utf-8")
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = pictures(text)
    for old in set(FOLDER.glob("*.png")) - {FOLDER / name for name in made}:
        old.unlink()
    for name, picture in made.items():
        pygame.image.save(picture, str(FOLDER / name))
        sys.stdout.write(f"{FOLDER / name}\n")


if __name__ == "__main__":
    main()
