"""Reports that stand alone: one HTML file with everything inside, or a PDF, of one learner or of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from game.core.progress import Event
from game.core.sentences import date_words
from game.core.summary import Summary
from game.core.wording import words
from game.review.carnet import Carnet, Certificate, carnet
from game.review.detail import TYPES, learner_detail
from game.review.group import Group, group_view
from game.review.learner_view import LearnerPage, learner_page
from game.review.month import events_of_month, month_of
from game.review.month_view import MonthPage, month_page, month_title, progress_counts
from game.review.reading import Ledger, Local, ReviewStore, folded, here
from game.review.render import Renderer, sound_data
from game.review.titles import Titles, learner_name
from game.review.trails import TYPES as TRAIL_TYPES
from game.review.trails import last_trails, trails
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
    ledger = Ledger(store, sources.local)
    found, activity = ledger.folded(), None
    if month:
        activity = month_page(month_of(store, month, local=sources.local), ledger, lang, sources.now)
    group = group_view(
        Summary(found.views), found.coaches, sources.codes, lang, sources.titles, most=len(found.views) or 1
    )
    return Report(_of_month(title, month, lang), _made(sources), lang, group=group, month=activity)


def demo_report(sources: Sources) -> Report:
    """Everything of a demonstration's log: everybody, and every single try."""
    found = folded(sources.store.events(), sources.local)
    codes = tuple(found.views)
    pages = tuple(_learner(sources, code, "", 10_000) for code in codes)
    summary = Summary(found.views)
    group = group_view(summary, found.coaches, codes, sources.lang, sources.titles) if len(codes) > 1 else None
    return Report(words(sources.lang, "rv.report.demo"), _made(sources), sources.lang, pages, group)


def young_carnet(sources: Sources, code: str) -> Carnet:
    """What a young person takes home."""
    detail = learner_detail(code, sources.store.events(code, TYPES), sources.local)
    return carnet(detail, sources.titles, sources.now, sources.lang)


def carnet_html(
    view: Carnet, render: Renderer, speak: Callable[[str], bytes], one: Certificate | None = None
) -> str:
    """One file with everything inside, its voice too; `one` alone when a certificate is wanted."""
    told = [one.aloud] if one else [part.aloud for part in view.parts]
    title = words(view.lang, "rv.report.carnet", name=view.name)
    voices = [sound_data(speak(text)) for text in told]
    return render.report("take_home.html", view.lang, title=title, view=view, voices=voices, one=one)


def management_report(sources: Sources, month: str) -> Report:
    """The month for the management: totals, thématiques, autonomy, progress as numbers; no young person at all."""
    lang = sources.lang
    ledger = Ledger(sources.store, sources.local)
    found = month_page(month_of(sources.store, month, local=sources.local), ledger, lang, sources.now)
    told = replace(found, drafts=(), progress=progress_counts(month, ledger, lang))
    title = _of_month(words(lang, "rv.report.management"), month, lang)
    return Report(title, _made(sources), lang, month=told)


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
    events = _of_days(store, code, month, local)
    detail = learner_detail(code, events, local, max(tries, LAST_TRIES))
    if month:
        paths = trails(events_of_month(store, month, code, TRAIL_TYPES, local))
    else:
        paths = last_trails(store, code, local=local)
    return learner_page(detail, paths, sources.titles, sources.now, sources.lang, tries)


def _of_days(store: ReviewStore, code: str, month: str, local: Local) -> Iterator[Event]:
    """Of a month: what was done in it, with everything that adults set, whenever they did."""
    for event in store.events(code, TYPES):
        done = event.type in ("session_started", "session_ended", "round_ended", "decision_made", "adult_noted")
        if not month or not done or local(event.at).startswith(month):
            yield event


def _of_month(title: str, month: str, lang: str) -> str:
    if not month:
        return title
    return words(lang, "rv.report.month", title=title, month=month_title(month, lang).lower())


def _made(sources: Sources) -> str:
    return date_words(sources.lang, sources.now)
