"""The list of skills is whole and its tags mean something."""

from __future__ import annotations

from game.core.skills import AREAS, COOP, DIGCOMP_VERSION, SKILLS, of_area, skill_name, tags

DIGCOMP = {"1": 3, "2": 6, "3": 4, "4": 4, "5": 4}
PIX = {"1": 3, "2": 4, "3": 4, "4": 3, "5": 2}


def _exists(number: str, table: dict[str, int]) -> bool:
    area, _, competence = number.partition(".")
    return area in table and 1 <= int(competence) <= table[area]


def test_every_challenge_of_the_catalogue_has_its_skill() -> None:
    counts = {area: len(of_area(area)) for area in AREAS}
    assert sum(counts.values()) == len(SKILLS) == 83
    assert counts["mouse"] == 15 and counts["keyboard"] == 9


def test_every_skill_carries_its_three_tags() -> None:
    for each in SKILLS.values():
        assert _exists(each.digcomp, DIGCOMP), each.id
        assert _exists(each.pix, PIX), each.id
        assert each.coop in COOP, each.id
    assert tags("mouse.click") == {
        "digcomp": "5.2", "digcomp_version": DIGCOMP_VERSION, "pix": "5.2", "coop": "PrendreEnMainDuMateriel",
    }  # fmt: skip


def test_what_comes_before_a_skill_exists_and_never_leads_back_to_it() -> None:
    def before(skill_id: str, seen: tuple[str, ...] = ()) -> None:
        assert skill_id not in seen, f"{skill_id} needs itself"
        for need in SKILLS[skill_id].needs:
            before(need, (*seen, skill_id))

    for skill_id in SKILLS:
        before(skill_id)


def test_names_are_there_in_both_languages_and_differ_from_each_other() -> None:
    for lang in ("fr", "en"):
        names = [each.name(lang) for each in SKILLS.values()]
        assert all(names) and len(set(names)) == len(names)
    assert skill_name("mouse.double_click", "fr") == "Double-cliquer"


def test_a_skill_of_somebody_elses_pack_is_shown_by_its_id() -> None:
    assert skill_name("dance.waltz", "fr") == "dance.waltz"
    assert tags("dance.waltz") == {}
