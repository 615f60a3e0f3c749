"""The round of feed: choose what to do with each post; set what the account shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.aim import Aim
from game.core.node import Act, Node
from game.core.round import NOTHING, Round, Verdict
from game.kinds import feed_layout
from game.kinds.feed_items import Step
from game.kinds.feed_state import FeedState
from game.kinds.traps import error_of


@dataclass(frozen=True)
class FeedRound(FeedState):
    """What acts do on a network’s page."""

    # ------------------------------------------------------------------ acts

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if not self.opened:
            begins = aim.target == "play/opening-go" and aim.act in (Act.PRESS, Act.DOUBLE)
            return (replace(self, opened=True), Verdict.step()) if begins else (self, NOTHING)
        prefix = f"play/i{self.at}"
        if aim.target == f"{prefix}-page" and aim.act in (Act.SCROLL_DOWN, Act.SCROLL_UP):
            return self._scrolled(1 if aim.act is Act.SCROLL_DOWN else -1), NOTHING
        if aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        if aim.target == f"{prefix}-hear":
            return self, Verdict(say=self.page.spoken)
        if self.choosing is not None:
            number = aim.target.removeprefix(f"{prefix}s{self.step}-c")
            if number.isdecimal() and int(number) < len(self.choosing.choices) and int(number) not in self.tried:
                return self._chosen(self.choosing, int(number), aim.target)
            return self, NOTHING
        return self._setting(aim.target.removeprefix(f"{prefix}-"), aim.target)

    def _chosen(self, step: Step, n: int, target: str) -> tuple[Round, Verdict]:
        choice = step.choices[n]
        say = choice.say.text if choice.say else ""
        if choice.right:
            once = self.at_once + (not self.tried)
            after = replace(
                self, step=self.step + 1, tried=frozenset(), told="", clued=False, good=self.good + 1, at_once=once
            )
            if after.choosing is None and not self.item.settings:
                return after._turned(say)
            return after, Verdict.step(say=say)
        if choice.trap:
            say = say or self.word("trap")
            after = replace(self, trapped=(*self.trapped, choice.trap))
            error = error_of(choice.trap)
        else:
            say = say or self.word("other")
            after, error = replace(self, others=(*self.others, "other")), "other"
        after = replace(after, tried=self.tried | {n}, told=say, clued=True)
        return after, Verdict.not_yet(error, target, say)

    def _turned(self, say: str) -> tuple[Round, Verdict]:
        at = self.at + 1
        if at >= len(self.items):
            step = self.step if self.item.settings else self.step - 1  # what was done stays in sight
            return replace(self, at=at, step=step, told=say), Verdict.reached(say=say)
        after = replace(
            self, at=at, step=0, values=tuple(one.on for one in self.items[at].settings), got=frozenset(),
            flagged=frozenset(), tried=frozenset(), told="", clued=False, top=0,
        )  # fmt: skip
        return after, Verdict.step(say=say)

    # ------------------------------------------------------------------ settings

    def _scrolled(self, by: int) -> FeedRound:
        return replace(self, top=feed_layout.clamped(self, self.top + by))

    def _setting(self, name: str, target: str) -> tuple[Round, Verdict]:
        if name in ("up", "down"):
            return self._scrolled(1 if name == "down" else -1), NOTHING
        if name == "save":
            return self._saved()
        number = name.removeprefix("w")
        if number == name or not number.isdecimal() or int(number) >= len(self.values):
            return self, NOTHING
        i = int(number)
        one, now = self.item.settings[i], not self.values[i]
        if now and not one.right:
            say = one.say.text if one.say else self.word("trap")
            after = replace(self, trapped=(*self.trapped, one.family), told=say)
            return after, Verdict.not_yet(error_of(one.family), target, say)
        values = (*self.values[:i], now, *self.values[i + 1 :])
        right = now == one.right
        after = replace(
            self, values=values, flagged=self.flagged - {i} if right else self.flagged, told="",
            got=self.got | ({i} if right and one.on != one.right else frozenset()),
        )  # fmt: skip
        return after, Verdict.step(target) if right and i not in self.got else NOTHING

    def _saved(self) -> tuple[Round, Verdict]:
        wrong = self.wrong()
        if not wrong:
            once = self.at_once + (not self.flagged)
            return replace(self, good=self.good + 1, at_once=once)._turned(self.word("saved"))
        one = self.item.settings[wrong[0]]
        say = one.say.text if one.say else self.word("setting")
        after = replace(self, flagged=frozenset(wrong), told=say, others=(*self.others, "setting"))
        after = replace(after, top=feed_layout.top_showing(after, wrong[0]))
        return after, Verdict.not_yet("setting", f"play/i{self.at}-w{wrong[0]}", say)

    # ------------------------------------------------------------------ showing and helping

    def compose(self) -> Node:
        return feed_layout.compose(self)

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        if not self.opened:
            return (Aim("play/opening-go", Act.PRESS, 0.0),)
        prefix = f"play/i{self.at}"
        if self.choosing is not None:
            n = next(i for i, choice in enumerate(self.choosing.choices) if choice.right)
            return (Aim(f"{prefix}s{self.step}-c{n}", Act.PRESS, 0.0),)
        wrong = self.wrong()
        if not wrong:
            return (Aim(f"{prefix}-save", Act.PRESS, 0.0),)
        way = feed_layout.way_to(self, wrong[0])
        return (Aim(f"{prefix}-{way or f'w{wrong[0]}'}", Act.PRESS, 0.0),)
