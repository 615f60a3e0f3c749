"""mailbox and feed: what is asked, each kind of error and trap, and the laws of all kinds on their packs."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from game.core.node import Act, State, Tone
from game.core.round import Result
from game.core.tree import find
from game.packs.entry import Entry
from game.packs.pack import read_pack
from tests.kinds.play import ROOMS, Game, challenge, faults_of_layout, room, solve, targets

CHALLENGES = Path(__file__).parents[2] / "challenges"

MAILS = [
    {"id": "tom", "name": "Tom", "subject": "Un vélo", "lines": ["Il est rouge."], "say": "Ici, Tom écrit."},
    {"id": "mamie", "name": "Mamie", "subject": "Bisous", "lines": ["À bientôt."]},
    {"id": "gain", "name": "Cadeaux", "subject": "Gagné !", "lines": ["Vite !"], "trap": "too_good"},
]
CARD = {"name": "Sami", "facts": [{"id": "oui", "label": "Message", "content": "Je viens."}]}
FIELD = {"id": "message", "type": "text", "label": "Message", "answer": "oui", "strings": ["Bof."]}
FILES = {
    "id": "photo", "type": "file", "label": "Pièce jointe",
    "options": [
        {"content": "bateau.jpg", "right": True}, {"content": "carte.jpg", "trap": "personal", "say": "À toi."},
    ],
}  # fmt: skip
READ = {
    "ask": "Ouvre Tom.", "mail": "tom", "question": "Quelle couleur ?",
    "answers": [{"name": "Rouge", "right": True}, {"name": "Vert", "say": "Relis."}],
}  # fmt: skip
ANSWER = {"ask": "Réponds à Tom.", "do": "reply", "mail": "tom", "fields": [FIELD, FILES]}
JUNK = {"ask": "Mets le piège de côté.", "do": "junk", "mail": "gain"}
WRITE = {"ask": "Écris.", "do": "write", "fields": [FIELD]}
POST = {"site": "Vagueo", "parts": [{"part": "text", "content": "Payez !", "clue": "money"}]}
CHOICES = [{"name": "Je passe", "right": True}, {"name": "Je paie", "trap": "money"}, {"name": "Euh"}]
STEPS = {"post": POST, "steps": [{"ask": "Que fais-tu ?", "choices": CHOICES}]}
SET = {
    "post": POST, "ask": "Règle.",
    "settings": [{"name": "Privé", "right": True, "say": "Pour tes amis."}, {"name": "Mon lieu"}],
}  # fmt: skip


def mailbox(*tasks: Any, level: float = 1.0, seed: int = 1, **more: Any) -> Game:
    fields = {"site": "Ma boîte", "character": CARD, "mails": MAILS, "tasks": list(tasks), "shown": 3}
    return Game(challenge("mailbox", **{**fields, **more}).begin(level, seed, room()))


def feed(*items: Any, level: float = 1.0, **more: Any) -> Game:
    return Game(challenge("feed", site="Vagueo", items=list(items), **more).begin(level, 1, room()))


def named(game: Game, name: str) -> str:
    return next(node.id for node in targets(game.tree) if node.name == name)


# ---------------------------------------------------------------------- mailbox


def test_the_asked_message_is_opened_and_its_question_answered() -> None:
    game = mailbox(READ)
    assert game.act("play/t0-mail0").result is Result.STEP
    assert game.act(named(game, "Rouge")).result is Result.REACHED
    assert game.measures["openings"] == 1.0 and game.errors == []


def test_another_message_stays_closed_and_says_who_writes() -> None:
    game = mailbox({**READ, "mail": "mamie"})
    verdict = game.act("play/t0-mail0")
    assert verdict.error == "other_mail" and verdict.say == "Ici, Tom écrit."
    assert game.node("play/t0-told").name == verdict.say, "the answer stays on the screen"
    assert game.act("play/t0-mail1").result is Result.STEP, "one tries again"


def test_a_too_good_message_is_a_trap_that_is_told_and_can_be_left() -> None:
    game = mailbox(READ)
    assert game.node("play/t0-mail2").tone is Tone.PANEL
    verdict = game.act("play/t0-mail2")
    assert verdict.error == "trap.too_good" and verdict.say
    lit = [node.id for node in targets(game.tree) if node.tone is Tone.SUN]
    assert lit == ["play/t0-mail2"], "who writes and what about: the clue is lit, it alone"
    assert game.node("play/t0-mail2-clue").picture == "sign:search", "by more than a colour"
    assert solve(game.round).measures["trap.too_good"] == 1.0
    assert "trap.too_good" not in solve(mailbox(READ).round).measures


def test_a_wrong_answer_is_explained_and_rests() -> None:
    game = mailbox(READ)
    game.act("play/t0-mail0")
    wrong = named(game, "Vert")
    assert game.act(wrong).say == "Relis." and State.DIMMED in game.node(wrong).states
    assert game.measures["error.other_answer"] == 1.0


def test_the_wrong_button_says_what_it_does() -> None:
    game = mailbox(ANSWER, buttons=4)
    game.act("play/t0-mail0")
    verdict = game.act("play/t0-forward")
    assert verdict.error == "other_button" and "autre personne" in verdict.say
    assert game.act("play/t0-reply").result is Result.STEP


def test_the_message_is_sent_once_with_the_right_file() -> None:
    game = mailbox(ANSWER, JUNK, buttons=1)
    game.act("play/t0-mail0")
    game.act("play/t0-reply")
    assert game.act("play/p0-next").error == "empty"
    game.act("play/s0")
    game.act(named(game, "Je viens."))
    game.act("play/s1")
    assert game.act(named(game, "carte.jpg")).error == "trap.personal"
    game.act(named(game, "bateau.jpg"))
    assert game.act("play/p0-next").result is Result.STEP
    assert game.act("play/p0-next").result is Result.NOTHING, "a second click sends nothing"
    assert game.measures["sent"] == 1.0 and game.measures["error.empty"] == 2.0


def test_the_message_can_be_typed_and_is_kept_nowhere() -> None:
    game = mailbox(WRITE, JUNK)
    game.act("play/t0-write")
    for letter in "Zorglub":
        verdict = game.act("play/s0", Act.TYPE, letter)
    assert "Zorglub" not in repr(game.round), "no message or log can show it"
    assert not any("orglub" in node.id for node in game.tree.walk()) and "orglub" not in verdict.say
    for _ in "Zorglub":
        game.act("play/s0", Act.TYPE, "\b")
    for letter in "Je viens.":
        game.act("play/s0", Act.TYPE, letter)
    game.act("play/s0-ok")
    assert game.act("play/p0-next").result is Result.STEP
    assert not any("orglub" in str(pair) for pair in game.measures.items())
    assert game.measures["keys"] == 23.0


def test_a_trap_message_is_put_aside_and_leaves_the_list() -> None:
    game = mailbox(JUNK, READ)
    game.act("play/t0-mail2")
    assert game.act("play/t0-junk").result is Result.STEP
    assert "play/t1-mail2" not in [node.id for node in game.tree.walk()]


def test_a_long_message_is_read_leaf_by_leaf_in_large_type() -> None:
    long = {**MAILS[0], "lines": ["Il est rouge et il roule vite.", "Viens le voir.", "Il est au garage."]}
    fields = {"site": "B", "mails": [long, *MAILS[1:]], "tasks": [READ]}
    game = Game(challenge("mailbox", **fields).begin(1.0, 1, room(text_scale=2.0)))
    game.act("play/t0-mail0")
    seen = {node.name for node in game.tree.walk()}
    for _ in range(6):
        game.act("play/t0-down")
        seen |= {node.name for node in game.tree.walk()}
    assert set(long["lines"]) <= seen


@pytest.mark.parametrize(
    ("task", "told"),
    [
        ({**READ, "mail": "papa"}, "le message « papa » n’existe pas"),
        ({**ANSWER, "fields": [{**FIELD, "answer": "non"}]}, "manque sur la carte"),
        ({**READ, "mail": "gain"}, "est un piège"),
        ({**READ, "answers": [{"name": "Rouge"}, {"name": "Vert"}]}, "une seule avec « right: true »"),
        ({**ANSWER, "fields": [FIELD, FIELD]}, "deux cases s’appellent"),
    ],
)
def test_what_an_author_gets_wrong_in_a_mailbox_is_told(task: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        mailbox(task)


# ---------------------------------------------------------------------- feed


def test_a_trap_under_a_post_shows_its_clue_and_is_tried_again() -> None:
    game = feed(STEPS)
    verdict = game.act(named(game, "Je paie"))
    assert verdict.error == "trap.money" and verdict.say
    assert State.SELECTED in game.node("play/i0-part0").states, "the clue is marked"
    assert game.act(named(game, "Je passe")).result is Result.REACHED
    assert game.measures["trap.money"] == 1.0 and game.measures["at_once"] == 0.0


def test_a_good_choice_at_once_counts_so() -> None:
    game = feed(STEPS)
    assert game.act(named(game, "Je passe")).result is Result.REACHED
    assert game.measures["traps"] == 0.0 and game.measures["at_once"] == 1.0


def test_a_step_can_open_another_page() -> None:
    page = {"site": "Journal", "parts": [{"part": "text", "content": "La fin."}]}
    game = feed({"post": POST, "steps": [*STEPS["steps"], {"ask": "Et là ?", "page": page, "choices": CHOICES}]})
    game.act(named(game, "Je passe"))
    assert "La fin." in [node.name for node in game.tree.walk()]


def test_settings_are_saved_only_once_they_protect() -> None:
    game = feed(SET)
    verdict = game.act("play/i0-save")
    assert verdict.error == "setting" and verdict.say == "Pour tes amis."
    assert game.act("play/i0-w0").result is Result.STEP
    assert game.act("play/i0-save").result is Result.REACHED
    assert State.CHECKED in game.node("play/i0-w0").states, "what was set stays in sight"


def test_showing_ones_place_is_a_trap_and_stays_off() -> None:
    game = feed(SET)
    assert game.act("play/i0-w1").error == "trap.personal"
    assert State.CHECKED not in game.node("play/i0-w1").states
    assert "trap.personal" not in solve(feed(SET).round).measures


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({"post": POST}, "rien à faire"),
        ({**SET, "settings": [{"name": "Privé"}]}, "un réglage à changer"),
        ({"post": POST, "steps": [{"ask": "?", "choices": CHOICES[1:]}]}, "un bouton au moins"),
    ],
)
def test_what_an_author_gets_wrong_in_a_feed_is_told(item: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        feed(item)


# ---------------------------------------------------------------------- laws, on the packs


@lru_cache
def entries() -> tuple[Entry, ...]:
    """The challenges of the mail pack and of the networks."""
    read = read_pack(CHALLENGES / "courriel")
    assert read.pack is not None, [problem.text() for problem in read.problems]
    return tuple(entry for entry in read.pack.challenges if entry.kind in ("mailbox", "feed"))


def test_the_draft_pack_holds_five_mail_challenges() -> None:
    assert len(entries()) == 5


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("skin", ["enfant", "ado"])
@pytest.mark.parametrize("level", [0.0, 1.0])
def test_replying_replying_to_all_and_forwarding_are_all_asked_and_told_apart(
    level: float, skin: str, lang: str
) -> None:
    entry = next(one for one in entries() if one.id == "repondre-a-tous-transferer")
    game = Game(entry.for_(skin, 1, level, lang).begin(level, 1, room(lang=lang)))
    deeds = ("reply", "reply_all", "forward")
    done, refused, offered = [], 0, set()
    while not game.round.done:
        aim = game.round.solution()[0]
        task, _, wanted = aim.target.removeprefix("play/").partition("-")
        if wanted in deeds:
            shown = [deed for deed in deeds if find(game.tree, f"play/{task}-{deed}")]
            offered |= set(shown)
            for deed in shown:
                if deed != wanted:
                    refused += 1
                    assert game.act(f"play/{task}-{deed}").error == "other_button"
            done.append(wanted)
        game.act(aim.target, aim.act, aim.value)
    assert done == list(deeds) and offered == set(deeds)
    assert refused == (3 if level == 0.0 else 6), "each act is told from another, from all others when it is hard"
    assert game.measures["sent"] == 3.0


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_challenge_is_solved_without_an_error_and_lies_in_every_room(lang: str) -> None:
    for entry in entries():
        for level, skin in ((0.0, "enfant"), (1.0, "ado")):
            for name, at in ROOMS.items():
                game = Game(entry.for_(skin, 3, level, lang).begin(level, 3, at))
                for _ in range(80):
                    assert not faults_of_layout(game.tree, at.rect), (entry.id, name)
                    if game.round.done:
                        break
                    game.step(False)
                assert game.round.done and game.errors == [], entry.id


@settings(max_examples=25, deadline=None)
@given(which=st.integers(0, 4), seed=st.integers(0, 999), picks=st.lists(st.integers(0, 99), max_size=25))
def test_whatever_is_pressed_the_way_to_the_end_stays_open(which: int, seed: int, picks: list[int]) -> None:
    entry = entries()[which]
    game = Game(entry.for_("enfant", seed, 1.0, "fr").begin(1.0, seed, room()))
    for pick in picks:
        active = targets(game.tree)
        if game.round.done or not active:
            break
        node = active[pick % len(active)]
        game.act(node.id, node.acts[pick % len(node.acts)], "é")
    assert solve(game.round).round.done


def test_a_session_goes_on_when_the_window_changes_its_shape() -> None:
    for entry in entries():
        game = Game(entry.for_("enfant", 1, 1.0, "fr").begin(1.0, 1, room()))
        for at in ROOMS.values():
            game.step(False)
            game.round = game.round.in_room(at)
            assert not faults_of_layout(game.tree, at.rect), entry.id
        assert solve(game.round).round.done
