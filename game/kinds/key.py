"""key: find a key on the keyboard, a real one or the drawn one; a highlight that fades shows where.

The first keys shine at once, the next ones softly, the last only after a wait (K01, K03, K04).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import median
from typing import ClassVar, Literal

from pydantic import Field

from game.core.aim import Aim
from game.core.geometry import Rect
from game.core.node import Act, Look, Node, Role, Tone
from game.core.outcome import Motion
from game.core.round import NOTHING, Room, Round, Verdict
from game.kinds.azerty import Board, board_for, keys_for, slip
from game.kinds.azerty_drawn import SOFT, STRONG, drawn, fitted
from game.kinds.by_key import by_key
from game.kinds.kind import Challenge, Count, KindRound, Seconds, Share, Size, Strict, Text, mixed, number

GAP_SU, LEAST_ASKED_SU = 24.0, 92.0
MOMENTS = {"wrong_key": "other", "neighbour_key": "neighbour"}
SLIPS = ("missing_shift", "extra_shift", "missing_accent", "wrong_accent", "missing_altgr")


class Wanted(Strict):
    key: str = Field(min_length=1, max_length=1, description="Le caractère à trouver.")
    name: Text = Field(description="Son nom, écrit et dit : « m comme maison ».")
    picture: str = Field("", description="L’image de ce mot.")


class Key(Challenge):
    REPLIES = ("other", "neighbour", "ready", *SLIPS)

    kind: Literal["key"]
    keys: tuple[Wanted, ...] = Field(min_length=1, max_length=40, description="Les touches à trouver.")
    times: Count = number(5, 10, least=1, most=24, about="Combien de touches.")
    lit: Share = number(1, 0, least=0, most=1, about="La part des touches qui s’éclairent d’elles-mêmes.")
    wait_s: Seconds = number(5, 12, least=0.1, most=30, about="Après ce temps, la touche s’éclaire.")
    keyboard: Literal["auto", "letters", "full", "digits"] = Field(
        "auto", description="Le clavier dessiné : lettres seules, entier ou chiffres."
    )
    size_su: Size = number(62, 62, least=44, most=96, about="La plus petite taille d’une touche dessinée.")
    capitals: bool = Field(False, description="Vrai : A et a sont deux choses (Maj compte).")

    def begin(self, level: float, seed: int, room: Room) -> Round:
        n = self.times.whole(level)
        pool = mixed(self.keys, seed)
        while len(pool) < n:  # a few keys, asked more than once, never twice in a row
            more = mixed(self.keys, seed + len(pool))
            pool += more if len(more) < 2 or more[0] != pool[-1] else [*more[1:], more[0]]
        wanted = tuple(pool[:n])
        board = board_for(self.keyboard, tuple(self._char(w.key) for w in wanted))
        lit = self.lit.at(level)
        return KeyRound(room, self.said(), wanted, board, lit, self.wait_s.at(level), self.capitals)

    def _char(self, char: str) -> str:
        return char if self.capitals else char.lower()


@dataclass(frozen=True)
class KeyRound(KindRound):
    """`since_s` is when the present key was asked for (None: not yet seen); `shining`: it shines by now.

    `times_s` are the seconds that each key found took; `shone` counts those that shone by then. `slips` are
    (the number of the key that was asked for, the kind of error): what was pressed in its place is not kept.
    """

    wanted: tuple[Wanted, ...]
    board: Board
    lit: float
    wait_s: float
    capitals: bool
    at: int = 0
    modifier: str = ""
    since_s: float | None = None
    shining: bool = False
    times_s: tuple[float, ...] = ()
    shone: int = 0
    first_try: int = 0
    missed: bool = False
    slips: tuple[tuple[int, str], ...] = ()

    NAME: ClassVar[str] = "key"

    @property
    def done(self) -> bool:
        return self.at >= len(self.wanted)

    @property
    def progress(self) -> tuple[int, int]:
        return self.at, len(self.wanted)

    @property
    def char(self) -> str:
        """What has to be typed now."""
        char = self.wanted[min(self.at, len(self.wanted) - 1)].key
        return char if self.capitals else char.lower()

    @property
    def strength(self) -> int:
        """How much the key shines by itself: the first ones strongly, the next softly, then no more."""
        share = self.at / len(self.wanted)
        if self.shining or share < self.lit * 0.5:
            return STRONG
        return SOFT if share < self.lit else 0

    def measures(self) -> Mapping[str, float]:
        found = {"keys_found": float(self.at), "keys_lit": float(self.shone), "first_try": float(self.first_try)}
        if self.times_s:
            found["key_median_s"] = round(median(self.times_s), 3)
            found["key_longest_s"] = round(max(self.times_s), 3)
        asked = [w.key if self.capitals else w.key.lower() for w in self.wanted]
        return {**found, **by_key(asked, self.times_s, self.slips)}

    # ------------------------------------------------------------------ time

    def tick(self, at_s: float) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if self.since_s is None:
            return replace(self, since_s=at_s), NOTHING
        if not self.strength and at_s >= self.since_s + self.wait_s:
            return replace(self, shining=True), NOTHING
        return self, NOTHING

    def wake_at_s(self) -> float | None:
        if self.done:
            return None
        if self.since_s is None:
            return 0.0
        return None if self.strength else self.since_s + self.wait_s

    # ------------------------------------------------------------------ acting

    def act(self, aim: Aim) -> tuple[Round, Verdict]:
        if self.done:
            return self, NOTHING
        if aim.act is Act.TYPE and aim.target == "play":
            return self._typed(aim.value, aim.at_s, "")
        if aim.act in (Act.PRESS, Act.DOUBLE) and self.board.has(aim.target):
            return self._pressed(aim)
        return self, NOTHING

    def _pressed(self, aim: Aim) -> tuple[Round, Verdict]:
        wanted = aim.target == self.board.next_key(self.char, self.modifier)
        value, modifier = self.board.press(aim.target, self.modifier)
        now = replace(self, modifier=modifier)
        if value:
            return now._typed(value, aim.at_s, aim.target)
        return now, Verdict.step(say=self.word("ready")) if wanted and modifier else NOTHING

    def _typed(self, value: str, at_s: float, node_id: str) -> tuple[Round, Verdict]:
        got = value[:1]
        if not got or not (got.isprintable() or self.board.way(got)):
            return self, NOTHING
        if got == self.char or (not self.capitals and got.lower() == self.char):
            return self._found(at_s, node_id)
        kind = slip(self.char, got)
        say = self.word(MOMENTS.get(kind, kind))
        slips = (*self.slips, (self.at, kind))
        return replace(self, modifier="", missed=True, slips=slips), Verdict.not_yet(kind, node_id, say)

    def _found(self, at_s: float, node_id: str) -> tuple[Round, Verdict]:
        took = max(0.0, at_s - (at_s if self.since_s is None else self.since_s))
        after = replace(
            self, at=self.at + 1, modifier="", since_s=at_s, shining=False, times_s=(*self.times_s, took),
            shone=self.shone + bool(self.strength), first_try=self.first_try + (not self.missed), missed=False,
        )  # fmt: skip
        if after.done:
            return after, Verdict.reached("play/asked", Motion.POP)
        return after, Verdict.step(node_id, Motion.POP, say=after.wanted[after.at].name.text)

    def solution(self) -> tuple[Aim, ...]:
        if self.done:
            return ()
        return (Aim(self.board.next_key(self.char, self.modifier), Act.PRESS, 0.0),)

    # ------------------------------------------------------------------ layout

    def compose(self) -> Node:
        area, stage = self.room.rect, self.room.stage
        chars = tuple(w.key if self.capitals else w.key.lower() for w in self.wanted)
        board, keys_h = fitted(self.board, keys_for(self.board, chars), area, LEAST_ASKED_SU + GAP_SU, 0.64)
        top = area.top(area.h - keys_h - GAP_SU)
        asked_h = min(top.h, 420.0)
        spare = (top.h - asked_h) / 2
        lit = "" if self.done else self.board.next_key(self.char, self.modifier)
        keys = drawn(
            stage, board, Rect(area.x, area.bottom - keys_h - spare, area.w, keys_h), self.modifier, lit,
            self.strength, self.done,
        )  # fmt: skip
        asked = self._asked(Rect(area.x, area.y + spare, area.w, asked_h))
        return Node("play", Role.GROUP, "", area, () if self.done else (Act.TYPE,), children=(asked, keys))

    def _asked(self, area: Rect) -> Node:
        """The card that says which key: its cap as it is printed, its name, and the picture of its word."""
        stage, wanted = self.room.stage, self.wanted[min(self.at, len(self.wanted) - 1)]
        w = min(area.w, 1180.0)
        card = Rect.around(area.centre, w, area.h)
        inner = card.inset(24.0, min(24.0, area.h * 0.1))
        side = min(inner.h, w * 0.26, 260.0)
        cap = Rect(inner.x, inner.centre.y - side / 2, side, side)
        char = wanted.key if self.capitals or not wanted.key.isascii() else wanted.key.upper()
        nodes = [Node("play/asked-cap", Role.IMAGE, char, cap, look=Look.KEY, tone=Tone.SUN, size_su=side * 0.56)]
        pictured = bool(wanted.picture) and inner.w - side * 2 - 48.0 > 240.0
        right = side + GAP_SU if pictured else 0.0
        room = Rect(cap.right + 32.0, inner.y, inner.w - side - 32.0 - right, inner.h)
        size = stage.fit(wanted.name.text, 56.0, room, bold=True)
        text_h = min(room.h, stage.height(wanted.name.text, size, room.w, bold=True))
        box = Rect(room.x, room.centre.y - text_h / 2, room.w, text_h)
        nodes.append(
            Node(
                f"play/asked-name{self.at}", Role.TEXT, wanted.name.text, box, look=Look.WORDS, size_su=size,
                bold=True, audio=wanted.name.audio,
            )
        )  # fmt: skip
        if pictured:
            place = Rect(inner.right - side, inner.centre.y - side / 2, side, side)
            nodes.append(
                Node("play/asked-picture", Role.IMAGE, "", place, picture=wanted.picture, look=Look.PICTURE)
            )
        return Node("play/asked", Role.GROUP, "", card, look=Look.PANEL, children=tuple(nodes))
