"""The round of `shortcut` with goal keys: a small window, a question, and the keys to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.outcome import Motion
from game.core.round import NOTHING, Round, Verdict
from game.core.typed import ENTERED, ERASED, ESCAPED, TABBED
from game.core.wording import words
from game.kinds import pretended
from game.kinds.kind import KindRound, Words

CapName = Literal["enter", "escape", "tab", "erase", "space"]
TYPES: dict[CapName, str] = {"enter": ENTERED, "escape": ESCAPED, "tab": TABBED, "erase": ERASED, "space": " "}
SIGNS: dict[CapName, str] = {
    "enter": "sign:enter", "escape": "sign:close", "tab": "sign:tab", "erase": "sign:erase", "space": "sign:minus",
}  # fmt: skip
MOTIONS = {"escape": Motion.FADE, "enter": Motion.FLY, "tab": Motion.POP, "erase": Motion.POP, "space": Motion.POP}
GAP_SU = 24.0


@dataclass(frozen=True)
class KeysTask:
    ask: Words
    key: CapName
    caps: tuple[CapName, ...]
    program: Words
    body: Words | None
    picture: str
    fields: tuple[Words, ...]
    say: Words | None


@dataclass(frozen=True)
class KeysRound(KindRound):
    """`tried` are the keys of the present question that were pressed and do something else."""

    tasks: tuple[KeysTask, ...]
    at: int = 0
    tried: frozenset[str] = frozenset()
    first_try: int = 0

    NAME: ClassVar[str] = "shortcut"

    @property
    def done(self) -> bool:
        return self.at >= len(self.tasks)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.tasks)

    @property
    def task(self) -> KeysTask:
        return self.tasks[min(self.at, len(self.tasks) - 1)]

    def measures(self) -> Mapping[str, float]:
        return {"questions": float(self.at), "first_try": float(self.first_try)}

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if aim.act is Act.TYPE and aim.target == "play" and aim.value:
            value = ENTERED if aim.value == "\r" else aim.value[:1]
            return self._pressed(next((name for name, typed in TYPES.items() if typed == value), "letter"))
        if aim.act in (Act.PRESS, Act.DOUBLE):
            for cap in self.task.caps:
                if aim.target == f"play/cap-{cap}" and cap not in self.tried:
                    return self._pressed(cap)
        return self, NOTHING

    def _pressed(self, cap: str) -> tuple[Round, Verdict]:
        if cap != self.task.key:
            shown = f"play/cap-{cap}" if cap in self.task.caps else ""
            tried = self.tried | {cap} if shown else self.tried
            return replace(self, tried=tried), Verdict.not_yet(f"other_key_{cap}", shown, self.word("other"))
        say = self.task.say.text if self.task.say else ""
        after = replace(self, at=self.at + 1, tried=frozenset(), first_try=self.first_try + (not self.tried))
        if after.done:
            return after, Verdict.reached("play/window", MOTIONS[self.task.key], say)
        return after, Verdict.step("play/window", MOTIONS[self.task.key], say)

    def solution(self) -> tuple[Aim, ...]:
        return () if self.done else (Aim(f"play/cap-{self.task.key}", Act.PRESS, 0.0),)

    # ------------------------------------------------------------------ layout

    def compose(self) -> Node:
        area, stage, task = self.room.rect, self.room.stage, self.task
        asked = pretended.question(stage, f"play/ask{self.at}", task.ask, area)
        below = area.below(asked.rect.h + 14.0)
        caps_h = min(210.0, below.h * 0.4)
        shown = below.top(below.h - caps_h - GAP_SU)
        w = min(shown.w, max(760.0, shown.h * 1.9))
        rect = Rect.around(shown.centre, w, min(shown.h, w * 0.8))
        caps = self._caps(Rect(area.x, area.bottom - caps_h, area.w, caps_h))
        return Node(
            "play", Role.GROUP, "", area, () if self.done else (Act.TYPE,),
            keys=tuple(key for key in ("tab", "escape") if key == task.key),
            children=(asked, self._window(rect), *caps),
        )  # fmt: skip

    def _window(self, rect: Rect) -> Node:
        stage, task = self.room.stage, self.task
        inner = rect.below(pretended.bar_height(stage, rect)).inset(28.0, 14.0)
        nodes: list[Node] = []
        side = min(inner.h, inner.w * 0.32, 260.0)
        if task.picture and side >= 80.0:
            box = Rect(inner.x, inner.centre.y - side / 2, side, side)
            nodes.append(Node("play/window-picture", Role.IMAGE, "", box, picture=task.picture, look=Look.PICTURE))
            inner = Rect(inner.x + side + 28.0, inner.y, inner.w - side - 28.0, inner.h)
        parts = (1 if task.body else 0) + len(task.fields)
        cells = inner.rows(max(1, parts), 10.0)
        if task.body:
            nodes.append(pretended.text(stage, f"play/body{self.at}", task.body, cells[0], 44.0))
        for i, (label, cell) in enumerate(zip(task.fields, cells[len(cells) - len(task.fields) :], strict=True)):
            box = Rect(cell.x, cell.centre.y - min(cell.h, 110.0) / 2, cell.w, min(cell.h, 110.0))
            room = Rect(0.0, 0.0, box.w - 60.0, box.h - 8.0)
            states = {State.CURRENT} if i == 0 and not self.done else set()
            nodes.append(
                Node(
                    f"play/field{self.at}-{i}", Role.TEXT, label.text, box, (), frozenset(states), look=Look.FIELD,
                    size_su=stage.fit(label.text, 40.0, room, least=0.4),
                )
            )  # fmt: skip
        tone = (Tone.SEA, Tone.LEAF, Tone.LILAC, Tone.SUN)[self.at % 4]
        return pretended.window(stage, "play/window", task.program, rect, tone, tuple(nodes))

    def _caps(self, area: Rect) -> tuple[Node, ...]:
        stage, caps = self.room.stage, self.task.caps
        cells = area.columns(len(caps), GAP_SU)
        w = min(340.0, cells[0].w)
        left = area.centre.x - (len(caps) * w + (len(caps) - 1) * GAP_SU) / 2
        nodes = []
        for i, cap in enumerate(caps):
            rect = Rect(left + i * (w + GAP_SU), area.y, w, area.h)
            name = words(stage.lang, f"azerty.{cap}")
            low = Rect(rect.x + 12.0, rect.y + rect.h * 0.5, rect.w - 24.0, rect.h * 0.4)
            size = stage.fit(name, 44.0, low, least=0.4, bold=True)
            states = {State.DISABLED} if cap in self.tried and not self.done else set[State]()
            nodes.append(
                Node(
                    f"play/cap-{cap}", Role.BUTTON, name, rect, () if self.done else (Act.PRESS,),
                    frozenset(states), SIGNS[cap], look=Look.KEY, size_su=size,
                )
            )  # fmt: skip
        return tuple(nodes)
