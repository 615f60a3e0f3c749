"""What the pages of everybody show, as plain values: today, the group, the packs. Templates only lay out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.core.sentences import date_words, duration_words
from game.core.skills import AREAS, SKILLS, skill_name
from game.core.summary import LearnerView, SessionView, Summary
from game.core.tally import Tally
from game.core.wording import words
from game.review.attention import Call, calls
from game.review.standing import Standing, standing
from game.review.titles import Titles, learner_name

A_SHEET = 8  # learners beside each other: as many as fit on an A4 page
STOPPED_OFTEN = 0.25
ENOUGH_ROUNDS = 4


@dataclass(frozen=True)
class Played:
    code: str
    name: str
    sentence: str
    firsts: tuple[str, ...]
    session: str


@dataclass(frozen=True)
class Today:
    """`day` is the last day somebody played; `is_today` whether that is today; "" when nobody has yet."""

    day: str
    is_today: bool
    title: str
    total: str
    played: tuple[Played, ...]
    calls: tuple[Call, ...]
    waiting: tuple[tuple[str, str], ...]


def today_view(summary: Summary, codes: Sequence[str], now: str, lang: str) -> Today:
    """`codes` are the learners of this installation, in their order; `now` is local time."""
    known = everybody(summary, codes)
    views = [summary.of(code) for code in known]
    day = max((v.started_at[:10] for view in views for v in view.sessions.values()), default="")
    played = [found for view in views if (found := _played(view, day, lang))] if day else []
    sessions = [s for view in views for s in view.sessions.values() if s.started_at.startswith(day)] if day else []
    is_today = day == now[:10]
    title = (
        words(lang, "rv.today")
        if is_today or not day
        else words(lang, "rv.last_day", date=date_words(lang, day, now))
    )
    here = {found.code for found in played}
    waiting = tuple((code, learner_name(code, lang)) for code in known if code not in here)
    return Today(day, is_today, title, _total(sessions, len(played), lang), tuple(played),
                 calls(views, now, lang), waiting)  # fmt: skip


def everybody(summary: Summary, codes: Iterable[str]) -> tuple[str, ...]:
    """Those of the installation first, then those whom only the log knows."""
    return tuple(dict.fromkeys((*codes, *summary.learners)))


def _played(view: LearnerView, day: str, lang: str) -> Played | None:
    sessions = [s for s in view.sessions.values() if s.started_at.startswith(day)]
    rounds = sum(s.rounds for s in sessions)
    if not sessions:
        return None
    long = duration_words(lang, sum(s.took_s or 0.0 for s in sessions))
    reached, alone = sum(s.reached for s in sessions), sum(s.alone for s in sessions)
    key = "rv.played.one" if rounds == 1 else "rv.played" if rounds else "rv.played.none"
    said = words(lang, key, rounds=rounds, long=long, reached=reached, alone=alone)
    ids = {s.id for s in sessions}
    firsts = tuple(
        skill_name(skill, lang) for skill, tally in view.skills.items() if tally.score.alone and _first(tally, ids)
    )
    return Played(view.code, learner_name(view.code, lang), said, firsts, sessions[-1].id)


def _first(tally: Tally, sessions: set[str]) -> bool:
    """Reached alone in these sessions, and never before."""
    now = any(score.alone for name, score in tally.sessions.items() if name in sessions)
    return now and not any(score.alone for name, score in tally.sessions.items() if name not in sessions)


def _total(sessions: Sequence[SessionView], young: int, lang: str) -> str:
    if not sessions:
        return ""
    key = "rv.total.one" if young == 1 else "rv.total"
    long = duration_words(lang, sum(s.took_s or 0.0 for s in sessions))
    return words(lang, key, young=young, rounds=sum(s.rounds for s in sessions), long=long)


# ---------------------------------------------------------------------- the group


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
class Group:
    sheets: tuple[Sheet, ...]
    together: tuple[str, ...]
    quiet: tuple[tuple[str, str], ...]


def group_view(summary: Summary, codes: Sequence[str], lang: str, marks: Mapping[str, frozenset[str]]) -> Group:
    """In the order of the installation, never by result. `marks`: skills each adult marked generalised."""
    known = everybody(summary, codes)
    active = [code for code in known if summary.of(code).skills]
    sheets = []
    for area in _areas({skill for code in active for skill in summary.of(code).skills}):
        skills = _worked(summary, active, area)
        here = [code for code in active if any(skill in summary.of(code).skills for skill in skills)]
        for i in range(0, len(here), A_SHEET):
            some = here[i : i + A_SHEET]
            rows = tuple(
                Row(s, skill_name(s, lang), tuple(_cell(summary, code, s, marks) for code in some)) for s in skills
            )
            names = tuple((code, learner_name(code, lang)) for code in some)
            sheets.append(Sheet(area_name(area, lang), names, rows))
    quiet = tuple((code, learner_name(code, lang)) for code in known if code not in active)
    return Group(tuple(sheets), _together(summary, active, marks, lang), quiet)


def _cell(summary: Summary, code: str, skill: str, marks: Mapping[str, frozenset[str]]) -> Standing:
    return standing(summary.of(code).skills.get(skill), skill in marks.get(code, ()))


def _together(
    summary: Summary, codes: Sequence[str], marks: Mapping[str, frozenset[str]], lang: str
) -> tuple[str, ...]:  # fmt: skip
    """Skills that two or more are learning now: one workshop for them."""
    found = []
    for skill in sorted({s for code in codes for s in summary.of(code).skills}, key=skill_order):
        learning = [c for c in codes if _cell(summary, c, skill, marks) in (Standing.EMERGING, Standing.GROWING)]
        if len(learning) >= 2:
            shown = ", ".join(learner_name(code, lang) for code in learning[:8])
            more = f" (+{len(learning) - 8})" if len(learning) > 8 else ""
            found.append(words(lang, "rv.together", skill=skill_name(skill, lang), who=shown + more))
    return tuple(found)


def skill_order(skill: str) -> tuple[int, str]:
    """The order of the list of skills; those of packs' own come last."""
    order = {name: i for i, name in enumerate(SKILLS)}
    return order.get(skill, len(order)), skill


def area_name(area: str, lang: str) -> str:
    names = AREAS.get(area)
    return names[lang] if names else words(lang, "rv.area.other")


def _areas(skills: Iterable[str]) -> tuple[str, ...]:
    """In the order of the list; skills that packs made up are one area, ""."""
    found = {area_of(skill) for skill in skills}
    return tuple(area for area in (*AREAS, "") if area in found)


def area_of(skill: str) -> str:
    area = skill.partition(".")[0]
    return area if area in AREAS else ""


def _worked(summary: Summary, codes: Iterable[str], area: str) -> list[str]:
    skills = {skill for code in codes for skill in summary.of(code).skills if area_of(skill) == area}
    return sorted(skills, key=skill_order)


# ---------------------------------------------------------------------- the packs


@dataclass(frozen=True)
class ChallengeUse:
    title: str
    young: int
    tries: int
    alone: int
    reached: int
    stopped: int


@dataclass(frozen=True)
class PackUse:
    """`stops` are sentences: where the young stop or need help; `unplayed` titles nobody tried."""

    title: str
    sentence: str
    challenges: tuple[ChallengeUse, ...]
    stops: tuple[str, ...]
    unplayed: tuple[str, ...]


def packs_view(summary: Summary, titles: Titles, lang: str) -> tuple[PackUse, ...]:
    used: dict[str, dict[str, list[Tally]]] = {}
    for view in summary.learners.values():
        for (pack, challenge), tally in view.challenges.items():
            used.setdefault(pack, {}).setdefault(challenge, []).append(tally)
    shelf = titles.packs()
    known = (*shelf, *(pack for pack in used if pack not in shelf))
    return tuple(_pack(pack, used.get(pack, {}), shelf.get(pack, ()), titles, lang) for pack in known)


def _pack(pack: str, used: Mapping[str, list[Tally]], shelf: Sequence[str], titles: Titles, lang: str) -> PackUse:
    order = [c for c in shelf if c in used] + [c for c in used if c not in shelf]
    uses = tuple(_use(titles.challenge(pack, c, lang), used[c]) for c in order)
    rounds = sum(u.tries + u.stopped for u in uses)
    key = "rv.pack.unused" if not rounds else "rv.pack.used.one" if rounds == 1 else "rv.pack.used"
    stops = tuple(said for use in uses if (said := _stops(use, lang)))
    unplayed = tuple(titles.challenge(pack, c, lang) for c in shelf if c not in used) if rounds else ()
    return PackUse(titles.pack(pack, lang), words(lang, key, n=rounds), uses, stops, unplayed)


def _use(title: str, tallies: Sequence[Tally]) -> ChallengeUse:
    return ChallengeUse(
        title, len(tallies), sum(t.score.tries for t in tallies), sum(t.score.alone for t in tallies),
        sum(t.score.reached for t in tallies), sum(t.stopped for t in tallies),
    )  # fmt: skip


def _stops(use: ChallengeUse, lang: str) -> str:
    rounds = use.tries + use.stopped
    if rounds >= ENOUGH_ROUNDS and use.stopped >= STOPPED_OFTEN * rounds:
        return words(lang, "rv.pack.stops", challenge=use.title, n=use.stopped, rounds=rounds)
    if use.tries >= ENOUGH_ROUNDS and not use.alone:
        return words(lang, "rv.pack.helped", challenge=use.title, n=use.tries)
    return ""
