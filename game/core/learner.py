"""A learner: a code (an animal and a colour), and an access profile that follows them everywhere.

Ranges and defaults: ACCESSIBILITY.md section 6 of the project's references; DOMAIN.md for the rules
on minors' data. A code is never a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from game.core.stage import Skin

ANIMALS: Mapping[str, str] = {
    "renard": "🦊", "chat": "🐱", "lapin": "🐰", "ours": "🐻", "panda": "🐼", "lion": "🦁",
    "grenouille": "🐸", "pingouin": "🐧", "hibou": "🦉", "dauphin": "🐬", "tortue": "🐢", "abeille": "🐝",
    "cheval": "🐴", "loup": "🐺", "poisson": "🐟", "papillon": "🦋",
}  # fmt: skip
COLOURS: Mapping[str, str] = {
    "bleu": "sea", "jaune": "sun", "vert": "leaf", "corail": "coral", "violet": "lilac",
}  # fmt: skip


def all_codes() -> tuple[str, ...]:
    """Every learner code, animals changing fastest, so that the first few differ at a glance."""
    return tuple(f"{animal}-{colour}" for colour in COLOURS for animal in ANIMALS)


def animal_of(code: str) -> str:
    return ANIMALS.get(code.partition("-")[0], "🙂")


def tone_of(code: str) -> str:
    return COLOURS.get(code.partition("-")[2], "panel")


# name: (least, most); numbers outside are brought to the nearest end, never refused.
RANGES: Mapping[str, tuple[float, float]] = {
    "text_scale": (1.0, 2.0),
    "min_target_su": (48.0, 320.0),
    "near_miss_su": (0.0, 80.0),
    "pointer_scale": (1.0, 4.0),
    "repeat_guard_s": (0.0, 2.0),
    "hold_s": (0.0, 2.0),
    "lock_out_s": (0.0, 3.0),
    "double_click_s": (0.2, 3.0),
    "click_lock_s": (0.2, 2.2),
    "long_press_s": (0.5, 3.0),
    "steady_su": (10.0, 500.0),
    "smoothing_hz": (0.3, 3.0),
    "dwell_s": (0.2, 5.0),
    "dwell_radius_su": (10.0, 160.0),
    "dwell_lock_s": (0.1, 1.0),
    "dwell_kept_s": (0.0, 3.0),
    "pad_first_repeat_s": (0.2, 2.0),
    "pad_repeat_s": (0.1, 2.0),
    "scan_s": (0.1, 10.0),
    "scan_first_factor": (1.0, 5.0),
    "scan_rounds": (1.0, 10.0),
    "scan_hold_s": (0.2, 2.0),
    "letter_spacing_em": (0.0, 0.2),
    "voice_rate": (80.0, 220.0),
    "voice_pitch": (0.0, 99.0),
    "voice_volume": (0.0, 1.0),
    "cue_volume": (0.0, 1.0),
    "music_volume": (0.0, 1.0),
    "reward_s": (0.0, 10.0),
    "speed": (0.25, 2.0),
    "session_steps": (1.0, 12.0),
    "success_target": (0.7, 0.95),
    "guidance_wait_s": (3.0, 60.0),
    "guidance_misses": (1.0, 5.0),
    "guidance_delay_s": (0.0, 20.0),
    "guidance_delay_step_s": (0.5, 5.0),
    "guidance_errorless": (0.0, 20.0),
    "guidance_fade_after": (1.0, 6.0),
    "tokens": (0.0, 10.0),
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "route": ("pointer", "touch", "keyboard", "switch", "dwell", "gamepad", "screenreader"),
    "click_on": ("press", "release"),
    "drag_by": ("hold", "click"),
    "buttons_count": ("left", "any"),
    "pointer_colour": ("white", "yellow", "red", "blue", "black"),
    "scan_mode": ("auto", "step", "inverse", "hold"),
    "scan_pattern": ("linear", "row", "binary"),
    "keyboard": ("azerty", "qwerty", "abc"),
    "font": ("andika", "atkinson-hyperlegible-next", "opendyslexic"),
    "theme": ("light", "night", "contrast"),
    "skin": ("enfant", "ado"),
    "accent": ("sea", "sun", "leaf", "coral", "lilac"),
    "probe_schedule": ("weeks", "fsrs"),
    "guidance_strategy": ("least_to_most", "most_to_least", "constant_delay", "progressive_delay"),
}

SWITCH_LOCK_OUT_S = 0.5


@dataclass(frozen=True)
class Profile:
    """How one learner reaches, sees and hears; every field can be changed during play."""

    route: str = "pointer"
    min_target_su: float = 96.0
    near_miss_su: float = 24.0
    bubble_cursor: bool = False
    pointer_scale: float = 1.0
    pointer_colour: str = "white"
    pointer_trail: bool = False
    click_on: str = "release"
    steady_click: bool = False
    repeat_guard_s: float = 0.0
    hold_s: float = 0.0
    lock_out_s: float = 0.0
    double_click_s: float = 0.5
    drag_by: str = "hold"
    click_lock: bool = False
    click_lock_s: float = 1.2
    long_press_s: float = 1.2
    buttons_count: str = "any"
    steady_su: float = 100.0
    smoothing: bool = False
    smoothing_hz: float = 1.0
    dwell_s: float = 1.2
    dwell_radius_su: float = 40.0
    dwell_ring: bool = True
    dwell_leave: bool = True
    dwell_lock_s: float = 0.25
    dwell_kept_s: float = 0.75
    pad_first_repeat_s: float = 0.4
    pad_repeat_s: float = 0.2
    keys: Mapping[str, str] = field(default_factory=dict)
    scan_mode: str = "auto"
    scan_pattern: str = "linear"
    scan_s: float = 1.5
    scan_first_factor: float = 1.5
    scan_rounds: float = 3.0
    scan_hold_s: float = 0.4
    scan_sound: bool = True
    scan_speaks: bool = True
    scan_waits: bool = True
    text_scale: float = 1.0
    letter_spacing_em: float = 0.0
    keyboard: str = "azerty"
    font: str = "andika"
    theme: str = "light"
    skin: str = "enfant"
    accent: str = "sea"
    motion: bool = True
    decor: bool = True
    calm: bool = False
    voice: bool = True
    voice_rate: float = 120.0
    voice_pitch: float = 55.0
    voice_volume: float = 1.0
    cue_volume: float = 0.7
    music_volume: float = 0.0
    mono: bool = True
    captions: bool = True
    yield_to_reader: bool = True
    reward_s: float = 1.5
    rewards: bool = True
    reward_ask: bool = False
    reward_thin: bool = False
    praise: bool = True
    speed: float = 1.0
    left_handed: bool = False
    session_steps: float = 5.0
    success_target: float = 0.8
    guidance_strategy: str = "least_to_most"
    guidance_wait_s: float = 12.0
    guidance_misses: float = 1.0
    guidance_delay_s: float = 4.0
    guidance_delay_step_s: float = 1.0
    guidance_errorless: float = 3.0
    guidance_fade_after: float = 2.0
    probe_schedule: str = "weeks"
    tokens: float = 3.0

    @property
    def own_pointer(self) -> bool:
        """Whether the pointer is drawn by us, because the system's own would not do."""
        plain = self.pointer_scale <= 1 and self.pointer_colour == "white"
        return self.smoothing or self.pointer_trail or not plain

    @property
    def skin_value(self) -> Skin:
        return Skin(self.skin)

    def changed(self, settings: Mapping[str, Any]) -> Profile:
        """With these settings; unknown names, wrong types and wild numbers never get in.

        Who comes to switches gets a pause after each act (G-MOT-A1), unless one is set already.
        """
        clean = _clean(settings)
        route = clean.get("route", self.route)
        if route != self.route and "lock_out_s" not in clean:
            if route == "switch" and not self.lock_out_s:
                clean["lock_out_s"] = SWITCH_LOCK_OUT_S
            elif self.route == "switch" and self.lock_out_s == SWITCH_LOCK_OUT_S:
                clean["lock_out_s"] = 0.0
        return replace(self, **clean)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def profile_from(stored: Mapping[str, Any]) -> Profile:
    """A profile from whatever was on disk: what is not understood falls back to its default."""
    return Profile().changed(stored)


def _clean(settings: Mapping[str, Any]) -> dict[str, Any]:
    known = {f.name: f.type for f in fields(Profile)}
    clean: dict[str, Any] = {}
    for name, value in settings.items():
        if name in CHOICES:
            if value in CHOICES[name]:
                clean[name] = value
        elif name in RANGES:
            if isinstance(value, int | float) and not isinstance(value, bool) and value == value:
                low, high = RANGES[name]
                clean[name] = min(max(float(value), low), high)
        elif name == "keys":
            if isinstance(value, Mapping):
                clean[name] = {str(k): str(v) for k, v in value.items()}
        elif name in known and isinstance(value, bool):
            clean[name] = value
    return clean


@dataclass(frozen=True)
class Learner:
    code: str
    profile: Profile = field(default_factory=Profile)
