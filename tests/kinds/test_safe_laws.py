"""Laws of sort, order, clue and chat: any act, any room; and the four packs from end to end."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.aim import Aim
from game.core.node import Act
from game.core.round import Result, Round
from game.core.wording import words
from game.kinds.traps import FAMILIES
from tests.challenges.shipped import every
from tests.kinds.play import ROOMS, faults_of_layout, room, solve, targets
from tests.kinds.safe_examples import KINDS, entries, of_kind

LATE = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENTRIES = dict(entries())


@pytest.mark.parametrize("kind", KINDS)
def test_its_solution_reaches_the_end_in_every_room_without_an_error(kind: str) -> None:
    for where in ROOMS.values():
        for level in (0.0, 0.5, 1.0):
            game = solve(of_kind(kind).begin(level, 5, where))
            assert game.verdicts[-1].result is Result.REACHED
            assert game.errors == [] and game.round.progress[0] == game.round.progress[1]
            assert game.round.solution() == ()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_round(kind: str) -> None:
    first, second = (of_kind(kind).begin(0.5, 7, room()) for _ in range(2))
    assert first == second and first.compose() == second.compose()


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@LATE
def test_anything_done_from_any_state_never_raises_and_never_undoes(kind: str, data: st.DataObject) -> None:
    where = ROOMS[data.draw(st.sampled_from(sorted(ROOMS)))]
    state: Round = of_kind(kind).begin(data.draw(st.floats(0, 1)), data.draw(st.integers(0, 999)), where)
    for _ in range(data.draw(st.integers(1, 20))):
        before = state.progress
        ids = [node.id for node in state.compose().walk()] + ["play/none", "", "play/c0-place9", "play/p0-part9"]
        aim = Aim(data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(list(Act))), 0.0)
        knows = data.draw(st.booleans())
        if knows and state.solution():
            aim = state.solution()[0]
        state, verdict = state.act(aim)
        assert state.progress >= before
        assert bool(verdict.error) == (verdict.result is Result.NOT_YET)
        assert (verdict.result is Result.REACHED) <= state.done
        assert state.done or state.solution()
    assert faults_of_layout(state.compose(), where.rect) == []
    assert solve(state).round.done


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_can_be_acted_on_has_words_and_is_pressed_by_every_route(kind: str) -> None:
    state = of_kind(kind).begin(0.5, 3, room())
    while not state.done:
        for node in targets(state.compose()):
            assert node.name.strip(), node.id
            assert node.acts[0] is Act.PRESS, node.id
        state, _ = state.act(state.solution()[0])


def test_every_family_has_a_name_in_both_languages() -> None:
    for family in FAMILIES:
        for key in (f"clue.{family}", f"reply.clue.{family}"):
            assert words("fr", key) != key and words("en", key) not in (key, words("fr", key)), key


@pytest.mark.parametrize("name", ENTRIES)
def test_each_challenge_of_the_packs_ends_for_both_ages_in_both_languages(name: str) -> None:
    for skin, lang, level in (("enfant", "fr", 0.0), ("ado", "fr", 1.0), ("enfant", "en", 0.6)):
        made = ENTRIES[name].for_(skin, 3, level, lang)
        game = solve(made.begin(level, 3, room(lang=lang)))
        assert game.verdicts[-1].result is Result.REACHED and game.errors == []


@pytest.mark.parametrize("name", ENTRIES)
def test_each_challenge_lies_well_in_every_room(name: str) -> None:
    begun = ENTRIES[name].for_("enfant", 2, 1.0, "fr").begin(1.0, 2, room())
    for i, where in enumerate([*ROOMS.values(), *ROOMS.values()]):
        # In each room another moment of the challenge.
        for _ in range(i // 2):
            begun, _ = begun.act(begun.solution()[0]) if begun.solution() else (begun, None)
        assert faults_of_layout(begun.in_room(where).compose(), where.rect) == []


@pytest.mark.parametrize("name", ENTRIES)
def test_each_safety_challenge_brings_a_question_for_the_adult(name: str) -> None:
    note = ENTRIES[name].base.adult_note
    assert note is not None and note.question.text.endswith("\u00a0?")


@pytest.mark.parametrize("level", [0.0, 1.0])
def test_every_challenge_that_warns_the_adult_begins_with_its_card(level: float) -> None:
    shipped = {f"{one.pack}/{one.challenge}": one.read()[1] for one in every()}
    warned = {name: one for name, one in shipped.items() if one.base.adult_note and one.base.adult_note.before}
    assert "reseaux/stop-je-pense-je-publie" in warned and len(warned) == 6
    for name, entry in warned.items():
        begun = entry.for_("enfant", 1, level, "fr").begin(level, 1, room())
        assert [node.id for node in targets(begun.compose())] == ["play/opening-go"], name
        unmoved, verdict = begun.act(Aim("play", Act.PRESS, 0.0))
        assert unmoved == begun and not verdict.error, f"{name}: a press beside it is no mistake"
        after, _ = begun.act(begun.solution()[0])
        assert all(node.id != "play/opening-go" for node in targets(after.compose())), name
        assert after.progress[0] == begun.progress[0], f"{name}: reading it is no success yet"


@pytest.mark.parametrize("name", ["on-se-moque-de-moi", "je-vois-quelqu-un-harcele", "un-inconnu-veut-me-voir"])
def test_a_sensitive_challenge_warns_before_and_ends_on_a_human_contact(name: str) -> None:
    entry = ENTRIES[f"reseaux/{name}"]
    assert entry.base.adult_note is not None and entry.base.adult_note.before is not None
    state = entry.for_("enfant", 1, 0.0, "fr").begin(0.0, 1, room())
    assert [node.id for node in targets(state.compose())] == ["play/opening-go"]
    seen: list[str] = []
    while not state.done:
        seen = [node.name for node in state.compose().walk() if node.name]
        state, _ = state.act(state.solution()[0])
    text = " ".join(seen)
    assert "3018" in text and "gratuit" in text and "9 h à 23 h" in text and "tous les jours" in text


def test_no_choice_stands_on_the_padlock_alone() -> None:
    pages = list(ENTRIES["pieges/le-nom-du-site"].base.pages)  # type: ignore[attr-defined]
    locks = [part for page in pages for part in page.parts if part.part == "lock"]
    assert len(locks) == len(pages), "true and copied pages both show a padlock"
    assert all(part.clue is None and "ne suffit pas" in part.say.text for part in locks)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_measured_holds_words(kind: str) -> None:
    game = solve(of_kind(kind).begin(1.0, 4, room()))
    assert all(isinstance(value, float) for value in game.measures.values())
    assert json.dumps(game.measures).isascii()
