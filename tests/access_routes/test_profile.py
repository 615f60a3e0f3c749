"""Every setting of a profile does something, an adult comes to all of them, and nothing is a dead switch."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pygame
import pytest

from game.app import resources
from game.core.attention import Attention
from game.core.geometry import Point, Rect
from game.core.learner import CHOICES, RANGES, Profile
from game.core.node import Look, Node, Role
from game.core.outcome import Motion, Show
from game.core.stage import Stage
from game.screens.adjusting import Panel
from game.screens.home import Home
from game.screens.settings_table import GROUPS, QUICK, setting
from game.stage.canvas import Canvas
from game.stage.director import profiled, stage_of
from game.stage.quiet import QuietSpeaker
from tests.access_routes.seat import SIZE_PX, WAYS, Somebody
from tests.kinds.play import Game, challenge, room, thing
from tests.screens.gallery import SCREENS

ROOT = Path(__file__).resolve().parents[2]


def test_an_adult_comes_to_every_setting_from_the_quick_panel() -> None:
    shown = {s.key for group in GROUPS.values() for s in group}
    assert {f.name for f in fields(Profile)} - shown == {"keys"}, "keys have their own page"
    assert {s.key for s in QUICK} <= shown
    for name in (*RANGES, *CHOICES):
        found = setting(name)
        assert found is not None
        if name in CHOICES:
            assert set(found.values) == set(CHOICES[name]), name
        else:
            low, high = RANGES[name]
            assert all(low <= float(v) <= high for v in found.values), name


@pytest.mark.parametrize("group", ["", *GROUPS])
def test_every_setting_of_a_group_is_on_a_page_of_the_panel(group: str) -> None:
    panel, seen = Panel(SCREENS["panel"](stage(Profile())).stage, group=group), set[str]()  # type: ignore[attr-defined]
    for page in range(12):
        tree = replace(panel, page=page).compose()
        seen |= {n.id.split("/")[1] for n in tree.walk() if n.id.endswith("/value") and n.id.startswith("set/")}
    assert seen == {s.key for s in panel.settings}


# ---------------------------------------------------------------------- what is seen


def stage(profile: Profile) -> Stage:
    return stage_of(SIZE_PX, canvas(profile).ruler, profile, "fr")


def canvas(profile: Profile) -> Canvas:
    found = Canvas(SIZE_PX, resources.assets())
    found.configure(profile)
    return found


def picture(profile: Profile, tree: Node, attention: Attention | None = None) -> bytes:
    surface = pygame.Surface(SIZE_PX)
    canvas(profile).paint(surface, tree, attention or Attention())
    return pygame.image.tobytes(surface, "RGB")


THING = Node("play/a", Role.BUTTON, "Le grand ballon", Rect(300, 300, 600, 300), look=Look.CHOICE, size_su=40.0)
TREE = Node("window", Role.WINDOW, "", Rect(0, 0, 1920, 1080), children=(THING,))
POINTED = Attention(pointer=Point(200, 200), trail=(Point(100, 200), Point(150, 200)))


@pytest.mark.parametrize(
    ("name", "value", "skin"),
    [("font", "opendyslexic", "enfant"), ("letter_spacing_em", 0.12, "enfant"), ("theme", "night", "enfant"),
     ("skin", "ado", "enfant"), ("pointer_scale", 3.0, "enfant"), ("pointer_colour", "red", "enfant")],
)  # fmt: skip
def test_it_is_seen(name: str, value: object, skin: str) -> None:
    plain = Profile(skin=skin)
    assert picture(plain, TREE, POINTED) != picture(plain.changed({name: value}), TREE, POINTED)


def test_the_accent_of_the_sober_skin_is_seen_where_words_are_spoken() -> None:
    from game.stage.theme import theme_for

    colours = {theme_for(Profile(skin="ado", accent=a)).accent for a in CHOICES["accent"]}
    assert len(colours) == len(CHOICES["accent"])


def test_word_spacing_grows_with_letter_spacing() -> None:
    tight, wide = canvas(Profile()).ruler, canvas(Profile(letter_spacing_em=0.12)).ruler
    letters = wide.width("aaaaaa", 40.0) - tight.width("aaaaaa", 40.0)
    words = wide.width("aa a a", 40.0) - tight.width("aa a a", 40.0)
    assert letters == pytest.approx(5 * 0.12 * 40.0) and words > letters


@pytest.mark.parametrize(
    ("name", "value"),
    [("text_scale", 2.0), ("min_target_su", 200.0), ("decor", False), ("motion", False), ("left_handed", True),
     ("speed", 0.25), ("double_click_s", 3.0), ("skin", "ado")],
)  # fmt: skip
def test_scenes_are_told(name: str, value: object) -> None:
    bare = stage(Profile())
    told = profiled(bare, Profile().changed({name: value}), "fr")
    assert told != profiled(bare, Profile(), "fr")
    assert str(getattr(told, name)) == str(value)


def test_larger_text_and_the_other_hand_move_what_is_on_the_screen() -> None:
    places = [Home(stage(p), codes=("renard-bleu",)).compose() for p in (
        Profile(), Profile(text_scale=2.0), Profile(left_handed=True))]  # fmt: skip
    rects = [next(n.rect for n in tree.walk() if n.id == "home/adult") for tree in places]
    assert len(set(rects)) == 3


def test_no_decor_and_no_motion_leave_nothing_that_moves_by_itself() -> None:
    plain = Home(stage(Profile()), codes=()).compose()
    bare = Home(stage(Profile(decor=False)), codes=()).compose()
    assert plain.children[0].picture and not bare.children[0].picture


# ---------------------------------------------------------------------- what happens


def test_things_move_at_the_speed_of_the_profile() -> None:
    made = challenge("click", goal="bubbles", things=[thing()], times=3, speed_su_s=80)
    climbed: dict[float, float] = {}
    for speed in (0.25, 1.0, 2.0):
        game = Game(made.begin(0.5, 1, room(speed=speed)))
        game.wait(2.0)
        climbed[speed] = getattr(game.round, "t_s", 0.0)
    assert climbed[0.25] == pytest.approx(climbed[1.0] / 4, rel=0.05)
    assert climbed[2.0] == pytest.approx(climbed[1.0] * 2, rel=0.05)


def test_a_double_click_may_always_take_the_time_of_the_profile() -> None:
    made = challenge("double_click", things=[thing(after="art:gift-open")], times=1, interval_s=0.5)
    for patience, opened in ((0.5, False), (2.0, True)):
        game = Game(made.begin(1.0, 1, room(double_click_s=patience)))
        game.act("play/thing0")
        game.now_s += 1.5
        game.act("play/thing0")
        assert game.round.done is opened


def test_motions_last_as_the_speed_says_and_none_is_shown_without_motion(tmp_path: Path) -> None:
    lasting: dict[str, float] = {}
    people: dict[str, dict[str, object]] = {"plain": {}, "slow": {"speed": 0.5}, "still": {"motion": False}}
    for name, settings in people.items():
        me = Somebody(tmp_path / name, replace(WAYS[0], settings=settings))
        me.director._show(Show("rail/skip", Motion.POP), me.director.tree)
        lasting[name] = sum(m.lasts_s for m in me.director.movings)
    assert lasting["slow"] == pytest.approx(2 * lasting["plain"]) and lasting["still"] == 0.0


def test_who_stays_calm_plays_in_silence_and_without_movement(tmp_path: Path) -> None:
    """What is asked for is still said; colours are soft (the canvas is told)."""
    told: dict[bool, list[int]] = {}
    for calm in (False, True):
        me = Somebody(tmp_path / str(calm), replace(WAYS[0], settings={"calm": calm}))
        me.press("rail/skip", "rail/skip", "rail/skip", "home/renard-bleu", "space/souris")
        me.press(me.last("choice/"))
        speaker = me.director.speaker
        assert isinstance(speaker, QuietSpeaker)
        told[calm] = [len(speaker.heard), len(speaker.cues)]
        me.press("top/repeat")
        assert len(speaker.heard) == told[calm][0] + 1
        assert me.director.stage.motion is not calm
    assert told[True] == [0, 0] and min(told[False]) > 0


def test_the_volume_of_music_reaches_the_mixer() -> None:
    """No music is shipped; the setting is ready for a pack that brings some."""
    from game.speech.output import MixerOutput
    from game.speech.service import SpeechService

    output = MixerOutput()
    SpeechService(output).configure(Profile(music_volume=0.25))
    assert output._music_volume == 0.25


def in_a_challenge(root: Path, **settings: object) -> Somebody:
    me = Somebody(root, replace(WAYS[0], settings=dict(settings)))
    me.press("rail/skip", "rail/skip", "rail/skip", "home/renard-bleu", "space/souris")
    me.press(me.last("choice/"))
    me.pilot.finish()
    return me


def test_reward_time_stars_and_captions_are_the_learners(tmp_path: Path) -> None:

    def shown(me: Somebody, part: str) -> bool:
        return any(part in n.id for n in me.director.tree.walk())

    long, short = in_a_challenge(tmp_path / "a", reward_s=5.0), in_a_challenge(tmp_path / "b", reward_s=0.5)
    for me in (long, short):
        me.pilot.wait(1.0)
    assert not shown(long, "rail/next") and shown(short, "rail/next")
    assert shown(long, "rail/caption")
    assert not shown(in_a_challenge(tmp_path / "c", reward_s=5.0, captions=False), "rail/caption")
    plain = in_a_challenge(tmp_path / "d", reward_s=0.0, rewards=False, tokens=0.0)
    starry = in_a_challenge(tmp_path / "e", reward_s=0.0)
    stars = [sum(n.look is Look.STARS for n in me.director.tree.walk()) for me in (plain, starry)]
    assert stars[0] < stars[1]
