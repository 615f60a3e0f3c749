"""The assistant, calm, keys and the hidden way out, as they are lived: in the whole program."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.geometry import Point
from game.core.inputs import PadDown, PointerAt
from game.core.node import Act
from game.core.session import Playing
from game.program.lock import Lock
from game.screens.passphrase import Passphrase
from tests.access_routes.seat import WAYS, Somebody, Way
from tests.access_routes.test_screens import through_the_gate

POINTER, TOUCH, KEYBOARD = WAYS[0], WAYS[1], WAYS[2]


def to_assistant(root: Path) -> Somebody:
    """From the welcome, by the page that asks how one plays."""
    return Somebody(root, POINTER).press("rail/skip", "welcome/try")


def touched(me: Somebody, beside: int, slip_su: float) -> None:
    """One star: so many presses beside it first, and a hand that slips while it lets go."""
    me.pilot.wait(1.0)
    star = me.node("play/star").rect.centre
    for _ in range(beside):
        me.pilot.click_at(Point(star.x + 260.0, star.y))
    me.pilot.move_to(star)
    me.pilot.press()
    me.pilot.feed(PointerAt(Point(star.x + slip_su, star.y), me.pilot.now_s))
    me.pilot.release()


def test_three_stars_become_a_proposal_in_words_that_an_adult_accepts(tmp_path: Path) -> None:
    me = to_assistant(tmp_path)
    for _ in range(3):
        touched(me, beside=1, slip_su=20.0)
    me.pilot.wait(1.5)
    assert me.place == "proposed"
    assert any("près du bord" in text for text in me.pilot.said[-3:])
    me.press("rail/next")
    assert me.place == "welcome" and me.book.defaults.near_miss_su == 48.0 and me.book.defaults.steady_click


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_the_assistant_is_gone_through_by_each_way(way: Way, tmp_path: Path) -> None:
    """Its stars are things like others: whoever cannot point chooses them, and the advice is to keep what is."""
    me = Somebody(tmp_path, way).press("rail/skip", "welcome/try")
    for _ in range(3):
        me.press("play/star")
        me.pilot.wait(1.0)
    me.pilot.wait(1.5)
    assert me.place == "proposed"
    me.press("rail/next")
    assert me.place == "welcome"


def test_what_is_proposed_can_be_left_as_it_was(tmp_path: Path) -> None:
    me = to_assistant(tmp_path)
    before = me.book.defaults
    for _ in range(3):
        touched(me, beside=2, slip_su=0.0)
    me.pilot.wait(1.5)
    me.press("rail/skip")
    assert me.book.defaults == before


def test_three_presses_of_one_switch_set_the_pace_of_the_scanner(tmp_path: Path) -> None:
    me = to_assistant(tmp_path).press("assistant/other")
    for _ in range(3):
        for _ in range(200):
            if any(n.id == "play/star" for n in me.director.tree.walk()):
                break
            me.pilot.wait(0.05)
        me.pilot.wait(0.8)
        me.pilot.feed(PadDown("3", me.pilot.now_s))
    me.pilot.wait(1.5)
    me.press("rail/next")
    defaults = me.book.defaults
    assert (defaults.route, defaults.lock_out_s) == ("switch", 0.5)
    assert 1.2 <= defaults.scan_s <= 1.5


def playing(me: Somebody) -> Somebody:
    me.press("rail/skip", "rail/skip", "rail/skip", "home/renard-bleu", "space/souris")
    return me.press(me.last("choice/"))


def test_a_pause_is_calm_at_once_and_calm_can_stay(tmp_path: Path) -> None:
    me = playing(Somebody(tmp_path, POINTER))
    speaker = me.director.speaker
    assert not me.director.calm
    me.press("rail/pause")
    assert me.director.calm
    heard, cues = list(speaker.heard), list(speaker.cues)
    me.press("pause/breath", "pause/calm", "pause/continue")
    assert me.director.calm and not me.director.stage.motion
    assert speaker.heard == heard and speaker.cues == cues, "silence"
    me.press("top/repeat")
    assert len(speaker.heard) == len(heard) + 1, "what is asked for is said"
    me.press("rail/pause", "pause/calm", "pause/continue")
    assert not me.director.calm and me.director.stage.motion


def test_the_focus_is_where_it_was_after_a_pause(tmp_path: Path) -> None:
    me = playing(Somebody(tmp_path, KEYBOARD))
    me.pilot.tab_to("rail/pause")
    me.press("rail/pause", "pause/continue")
    assert me.director.attention.focus == "rail/pause" and me.director.attention.focus_shown


def test_a_key_that_was_given_another_meaning_has_it_in_a_challenge(tmp_path: Path) -> None:
    me = Somebody(tmp_path, KEYBOARD).press("rail/skip", "rail/skip", "rail/skip")
    through_the_gate(me.press("home/adult")).press("adult/learners", "learners/renard-bleu", "page/after")
    me.press("learner//keys", "keys/tab")
    me.pilot.feed(PadDown("4", me.pilot.now_s))
    me.press("keys/return")
    me.pilot.key("f2")
    assert me.book.profile("renard-bleu").keys == {"pad 4": "tab", "f2": "return"}
    me.press("rail/back", "rail/back", "rail/back", "rail/back", "home/renard-bleu", "space/souris")
    me.pilot.tab_to(me.last("choice/"))
    me.pilot.key("f2")
    me.pilot.wait(0.3)
    assert isinstance(me.director.scene, Playing)


def test_the_hidden_way_out_asks_the_passphrase_and_loses_nothing(tmp_path: Path) -> None:
    me = playing(Somebody(tmp_path, POINTER))
    me.book.set_lock(Lock.made("un bateau bleu"))
    me.director.way_out()
    assert isinstance(me.director.scene, Passphrase)
    me.director.go(me.director.scene.go("unlock", phrase="un bateau bleu").outcomes[-1])  # type: ignore[arg-type]
    assert me.place == "adult"
    me.press("adult/quit")
    assert not me.director.open
    assert [e.body["outcome"] for e in me.log("round_ended")] == ["stopped"]


def test_protecting_the_screen_asks_for_a_passphrase_and_without_one_the_gate_stays_shut(tmp_path: Path) -> None:
    me = Somebody(tmp_path, POINTER).press("rail/skip", "rail/skip", "rail/skip")
    through_the_gate(me.press("home/adult")).press("adult/machine", "machine/kiosk", "confirm/yes")
    assert isinstance(me.director.scene, Passphrase) and me.director.scene.mode == "new"
    me.press("rail/back")
    me.director.way_out()
    assert me.place == "gate", "the chord alone never leads to the adult's side"


def test_every_star_is_large_and_nothing_counts_points(tmp_path: Path) -> None:
    me = to_assistant(tmp_path)
    star = me.node("play/star")
    assert min(star.rect.w, star.rect.h) >= 160 and Act.PRESS in star.acts
    assert not me.log("round_started") and not me.log("acted"), "it is no test: nothing is logged"
