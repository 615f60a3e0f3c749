"""Laws of everything that is written: it ends, lies well, survives anything, and keeps no text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.aim import Aim
from game.core.node import Act
from game.core.round import Result, Round
from game.kinds.typed_line import Line, fault, towards
from tests.kinds.play import ROOMS, faults_of_layout, room, solve, targets
from tests.kinds.typing import EXAMPLES

LATE = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MARKER = "zqj"
KEYS = ["a", "A", "é", "@", " ", "1", "\b", "\n", "\t", "\x1b", "\x7f", "\x1c", "\x1d", "\x03", "\x16", "\r", "ab"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_drawn_keys_alone_lead_to_the_end(name: str) -> None:
    for shape in ("16:9, text x1", "4:3, text x2", "portrait, text x2"):
        for level in (0.0, 1.0):
            game = solve(EXAMPLES[name].begin(level, 5, ROOMS[shape]))
            assert game.verdicts[-1].result is Result.REACHED and game.errors == []
            assert game.round.solution() == () and game.round.wake_at_s() is None


@pytest.mark.parametrize("name", EXAMPLES)
def test_everything_lies_inside_large_and_apart_at_every_step(name: str) -> None:
    for where in ROOMS.values():
        state: Round = EXAMPLES[name].begin(1.0, 2, where)
        for n in range(60):
            if n % 7 == 0 or state.done:
                assert faults_of_layout(state.compose(), where.rect) == [], (where.rect, n)
                assert all(node.name.strip() for node in targets(state.compose()))
            if state.done:
                break
            state, _ = state.act(replace(state.solution()[0], at_s=n / 3))


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_must_be_pressed_next_is_always_on_the_stage(name: str) -> None:
    for where in ROOMS.values():
        state: Round = EXAMPLES[name].begin(1.0, 4, where)
        for _ in range(80):
            if state.done:
                break
            wanted = state.solution()[0]
            assert any(n.id == wanted.target and wanted.act in n.acts for n in state.compose().walk())
            state, _ = state.act(wanted)


@pytest.mark.parametrize("name", EXAMPLES)
@given(data=st.data())
@LATE
def test_anything_done_from_any_state_never_raises_and_can_still_be_finished(
    name: str, data: st.DataObject
) -> None:
    state: Round = EXAMPLES[name].begin(data.draw(st.floats(0, 1)), data.draw(st.integers(0, 999)), room())
    for _ in range(data.draw(st.integers(1, 20))):
        before = state.progress
        match data.draw(st.integers(0, 3)):
            case 0 if state.solution():
                state, verdict = state.act(state.solution()[0])
            case 1:
                state, verdict = state.tick(data.draw(st.floats(0, 100)))
            case 2:
                aim = Aim(data.draw(st.sampled_from(["play", "play/field"])), Act.TYPE, 1.0,
                          data.draw(st.sampled_from(KEYS)))  # fmt: skip
                state, verdict = state.act(aim)
            case _:
                ids = [n.id for n in state.compose().walk()] + ["play/keys/nothing", ""]
                state, verdict = state.act(
                    Aim(data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(list(Act))), 1.0)
                )
        assert state.progress >= before and bool(verdict.error) == (verdict.result is Result.NOT_YET)
        assert (verdict.result is Result.REACHED) <= state.done
    assert solve(state).round.done


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_typed_is_nowhere_but_in_the_field(name: str) -> None:
    state: Round = EXAMPLES[name].begin(1.0, 3, room())
    for char in MARKER * 3:
        for target in ("play", "play/field"):
            state, verdict = state.act(Aim(target, Act.TYPE, 1.0, char))
            assert MARKER not in verdict.error + verdict.say
    told = repr(sorted(state.measures())) + repr([n.id for n in state.compose().walk()]) + repr(state)
    assert MARKER not in told


TEXTS = st.text("abé ", max_size=7)


@given(text=TEXTS, wanted=TEXTS, at=st.integers(0, 7), moves=st.booleans())
def test_the_way_from_any_line_to_any_other_ends_there(text: str, wanted: str, at: int, moves: bool) -> None:
    line = Line(text, min(at, len(text)) if moves else len(text))
    for _ in range(40):
        value = towards(line, wanted, moves)
        if not value:
            break
        line = line.typed(value)
    assert line.text == wanted


@given(text=TEXTS, wanted=TEXTS)
def test_a_fault_is_the_stretch_to_change_and_nothing_else(text: str, wanted: str) -> None:
    start, end = fault(text, wanted)
    assert text[:start] == wanted[:start] and wanted.endswith(text[end:])
