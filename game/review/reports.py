"""Reports that stand alone: one HTML file with everything inside, or a PDF, of one learner or of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.core.progress import Event
from game.core.sentences import date_words
from game.core.summary import fold_all
from game.core.wording import words
from game.review.detail import TYPES, learner_detail
from game.review.learner_view import LearnerPage, learner_page
from game.review.month import events_of_month, month_of
from game.review.month_view import MonthPage, month_page, month_title
from game.review.reading import Ledger, Local, ReviewStore, fold_marks, here, in_local_time, of_month
from game.review.render import Renderer
from game.review.titles import Titles, learner_name
from game.review.trails import TYPES as TRAIL_TYPES
from game.review.trails import last_trails, trails
from game.review.views import Group, everybody, group_view
from game.storage.places import write_whole

LAST_TRIES = 40


@dataclass(frozen=True)
class Report:
    """What one report says, before it is laid out as HTML or PDF."""

    title: str
    made: str
    lang: str
    learners: tuple[LearnerPage, ...] = ()
    group: Group | None = None
    month: MonthPage | None = None


@dataclass(frozen=True)
class Sources:
    """Where a report takes its facts from. `utc` is the moment it is written; `codes` who is here."""

    store: ReviewStore
    titles: Titles
    codes: Sequence[str]
    utc: str
    lang: str
    local: Local = here

    @property
    def now(self) -> str:
        return self.local(self.utc)


def learner_report(sources: Sources, code: str, month: str = "", tries: int = LAST_TRIES) -> Report:
    """Of one learner; of one month ("2025-03") or of everything."""
    title = words(sources.lang, "rv.report.young", name=learner_name(code, sources.lang))
    page = _learner(sources, code, month, tries)
    return Report(_of_month(title, month, sources.lang), _made(sources), sources.lang, (page,))


def group_report(sources: Sources, month: str = "") -> Report:
    """Of everybody: where each stands, and the month's activity when a month is asked for."""
    store, lang = sources.store, sources.lang
    title = words(lang, "rv.report.group")
    if month:
        events = events_of_month(store, month, None, (), sources.local)
        summary, marks = fold_marks(events)
        activity = month_page(
            month_of(store, month, local=sources.local), Ledger(store, sources.local), lang, sources.now
        )
    else:
        ledger = Ledger(store, sources.local)
        summary, marks, activity = ledger.summary(), ledger.marks(), None
    group = group_view(summary, sources.codes, lang, marks)
    return Report(_of_month(title, month, lang), _made(sources), lang, group=group, month=activity)


def demo_report(sources: Sources) -> Report:
    """Everything of a demonstration's log: everybody, and every single try."""
    summary = fold_all(in_local_time(sources.store.events(), sources.local))
    codes = everybody(summary, ())
    pages = tuple(_learner(sources, code, "", 10_000) for code in codes)
    group = group_view(summary, codes, sources.lang, {}) if len(codes) > 1 else None
    return Report(words(sources.lang, "rv.report.demo"), _made(sources), sources.lang, pages, group)


def as_html(report: Report, assets: Path) -> str:
    return Renderer(assets).report("report.html", report.lang, **_values(report))


def write_html(report: Report, path: Path, assets: Path) -> None:
    """The whole file or none of it. Raises OSError when it cannot be written."""
    write_whole(path, as_html(report, assets))


def write_demo_report(store: ReviewStore, path: Path, lang: str, titles: Titles, utc: str, assets: Path) -> None:
    """`DIR/report.html` of the demonstration: the same rounds as its `progress.db` and its CSV."""
    write_html(demo_report(Sources(store, titles, (), utc, lang)), path, assets)


def _values(report: Report) -> dict[str, Any]:
    return {
        "title": report.title, "made": report.made, "learners": report.learners, "group": report.group,
        "month": report.month,
    }  # fmt: skip


def _learner(sources: Sources, code: str, month: str, tries: int) -> LearnerPage:
    store, local = sources.store, sources.local
    detail = learner_detail(code, _events(sources, code, month, TYPES), max(tries, LAST_TRIES))
    paths = (
        trails(_events(sources, code, month, TRAIL_TYPES)) if month else last_trails(store, code, local=local)
    )  # fmt: skip
    return learner_page(detail, paths, sources.titles, sources.now, sources.lang, tries)


def _events(sources: Sources, code: str, month: str, types: Sequence[str]) -> Iterator[Event]:
    if month:
        return events_of_month(sources.store, month, code, types, sources.local)
    return of_month(in_local_time(sources.store.events(code, types), sources.local), "")


def _of_month(title: str, month: str, lang: str) -> str:
    if not month:
        return title
    return words(lang, "rv.report.month", title=title, month=month_title(month, lang).lower())


def _made(sources: Sources) -> str:
    return date_words(sources.lang, sources.now)
