"""What an adult sets for one learner: access profile, plan, and each skill's level, lock and way of helping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.core.coach_level import LevelSettings, decide_level
from game.core.coach_state import CoachState
from game.core.guidance import STRATEGIES
from game.core.learner import Profile
from game.core.skills import skill_name
from game.core.wording import words
from game.review.areas import skill_order
from game.review.detail import Detail
from game.review.standing import Standing
from game.review.titles import Titles
from game.screens.settings_table import GROUPS, Setting

LEVELS = tuple(range(0, 101, 10))
LOCKS: Mapping[str, bool | None] = {"coach": None, "locked": True, "open": False}


@dataclass(frozen=True)
class Field:
    """One setting as a list to choose from: (value, words, chosen)."""

    key: str
    label: str
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class SkillSet:
    skill: str
    name: str
    standing: Standing
    now: str
    level: Field
    lock: Field
    strategy: Field


@dataclass(frozen=True)
class PlanRow:
    skill: str
    name: str


@dataclass(frozen=True)
class SettingsPage:
    """`others` are the skills that are neither planned nor set yet (skill, name), to choose one from."""

    groups: tuple[tuple[str, str, tuple[Field, ...]], ...]
    skills: tuple[SkillSet, ...]
    plan: tuple[PlanRow, ...]
    others: tuple[tuple[str, str], ...]


def settings_page(detail: Detail, profile: Profile, titles: Titles, lang: str) -> SettingsPage:
    coach = detail.coach
    here = list(dict.fromkeys([*titles.skills(), *(s for s, state in coach.skills.items() if state.count)]))
    here.sort(key=skill_order)
    shown = [s for s in here if s in coach.skills or s in coach.plan]
    shown += [s for s in coach.skills if s not in shown]
    plan = tuple(PlanRow(name, _plan_name(name, titles, lang)) for name in coach.plan)
    return SettingsPage(
        tuple((group, words(lang, f"group.{group}"), tuple(_field(s, profile, lang) for s in settings))
              for group, settings in GROUPS.items()),
        tuple(_skill(detail, s, profile, lang) for s in sorted(shown, key=skill_order)), plan,
        tuple((s, skill_name(s, lang)) for s in here if s not in coach.plan),
    )  # fmt: skip


def _plan_name(name: str, titles: Titles, lang: str) -> str:
    """A plan holds skills, and (from other programs) challenges of some pack."""
    said = skill_name(name, lang)
    if said != name:
        return said
    pack = next((pack for pack, challenges in titles.packs().items() if name in challenges), "")
    return titles.challenge(pack, name, lang) if pack else name


def _field(setting: Setting, profile: Profile, lang: str) -> Field:
    at = setting.index(profile)
    choices = tuple(
        (str(i), setting.words_of(lang, value), i == at) for i, value in enumerate(setting.values)
    )  # fmt: skip
    return Field(setting.key, setting.label(lang), choices)


def _skill(detail: Detail, name: str, profile: Profile, lang: str) -> SkillSet:
    skill = detail.coach.skill(name)
    decided = decide_level(skill, LevelSettings(profile.success_target))
    level = round(100 * float(decided.value))
    levels = [("coach", words(lang, "rv.set.level.coach", n=level), not skill.adult.hold)]
    levels += [
        (str(n), words(lang, "rv.set.level.held", n=n), skill.adult.hold and n == level)
        for n in sorted({*LEVELS, level})
    ]
    lock = next(name for name, value in LOCKS.items() if value is skill.adult.locked)
    locks = tuple((one, words(lang, f"set.skill_lock.{one}"), one == lock) for one in LOCKS)
    ways = tuple(
        (one, words(lang, f"set.skill_strategy.{one}"), one == (skill.adult.strategy or "usual"))
        for one in ("usual", *STRATEGIES)
    )  # fmt: skip
    return SkillSet(
        name, skill_name(name, lang), detail.standing(name), decided.reason(lang),
        Field("level", words(lang, "rv.set.level"), tuple(levels)),
        Field("locked", words(lang, "set.skill_lock"), locks),
        Field("strategy", words(lang, "set.skill_strategy"), ways),
    )  # fmt: skip


# ---------------------------------------------------------------------- what a form asks for


def profile_change(profile: Profile, group: str, said: Mapping[str, str]) -> dict[str, Any]:
    """What changes when this group's form is sent: only what differs, and only what exists."""
    change: dict[str, Any] = {}
    for setting in GROUPS.get(group, ()):
        chosen = whole_in(said.get(setting.key, ""), len(setting.values) - 1)
        if chosen is not None and chosen != setting.index(profile):
            change[setting.key] = setting.values[chosen]
    return change


def whole_in(text: str, most: int) -> int | None:
    """A whole number from 0 to `most`; None for anything else that may stand in a form."""
    good = text.isascii() and text.isdecimal() and len(text) < 10 and int(text) <= most
    return int(text) if good else None


def skill_change(coach: CoachState, name: str, level: str, locked: str, strategy: str) -> dict[str, Any]:
    """The body of `skill_set` for what differs; {} when nothing does, or what was sent is none of ours."""
    adult, body = coach.skill(name).adult, dict[str, Any]()
    if level == "coach":
        if adult.hold:
            body.update(hold=False, level=None)
    elif (
        level.isdigit() and int(level) <= 100 and not (adult.hold and round(100 * (adult.level or 0)) == int(level))
    ):
        body.update(hold=True, level=int(level) / 100)
    if locked in LOCKS and LOCKS[locked] is not adult.locked:
        body["locked"] = LOCKS[locked]
    wanted = strategy if strategy in STRATEGIES else ""
    if (strategy == "usual" or wanted) and wanted != adult.strategy:
        body["strategy"] = wanted
    return {"skill": name, **body} if body else {}


def plan_change(plan: Sequence[str], act: str, skill: str) -> list[str]:
    """The plan after `add`, `up`, `down` or `remove`; the same for anything else."""
    rest = [one for one in plan if one != skill]
    if act == "add":
        return [*rest, skill]
    if skill not in plan:
        return list(plan)
    at = list(plan).index(skill)
    match act:
        case "remove":
            return rest
        case "up":
            return [*rest[: max(0, at - 1)], skill, *rest[max(0, at - 1) :]]
        case "down":
            return [*rest[: at + 1], skill, *rest[at + 1 :]]
    return list(plan)
