"""form: what is right, what is sent, what a message says, and that nothing typed is kept."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from game.core.aim import Aim
from game.core.node import Act, Role, State
from game.core.round import Result, Round
from game.core.tree import reachable
from game.kinds.form_cv import cv_html
from game.kinds.form_slots import alike
from tests.kinds.form_examples import BOATS, CARD, DAYS, EVERY, FILE, FREE_DAY, LEVEL, MAIL, NAME, SECRET, ask, form
from tests.kinds.play import ROOMS, Game, challenge, faults_of_layout, room, solve

MARKER = "zzmarqueurzz"


def played(*pages: list[dict[str, object]], **more: object) -> Game:
    return Game(form(*pages, **more).begin(1.0, 3, room()))


def opened(game: Game, field: str = "play/s0") -> tuple[str, ...]:
    game.act(field)
    return tuple(n.id for n in reachable(game.tree) if n.id.startswith(f"{field}-c"))


def choose(game: Game, text: str) -> None:
    game.act(next(n.id for n in reachable(game.tree) if n.name == text))


def test_a_word_card_fills_the_field_and_counts_as_a_step() -> None:
    game = played([NAME])
    cards = opened(game)
    assert len(cards) >= 2
    choose(game, "Lina")
    assert game.verdicts[-1].result is Result.STEP
    assert game.node("play/s0").name == "Lina"


def test_typing_fills_the_field_as_well() -> None:
    game = played([NAME])
    game.act("play/s0")
    for letter in "lina":
        game.act("play/s0", Act.TYPE, letter)
    game.act("play/s0", Act.TYPE, "\n")
    assert game.act("play/p0-next").result is Result.REACHED
    assert game.measures["keys"] == 4 and game.measures["by_card"] == 0


def test_sending_an_empty_field_says_what_to_correct_and_keeps_the_page() -> None:
    game = played([MAIL])
    verdict = game.act("play/p0-next")
    assert verdict.error == "empty" and verdict.say == "Il manque l’arobase."
    assert game.node("play/s0-note").name == "Il manque l’arobase."
    assert not game.round.done


def test_the_message_goes_when_the_field_is_right() -> None:
    game = played([MAIL])
    game.act("play/p0-next")
    opened(game)
    choose(game, "lina@courriel.example")
    assert not any(n.id == "play/s0-note" for n in game.tree.walk())


def test_a_wrong_word_is_told_apart_from_a_wrong_form() -> None:
    game = played([MAIL])
    opened(game)
    game.act("play/s0", Act.TYPE, "lina.courriel.example\n")
    game.act("play/s0-ok")
    assert game.act("play/p0-next").error == "format"
    game.act("play/s0")
    for _ in range(40):
        game.act("play/s0", Act.TYPE, "\b")
    game.act("play/s0", Act.TYPE, "paul@autre.example")
    game.act("play/s0-ok")
    assert game.act("play/p0-next").error == "wrong_text"


def test_errors_of_the_first_send_are_measured_once() -> None:
    game = played([NAME, MAIL])
    game.act("play/p0-next")
    game.act("play/p0-next")
    assert game.measures["first_send_errors"] == 2 and game.measures["sends"] == 2


def test_a_trap_is_answered_calmly_and_can_be_tried_again() -> None:
    game = played([FILE])
    game.act("play/s0")
    trap = next(n.id for n in reachable(game.tree) if n.name == "installe.exe")
    verdict = game.act(trap)
    assert verdict.error == "trap.install" and verdict.say == "Choisis un document."
    assert game.measures["trap.install"] == 1
    choose(game, "facture.pdf")
    assert game.act("play/p0-next").result is Result.REACHED


def test_a_trap_avoided_is_not_counted() -> None:
    game = solve(form([FILE]).begin(1.0, 3, room()))
    assert game.measures["traps"] == 0 and game.errors == []


def test_the_second_password_must_be_the_same() -> None:
    game = played([SECRET])
    game.act("play/s0", Act.TYPE, "lune-velo-pomme")
    game.act("play/s0-ok")
    game.act("play/s1", Act.TYPE, "lune-velo")
    game.act("play/s1-ok")
    assert game.act("play/p0-next").error == "differs"
    assert State.PASSWORD in game.node("play/s0").states


def test_boxes_need_exactly_the_wanted_ones() -> None:
    game = played([DAYS])
    for n in (0, 1, 2):
        game.act(f"play/s0-o{n}")
    assert game.act("play/p0-next").error == "wrong_choice"
    game.act("play/s0-o1")
    assert game.act("play/p0-next").result is Result.REACHED


def test_a_day_that_is_taken_cannot_be_chosen() -> None:
    game = played([FREE_DAY])
    game.act("play/s0")
    days = [n for n in game.tree.walk() if n.id.startswith("play/s0-d") and n.name]
    assert [n.name for n in days if n.role is Role.BUTTON] == ["9"]


def test_a_calendar_can_be_turned_to_another_month() -> None:
    game = solve(form([FREE_DAY]).begin(1.0, 3, ROOMS["16:9, text x2"]))
    assert game.round.done and game.errors == []


def test_an_optional_field_may_stay_empty_and_that_is_noted() -> None:
    game = solve(form([NAME, ask("surnom", "text", optional=True, strings=["Lili"])]).begin(1.0, 3, room()))
    assert game.measures["left_empty"] == 1


def test_one_can_go_back_and_nothing_is_lost() -> None:
    game = played([NAME], [LEVEL])
    opened(game)
    choose(game, "Lina")
    game.act("play/p0-next")
    game.act("play/p1-back")
    assert game.node("play/s0").name == "Lina"


def test_the_summary_shows_all_but_the_password() -> None:
    game = played([NAME, SECRET], summary=True)
    while "play/p1-next" not in {n.id for n in game.tree.walk()}:
        game.step(False)
    names = [n.name for n in game.tree.walk()]
    assert "Lina" in names
    assert "lune-velo-pomme" not in [n.name for n in game.tree.walk() if n.id.startswith("play/s")]


def test_messages_are_there_from_the_start_when_the_author_says_so() -> None:
    wrong = {**MAIL, "value": "lina.courriel.example"}
    game = played([wrong], checked=True)
    assert game.node("play/s0-note").name == "Il manque l’arobase."
    assert game.node("play/s0").name == "lina.courriel.example"


def test_small_differences_of_writing_are_no_errors() -> None:
    assert alike("text", " léa  morel ", "Lea Morel") and alike("phone", "06.39 98-12 34", "06 39 98 12 34")
    assert not alike("password", "Lune", "lune") and not alike("date", "12/05", "12/05/2012")


def test_what_is_typed_is_in_no_measure_no_error_no_id_and_no_repr() -> None:
    game = played([NAME, MAIL, SECRET], summary=True)
    for field in ("play/s0", "play/s1", "play/s2"):
        game.act(field)
        for letter in MARKER:
            game.act(field, Act.TYPE, letter)
        game.act(f"{field}-ok")
    game.act("play/p0-next")
    told = repr([game.measures, game.errors, game.verdicts, [n.id for n in game.tree.walk()], game.said])
    assert MARKER not in told and MARKER not in repr(game.round)
    assert MARKER not in repr(game.round.solution())


def test_a_cv_is_a_whole_page_of_the_character_alone() -> None:
    made = form([NAME], cv=True, summary=True, character={**CARD, "name": "Lina <b>Morel"})
    character = made.character  # type: ignore[attr-defined]
    page = cv_html(character, "fr")
    assert page.startswith("<!doctype html>") and "Lina &lt;b&gt;Morel" in page
    assert all(fact.content.text in page for fact in character.facts)
    assert "http" not in page


@pytest.mark.parametrize("shape", ROOMS)
@pytest.mark.parametrize("level", (0.0, 1.0))
def test_every_type_of_field_is_solved_in_every_room(shape: str, level: float) -> None:
    game = Game(EVERY.begin(level, 5, ROOMS[shape]))
    for _ in range(120):
        assert faults_of_layout(game.tree, ROOMS[shape].rect) == []
        if game.round.done:
            break
        game.step(by_pointer=False)
    assert game.round.progress[0] == game.round.progress[1] and game.errors == []
    assert game.round.solution() == ()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ([NAME, NAME], "two fields are called"),
        ([ask("ville", "text", answer="ville")], "missing on the card"),
        ([ask("ville", "text")], "has no answer"),
        ([ask("sport", "list", options=[{"content": "A"}, {"content": "B"}])], "exactly one option"),
        ([ask("debut", "calendar", wanted="17 mars")], "write 2027-03-17"),
        ([ask("debut", "calendar", wanted="2027-03-17", free=["2027-03-18"])], "not a free one"),
        ([ask("surnom", "text", optional=True)], "nothing is asked"),
    ],
)
def test_a_form_that_cannot_be_filled_is_told_in_plain_words(fields: list[dict[str, object]], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        form(fields)


def _any(state: Round, data: st.DataObject) -> Aim:
    ids = [n.id for n in state.compose().walk()]
    ids += ["play/s99", "play/s0-o77", "play/s0-d1", "play/p0-next", "play/sx"]
    acts = st.sampled_from((Act.PRESS, Act.PRESS, Act.PRESS, Act.TYPE, Act.SCROLL_DOWN))
    value = st.sampled_from(("a", "\b", "\n", "lina@", ""))
    return Aim(data.draw(st.sampled_from(ids)), data.draw(acts), 0.0, data.draw(value))


@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_anything_done_never_raises_never_undoes_and_always_leaves_a_way(data: st.DataObject) -> None:
    names = sorted(ROOMS)
    where = ROOMS[data.draw(st.sampled_from(names))]
    state: Round = EVERY.begin(data.draw(st.floats(0, 1)), data.draw(st.integers(0, 999)), where)
    for _ in range(data.draw(st.integers(1, 20))):
        before = state.progress
        if data.draw(st.integers(0, 9)) == 0:
            state = state.in_room(ROOMS[data.draw(st.sampled_from(names))])
        useful = data.draw(st.booleans()) and bool(state.solution())
        state, verdict = state.act(state.solution()[0] if useful else _any(state, data))
        assert state.progress >= before
        assert bool(verdict.error) == (verdict.result is Result.NOT_YET)
        assert state.done or state.solution()
    assert faults_of_layout(state.compose(), state.room.rect) == []  # type: ignore[attr-defined]
    assert solve(state).round.done


def test_the_same_seed_gives_the_same_form_and_another_seed_other_cards() -> None:
    assert EVERY.begin(0.5, 7, room()) == EVERY.begin(0.5, 7, room())
    seen = set()
    for seed in range(6):
        game = Game(form([NAME]).begin(0.5, seed, room()))
        game.act("play/s0")
        seen.add(tuple(n.name for n in reachable(game.tree)))
    assert len(seen) > 1


def test_pictures_are_chosen_like_in_a_check_for_people() -> None:
    game = played([BOATS])
    for n in reachable(game.tree):
        if n.name in ("Voilier", "Paquebot"):
            game.act(n.id)
    assert game.act("play/p0-next").result is Result.REACHED


def test_a_form_without_a_card_can_be_only_choices() -> None:
    made = challenge("form", site="Club", pages=[{"title": "Page", "fields": [LEVEL]}])
    assert solve(made.begin(0.0, 1, room())).round.done
