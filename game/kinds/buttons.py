"""buttons: press with the button that is asked, left or right (S06).

Both acts stand on the thing itself, so that keys, switch and reader choose between them too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from pydantic import Field

from game.core.aim import Aim, Route
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State
from game.core.outcome import Motion
from game.core.round import NOTHING, Equivalent, Room, Round, Verdict
from game.core.size_first import distance_level
from game.core.stage import GAP_SU, LABEL_SU
from game.kinds.kind import Challenge, Count, KindRound, Size, Thing, chance, number
from game.kinds.places import at_spot, fitting, wander

RIGHT_SHARE = 0.8  # S06 of the catalogue: 8 of 10
ASK_AFTER_S = 6.0  # the instruction comes first; then who cannot read hears which button


class Buttons(Challenge):
    EQUIVALENT: ClassVar[Equivalent | None] = Equivalent("chosen_act", (Route.POINTER,))
    REPLIES = ("left", "right", "wrong_button", "miss")

    kind: Literal["buttons"]
    things: tuple[Thing, ...] = Field(min_length=1, max_length=12, description="Ce qu’il faut cliquer.")
    times: Count = number(4, 10, least=2, most=24, about="Combien de clics.")
    size_su: Size = number(320, 180, least=44, most=600, about="La taille, en unités de scène.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        rng = chance(seed)
        times = self.times.whole(level)
        things = tuple(self.things[rng.randrange(len(self.things))] for _ in range(times))
        spots = wander(times, rng.randrange(2**31), far=distance_level(level))
        side = max(self.size_su.size_at(level), room.stage.min_target_su)
        return ButtonsRound(room, self.said(), things, asked_buttons(times, rng.randrange(2**31)), spots, side)


def asked_buttons(times: int, seed: int) -> tuple[bool, ...]:
    """Which turns ask for the right button: both alike often, never three alike in a row.

    The first is the left one, the button most know already.
    """
    rng = chance(seed)
    turns = [False]
    while len(turns) < times:
        rights, lefts = turns.count(True), turns.count(False)
        if turns[-2:] in ([True, True], [False, False]):
            turns.append(not turns[-1])
        elif abs(rights - lefts) >= 2:
            turns.append(rights < lefts)
        else:
            turns.append(rng.random() < 0.5)
    if len(set(turns)) == 1:
        turns[-1] = True
    return tuple(turns)


@dataclass(frozen=True)
class ButtonsRound(KindRound):
    """`rights` says for each turn whether the right button is asked."""

    things: tuple[Thing, ...]
    rights: tuple[bool, ...]
    spots: tuple[tuple[float, float], ...]
    size_su: float
    at: int = 0
    wrong: int = 0
    wrong_turns: frozenset[int] = frozenset()
    began_s: float | None = None
    asked: bool = False

    NAME: ClassVar[str] = "buttons"

    @property
    def done(self) -> bool:
        return self.at >= len(self.rights)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.rights)

    @property
    def _moment(self) -> str:
        return "right" if self.rights[min(self.at, len(self.rights) - 1)] else "left"

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.ALT_PRESS):
            return self, NOTHING
        if aim.target == "play":
            return self, Verdict.not_yet("miss", say=self.word("miss"))
        if aim.target != f"play/target{self.at}":
            return self, NOTHING
        if (aim.act is Act.ALT_PRESS) is not self.rights[self.at]:
            wrong = replace(self, wrong=self.wrong + 1, wrong_turns=self.wrong_turns | {self.at}, asked=True)
            return wrong, Verdict.not_yet("wrong_button", "play/asked", self.word("wrong_button"))
        after = replace(self, at=self.at + 1, asked=True)
        if after.done:
            return after, Verdict.reached(aim.target, Motion.FLY)
        return after, Verdict.step(aim.target, Motion.FLY, after.word(after._moment))

    def tick(self, at_s: float) -> tuple[Round, Verdict]:
        """Once, some time after the instruction: the button asked first, spoken."""
        if self.asked or self.done:
            return self, NOTHING
        if self.began_s is None:
            return replace(self, began_s=at_s), NOTHING
        if at_s - self.began_s < ASK_AFTER_S:
            return self, NOTHING
        return replace(self, asked=True), Verdict(say=self.word(self._moment))

    def wake_at_s(self) -> float | None:
        if self.asked or self.done:
            return None
        return 0.0 if self.began_s is None else self.began_s + ASK_AFTER_S

    def compose(self) -> Node:
        if self.done:
            return Node("play", Role.GROUP, "", self.room.rect)
        panel, area = self._halves()
        side = fitting(area, self.size_su)
        thing = self.things[self.at]
        target = Node(
            f"play/target{self.at}", Role.BUTTON, thing.name.text, at_spot(area, self.spots[self.at], side),
            (Act.PRESS, Act.ALT_PRESS), picture=thing.picture, look=Look.PICTURE, audio=thing.name.audio,
        )  # fmt: skip
        acts = (Act.PRESS, Act.ALT_PRESS)
        return Node("play", Role.GROUP, "", self.room.rect, acts, children=(self._asked(panel), target))

    def _halves(self) -> tuple[Rect, Rect]:
        """Where the asked button is shown, and where the things are: side by side, or one above."""
        room, stage = self.room.rect, self.room.stage
        if room.h > room.w:
            h = min(room.h * 0.4, 260.0 + stage.size(LABEL_SU) * 1.5 + GAP_SU * 2)
            return room.top(h), room.below(h + GAP_SU * 2)
        w = min(room.w * 0.42, max(380.0, self._label_width() + GAP_SU * 4))
        rest = Rect(room.x + w + GAP_SU * 2, room.y, room.w - w - GAP_SU * 2, room.h)
        panel_h = min(room.h, 380.0 + stage.size(LABEL_SU) * 1.5 + GAP_SU * 2)
        return Rect(room.x, room.centre.y - panel_h / 2, w, panel_h), rest

    def _label_width(self) -> float:
        stage = self.room.stage
        size = stage.size(LABEL_SU)
        return max(stage.ruler.width(self.word(m), size, bold=True) for m in ("left", "right"))

    def _asked(self, panel: Rect) -> Node:
        """A drawn mouse with the asked button filled, and its words."""
        stage, text = self.room.stage, self.word(self._moment)
        inner = panel.inset(GAP_SU)
        size = stage.fit(text, LABEL_SU, Rect(0, 0, inner.w, inner.h * 0.5), bold=True)
        text_h = stage.height(text, size, inner.w, bold=True)
        side = max(0.0, min(inner.w, inner.h - text_h - GAP_SU / 2))
        top = inner.centre.y - (side + GAP_SU / 2 + text_h) / 2
        mouse = Node(
            "play/mouse", Role.IMAGE, "", Rect(inner.centre.x - side / 2, top, side, side),
            picture=f"art:mouse-{self._moment}", look=Look.PICTURE,
        )  # fmt: skip
        wide = min(inner.w, max(stage.ruler.width(line, size, True)
                                for line in stage.lines(text, size, inner.w, True)) + 4.0)  # fmt: skip
        words = Node(
            "play/button", Role.TEXT, text, Rect(inner.centre.x - wide / 2, top + side + GAP_SU / 2, wide, text_h),
            look=Look.WORDS, size_su=size, bold=True,
        )  # fmt: skip
        live = frozenset({State.LIVE})
        return Node("play/asked", Role.STATUS, text, panel, (), live, children=(mouse, words), look=Look.PANEL)

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        act = Act.ALT_PRESS if self.rights[self.at] else Act.PRESS
        return (Aim(f"play/target{self.at}", act, 0.0),)

    def measures(self) -> Mapping[str, float]:
        turns = len(self.rights)
        share = (self.at - sum(t < self.at for t in self.wrong_turns)) / turns
        met = self.done and share >= RIGHT_SHARE
        return {"first_try_share": share, "wrong_button": float(self.wrong), "goal_met": float(met)}
