"""Every field of every challenge can be written into without a real keyboard, as if with one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from game.authoring.judge_seat import Case, playing
from game.core.aim import Aim
from game.core.frame import WRITE
from game.core.learner import Profile
from game.core.node import Act, Node, Role, State
from game.core.outcome import Go, Record
from game.core.round import KEYBOARD
from game.core.session import Playing
from game.core.tree import find, reachable
from game.screens.keyboard import DONE
from game.screens.resumed import Resumed
from game.screens.writing import Write
from tests.access_routes.effects import stage
from tests.access_routes.test_challenges import shipped

MOST_STEPS = 60


def moments(started: Playing) -> Iterator[Playing]:
    """The challenge from its begin to its end, one useful act after the other."""
    now, at_s = started, 0.0
    for _ in range(MOST_STEPS):
        yield now
        aims = now.round.solution()
        if now.ended_s is not None or not aims:
            return
        at_s += 1.0
        after = now.act(Aim(aims[0].target, aims[0].act, at_s, aims[0].value)).scene
        assert isinstance(after, Playing)
        now = after


def fields(tree: Node) -> list[Node]:
    return [n for n in tree.walk() if n.role is Role.TEXT_INPUT and Act.TYPE in n.acts and n.enabled]


@cache
def written_into() -> dict[str, Playing]:
    """A moment with a field, of each kind that has one; checks on the way that the keyboard is offered at all."""
    found: dict[str, Playing] = {}
    for pack, entry in shipped():
        for now in moments(playing(pack, entry, Case(0.5), stage(Profile()))):
            tree = now.compose()
            if not fields(tree) or now.ended_s is not None:
                continue
            offered = WRITE in [n.id for n in reachable(tree)]
            here = now.writes_into(tree)
            if find(tree, KEYBOARD) is None and (here is not None or len(fields(tree)) == 1):
                assert offered, f"{pack.id}/{entry.id}"
                found.setdefault(entry.base.kind, now)
            else:
                assert not offered, f"{pack.id}/{entry.id}: it draws its own, or a field must be chosen first"
    return found


def test_where_there_is_a_field_a_keyboard_is_offered() -> None:
    assert {"form", "password", "browser"} <= set(written_into())


@pytest.mark.parametrize("kind", ["form", "password", "browser"])
def test_what_is_written_by_hand_is_what_a_real_keyboard_would_have_typed(kind: str) -> None:
    now = written_into()[kind]
    (_, go) = now.act(Aim(WRITE, Act.PRESS, 10.0)).outcomes
    assert isinstance(go, Go) and go.place == "writing"
    page = Write(stage(Profile()), go.args["field"], go.args["label"], secret=go.args["secret"])
    for key in ("shift", "é", "l", "o"):
        page = page.act(Aim(f"key/{key}", Act.PRESS, 11.0)).scene  # type: ignore[assignment]
    back = page.act(Aim(DONE, Act.PRESS, 12.0)).outcomes[-1]
    assert isinstance(back, Go) and (back.place, back.args["text"]) == ("written", "Élo")
    by_hand = Resumed(now, 12.0, back.args["field"], back.args["text"]).entered(12.0)
    by_keys = now
    for letter in "Élo":
        by_keys = by_keys.act(Aim(back.args["field"], Act.TYPE, 12.0, letter)).scene  # type: ignore[assignment]
    assert isinstance(by_hand.scene, Playing)
    assert by_hand.scene.round == by_keys.round != now.round
    logged = [o for o in by_hand.outcomes if isinstance(o, Record)]
    assert logged and "Élo" not in str(logged), "the log has the acts, and no letter"


def test_a_secret_is_shown_as_dots_and_in_no_message() -> None:
    page = Write(stage(Profile()), "play/s0", "Mot de passe", secret=True)
    for letter in "abc":
        page = page.act(Aim("write/field", Act.TYPE, 0.0, letter)).scene  # type: ignore[assignment]
    field = find(page.compose(), "write/field")
    assert field is not None and field.name == "•••" and State.PASSWORD in field.states
    assert "abc" not in repr(page)
