"""The mouse pack as it is shipped: S01-S08 and S10 in both languages, for both ages, at every level."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from game.core.round import Result
from game.core.skills import SKILLS
from game.packs.entry import Entry, Pack
from game.packs.pack import read_pack
from tests.kinds.play import ROOMS, faults_of_layout, room, solve

FOLDER = Path(__file__).parents[2] / "challenges" / "souris"
MINE = (
    "reveille-ecran", "efface-buee", "reste-lumiere", "clique", "de-plus-en-plus-petit",
    "gauche-ou-droit", "double-clic", "bulles-lentes", "suis-le-chemin",
)  # fmt: skip
MOST_WORDS = 12


@lru_cache
def pack() -> Pack:
    read = read_pack(FOLDER)
    assert read.pack is not None, [str(problem) for problem in read.problems]
    return read.pack


def entry(name: str) -> Entry:
    return next(e for e in pack().challenges if e.id == name)


@pytest.mark.parametrize("name", MINE)
def test_it_can_be_finished_at_every_level_for_both_ages_in_both_languages(name: str) -> None:
    for level in (0.0, 0.3, 0.5, 0.75, 1.0):
        for skin in ("enfant", "ado"):
            for lang in ("fr", "en"):
                made = entry(name).for_(skin, 3, level, lang)
                game = solve(made.begin(level, 3, room(lang=lang)), by_pointer=lang == "fr")
                assert game.verdicts[-1].result is Result.REACHED


@pytest.mark.parametrize("name", MINE)
def test_it_lies_well_in_every_room(name: str) -> None:
    for where in ROOMS.values():
        for level in (0.0, 1.0):
            tree = entry(name).for_("enfant", 3, level, "fr").begin(level, 3, where).compose()
            assert faults_of_layout(tree, where.rect) == []


@pytest.mark.parametrize("name", MINE)
def test_its_skills_are_in_the_list(name: str) -> None:
    assert entry(name).base.skills and all(skill in SKILLS for skill in entry(name).base.skills)


@pytest.mark.parametrize("name", MINE)
def test_the_two_ages_see_other_things(name: str) -> None:
    child, teen = (entry(name).for_(skin, 3, 0.5, "fr") for skin in ("enfant", "ado"))
    assert child.model_dump() != teen.model_dump() and child.scene != teen.scene


@pytest.mark.parametrize("name", MINE)
def test_what_is_said_is_short_and_names_no_fault(name: str) -> None:
    for skin in ("enfant", "ado"):
        made = entry(name).for_(skin, 3, 0.5, "fr")
        spoken = [made.instruction, made.clue, made.demonstration, *made.praise, *made.replies.values()]
        texts = [words.text for words in spoken if words is not None]
        assert len(texts) >= 5, "instruction, clue, demonstration and two praises"
        for text in texts:
            plain = text.replace("\u00a0", " ").replace(".", "!").replace("?", "!").split("!")
            assert all(len(part.split()) <= MOST_WORDS for part in plain), text
            low = f" {text.lower()} "
            assert not any(word in low for word in (" faux", "erreur", " non ", "n’", " ne ", "perdu")), text
            assert "'" not in text and " !" not in text.replace("\u00a0!", ""), text
