"""Skills in the order of the list, area by area, with their names."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.skills import AREAS, SKILLS
from game.core.wording import words


def skill_order(skill: str) -> tuple[int, str]:
    """The order of the list of skills; those of packs' own come last."""
    order = {name: i for i, name in enumerate(SKILLS)}
    return order.get(skill, len(order)), skill


def area_name(area: str, lang: str) -> str:
    names = AREAS.get(area)
    return names[lang] if names else words(lang, "rv.area.other")


def areas_of(skills: Iterable[str]) -> tuple[str, ...]:
    """In the order of the list; skills that packs made up are one area, ""."""
    found = {area_of(skill) for skill in skills}
    return tuple(area for area in (*AREAS, "") if area in found)


def area_of(skill: str) -> str:
    area = skill.partition(".")[0]
    return area if area in AREAS else ""
