"""The round of mailbox: find the message, open it, answer or put it aside, write, send once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from game.core.aim import Aim
from game.core.node import Act, Node
from game.core.round import NOTHING, Result, Room, Round, Verdict
from game.kinds import mailbox_layout
from game.kinds.mailbox_state import Deed, MailboxState
from game.kinds.traps import error_of

KEPT = ("sends", "by_card", "keys")


@dataclass(frozen=True)
class MailboxRound(MailboxState):
    """What acts do in a mailbox."""

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if self.draft is not None:
            return self._writing(aim)
        if aim.target == "play/list" and aim.act in (Act.SCROLL_DOWN, Act.SCROLL_UP):
            return self._scrolled(1 if aim.act is Act.SCROLL_DOWN else -1), NOTHING
        if aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        name = aim.target.removeprefix(f"play/t{self.at}-")
        if name == aim.target:
            return self, NOTHING
        return self._in_mail(name, aim.target) if self.opened >= 0 else self._in_list(name, aim.target)

    # ------------------------------------------------------------------ the list

    def _in_list(self, name: str, target: str) -> tuple[Round, Verdict]:
        if name in ("up", "down"):
            return self._scrolled(1 if name == "down" else -1), NOTHING
        if name == "write" and self.todo.writes:
            if self.todo.deed is not Deed.WRITE:
                return self._not_yet("read_first", target)
            return self._drafting(), Verdict.step()
        number = name.removeprefix("mail")
        if number != name and number.isdecimal() and int(number) in self.in_list:
            return self._open(int(number), target)
        return self, NOTHING

    def _scrolled(self, by: int) -> MailboxRound:
        return replace(self, top=mailbox_layout.clamped(self, self.top + by))

    def _open(self, i: int, target: str) -> tuple[Round, Verdict]:
        letter, todo = self.letters[i], self.todo
        if i != todo.mail:
            if letter.trap:
                after = replace(
                    self, trapped=(*self.trapped, letter.trap), told=letter.say or self.word("trap"),
                    lit=self.lit | {i},
                )  # fmt: skip
                return after, Verdict.not_yet(error_of(letter.trap), target, after.told)
            return self._not_yet("other_mail", target, letter.say)
        after = replace(
            self, opened=i, leaf=0, read=self.read | {i}, openings=self.openings + 1, told="", reached=True,
            steps=max(self.steps, 1),
        )  # fmt: skip
        return after, NOTHING if self.reached else Verdict.step()

    def _not_yet(self, error: str, target: str, say: str = "", tried: str = "") -> tuple[Round, Verdict]:
        say = say or self.word(error)
        after = replace(
            self, others=(*self.others, error), told=say, tried=self.tried | ({tried} if tried else frozenset())
        )
        return after, Verdict.not_yet(error, target, say)

    # ------------------------------------------------------------------ an open message

    def _in_mail(self, name: str, target: str) -> tuple[Round, Verdict]:
        todo = self.todo
        if name == "back":
            return replace(self, opened=-1, told=""), NOTHING
        if name in ("up", "down"):
            leaf = mailbox_layout.leaf_at(self, self.leaf + (1 if name == "down" else -1))
            return replace(self, leaf=leaf), NOTHING
        if name == "page":
            return self, Verdict(say=self.letters[self.opened].sheet.spoken)
        if name in self.tried:
            return self, NOTHING
        number = name.removeprefix("a")
        if todo.question and number != name and number.isdecimal() and int(number) < len(todo.question.answers):
            _, _, right, say = todo.question.answers[int(number)]
            if right:
                return self._finished(say or todo.say)
            return self._not_yet("other_answer", target, say, name)
        if name in [deed.value for deed in todo.buttons]:
            return self._pressed(Deed(name), target)
        return self, NOTHING

    def _pressed(self, deed: Deed, target: str) -> tuple[Round, Verdict]:
        if deed is not self.todo.deed:
            return self._not_yet("other_button", target, self.word(f"is_{deed}"), deed.value)
        if deed is Deed.JUNK:
            after = replace(self, aside=self.aside | {self.opened})
            return after._finished(self.todo.say or self.word("aside"))
        return self._drafting(), Verdict.step()

    def _drafting(self) -> MailboxRound:
        draft = self.todo.draft
        assert draft is not None
        steps = 1 if self.todo.deed is Deed.WRITE else 2
        now = replace(self, draft=draft, steps=steps, told="", tried=frozenset())
        return now._laid_out()

    # ------------------------------------------------------------------ writing

    def _writing(self, aim: Aim) -> tuple[Round, Verdict]:
        assert self.draft is not None
        draft, verdict = self.draft.act(aim)
        now = replace(self, draft=draft)
        if verdict.result is not Result.REACHED:
            return now, verdict
        counts = Counter(dict(self.written))
        for name, n in draft.measures().items():
            if name in KEPT or name.startswith("error."):
                counts[name] += n  # type: ignore[assignment]
        sent = replace(now, sends=self.sends + 1, written=tuple(sorted(counts.items())))
        return sent._finished(self.todo.say or self.word("sent"))

    def _finished(self, say: str) -> tuple[Round, Verdict]:
        """The next task begins at the list; after the last one, what was done stays in sight."""
        at = self.at + 1
        if at >= len(self.todos):
            return replace(self, at=at, steps=0, told=say), Verdict.reached(say=say)
        after = replace(
            self, at=at, steps=0, opened=-1, reached=False, draft=None, tried=frozenset(), told=say, top=0
        )
        return after, Verdict.step(say=say)

    # ------------------------------------------------------------------ showing and helping

    def in_room(self, room: Room) -> Round:
        return replace(self, room=room)._laid_out()

    def _laid_out(self) -> MailboxRound:
        if self.draft is None:
            top, leaf = mailbox_layout.clamped(self, self.top), mailbox_layout.leaf_at(self, self.leaf)
            return replace(self, top=top, leaf=leaf)
        return replace(self, draft=self.draft.in_room(mailbox_layout.draft_room(self)))

    def compose(self) -> Node:
        return mailbox_layout.compose(self)

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        if self.draft is not None:
            return self.draft.solution()
        return (Aim(f"play/t{self.at}-{self._next()}", Act.PRESS, 0.0),)

    def _next(self) -> str:
        todo = self.todo
        if self.opened >= 0:
            if self.opened != todo.mail:
                return "back"
            if todo.question:
                return f"a{next(i for i, one in enumerate(todo.question.answers) if one[2])}"
            return todo.deed.value
        if todo.deed is Deed.WRITE:
            return "write"
        way = mailbox_layout.way_to(self, todo.mail)
        return way or f"mail{todo.mail}"
