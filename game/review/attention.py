"""What needs an adult, in sentences that say what to do; nothing here judges a young person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from game.core.calendar_day import day_of
from game.core.coach_state import CoachState
from game.core.sentences import date_words, last_session
from game.core.skills import skill_name
from game.core.summary import LearnerView
from game.core.tally import Score
from game.core.wording import words
from game.review.standing import Coaches
from game.review.titles import learner_name

HELPED_TRIES = 3
STOPPED_OF_LAST = 3
AWAY_DAYS = 21
MOST = 12
JUST_DAYS = 7
LATE_DAYS = 3  # a probe is the coach's to offer; an adult is called when it was not taken
AWAY = 1  # the weight of somebody who has not come for a while


@dataclass(frozen=True, slots=True)
class Call:
    """`what` was seen, `do` is one thing to try. `weight` puts the most pressing first."""

    learner: str
    what: str
    do: str
    weight: int


def calls(views: Iterable[LearnerView], coaches: Coaches, today: str, lang: str) -> tuple[Call, ...]:
    """For everybody together, the most pressing first, at most a dozen."""
    found: list[Call] = []
    away: list[str] = []
    for view in views:
        mine = of_learner(view, coaches.get(view.code), today, lang)
        found += [call for call in mine if call.weight > AWAY]
        away += [learner_name(view.code, lang) for call in mine if call.weight == AWAY]
    found = sorted(found, key=lambda call: -call.weight)[:MOST]
    if away:
        names = ", ".join(away[:MOST]) + (" …" if len(away) > MOST else "")
        found.append(Call("", words(lang, "rv.call.all_away", names=names), words(lang, "rv.call.away.do"), AWAY))
    return tuple(found)


def of_learner(view: LearnerView, coach: CoachState | None, today: str, lang: str) -> list[Call]:
    """`coach` is what the coach knows of them; None for somebody it has never met."""
    session = last_session(view)
    if session is None:
        return []
    name = learner_name(view.code, lang)

    def call(key: str, weight: int, **parts: object) -> Call:
        what = words(lang, f"rv.call.{key}", name=name, **parts)
        return Call(view.code, what, words(lang, f"rv.call.{key}.do"), weight)

    found: list[Call] = []
    if _days_between(session.started_at, today) > AWAY_DAYS:
        found.append(call("away", AWAY, date=date_words(lang, session.started_at, today)))
        return found
    if session.rounds >= STOPPED_OF_LAST and session.reached * 2 < session.rounds:
        found.append(call("hard", 5, reached=session.reached, rounds=session.rounds))
    for skill, tally in view.skills.items():
        last = tally.sessions.get(session.id) or Score()
        title = skill_name(skill, lang)
        if last.tries >= HELPED_TRIES and not last.alone:
            found.append(call("helped", 4, skill=title, tries=last.tries))
        elif tally.stopped >= 3 and not tally.score.reached:
            found.append(call("stuck", 4, skill=title, n=tally.stopped))
    if coach is not None:
        found += [
            call(key, weight, skill=skill_name(skill, lang)) for key, weight, skill in _of_coach(coach, today)
        ]
    return found


def _of_coach(coach: CoachState, today: str) -> list[tuple[str, int, str]]:
    """What has just been acquired, and what was acquired and should be looked at again."""
    found, now = [], day_of(today) or 0
    for name, skill in coach.skills.items():
        mastery = skill.standing
        if mastery.mastered_day is None or skill.generalised:
            continue
        due = mastery.due()
        if now - mastery.mastered_day <= JUST_DAYS and not mastery.looks:
            found.append(("acquired", 3, name))
        elif due is not None and now > due[0] + LATE_DAYS:
            found.append(("probe", 2, name))
    return found


def _days_between(at: str, today: str) -> int:
    try:
        return (date.fromisoformat(today[:10]) - date.fromisoformat(at[:10])).days
    except ValueError:
        return 0
