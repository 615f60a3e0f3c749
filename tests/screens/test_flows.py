"""From the first start to the end of a session, as people live it."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from game.app import resources
from game.core.aim import Aim
from game.core.frame import HELP, PAUSE, STOP
from game.core.node import Act
from game.program.book import Told
from game.program.plan import reached_of
from game.screens.cards import Reached
from tests.screens.walk import Person

SOURIS = resources.shipped_packs() / "souris"
WELCOMED = ("rail/skip", "rail/skip", "rail/skip")


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody for whom the welcome is over; one workshop, one learner."""
    return Person(tmp_path).press(*WELCOMED)


@pytest.fixture
def two_workshops(tmp_path: Path) -> Path:
    for name in ("souris", "souris-deux"):
        shutil.copytree(SOURIS, tmp_path / "packs" / name)
    main = tmp_path / "packs" / "souris-deux" / "pack.yaml"
    main.write_text(main.read_text("utf-8").replace("id: souris\n", "id: souris-deux\n", 1), "utf-8")
    return tmp_path / "packs"


def in_challenge(person: Person) -> Person:
    person.press("home/renard-bleu")
    return person.press(person.starting("choice/")[0])


def through_the_gate(person: Person) -> Person:
    person.press("home/adult")
    return pressed_in_order(person)


def pressed_in_order(person: Person) -> Person:
    gate = person.scene
    for index in gate.order:  # type: ignore[attr-defined]
        person.press(f"gate/sign{index}")
    return person


# ---------------------------------------------------------------------- the welcome


def test_a_newcomer_skips_every_question_and_lands_on_home(tmp_path: Path) -> None:
    person = Person(tmp_path)
    assert person.scene.name == "welcome"
    person.press(*WELCOMED)
    assert person.scene.name == "home"
    assert person.starting("home/renard") == ["home/renard-bleu"]


def test_the_welcome_asks_three_questions_once(tmp_path: Path) -> None:
    person = Person(tmp_path)
    assert person.said[0] == "Bienvenue dans Déficlic. 1 sur 3. Qui va jouer\u00a0?"
    person.press("pick/code/chat-bleu", "pick/colour/jaune", "pick/code/lion-jaune", "rail/next")
    person.press("welcome/route/keyboard", "rail/next")
    person.press("set/text_scale/more", "set/theme/more", "rail/next")
    assert person.book.codes == ("chat-bleu", "lion-jaune")
    profile = person.book.profile("lion-jaune")
    assert (profile.route, profile.text_scale, profile.theme) == ("keyboard", 1.25, "night")
    assert Person(tmp_path).scene.name == "home"


def test_a_setting_of_the_welcome_shows_at_once(tmp_path: Path) -> None:
    person = Person(tmp_path).press("rail/skip", "rail/skip")
    before = person.stage.text_scale
    person.press("set/text_scale/more")
    assert person.stage.text_scale > before
    assert person.said[-1] == "Taille du texte. 125\u00a0%"


def test_one_can_go_back_in_the_welcome(tmp_path: Path) -> None:
    person = Person(tmp_path).press("rail/next", "rail/next", "rail/back")
    assert person.said[-1].startswith("2 sur 3")


def test_an_english_home_speaks_english(tmp_path: Path) -> None:
    person = Person(tmp_path, lang="en").press(*WELCOMED)
    assert person.said[-1] == "Choose your picture."


# ---------------------------------------------------------------------- the gate


def test_a_child_pressing_adulte_once_gets_nowhere_and_finds_home_again(person: Person) -> None:
    person.press("home/adult")
    assert person.scene.name == "gate"
    person.wait(61)
    assert person.scene.name == "home"


def test_pressing_at_random_does_not_open_the_gate(person: Person) -> None:
    person.press("home/adult")
    for _ in range(4):
        for i in range(5):
            person.press(f"gate/sign{i}")
    assert person.scene.name == "gate"


def test_three_pictures_in_order_open_the_gate_without_holding(person: Person) -> None:
    assert through_the_gate(person).scene.name == "adult"


def test_holding_the_padlock_and_letting_go_opens_the_gate(person: Person) -> None:
    person.press("home/adult").press("gate/hold", act=Act.GRAB).wait(2.0)
    person.aim(Aim("gate/hold", Act.DROP, person.at_s))
    assert person.scene.name == "adult"


def test_a_short_hold_opens_nothing(person: Person) -> None:
    person.press("home/adult").press("gate/hold", act=Act.GRAB).wait(0.3)
    person.aim(Aim("gate/hold", Act.DROP, person.at_s))
    assert person.scene.name == "gate"


def test_letting_go_elsewhere_opens_nothing(person: Person) -> None:
    person.press("home/adult").press("gate/hold", act=Act.GRAB).wait(2.0)
    person.aim(Aim("play", Act.DROP, person.at_s))
    assert person.scene.name == "gate"


def typed(person: Person, phrase: str) -> Person:
    return person.press("pass/field", act=Act.TYPE, value=phrase).press("key/done")


def with_passphrase(person: Person) -> Person:
    through_the_gate(person).press("adult/machine", "machine/lock")
    typed(person, "un bateau bleu")
    typed(person, "un bateau bleu")
    assert person.scene.name == "machine"
    return person.press("rail/back", "rail/back")


def test_once_a_passphrase_is_set_the_gate_asks_for_it(person: Person) -> None:
    with_passphrase(person)
    through_the_gate(person)
    assert person.scene.name == "passphrase"
    typed(person, "un bateau bleu")
    assert person.scene.name == "adult"


def test_a_wrong_passphrase_is_slowed_and_the_child_can_always_leave(person: Person) -> None:
    with_passphrase(person)
    through_the_gate(person)
    for _ in range(3):
        typed(person, "raté")
        assert person.said[-1] == "Ce n’est pas cette phrase. Essayez encore."
        person.wait(5)
    typed(person, "raté")
    typed(person, "un bateau bleu")
    assert person.said[-1] == "Encore quelques secondes, puis validez."
    person.wait(31).press("key/done")
    assert person.scene.name == "adult"
    person.press("rail/back")
    through_the_gate(person).press("rail/back")
    assert person.scene.name == "home"


def test_the_passphrase_can_be_typed_on_the_screen(person: Person) -> None:
    with_passphrase(person)
    through_the_gate(person)
    for letter in "un bateau bleu":
        person.press("key/space" if letter == " " else f"key/{letter}")
    person.press("key/a", "key/erase", "key/done")
    assert person.scene.name == "adult"


def test_the_passphrase_is_nowhere_in_the_tree_nor_in_the_files(person: Person) -> None:
    with_passphrase(person)
    through_the_gate(person).press("pass/field", act=Act.TYPE, value="un bateau bleu")
    words = " ".join(f"{n.name} {n.detail}" for n in person.tree.walk())
    assert "bateau" not in words and "bateau" not in repr(person.scene)
    assert "bateau" not in (person.root / "settings.json").read_text("utf-8")


# ---------------------------------------------------------------------- a session


def test_the_first_challenge_is_two_presses_away(person: Person) -> None:
    in_challenge(person)
    assert person.scene.name == "playing"
    assert [e.type for e in person.log()] == ["session_started", *["decision_made"] * 3, "round_started"]
    assert [e.body["about"] for e in person.log("decision_made")] == ["next_challenge", "level", "guidance"]


def test_the_young_person_chooses_among_two_or_three_challenges(person: Person) -> None:
    person.press("home/renard-bleu")
    assert 2 <= len(person.starting("choice/")) <= 3


def test_what_was_offered_and_why_is_in_the_log(person: Person) -> None:
    person.press("home/renard-bleu")
    offered = [node_id.removeprefix("choice/") for node_id in person.starting("choice/")]
    person.press(f"choice/{offered[1]}")
    body = person.log("decision_made")[0].body
    assert [o["challenge"] for o in body["offers"]] == offered
    assert body["chosen"] == offered[1]
    assert all(o["reason"] for o in body["offers"])
    assert body["reason"] == "Nouvelle compétence\u00a0: ce qui vient avant est connu."


def test_a_whole_session_ends_with_what_was_done(person: Person) -> None:
    person.book.change("renard-bleu", {"session_steps": 2})
    in_challenge(person).play_through().go_on()
    assert person.scene.name == "choice"
    person.press(person.starting("choice/")[0]).play_through().go_on()
    assert person.scene.name == "end"
    ended = person.log("session_ended")[0].body
    assert (ended["reason"], ended["played"], ended["reached"]) == ("end", 2, 2)
    person.press("end/bye")
    assert person.scene.name == "home"


def test_successes_alone_raise_the_level_and_the_log_says_why(person: Person) -> None:
    in_challenge(person)
    first = person.playing.brief.challenge
    skill = person.playing.brief.skills[0]
    for _ in range(2):
        person.play_through()
        person.navigator.sitting.visit = person.navigator.sitting.visit.played(person.playing, "reached", "")  # type: ignore[union-attr]
        person.scene = person.navigator.sitting.play({"challenge": first}, person.at_s, person.scene)
        person.scene = person.scene.entered(person.at_s).scene
    decision = [e.body for e in person.log("decision_made") if e.body["about"] == "level"][-1]
    assert decision["skill"] == skill
    assert 0 < decision["decided"] == person.playing.level
    assert decision["reason"].startswith("Réussi seul")


def test_stopping_in_the_middle_leads_to_the_end_and_is_logged_as_stopped(person: Person) -> None:
    in_challenge(person).press(STOP)
    assert person.scene.name == "end"
    ended = person.log("round_ended")[0].body
    assert (ended["outcome"], ended["reason"]) == ("stopped", "learner")
    assert person.log("session_ended")[0].body["reason"] == "learner"
    assert [e.type for e in person.log()].count("session_ended") == 1


def test_a_challenge_that_was_reached_stays_reached_when_one_stops(person: Person) -> None:
    in_challenge(person).play_through().press(STOP)
    assert [e.body["outcome"] for e in person.log("round_ended")] == ["reached"]
    assert person.log("session_ended")[0].body["reached"] == 1


def test_a_pause_while_a_success_is_enjoyed_leads_back_to_it(person: Person) -> None:
    in_challenge(person).play_through().press(PAUSE).wait(60).press("pause/continue")
    assert person.playing.ended_s is not None
    person.go_on()
    assert person.scene.name == "choice"
    assert len(person.log("round_ended")) == 1


def test_a_pause_leads_back_exactly_where_one_was_and_its_time_does_not_count(person: Person) -> None:
    in_challenge(person).wait(2.0)
    before = person.playing
    person.press(PAUSE)
    assert person.scene.name == "pause"
    person.wait(600.0).press("pause/continue")
    after = person.playing
    assert after.round == before.round and after.guidance.level == before.guidance.level
    assert len(person.log("round_started")) == 1
    person.play_through()
    assert person.log("round_ended")[0].body["took_s"] < 120


def test_the_breath_of_the_pause_is_slow_and_stands_still_with_reduced_motion(person: Person) -> None:
    in_challenge(person).press(PAUSE)
    sizes = []
    for _ in range(220):
        person.wait(0.1)
        sizes.append(next(n for n in person.tree.walk() if n.id == "pause/disc").rect.w)
    tops = [i for i in range(1, len(sizes) - 1) if sizes[i - 1] < sizes[i] >= sizes[i + 1]]
    assert all(b - a >= 100 for a, b in pairwise(tops)), "more than six a minute"
    assert person.scene.wake_at_s() is not None
    person.press("pause/breath")
    assert person.scene.wake_at_s() is None
    person.press("pause/breath")
    person.book.change("renard-bleu", {"motion": False})
    person._restage()
    assert person.scene.wake_at_s() is None


def test_stopping_from_the_pause_is_logged_too(person: Person) -> None:
    in_challenge(person).press(PAUSE).press(STOP)
    assert person.scene.name == "end"
    assert person.log("round_ended")[0].body["outcome"] == "stopped"


def test_closing_the_window_in_a_challenge_loses_nothing(person: Person) -> None:
    in_challenge(person)
    person.close()
    assert [e.type for e in person.log()][-2:] == ["round_ended", "session_ended"]
    assert person.log("round_ended")[0].body["reason"] == "closed"


def test_closing_twice_logs_once(person: Person) -> None:
    in_challenge(person)
    person.close()
    person.close()
    assert len(person.log("session_ended")) == 1


def test_what_was_done_comes_back_as_stars_the_next_day(person: Person) -> None:
    in_challenge(person).play_through()
    done = person.playing.brief.challenge
    person.press(STOP).press("end/bye")
    again = Person(person.root, store=person.store).press("home/renard-bleu")
    visit = again.navigator.sitting.visit
    assert visit is not None and reached_of(visit.coach, "souris", done) is Reached.ALONE


# ---------------------------------------------------------------------- workshops and packs


def test_with_two_workshops_one_chooses_and_can_change(tmp_path: Path, two_workshops: Path) -> None:
    person = Person(tmp_path, packs=(two_workshops,)).press(*WELCOMED).press("home/renard-bleu")
    assert person.starting("space/") == ["space//path", "space/souris", "space/souris-deux"]
    person.press("space/souris-deux", "choice//other", "space/souris")
    assert person.scene.name == "choice"


def test_a_pack_removed_midway_lands_on_a_calm_home_and_the_adult_is_told(
    tmp_path: Path, two_workshops: Path
) -> None:
    person = Person(tmp_path, packs=(two_workshops,)).press(*WELCOMED).press("home/renard-bleu")
    person.press("space/souris-deux")
    shutil.rmtree(two_workshops / "souris-deux")
    person.press(person.starting("choice/")[0])
    assert person.scene.name == "home"
    assert person.log("session_ended")[0].body["reason"] == "pack_gone"
    through_the_gate(person)
    assert person.scene.name == "notice"
    person.press("notice/ok")
    assert person.scene.name == "adult"


def test_a_broken_pack_never_reaches_the_young_person(tmp_path: Path, two_workshops: Path) -> None:
    (two_workshops / "souris-deux" / "pack.yaml").write_text("format: 1\nid: [", "utf-8")
    person = Person(tmp_path, packs=(two_workshops,)).press(*WELCOMED).press("home/renard-bleu")
    assert person.scene.name == "choice"
    person.press(STOP).press("end/bye")
    through_the_gate(person).press("adult/packs")
    said = " ".join(n.name for n in person.tree.walk())
    assert "souris-deux" in said and "mis de côté" in said


def test_no_pack_at_all_is_a_calm_screen(tmp_path: Path) -> None:
    person = Person(tmp_path, packs=(tmp_path / "nothing",)).press(*WELCOMED).press("home/renard-bleu")
    assert person.scene.name == "space"
    assert person.said[-1] == "Les défis arrivent bientôt. Demande à un adulte."
    person.press(STOP)
    assert person.scene.name == "end"


# ---------------------------------------------------------------------- the adult


def to_panel(person: Person) -> Person:
    in_challenge(person).press(PAUSE).press("pause/adult")
    return pressed_in_order(person)


def test_the_panel_changes_a_running_challenge_and_leads_back_to_it(person: Person) -> None:
    to_panel(person)
    assert person.scene.name == "panel"
    person.press("set/text_scale/more", "set/text_scale/more")
    assert person.stage.text_scale == 1.5
    person.press("rail/back")
    assert person.playing.stage.text_scale == 1.5
    changed = person.log("profile_changed")
    assert [e.body["settings"] for e in changed] == [{"text_scale": 1.25}, {"text_scale": 1.5}]
    assert len(person.log("round_started")) == 1


def test_a_help_noted_by_the_adult_is_guidance_five(person: Person) -> None:
    to_panel(person).press("panel/help/hand")
    assert person.said[-1] == "Aide notée."
    person.press("rail/back").play_through()
    assert person.log("guidance_given")[0].body["how"] == "hand"
    assert person.log("round_ended")[0].body["guidance"] == 5


def test_a_challenge_passed_by_the_adult_is_logged_and_the_session_goes_on(person: Person) -> None:
    to_panel(person).press("panel/pass")
    assert person.scene.name == "choice"
    assert person.log("round_ended")[0].body["outcome"] == "passed"


def test_an_adult_adds_sets_and_forgets_a_learner(person: Person) -> None:
    through_the_gate(person).press("adult/learners")
    while "learners//add" not in person.reachable:
        person.press("page/after")
    person.press("learners//add", "pick/code/ours-bleu", "rail/next")
    assert person.book.codes == ("renard-bleu", "ours-bleu")
    person.press("learners/ours-bleu", "page/after", "learner/session", "set/session_steps/less", "rail/back")
    assert person.book.profile("ours-bleu").session_steps == 4
    assert person.book.profile("renard-bleu").session_steps == 5
    person.press("page/after", "learner//forget", "confirm/no")
    assert "ours-bleu" in person.book.codes
    person.press("page/after", "learner//forget", "confirm/yes", "notice/ok")
    assert list(person.book.codes) == ["renard-bleu"]
    assert not (person.root / "learners" / "ours-bleu.json").exists()


def test_a_learner_whose_log_could_not_be_erased_stays_in_sight(person: Person) -> None:
    person.erased = False
    through_the_gate(person).press("adult/learners", "learners/renard-bleu", "page/after")
    person.press("learner//forget", "confirm/yes")
    assert person.scene.name == "notice"
    assert person.book.codes == ("renard-bleu",)


def test_the_effect_of_a_learners_setting_shows_on_the_adults_page(person: Person) -> None:
    through_the_gate(person).press("adult/learners", "learners/renard-bleu", "learner/see")
    person.press("set/text_scale/more")
    assert person.stage.text_scale == 1.25
    person.press("rail/back", "rail/back", "rail/back")
    assert person.stage.text_scale == 1.0


def test_every_page_of_the_adults_space_leads_back(person: Person) -> None:
    through_the_gate(person)
    for place in ("packs", "machine", "about", "learners"):
        person.press(f"adult/{place}", "rail/back")
        assert person.scene.name == "adult"
    for place in ("state", "defaults", "kept"):
        person.press("adult/machine", f"machine/{place}", "rail/back")
        assert person.scene.name == "machine", place
        person.press("rail/back")
    person.press("rail/back")
    assert person.scene.name == "home"


def test_quitting_ends_the_program(person: Person) -> None:
    through_the_gate(person).press("adult/quit")
    assert person.gone


def test_what_is_kept_is_read_aloud_from_home(person: Person) -> None:
    person.press("home/kept")
    assert "Tout reste sur cet ordinateur." in person.said
    assert "J’efface tout un an après ta dernière séance." in person.said
    person.press("rail/back")
    assert person.scene.name == "home"


def test_from_a_pause_the_young_person_also_hears_how_many_sessions_are_kept(person: Person) -> None:
    in_challenge(person).press("rail/pause")
    person.press("pause/kept")
    assert "Séances gardées : 1." in person.said


def test_a_word_to_the_adult_comes_first_and_goes_with_one_press(tmp_path: Path) -> None:
    person = Person(tmp_path, told=(Told("le journal était abîmé", "gardez ce fichier"),))
    assert person.scene.name == "notice"
    assert person.said[-1] == "Le journal était abîmé. Gardez ce fichier."
    person.press("notice/ok")
    assert person.scene.name == "welcome"


def test_a_learner_named_on_the_command_line_is_seated_at_once(person: Person) -> None:
    again = Person(person.root, learner="renard-bleu")
    assert again.scene.name == "choice"


# ---------------------------------------------------------------------- anything goes


@pytest.mark.parametrize(
    "target", ["", "home/nobody", "key/é", "set/nothing/more", "page/after", "gate/sign9", HELP]
)
def test_an_aim_that_means_nothing_changes_nothing(person: Person, target: str) -> None:
    person.aim(Aim(target, Act.PRESS, person.at_s))
    assert person.scene.name == "home"
    for place, here in (("home/adult", "gate"), ("home/kept", "kept")):
        person.press(place)
        person.aim(Aim(target, Act.PRESS, person.at_s))
        assert person.scene.name == here
        person.press("rail/back")


def test_keys_are_set_during_play_and_the_settings_can_be_felt(person: Person) -> None:
    """From the quick panel and back to its page; nothing of it is in the log of acts."""
    to_panel(person).press("panel/more", "panel/group/act", "panel/keys", "keys/tab")
    person.aim(Aim("listen", Act.TYPE, person.at_s, "f3"))
    assert person.book.profile("renard-bleu").keys == {"f3": "tab"}
    person.press("rail/back")
    assert (person.scene.name, getattr(person.scene, "group", "")) == ("panel", "act")
    person.press("panel/try", "play/star")
    person.press("play/ball", act=Act.GRAB).press("play/box", act=Act.DROP)
    assert getattr(person.scene, "times", 0) == 2
    before = len(person.log("acted"))
    person.press("rail/back", "rail/back")
    assert person.scene.name == "playing" and len(person.log("acted")) == before
