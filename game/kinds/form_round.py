"""The round of form: pages that are filled, checked when they are sent, read again and sent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.aim import Aim
from game.core.node import Act, Node
from game.core.round import NOTHING, Room, Round, Verdict
from game.core.typed import ENTERED
from game.kinds import form_calendar, form_page, form_popup, form_rows
from game.kinds.form_fields import ONE_OF
from game.kinds.form_slots import Value
from game.kinds.form_state import FormState
from game.kinds.traps import error_of
from game.kinds.typed_line import Line


@dataclass(frozen=True)
class FormRound(FormState):
    """What acts do to a form."""

    # ------------------------------------------------------------------ acting

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if aim.act is Act.TYPE:
            return self._typed(aim)
        if aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        name = aim.target.removeprefix("play/")
        match name.removeprefix(f"p{self.at}-"):
            case "next" if self.opened < 0:
                return self._sent()
            case "back" if self.opened < 0 and self.at:
                return replace(self, at=self.at - 1, top=0), NOTHING
            case "up" | "down" as way if self.opened < 0:
                return self._scrolled(1 if way == "down" else -1), NOTHING
        number, _, part = name.removeprefix("s").partition("-")
        if name.startswith("s") and number.isdecimal() and int(number) in self.here:
            return self._on_field(int(number), part, aim.target)
        return self, NOTHING

    def _scrolled(self, by: int) -> FormRound:
        return replace(self, top=form_rows.clamped(self, self.top + by))

    def _on_field(self, i: int, part: str, target: str) -> tuple[Round, Verdict]:
        slot = self.slots[i]
        if not part:
            return (self._opened(i), NOTHING) if self.opened < 0 and form_rows.folded(self, i) else (self, NOTHING)
        if self.opened == i or (self.opened < 0 and not form_rows.folded(self, i)):
            kind, number = part[:1], part[1:]
            if part == "ok":
                return self._closed(), NOTHING
            if part in ("before", "after"):
                return self._turned(1 if part == "after" else -1), NOTHING
            if kind == "c" and number.isdecimal() and int(number) < len(slot.cards):
                return self._carded(i, slot.cards[int(number)])
            if kind == "o" and number.isdecimal() and int(number) < len(slot.options):
                return self._picked(i, int(number), target)
            if kind == "d" and number.isdecimal() and form_calendar.can_choose(slot, int(number)):
                return self._put(i, Value(chosen=frozenset({int(number)})))._closed_after(self, i)
        return self, NOTHING

    def _opened(self, i: int) -> FormRound:
        return replace(self, opened=i, week=form_calendar.first_week(self.slots[i]))

    def _turned(self, by: int) -> FormRound:
        if self.slots[self.opened].ask.type != "calendar":
            return self
        weeks = form_popup.weeks_in_sight(self)
        return replace(self, week=form_calendar.turned(self.slots[self.opened], self.week, by * weeks))

    def _closed(self) -> FormRound:
        return replace(self, opened=-1)

    def _put(self, i: int, value: Value) -> FormRound:
        """With this value in a field; a message goes once what it says is done."""
        values = (*self.values[:i], value, *self.values[i + 1 :])
        right = self.slots[i].right(value)
        return replace(
            self, values=values, flagged=self.flagged - {i} if right else self.flagged,
            got=self.got | ({i} & self.todo) if right else self.got,
        )  # fmt: skip

    def _closed_after(self, before: FormRound, i: int) -> tuple[Round, Verdict]:
        return self._closed(), self._verdict(before, i)

    def _verdict(self, before: FormRound, i: int) -> Verdict:
        """A field that became right is a step; any other change says nothing yet, as on a real form."""
        was, now = (self.slots[i].right(one.values[i]) for one in (before, self))
        return Verdict.step() if now and not was else NOTHING

    def _carded(self, i: int, text: str) -> tuple[Round, Verdict]:
        now = replace(self._put(i, Value(Line(text, len(text)))), by_card=self.by_card + 1)
        return now._closed_after(self, i)

    def _picked(self, i: int, n: int, target: str) -> tuple[Round, Verdict]:
        slot, option = self.slots[i], self.slots[i].options[n]
        if option.trap and n not in self.values[i].chosen:
            say = option.say.text if option.say else ""
            return replace(self, trapped=(*self.trapped, option.trap)), Verdict.not_yet(
                error_of(option.trap), target, say
            )
        one = slot.ask.type in ONE_OF
        chosen = frozenset({n}) if one else self.values[i].chosen ^ {n}
        now = self._put(i, Value(chosen=chosen))
        if not one or self.opened < 0:
            return now, now._good(self, i, n)
        return now._closed_after(self, i)

    def _good(self, before: FormRound, i: int, n: int) -> Verdict:
        """On a page with several boxes each good one begins the wait for help anew."""
        slot = self.slots[i]
        good = (n in self.values[i].chosen) == (n in slot.goal)
        return Verdict.step() if good and n not in before.values[i].chosen else self._verdict(before, i)

    def _typed(self, aim: Aim) -> tuple[Round, Verdict]:
        """A key into the open field, or into a field that is seen: it opens."""
        number = aim.target.removeprefix("play/s")
        i = int(number) if number.isdecimal() else self.opened
        if i not in self.here or not self.slots[i].written or self.opened not in (-1, i):
            return self, NOTHING
        if aim.value in (ENTERED, "\r"):
            return (self._closed() if self.opened == i else self._opened(i)), NOTHING
        line = self.values[i].line.typed(aim.value)
        now = replace(self if self.opened == i else self._opened(i), keys=self.keys + 1)._put(i, Value(line))
        return now, now._verdict(self, i)

    # ------------------------------------------------------------------ sending

    def _sent(self) -> tuple[Round, Verdict]:
        wrong = self.wrong()
        first = self.at not in self.tried
        now = replace(
            self, tried=self.tried | {self.at}, sends=self.sends + 1,
            first_errors=self.first_errors + (len(wrong) if first else 0),
        )  # fmt: skip
        if wrong:
            return now._not_yet(wrong)
        now = replace(now, at=self.at + 1, top=0, far=max(self.far, self.at + 1))
        if now.at < self.pages:
            return now, Verdict.step(say=self.word("page"))
        return replace(now, at=self.at, sent=True, got=self.todo, far=self.pages), Verdict.reached()

    def _not_yet(self, wrong: tuple[int, ...]) -> tuple[Round, Verdict]:
        """The page stays; each field that is not right yet says what to correct, the first one aloud."""
        i = wrong[0]
        kind = self.slots[i].fault(self.values[i])
        flagged = (self.flagged - frozenset(self.here)) | frozenset(wrong)
        faults = (*self.faults, *(self.slots[k].fault(self.values[k]) for k in wrong))
        now = replace(self, flagged=flagged, faults=faults)
        now = replace(now, top=form_rows.top_showing(now, i))
        return now, Verdict.not_yet(kind, f"play/s{i}", self.message(i))

    # ------------------------------------------------------------------ showing and helping

    def in_room(self, room: Room) -> Round:
        """Another window: what is open stays open where it still opens; rows move as little as needed."""
        moved = replace(self, room=room)
        if self.opened >= 0 and not form_rows.folded(moved, self.opened):
            moved = moved._closed()
        return replace(moved, top=form_rows.clamped(moved, moved.top))

    def compose(self) -> Node:
        return form_popup.popup(self) if self.opened >= 0 else form_page.page(self)

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        return (Aim(self._next_target(), Act.PRESS, 0.0),)

    def _next_target(self) -> str:
        if self.opened >= 0:
            return self._in_open(self.opened)
        wrong = self.wrong()
        if not wrong:
            return f"play/p{self.at}-next"
        i = wrong[0]
        way = form_rows.way_to(self, i)
        if way:
            return f"play/p{self.at}-{way}"
        return f"play/s{i}" if form_rows.folded(self, i) else f"play/s{i}-o{self._option(i)}"

    def _option(self, i: int) -> int:
        """The box to press now: one that is wanted first, then one that is too much."""
        slot, chosen = self.slots[i], self.values[i].chosen
        missing = sorted(slot.goal - chosen)
        return missing[0] if missing else min(chosen - slot.goal)

    def _in_open(self, i: int) -> str:
        slot, name = self.slots[i], f"play/s{i}"
        if slot.right(self.values[i]):
            return f"{name}-ok"
        if slot.written:
            return f"{name}-c{slot.cards.index(slot.wanted)}"
        if slot.ask.type == "calendar":
            day = next(iter(slot.goal))
            way = form_calendar.way_to(self.week, form_popup.weeks_in_sight(self), day)
            return f"{name}-{way}" if way else f"{name}-d{day}"
        return f"{name}-o{self._option(i)}"
