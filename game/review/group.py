"""The group: where each stands with each skill, what to work on together, who is ready for a workshop.

In the order of the installation, never by result: this is no ranking.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.core.coach_state import CoachState
from game.core.next_challenge import known
from game.core.skills import SKILLS, skill_name
from game.core.summary import Summary
from game.core.wording import words
from game.review.areas import area_name, area_of, areas_of, skill_order
from game.review.standing import LEARNING, Coaches, Standing, standing
from game.review.titles import Titles, learner_name
from game.review.views import everybody

A_SHEET = 8  # learners beside each other: as many as fit on an A4 page
A_PAGE = 24
MOST_NAMED = 8
MOST_WORKSHOPS = 8


@dataclass(frozen=True)
class Row:
    skill: str
    name: str
    cells: tuple[Standing, ...]


@dataclass(frozen=True)
class Sheet:
    """One grid: at most eight learners side by side, the worked skills of one area below each other."""

    area: str
    learners: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Workshop:
    """Several young people for one skill: a sentence, and who they are (code, name)."""

    skill: str
    name: str
    learners: tuple[tuple[str, str], ...]
    more: int = 0


@dataclass(frozen=True)
class Group:
    """`learning`: who is learning the same now; `ready`: who could begin the same. `of` learners in all,
    of whom those from `begin` on are in the grid (`before` and `after` are where other pages begin)."""

    sheets: tuple[Sheet, ...]
    learning: tuple[Workshop, ...]
    ready: tuple[Workshop, ...]
    quiet: tuple[tuple[str, str], ...]
    begin: int = 0
    of: int = 0
    before: int | None = None
    after: int | None = None


def group_view(
    summary: Summary, coaches: Coaches, codes: Sequence[str], lang: str, titles: Titles, begin: int = 0,
    most: int = A_PAGE,
) -> Group:  # fmt: skip
    everyone = everybody(summary, codes)
    active = [code for code in everyone if summary.of(code).skills]
    begin = begin if 0 <= begin < len(active) else 0
    here = active[begin : begin + most]
    cells = {code: cells_of(summary, coaches, code) for code in active}
    sheets = tuple(sheet for area in areas_of(s for c in here for s in cells[c])
                   for sheet in _sheets(area, here, cells, lang))  # fmt: skip
    quiet = tuple((code, learner_name(code, lang)) for code in everyone if code not in cells)
    return Group(
        sheets, _learning(cells, lang), _ready(coaches, cells, titles, lang), quiet, begin, len(active),
        max(0, begin - most) if begin else None, begin + most if begin + most < len(active) else None,
    )  # fmt: skip


Cells = dict[str, dict[str, Standing]]


def cells_of(summary: Summary, coaches: Coaches, code: str) -> dict[str, Standing]:
    """Every skill that this learner met."""
    coach = coaches.get(code) or CoachState(learner=code)
    return {s: standing(coach.skills.get(s), tally) for s, tally in summary.of(code).skills.items()}


def _sheets(area: str, codes: Sequence[str], cells: Cells, lang: str) -> Iterable[Sheet]:
    skills = sorted({s for code in codes for s in cells[code] if area_of(s) == area}, key=skill_order)
    some = [code for code in codes if any(area_of(s) == area for s in cells[code])]
    for i in range(0, len(some), A_SHEET):
        here = some[i : i + A_SHEET]
        rows = tuple(
            Row(s, skill_name(s, lang), tuple(cells[code].get(s, Standing.UNTRIED) for code in here))
            for s in skills
        )
        yield Sheet(area_name(area, lang), tuple((code, learner_name(code, lang)) for code in here), rows)


def _learning(cells: Cells, lang: str) -> tuple[Workshop, ...]:
    """Skills that two or more are learning now: one workshop for them."""
    by_skill: dict[str, list[str]] = {}
    for code, states in cells.items():
        for skill, state in states.items():
            if state in LEARNING:
                by_skill.setdefault(skill, []).append(code)
    return _workshops(by_skill, lang)


def _ready(coaches: Coaches, cells: Cells, titles: Titles, lang: str) -> tuple[Workshop, ...]:
    """Skills that a pack here trains, that these never tried, and whose beginnings they all know."""
    by_skill: dict[str, list[str]] = {}
    for skill in titles.skills():
        found = SKILLS.get(skill)
        if found is None or not found.needs:
            continue
        for code, states in cells.items():
            coach = coaches.get(code)
            new = states.get(skill, Standing.UNTRIED) is Standing.UNTRIED
            if coach is not None and new and all(known(coach.skill(need)) for need in found.needs):
                by_skill.setdefault(skill, []).append(code)
    return _workshops(by_skill, lang)


def _workshops(by_skill: dict[str, list[str]], lang: str) -> tuple[Workshop, ...]:
    """Those for two or more, in the order of the list of skills."""
    several = sorted((s for s, codes in by_skill.items() if len(codes) > 1), key=skill_order)[:MOST_WORKSHOPS]
    return tuple(
        Workshop(
            skill, skill_name(skill, lang),
            tuple((code, learner_name(code, lang)) for code in by_skill[skill][:MOST_NAMED]),
            max(0, len(by_skill[skill]) - MOST_NAMED),
        )
        for skill in several
    )  # fmt: skip


def workshop_words(found: Workshop, lang: str) -> str:
    """ "Double-cliquer : Renard bleu, Chat jaune (+2)"."""
    who = ", ".join(name for _, name in found.learners) + (f" (+{found.more})" if found.more else "")
    return words(lang, "rv.together", skill=found.name, who=who)
