"""The on-screen keyboard: three layouts, accents in each, every key once and large enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.geometry import Rect
from game.core.learner import CHOICES, Profile
from game.core.node import Act, Node
from game.core.stage import Stage, stage_for
from game.screens.keyboard import DIGITS, Writing, keyboard, low_rows, sign_rows, wide_rows
from game.screens.layout import TARGET_SU
from game.stage.director import profiled
from game.stage.ruler import FontRuler
from tests.conftest import ROOT


def stage(layout: str) -> Stage:
    ruler = FontRuler(ROOT / "assets")
    return profiled(stage_for(1280, 720, ruler), Profile(keyboard=layout), "fr")


def letters(node: Node) -> list[str]:
    return [n.id.removeprefix("key/") for n in node.walk() if Act.PRESS in n.acts and len(n.id) == 5]


@pytest.mark.parametrize("layout", CHOICES["keyboard"])
def test_every_letter_digit_and_accent_is_there_once(layout: str) -> None:
    for rows in (wide_rows(layout), low_rows(layout)):
        keys = "".join(rows)
        assert sorted(keys) == sorted(set(keys))
        assert set("abcdefghijklmnopqrstuvwxyz0123456789éèàçùê-’") == set(keys)


@pytest.mark.parametrize("layout", CHOICES["keyboard"])
def test_the_learners_layout_is_drawn_with_large_keys(layout: str) -> None:
    drawn = keyboard(stage(layout), Rect(48, 300, 1824, 600), shifted=False)
    order = letters(drawn)
    first = {"azerty": "a", "qwerty": "q", "abc": "a"}[layout]
    assert order[10] == first
    for node in drawn.walk():
        if node.acts:
            assert min(node.rect.w, node.rect.h) >= TARGET_SU - 1


@pytest.mark.parametrize("layout", CHOICES["keyboard"])
def test_all_accents_of_french_and_the_signs_of_addresses_are_on_the_second_layer(layout: str) -> None:
    for rows in (wide_rows(layout), low_rows(layout)):
        signs = sign_rows(rows)
        assert [len(row) for row in signs] == [len(row) for row in rows], "keys stay where they are"
        keys = "".join(signs)
        assert sorted(keys) == sorted(set(keys)) and set(DIGITS) <= set(keys)
        assert set("àâäçéèêëîïôöùûüœæ@.,;:!?/-_’()") <= set(keys)


def test_a_capital_is_one_letter_long() -> None:
    now = Writing().pressed("key/shift").pressed("key/é")
    assert (now.typed, now.shifted) == ("É", False)
    assert replace(stage("abc"), keys="abc").keys == "abc"


def test_every_letter_of_a_name_and_an_address_can_be_written() -> None:
    now = Writing()
    for key in ("shift", "signs", "ë", "signs", "l", "o", "signs", "@", "î", "erase", "signs", "space", "a"):
        now = now.pressed(f"key/{key}")
    assert now.typed == "Ëlo@ a"
    assert "Ëlo" not in repr(now)


def test_erasing_more_than_was_written_takes_letters_that_stood_there() -> None:
    now = Writing("ab")
    for _ in range(4):
        now = now.pressed("key/erase")
    assert (now.typed, now.before) == ("", 2)
