"""Every setting of a profile does something: a test per setting, red as soon as the setting is ignored.

Each row of `EFFECTS` lives one moment twice, with profiles that differ in that setting alone. Settings of the voice
and of rewards are heard and lived in tests of their own rooms: `ELSEWHERE` names the very tests.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from game.core.learner import CHOICES, RANGES, Profile
from tests.access_routes import effects as see

ROOT = Path(__file__).resolve().parents[2]
Value = float | bool | str | Mapping[str, str]


@dataclass(frozen=True)
class Effect:
    """`with_` is what else the moment needs, the same in both lives."""

    one: Value
    other: Value
    seen: Callable[[Profile], object]
    with_: Mapping[str, Value]


def effect(one: Value, other: Value, seen: Callable[[Profile], object], **with_: Value) -> Effect:
    return Effect(one, other, seen, with_)


SWITCH: dict[str, Value] = {"route": "switch", "lock_out_s": 0.0, "scan_s": 1.0}
DWELL: dict[str, Value] = {"route": "dwell"}
EFFECTS = {
    "route": effect("pointer", "switch", see.by_switch),
    "min_target_su": effect(96.0, 200.0, see.targets),
    "near_miss_su": effect(0.0, 24.0, see.beside),
    "bubble_cursor": effect(False, True, see.beside, near_miss_su=0.0),
    "pointer_scale": effect(1.5, 3.0, see.own_pointer),
    "pointer_colour": effect("yellow", "red", see.own_pointer),
    "pointer_trail": effect(False, True, see.own_pointer, pointer_scale=2.0),
    "click_on": effect("press", "release", see.half_a_click),
    "steady_click": effect(False, True, see.slipping, click_on="release", near_miss_su=0.0),
    "steady_su": effect(100.0, 20.0, see.slipping, click_on="release", near_miss_su=0.0, steady_click=True),
    "repeat_guard_s": effect(0.0, 0.5, see.two_quick_clicks),
    "hold_s": effect(0.0, 1.0, see.short_press),
    "lock_out_s": effect(0.0, 1.0, see.two_quick_clicks),
    "double_click_s": effect(0.5, 3.0, see.slow_double_click),
    "drag_by": effect("hold", "click", see.drag),
    "click_lock": effect(False, True, see.press_and_let_go_later, click_lock_s=0.5),
    "click_lock_s": effect(0.5, 2.0, see.press_and_let_go_later, click_lock=True),
    "long_press_s": effect(0.5, 1.2, see.long_finger),
    "buttons_count": effect("left", "any", see.wheel_click),
    "smoothing": effect(False, True, see.jump, pointer_scale=2.0),
    "smoothing_hz": effect(0.3, 3.0, see.jump, smoothing=True),
    "dwell_s": effect(0.8, 2.0, see.resting, **DWELL),
    "dwell_radius_su": effect(10.0, 40.0, see.resting, **DWELL),
    "dwell_ring": effect(False, True, see.resting, **DWELL),
    "dwell_leave": effect(False, True, see.resting, **DWELL),
    "dwell_lock_s": effect(0.25, 1.0, see.resting, dwell_s=0.4, **DWELL),
    "dwell_kept_s": effect(0.0, 1.5, see.resting, **DWELL),
    "pad_first_repeat_s": effect(0.4, 1.2, see.d_pad),
    "pad_repeat_s": effect(0.2, 1.0, see.d_pad),
    "keys": effect({}, {"f2": "tab"}, see.one_key),
    "scan_mode": effect("auto", "step", see.by_switch, **SWITCH),
    "scan_pattern": effect("linear", "binary", see.by_switch, **SWITCH),
    "scan_s": effect(1.0, 2.0, see.by_switch, route="switch"),
    "scan_first_factor": effect(1.0, 2.0, see.by_switch, **SWITCH),
    "scan_rounds": effect(1.0, 3.0, see.by_switch, **SWITCH),
    "scan_hold_s": effect(0.4, 1.2, see.by_switch, scan_mode="hold", **SWITCH),
    "scan_sound": effect(False, True, see.heard_by_switch, **SWITCH),
    "scan_speaks": effect(False, True, see.heard_by_switch, **SWITCH),
    "scan_waits": effect(False, True, see.while_speech_plays, **SWITCH),
    "text_scale": effect(1.0, 2.0, see.home),
    "letter_spacing_em": effect(0.0, 0.12, see.picture),
    "keyboard": effect("azerty", "qwerty", see.letters),
    "font": effect("andika", "opendyslexic", see.picture),
    "theme": effect("light", "night", see.picture),
    "skin": effect("enfant", "ado", see.picture),
    "accent": effect("sea", "coral", see.picture, skin="ado"),
    "decor": effect(False, True, see.home),
    "left_handed": effect(False, True, see.home),
    "speed": effect(0.25, 1.0, see.bubbles),
    "session_steps": effect(3.0, 5.0, see.steps),
    "success_target": effect(0.7, 0.95, see.level),
    "guidance_strategy": effect("least_to_most", "constant_delay", see.helped),
    "guidance_wait_s": effect(6.0, 12.0, see.helped),
    "guidance_misses": effect(1.0, 3.0, see.helped),
    "guidance_delay_s": effect(2.0, 10.0, see.helped, guidance_strategy="constant_delay"),
    "guidance_delay_step_s": effect(0.5, 2.0, see.helped, guidance_strategy="progressive_delay"),
    "guidance_errorless": effect(0.0, 20.0, see.helped, guidance_strategy="constant_delay"),
    "guidance_fade_after": effect(1.0, 3.0, see.faded, guidance_strategy="most_to_least"),
    "reward_thin": effect(False, True, see.stars_once_mastered),
    "praise": effect(False, True, see.praised),
    "probe_schedule": effect("weeks", "fsrs", see.probes),
}  # fmt: skip
PROFILE, HELPS = "tests/access_routes/test_profile.py", "tests/access_routes/test_helps.py"
ONE_VOICE = "test_a_screen_reader_that_speaks_has_the_word_unless_the_profile_says_otherwise"
SERVICE, PLAYED = "tests/speech/test_service.py", "tests/speech/test_played.py"
REWARDING = "tests/program/test_rewarding.py"
ELSEWHERE = {
    "motion": f"{PROFILE}::test_motions_last_as_the_speed_says_and_none_is_shown_without_motion",
    "calm": f"{PROFILE}::test_who_stays_calm_plays_in_silence_and_without_movement",
    "voice": f"{SERVICE}::test_switched_off_the_voice_leaves_captions_only",
    "voice_rate": f"{SERVICE}::test_rate_and_pitch_of_the_learner_reach_the_voice",
    "voice_pitch": f"{SERVICE}::test_rate_and_pitch_of_the_learner_reach_the_voice",
    "voice_volume": f"{PLAYED}::test_the_volume_of_the_voice_is_the_learners",
    "cue_volume": f"{PLAYED}::test_an_earcon_is_heard_at_its_volume_and_not_at_all_when_off",
    "music_volume": f"{PROFILE}::test_the_volume_of_music_reaches_the_mixer",
    "mono": f"{PLAYED}::test_in_mono_both_sides_of_a_recording_are_heard_else_each_in_its_ear",
    "captions": f"{PROFILE}::test_reward_time_stars_and_captions_are_the_learners",
    "yield_to_reader": f"{SERVICE}::{ONE_VOICE}",
    "reward_s": f"{PROFILE}::test_reward_time_stars_and_captions_are_the_learners",
    "rewards": f"{PROFILE}::test_reward_time_stars_and_captions_are_the_learners",
    "tokens": f"{REWARDING}::test_a_board_of_another_size_keeps_its_stars_and_never_more_than_one_board",
    "reward_ask": f"{REWARDING}::test_the_adult_can_have_it_asked_at_the_start_or_switch_all_of_it_off",
}


def test_every_setting_has_its_proof_and_only_one() -> None:
    assert sorted((*EFFECTS, *ELSEWHERE)) == sorted(f.name for f in fields(Profile))


@pytest.mark.parametrize("name", EFFECTS)
def test_the_setting_alone_makes_a_difference(name: str) -> None:
    of = EFFECTS[name]
    first, second = (Profile().changed({**of.with_, name: value}) for value in (of.one, of.other))
    differ = {f.name for f in fields(Profile) if getattr(first, f.name) != getattr(second, f.name)}
    assert name in differ and differ <= {name, "lock_out_s"}
    assert of.seen(first) == of.seen(first), "the same life twice is the same"
    assert of.seen(first) != of.seen(second), f"{name} changes nothing"


@pytest.mark.parametrize("name", ELSEWHERE)
def test_the_proof_elsewhere_sets_the_setting(name: str) -> None:
    file, _, test = ELSEWHERE[name].partition("::")
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    found = next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == test)
    set_ = {k.arg for k in ast.walk(found) if isinstance(k, ast.keyword)}
    set_ |= {c.value for c in ast.walk(found) if isinstance(c, ast.Constant) and isinstance(c.value, str)}
    assert name in set_


def test_ranges_and_choices_belong_to_settings() -> None:
    """A number outside its range comes to the nearest end; a word that is no choice is left out."""
    names = {f.name for f in fields(Profile)}
    assert {*RANGES, *CHOICES} <= names and not {*RANGES} & {*CHOICES}
    for name, (low, high) in RANGES.items():
        assert low <= getattr(Profile(), name) <= high, name
        assert getattr(Profile().changed({name: high + 1e6}), name) == high
        assert getattr(Profile().changed({name: low - 1e6}), name) == low
    for name, values in CHOICES.items():
        assert getattr(Profile(), name) in values
        assert Profile().changed({name: "?"}) == Profile()
