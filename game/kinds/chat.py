"""chat: a conversation with choices. A trap is lived safely: it stops, is explained, and is tried again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal
from zlib import crc32

from pydantic import BeforeValidator, Field

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Node, Role
from game.core.round import NOTHING, Room, Round, Verdict
from game.core.wording import words
from game.kinds.chat_layout import Said, conversation, options, stopped
from game.kinds.chat_talk import Message, Reply, Talk, Turn
from game.kinds.kind import Bounds, Challenge, Count, KindRound, Scaled, mixed, number
from game.kinds.notice import Notice, button_node, notice_nodes
from game.kinds.traps import counted, error_of

GAP_SU = 32.0
Choices = Annotated[Scaled, BeforeValidator(Bounds(2, 4))]


class Chat(Challenge):
    kind: Literal["chat"]
    talks: tuple[Talk, ...] = Field(min_length=1, max_length=12, description="Les conversations.")
    times: Count = number(2, 4, least=1, most=12, about="Combien de conversations.")
    choices: Choices = number(2, 4, least=2, most=4, about="Combien de réponses à la fois.")
    opening: Notice | None = Field(None, description="Une carte avant de commencer, avec l’adulte.")
    contact: Notice | None = Field(None, description="La carte de la fin : à qui parler.")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        talks = tuple(mixed(self.talks, seed)[: self.times.whole(level)])
        n = self.choices.whole(level)
        begun = ChatRound(
            room, self.said(), talks, n, seed, self.opening, self.contact, talks[0].start,
            phase="opening" if self.opening else "talk",
        )  # fmt: skip
        return begun._heard(talks[0].turn(talks[0].start).messages)


Phase = Literal["opening", "talk", "trapped", "over", "contact", "done"]


@dataclass(frozen=True)
class ChatRound(KindRound):
    """`heard` is what stands on the drawn screen; `trap` the answer that was stopped; `tried` those of
    the present turn that were explained."""

    talks: tuple[Talk, ...]
    most: int
    seed: int
    opening: Notice | None
    contact: Notice | None
    turn_id: str
    phase: Phase = "talk"
    at: int = 0
    heard: tuple[Said, ...] = ()
    trap: int = -1
    tried: frozenset[int] = frozenset()
    steps: int = 0
    at_once: int = 0
    trapped: tuple[str, ...] = ()

    NAME = "chat"

    @property
    def _talk(self) -> Talk:
        return self.talks[min(self.at, len(self.talks) - 1)]

    @property
    def _turn(self) -> Turn:
        return self._talk.turn(self.turn_id)

    @property
    def done(self) -> bool:
        return self.phase == "done"

    @property
    def progress(self) -> tuple[int, int]:
        left = 0 if self.phase in ("over", "contact", "done") else self._talk.left(self.turn_id)
        later = sum(talk.left(talk.start) for talk in self.talks[self.at + 1 :])
        # The last answer counts when the card of the contact was read too.
        last = self.at + 1 >= len(self.talks)
        reading = self.phase == "contact" or (self.phase == "over" and last)
        return self.steps - reading, self.steps + left + later

    def measures(self) -> Mapping[str, float]:
        return {
            "at_once": float(self.at_once), "traps": float(len(self.trapped)), **counted("trap", self.trapped)
        }  # fmt: skip

    # ------------------------------------------------------------------ acts

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        prefix = f"play/t{self.at}-{self.turn_id}"
        if aim.target == f"play/t{self.at}-frame":
            return self, Verdict(say=self._spoken())
        match (self.phase, aim.target):
            case ("opening", "play/opening-go"):
                return replace(self, phase="talk"), Verdict.step()
            case ("contact", "play/contact-go"):
                assert self.contact is not None
                return replace(self, phase="done"), Verdict.reached(say=self.contact.title.text)
            case ("trapped", target) if target == prefix + "-again":
                return self._again(), NOTHING
            case ("over", target) if target == f"play/t{self.at}-go":
                after = self._next_talk()
                told = self.contact if after.phase == "contact" else None
                return after, Verdict.step(say=told.title.text if told else "")
            case ("talk", "play"):
                return self, Verdict.not_yet("miss")
            case ("talk", target):
                for i in self._offered():
                    if target == f"{prefix}-reply{i}" and i not in self.tried:
                        return self._replied(i, target)
        return self, NOTHING

    def _offered(self) -> tuple[int, ...]:
        """The answers that are shown: the best one and others, at most as many as the level says."""
        turn = self._turn
        best = self._talk.best(self.turn_id)
        others = [i for i in mixed(range(len(turn.replies)), self.seed + self.at) if i != best]
        # Traps teach more than detours do.
        others.sort(key=lambda i: turn.replies[i].moves)
        # Each turn has an order of its own: no place holds the best answer more often than another.
        own = crc32(f"{self.seed} {self.at} {turn.id}".encode())
        return tuple(mixed([best, *others[: self.most - 1]], own))

    def _replied(self, i: int, target: str) -> tuple[Round, Verdict]:
        reply = self._turn.replies[i]
        say = reply.say.text if reply.say else ""
        if not reply.moves:
            family = reply.trap
            after = self._heard((reply.as_message, *reply.after))
            after = replace(after, phase="trapped", trap=i, tried=self.tried | {i})
            if family:
                after = replace(after, trapped=(*self.trapped, family))
            return after, Verdict.not_yet(error_of(family) if family else "other", target, say)
        after = self._heard((reply.as_message, *reply.after))
        after = replace(
            after, steps=self.steps + 1, at_once=self.at_once + (not self.tried), tried=frozenset()
        )  # fmt: skip
        return after._gone_on(reply, say)

    def _gone_on(self, reply: Reply, say: str) -> tuple[Round, Verdict]:
        ends = not reply.to
        after = self
        if reply.to:
            turn = self._talk.turn(reply.to)
            after = replace(self._heard(turn.messages), turn_id=turn.id)
            ends = not turn.replies
        if not ends:
            return after, Verdict.step(say=say)
        if self.at + 1 < len(self.talks):
            return replace(after, phase="over"), Verdict.step(say=say)
        if self.contact is not None:
            return replace(after, phase="over"), Verdict.step(say=say)
        return replace(after, phase="done"), Verdict.reached(say=say)

    def _again(self) -> ChatRound:
        """Back to where the choice was made, as if nothing had been sent."""
        reply = self._turn.replies[self.trap]
        sent = 1 + len(reply.after)
        return replace(self, phase="talk", trap=-1, heard=self.heard[:-sent])

    def _next_talk(self) -> ChatRound:
        if self.at + 1 >= len(self.talks):
            return replace(self, phase="contact")
        talk = self.talks[self.at + 1]
        fresh = replace(
            self, at=self.at + 1, phase="talk", turn_id=talk.start, heard=(), tried=frozenset()
        )  # fmt: skip
        return fresh._heard(talk.turn(talk.start).messages)

    def _heard(self, messages: tuple[Message, ...]) -> ChatRound:
        more = tuple(Said(m.by, m.message.text, m.picture, m.clue is not None) for m in messages)
        return replace(self, heard=self.heard + more)

    def _spoken(self) -> str:
        """What was last said, then what can be answered."""
        said = [one.text for one in self.heard[-max(1, len(self._turn.messages)) :]]
        if self.phase == "talk":
            said += [self._turn.replies[i].name.text for i in self._offered() if i not in self.tried]
        return " ".join(text if text[-1:] in ".!?…»" else f"{text}." for text in said)

    # ------------------------------------------------------------------ layout

    def compose(self) -> Node:
        area, stage = self.room.rect, self.room.stage
        if self.phase == "opening" and self.opening is not None:
            children = notice_nodes(stage, area, "play/opening", self.opening)
        elif self.phase in ("contact", "done") and self.contact is not None:
            children = notice_nodes(stage, area, "play/contact", self.contact, over=self.done)
        else:
            children = self._screen(area)
        return Node("play", Role.GROUP, "", area, (Act.PRESS,), children=children)

    def _screen(self, area: Rect) -> tuple[Node, ...]:
        stage = self.room.stage
        at = min(self.at, len(self.talks) - 1)
        if stage.portrait:
            h = area.h * (0.54 if stage.text_scale <= 1.3 else 0.5)
            ground, side = area.top(h), area.below(h + GAP_SU)
        else:
            w = area.w * (0.54 if stage.text_scale <= 1.3 else 0.5)
            ground = Rect(area.x, area.y, w, area.h)
            side = Rect(area.x + w + GAP_SU, area.y, area.w - w - GAP_SU, area.h)
        frame = conversation(
            stage, ground, f"play/t{at}", self._talk, self.heard, marks=self.phase == "trapped",
            listens=not self.done,
        )  # fmt: skip
        return (frame, *self._side(side, at))

    def _side(self, side: Rect, at: int) -> tuple[Node, ...]:
        stage, prefix = self.room.stage, f"play/t{at}-{self.turn_id}"
        if self.phase == "trapped":
            reply = self._turn.replies[self.trap]
            text = reply.say.text if reply.say else words(stage.lang, "try_again")
            return stopped(stage, side, prefix, text)
        if self.phase == "over":
            h = min(side.h, 140.0)
            foot = Rect(side.x, side.centre.y - h / 2, side.w, h)
            return (button_node(stage, foot, f"play/t{at}-go", words(stage.lang, "next"), "sign:next"),)
        if self.phase == "done":
            return ()
        best = self._talk.best(self.turn_id)
        ids = [*self._offered()]
        while len(ids) > 2 and len(ids) * (stage.min_target_su + 14.0) - 14.0 > side.h:
            ids.remove([i for i in ids if i != best][-1])  # large words: fewer answers, never smaller ones
        offered = [(i, self._turn.replies[i]) for i in ids]
        return options(stage, side, prefix, offered, self.tried)

    def solution(self) -> tuple[Aim, ...]:
        match self.phase:
            case "done":
                return ()
            case "opening" | "contact":
                target = f"play/{self.phase}-go"
            case "trapped":
                target = f"play/t{self.at}-{self.turn_id}-again"
            case "over":
                target = f"play/t{self.at}-go"
            case _:
                target = f"play/t{self.at}-{self.turn_id}-reply{self._talk.best(self.turn_id)}"
        return (Aim(target, Act.PRESS, 0.0),)
