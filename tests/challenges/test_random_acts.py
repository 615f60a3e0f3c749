"""Anything pressed, typed and scrolled in the false worlds: nothing breaks, no corner without a way out.

Each world gets 12,500 acts here and 100,000 with DEFICLIC_WHOLE_JUDGE=1, spread over its challenges,
levels and windows. Pure rounds: no window is opened.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from game.core.aim import Aim
from game.core.node import Act, Node, Role
from game.core.round import Round
from game.core.tree import find, reachable
from tests.challenges.shipped import Shipped, every
from tests.kinds.play import ROOMS, solve

WORLDS = ("browser", "mailbox", "chat", "feed", "clue", "form", "password", "desktop")
WHOLE = os.environ.get("DEFICLIC_WHOLE_JUDGE") == "1"
STEPS = 100_000 if WHOLE else 12_500
EACH = 250  # acts in one life of a challenge, before it begins anew
TYPED = ("a", "É", "@", ".", "\b", "\r", "\t", "\x1b", "dune", "www.", "😀")
ACTS = (Act.PRESS,) * 6 + (Act.DOUBLE, Act.TYPE, Act.TYPE, Act.SCROLL_DOWN, Act.SCROLL_UP, Act.DROP)
SLACK_SU = 1.5
SHIPPED = {kind: [s for s in every() if s.read()[1].kind == kind] for kind in WORLDS}


def lives(kind: str) -> Iterator[tuple[Round, random.Random]]:
    """Rounds of this kind, each with its chance: levels, windows, skins and languages in turn."""
    shapes = sorted(ROOMS)
    for n in range(STEPS // EACH):
        shipped: Shipped = SHIPPED[kind][n % len(SHIPPED[kind])]
        _, entry = shipped.read()
        level, lang = (0.0, 1.0, 0.5)[n % 3], ("fr", "en")[n % 2]
        challenge = entry.for_(("enfant", "ado")[n // 2 % 2], n, level, lang)
        yield challenge.begin(level, n, ROOMS[shapes[n % len(shapes)]]), random.Random(n)


def tree_of(round_: Round) -> tuple[Node, list[str]]:
    tree = round_.compose()
    return tree, [node.id for node in tree.walk()] + ["", "play/none"]


def done(round_: Round, aim: Aim) -> Round:
    """The act, and the time that what moves by itself needs; the very same round when nothing came of it."""
    after, _ = round_.act(aim)
    at_s = aim.at_s
    while after.wake_at_s() is not None and at_s < aim.at_s + 20.0:
        at_s += 4.0
        after, _ = after.tick(at_s)
    return after


def outside(tree: Node, round_: Round) -> list[str]:
    """What can be acted on, or is read, outside the play area."""
    area = round_.room.rect.grown(SLACK_SU)  # type: ignore[attr-defined]
    return [n.id for n in reachable(tree) if n.role is not Role.GROUP and not area.holds(n.rect)]


@pytest.mark.parametrize("kind", [kind for kind in WORLDS if SHIPPED[kind]])
def test_random_acts_never_break_a_world_nor_end_in_a_corner(kind: str) -> None:
    for n, (fresh, chance) in enumerate(lives(kind)):
        round_, (tree, ids) = fresh, tree_of(fresh)
        for step in range(EACH):
            aim = Aim(chance.choice(ids), chance.choice(ACTS), step * 30.0, chance.choice(TYPED))
            after = done(round_, aim)
            if after is round_:
                continue
            round_ = fresh if after.done else after
            tree, ids = tree_of(round_)
            if step % 4 == 0:
                assert round_.solution(), f"no way on after {aim.target}"
            assert any(node.acts for node in reachable(tree)), "nothing can be pressed"
        assert outside(tree, round_) == []
        if n % 8 == 0:
            assert solve(round_, from_s=EACH * 30.0).round.done, "from here the end is not reached"


@pytest.mark.parametrize("shipped", SHIPPED["browser"], ids=lambda shipped: shipped.name)
def test_back_always_leads_to_where_one_was(shipped: Shipped) -> None:
    """In a browser, whatever was pressed: back, when it can be pressed, shows another page."""
    _, entry = shipped.read()
    for seed in range(12):
        chance = random.Random(seed)
        round_ = entry.for_("enfant", seed, 1.0, "fr").begin(1.0, seed, ROOMS["16:9, text x1"])
        for step in range(60):
            tree, ids = tree_of(round_)
            back = find(tree, "play/tool-back")
            if back is not None and back in reachable(tree) and back.acts:
                after, _ = round_.act(Aim(back.id, Act.PRESS, step * 30.0))
                assert after is not round_ and after.solution()
            pressed = done(round_, Aim(chance.choice(ids), Act.PRESS, step * 30.0))
            round_ = round_ if pressed.done else pressed
