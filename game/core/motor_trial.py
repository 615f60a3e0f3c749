"""Cutting a round's pointer stream into trials: one movement to one target, up to its selection.

A trial ends with an act on a thing that was no error; it begins when the pointer starts to move
after the one before. The first press of a double click ends nothing: the second does. Listening,
thinking and watching are therefore not in its times.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from game.core.geometry import Point, Rect
from game.core.motor_signal import Trace

ONSET_SU = 6.0  # a hand at rest trembles by less
SAME_TIME_S = 0.005
POINTING = frozenset({"pointer", "touch", "dwell"})
SELECTING = frozenset({"press", "alt press", "double", "grab", "drop"})
HELPED = frozenset({"step", "reached"})
NOTHING = "nothing"
SOME_MISS = "miss"
BACKGROUND = "play"
LONGEST_DOUBLE_S = 3.0


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a button or finger; `up_s` and `up` are None while it is still down."""

    at_s: float
    at: Point
    button: int = 1
    up_s: float | None = None
    up: Point | None = None


@dataclass(frozen=True, slots=True)
class Acted:
    """An act as it was judged; `rect` is the target as it was drawn then, None when unknown."""

    at_s: float
    target: str
    act: str
    result: str
    error: str = ""
    rect: Rect | None = None
    route: str = "pointer"


@dataclass(frozen=True, slots=True)
class Trial:
    """`helped`: it was a step, or the challenge reached. `since_s` is the end of the trial before;
    `onset_s` the start of the movement, None when the pointer did not move (touch, a second click
    on the spot). Times count from the onset."""

    since_s: float
    end_s: float
    rect: Rect
    select: Point
    target: str
    act: str
    helped: bool = True
    onset_s: float | None = None
    start: Point | None = None
    first_entry_s: float | None = None
    last_entry_s: float | None = None
    click_s: float | None = None
    exits: int = 0
    moved_until_s: float | None = None

    @property
    def distance_su(self) -> float:
        return 0.0 if self.start is None else self.start.distance(self.rect.centre)

    @property
    def size_su(self) -> float:
        return min(self.rect.w, self.rect.h)

    @property
    def aimed(self) -> bool:
        """Whether there was a way to go: the pointer began outside the target."""
        return self.start is not None and not self.rect.contains(self.start)


def cut(trace: Trace, presses: Sequence[Press], acts: Sequence[Acted], start_s: float) -> list[Trial]:
    trials: list[Trial] = []
    since = start_s
    for act, after in zip_longest(acts, acts[1:]):
        if act.rect is not None and _selects(act) and not _goes_on(act, after):
            trials.append(_trial(trace, presses, act, act.rect, since))
            since = act.at_s
    return trials


def _selects(act: Acted) -> bool:
    return (
        act.act in SELECTING
        and act.route in POINTING
        and act.target != BACKGROUND
        and not act.error
        and act.result in (*HELPED, NOTHING)
    )


def _goes_on(act: Acted, after: Acted | None) -> bool:
    """Whether the same is done to the same thing once more, soon: a double click's first press."""
    return (
        act.result == NOTHING
        and after is not None
        and (after.target, after.act) == (act.target, act.act)
        and after.at_s - act.at_s <= LONGEST_DOUBLE_S
    )


def _trial(trace: Trace, presses: Sequence[Press], act: Acted, rect: Rect, since_s: float) -> Trial:
    t, x, y = trace.t_s, trace.x_su, trace.y_su
    first = max(0, bisect_right(t, since_s) - 1)
    end = bisect_right(t, act.at_s + SAME_TIME_S)
    select = Point(x[end - 1], y[end - 1]) if end else rect.centre
    bare = Trial(since_s, act.at_s, rect, select, act.target, act.act, act.result in HELPED)
    onset = _onset(x, y, first, end)
    if onset is None:
        return bare
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    inside = [left <= a < right and top <= b < bottom for a, b in zip(x[onset:end], y[onset:end], strict=True)]
    changes = [i for i, (a, b) in enumerate(pairwise(inside), 1) if a is not b]
    entries = [i for i in changes if inside[i]]
    exits = len(changes) - len(entries)
    onset_s = max(t[onset], since_s)
    last = t[onset + entries[-1]] if entries else None
    clicked = _first_press(presses, rect, last if last is not None else onset_s, act.at_s)
    return replace(
        bare,
        onset_s=onset_s,
        start=Point(x[onset], y[onset]),
        first_entry_s=t[onset + entries[0]] - onset_s if entries else None,
        last_entry_s=None if last is None else last - onset_s,
        click_s=(act.at_s if clicked is None else clicked) - onset_s,
        exits=exits,
        moved_until_s=_moved_until(t, x, y, onset, act.at_s if clicked is None else clicked),
    )  # fmt: skip


def _onset(x: Sequence[float], y: Sequence[float], first: int, end: int) -> int | None:
    """The last sample before the pointer had left the place it rested at."""
    for i in range(first + 1, end):
        if abs(x[i] - x[first]) > ONSET_SU or abs(y[i] - y[first]) > ONSET_SU:
            return i - 1
    return None


def _first_press(presses: Sequence[Press], rect: Rect, from_s: float, to_s: float) -> float | None:
    """The first press in the target after it was entered for good: a double click's first one."""
    for press in presses:
        if from_s - SAME_TIME_S <= press.at_s <= to_s + SAME_TIME_S and rect.contains(press.at):
            return press.at_s
    return None


def _moved_until(t: Sequence[float], x: Sequence[float], y: Sequence[float], onset: int, click_s: float) -> float:
    """When the pointer last moved before the press (the press itself is a sample without movement)."""
    last = bisect_right(t, click_s + SAME_TIME_S) - 1
    while last > onset and abs(x[last] - x[last - 1]) < 0.5 and abs(y[last] - y[last - 1]) < 0.5:
        last -= 1
    return t[last]


@dataclass(frozen=True, slots=True)
class Misses:
    far: int
    near: int


def misses(
    presses: Sequence[Press],
    acts: Sequence[Acted],
    trials: Sequence[Trial],
    margin_su: float,
    play: Rect | None,
) -> Misses:
    """Presses that fell beside the target of their trial: within the margin, or farther.

    A press just outside that the program kindly took for a hit is a near miss all the same. One on
    another thing is that thing's error, not a miss; one outside the play area was meant for it.
    """
    far = near = 0
    for press in presses:
        act = _act_of(press, acts)
        trial = next((one for one in trials if one.since_s < press.at_s <= one.end_s + SAME_TIME_S), None)
        if act is not None and act.error and act.error != SOME_MISS:
            continue
        gap = None if trial is None else trial.rect.distance(press.at)
        if gap is not None and gap <= margin_su:
            near += gap > 0
        elif act is not None:
            far += act.error == SOME_MISS
        elif gap is not None and play is not None and play.contains(press.at):
            far += 1
    return Misses(far, near)


def _act_of(press: Press, acts: Sequence[Acted]) -> Acted | None:
    """The act that a press (or its release) led to."""
    for act in acts:
        if act.route not in POINTING:
            continue
        if abs(act.at_s - press.at_s) <= SAME_TIME_S:
            return act
        if press.up_s is not None and abs(act.at_s - press.up_s) <= SAME_TIME_S:
            return act
    return None


def double_intervals_s(presses: Sequence[Press], trials: Sequence[Trial]) -> list[float]:
    """Between the two presses of each double click that opened something: the last two presses within
    a target that needed both."""
    found: list[float] = []
    for trial in trials:
        inside = [
            press.at_s
            for press in presses
            if trial.since_s < press.at_s <= trial.end_s + SAME_TIME_S and trial.rect.contains(press.at)
        ]
        if len(inside) >= 2 and inside[-1] - inside[-2] <= LONGEST_DOUBLE_S:
            found.append(inside[-1] - inside[-2])
    return found
