"""The round of type_text: a card to copy from, a field with its place to write, and the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from game.core.aim import Aim
from game.core.node import Act, Node, Role
from game.core.round import NOTHING, Round, Verdict
from game.core.typed import DELETED, ENTERED, ERASED
from game.kinds.azerty import Board, slip
from game.kinds.azerty_drawn import SOFT, STRONG, drawn, fitted
from game.kinds.kind import KindRound, Words
from game.kinds.type_text_page import Page, page_nodes
from game.kinds.typed_line import MOVES, Line, fault, mistakes, patterned, towards

MOMENTS = {"wrong_key": "other", "neighbour_key": "neighbour"}
FIELD_KEYS = ("left", "right", "home", "end", "delete")
GAP_SU, LEAST_PAGE_SU = 20.0, 136.0


@dataclass(frozen=True)
class Task:
    """One field: `wanted` as it is typed, `shown` as it stands on the card; both without a learner's data."""

    label: Words
    wanted: str
    shown: str
    start: str
    pattern: str
    rows: tuple[tuple[str, str], ...]
    picture: str


@dataclass(frozen=True)
class TypeTextRound(KindRound):
    """`line` is what stands in the field; `fault_shown`: the place of a slip is underlined.

    Counters are of keys, never of what they type: `slips` by kind in free writing, `erased`, `moved`;
    `mistakes_left` stood in a text when it was first given as finished (`given`: the last such text).
    """

    tasks: tuple[Task, ...]
    board: Board
    line: Line
    lit: float
    card_title: Words | None
    program: Words | None
    keep_out: bool
    confirm: bool
    arrows: bool
    any_case: bool
    needed: frozenset[str]
    at: int = 0
    modifier: str = ""
    fault_shown: bool = False
    keys: int = 0
    erased: int = 0
    moved_by: int = 0
    slips: int = 0
    mistakes_left: int = 0
    given: int = -1
    began_s: float | None = None
    last_s: float = 0.0

    NAME: ClassVar[str] = "type_text"

    @property
    def done(self) -> bool:
        return self.at >= len(self.tasks)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.tasks)

    @property
    def task(self) -> Task:
        return self.tasks[min(self.at, len(self.tasks) - 1)]

    def measures(self) -> Mapping[str, float]:
        found = {
            "keys": float(self.keys), "erased": float(self.erased), "moved": float(self.moved_by),
            "slips": float(self.slips), "mistakes_left": float(self.mistakes_left), "texts": float(self.at),
        }  # fmt: skip
        if self.began_s is not None and self.keys > 1 and self.last_s > self.began_s:
            found["key_mean_s"] = round((self.last_s - self.began_s) / (self.keys - 1), 3)
        return found

    # ------------------------------------------------------------------ acting

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if aim.act is Act.TYPE and aim.target in ("play", "play/field"):
            return self._typed(aim.value, aim.at_s, "")
        if aim.act in (Act.PRESS, Act.DOUBLE) and self.board.has(aim.target):
            wanted = aim.target == self.wanted_key
            value, modifier = self.board.press(aim.target, self.modifier)
            now = replace(self, modifier=modifier)
            if value:
                return now._typed(value, aim.at_s, aim.target)
            return now, Verdict.step() if wanted and modifier else NOTHING
        return self, NOTHING

    @property
    def next_value(self) -> str:
        """What somebody who knows types next."""
        return towards(self.line, self.task.wanted, self.arrows) or ENTERED

    @property
    def wanted_key(self) -> str:
        value = self.next_value
        return self.board.next_key(value.lower() if self.any_case else value, self.modifier)

    def _typed(self, value: str, at_s: float, node_id: str) -> tuple[Round, Verdict]:
        """One key. A word pasted or dictated at once counts as its characters."""
        signs = self.task.pattern.replace("#", "")
        value = value if value in (ENTERED, "\r") or value not in signs or not signs else ""
        if not value or (not self.arrows and value in (*MOVES, DELETED)):
            return self, NOTHING  # where one writes at the end only, nothing leads away from it
        began = at_s if self.began_s is None else self.began_s
        now = replace(self, keys=self.keys + 1, began_s=began, last_s=max(at_s, began), fault_shown=False)
        if value in (ENTERED, "\r"):
            return now._confirmed(node_id)
        if value in MOVES:
            return replace(now, line=now.line.typed(value), moved_by=now.moved_by + 1), self._good(value)
        if value in (ERASED, DELETED):
            return now._erased(value)
        return now._written("".join(c for c in value if c not in signs), node_id)

    def _good(self, value: str) -> Verdict:
        """A key on the way to what is wanted begins the wait for help anew."""
        return Verdict.step() if value == self.next_value else NOTHING

    def _erased(self, value: str) -> tuple[Round, Verdict]:
        line = self.line.typed(value)
        now = replace(self, line=line, erased=self.erased + 1)
        start = self.task.start
        if self.arrows and start and not line.text:
            # All erased: that is more than was asked; the text comes back.
            back = replace(now, line=Line(start, len(start)))
            return back, Verdict.not_yet("all_erased", "play/field", self.word("all_erased"))
        return now._finished() if now._right and not self.confirm else (now, self._good(value))

    def _written(self, text: str, node_id: str) -> tuple[Round, Verdict]:
        now: TypeTextRound = self
        for i, char in enumerate(text):
            wanted = now.next_value
            same = char == wanted or (now.any_case and char.lower() == wanted.lower())
            if not same and now.keep_out:
                return now, now._slipped(wanted, char, node_id)
            now = replace(now, line=now.line.typed(wanted if same else char), slips=now.slips + (not same))
            if now._right and not now.confirm:
                return now._finished()
            if not same and i == len(text) - 1:
                full = not now.confirm and len(now.line.text) >= len(now.task.wanted)
                return now._shown_fault(node_id) if full and not now.arrows else (now, NOTHING)
        return now, Verdict.step() if text else NOTHING

    def _slipped(self, wanted: str, got: str, node_id: str) -> Verdict:
        if not wanted.isprintable():
            return Verdict.not_yet("not_confirmed", node_id, self.word("other"))
        kind = slip(wanted, got)
        return Verdict.not_yet(kind, node_id or "play/field", self.word(MOMENTS.get(kind, kind)))

    @property
    def _right(self) -> bool:
        return self.line.text == self.task.wanted

    def _confirmed(self, node_id: str) -> tuple[Round, Verdict]:
        if self._right:
            return self._finished()
        if not self.confirm:
            return self, NOTHING
        return self._shown_fault(node_id)

    def _shown_fault(self, node_id: str) -> tuple[Round, Verdict]:
        """Not yet: the place of the first slip is underlined, its kind is logged."""
        start, end = fault(self.line.text, self.task.wanted)
        wanted = self.task.wanted[start : start + 1]
        kind = slip(wanted, self.line.text[start]) if end > start and wanted else "missing_key"
        kind = "too_many_keys" if not wanted else kind
        moment = "missing" if end == start else "left"
        left = mistakes(self.line.text, self.task.wanted) if self.given != self.at else 0
        shown = replace(
            self, fault_shown=True, slips=self.slips + 1, mistakes_left=self.mistakes_left + left, given=self.at
        )
        return shown, Verdict.not_yet(kind, node_id or "play/field", self.word(moment))

    def _finished(self) -> tuple[Round, Verdict]:
        after = replace(self, at=self.at + 1, modifier="", fault_shown=False)
        if after.done:
            return after, Verdict.reached("play/field")
        start = after.task.start
        return replace(after, line=Line(start, len(start))), Verdict.step()

    def solution(self) -> tuple[Aim, ...]:
        return () if self.done else (Aim(self.wanted_key, Act.PRESS, 0.0),)

    # ------------------------------------------------------------------ layout

    @property
    def strength(self) -> int:
        share = self.at / len(self.tasks)
        if self.lit <= 0 or self.done:
            return 0
        return STRONG if share < self.lit * 0.5 else SOFT if share < self.lit else 0

    def compose(self) -> Node:
        area, stage = self.room.rect, self.room.stage
        board, keys_h = fitted(self.board, self.needed, area, LEAST_PAGE_SU + GAP_SU, 0.6)
        lit = "" if self.done else self.wanted_key
        keys_area = area.below(area.h - keys_h)
        keys = drawn(stage, board, keys_area, self.modifier, lit, self.strength, self.done)
        page = Page(stage, area.top(area.h - keys_h - GAP_SU), self.at, self.card_title, self.program)
        pattern, line = self.task.pattern, self.line
        start, end = fault(line.text, self.task.wanted)
        nodes = page_nodes(
            page, self.task.label, self.task.rows, self.task.picture,
            text=patterned(pattern, line.text), caret=len(patterned(pattern, line.text[: line.at])),
            longest=max(self.task.shown, patterned(pattern, line.text), key=len),
            fault=(start, max(end, start + 1)) if self.fault_shown else None,
            acts=() if self.done else (Act.TYPE,), keys=FIELD_KEYS if self.arrows else (),
        )  # fmt: skip
        return Node("play", Role.GROUP, "", area, children=(*nodes, keys))
