"""One skill of one learner: where it stands, what the coach will do next, and what the adult sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.core.aim import Aim
from game.core.calendar_day import day_of
from game.core.geometry import Rect
from game.core.learner import Profile
from game.core.node import Node
from game.core.objective_words import say_day
from game.core.outcome import Cue, Go, Say, Sound, Urgency
from game.core.scene import Step
from game.core.stage import GAP_SU
from game.core.wording import words
from game.screens import layout, parts, steppers
from game.screens.adjusting import Adjusting
from game.screens.settings_table import ON_OFF, Setting, Value

LEVELS: tuple[Value, ...] = tuple(float(n) for n in range(0, 101, 10))
SHARES: tuple[Value, ...] = (0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
TRIES: tuple[Value, ...] = (3.0, 5.0, 8.0, 10.0, 12.0, 15.0, 20.0)
SESSIONS: tuple[Value, ...] = tuple(float(n) for n in range(1, 7))
GOAL = "goal"


class GoalSetting(Setting):
    """Its values are criteria as educators write them."""

    def words_of(self, lang: str, value: Value) -> str:  # noqa: ARG002
        text = str(value)
        return text[:1].upper() + text[1:]


class UntilSetting(Setting):
    """Its values are days as ISO dates; "" is no date."""

    def words_of(self, lang: str, value: Value) -> str:
        day = day_of(str(value))
        return words(lang, "goal.open") if day is None else say_day(day, lang)


@dataclass(frozen=True)
class SkillProfile(Profile):
    """What the adult set for one skill, in the words of the rows. `skill_level` is 0 to 100."""

    skill_level: float = 0.0
    skill_hold: str = "coach"
    skill_lock: str = "coach"
    skill_strategy: str = "usual"
    skill_general: bool = False
    skill_goal: str = ""
    goal_share: float = 0.9
    goal_tries: float = 10.0
    goal_sessions: float = 3.0
    goal_days: float = 2.0
    goal_level: float = 50.0
    goal_until: str = ""
    goal_on: bool = False
    skill_phase: str = "baseline"


@dataclass(frozen=True)
class SkillPage(Adjusting):
    """`told` are the sentences above the rows; `said` is said first. `group` is "goal" for the objective's own
    rows: `goals` are the criteria to choose among as whole sentences, `dates` the last days."""

    profile: Profile = field(default_factory=SkillProfile)
    code: str = ""
    skill: str = ""
    title: str = ""
    told: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    dates: tuple[str, ...] = ("",)
    said: str = ""
    group: str = ""

    @property
    def name(self) -> str:
        return "skill"

    @property
    def says(self) -> str:
        return self.w("goal.says", skill=self.title) if self.group == GOAL else self.title

    @property
    def helps(self) -> str:
        return self.w("goal.helps" if self.group == GOAL else "skill.helps")

    @property
    def settings(self) -> Sequence[Setting]:
        if self.group == GOAL:
            return self._goal_rows()
        level = getattr(self.profile, "skill_level", 0.0)
        return (
            Setting("skill_level", tuple(sorted({*LEVELS, level})), "unit.level"),
            Setting("skill_hold", ("coach", "held")),
            Setting("skill_lock", ("locked", "coach", "open")),
            Setting("skill_strategy", ("usual", "least_to_most", "most_to_least", "constant_delay",
                                       "progressive_delay")),
            Setting("skill_general", ON_OFF),
        )  # fmt: skip

    def _goal_rows(self) -> Sequence[Setting]:
        return (
            GoalSetting("skill_goal", self.goals),
            Setting("goal_share", self._with("goal_share", SHARES), "unit.percent"),
            Setting("goal_tries", self._with("goal_tries", TRIES), "unit.plain"),
            Setting("goal_sessions", self._with("goal_sessions", SESSIONS), "unit.plain"),
            Setting("goal_days", self._with("goal_days", SESSIONS[:5]), "unit.plain"),
            Setting("goal_level", self._with("goal_level", LEVELS), "unit.level"),
            UntilSetting("goal_until", self.dates),
            Setting("skill_phase", ("baseline", "teaching", "upkeep")),
            Setting("goal_on", ON_OFF),
        )

    def _with(self, key: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """The usual values, and what is set now when it is another."""
        return tuple(sorted({*values, getattr(self.profile, key, values[0])}))

    def entered(self, at_s: float) -> Step:  # noqa: ARG002
        if not self.said:
            return self.step(self.say())
        return self.step(self.say(), Say(self.said, Urgency.NEXT))

    def pressed(self, aim: Aim) -> Step:
        if aim.target == "skill/goal":
            return self.step(Sound(Cue.PRESS), Go("skill", {**self._here(), "group": "" if self.group else GOAL}))
        found = steppers.stepped(aim.target, self.profile, {s.key: s for s in self.settings}.get)
        if found is None:
            return super().pressed(aim)
        _, change = found
        if not change:
            return self.step()
        ((key, value),) = change.items()
        args = {**self._here(), "key": key, "page": self.page, "group": self.group}
        shown = str(value) if isinstance(value, float) else value
        return self.step(Sound(Cue.PRESS), Go("skill_set", {**args, "value": shown}))

    def _here(self) -> dict[str, str]:
        return {"code": self.code, "skill": self.skill}

    def left(self, aim: Aim) -> Step:
        if aim.target != "rail/back":
            return self.step()
        return self.go("skill" if self.group else "progress", **self._here())

    def _split(self) -> tuple[Rect, tuple[Node, ...]]:
        """What is known and decided stands above what can be set."""
        zone, stage = self._zone(), self.stage
        size = layout.adult(stage)
        room = self._column(zone)
        heights = [stage.height(t, size, room.w) for t in self.told]
        most = zone.h - 300.0 * max(1.0, stage.text_scale * 0.9)
        while len(heights) > 1 and sum(heights) > most:
            heights = heights[:-1]
        if not heights or sum(heights) > most:
            return zone, ()
        places = layout.rows(Rect(room.x, room.y, room.w, 0.0), heights, 0.0)
        nodes = tuple(
            parts.text(f"skill/told{i}", text, place, size)
            for i, (text, place) in enumerate(zip(self.told, places, strict=False))
        )
        return zone.below(sum(heights) + GAP_SU / 2), nodes

    def compose(self) -> Node:
        items = [parts.back_item(self.stage), parts.help_item(self.stage)]
        other = parts.Item("skill/goal", self.w("goal.back" if self.group else "goal.button"),
                           "sign:settings" if self.group else "sign:flag")  # fmt: skip
        return self.framed(parts.rail(self.stage, self.rail_rect(), items, [other]))
