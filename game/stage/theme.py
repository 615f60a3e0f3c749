"""The tokens of the design as data: colours of three themes, radii, outlines, shadow, durations.

Sizes in stage units (su), durations in seconds. Contrasts by the WCAG 2.2 formula: text on its
surface at least 7:1, outlines on what lies around them at least 3:1 (tests/stage/test_theme.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.core.learner import Profile
from game.core.node import Tone

RGB = tuple[int, int, int]

RADIUS_SU = 28.0
RADIUS_SMALL_SU = 16.0
SOBER_RADIUS_SU = 18.0
ROUND_SU = 999.0
OUTLINE_SU = 4.0
PRESS_SU = 4.0
RING_SU = 6.0
SHADOW_Y_SU = 6.0
SHADOW_BLUR_SU = 18.0
SHADOW_SHARE = 0.14
LIFT_SU = 8.0
LIFT_Y_SU = 16.0
LIFT_BLUR_SU = 34.0
LIFT_SHARE = 0.22
VEIL_SHARE = 0.35
MOTION_S = 0.2
SUCCESS_S = 0.9


@dataclass(frozen=True, slots=True)
class Colours:
    """A surface, the words and signs on it, and the line around it."""

    surface: RGB
    ink: RGB
    outline: RGB


@dataclass(frozen=True)
class Theme:
    """`fixed` holds what does not hang on a tone; `tones` a `Colours` for each `Tone`.

    `dark`: the ground is dark, so pictures get a light rim. `plain`: no scenes, no shadows.
    """

    name: str
    tones: Mapping[Tone, Colours]
    paper: RGB
    panel: RGB
    ink: RGB
    quiet: RGB
    line: RGB
    mark: RGB
    focus: RGB
    focus_edge: RGB
    spoken: RGB
    rim: RGB
    shadow: RGB
    mist: RGB
    accent: Colours
    dark: bool = False
    plain: bool = False
    outline_su: float = OUTLINE_SU
    radius_su: float = RADIUS_SU
    radius_small_su: float = RADIUS_SMALL_SU

    def colours(self, tone: Tone) -> Colours:
        return self.tones[tone]


def rgb(text: str) -> RGB:
    """From "#RRGGBB"."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def hexed(colour: RGB) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mixed(a: RGB, b: RGB, share: float) -> RGB:
    """`a` with `share` (0 to 1) of `b`."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def contrast(a: RGB, b: RGB) -> float:
    """The ratio (1 to 21) of WCAG 2.2, relative luminance."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: RGB) -> float:
    parts = [v / 255 for v in colour]
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


WHITE, BLACK = rgb("#FFFFFF"), rgb("#000000")
YELLOW, CYAN = rgb("#FFFF00"), rgb("#00FFFF")
_LIGHT = {
    Tone.SEA: "#BFE3F2", Tone.SUN: "#FFD166", Tone.LEAF: "#A8DDB5", Tone.CORAL: "#FFB4A2",
    Tone.LILAC: "#D9CCF5",
}  # fmt: skip
_NIGHT = {
    Tone.SEA: "#8FD3FF", Tone.SUN: "#FFD977", Tone.LEAF: "#9BE3B0", Tone.CORAL: "#FFB7A8",
    Tone.LILAC: "#D3C2FF",
}  # fmt: skip
# The colours of brands: dark under white words by day, a tint with a bright edge by night.
_BRANDS = {
    Tone.NAVY: ("#1F3A6E", "#9DB8F2"), Tone.TEAL: ("#0B5351", "#7FD6CF"), Tone.BERRY: ("#7A1F4B", "#F2A3C7"),
    Tone.FOREST: ("#1F5130", "#98D9A8"), Tone.PLUM: ("#4B2A6B", "#CDB2F0"), Tone.BRICK: ("#8A2D14", "#F5B39B"),
    Tone.SLATE: ("#37434F", "#B8C4D0"),
}  # fmt: skip


def _light(accent: Tone) -> Theme:
    ink, paper, quiet, act = rgb("#172038"), rgb("#FFFAF2"), rgb("#4A5268"), rgb("#0A4A8F")
    tones = {tone: Colours(rgb(text), ink, ink) for tone, text in _LIGHT.items()}
    tones |= {tone: Colours(rgb(dark), WHITE, rgb(dark)) for tone, (dark, _) in _BRANDS.items()}
    tones |= {
        Tone.PAPER: Colours(paper, ink, ink),
        Tone.PANEL: Colours(WHITE, ink, ink),
        Tone.INK: Colours(ink, paper, ink),
        Tone.ACT: Colours(act, WHITE, act),
        Tone.QUIET: Colours(WHITE, quiet, quiet),
    }
    return Theme(
        "light", tones, paper, WHITE, ink, quiet, line=mixed(paper, ink, 0.16), mark=act,
        focus=rgb("#FFD166"), focus_edge=ink, spoken=tones[accent].surface, rim=WHITE, shadow=ink,
        mist=mixed(tones[Tone.SEA].surface, quiet, 0.1), accent=tones[accent],
    )  # fmt: skip


def _night(accent: Tone) -> Theme:
    ink, paper, panel, quiet = rgb("#F4F1EA"), rgb("#0F1626"), rgb("#1C2740"), rgb("#8A97B8")
    bright = _NIGHT | {tone: light for tone, (_, light) in _BRANDS.items()}
    tones = {tone: Colours(mixed(panel, rgb(text), 0.14), ink, rgb(text)) for tone, text in bright.items()}
    act = rgb("#8FD3FF")
    tones |= {
        Tone.PAPER: Colours(paper, ink, quiet),
        Tone.PANEL: Colours(panel, ink, quiet),
        Tone.INK: Colours(ink, paper, ink),
        Tone.ACT: Colours(act, paper, act),
        Tone.QUIET: Colours(panel, ink, quiet),
    }
    chosen = rgb(_NIGHT[accent])
    return Theme(
        "night", tones, paper, panel, ink, quiet, line=mixed(panel, quiet, 0.45), mark=act,
        focus=rgb("#FFD977"), focus_edge=paper, spoken=mixed(panel, chosen, 0.2), rim=ink, shadow=BLACK,
        mist=mixed(panel, quiet, 0.4), accent=Colours(chosen, paper, chosen), dark=True,
    )  # fmt: skip


def _contrast(_accent: Tone) -> Theme:
    tones = {tone: Colours(BLACK, WHITE, WHITE) for tone in Tone}
    tones[Tone.INK] = Colours(WHITE, BLACK, WHITE)
    tones[Tone.ACT] = Colours(YELLOW, BLACK, YELLOW)
    tones |= {tone: Colours(BLACK, WHITE, WHITE) for tone in _BRANDS}
    tones[Tone.QUIET] = Colours(BLACK, WHITE, WHITE)
    return Theme(
        "contrast", tones, BLACK, BLACK, WHITE, WHITE, line=WHITE, mark=YELLOW, focus=YELLOW, focus_edge=BLACK,
        spoken=rgb("#00458F"), rim=WHITE, shadow=BLACK, mist=rgb("#2A2A2A"),
        accent=Colours(CYAN, BLACK, CYAN), dark=True, plain=True,
    )  # fmt: skip


CALM_SHARE = 0.65
_MAKERS = {"light": _light, "night": _night, "contrast": _contrast}
NAMES = tuple(_MAKERS)


def theme(name: str, accent: Tone = Tone.SUN) -> Theme:
    return _MAKERS[name](accent)


def theme_for(profile: Profile) -> Theme:
    """The learner's theme. The sober skin has one accent, which the young person chose."""
    found = theme(profile.theme, Tone(profile.accent)) if profile.skin == "ado" else theme(profile.theme)
    found = sober(found) if profile.skin == "ado" else found
    return calmed(found) if profile.calm else found


def calmed(base: Theme) -> Theme:
    """The same theme with its surfaces brought nearer to the paper: nothing stands out but words and rings.

    Inks stay, so that contrast only rises. A theme of plain black and white is calm already.
    """
    if base.plain:
        return base
    tones = dict(base.tones)
    for tone in (Tone.SEA, Tone.SUN, Tone.LEAF, Tone.CORAL, Tone.LILAC):
        c = tones[tone]
        tones[tone] = Colours(mixed(c.surface, base.paper, CALM_SHARE), c.ink, c.outline)
    return replace(base, tones=tones, spoken=mixed(base.spoken, base.paper, CALM_SHARE / 2))


def sober(base: Theme) -> Theme:
    """The same theme for the older skin: pale surfaces, finer grey outlines, smaller corners."""
    if base.plain:
        return replace(base, radius_su=SOBER_RADIUS_SU)
    tones = dict(base.tones)
    for tone in (Tone.SEA, Tone.SUN, Tone.LEAF, Tone.CORAL, Tone.LILAC):
        c = tones[tone]
        tones[tone] = Colours(mixed(base.panel, c.surface, 0.45), c.ink, c.outline if base.dark else base.quiet)
    tones[Tone.PANEL] = Colours(base.panel, base.ink, base.quiet)
    return replace(base, tones=tones, outline_su=3.0, radius_su=SOBER_RADIUS_SU, radius_small_su=12.0)
