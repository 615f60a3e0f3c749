"""Laws that every kind keeps, whatever is done, wherever it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.aim import Aim, PointerMoved
from game.core.node import Act, Node
from game.core.round import Result, Round
from tests.kinds.examples import EXAMPLES
from tests.kinds.play import ROOMS, faults_of_layout, room, solve, targets

LEVELS = (0.0, 0.5, 1.0)
NAMES = sorted(EXAMPLES)
LATE = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("shape", ROOMS)
@pytest.mark.parametrize("name", NAMES)
def test_its_solution_always_reaches_the_end_by_pointer_and_without(name: str, shape: str) -> None:
    for level in LEVELS:
        for by_pointer in (True, False):
            game = solve(EXAMPLES[name].begin(level, 11, ROOMS[shape]), by_pointer)
            assert game.verdicts[-1].result is Result.REACHED
            assert game.errors == []
            assert game.round.progress[0] == game.round.progress[1]
            assert game.round.solution() == () and game.round.trail() == ()
            assert game.round.wake_at_s() is None


@pytest.mark.parametrize("shape", ROOMS)
@pytest.mark.parametrize("name", NAMES)
def test_everything_lies_inside_large_and_apart_at_every_step(name: str, shape: str) -> None:
    for level in LEVELS:
        for seed in (1, 2, 3):
            begun = EXAMPLES[name].begin(level, seed, ROOMS[shape])
            states = [begun, *_on_the_way(begun)]
            for state in states:
                assert faults_of_layout(state.compose(), ROOMS[shape].rect) == [], (level, seed)


def _on_the_way(round_: Round) -> list[Round]:
    """The states after each step of the solution."""
    states: list[Round] = []
    for tenth in range(1, 200):
        aims = round_.solution()
        if aims:
            round_, _ = round_.act(replace(aims[0], at_s=tenth / 10))
        round_, _ = round_.tick(tenth / 10 + 0.05)
        if round_.done:
            break
        states.append(round_)
    return states


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_round(name: str) -> None:
    first, second = (EXAMPLES[name].begin(0.5, 7, room()) for _ in range(2))
    assert first == second
    assert first.compose() == second.compose()


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("trace points",)])
def test_another_seed_gives_another_round(name: str) -> None:
    trees = {_seen(EXAMPLES[name].begin(0.5, seed, room())) for seed in range(8)}
    assert len(trees) > 1


def _seen(round_: Round) -> str:
    state = round_.tick(1.0)[0]
    for _ in range(2):  # what is uncovered first is up to chance too
        state = state.act(state.solution()[0])[0] if state.solution() else state
    return repr(state.compose())


@pytest.mark.parametrize("name", NAMES)
def test_whatever_can_be_acted_on_has_words(name: str) -> None:
    for skin_room in ROOMS.values():
        for node in targets(EXAMPLES[name].begin(0.5, 3, skin_room).compose()):
            assert node.name.strip(), node.id


def _moves() -> st.SearchStrategy[PointerMoved]:
    place = st.floats(-200, 2200)
    return st.builds(PointerMoved, place, place, st.floats(0, 60))


def _aims(tree: Node) -> st.SearchStrategy[Aim]:
    ids = [n.id for n in tree.walk()] + ["play/none", "", "play/target1", "play/station3", "play/cell99"]
    return st.builds(Aim, st.sampled_from(ids), st.sampled_from(list(Act)), st.floats(0, 60))


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@LATE
def test_anything_done_from_any_state_never_raises_and_never_undoes(name: str, data: st.DataObject) -> None:
    level, seed = data.draw(st.floats(0, 1)), data.draw(st.integers(0, 2**31))
    state: Round = EXAMPLES[name].begin(level, seed, ROOMS[data.draw(st.sampled_from(sorted(ROOMS)))])
    for _ in range(data.draw(st.integers(1, 25))):
        before = state.progress
        match data.draw(st.integers(0, 4)):
            case 0:
                state, verdict = state.moved(data.draw(_moves()))
            case 1:
                state, verdict = state.tick(data.draw(st.floats(0, 100)))
            case 2 if state.solution():
                state, verdict = state.act(state.solution()[0])
            case 3:
                state = state.guided(data.draw(st.integers(0, 5)))
                continue
            case _:
                state, verdict = state.act(data.draw(_aims(state.compose())))
        assert state.progress >= before
        assert bool(verdict.error) == (verdict.result is Result.NOT_YET)
        assert (verdict.result is Result.REACHED) <= state.done
        assert state.done or state.solution() or state.wake_at_s() is not None
        assert all(value == value for value in state.measures().values())
    assert faults_of_layout(state.compose(), state.room.rect) == []  # type: ignore[attr-defined]
    # Time never goes back: whoever solves it now comes after whatever was done.
    assert solve(state, by_pointer=data.draw(st.booleans()), from_s=1e5).round.done


@pytest.mark.parametrize("name", NAMES)
def test_another_room_keeps_what_was_done(name: str) -> None:
    state = EXAMPLES[name].begin(0.5, 5, ROOMS["16:9, text x1"])
    for now in _on_the_way(state)[:3]:
        for other in ROOMS.values():
            moved = now.in_room(other)
            assert moved.done == now.done
            assert faults_of_layout(moved.compose(), other.rect) == []
