"""The page of blocks: every block is there, with lines that are right and the picture they give today."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pygame
import pytest
import yaml

from game.authoring.check import check_paths
from game.kinds.desktop_items import GOALS
from game.kinds.desktop_items import What as ItemType
from game.kinds.desktop_worlds import DESK_WORLDS
from game.kinds.form_fields import What as FieldType
from game.kinds.sheet import What as PartType
from game.kinds.web_blocks import Content
from game.kinds.web_pages import Panel
from game.kinds.web_worlds import BRANDS
from tests.authoring.test_guide import MOST_SHARE, share_of_change
from tests.conftest import ROOT
from tools import block_pictures

TEXT = (ROOT / block_pictures.PAGE).read_text("utf-8")
EXAMPLES = tuple(block_pictures.examples(TEXT))


def written(key: str) -> set[str]:
    """Every value of a key in the examples, at any depth."""

    def within(value: Any) -> set[str]:
        if isinstance(value, dict):
            own = {str(value[key])} if key in value else set()
            return own.union(*(within(one) for one in value.values()))
        return set().union(*(within(one) for one in value)) if isinstance(value, list) else set()

    return set().union(*(within(yaml.safe_load(lines)) for _, _, lines, _ in EXAMPLES))


def test_every_block_field_part_and_style_has_its_example() -> None:
    union, _ = get_args(Content)
    blocks = {get_args(model.model_fields["block"].annotation)[0] for model in get_args(union)}
    assert blocks - written("block") - {"part"} == set() and "`part`" in TEXT
    assert set(get_args(FieldType)) <= written("type")
    assert set(get_args(PartType)) <= written("part")
    assert set(get_args(Panel.model_fields["style"].annotation)) <= written("style")
    assert set(BRANDS) | set(DESK_WORLDS) <= written("world")
    assert set(get_args(ItemType)) <= written("type") | {"file"} and "`file`" in TEXT
    assert [goal for goal in GOALS if f"`{goal}`" not in TEXT] == []


@pytest.mark.parametrize(("where", "lines"), [e[::2] for e in EXAMPLES], ids=[e[3] for e in EXAMPLES])
def test_its_lines_are_right(where: str, lines: str, tmp_path: Path) -> None:
    root = tmp_path / "blocs"
    root.mkdir()
    made = yaml.safe_dump(block_pictures.pack_of(where, lines), allow_unicode=True)
    (root / "pack.yaml").write_text(made, "utf-8")
    assert [one.text() for one in check_paths([root], "fr") if one.is_error] == []


def test_every_picture_is_what_the_program_shows_today() -> None:
    made = block_pictures.pictures(TEXT)
    kept = {file.name for file in (ROOT / block_pictures.FOLDER).glob("*")}
    assert kept == set(made) == {Path(file).name for file in re.findall(r"\]\((images/blocs/.*?)\)", TEXT)}
    for name, now in made.items():
        before = pygame.image.load(str(ROOT / block_pictures.FOLDER / name))
        assert before.get_size() == now.get_size()
        assert share_of_change(before, now) < MOST_SHARE, f"{name}: run python -m tools.block_pictures"
