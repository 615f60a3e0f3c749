"""Is the answer given away? Somebody who presses without looking must not be done in a few acts.

Only challenges in which something can be wrong have an answer to give away: where every act is a good
one (moving, hitting, dragging anywhere), there is nothing to guess.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice

from game.authoring.judge_fault import Fault
from game.authoring.judge_seat import Case, playing
from game.core.aim import Aim
from game.core.node import Act, Node, Role
from game.core.round import Result, Round
from game.core.stage import Stage
from game.core.tree import reachable
from game.packs.entry import Entry, Pack

TRIES, FEW_TRIES = 24, 6
SHORT = 8  # acts; in a longer way chance is tried less often
FEW_MORE = 1  # acts besides those that somebody who knows would need
MOST_SHARE = 0.5
STEP_S = 0.6
LONGEST = 300
MOST_LOOKED_AT = 20


def given_away(pack: Pack, entry: Entry, stage: Stage) -> Iterator[Fault]:
    """A fault for the first level at which pressing at random, or always the same place, is enough."""
    for level in (0.0, 0.5, 1.0):
        case = Case(level, lang=pack.language)
        first = playing(pack, entry, case, stage).round
        tries = TRIES if solve(first) <= SHORT else FEW_TRIES
        begun = [playing(pack, entry, _seeded(case, seed), stage).round for seed in range(1, tries + 1)]
        if begun[0].trail():
            return  # the gesture itself is what is learnt: there is no answer to guess
        if not can_be_wrong(begun[0]):
            continue
        needed = [solve(round_) for round_ in begun]
        for habit in ("random", "first", "last"):
            done = sum(
                mashed(round_, acts + FEW_MORE, habit, seed)
                for seed, (round_, acts) in enumerate(zip(begun, needed, strict=True))
            )
            if done > tries * MOST_SHARE:
                share = round(100 * done / tries)
                code = "play-given-away" if habit == "random" else "play-given-away-place"
                yield Fault(code, parts={"level": f"{level:g}", "share": share})
                return


def _seeded(case: Case, seed: int) -> Case:
    return Case(case.level, case.skin, seed, case.lang)


def solve(round_: Round) -> int:
    """How many acts somebody who knows needs."""
    return sum(1 for step in _steps(round_) if step.solution())


def can_be_wrong(round_: Round) -> bool:
    """Whether anything on the way of somebody who knows could have been wrong."""
    return any(_could_be_wrong(step) for step in islice(_steps(round_), MOST_LOOKED_AT))


def _steps(round_: Round) -> Iterator[Round]:
    """The round before each act of somebody who knows, and before each wait."""
    at_s = 1.0
    for _ in range(LONGEST):
        if round_.done:
            break
        yield round_
        at_s += STEP_S
        for aim in round_.solution()[:1]:
            round_, _verdict = round_.act(Aim(aim.target, aim.act, at_s, aim.value))
        round_ = _waited(round_, at_s)


def _could_be_wrong(round_: Round, at_s: float = 1.0) -> bool:
    return any(
        round_.act(Aim(node.id, act, at_s))[1].result is Result.NOT_YET
        for node in _things(round_)
        for act in _acts(node)
    )


def mashed(round_: Round, most: int, habit: str, seed: int) -> bool:
    """Whether `most` acts without looking finish the round: at random, always the first, or the last thing."""
    rng = random.Random(seed)
    at_s = 1.0
    for _ in range(most):
        at_s += STEP_S
        things = _things(round_)
        if not things:
            round_ = _waited(round_, at_s)
            continue
        node = {"first": things[0], "last": things[-1]}.get(habit) or rng.choice(things)
        act = rng.choice(_acts(node)) if habit == "random" else node.acts[0]
        round_, _verdict = round_.act(Aim(node.id, act, at_s))
        round_ = _waited(round_, at_s)
        if round_.done:
            return True
    return False


def _things(round_: Round) -> list[Node]:
    return [node for node in reachable(round_.compose()) if node.role is not Role.GROUP]


def _acts(node: Node) -> list[Act]:
    return [act for act in node.acts if act not in (Act.ENTER, Act.LEAVE, Act.TYPE)] or list(node.acts)


def _waited(round_: Round, at_s: float) -> Round:
    """After what needed time (a glide, a light to stay on)."""
    for _ in range(LONGEST):
        due = round_.wake_at_s()
        if due is None or due > at_s + STEP_S:
            break
        round_, _verdict = round_.tick(max(due, at_s))
        at_s = max(due, at_s) + 1e-4
    return round_
