"""The round of `shortcut` with goal copy: choose the code, copy it, go to the field, paste it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, State, Tone
from game.core.outcome import Motion
from game.core.round import NOTHING, Round, Verdict
from game.core.typed import COPIED, CUT, PASTED
from game.core.wording import words
from game.kinds import pretended
from game.kinds.kind import KindRound, Words

GAP_SU = 24.0
LEAST_LINE_SU = 84.0
COPY, PASTE = "play/copy", "play/paste"
DEEDS = {COPIED: COPY, CUT: COPY, PASTED: PASTE}
LABELS = {COPY: "Ctrl + C", PASTE: "Ctrl + V"}


@dataclass(frozen=True)
class CopyTask:
    """`codes` are (label, code); `right` and `place` say which code goes into which field."""

    ask: Words
    program: Words
    codes: tuple[tuple[Words, str], ...]
    right: int
    target: Words
    fields: tuple[Words, ...]
    place: int


@dataclass(frozen=True)
class CopyRound(KindRound):
    """-1 is none: `chosen` code, `held` code (copied), `placed` field. `deeds` counts copies and pastes."""

    tasks: tuple[CopyTask, ...]
    at: int = 0
    chosen: int = -1
    held: int = -1
    placed: int = -1
    deeds: int = 0

    NAME: ClassVar[str] = "shortcut"

    @property
    def done(self) -> bool:
        return self.at >= len(self.tasks)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.tasks)

    @property
    def task(self) -> CopyTask:
        return self.tasks[min(self.at, len(self.tasks) - 1)]

    def measures(self) -> Mapping[str, float]:
        return {"pasted": float(self.at), "copies_and_pastes": float(self.deeds)}

    # ------------------------------------------------------------------ acting

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if aim.act is Act.TYPE and aim.target == "play" and aim.value:
            deed = DEEDS.get(aim.value)
            if deed is None:
                return self, Verdict.not_yet("typed", "", self.word("typed"))
            return self._copied() if deed == COPY else self._pasted()
        if aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        if aim.target == COPY:
            return self._copied()
        if aim.target == PASTE:
            return self._pasted()
        for i in range(len(self.task.codes)):
            if aim.target == f"play/t{self.at}-code{i}" and i != self.chosen:
                return self._chose(i, aim.target)
        for i in range(len(self.task.fields)):
            if aim.target == f"play/t{self.at}-field{i}" and i != self.placed:
                return self._went(i, aim.target)
        return self, NOTHING

    def _chose(self, i: int, target: str) -> tuple[Round, Verdict]:
        if i != self.task.right:
            return self, Verdict.not_yet("other_code", target, self.word("other_code"))
        now = replace(self, chosen=i, placed=-1)
        return now, Verdict.step(say=self.word("chosen")) if self.held < 0 else NOTHING

    def _copied(self) -> tuple[Round, Verdict]:
        if self.chosen < 0:
            return self, Verdict.not_yet("nothing_chosen", COPY, self.word("nothing_chosen"))
        now = replace(self, held=self.chosen, deeds=self.deeds + 1)
        return now, Verdict.step(COPY, Motion.POP, self.word("copied"))

    def _went(self, i: int, target: str) -> tuple[Round, Verdict]:
        if self.held >= 0 and i != self.task.place:
            return self, Verdict.not_yet("other_place", target, self.word("other_place"))
        now = replace(self, placed=i, chosen=-1 if self.held >= 0 else self.chosen)
        return now, Verdict.step(say=self.word("placed")) if self.held >= 0 else NOTHING

    def _pasted(self) -> tuple[Round, Verdict]:
        if self.held < 0:
            return self, Verdict.not_yet("nothing_copied", PASTE, self.word("nothing_copied"))
        if self.placed < 0:
            return self, Verdict.not_yet("no_place", PASTE, self.word("no_place"))
        if self.placed != self.task.place:
            return self, Verdict.not_yet("other_place", PASTE, self.word("other_place"))
        shown = f"play/t{self.at}-field{self.placed}"
        after = replace(self, at=self.at + 1, deeds=self.deeds + 1)
        if after.done:
            return after, Verdict.reached(shown)
        fresh = replace(after, chosen=-1, held=-1, placed=-1)
        return fresh, Verdict.step(shown, Motion.POP, self.word("pasted"))

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        return (Aim(self._next, Act.PRESS, 0.0),)

    @property
    def _next(self) -> str:
        if self.held < 0:
            return COPY if self.chosen >= 0 else f"play/t{self.at}-code{self.task.right}"
        return PASTE if self.placed == self.task.place else f"play/t{self.at}-field{self.task.place}"

    # ------------------------------------------------------------------ layout

    @property
    def _shown(self) -> int:
        return min(self.at, len(self.tasks) - 1)

    def compose(self) -> Node:
        area, stage, task = self.room.rect, self.room.stage, self.task
        asked = pretended.question(stage, f"play/ask{self._shown}", task.ask, area)
        below = area.below(asked.rect.h + 14.0)
        tools_h = min(150.0, below.h * 0.28)
        shown = below.top(below.h - tools_h - GAP_SU)
        pair = shown.rows(2, GAP_SU) if stage.portrait else shown.columns(2, 48.0)
        left, right = (Rect(r.x, r.y, r.w, min(r.h, 480.0)) for r in pair)
        tools = self._tools(Rect(area.x, area.bottom - tools_h, area.w, tools_h))
        windows = (self._message(left), self._target(right))
        return Node(
            "play", Role.GROUP, "", area, () if self.done else (Act.TYPE,), keys=("ctrl+c", "ctrl+x", "ctrl+v"),
            children=(asked, *windows, *tools),
        )  # fmt: skip

    def _message(self, rect: Rect) -> Node:
        stage, task = self.room.stage, self.task
        inner = rect.below(pretended.bar_height(stage, rect)).inset(20.0, 14.0)
        nodes: list[Node] = []
        shown = _fewer(len(task.codes), task.right, inner.h)
        for i, cell in zip(shown, inner.rows(len(shown), 10.0), strict=True):
            nodes += self._line(i, *task.codes[i], cell)
        return pretended.window(stage, "play/message", task.program, rect, Tone.SEA, tuple(nodes))

    def _line(self, i: int, label: Words, code: str, cell: Rect) -> tuple[Node, Node]:
        """The words before a code, and the code: it can be chosen as a whole."""
        stage = self.room.stage
        tall = cell.h > 190.0
        top, box = _halves(cell, tall)
        words_ = pretended.text(stage, f"play/t{self._shown}-label{i}", label, top, 40.0)
        chosen = self.chosen == i and not self.done
        room = Rect(0.0, 0.0, box.w - 44.0 - 72.0, box.h - 36.0)
        node = Node(
            f"play/t{self._shown}-code{i}", Role.OPTION, code, box, () if self.done else (Act.PRESS,),
            frozenset({State.SELECTED} if chosen else ()), look=Look.CHOICE if box.h >= 100.0 else Look.OPTION,
            tone=Tone.SUN,
            size_su=stage.fit(code, 52.0, room, least=0.4, bold=True), bold=True, detail=label.text,
        )  # fmt: skip
        return words_, node

    def _target(self, rect: Rect) -> Node:
        stage, task = self.room.stage, self.task
        inner = rect.below(pretended.bar_height(stage, rect)).inset(20.0, 14.0)
        nodes: list[Node] = []
        shown = _fewer(len(task.fields), task.place, inner.h)
        for i, cell in zip(shown, inner.rows(len(shown), 10.0), strict=True):
            label = task.fields[i]
            top, box = _halves(cell, cell.h > 170.0)
            nodes.append(pretended.text(stage, f"play/t{self._shown}-name{i}", label, top, 40.0))
            nodes.append(self._field(i, label, box))
        return pretended.window(stage, "play/target", task.target, rect, Tone.LEAF, tuple(nodes))

    def _field(self, i: int, label: Words, box: Rect) -> Node:
        """Empty, or with what was pasted once all is done."""
        stage, task = self.room.stage, self.task
        filled = self.done and i == task.place
        text = task.codes[task.right][1] if filled else ""
        here = self.placed == i and not self.done
        room = Rect(0.0, 0.0, box.w - 60.0, box.h - 8.0)
        return Node(
            f"play/t{self._shown}-field{i}", Role.TEXT_INPUT, text or label.text, box,
            () if self.done else (Act.PRESS,), frozenset({State.CURRENT} if here else ()), look=Look.FIELD,
            size_su=stage.fit(text, 52.0, room, least=0.4) if text else 0.0,
            children=self._caret(box) if here else (),
        )  # fmt: skip

    def _caret(self, box: Rect) -> tuple[Node, ...]:
        h = min(box.h - 24.0, 70.0)
        rect = Rect(box.x + 22.0, box.centre.y - h / 2, 5.0, h)
        points = (rect.at(0.5, 0.0), rect.at(0.5, 1.0))
        return (
            Node("play/caret", Role.GHOST, "", rect, points=points, look=Look.PATHS, tone=Tone.ACT, size_su=5.0),
        )

    def _tools(self, area: Rect) -> tuple[Node, ...]:
        stage = self.room.stage
        w = min(440.0, (area.w - GAP_SU) / 2)
        left = area.centre.x - w - GAP_SU / 2
        nodes = []
        for i, (node_id, word) in enumerate(((COPY, "shortcut.copy"), (PASTE, "shortcut.paste"))):
            rect = Rect(left + i * (w + GAP_SU), area.y, w, area.h)
            name = words(stage.lang, word)
            inner = rect.inset(12.0, 8.0)
            upper, lower = inner.top(inner.h * 0.52), inner.below(inner.h * 0.5)
            lower = Rect(lower.x, lower.y, lower.w, lower.h - 8.0)
            nodes.append(
                Node(
                    node_id, Role.BUTTON, name, rect, () if self.done else (Act.PRESS,), look=Look.KEY,
                    detail=LABELS[node_id], children=(
                        self._centred(f"{node_id}-word", name, upper, 44.0, bold=True),
                        self._centred(f"{node_id}-keys", LABELS[node_id], lower, 34.0),
                    ),
                )
            )  # fmt: skip
        return tuple(nodes)

    def _centred(self, node_id: str, text: str, room: Rect, base_su: float, bold: bool = False) -> Node:
        stage = self.room.stage
        size = stage.fit(text, base_su, room, least=0.4, bold=bold)
        w = min(room.w, stage.ruler.width(text, size, bold) + 2.0)
        h = min(room.h, size * stage.line_height)
        box = Rect.around(room.centre, w, h)
        return Node(node_id, Role.TEXT, text, box, look=Look.WORDS, size_su=size, bold=bold)


def _fewer(n: int, wanted: int, height_su: float) -> tuple[int, ...]:
    """Which of `n` lines there is room for; the wanted one always (large type shows less)."""
    room = max(1, int(height_su // LEAST_LINE_SU))
    others = [i for i in range(n) if i != wanted][: room - 1]
    return tuple(sorted([wanted, *others]))


def _halves(cell: Rect, tall: bool) -> tuple[Rect, Rect]:
    """Room for words, and for what they name: below them, or beside them where there is little height."""
    if tall:
        middle = Rect(cell.x, cell.centre.y - min(cell.h, 250.0) / 2, cell.w, min(cell.h, 250.0))
        top, box = middle.top(middle.h * 0.36), middle.below(middle.h * 0.4)
    else:
        top = Rect(cell.x, cell.y, cell.w * 0.46, cell.h)
        box = Rect(top.right + 12.0, cell.y, cell.w - top.w - 12.0, cell.h)
    h = min(box.h, 120.0)
    return top, Rect(box.x, box.centre.y - h / 2, box.w, h)
