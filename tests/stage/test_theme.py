"""Every text can be read and every part can be seen: contrasts by the WCAG formula."""

from __future__ import annotations

import pytest

from game.core.learner import CHOICES, Profile
from game.core.node import Tone
from game.stage.theme import NAMES, Theme, contrast, rgb, theme, theme_for

TEXT, PART = 7.0, 3.0
PROFILES = [
    Profile(theme=name, skin=skin, accent=accent)
    for name in NAMES
    for skin in CHOICES["skin"]
    for accent in CHOICES["accent"]
]


def themes() -> list[Theme]:
    return [theme_for(profile) for profile in PROFILES]


def test_the_formula_gives_the_known_ends() -> None:
    assert contrast(rgb("#000000"), rgb("#FFFFFF")) == pytest.approx(21.0)
    assert contrast(rgb("#777777"), rgb("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_words_are_readable_on_every_surface() -> None:
    for shown in themes():
        for tone, colours in shown.tones.items():
            assert contrast(colours.ink, colours.surface) >= TEXT, (shown.name, tone)
        for name, surface in (
            ("paper", shown.paper), ("panel", shown.panel), ("spoken", shown.spoken),
        ):  # fmt: skip
            assert contrast(shown.ink, surface) >= TEXT, (shown.name, name)
        assert contrast(shown.accent.ink, shown.accent.surface) >= TEXT, shown.name


def test_outlines_stand_out_from_the_ground() -> None:
    for shown in themes():
        for tone, colours in shown.tones.items():
            for ground in (shown.paper, shown.panel):
                assert contrast(colours.outline, ground) >= PART, (shown.name, tone)
        for line in (shown.mark, shown.quiet, shown.ink):
            assert contrast(line, shown.paper) >= PART, shown.name
            assert contrast(line, shown.panel) >= PART, shown.name


def test_one_of_the_two_focus_rings_stands_out_on_any_surface() -> None:
    for shown in themes():
        grounds = [shown.paper, shown.panel, *(c.surface for c in shown.tones.values())]
        for ground in grounds:
            assert max(contrast(shown.focus_edge, ground), contrast(shown.focus, ground)) >= PART, shown.name


def test_the_travelled_part_of_a_track_stands_out_from_the_rest() -> None:
    for shown in themes():
        act = shown.colours(Tone.ACT).surface
        for tone in (Tone.SEA, Tone.PANEL):
            assert contrast(act, shown.colours(tone).surface) >= PART, (shown.name, tone)


def test_every_tone_has_colours_in_every_theme() -> None:
    for name in NAMES:
        assert set(theme(name).tones) == set(Tone)


def test_the_older_skin_shows_the_accent_the_young_person_chose() -> None:
    accents = {theme_for(Profile(skin="ado", accent=a)).accent.surface for a in CHOICES["accent"]}
    assert len(accents) == len(CHOICES["accent"])
    assert theme_for(Profile(accent="lilac")) == theme_for(Profile(accent="sea"))
