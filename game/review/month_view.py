"""The month as a conseiller hands it in: totals, thématiques, autonomy, what moved, drafts to copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.sentences import date_words, duration_words
from game.core.skills import COOP, skill_name
from game.core.statistics import wilson
from game.core.wording import words
from game.review.charts import percent
from game.review.cra import Cra, as_text, drafts, kind_words
from game.review.month import Month, month_bounds
from game.review.reading import Ledger
from game.review.titles import learner_name

MOST_PROGRESS = 40


@dataclass(frozen=True)
class Draft:
    number: int
    title: str
    text: str


@dataclass(frozen=True)
class MonthPage:
    month: str
    title: str
    empty: bool
    totals: tuple[str, ...]
    themes: tuple[tuple[str, str], ...]
    autonomy: tuple[str, ...]
    skills: tuple[tuple[str, int], ...]
    progress: tuple[str, ...]
    drafts: tuple[Draft, ...]


def month_page(found: Month, ledger: Ledger | None, lang: str, now: str) -> MonthPage:
    """`ledger` tells who acquired what in that month; without one that section is left out."""
    crafts = drafts(found)
    return MonthPage(
        found.month, month_title(found.month, lang), not found.sittings, _totals(found, lang),
        tuple((COOP[theme][1], _times(lang, "rv.month.sessions", n)) for theme, n in found.themes),
        _autonomy(found, lang), tuple((skill_name(skill, lang), n) for skill, n in found.skills[:12]),
        _progress(found.month, ledger, lang) if ledger else (),
        tuple(_draft(i, cra, lang, now) for i, cra in enumerate(crafts, start=1)),
    )  # fmt: skip


def month_title(month: str, lang: str) -> str:
    """ "Mars 2025"."""
    return f"{words(lang, f'month.{int(month[5:7])}')} {month[:4]}".capitalize()


def _totals(found: Month, lang: str) -> tuple[str, ...]:
    if not found.sittings:
        return ()
    young, sessions = len(found.learners), len(found.sittings)
    first = words(
        lang, "rv.month.total", sessions=_times(lang, "rv.month.sessions", sessions),
        young=_times(lang, "rv.month.young", young), days=_times(lang, "rv.month.days", found.days),
        long=duration_words(lang, found.long_s),
    )  # fmt: skip
    rounds = _times(lang, "rv.month.rounds", found.rounds)
    return first, words(lang, "rv.month.reached", rounds=rounds, reached=found.reached, alone=found.alone)


def _autonomy(found: Month, lang: str) -> tuple[str, ...]:
    total = sum(found.autonomy)
    if not total:
        return ()
    said = []
    for key, n in zip(("Autonome", "PartiellementAutonome", "EntierementAccompagne"), found.autonomy, strict=True):
        low, high = wilson(n, total)
        said.append(
            words(lang, "rv.month.autonomy", what=words(lang, f"rv.cra.autonomy.{key}"), n=n, total=total,
                  share=percent(lang, n / total), low=round(low * 100), high=percent(lang, high))
        )  # fmt: skip
    return tuple(said)


def _moved(month: str, ledger: Ledger) -> Iterator[tuple[str, list[str], list[str]]]:
    """Of each learner: the skills acquired in that month, and those done alone for the first time in it."""
    begin, end = (bound.toordinal() for bound in month_bounds(month))
    now = ledger.folded()
    for code, view in now.views.items():
        acquired, firsts = [], []
        for skill, tally in view.skills.items():
            coach = now.coaches[code].skills.get(skill)
            day = coach.standing.mastered_day if coach else None
            here = any(score.alone for score in tally.sessions.values() if score.at.startswith(month))
            if day is not None and begin <= day < end:
                acquired.append(skill)
            elif here and not any(score.alone for score in tally.sessions.values() if score.at[:7] < month):
                firsts.append(skill)
        if acquired or firsts:
            yield code, acquired, firsts


def _progress(month: str, ledger: Ledger, lang: str) -> tuple[str, ...]:
    """Skills acquired in that month; then first successes alone; a page of them at most."""
    acquired, told = [], []
    for code, sure, firsts in _moved(month, ledger):
        name = learner_name(code, lang)
        acquired += [words(lang, "rv.month.acquired", name=name, skill=skill_name(s, lang)) for s in sure]
        if firsts:
            listed = ", ".join(skill_name(s, lang) for s in firsts)
            told.append(words(lang, "rv.month.first", name=name, skills=listed))
    said = [*acquired, *told]
    more = len(said) - MOST_PROGRESS
    return (*said[:MOST_PROGRESS], *([words(lang, "rv.month.more", n=more)] if more > 0 else []))


def progress_counts(month: str, ledger: Ledger, lang: str) -> tuple[str, ...]:
    """The same as numbers, naming nobody: for the management."""
    moved = list(_moved(month, ledger))
    sure, firsts = [sure for _, sure, _ in moved if sure], [firsts for _, _, firsts in moved if firsts]
    said = []
    for key, found in (("rv.month.count.acquired", sure), ("rv.month.count.first", firsts)):
        if found:
            young = _times(lang, "rv.month.young", len(found))
            said.append(words(lang, key, skills=_times(lang, "rv.month.skills", sum(map(len, found))), young=young))
    return tuple(said)


def _draft(number: int, cra: Cra, lang: str, now: str) -> Draft:
    kind = kind_words(cra, lang)
    title = words(lang, "rv.cra.title", kind=kind, date=date_words(lang, cra.date, now))
    return Draft(number, title, as_text(cra, lang))


def _times(lang: str, key: str, n: int) -> str:
    one = n in (0, 1) if lang == "fr" else n == 1
    return words(lang, f"{key}.one" if one else f"{key}.many", n=n)
