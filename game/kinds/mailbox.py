"""mailbox: a mailbox: who writes and what about, answering, writing, attaching, passing on, putting aside.

A message is written by choosing word cards or by typing, in the fields of kind `form`: what is typed
is never kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from game.core.round import Room, Round
from game.kinds.character import Character, Tones
from game.kinds.form import MOST_CARDS, MOST_OPTIONS, Form, Some
from game.kinds.form_fields import Ask, Page
from game.kinds.kind import SLUG, Challenge, Count, Scaled, Strict, Text, mixed, number
from game.kinds.mailbox_round import MailboxRound
from game.kinds.mailbox_state import Box, Deed, Letter, Question, Todo
from game.kinds.refusing import Wrong, refuse
from game.kinds.sheet import Part, Sheet
from game.kinds.traps import Family

WRITES = frozenset({"reply", "reply_all", "forward", "write"})


class Mail(Strict):
    """A message in the inbox."""

    id: str = Field(pattern=SLUG, max_length=30, description="Unique dans la boîte.")
    name: Text = Field(description="Qui écrit : le nom affiché dans la liste.")
    address: str = Field("", max_length=60, description="Son adresse, visible une fois ouvert.")
    subject: Text = Field(description="L’objet.")
    picture: str = Field("", description="Son image dans la liste.")
    to: Text | None = Field(None, description="À qui, si plusieurs personnes l’ont reçu.")
    lines: tuple[Text, ...] = Field(min_length=1, max_length=4, description="Le message, phrase par phrase.")
    file: Text | None = Field(None, description="Le nom de la pièce jointe.")
    trap: Family | None = Field(None, description="La famille du piège, si c’en est un.")
    say: Text | None = Field(None, description="Ce qui est dit quand on l’ouvre à tort.")

    def sheet(self, site: Text, tone: Tones) -> Sheet:
        """The message as it is read once it is open."""
        sender = f"{self.name.text} <{self.address}>" if self.address else self.name.text
        parts = [
            Part(part="subject", content=self.subject),
            Part(part="from", content=self.name.model_copy(update={"text": sender}), picture=self.picture),
        ]
        if self.to:
            parts.append(Part(part="to", content=self.to, picture="sign:person"))
        parts += [Part(part="text", content=line) for line in self.lines]
        if self.file:
            parts.append(Part(part="note", content=self.file, picture="sign:attach"))
        return Sheet(site=site, tone=tone, parts=tuple(parts))


class Answer(Strict):
    """One answer to the question about a message."""

    name: Text = Field(description="Les mots de la réponse.")
    picture: str = Field("", description="Son image.")
    right: bool = Field(False, description="Vrai si c’est la bonne.")
    say: Text | None = Field(None, description="Ce qui est dit quand on la choisit.")


class Task(Strict):
    """One thing to do in the mailbox."""

    ask: Text = Field(description="Ce qui est demandé.")
    do: Literal["read", "reply", "reply_all", "forward", "write", "junk"] = Field(
        "read", description="read : lire et répondre à « question » ; les autres : le bouton à presser."
    )
    mail: str = Field("", max_length=30, description="Le message à ouvrir ; aucun pour « write ».")
    question: Text | None = Field(None, description="read : la question, une fois le message ouvert.")
    answers: tuple[Answer, ...] = Field((), max_length=4, description="read : les réponses.")
    title: Text | None = Field(None, description="Le titre du message à écrire.")
    fields: tuple[Ask, ...] = Field((), max_length=6, description="Les cases du message à écrire.")
    say: Text | None = Field(None, description="Ce qui est dit quand c’est fait.")

    @model_validator(mode="after")
    def has_what_it_needs(self) -> Self:
        if bool(self.mail) == (self.do == "write"):
            raise ValueError(
                "« mail » : le message à ouvrir, sauf pour « write » | `mail`: all but `write` open one"
            )
        if bool(self.fields) != (self.do in WRITES):
            raise ValueError(
                "« fields » va avec reply, reply_all, forward et write"
                " | `fields` go with reply, reply_all, forward and write"
            )
        if (self.do == "read") != (self.question is not None) or (self.do == "read") != bool(self.answers):
            raise ValueError("« question » et « answers » vont avec read | `question` and `answers` go with read")
        if self.answers and (len(self.answers) < 2 or sum(a.right for a in self.answers) != 1):
            raise ValueError(
                "« answers » : deux au moins, une seule avec « right: true »"
                " | `answers`: two at least, exactly one with `right: true`"
            )
        return self


class Mailbox(Challenge):
    REPLIES = (
        "other_mail", "other_button", "other_answer", "read_first", "trap", "sent", "aside",
        "empty", "format", "wrong_text", "wrong_choice", "differs",
    )  # fmt: skip

    kind: Literal["mailbox"]
    site: Text = Field(description="Le nom de la boîte inventée.")
    tone: Tones = Field("sea", description="Sa couleur.")
    character: Character | None = Field(None, description="La carte : ce qu’il faut écrire.")
    mails: tuple[Mail, ...] = Field(min_length=1, max_length=12, description="Les messages reçus.")
    tasks: tuple[Task, ...] = Field(min_length=1, max_length=6, description="Ce qui est demandé, dans l’ordre.")
    times: Count = number(6, 6, least=1, most=6, about="Combien de demandes au plus.")
    shown: Count = number(3, 6, least=1, most=12, about="Combien de messages dans la boîte.")
    buttons: Count = number(2, 4, least=1, most=4, about="Combien de boutons sous un message ouvert.")
    choices: Count = number(2, 4, least=2, most=4, about="Combien de réponses à une question.")
    cards: Some = number(2, 4, least=2, most=MOST_CARDS, about="Combien de mots proposés par case.")
    options: Some = number(3, 5, least=2, most=MOST_OPTIONS, about="Combien de fichiers proposés.")

    @model_validator(mode="after")
    def mails_are_there(self) -> Self:
        ids = [mail.id for mail in self.mails]
        refuse(
            (("mails", i, "id"), f"deux messages s’appellent « {name} » | two mails are called “{name}”")
            for i, name in enumerate(ids)
            if name in ids[:i]
        )
        refuse(self._tasks_fit(ids))
        return self

    def _tasks_fit(self, ids: list[str]) -> Iterator[Wrong]:
        known = ", ".join(ids)
        for i, task in enumerate(self.tasks):
            if task.mail and task.mail not in ids:
                yield (
                    ("tasks", i, "mail"),
                    f"le message « {task.mail} » n’existe pas : un de {known}"
                    f" | the mail “{task.mail}” does not exist: one of {known}",
                )
            if next((mail.trap for mail in self.mails if mail.id == task.mail), None) and task.do != "junk":
                yield (
                    ("tasks", i, "mail"),
                    f"« {task.mail} » est un piège : écrivez « do: junk »"
                    f" | “{task.mail}” is a trap: write “do: junk”",
                )

    @model_validator(mode="after")
    def messages_can_be_written(self) -> Self:
        """The fields are those of a form: the same rules, told in the same words."""
        for task in self.tasks:
            if task.fields:
                self._form(task)
        return self

    def _form(self, task: Task) -> Form:
        page = Page(title=task.title or task.ask, fields=task.fields)
        replies = {moment: said for moment, said in self.replies.items() if moment in Form.REPLIES}
        return Form(
            id=self.id, kind="form", title=self.title, instruction=task.ask, skills=self.skills, site=self.site,
            tone=self.tone, character=self.character, pages=(page,), fields=Scaled(easy=8.0, hard=8.0),
            cards=self.cards, options=self.options, replies=replies, done_title=task.say,
        )  # fmt: skip

    def begin(self, level: float, seed: int, room: Room) -> Round:
        tasks = self.tasks[: self.times.whole(level)]
        letters = self._letters({task.mail for task in tasks}, self.shown.whole(level), seed)
        todos = tuple(self._todo(task, letters, level, seed + i, room) for i, task in enumerate(tasks))
        said = self.said()
        return MailboxRound(room, said, Box(self.site, self.tone), letters, todos)

    def _letters(self, needed: set[str], n: int, seed: int) -> tuple[Letter, ...]:
        """`n` messages with those that are asked for among them, in the author’s order."""
        others = [mail.id for mail in self.mails if mail.id not in needed]
        kept = needed | set(mixed(others, seed)[: max(0, n - len(needed))])
        return tuple(
            Letter(mail.id, mail.name, mail.subject, mail.picture, mail.sheet(self.site, self.tone),
                   mail.trap or "", mail.say.text if mail.say else "", bool(mail.file))
            for mail in self.mails
            if mail.id in kept
        )  # fmt: skip

    def _todo(self, task: Task, letters: tuple[Letter, ...], level: float, seed: int, room: Room) -> Todo:
        mail = next((i for i, letter in enumerate(letters) if letter.id == task.mail), -1)
        question = None
        if task.question:
            rights = [a for a in task.answers if a.right]
            others = mixed([a for a in task.answers if not a.right], seed)[: self.choices.whole(level) - 1]
            answers = tuple(mixed([*rights, *others], seed + 1))
            question = Question(
                task.question.text,
                tuple((a.name, a.picture, a.right, a.say.text if a.say else "") for a in answers),
            )
        buttons = _buttons(Deed(task.do), self.buttons.whole(level), any(t.do == "junk" for t in self.tasks))
        draft = self._form(task).begin(level, seed, room) if task.fields else None
        writes = any(t.do == "write" for t in self.tasks)
        say = task.say.text if task.say else ""
        return Todo(task.ask.text, Deed(task.do), mail, question, buttons, draft, writes, say)


def _buttons(deed: Deed, n: int, junk: bool) -> tuple[Deed, ...]:
    """The buttons of an open message, in their usual order; fewer while it is easy."""
    order = (Deed.REPLY, Deed.REPLY_ALL, Deed.FORWARD, Deed.JUNK)
    if deed is Deed.READ:
        return ()
    first = [deed, Deed.JUNK] if junk and deed is not Deed.JUNK and n > 2 else [deed]
    kept = [*first, *(one for one in order if one not in first)][:n]
    return tuple(one for one in order if one in kept)
