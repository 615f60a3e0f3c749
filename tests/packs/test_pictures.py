"""Pictures by character and by name: what the set draws is accepted, what it does not is refused."""

from __future__ import annotations

import pytest

from game.packs import emojis


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        (":ballon gonflable:", "🎈"),
        (":ballon_gonflable:", "🎈"),
        (":Ballon Gonflable:", "🎈"),
        (":ballon de baudruche:", "🎈"),
        (":balloon:", "🎈"),
        (":red apple:", "🍎"),
        (":pomme rouge:", "🍎"),
        (":cœur rouge:", "❤️"),
        (":no such thing:", ""),
    ],
)
def test_an_emoji_is_known_by_its_french_and_english_names(name: str, picture: str) -> None:
    assert emojis.named(name) == picture


@pytest.mark.parametrize("picture", ["🎈", "❤️", "❤", "🖱️", "👩‍🚀", "🇫🇷", "🏴‍☠️"])
def test_an_emoji_that_the_set_draws_is_accepted(picture: str) -> None:
    assert emojis.drawn(picture)


@pytest.mark.parametrize("picture", ["", "a", "3", "é", "🎈🎈", "🎈 ", "→→", "\U0001faff"])
def test_what_the_set_does_not_draw_is_refused(picture: str) -> None:
    assert not emojis.drawn(picture)


@pytest.mark.parametrize(("name", "near"), [(":balon gonflable:", ":ballon gonflable:"), ("cadeau", ":cadeau:")])
def test_a_misspelled_name_finds_the_one_that_was_meant(name: str, near: str) -> None:
    assert emojis.near_name(name, "fr") == near


def test_every_name_of_ours_is_a_picture_that_is_drawn() -> None:
    assert [name for name, picture in emojis.OWN_NAMES.items() if not emojis.drawn(picture)] == []
