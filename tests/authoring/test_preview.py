"""`play --watch`: what the author saved is what is seen, or what is wrong with it, without a new start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.app.watching import Unlogged
from game.authoring.judge_seat import Mute
from game.authoring.preview import Preview
from game.core.frame import HELP, PAUSE, STOP
from game.core.learner import Profile
from game.core.node import Role
from game.core.outcome import Go
from game.core.session import Playing
from game.packs.archive import pack_up
from game.packs.pictures import Assets
from game.stage.canvas import Canvas
from game.stage.director import Director
from game.stage.pilot import Pilot
from tests.packs.hands import CLICK, HEAD

TWO = CLICK.format(id="ballon") + CLICK.format(id="cadeau").replace("ballon.", "cadeau.")


class Author:
    """Edits the pack in one window and looks at the preview in the other."""

    def __init__(self, folder: Path, assets: Path, body: str = TWO, lang: str = "fr") -> None:
        self.root = folder / "essai"
        self.root.mkdir()
        self.text = HEAD.format(id="essai") + body
        self.write(self.text)
        self.path = self.root
        self._made: Callable[[Path], Preview] = lambda path: Preview(
            path, folder / "unpacked", Assets.in_folder(assets), Profile(motion=False), lang
        )
        self.canvas = Canvas((1280, 720), assets)
        self.open(self.root)

    def open(self, path: Path) -> None:
        self.preview = self._made(path)
        director = Director(self.preview, Unlogged(), Mute(), self.canvas, (1280, 720))
        self.pilot = Pilot(director)

    def write(self, text: str) -> None:
        (self.root / "pack.yaml").write_text(text, "utf-8")

    def save(self, old: str = "", new: str = "") -> None:
        """Save the file, changed; the watching thread reads, the window takes it over."""
        assert old in self.text
        self.text = self.text.replace(old, new, 1) if old else self.text
        self.write(self.text)
        self.saved()

    def saved(self) -> None:
        self.preview.look()
        assert self.preview.news
        self.pilot.director.go(Go("watched"))
        assert not self.preview.news

    @property
    def words(self) -> list[str]:
        return [node.name for node in self.pilot.tree.walk() if node.name]

    @property
    def heading(self) -> str:
        return next(n.name for n in self.pilot.tree.walk() if n.role is Role.HEADING)

    @property
    def playing(self) -> Playing:
        scene = self.pilot.director.scene
        assert isinstance(scene, Playing)
        return scene


@pytest.fixture
def author(tmp_path: Path, assets: Path) -> Author:
    return Author(tmp_path, assets)


def test_the_words_that_were_saved_are_the_words_that_are_seen(author: Author) -> None:
    assert author.heading == "Clique sur le ballon."
    author.save("Clique sur le ballon.", "Clique vite sur le ballon.")
    assert author.heading == "Clique vite sur le ballon."


def test_an_error_is_shown_with_its_line_and_remedy_until_it_is_mended(author: Author) -> None:
    author.save("    title: Le ballon", "    titel: Le ballon")
    assert author.heading == "1 erreur à corriger"
    assert "pack.yaml, ligne 13 : clé inconnue « titel ». Vouliez-vous dire « title » ?" in [
        words.replace("\u00a0", " ") for words in author.words
    ]
    author.save("version: 1", "version: un")
    assert author.heading == "2 erreurs à corriger"
    author.save("version: un", "version: 2")
    author.save("titel", "title")
    assert author.heading == "Clique sur le ballon."


def test_from_the_errors_the_way_back_leads_to_the_pack_as_it_last_was_whole(author: Author) -> None:
    author.save("Clique sur le ballon.", "Touche le ballon.")
    author.save("kind: click", "kind: clik")
    author.pilot.click("Retour")
    assert author.heading == "Touche le ballon."


def test_a_pack_that_is_broken_from_the_start_is_told_and_followed(author: Author) -> None:
    author.save("kind: click", "kind: clik")
    author.open(author.root)
    assert author.heading == "1 erreur à corriger"
    author.save("kind: clik", "kind: click")
    assert author.heading == "Clique sur le ballon."


def test_the_challenge_that_changed_is_the_one_that_is_shown(author: Author) -> None:
    author.save("Clique sur le cadeau.", "Prends le cadeau.")
    assert author.heading == "Prends le cadeau."
    author.save("version: 1", "version: 2")
    assert author.heading == "Prends le cadeau."  # nothing to see in what changed: one stays where one is


def test_a_challenge_that_is_removed_leaves_the_others(author: Author) -> None:
    author.save("Clique sur le cadeau.", "Prends le cadeau.")
    author.save(CLICK.format(id="cadeau").replace("Clique sur le ballon.", "Prends le cadeau."), "")
    assert author.heading == "Clique sur le ballon."


def test_an_editor_in_the_middle_of_saving_is_waited_for(author: Author) -> None:
    main = author.root / "pack.yaml"
    main.replace(author.root / "pack.yaml~")
    author.saved()
    assert author.heading == "1 erreur à corriger"
    (author.root / "pack.yaml~").replace(main)
    author.saved()
    assert author.heading == "Clique sur le ballon."


def test_the_author_looks_at_every_level_skin_try_and_challenge(author: Author) -> None:
    seen = []
    for press in ("Niveau\u00a0: facile", "Niveau\u00a0: milieu", "Pour un enfant", "Un autre essai"):
        author.pilot.click(PAUSE)
        author.pilot.click(press)
        seen.append((author.playing.level, str(author.playing.stage.skin), author.playing.seed))
    assert seen == [(0.5, "enfant", 1), (1.0, "enfant", 1), (1.0, "ado", 1), (1.0, "ado", 2)]
    author.pilot.click(STOP)
    assert author.heading == "Quel défi\u00a0?"
    author.pilot.click("watch/cadeau")
    assert author.playing.brief.challenge == "cadeau"


def test_finishing_a_challenge_leads_to_the_next_and_then_to_the_choice(author: Author) -> None:
    for challenge in ("ballon", "cadeau"):
        assert author.playing.brief.challenge == challenge
        author.pilot.finish(author.pilot.director.reach.pointer.route)
        author.pilot.wait(3.0)
        author.pilot.click("Continuer")
    assert author.heading == "Quel défi\u00a0?"


def test_help_says_the_words_that_the_author_wrote_for_it(author: Author) -> None:
    author.save("    things:", "    clue: Cherche en haut.\n    demonstration: Regarde le doigt.\n    things:")
    for _ in range(4):
        author.pilot.click(HELP)
    assert {"Cherche en haut.", "Regarde le doigt."} <= set(author.pilot.said)


def test_advice_does_not_hide_the_challenge_and_can_be_read(author: Author) -> None:
    author.save("Clique sur le ballon.", "Ne clique pas sur le chat.")
    assert author.heading == "Ne clique pas sur le chat."
    author.pilot.click(PAUSE)
    author.pilot.click("Conseils\u00a0: 1")
    assert any("phrase négative" in words for words in author.words)


def test_another_picture_of_the_same_name_is_drawn_anew(author: Author) -> None:
    for colour in ((200, 30, 30), (30, 30, 200)):
        picture = pygame.Surface((64, 64))
        picture.fill(colour)
        pygame.image.save(picture, str(author.root / "a.png"))
        author.save("picture: 🎈" if "a.png" not in author.text else "", "picture: a.png")
        author.canvas.forget_files()
        author.pilot.director.paint(surface := pygame.Surface((1280, 720)))
        at = author.pilot.named("Le ballon").rect.centre
        unit = author.canvas.px_per_su
        assert surface.get_at((int(at.x * unit), int(at.y * unit)))[:3] == colour


def test_an_archive_is_followed_as_well(author: Author, tmp_path: Path) -> None:
    packed = tmp_path / "essai.defi"
    pack_up(author.root, packed)
    author.open(packed)
    author.write(author.text.replace("Clique sur le ballon.", "Touche le ballon."))
    pack_up(author.root, packed)
    author.saved()
    assert author.heading == "Touche le ballon."


def test_the_pack_can_be_seen_in_another_language(tmp_path: Path, assets: Path) -> None:
    author = Author(tmp_path, assets, lang="en")
    (author.root / "translations").mkdir()
    (author.root / "translations" / "en.yaml").write_text(
        "title: Try\nchallenges: {ballon: {instruction: Click the balloon.}}\n", "utf-8"
    )
    author.saved()
    assert author.heading == "Click the balloon."
