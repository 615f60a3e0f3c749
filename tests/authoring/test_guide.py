"""The guide for educators: every step is an example that passes, with the picture it gives, and both stay true."""

from __future__ import annotations

import re
from pathlib import Path

import pygame
import pytest

from game.authoring.check import check_paths
from game.cli import parse
from tests.conftest import ROOT
from tools import guide_pictures

TEXT = (ROOT / guide_pictures.GUIDE).read_text("utf-8")
STEPS = guide_pictures.steps(TEXT)
SECTIONS = re.split(r"^## (?=\d+\. )", TEXT, flags=re.M)[1:]
PICTURE = re.compile(r"^!\[(.*?)\]\((.*?)\)$", re.M)
LOUD, MOST_SHARE = 48, 0.004  # drawing of letters differs a little between machines; other words or things do not


def written(folder: Path, step: str) -> Path:
    name = re.search(r"^id: (\S+)", step, re.M)
    assert name, "a step is not a whole pack"
    root = folder / name[1]
    root.mkdir(parents=True)
    (root / "pack.yaml").write_text(step, "utf-8")
    return root


@pytest.mark.parametrize("step", STEPS, ids=[str(i + 1) for i in range(len(STEPS))])
def test_each_example_is_a_whole_pack_that_passes(step: str, tmp_path: Path, assets: Path) -> None:
    assert [one.text() for one in check_paths([written(tmp_path, step)], "fr", assets)] == []


def test_the_fault_that_the_guide_shows_is_told_as_it_says(tmp_path: Path) -> None:
    root = written(tmp_path, STEPS[0].replace(*guide_pictures.FAULT))
    (told,) = check_paths([root], "fr")
    said = told.text().removeprefix(f"{tmp_path}/").replace("\u00a0", " ")
    assert said in TEXT.replace("\u00a0", " ")


def test_each_step_has_something_to_copy_and_a_picture_with_words() -> None:
    for section in SECTIONS:
        title = section.partition("\n")[0]
        assert "```yaml" in section or re.search(r"^    \S", section, re.M), title
        assert PICTURE.search(section), title
    assert len(SECTIONS) >= 7
    for words, file in PICTURE.findall(TEXT):
        assert len(words) > 10, file
        assert (ROOT / guide_pictures.GUIDE.parent / file).is_file(), file


def test_every_command_of_the_guide_is_understood() -> None:
    lines = re.findall(r"^    deficlic (.*)$", TEXT, re.M)
    lines += re.findall(r"`deficlic ([^`]*\.defi|remove [^`]*)`", TEXT)
    assert len(lines) >= 6
    for line in lines:
        assert parse(line.split(), "fr").command == line.split()[0]


def test_every_picture_of_the_guide_is_what_the_program_shows_today() -> None:
    used = {Path(file).name for _, file in PICTURE.findall(TEXT)}
    made = guide_pictures.pictures(TEXT)
    assert used == set(made)
    kept = {file.name for file in (ROOT / guide_pictures.FOLDER).glob("*")}
    assert kept == set(made)
    for name, now in made.items():
        before = pygame.image.load(str(ROOT / guide_pictures.FOLDER / name))
        assert before.get_size() == now.get_size()
        assert share_of_change(before, now) < MOST_SHARE, f"{name}: run python -m tools.guide_pictures"


def test_a_picture_with_another_word_in_it_is_noticed() -> None:
    shot = next(s for s in guide_pictures.SHOTS if s.name == "1-le-chat")
    before = pygame.image.load(str(ROOT / guide_pictures.FOLDER / f"{shot.name}.png"))
    now = guide_pictures._taken(shot, STEPS[0].replace("Clique sur le chat.", "Touche bien le chat."))
    assert share_of_change(before, now) > MOST_SHARE


def share_of_change(before: pygame.Surface, now: pygame.Surface) -> float:
    """The share of pixels that differ by more than the drawing of letters on two machines does."""
    mask = pygame.mask.from_threshold(before.convert(32), (0, 0, 0, 255), (LOUD, LOUD, LOUD, 255), now.convert(32))
    w, h = now.get_size()
    return 1.0 - mask.count() / (w * h)
