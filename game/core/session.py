"""One challenge being played: the machine that joins aims, round, guidance and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.core import frame
from game.core.aim import Aim, PointerMoved
from game.core.coach_decision import PAUSE as PAUSE_OFFER
from game.core.coach_decision import Decision
from game.core.demonstration import decorated
from game.core.frantic import frantic, pressed
from game.core.guidance import REPEATED, WITH_ADULT, Guidance
from game.core.node import Act, Role, State
from game.core.outcome import Cue, Go, Outcome, Record, Say, Show, Sound, Urgency
from game.core.played import Played, PlaySettings, play_room, sides
from game.core.round import KEYBOARD, Result, Round, Verdict
from game.core.scene import Step
from game.core.stage import Stage
from game.core.tree import find
from game.core.wording import words

TRAP = "trap."


@dataclass(frozen=True)
class Playing(Played):
    """A scene: what people do and what time brings. Each answer is the next scene and what it leads to."""

    # ------------------------------------------------------------------ entering, resizing

    def entered(self, at_s: float) -> Step:
        guidance = Guidance.begun(self.settings.guidance, at_s)
        start = guidance.level
        fresh = replace(self, started_s=at_s, guidance=guidance, round=self.round.guided(start))
        return Step(fresh, (self._started(start), self._instruction(Urgency.NOW)))

    def staged(self, stage: Stage) -> Playing:
        return replace(self, stage=stage, round=self.round.in_room(play_room(stage, self.brief.instruction)))

    # ------------------------------------------------------------------ what happens

    def act(self, aim: Aim) -> Step:
        if aim.target.startswith("play"):
            return self._play(aim)
        if aim.act not in (Act.PRESS, Act.DOUBLE):
            return Step(self)
        return self._frame_act(aim)

    def _frame_act(self, aim: Aim) -> Step:
        match aim.target:
            case frame.REPEAT:
                return Step(self, (self._instruction(Urgency.NOW), Record("instruction_repeated")))
            case frame.PAUSE:
                return Step(self, (Sound(Cue.PAUSE), Go("pause")))
            case frame.STOP:
                return Step(self, (Go("stop"),))
            case frame.WRITE if self.ended_s is None:
                return self._writing()
            case frame.HELP if self.ended_s is not None:
                return Step(self, (Say(self.caption, Urgency.NOW, "praise"),))
            case frame.HELP:
                return self._guided(self.guidance.raised(aim.at_s), "asked")
            case frame.NEXT if self.enjoyed:
                return Step(self, (Go("next"),))
        return Step(self)

    def _writing(self) -> Step:
        """A keyboard is drawn for the field; what is written comes back as if it had been typed."""
        field = self.writes_into(self.round.compose())
        if field is None:
            return Step(self)
        where = {"field": field.id, "label": field.detail or field.name, "secret": State.PASSWORD in field.states}
        return Step(self, (Sound(Cue.PRESS), Go("writing", where)))

    def typed(self, field: str, text: str, at_s: float) -> Step:
        """Letters from the drawn keyboard, one after the other, as from a real one."""
        now, outcomes = self, list[Outcome]()
        for letter in text:
            step = now.act(Aim(field, Act.TYPE, at_s, letter))
            outcomes += step.outcomes
            if not isinstance(step.scene, Playing):
                return Step(step.scene, tuple(outcomes))
            now = step.scene
        return Step(now, tuple(outcomes))

    def _play(self, aim: Aim) -> Step:
        if self.ended_s is not None:
            return Step(self)
        round_, verdict = self.round.act(aim)
        # Which key of a drawn keyboard it was would tell what is written: only that it was one is kept.
        secret = aim.target.startswith(KEYBOARD)
        body: dict[str, Any] = {
            "t": round(aim.at_s - self.started_s, 4), "target": KEYBOARD if secret else aim.target,
            "act": str(aim.act), "result": str(verdict.result), "round": self.round_id,
        }  # fmt: skip
        if verdict.error:
            body["error"] = verdict.error
        lured = self._lured(verdict, body)
        box = None if secret else find(self.round.compose(), aim.target)
        if box is not None and box.rect.w:
            body["rect"] = sides(box.rect)
        entry = box is not None and box.role is Role.TEXT_INPUT and Act.TYPE in box.acts
        here = replace(self, field_id=aim.target if entry else self.field_id, lured=lured)
        step = here._pressed(aim)._judged(round_, verdict, aim.at_s, acted=verdict.result is not Result.NOTHING)
        now = step.scene
        if isinstance(now, Playing) and not now.pause_offered and frantic(now.presses_s):
            step = now._offering_pause(step.outcomes)
        return Step(step.scene, (Record("acted", body), *step.outcomes))

    def _lured(self, verdict: Verdict, body: dict[str, Any]) -> str:
        """Notes a trap with the help there was, and the try after it; the family still to be tried again."""
        if verdict.result is Result.NOTHING:
            return self.lured
        family = verdict.error.removeprefix(TRAP) if verdict.error.startswith(TRAP) else ""
        if self.lured:
            body["after_trap"] = self.lured
        if family or self.lured:
            body["guidance"] = self.guidance.level
        return family

    def _pressed(self, aim: Aim) -> Playing:
        if aim.act not in (Act.PRESS, Act.ALT_PRESS, Act.DOUBLE) or aim.target.startswith(KEYBOARD):
            return self  # who writes presses many keys
        return replace(self, presses_s=pressed(self.presses_s, aim.at_s))

    def _offering_pause(self, outcomes: Sequence[Outcome]) -> Step:
        """Frantic acts: *Pause* is pointed at and offered in words; nothing is imposed."""
        word = words(self.lang, "pause.offer")
        sign = Record("sign_seen", {"sign": "frantic", "round": self.round_id})
        decided = Decision(PAUSE_OFFER, "pause.frantic", "offer", {"presses": len(self.presses_s)})
        now = replace(self, pause_offered=True, caption=self.caption if self.ended_s is not None else word)
        said = Say(word, Urgency.NEXT, frame.CAPTION)
        return Step(now, (*outcomes, sign, decided.record(self.lang, round=self.round_id), said))

    def moved(self, pointer: PointerMoved) -> Step:
        if self.ended_s is not None:
            return Step(self)
        round_, verdict = self.round.moved(pointer)
        return self._judged(round_, verdict, pointer.at_s, acted=verdict.result is not Result.NOTHING)

    def tick(self, at_s: float) -> Step:
        if self.ended_s is not None:
            over = not self.enjoyed and at_s >= self.ended_s + self.settings.reward_s
            return Step(replace(self, enjoyed=True)) if over else Step(self)
        round_, verdict = self.round.tick(at_s)
        at_ghost = replace(self, now_s=at_s) if self._demonstrating else self
        step = at_ghost._judged(round_, verdict, at_s, acted=False)
        now = step.scene
        assert isinstance(now, Playing)
        if now.ended_s is None:
            guidance = now.guidance.waited(now.settings.guidance, at_s)
            if guidance.level != now.guidance.level:
                helped = now._guided(guidance, "waited")
                return Step(helped.scene, (*step.outcomes, *helped.outcomes))
        return step

    def wake_at_s(self) -> float | None:
        if self.ended_s is not None:
            return None if self.enjoyed else self.ended_s + self.settings.reward_s
        due = self.guidance.due_s(self.settings.guidance)
        moves = self._ghost_due_s() if self._demonstrating else None
        times = [t for t in (self.round.wake_at_s(), due, moves) if t is not None]
        return min(times, default=None)

    def with_adult(self, at_s: float, how: str) -> Step:
        """The adult logs help by hand, voice or gesture: guidance 5."""
        word = words(self.lang, "help.noted")
        guidance = self.guidance.with_adult(at_s)
        return Step(
            replace(self, guidance=guidance, round=self.round.guided(WITH_ADULT), caption=word),
            (Record("guidance_given", {"level": 5, "why": "adult", "how": how, "round": self.round_id}),),
        )

    # ------------------------------------------------------------------ judging

    def _judged(self, round_: Round, verdict: Verdict, at_s: float, *, acted: bool) -> Step:
        first = self.first_act_s
        if acted and first is None:
            first = at_s - self.started_s
        same = round_ is self.round and first == self.first_act_s
        whole = verdict.result is Result.REACHED or round_.progress[0] > self.round.progress[0]
        now = self if same else replace(self, round=round_, first_act_s=first)
        if whole:
            now = replace(now, tries=now.tries + 1, tries_alone=now.tries_alone + self.guidance.alone)
            now = replace(now, helps=(*now.helps, self.guidance.level))
        outcomes: list[Outcome] = list(verdict.shows)
        if verdict.result is Result.REACHED:
            return now._reached(verdict, outcomes, at_s)
        if verdict.result is Result.STEP:
            guidance = now.guidance.stepped(self.settings.guidance, at_s, ends_try=whole)
            now = replace(now, guidance=guidance, round=now.round.guided(guidance.level), caption=verdict.say)
            outcomes.append(Sound(Cue.STEP))
        elif verdict.result is Result.NOT_YET:
            return now._not_yet(verdict, outcomes, at_s)
        if verdict.say:
            outcomes.append(Say(verdict.say, Urgency.NOW, frame.CAPTION))
        return Step(now, tuple(outcomes))

    def _reached(self, verdict: Verdict, outcomes: list[Outcome], at_s: float) -> Step:
        praise = verdict.say or self._praise()
        guidance = self.guidance.stepped(self.settings.guidance, at_s)
        learned = replace(guidance, level=self.guidance.level, highest=self.guidance.highest)
        now = replace(self, ended_s=at_s, caption=praise, enjoyed=self.settings.reward_s <= 0, guidance=learned)
        outcomes += [Sound(Cue.REACHED), now._ended("reached", at_s), Say(praise, Urgency.NOW, frame.CAPTION)]
        return Step(now, tuple(outcomes))

    def _not_yet(self, verdict: Verdict, outcomes: list[Outcome], at_s: float) -> Step:
        errors = {**self.errors, verdict.error: self.errors.get(verdict.error, 0) + 1}
        word = verdict.say or words(self.lang, "try_again")
        guidance = self.guidance.missed(self.settings.guidance, at_s)
        now = replace(self, errors=errors, caption=word)
        outcomes.append(Sound(Cue.NOT_YET))
        if guidance.level != self.guidance.level:
            helped = now._guided(guidance, "missed")
            after = helped.scene
            if verdict.say and guidance.level == REPEATED and isinstance(after, Playing):
                # The instruction stands above already: what explains this miss stays to be read.
                after = replace(after, caption=word)
            return Step(after, (*outcomes, Say(word, Urgency.NOW), *helped.outcomes))
        outcomes.append(Say(word, Urgency.NOW, frame.CAPTION))
        return Step(replace(now, guidance=guidance), tuple(outcomes))

    def _guided(self, guidance: Guidance, why: str) -> Step:
        """More help: said, drawn and logged."""
        now = replace(
            self, guidance=guidance, round=self.round.guided(guidance.level),
            caption=self._help_words(guidance.level),
        )  # fmt: skip
        body = {
            "level": guidance.level, "why": why, "round": self.round_id,
            "t": round(guidance.since_s - self.started_s, 4),
        }  # fmt: skip
        record = Record("guidance_given", body)
        return Step(now, (record, Say(now.caption, Urgency.NEXT, frame.CAPTION)))

    def missed_again(self, error: str, at_s: float) -> Step:
        """A logged error once more, where the log rightly does not hold what was typed."""
        return self._judged(self.round, Verdict.not_yet(error), at_s, acted=True)

    def left(self, outcome: str, at_s: float, reason: str) -> tuple[Record, ...]:
        """What to log when the learner stops or an adult passes the challenge; nothing once reached."""
        if self.ended_s is not None:
            return ()
        record = self._ended(outcome, at_s)
        return (Record("round_ended", {**record.body, "reason": reason}),)


__all__ = ["PlaySettings", "Playing", "Show", "decorated", "play_room"]
