"""Scanning: things are lit one after another, and one or two switches choose.

Times and levels follow ACCESSIBILITY.md section 6.2, 10: the first of more than two lasts longer; after
some rounds without a choice it goes up a level, and at the top it rests until a switch is pressed.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.access.field import PLAY
from game.access.scan_plan import Choice, plan
from game.access.situation import LEAST_ROUND_S, SLACK_S, Situation
from game.core.aim import Route
from game.core.node import Node
from game.core.wording import words

NEXT, SELECT = 1, 2


@dataclass
class _Level:
    choices: tuple[Choice, ...]
    index: int = 0
    steps: int = 0


class Scanner:
    """`down` and `up` take accepted switch presses. What is lit is `current`; None while it rests."""

    def __init__(self, situation: Situation) -> None:
        self.now = situation
        self._plan: tuple[Choice, ...] = ()
        self._levels: list[_Level] = []
        self._due: float | None = None
        self._timeless = False  # lit, but no time is known yet from which to count
        self._speech = False
        self._held_s: float | None = None
        self._done = False  # this press has chosen already

    @property
    def current(self) -> Choice | None:
        if not self._levels:
            return None
        level = self._levels[-1]
        return level.choices[level.index]

    # ------------------------------------------------------------------ beginning

    def look(self, *, again: bool = False) -> None:
        """The tree or what is held may have changed; other choices (or `again`) begin anew."""
        fresh = plan(self.now.field, self.now.profile.scan_pattern, self.now.held)
        if again or fresh != self._plan:
            self._plan = fresh
            self._begin()

    def stop(self) -> None:
        self._plan, self._levels, self._due, self._held_s = (), [], None, None
        self._timeless = False

    def _begin(self) -> None:
        self._levels = [_Level(self._plan)] if self._plan else []
        self._held_s = None
        self._lit()

    def speaking(self, on: bool) -> None:
        """A step waits while speech plays (if the learner wants that); then it lasts in full from the next
        moment known."""
        on = on and self.now.profile.scan_waits
        if on is not self._speech:
            self._speech = on
            self._due, self._timeless = None, not on and self._runs()

    # ------------------------------------------------------------------ time

    def due_s(self) -> float | None:
        if self._timeless:
            return self.now.now_s or 0.0
        waits = [self._due, self._hold_due()]
        return min((t for t in waits if t is not None), default=None)

    def _hold_due(self) -> float | None:
        by_hold = self.now.profile.scan_mode == "hold" and self._held_s is not None and not self._done
        return self._held_s + self.now.profile.scan_hold_s if by_hold and self._held_s is not None else None

    def start(self, at_s: float) -> None:
        """A time is known: what is lit counts from here."""
        if self._timeless:
            self._timeless = False
            self._due = at_s + self._lasts_s()

    def tick(self, due_s: float) -> None:
        hold = self._hold_due()
        if hold is not None and hold <= due_s + SLACK_S:
            self._done = True
            self._select(hold)
        else:
            self._advance(due_s)

    def _runs(self) -> bool:
        """Whether steps come by themselves now."""
        mode = self.now.profile.scan_mode
        moving = mode == "auto" or (mode == "inverse" and self._held_s is not None)
        return moving and bool(self._levels)

    def _lasts_s(self) -> float:
        level, profile = self._levels[-1], self.now.profile
        first = level.index == 0 and len(level.choices) > 2
        wanted_s = profile.scan_s * (profile.scan_first_factor if first else 1.0)
        return max(wanted_s, LEAST_ROUND_S / len(level.choices))

    def _lit(self, at_s: float | None = None) -> None:
        """Something else is lit: say it, and count from `at_s`, else from the last moment known."""
        at_s = self.now.now_s if at_s is None else at_s
        self._due, self._timeless = None, False
        if self._runs() and not self._speech:
            if at_s is None:
                self._timeless = True
            else:
                self._due = at_s + self._lasts_s()
        if self.current is not None:
            self.now.stepped(self._words(self.current))

    def _advance(self, at_s: float) -> None:
        """One step on; after the last round, up a level, and from the top into rest."""
        level = self._levels[-1]
        level.steps += 1
        by_hand = self.now.profile.scan_mode in ("step", "hold")
        rounds = 1 if by_hand and len(self._levels) > 1 else self.now.profile.scan_rounds
        if level.steps >= round(rounds) * len(level.choices) and not (by_hand and len(self._levels) == 1):
            self._up(at_s)
            return
        level.index = (level.index + 1) % len(level.choices)
        self._lit(at_s)

    def _up(self, at_s: float) -> None:
        self._levels.pop()
        if self._levels:
            self._levels[-1].index = self._levels[-1].steps = 0
        self._lit(at_s)

    # ------------------------------------------------------------------ switches

    def down(self, switch: int, at_s: float) -> None:
        """A switch is pressed: `NEXT` and `SELECT` differ only when stepping with two."""
        mode = self.now.profile.scan_mode
        self._held_s, self._done = at_s, True
        if not self.now.is_open(at_s):
            return
        if mode == "inverse":
            self._move(at_s)
        elif not self._levels:
            self._begin_at(at_s)
        elif mode == "auto" or (mode == "step" and switch == SELECT):
            self._select(at_s)
        elif mode == "step":
            self._advance(at_s)
        else:
            self._done = False

    def _move(self, at_s: float) -> None:
        """Inverse: held, it moves; let go, it chooses."""
        self._done = False
        if not self._levels:
            self._begin_at(at_s)
            return
        self._levels[-1].steps = 0
        self._due = None if self._speech else at_s + self._lasts_s()

    def _begin_at(self, at_s: float) -> None:
        """Out of rest: the press only wakes the scanner."""
        self._levels = [_Level(self._plan)] if self._plan else []
        self._lit(at_s)

    def up(self, at_s: float) -> None:
        pressed_s, self._held_s = self._held_s, None
        if pressed_s is None or self._done or not self._levels:
            self._done = False
            return
        mode = self.now.profile.scan_mode
        if mode == "hold":
            self._advance(at_s)
        elif mode == "inverse":
            self._select(at_s)

    def _select(self, at_s: float) -> None:
        choice = self.current
        if choice is None:
            return
        if choice.inner:
            self.now.close(at_s)
            self._levels.append(_Level(choice.inner))
            self._lit(at_s)
            return
        node = self.now.field.by_id.get(choice.ids[0])
        if node is None and choice.ids[0] == PLAY:
            self.now.put_back(at_s, Route.SWITCH)
        elif node is None:
            return
        else:
            self._do(node, choice, at_s)
        self._plan = plan(self.now.field, self.now.profile.scan_pattern, self.now.held)
        self._begin_at(at_s)

    def _do(self, node: Node, choice: Choice, at_s: float) -> None:
        if choice.act is not None:
            self.now.want(node.id, choice.act, at_s, Route.SWITCH)
        else:
            self.now.do_main(node, at_s, Route.SWITCH)

    # ------------------------------------------------------------------ words

    def _words(self, choice: Choice) -> str:
        if choice.ids == (PLAY,):
            return words(self.now.lang, "scan.beside")
        if choice.act is not None:
            return words(self.now.lang, "act." + choice.act.replace(" ", "_"))
        if len(choice.ids) > 1:
            return words(self.now.lang, "scan.group", n=self._levels[-1].index + 1)
        return self.now.name(choice.ids[0])
