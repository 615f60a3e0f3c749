"""The adult's pages on what one learner learns: skills, what the coach decides, the order that is planned.

Whatever an adult sets here is an event `by: adult`; the coach folds it like everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.core.calendar_day import day_of
from game.core.coach_fold import fold
from game.core.coach_level import LevelSettings, decide_level
from game.core.coach_state import CoachState, SkillState
from game.core.coach_words import standing_of, standing_words
from game.core.guidance import STRATEGIES
from game.core.objective_view import NEEDED, ObjectiveView, objective_views
from game.core.objective_words import days_left, say_day, say_days_left
from game.core.outcome import Record
from game.core.scene import Scene
from game.core.skills import AREAS, skill_name
from game.core.skills import skill as skill_of
from game.core.stage import Stage
from game.core.statistics import wilson
from game.core.wording import words
from game.program.coaching import known
from game.program.goals import Goal, objective_of
from game.program.tools import Tools
from game.screens.names import learner_name
from game.screens.parts import Item
from game.screens.rows import Row, Rows
from game.screens.skill_page import SkillPage, SkillProfile

Going = Callable[[Mapping[str, Any], float, Scene], Scene]
PICTURES = {"untried": "🌰", "emerging": "🌱", "growing": "🌿", "acquired": "🌳", "generalised": "🌍"}


class Progression:
    """`coach` is what is known of the learner whose pages are open, read once when they are entered."""

    def __init__(self, tools: Tools, stage: Callable[[], Stage]) -> None:
        self.tools, self._stage = tools, stage
        self.coach = CoachState()
        self.places: dict[str, Going] = {
            "progress": self.progress, "skill": self.skill, "skill_set": self.skill_set, "plan": self.plan,
            "plan_turn": self.plan_turn, "plan_clear": self.plan_clear,
        }  # fmt: skip

    def w(self, key: str, **parts: object) -> str:
        return words(self.tools.lang, key, **parts)

    def _of(self, code: str, *, fresh: bool = False) -> CoachState:
        if fresh or self.coach.learner != code:
            self.tools.store.settle()
            self.coach = known(self.tools.store, code)
        return self.coach

    def _note(self, code: str, type_: str, body: dict[str, Any], at_s: float) -> None:
        """To the log, and to the coach at once."""
        coach = self._of(code)
        for event in self.tools.diary.note(code, Record(type_, {**body, "by": "adult"}), at_s):
            coach = fold(coach, event)
        self.coach = coach
        self.tools.store.settle()

    def _skills(self) -> tuple[str, ...]:
        """Those that challenges here train or the log knows, area by area, in the order they are learned."""
        shelf, skin = self.tools.shelf, str(self._stage().skin)
        found: dict[str, None] = {}
        for card in shelf.cards:
            for challenge in card.challenges:
                one = shelf.challenge(card.id, challenge, skin)
                if one is not None and one.skills:
                    found[one.skills[0]] = None
        found.update(dict.fromkeys(name for name, s in self.coach.skills.items() if s.count))
        areas = list(AREAS)
        return tuple(sorted(found, key=lambda s: areas.index(a) if (a := s.partition(".")[0]) in areas else 99))

    # ------------------------------------------------------------------ the skills

    def progress(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        """Every skill in use with where it stands; back from one of them, the page it is on."""
        code, back = str(args.get("code", "")), str(args.get("skill", ""))
        coach = self._of(code, fresh=not back)
        names = self._skills()
        views = objective_views(self.tools.store.events(code, NEEDED))
        rows = tuple(self._row(code, name, coach.skill(name), objective_of(views, name)) for name in names)
        heading = self.w("progress.says" if rows else "progress.none", who=learner_name(self.tools.lang, code))
        page = Rows(
            self._stage(), heading, self.w("progress.helps"), rows, "learner_menu", {"code": code},
            kind="progress", corner=(Item("progress/plan", self.w("progress.plan"), "sign:menu"),) if rows else (),
        )  # fmt: skip
        return page.showing(back)

    def _row(self, code: str, name: str, skill: SkillState, goal: ObjectiveView | None) -> Row:
        area = AREAS.get(name.partition(".")[0], {}).get(self.tools.lang, "")
        detail = [self.w("progress.row.untried", state=standing_words(skill, self.tools.lang))]
        if skill.tries_total:
            alone, tries = skill.recent_share(10)
            level = round(100 * (skill.last.level if skill.last else 0.0))
            state = standing_words(skill, self.tools.lang)
            detail = [self.w("progress.row", state=state, alone=alone, tries=tries, level=level)]
        detail += [self.w("progress.held")] * skill.adult.hold
        if skill.adult.locked is not None:
            detail.append(self.w("progress.locked" if skill.adult.locked else "progress.open"))
        if goal is not None and goal.objective.until_day is not None:
            detail.append(self.w("progress.until", day=say_day(goal.objective.until_day, self.tools.lang)))
        label = f"{area} · {skill_name(name, self.tools.lang)}" if area else skill_name(name, self.tools.lang)
        args = {"code": code, "skill": name}
        return Row(name, label, ", ".join(detail), PICTURES[standing_of(skill)], "skill", args)

    # ------------------------------------------------------------------ one skill

    def skill(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        code, name, group = (str(args.get(part, "")) for part in ("code", "skill", "group"))
        return self._page(code, name, group=group)

    def _page(self, code: str, name: str, page: int = 0, said: str = "", group: str = "") -> Scene:
        lang, skill = self.tools.lang, self._of(code).skill(name)
        goal = self._goal(code, name)
        title = skill_name(name, lang)
        told = goal.said(title, lang) if group else self._told(code, skill, goal)
        return SkillPage(
            self._stage(), self._profile(code, skill, goal), page, code, name, title, told,
            goal.sentences(lang), goal.dates(), said, group,
        )  # fmt: skip

    def _goal(self, code: str, name: str) -> Goal:
        coach = self._of(code)
        today = max(coach.day, day_of(self.tools.diary.now()) or 0)
        return Goal(self.tools.store, code, name, coach.skill(name).criterion, today)

    def _profile(self, code: str, skill: SkillState, goal: Goal) -> SkillProfile:
        adult = skill.adult
        level = round(100 * float(self._next(code, skill).value))
        lock = "coach" if adult.locked is None else "locked" if adult.locked else "open"
        return SkillProfile(
            skill_level=float(level), skill_hold="held" if adult.hold else "coach", skill_lock=lock,
            skill_strategy=adult.strategy or "usual", skill_general=skill.generalised,
            **goal.rows(self.tools.lang),
        )  # fmt: skip

    def _next(self, code: str, skill: SkillState) -> Any:
        return decide_level(skill, LevelSettings(self.tools.book.profile(code).success_target))

    def _told(self, code: str, skill: SkillState, goal: Goal) -> tuple[str, ...]:
        """Where it stands, how far the objective is, and what the coach does next and why."""
        state, lang = standing_words(skill, self.tools.lang), self.tools.lang
        alone, tries = skill.recent_share(10)
        first = self.w("skill.state.untried", state=state)
        if tries:
            low, high = wilson(alone, tries)
            figures = {"alone": alone, "tries": tries, "low": round(100 * low), "high": round(100 * high)}
            first = self.w("skill.state", state=state, **figures)
        if not skill.standing.mastered:
            wanted = skill.criterion.sessions
            first += " " + self.w("skill.goal", done=min(len(skill.standing.run), wanted), wanted=wanted)
            left = days_left(goal.view.objective, goal.today) if goal.view else None
            first += "" if left is None else " " + say_days_left(left, lang)
        if skill.adult.locked:
            return first, self.w("skill.locked")
        return first, self.w("skill.next", reason=self._next(code, skill).reason(lang))

    def skill_set(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        code, name = str(args.get("code", "")), str(args.get("skill", ""))
        key, value = str(args.get("key", "")), args.get("value")
        for type_, body in self._events(code, name, key, value):
            self._note(code, type_, body, at_s)
        page = self._page(code, name, int(args.get("page", 0)), group=str(args.get("group", "")))
        assert isinstance(page, SkillPage)
        row = next((s for s in page.settings if s.key == key), None)
        said = f"{row.label(self.tools.lang)}. {row.value_words(self.tools.lang, page.profile)}" if row else ""
        return self._page(code, name, page.page, " ".join([said, *page.told[1:]]).strip(), page.group)

    def _events(self, code: str, name: str, key: str, value: Any) -> list[tuple[str, dict[str, Any]]]:
        """What one row means, as events; nothing for what is not understood."""
        skill = self._of(code).skill(name)
        if (aimed := self._goal(code, name).events(key, value)) is not None:
            return aimed
        match key:
            case "skill_level":
                return [("skill_set", {"skill": name, "level": round(float(str(value)) / 100, 4)})]
            case "skill_hold" if value == "held":
                level = round(float(self._next(code, skill).value), 4)
                return [("skill_set", {"skill": name, "hold": True, "level": level})]
            case "skill_hold":
                return [("skill_set", {"skill": name, "hold": False, "level": None})]
            case "skill_lock":
                locked = {"locked": True, "open": False}.get(str(value))
                return [("skill_set", {"skill": name, "locked": locked})]
            case "skill_strategy":
                return [("skill_set", {"skill": name, "strategy": str(value) if value in STRATEGIES else ""})]
            case "skill_general":
                return [("skill_set", {"skill": name, "generalised": bool(value)})]
        return []

    # ------------------------------------------------------------------ the order that is planned

    def plan(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        return self._plan(str(args.get("code", "")), int(args.get("page", 0)))

    def _plan(self, code: str, page: int = 0) -> Scene:
        coach, lang = self._of(code), self.tools.lang
        rows = []
        for name in self._skills():
            at = coach.plan.index(name) + 1 if name in coach.plan else 0
            detail = self.w("plan.at", n=at) if at else self.w("plan.not")
            rows.append(
                Row(name, skill_name(name, lang), detail, PICTURES[standing_of(coach.skill(name))], "plan_turn",
                    {"code": code, "skill": name}, picked=at > 0)
            )  # fmt: skip
        corner = (Item("plan/plan_clear", self.w("plan.clear"), "sign:erase"),) if coach.plan else ()
        heading = self.w("plan.says", who=learner_name(lang, code))
        return Rows(self._stage(), heading, self.w("plan.helps"), tuple(rows), "progress", {"code": code}, page,
                    "plan", corner)  # fmt: skip

    def plan_turn(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        code, name = str(args.get("code", "")), str(args.get("skill", ""))
        plan = [one for one in self._of(code).plan if one != name]
        plan += [name] * (name not in self._of(code).plan and skill_of(name) is not None)
        self._note(code, "plan_set", {"challenges": plan}, at_s)
        return self._plan(code, int(args.get("page", 0)))

    def plan_clear(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        code = str(args.get("code", ""))
        self._note(code, "plan_set", {"challenges": []}, at_s)
        return self._plan(code)
