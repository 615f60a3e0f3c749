"""The round of password: words are chosen (or typed), the phrase is judged, then made once more.

The phrase lives in the round only while it is played; its length, words and signs go into no record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from game.core.aim import Aim
from game.core.node import Act, Node
from game.core.round import NOTHING, Round, Verdict
from game.core.typed import ENTERED
from game.kinds.kind import KindRound, Words, mixed
from game.kinds.password_layout import Shown, layout
from game.kinds.password_strength import strength, tokens
from game.kinds.traps import error_of
from game.kinds.typed_line import MOST_LETTERS, Line

BETWEEN = "-"


@dataclass(frozen=True)
class Word:
    """A picture to choose and its word."""

    text: str
    picture: str
    own: bool = False


@dataclass(frozen=True)
class PasswordRound(KindRound):
    """`kept` is the phrase to make again ("" before); `best` how many good words there were at most."""

    site: Words
    tone: str
    pictures: tuple[Word, ...] = field(repr=False)
    own: frozenset[str] = field(repr=False)
    words: int
    score: int
    again: bool
    seed: int
    line: Line = field(default_factory=Line)
    now_score: int = 0
    kept: str = field(default="", repr=False)
    best: int = 0
    best_again: int = 0
    over: bool = False
    faults: tuple[str, ...] = ()
    chosen: int = 0
    keys: int = 0
    erased: int = 0
    kept_score: int = 0

    NAME: ClassVar[str] = "password"

    @property
    def done(self) -> bool:
        return self.over

    @property
    def progress(self) -> tuple[int, int]:
        total = self.words + 1 + (self.words if self.again else 0)
        first = self.words + 1 if self.kept or self.over else self.best
        return (total if self.over else first + self.best_again), total

    def measures(self) -> Mapping[str, float]:
        """The strength reached (0 to 4) and counts of acts; nothing about the phrase itself."""
        return {
            "strength": float(self.kept_score), "chosen": float(self.chosen), "keys": float(self.keys),
            "erased": float(self.erased),
            **{f"error.{kind}": float(n) for kind, n in sorted(Counter(self.faults).items())},
        }  # fmt: skip

    # ------------------------------------------------------------------ acting

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if aim.act is Act.TYPE and aim.target in ("play", "play/field"):
            return self._typed(aim.value)
        if aim.act not in (Act.PRESS, Act.DOUBLE):
            return self, NOTHING
        name = aim.target.removeprefix("play/")
        if name == "keep":
            return self._keep(aim.target)
        if name == "erase":
            return replace(self._with(self._shorter()), erased=self.erased + 1), NOTHING
        number = name.removeprefix("word")
        if name.startswith("word") and number.isdecimal() and int(number) < len(self.tiles):
            return self._add(self.tiles[int(number)])
        return self, NOTHING

    @property
    def tiles(self) -> tuple[Word, ...]:
        """The pictures in sight; for the second time in another order, typed words among them."""
        if not self.kept:
            return self.pictures
        known = {word.text.casefold() for word in self.pictures}
        typed = tuple(Word(one, "") for one in dict.fromkeys(tokens(self.kept)) if one not in known)
        wanted = set(tokens(self.kept))
        others = [word for word in self.pictures if word.text.casefold() not in wanted]
        mine = [word for word in self.pictures if word.text.casefold() in wanted]
        room = max(0, len(self.pictures) - len(mine) - len(typed))
        return tuple(mixed([*mine, *typed, *others[:room]], self.seed + 7))

    def _add(self, word: Word) -> tuple[Round, Verdict]:
        text = self.line.text
        joined = f"{text}{BETWEEN if text else ''}{word.text.casefold()}"
        if len(joined) > MOST_LETTERS:
            return self, NOTHING
        now = replace(self._with(joined), chosen=self.chosen + 1)
        return now, now._heard(self)

    def _typed(self, value: str) -> tuple[Round, Verdict]:
        if value in (ENTERED, "\r"):
            return self._keep("play/keep")
        line = self.line.typed(value)
        now = replace(self._with(line.text), line=line, keys=self.keys + 1)
        return now, now._heard(self)

    def _shorter(self) -> str:
        """Without its last word."""
        return self.line.text.rstrip(BETWEEN).rpartition(BETWEEN)[0]

    def _with(self, text: str) -> PasswordRound:
        now = replace(self, line=Line(text, len(text)), now_score=self._strength(text))
        if now.kept:
            return replace(now, best_again=max(self.best_again, now._alike))
        return replace(now, best=max(self.best, min(now.words, now._good)))

    def _strength(self, text: str) -> int:
        """Who guesses knows the way phrases are written here, and what is known of the person."""
        mine = tokens(text)
        if text == BETWEEN.join(mine):
            text = "".join(word for word in mine if word not in self.own)
        return strength(text, sorted(self.own), (word.text.casefold() for word in self.pictures if not word.own))

    @property
    def _good(self) -> int:
        """How many different words there are that are not about the person."""
        return len(set(tokens(self.line.text)) - self.own)

    @property
    def _alike(self) -> int:
        """How many words are the same as in the phrase that was made, from the first one on."""
        mine, wanted = tokens(self.line.text), tokens(self.kept)
        same = next((i for i, (a, b) in enumerate(zip(mine, wanted, strict=False)) if a != b), len(mine))
        return min(same, self.words)

    def _heard(self, before: PasswordRound) -> Verdict:
        return Verdict.step() if self.progress > before.progress else NOTHING

    # ------------------------------------------------------------------ judging

    @property
    def fault(self) -> str:
        """What is still to do before the phrase is good; "" when it is."""
        mine = tokens(self.line.text)
        if self.kept:
            return "" if mine == tokens(self.kept) else "differs"
        if set(mine) & self.own:
            return "own"
        if len(set(mine)) < len(mine):
            return "repeated"
        if len(mine) < self.words:
            return "few"
        return "weak" if self.now_score < self.score else ""

    def _keep(self, target: str) -> tuple[Round, Verdict]:
        fault = self.fault
        if fault:
            error = error_of("personal") if fault == "own" else fault
            now = replace(self, faults=(*self.faults, fault))
            return (now._with("") if fault == "differs" else now), Verdict.not_yet(error, target, self.word(fault))
        if self.again and not self.kept:
            again = replace(self, kept=self.line.text, kept_score=self.now_score)
            return again._with(""), Verdict.step(say=self.word("again"))
        over = replace(self, over=True, kept_score=self.kept_score or self.now_score)
        return over, Verdict.reached("play/field")

    # ------------------------------------------------------------------ showing and helping

    def compose(self) -> Node:
        shown = Shown(
            self.site, self.tone, tuple((word.text, word.picture) for word in self.tiles), tokens(self.line.text),
            self.line.text, self.now_score, self._rules(), self.words, bool(self.kept), self.over,
        )  # fmt: skip
        return layout(self.room.stage, self.room.rect, shown)

    def _rules(self) -> tuple[tuple[str, bool], ...]:
        """The rules and whether each is kept now."""
        mine = tokens(self.line.text)
        many = len(mine) >= self.words
        return (
            ("words", many), ("different", many and len(set(mine)) == len(mine)),
            ("own", many and not set(mine) & self.own), ("strong", many and self.now_score >= self.score),
        )  # fmt: skip

    def solution(self) -> tuple[Aim, ...]:
        return () if self.done else (Aim(self._next_target(), Act.PRESS, 0.0),)

    def _next_target(self) -> str:
        mine = tokens(self.line.text)
        if not self.fault:
            return "play/keep"
        wanted = tokens(self.kept)
        if self.kept:
            fits = self._is_plain(mine) and mine == wanted[: len(mine)]
            return f"play/word{self._tile(wanted[len(mine)])}" if fits else "play/erase"
        known = {word.text.casefold() for word in self.tiles if not word.own}
        clean = set(mine) <= known and len(set(mine)) == len(mine) and self._is_plain(mine)
        free = [word for word in self.tiles if not word.own and word.text.casefold() not in mine]
        return f"play/word{self.tiles.index(free[0])}" if clean and free and self._fits(free[0]) else "play/erase"

    def _fits(self, word: Word) -> bool:
        return len(self.line.text) + len(word.text) + 1 <= MOST_LETTERS

    def _is_plain(self, mine: tuple[str, ...]) -> bool:
        """Whether the phrase is written as the pictures write it."""
        return self.line.text == BETWEEN.join(mine)

    def _tile(self, word: str) -> int:
        return next(i for i, one in enumerate(self.tiles) if one.text.casefold() == word)
