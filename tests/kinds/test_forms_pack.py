"""The forms pack as it is shipped: F01-F09, and P04, in both languages, for both ages, at every level."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from game.core.round import Result
from game.packs.entry import Entry
from game.packs.pack import read_pack
from tests.kinds.play import ROOMS, faults_of_layout, room, solve

CHALLENGES = Path(__file__).parents[2] / "challenges"
FORMS = (
    "etiquette-et-case", "remplis-ma-fiche", "listes-cases-calendrier", "compte-sante-facile", "message-erreur",
    "joins-le-justificatif", "mon-premier-cv", "prends-rendez-vous", "billet-de-bus",
)  # fmt: skip
ALL = (*(("formulaires", name) for name in FORMS), ("mots-de-passe", "phrase-secrete"))


@lru_cache
def entry(pack: str, name: str) -> Entry:
    read = read_pack(CHALLENGES / pack)
    assert read.pack is not None, [str(problem) for problem in read.problems]
    found = read.pack.entry(name)
    assert found is not None
    return found


@pytest.mark.parametrize(("pack", "name"), ALL)
def test_it_can_be_finished_at_every_level_for_both_ages_in_both_languages(pack: str, name: str) -> None:
    for level in (0.0, 0.5, 1.0):
        for skin, lang in (("enfant", "fr"), ("ado", "en"), ("ado", "fr")):
            made = entry(pack, name).for_(skin, 3, level, lang)
            game = solve(made.begin(level, 3, room(lang=lang)))
            assert game.verdicts[-1].result is Result.REACHED and game.errors == []


@pytest.mark.parametrize(("pack", "name"), ALL)
def test_it_lies_well_in_every_room(pack: str, name: str) -> None:
    for where in ROOMS.values():
        tree = entry(pack, name).for_("enfant", 3, 1.0, "fr").begin(1.0, 3, where).compose()
        assert faults_of_layout(tree, where.rect) == []


def test_the_health_account_is_opened_in_five_steps() -> None:
    made = entry("formulaires", "compte-sante-facile").for_("enfant", 1, 1.0, "fr")
    assert len(made.pages) == 5  # type: ignore[attr-defined]


def test_no_address_or_number_of_a_real_person_is_in_the_pack() -> None:
    text = (CHALLENGES / "formulaires" / "pack.yaml").read_text(encoding="utf-8")
    addresses = [word for word in text.replace(",", " ").replace("}", " ").split() if "@" in word]
    assert addresses and all(".example" in word or word.endswith(("@courriel", "@courriel]")) for word in addresses)
