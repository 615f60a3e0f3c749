"""The state of mailbox: messages, what is asked, the message that is open or being written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from game.core.round import Round
from game.kinds.kind import KindRound, Words
from game.kinds.sheet import Sheet
from game.kinds.traps import counted


class Deed(StrEnum):
    """What is done with a message."""

    READ = "read"
    REPLY = "reply"
    REPLY_ALL = "reply_all"
    FORWARD = "forward"
    WRITE = "write"
    JUNK = "junk"


@dataclass(frozen=True)
class Letter:
    """A message as the list and the page show it."""

    id: str
    sender: Words
    subject: Words
    picture: str
    sheet: Sheet
    trap: str = ""
    say: str = ""
    attached: bool = False


@dataclass(frozen=True)
class Question:
    """About an open message. Each answer: words, picture, whether it is right, what is said."""

    text: str
    answers: tuple[tuple[Words, str, bool, str], ...]


@dataclass(frozen=True)
class Todo:
    """One thing to do. `mail` is the place of its message in the list (-1: none); `draft` the fields of
    what is to be written, as a round of kind form; `writes`: the list has a button for a new message."""

    ask: str
    deed: Deed
    mail: int
    question: Question | None
    buttons: tuple[Deed, ...]
    draft: Round | None
    writes: bool
    say: str

    @property
    def steps(self) -> int:
        before = 1 if self.deed is Deed.WRITE else 2
        return before + (self.draft.progress[1] if self.draft else 0)


@dataclass(frozen=True)
class Box:
    """Name and colour of the mailbox."""

    site: Words
    tone: str


@dataclass(frozen=True)
class MailboxState(KindRound):
    """`opened` is the message that is read (-1: the list is seen), `draft` the message being written;
    `top` the first message in sight, `leaf` the part of a long open one that is seen; `tried` the wrong
    answers and buttons of this task; `lit` the traps whose sender and subject were the clue.

    Counters are of acts; what is written stays in the draft and goes with it.
    """

    box: Box
    letters: tuple[Letter, ...]
    todos: tuple[Todo, ...]
    at: int = 0
    steps: int = 0
    opened: int = -1
    reached: bool = False
    draft: Round | None = None
    top: int = 0
    leaf: int = 0
    read: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()
    lit: frozenset[int] = frozenset()
    tried: frozenset[str] = frozenset()
    told: str = ""
    sends: int = 0
    openings: int = 0
    others: tuple[str, ...] = ()
    trapped: tuple[str, ...] = ()
    written: tuple[tuple[str, float], ...] = ()

    NAME: ClassVar[str] = "mailbox"

    @property
    def done(self) -> bool:
        return self.at >= len(self.todos)

    @property
    def shown(self) -> int:
        """What is asked now; once all is done, the last one."""
        return min(self.at, len(self.todos) - 1)

    @property
    def todo(self) -> Todo:
        return self.todos[self.shown]

    @property
    def progress(self) -> tuple[int, int]:
        before = sum(todo.steps for todo in self.todos[: self.at])
        now = self.draft.progress[0] if self.draft and not self.done else 0
        return before + self.steps + now, sum(todo.steps for todo in self.todos)

    @property
    def in_list(self) -> tuple[int, ...]:
        """Messages that were not put aside."""
        return tuple(i for i in range(len(self.letters)) if i not in self.aside)

    def measures(self) -> Mapping[str, float]:
        """`sent` messages, `openings` of messages, errors by kind, and what the drafts counted."""
        return {
            "sent": float(self.sends), "openings": float(self.openings), "traps": float(len(self.trapped)),
            **dict(self.written), **counted("error", self.others), **counted("trap", self.trapped),
        }  # fmt: skip
