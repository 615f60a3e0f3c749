"""What the pages of everybody show, as plain values: today. Templates only lay out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.core.sentences import date_words, duration_words
from game.core.skills import skill_name
from game.core.summary import LearnerView, SessionView, Summary
from game.core.tally import Tally
from game.core.wording import words
from game.review.attention import Call, calls
from game.review.standing import Coaches
from game.review.titles import learner_name


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


def today_view(summary: Summary, coaches: Coaches, codes: Sequence[str], now: str, lang: str) -> Today:
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
                 calls(views, coaches, now, lang), waiting)  # fmt: skip


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
    key = "rv.played.helped" if rounds > 1 and reached and not alone else key
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
