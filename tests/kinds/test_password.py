"""password: a phrase from pictures, judged honestly, made once more, kept nowhere."""

from __future__ import annotations

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from game.core.aim import Aim
from game.core.node import Act
from game.core.round import Result, Round
from game.core.tree import reachable
from game.kinds.password_strength import strength, tokens
from tests.kinds.play import ROOMS, Game, challenge, faults_of_layout, room, solve

NAMES = ("lune", "vélo", "pomme", "girafe", "volcan", "guitare", "escargot", "fusée", "cactus", "robot")
PICTURES = [{"content": name, "picture": "🌙"} for name in NAMES]
OWN = [{"content": "lina", "picture": "👧", "own": True}, {"content": "2012", "picture": "🎂", "own": True}]
MARKER = "zzmarqueurzz"
PHRASE = challenge("password", site="Coffre", pictures=[*PICTURES, *OWN], again=True, shown={"easy": 6, "hard": 12})
ONCE = challenge("password", site="Coffre", pictures=[*PICTURES, *OWN], shown=12)


def press(game: Game, *names: str) -> None:
    for name in names:
        game.act(next(n.id for n in reachable(game.tree) if n.name == name and n.id.startswith("play/word")))


def test_four_different_pictures_make_a_phrase() -> None:
    game = Game(ONCE.begin(0.5, 1, room()))
    press(game, "lune", "vélo", "pomme", "robot")
    assert game.node("play/field").name == "lune-vélo-pomme-robot"
    assert game.act("play/keep").result is Result.REACHED
    assert game.measures["strength"] >= 3


@pytest.mark.parametrize(
    ("names", "error"),
    [
        (("lune", "vélo", "pomme"), "few"),
        (("lune", "lune", "vélo", "pomme"), "repeated"),
        (("lune", "vélo", "pomme", "lina"), "trap.personal"),
    ],
)
def test_a_phrase_that_keeps_no_rule_is_told_why_and_can_be_mended(names: tuple[str, ...], error: str) -> None:
    game = Game(ONCE.begin(0.5, 1, room()))
    press(game, *names)
    verdict = game.act("play/keep")
    assert verdict.error == error and verdict.say
    assert solve(game.round).round.done


def test_common_french_words_count_as_common() -> None:
    assert strength("lunevélo", common=NAMES) < 3 <= strength("lunevélopommerobot", common=NAMES)
    assert strength("lina2012", own=("lina", "2012")) <= 1
    assert strength("123456") == 0 == strength("")


def test_the_meter_says_in_words_what_the_bar_shows() -> None:
    game = Game(ONCE.begin(0.5, 1, room()))
    press(game, "lune")
    weak = game.node("play/meter").value
    press(game, "vélo", "pomme", "robot")
    strong = game.node("play/meter").value
    assert weak is not None and strong is not None and weak < strong == 1.0
    assert game.node("play/strength").name == "Très solide"


def test_the_same_phrase_is_made_again_from_memory() -> None:
    game = Game(PHRASE.begin(1.0, 4, room()))
    while game.round.progress[0] < 5:
        game.step(False)
    assert game.node("play/field").name == "Refais la même phrase"
    press(game, "lune" if game.round.solution()[0].target != "play/word0" else "vélo")
    assert game.act("play/keep").error == "differs"
    assert solve(game.round).round.done


def test_typing_works_and_is_in_no_record() -> None:
    game = Game(PHRASE.begin(1.0, 4, room()))
    for letter in f"{MARKER} cheval bleu 7 tuiles":
        game.act("play/field", Act.TYPE, letter)
    game.act("play/keep")
    told = repr([game.measures, game.errors, game.verdicts, [n.id for n in game.tree.walk()], game.said])
    assert MARKER not in told and MARKER not in repr(game.round)
    assert solve(game.round).round.done


def test_the_estimator_is_loaded_only_when_a_phrase_is_made() -> None:
    for name in [n for n in sys.modules if n.partition(".")[0] == "zxcvbn"]:
        del sys.modules[name]
    game = Game(ONCE.begin(0.5, 1, room()))
    game.tree  # noqa: B018
    assert "zxcvbn" not in sys.modules
    press(game, "lune")
    assert "zxcvbn" in sys.modules


@pytest.mark.parametrize("shape", ROOMS)
def test_it_is_solved_and_lies_well_in_every_room(shape: str) -> None:
    for level in (0.0, 1.0):
        game = Game(PHRASE.begin(level, 2, ROOMS[shape]))
        while not game.round.done:
            assert faults_of_layout(game.tree, ROOMS[shape].rect) == []
            game.step(False)
        assert game.errors == [] and game.round.progress[0] == game.round.progress[1]


@pytest.mark.parametrize(
    ("pictures", "told"),
    [
        ([*PICTURES, PICTURES[0]], "two pictures are called"),
        ([*PICTURES, {"content": "deux mots", "picture": "🌙"}], "one word of"),
        ([*PICTURES[:4], *OWN], "six pictures at least"),
    ],
)
def test_pictures_that_lead_nowhere_are_told_in_plain_words(pictures: list[dict[str, object]], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        challenge("password", site="Coffre", pictures=pictures)


@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_anything_done_never_raises_never_undoes_and_always_leaves_a_way(data: st.DataObject) -> None:
    state: Round = PHRASE.begin(data.draw(st.floats(0, 1)), data.draw(st.integers(0, 99)), room())
    ids = [f"play/word{i}" for i in range(13)] + ["play/keep", "play/erase", "play/field", "play"]
    for _ in range(data.draw(st.integers(1, 20))):
        before = state.progress
        act = data.draw(st.sampled_from((Act.PRESS, Act.PRESS, Act.TYPE)))
        value = data.draw(st.sampled_from(("a", "-", " ", "\b", "\n", "lune", "É!")))
        state, verdict = state.act(Aim(data.draw(st.sampled_from(ids)), act, 0.0, value))
        assert state.progress >= before
        assert bool(verdict.error) == (verdict.result is Result.NOT_YET)
        assert state.done or state.solution()
    assert solve(state).round.done


def test_words_of_a_phrase_are_found_whatever_stands_between() -> None:
    assert tokens("Lune-vélo  Pomme_7!") == ("lune", "vélo", "pomme", "7")
