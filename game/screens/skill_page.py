"""One skill of one learner: where it stands, what the coach will do next, and what the adult sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.learner import Profile
from game.core.node import Node
from game.core.outcome import Cue, Go, Say, Sound, Urgency
from game.core.scene import Step
from game.core.stage import GAP_SU
from game.screens import layout, parts, steppers
from game.screens.adjusting import Adjusting
from game.screens.settings_table import ON_OFF, Setting, Value

LEVELS: tuple[Value, ...] = tuple(float(n) for n in range(0, 101, 10))


class GoalSetting(Setting):
    """Its values are criteria as educators write them."""

    def words_of(self, lang: str, value: Value) -> str:  # noqa: ARG002
        text = str(value)
        return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class SkillProfile(Profile):
    """What the adult set for one skill, in the words of the rows. `skill_level` is 0 to 100."""

    skill_level: float = 0.0
    skill_hold: str = "coach"
    skill_lock: str = "coach"
    skill_strategy: str = "usual"
    skill_goal: str = ""
    skill_phase: str = "baseline"
    skill_general: bool = False


@dataclass(frozen=True)
class SkillPage(Adjusting):
    """`told` are the sentences above the rows; `goals` the criteria to choose among; `said` is said first."""

    profile: Profile = field(default_factory=SkillProfile)
    code: str = ""
    skill: str = ""
    title: str = ""
    told: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    said: str = ""

    @property
    def name(self) -> str:
        return "skill"

    @property
    def says(self) -> str:
        return self.title

    @property
    def helps(self) -> str:
        return self.w("skill.helps")

    @property
    def settings(self) -> Sequence[Setting]:
        level = getattr(self.profile, "skill_level", 0.0)
        return (
            Setting("skill_level", tuple(sorted({*LEVELS, level})), "unit.level"),
            Setting("skill_hold", ("coach", "held")),
            Setting("skill_lock", ("locked", "coach", "open")),
            Setting("skill_strategy", ("usual", "least_to_most", "most_to_least", "constant_delay",
                                       "progressive_delay")),
            GoalSetting("skill_goal", self.goals),
            Setting("skill_phase", ("baseline", "teaching", "upkeep")),
            Setting("skill_general", ON_OFF),
        )  # fmt: skip

    def entered(self, at_s: float) -> Step:  # noqa: ARG002
        if not self.said:
            return self.step(self.say())
        return self.step(self.say(), Say(self.said, Urgency.NEXT))

    def pressed(self, aim: Aim) -> Step:
        found = steppers.stepped(aim.target, self.profile, {s.key: s for s in self.settings}.get)
        if found is None:
            return super().pressed(aim)
        _, change = found
        if not change:
            return self.step()
        ((key, value),) = change.items()
        args = {"code": self.code, "skill": self.skill, "key": key, "page": self.page}
        shown = str(value) if isinstance(value, float) else value
        return self.step(Sound(Cue.PRESS), Go("skill_set", {**args, "value": shown}))

    def left(self, aim: Aim) -> Step:
        return self.go("progress", code=self.code, skill=self.skill) if aim.target == "rail/back" else self.step()

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
        return self.framed(parts.rail(self.stage, self.rail_rect(), items))
