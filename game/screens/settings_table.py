"""Every setting an adult can change, with its steps and its words. Ranges: core/learner.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.core.learner import Profile
from game.core.wording import words

Value = float | bool | str
ON_OFF: tuple[Value, ...] = (False, True)


@dataclass(frozen=True)
class Setting:
    """`values` from least to most effect; `unit` is a wording key with `{n}`, or "" for words of their own."""

    key: str
    values: tuple[Value, ...]
    unit: str = ""

    def index(self, profile: Profile) -> int:
        """Where the profile stands among the steps: the nearest one for numbers."""
        now = getattr(profile, self.key)
        if isinstance(now, bool | str):
            return self.values.index(now) if now in self.values else 0
        return min(range(len(self.values)), key=lambda i: abs(float(self.values[i]) - float(now)))

    def moved(self, profile: Profile, by: int) -> dict[str, Value]:
        """The change for one step down (-1) or up (1); empty at an end."""
        i = self.index(profile) + by
        return {self.key: self.values[i]} if 0 <= i < len(self.values) else {}

    def label(self, lang: str) -> str:
        return words(lang, f"set.{self.key}")

    def value_words(self, lang: str, profile: Profile) -> str:
        return self.words_of(lang, self.values[self.index(profile)])

    def words_of(self, lang: str, value: Value) -> str:
        if isinstance(value, bool):
            return words(lang, "set.on" if value else "set.off")
        if isinstance(value, str):
            return words(lang, f"set.{self.key}.{value}")
        number = value * 100 if self.unit == "unit.percent" else value
        text = f"{number:g}"
        return words(lang, self.unit, n=text.replace(".", ",") if lang == "fr" else text)


SEE = (
    Setting("text_scale", (1.0, 1.25, 1.5, 1.75, 2.0), "unit.percent"),
    Setting("theme", ("light", "night", "contrast")),
    Setting("skin", ("enfant", "ado")),
    Setting("accent", ("sea", "sun", "leaf", "coral", "lilac")),
    Setting("font", ("andika", "atkinson-hyperlegible-next", "opendyslexic")),
    Setting("letter_spacing_em", (0.0, 0.05, 0.1, 0.12, 0.2), "unit.em"),
    Setting("motion", ON_OFF),
    Setting("decor", ON_OFF),
    Setting("calm", ON_OFF),
    Setting("pointer_scale", (1.0, 1.5, 2.0, 3.0, 4.0), "unit.percent"),
    Setting("pointer_colour", ("white", "yellow", "red", "blue", "black")),
    Setting("pointer_trail", ON_OFF),
    Setting("left_handed", ON_OFF),
)
HEAR = (
    Setting("voice", ON_OFF),
    Setting("voice_rate", (80.0, 100.0, 120.0, 140.0, 160.0, 190.0, 220.0), "unit.wpm"),
    Setting("voice_pitch", (35.0, 45.0, 55.0, 65.0, 75.0), "unit.plain"),
    Setting("voice_volume", (0.0, 0.25, 0.5, 0.75, 1.0), "unit.percent"),
    Setting("cue_volume", (0.0, 0.3, 0.5, 0.7, 1.0), "unit.percent"),
    Setting("music_volume", (0.0, 0.25, 0.5, 0.75, 1.0), "unit.percent"),
    Setting("mono", ON_OFF),
    Setting("captions", ON_OFF),
    Setting("yield_to_reader", ON_OFF),
)
ACT = (
    Setting("route", ("pointer", "touch", "keyboard", "switch", "dwell", "gamepad", "screenreader")),
    Setting("keyboard", ("azerty", "qwerty", "abc")),
    Setting("min_target_su", (96.0, 128.0, 160.0, 200.0, 240.0), "unit.su"),
    Setting("click_on", ("press", "release")),
    Setting("buttons_count", ("left", "any")),
    Setting("drag_by", ("hold", "click")),
    Setting("click_lock", ON_OFF),
    Setting("click_lock_s", (0.2, 0.5, 0.8, 1.2, 1.7, 2.2), "unit.s"),
    Setting("near_miss_su", (0.0, 12.0, 24.0, 48.0, 80.0), "unit.su"),
    Setting("double_click_s", (0.3, 0.5, 0.8, 1.2, 2.0, 3.0), "unit.s"),
    Setting("repeat_guard_s", (0.0, 0.3, 0.5, 1.0, 2.0), "unit.s"),
    Setting("hold_s", (0.0, 0.2, 0.5, 1.0, 2.0), "unit.s"),
    Setting("lock_out_s", (0.0, 0.3, 0.5, 1.0, 2.0, 3.0), "unit.s"),
    Setting("long_press_s", (0.5, 0.8, 1.2, 1.8, 3.0), "unit.s"),
    Setting("steady_click", ON_OFF),
    Setting("steady_su", (10.0, 50.0, 100.0, 200.0, 500.0), "unit.su"),
    Setting("bubble_cursor", ON_OFF),
    Setting("smoothing", ON_OFF),
    Setting("smoothing_hz", (3.0, 2.0, 1.0, 0.5, 0.3), "unit.hz"),
    Setting("pad_first_repeat_s", (0.2, 0.4, 0.8, 1.2, 2.0), "unit.s"),
    Setting("pad_repeat_s", (0.1, 0.2, 0.5, 1.0, 2.0), "unit.s"),
)
SCAN = (
    Setting("dwell_s", (0.4, 0.8, 1.2, 1.8, 2.5, 4.0), "unit.s"),
    Setting("dwell_radius_su", (10.0, 20.0, 40.0, 80.0, 120.0, 160.0), "unit.su"),
    Setting("dwell_ring", ON_OFF),
    Setting("dwell_leave", ON_OFF),
    Setting("dwell_lock_s", (0.1, 0.25, 0.5, 1.0), "unit.s"),
    Setting("dwell_kept_s", (0.0, 0.3, 0.75, 1.5, 3.0), "unit.s"),
    Setting("scan_s", (0.3, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0), "unit.s"),
    Setting("scan_mode", ("auto", "step", "inverse", "hold")),
    Setting("scan_pattern", ("linear", "row", "binary")),
    Setting("scan_first_factor", (1.0, 1.5, 2.0, 3.0, 5.0), "unit.times"),
    Setting("scan_rounds", (1.0, 2.0, 3.0, 5.0, 10.0), "unit.plain"),
    Setting("scan_hold_s", (0.2, 0.4, 0.8, 1.2, 2.0), "unit.s"),
    Setting("scan_sound", ON_OFF),
    Setting("scan_speaks", ON_OFF),
    Setting("scan_waits", ON_OFF),
)
SESSION = (
    Setting("session_steps", (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0), "unit.challenges"),
    Setting("guidance_wait_s", (3.0, 6.0, 9.0, 12.0, 20.0, 30.0, 60.0), "unit.s"),
    Setting("guidance_strategy", ("least_to_most", "most_to_least", "constant_delay", "progressive_delay")),
    Setting("guidance_misses", (1.0, 2.0, 3.0, 4.0, 5.0), "unit.plain"),
    Setting("guidance_fade_after", (1.0, 2.0, 3.0, 4.0, 6.0), "unit.plain"),
    Setting("guidance_delay_s", (0.0, 2.0, 4.0, 6.0, 10.0, 20.0), "unit.s"),
    Setting("guidance_delay_step_s", (0.5, 1.0, 2.0, 3.0, 5.0), "unit.s"),
    Setting("guidance_errorless", (0.0, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0), "unit.plain"),
    Setting("success_target", (0.7, 0.75, 0.8, 0.85, 0.9, 0.95), "unit.percent"),
    Setting("probe_schedule", ("weeks", "fsrs")),
    Setting("reward_s", (0.0, 0.5, 1.0, 1.5, 3.0, 5.0, 10.0), "unit.s"),
    Setting("rewards", ON_OFF),
    Setting("tokens", (0.0, 3.0, 5.0, 10.0), "unit.plain"),
    Setting("reward_ask", ON_OFF),
    Setting("reward_thin", ON_OFF),
    Setting("praise", ON_OFF),
    Setting("speed", (0.25, 0.5, 0.75, 1.0, 1.5, 2.0), "unit.percent"),
)
GROUPS: Mapping[str, Sequence[Setting]] = {
    "see": SEE, "hear": HEAR, "act": ACT, "scan": SCAN, "session": SESSION,
}  # fmt: skip
_ALL = {s.key: s for group in GROUPS.values() for s in group}
WELCOME = tuple(_ALL[k] for k in ("text_scale", "theme", "voice", "voice_rate"))
QUICK = tuple(
    _ALL[k]
    for k in ("text_scale", "theme", "voice_rate", "guidance_wait_s", "double_click_s", "min_target_su", "motion")
)


def setting(key: str) -> Setting | None:
    return _ALL.get(key)
