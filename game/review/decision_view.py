"""What the coach decided, why, and what an adult can decide instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.core.coach_read import is_number
from game.core.coach_state import CoachState
from game.core.guidance import STRATEGIES
from game.core.sentences import date_words
from game.core.skills import skill_name
from game.core.wording import words
from game.review.detail import DecisionMade, Detail
from game.review.titles import Titles

STEP = 0.15
To = Mapping[str, Any]


@dataclass(frozen=True)
class DecisionView:
    """`choices` are (name, words) of what can be decided instead; `instead` what an adult did decide."""

    id: str
    when: str
    what: str
    why: str
    choices: tuple[tuple[str, str], ...]
    instead: str


def decision_views(detail: Detail, titles: Titles, now: str, lang: str, most: int) -> tuple[DecisionView, ...]:
    """The newest first."""
    return tuple(_view(made, detail.coach, titles, now, lang) for made in tuple(reversed(detail.decisions))[:most])


def others(made: DecisionMade, coach: CoachState) -> Mapping[str, To]:
    """What an adult can decide instead, by name, as the coach obeys it (`core.coach_people`)."""
    match made.about:
        case "level" if is_number(made.decided) and made.skill:
            level = min(max(float(made.decided), 0.0), 1.0)
            return {
                "easier": {"level": round(max(0.0, level - STEP), 4)},
                "harder": {"level": round(min(1.0, level + STEP), 4)},
                "hold": {"level": round(level, 4), "hold": True},
            }  # fmt: skip
        case "guidance" if made.skill:
            return {name: {"strategy": name} for name in STRATEGIES}
        case "next_challenge" if made.skill:
            rest = [name for name in coach.plan if name != made.skill]
            return {"first": {"plan": [made.skill, *rest]}, "never": {"locked": True}, "again": {"locked": False}}
        case "mastery" if made.skill:
            return {"acquired": {"mastered": True}, "not_yet": {"mastered": False}}
        case "pause":
            return {"no_pause": {"pauses": False}, "pause": {"pauses": True}}
    return {}


def _view(made: DecisionMade, coach: CoachState, titles: Titles, now: str, lang: str) -> DecisionView:
    choices = others(made, coach)
    return DecisionView(
        made.id, f"{date_words(lang, made.at, now)}, {made.at[11:16]}", what_words(made, titles, lang), made.reason,
        tuple((name, words(lang, f"rv.instead.{name}")) for name in choices), _instead(made, choices, lang),
    )  # fmt: skip


def what_words(made: DecisionMade, titles: Titles, lang: str) -> str:
    key = f"rv.decided.{made.about}"
    what = words(lang, key)
    if made.about == "next_challenge" and made.challenge:
        what = words(lang, "rv.decided.challenge", challenge=titles.challenge(made.pack, made.challenge, lang))
    elif what == key:
        what = made.about
    return words(lang, "rv.decided.skill", what=what, skill=skill_name(made.skill, lang)) if made.skill else what


def _instead(made: DecisionMade, choices: Mapping[str, To], lang: str) -> str:
    """What was decided instead, in words; "" when the coach's decision stands."""
    if made.overruled is None:
        return ""
    given = dict(made.overruled)
    if "plan" in given:
        return words(lang, "rv.instead.first")
    name = next((name for name, to in choices.items() if dict(to) == given), "")
    return words(lang, f"rv.instead.{name}" if name else "rv.instead.other")
