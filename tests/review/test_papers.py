"""Cards to talk about a challenge and the document of a character, as the pages show them."""

from __future__ import annotations

import pytest

from game.app import resources
from game.app.house import Reader
from game.app.papers import ShelfPapers
from game.packs.pack import read_pack
from game.program.shelf import Shelf
from tests.review.conftest import Place
from tests.review.made import Log

SAFETY = ("pieges", "mots-de-passe", "reseaux")
SENSITIVE = ("on-se-moque-de-moi", "moqueries-les-etapes", "je-vois-quelqu-un-harcele", "un-inconnu-veut-me-voir")


@pytest.fixture
def papered(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The desk with the packs that are shipped behind it."""
    root = tmp_path_factory.mktemp("shelf")

    def shelf_in(lang: str) -> Shelf:
        return Shelf((resources.shipped_packs(),), Reader(root), lang, root / f"{lang}.json")

    place.desk.papers = ShelfPapers(shelf_in)
    return place


def test_every_safety_challenge_has_a_card_with_what_was_seen_and_one_question(papered: Place) -> None:
    page = papered.browser().get("/talk").text
    for pack_id in SAFETY:
        pack = read_pack(resources.shipped_packs() / pack_id).pack
        assert pack is not None
        for entry in pack.challenges:
            note = entry.base.adult_note
            assert note is not None, entry.id
            assert note.question.text.count("?") == 1
            assert note.seen.text.replace("'", "&#39;") in page and entry.base.title.text in page


def test_what_is_sensitive_says_so_beforehand_and_first(papered: Place) -> None:
    page = papered.browser().get("/talk").text
    networks = page.partition('id="pack-reseaux"')[2].partition("</section>")[0]
    titles = [part.partition("</h3>")[0] for part in networks.split("<h3>")[1:]]
    warned = networks.count('class="before"')
    pack = read_pack(resources.shipped_packs() / "reseaux").pack
    assert pack is not None and warned >= len(SENSITIVE)
    for challenge in SENSITIVE:
        entry = pack.entry(challenge)
        assert entry is not None and entry.base.title.text in titles[:warned]


def test_a_learners_cards_are_those_of_the_last_session(papered: Place) -> None:
    log = Log("2025-03-12T14:00:00").sit("renard-bleu").round("sms-du-colis", pack="pieges").rise()
    log.sit("renard-bleu").round("phrase-secrete", pack="mots-de-passe").rise()
    papered.store.append(log.events)
    papered.store.settle()
    browser = papered.browser()
    page = browser.get("/talk", params={"young": "renard-bleu"}).text
    assert "phrase secrète" in page and "colis" not in page
    assert browser.get("/talk", params={"young": "nobody"}).status_code == 404


def test_the_cv_of_the_character_is_a_page_and_a_file_of_its_own(papered: Place) -> None:
    browser = papered.browser()
    page = browser.get("/paper/formulaires/mon-premier-cv")
    assert "Lina Morel" in page.text and "Fleuriste du port" in page.text
    file = browser.get("/paper/formulaires/mon-premier-cv.html")
    assert file.headers["content-disposition"] == 'attachment; filename="mon-premier-cv.html"'
    assert file.text.startswith("<!doctype html>") and "Fleuriste du port" in file.text
    assert "/paper/formulaires/mon-premier-cv" in browser.get("/talk").text
    assert browser.get("/paper/formulaires/billet-de-bus").status_code == 404
