"""Every look draws something, in every theme and skin, and its words fit at every text scale."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.core.geometry import Rect
from game.core.learner import CHOICES
from game.core.node import Look, Node, Role, State
from game.core.ports import Spoken
from game.stage.paint_looks import LOOKS
from tests.stage.gallery import SIZE_PX, button, canvas, gallery, window

SKINS = [(theme, skin) for theme in CHOICES["theme"] for skin in CHOICES["skin"]]


def test_every_look_has_one_drawing() -> None:
    assert set(LOOKS) == set(Look)


def test_the_gallery_shows_every_look() -> None:
    shown = {node.look for node in gallery().walk()}
    assert shown == set(Look)


@pytest.mark.parametrize(("theme", "skin"), SKINS)
def test_every_look_leaves_a_mark(theme: str, skin: str) -> None:
    painter = canvas((640, 360), theme=theme, skin=skin)
    ground = pygame.Surface((640, 360))
    painter.paint(ground, window())
    for node in gallery().walk():
        if node.look in (Look.NONE, Look.SCENE):
            continue
        if node.look is Look.WALL and theme == "contrast":
            continue  # a ground without an edge: where all grounds are black it is one of them
        with_node = pygame.Surface((640, 360))
        painter.paint(with_node, window(node))
        assert pygame.image.tobytes(with_node, "RGB") != pygame.image.tobytes(ground, "RGB"), node.look


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("font", CHOICES["font"])
def test_words_fit_where_the_layout_made_room(scale: float, font: str) -> None:
    painter = canvas(SIZE_PX, font=font, text_scale=scale)
    found = painter.overflow(gallery(scale, wide=1.8 if font == "opendyslexic" else 1.0))
    assert found == []


def test_words_that_do_not_fit_are_named_with_the_reason() -> None:
    tree = window(button("long", Look.BUTTON, Rect(0, 0, 200, 90), "Anticonstitutionnellement", size_su=40))
    assert [node_id for node_id, _ in canvas().overflow(tree)] == ["long"]
    tall = window(button("tall", Look.WORDS, Rect(0, 0, 200, 50), "Un deux trois quatre cinq", size_su=40))
    ((node_id, reason),) = canvas().overflow(tall)
    assert node_id == "tall"
    assert "high" in reason


def test_a_missing_picture_gives_a_calm_card_with_the_words() -> None:
    surface = pygame.Surface((640, 360))
    node = button("a", Look.PICTURE, Rect(600, 400, 300, 200), "Lampe", "art:absent")
    canvas((640, 360)).paint(surface, window(node))
    named = pygame.image.tobytes(surface, "RGB")
    canvas((640, 360)).paint(surface, window(replace(node, name="Phare")))
    assert named != pygame.image.tobytes(surface, "RGB")


@pytest.mark.parametrize("state", [s for s in State if s not in (State.LIVE, State.EXPANDED)])
def test_each_state_can_be_seen_without_colour(state: State) -> None:
    """In grey levels, on the look that shows it."""
    looks = {State.PASSWORD: Look.FIELD, State.CURRENT: Look.FIELD}
    look = looks.get(state, Look.CHOICE if state is not State.HELD else Look.PICTURE)
    plain = button("a", look, Rect(600, 300, 300, 300), "Mot", "🎈", 0 if look is Look.PICTURE else 40)
    greys = []
    for node in (plain, plain.having(state)):
        surface = pygame.Surface((640, 360))
        canvas((640, 360)).paint(surface, window(node))
        greys.append(pygame.image.tobytes(pygame.transform.grayscale(surface), "RGB"))
    assert greys[0] != greys[1]


def test_the_word_being_spoken_gets_a_bar() -> None:
    node = Node(
        "t",
        button("", Look.WORDS, Rect()).role,
        "Clique ici\u00a0!",
        Rect(600, 300, 400, 90),
        look=Look.WORDS,
        size_su=56,
    )
    pictures = set()
    for word in (-1, 0, 1, 2):
        surface = pygame.Surface((640, 360))
        canvas((640, 360)).paint(surface, window(node), spoken=Spoken("", "t", word))
        pictures.add(pygame.image.tobytes(surface, "RGB"))
    assert len(pictures) == 3  # none, « Clique », « ici ! »; a word that is not there gives none


def test_decor_off_leaves_a_plain_ground() -> None:
    surface = pygame.Surface((320, 180))
    canvas((320, 180), decor=False).paint(surface, window())
    assert len({tuple(surface.get_at((x, y))) for x in range(0, 320, 8) for y in range(0, 180, 8)}) == 1


def test_every_scene_shows_in_both_skins_and_all_themes() -> None:
    for theme, skin in SKINS:
        surface = pygame.Surface((320, 180))
        canvas((320, 180), theme=theme, skin=skin).paint(surface, window(scene="scene:harbour"))
        colours = {tuple(surface.get_at((x, y))) for x in range(0, 320, 8) for y in range(0, 180, 8)}
        assert (len(colours) == 1) == (theme == "contrast")


def test_words_on_a_scene_bring_their_own_plate_and_words_on_a_card_do_not() -> None:
    words = Node("w", Role.TEXT, "Bonjour", Rect(500, 400, 400, 60), look=Look.WORDS, size_su=40)
    card = Node("p", Role.GROUP, "", Rect(400, 300, 800, 300), look=Look.PANEL)
    on_scene, on_card, in_card = pygame.Surface((640, 360)), pygame.Surface((640, 360)), pygame.Surface((640, 360))
    painter = canvas((640, 360))
    painter.paint(on_scene, window(words))
    painter.paint(on_card, window(card, words))
    painter.paint(in_card, window(replace(card, children=(words,))))
    assert on_scene.get_at((170, 150))[:3] == (255, 255, 255)
    assert pygame.image.tobytes(on_card, "RGB") == pygame.image.tobytes(in_card, "RGB")
