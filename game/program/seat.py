"""What covers a visit: pause, panel and their notes; and the young person's reward."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from game.core.learner import Profile
from game.core.outcome import Record
from game.core.scene import Scene
from game.core.session import Playing, PlaySettings
from game.core.stage import Stage
from game.program.tools import Tools
from game.program.visit import Visit
from game.screens.adjusting import Panel
from game.screens.keys import Keys
from game.screens.pausing import Pause
from game.screens.resumed import Resumed
from game.screens.rewarding import Promise, RewardChoice, RewardTime
from game.screens.space import Offers, Workshops
from game.screens.trying import Trying
from game.screens.writing import Write

if TYPE_CHECKING:
    from game.core.progress import Event
    from game.program.elsewhere import Elsewhere

ASKED_STEP = 0.15


class Seat:
    """Holds the running visit. `under` is what a pause or a panel covers, left at `left_s`."""

    def __init__(self, tools: Tools, stage: Callable[[], Stage]) -> None:
        self.tools, self._stage = tools, stage
        self.visit: Visit | None = None
        self.under: Scene | None = None
        self.left_s = 0.0
        self.mastered: frozenset[str] = frozenset()
        self.elsewhere: Elsewhere | None = None

    def home(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        raise NotImplementedError

    def space(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        raise NotImplementedError

    def onward(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        raise NotImplementedError

    @property
    def profile(self) -> Profile | None:
        return self.tools.book.profile(self.visit.code) if self.visit else None

    # ------------------------------------------------------------------ what the coach hears

    def _heard(self, event: Event) -> None:
        """What is logged is known to the coach at once."""
        if self.visit is not None:
            from game.program import coaching

            if self.elsewhere is not None:
                self.elsewhere.mine(event)
            self.visit = replace(self.visit, coach=coaching.fold(self.visit.coach, event))

    def _obeyed(self, visit: Visit) -> Visit:
        """The visit with what an adult set meanwhile in the pages of the review."""
        news = self.elsewhere.news() if self.elsewhere is not None else ()
        if news:
            from game.program import coaching

            coach = visit.coach
            for event in news:
                coach = coaching.fold(coach, event)
            visit = replace(visit, coach=coach, offered=())
            self.mastered = coaching.mastered(coach)
        self.visit = visit
        return visit

    # ------------------------------------------------------------------ pause and panel

    def pause(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        if self.visit is None:
            return self.home(args, at_s, scene)
        self._cover(scene, at_s)
        running = isinstance(self.under, Playing) and self.under.ended_s is None
        calm = self.tools.book.profile(self.visit.code).calm
        return Pause(self._stage(), levels=running, calm=calm)

    def panel(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        if self.visit is None:
            return self.home(args, at_s, scene)
        self._cover(scene, at_s)
        in_round = isinstance(self.under, Playing) and self.under.ended_s is None
        profile = self.tools.book.profile(self.visit.code)
        after = not in_round and self._last_round() != ""
        group = str(args.get("group", ""))
        panel = Panel(self._stage(), profile=profile, in_round=in_round, after_round=after, group=group)
        return self._leveled(panel, self.under) if in_round and isinstance(self.under, Playing) else panel

    def writing(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """A drawn keyboard for a field of the running challenge."""
        self._cover(scene, at_s)
        field, label, secret = (args.get(name, "") for name in ("field", "label", "secret"))
        return Write(self._stage(), str(field), str(label), secret=bool(secret))

    def written(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """What was written goes where it belongs; nobody keeps it on the way."""
        under, self.under = self.under, None
        if not isinstance(under, Playing):
            return under or self.space(args, at_s, scene)
        return Resumed(under, at_s, str(args.get("field", "")), str(args.get("text", "")))

    def panel_keys(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """Which key does what, during play."""
        if self.visit is None:
            return self.home(args, at_s, scene)
        profile, group = self.tools.book.profile(self.visit.code), str(args.get("group", ""))
        return Keys(self._stage(), profile=profile, code=self.visit.code, back="panel", group=group)

    def panel_try(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:  # noqa: ARG002
        """Where the settings can be felt."""
        return Trying(self._stage(), str(args.get("group", "")))

    def _last_round(self) -> str:
        """The round of this session that ended last; "" before the first one."""
        rounds = self.visit.coach.rounds if self.visit else ()
        return rounds[-1].round if rounds and rounds[-1].session == self.tools.diary.session else ""

    def _cover(self, scene: Scene, at_s: float) -> None:
        """Remember what lies under a pause; a page over a pause keeps what the pause covered."""
        if isinstance(scene, Playing | Workshops | Offers):
            self.under, self.left_s = scene, at_s
        elif isinstance(scene, Resumed):
            self.under, self.left_s = scene.playing, at_s

    def resume(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        under, self.under = self.under, None
        if isinstance(under, Playing) and self.profile is not None:
            return Resumed(replace(under, settings=self._kept_settings(under, self.profile)), self.left_s)
        return under or self.space(args, at_s, scene)

    def _kept_settings(self, under: Playing, profile: Profile) -> PlaySettings:
        """The profile may have changed; where the guidance of this round came from stays."""
        from game.program.rounds import play_settings

        fresh, now = play_settings(profile, self.visit), under.settings.guidance
        guidance = replace(fresh.guidance, start=now.start, trials=now.trials, run=now.run, strategy=now.strategy)
        return replace(fresh, guidance=guidance)

    def ask_level(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """The young person asks for easier or harder: the next round of this skill follows."""
        if isinstance(self.under, Playing) and self.under.brief.skills:
            body = {"skill": self.under.brief.skills[0], "wish": str(args.get("wish", ""))}
            self.tools.diary.record(Record("level_asked", body), at_s)
        return replace(scene, asked=str(args.get("wish", ""))) if isinstance(scene, Pause) else scene

    def help_noted(self, how: str, at_s: float, scene: Scene) -> bool:
        """By the adult's key: for the challenge under a pause, or the one just done; False when there is none."""
        if self.visit is None:
            return False
        running = isinstance(self.under, Playing) and self.under.ended_s is None
        if not running and not self._last_round():
            return False
        self.note_help({"how": how}, at_s, scene)
        return True

    def note_help(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """The adult notes a help: guidance 5 for the challenge under the panel."""
        if isinstance(self.under, Playing) and self.under.ended_s is None:
            step = self.under.with_adult(at_s, str(args.get("how", "")))
            for outcome in step.outcomes:
                if isinstance(outcome, Record):
                    self.tools.diary.record(outcome, at_s)
            self.under = step.scene
        elif last := self._last_round():
            # After the fact: the last round was not done alone after all.
            body = {"round": last, "level": 5, "how": str(args.get("how", "")), "by": "adult"}
            self.tools.diary.record(Record("guidance_noted", body), at_s)
        return scene

    # ------------------------------------------------------------------ the adult's level

    def panel_level(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """Easier, harder, held, or the coach's again: from the next challenge of this skill on."""
        under, visit = self.under, self.visit
        if not isinstance(under, Playing) or visit is None or not under.brief.skills:
            return scene
        skill, how = under.brief.skills[0], str(args.get("how", ""))
        adult = visit.coach.skill(skill).adult
        level = under.level if adult.level is None else adult.level
        moved = {"easier": max(0.0, level - ASKED_STEP), "harder": min(1.0, level + ASKED_STEP)}
        body: dict[str, Any] = {"skill": skill, "by": "adult", "level": round(moved.get(how, level), 4)}
        if how == "hold":
            body["hold"] = True
        elif how == "free":
            body.update(hold=False, level=None)
        self.tools.diary.record(Record("skill_set", body), at_s)
        return self._leveled(scene, under, how) if isinstance(scene, Panel) else scene

    def _leveled(self, panel: Panel, under: Playing, how: str = "") -> Panel:
        """The panel with the skill of the round below, its level, and what was just decided about it."""
        from game.core.skills import skill_name

        if self.visit is None or not under.brief.skills:
            return panel
        skill = under.brief.skills[0]
        adult = self.visit.coach.skill(skill).adult
        level = under.level if adult.level is None else adult.level
        name = skill_name(skill, self.tools.lang)
        return replace(panel, skill=name, level=level, held=adult.hold, leveled=how)

    # ------------------------------------------------------------------ the young person's reward

    def _board_ready(self, visit: Visit, profile: Profile, at_s: float) -> bool:
        """At the start: the board as large as it was set. Whether the reward is asked for now."""
        from game.program import rewarding

        if (resized := rewarding.sized(profile, visit)) is not None:
            self.tools.diary.record(resized, at_s)
        return profile.reward_ask and rewarding.board(profile, visit) is not None

    def _promise(self, visit: Visit) -> Promise | None:
        from game.program import rewarding

        return rewarding.promise(self.tools.book.profile(visit.code), visit)

    def rewards(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        """Five pictures; the one chosen before is marked."""
        if self.visit is None:
            return self.home(args, at_s, scene)
        return RewardChoice(self._stage(), now=self.visit.coach.tokens.reward)

    def reward_set(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        from game.core.rewards import REWARDS

        reward = str(args.get("reward", ""))
        if self.visit is not None and reward in dict(REWARDS):
            self.tools.diary.record(Record("reward_chosen", {"reward": reward, "by": "learner"}), at_s)
        return self.onward(args, at_s, scene)

    def _rewarded(self, at_s: float) -> Scene | None:
        """A full board is exchanged at once: for the chosen reward, else it was its own reward."""
        from game.program import rewarding

        visit, profile = self.visit, self.profile
        tokens = rewarding.board(profile, visit) if profile is not None else None
        if tokens is None or not tokens.full:
            return None
        self.tools.diary.record(rewarding.exchanged(tokens), at_s)
        self.tools.store.settle()
        return RewardTime(self._stage(), tokens.reward) if tokens.reward else None

    def reward_taken(self, args: Mapping[str, Any], at_s: float, scene: Scene) -> Scene:
        return self.onward(args, at_s, scene)
