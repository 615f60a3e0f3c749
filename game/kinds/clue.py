"""clue: show what gives a trap away, on a drawn message or page; or say that nothing is odd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from game.core.aim import Aim
from game.core.node import Act, Node, Role
from game.core.round import NOTHING, Room, Round, Verdict
from game.kinds.clue_layout import Looked, page_nodes
from game.kinds.kind import Bounds, Challenge, Count, KindRound, Scaled, Text, mixed, number
from game.kinds.refusing import refuse
from game.kinds.sheet import Sheet
from game.kinds.traps import Family, counted, error_of, suspected

Clues = Annotated[Scaled, BeforeValidator(Bounds(1, 6))]


class Found(Sheet):
    """A message or page to look at."""

    find: Family | None = Field(None, description="La seule famille demandée ; sinon toutes comptent.")
    ask: Text | None = Field(None, description="La question, pour cette page seulement.")
    say: Text | None = Field(None, description="Ce qui est dit quand « rien » est la bonne réponse.")

    @property
    def wanted(self) -> tuple[int, ...]:
        return tuple(i for i in self.clues if self.find is None or self.parts[i].clue == self.find)


class Clue(Challenge):
    kind: Literal["clue"]
    pages: tuple[Found, ...] = Field(min_length=1, max_length=16, description="Les messages ou les pages.")
    nothing: Text | None = Field(None, description="Le bouton pour dire qu’il n’y a rien à montrer.")
    times: Count = number(3, 5, least=1, most=16, about="Combien de pages.")
    clues: Clues = number(1, 3, least=1, most=6, about="Combien d’indices à montrer par page, au plus.")

    @model_validator(mode="after")
    def every_page_can_be_done(self) -> Self:
        refuse(
            (("pages", i), "cette page n’a pas d’indice : ajoutez « clue », ou le bouton « nothing »"
             " | this page has no clue: add “clue”, or the button “nothing”")
            for i, page in enumerate(self.pages)
            if not page.wanted and self.nothing is None
        )  # fmt: skip
        return self

    def begin(self, level: float, seed: int, room: Room) -> Round:
        pages = _dealt(self.pages, self.times.whole(level), seed)
        nothing = self.nothing.text if self.nothing else ""
        return ClueRound(room, self.said(), pages, self.clues.whole(level), nothing)


def _dealt(pages: tuple[Found, ...], n: int, seed: int) -> tuple[Found, ...]:
    """`n` pages; a third of them honest, where there are that many."""
    order = mixed(pages, seed)
    honest = [page for page in order if not page.wanted][: max(1, n // 3)]
    traps = [page for page in order if page.wanted][: max(1, n - len(honest))]
    return tuple(mixed((traps + honest)[:n], seed + 1))


@dataclass(frozen=True)
class ClueRound(KindRound):
    """`found` and `tried` are parts of the present page; `turning`: all is found, the page still lies
    there. `told` is the answer to a part that was no clue; `alarms` are the families that were seen where
    there was none."""

    pages: tuple[Found, ...]
    most: int
    nothing: str
    at: int = 0
    found: frozenset[int] = frozenset()
    tried: frozenset[int] = frozenset()
    turning: bool = False
    steps: int = 0
    known: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()
    told: str = ""

    NAME = "clue"

    @property
    def done(self) -> bool:
        return self.at >= len(self.pages)

    @property
    def progress(self) -> tuple[int, int]:
        return self.steps, sum(max(1, self._needed(page)) for page in self.pages)

    def _needed(self, page: Found) -> int:
        return min(self.most, len(page.wanted))

    def measures(self) -> Mapping[str, float]:
        return {
            "clues": float(len(self.known)), "families": float(len(set(self.known))),
            "false_alarms": float(len(self.alarms)), "missed": float(len(self.missed)),
            **counted("found", self.known), **counted("missed", self.missed), **counted("alarm", self.alarms),
        }  # fmt: skip

    # ------------------------------------------------------------------ acts

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done or aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        prefix = f"play/p{self.at}-"
        what = aim.target.removeprefix(prefix)
        if aim.target == prefix + "frame":
            page = self.pages[self.at]
            return self, Verdict(say=f"{page.ask.text} {page.spoken}" if page.ask else page.spoken)
        if self.turning:
            if aim.target == prefix + "go":
                return self._turned(), Verdict.step()
            return self, NOTHING
        if aim.target == "play":
            return self, Verdict.not_yet("miss")
        if aim.target == prefix + "nothing" and self.nothing:
            return self._nothing(aim.target)
        for i in range(len(self.pages[self.at].parts)):
            if what == f"part{i}" and aim.target != what and i not in self.found | self.tried:
                return self._shown(i, aim.target)
        return self, NOTHING

    def _turned(self) -> ClueRound:
        return replace(self, at=self.at + 1, found=frozenset(), tried=frozenset(), turning=False, told="")

    def _shown(self, i: int, target: str) -> tuple[Round, Verdict]:
        page = self.pages[self.at]
        part = page.parts[i]
        if i not in page.wanted:
            say = part.say.text if part.say else self.word("elsewhere")
            error = "lock" if part.part == "lock" else "false_alarm"
            alarms = (*self.alarms, page.find or suspected(part.part))
            after = replace(self, tried=self.tried | {i}, alarms=alarms, told=say)
            return after, Verdict.not_yet(error, target, say)
        assert part.clue is not None
        say = part.say.text if part.say else self.word(part.clue)
        after = replace(self, found=self.found | {i}, steps=self.steps + 1, known=(*self.known, part.clue), told="")
        if len(after.found) < self._needed(page):
            return after, Verdict.step(say=say)
        return after._finished(say)

    def _nothing(self, target: str) -> tuple[Round, Verdict]:
        page = self.pages[self.at]
        left = [i for i in page.wanted if i not in self.found]
        if page.wanted:
            family = page.parts[left[0]].clue or "click"
            say = self.word("look_again")
            after = replace(self, missed=(*self.missed, family), told=say)
            return after, Verdict.not_yet(error_of(family), target, say)
        say = page.say.text if page.say else self.word("honest")
        return replace(self, steps=self.steps + 1, told="")._finished(say)

    def _finished(self, say: str) -> tuple[Round, Verdict]:
        """The page stays, with its clues marked, until the young person goes on; the last one for good."""
        if self.at + 1 >= len(self.pages):
            return replace(self, at=self.at + 1), Verdict.reached(say=say)
        return replace(self, turning=True), Verdict.step(say=say)

    # ------------------------------------------------------------------ layout

    def compose(self) -> Node:
        at = min(self.at, len(self.pages) - 1)
        page = self.pages[at]
        over = self.turning or self.done
        marked = frozenset(page.wanted) if over else self.found
        keep = self.found | frozenset(page.wanted[: max(1, self._needed(page))])
        looked = Looked(
            f"play/p{at}", marked, self.found | self.tried, over, self.done, self.nothing, self.told, keep
        )
        children = page_nodes(self.room, page, page.ask.text if page.ask else "", looked)
        return Node("play", Role.GROUP, "", self.room.rect, (Act.PRESS,), children=children)

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        prefix = f"play/p{self.at}-"
        if self.turning:
            return (Aim(prefix + "go", Act.PRESS, 0.0),)
        left = [i for i in self.pages[self.at].wanted if i not in self.found]
        return (Aim(prefix + (f"part{left[0]}" if left else "nothing"), Act.PRESS, 0.0),)
