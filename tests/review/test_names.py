"""Names, notes and rights in the pages: behind their own passphrase, never in an address, and what attacks meet."""

from __future__ import annotations

import html
import json
import os
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from game.app.forgetting import Proof, erase
from game.program.book import Book
from game.program.lock import Lock
from game.storage.clock import RealClock
from game.storage.identities import Identities
from game.storage.places import DataFolder
from game.storage.sealing import Stretch
from tests.review.conftest import ADDRESS, Place
from tests.review.made import Log

PHRASE, NAME, NOTE = "quatre chats dans un jardin", "Zoé-Unique", "Demande le casque avant de commencer."
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stretch, "fresh", classmethod(lambda cls: cls(os.urandom(16), 2**14)))


@pytest.fixture
def names(place: Place, tmp_path: Path) -> Identities:
    clock = lambda: place.now[0]  # noqa: E731
    place.desk.identities = Identities(tmp_path / "identities.json", clock, clock)

    def forget(code: str) -> Proof:
        return erase(DataFolder(tmp_path), place.store, Book(tmp_path), RealClock(), (code,))

    place.desk.forget = forget
    return place.desk.identities


def post(place: Place, browser: TestClient, path: str = "/names", **fields: str) -> int:
    return place.post(browser, path, **fields)


def test_a_passphrase_is_chosen_and_names_and_notes_are_kept_behind_it(place: Place, names: Identities) -> None:
    browser = place.browser()
    assert "Choisir une phrase secrète" in browser.get("/names").text
    assert post(place, browser, do="create", new=PHRASE, again="autre") == 400
    assert not names.exists
    assert post(place, browser, do="create", new=PHRASE, again=PHRASE) == 303
    assert post(place, browser, do="name", learner="renard-bleu", name=NAME) == 303
    assert post(place, browser, do="note", learner="renard-bleu", text=NOTE) == 303
    page = browser.get("/names/renard-bleu").text
    assert NAME in page and NOTE in page
    assert f'value="{NAME}"' in browser.get("/names").text
    assert post(place, browser, do="lock") == 303
    assert NAME not in browser.get("/names").text
    assert browser.get("/names/renard-bleu").status_code == 303
    assert post(place, browser, do="open", phrase=PHRASE) == 303
    note = names.notes("renard-bleu")[0].id
    assert post(place, browser, do="unnote", learner="renard-bleu", note=note) == 303
    assert NOTE not in browser.get("/names/renard-bleu").text
    assert post(place, browser, do="change", phrase=PHRASE, new="une autre", again="une autre") == 303
    assert post(place, browser, do="discard") == 400
    assert post(place, browser, do="discard", sure="1") == 303
    assert not names.exists


def test_nothing_of_it_is_in_the_log_or_readable_on_the_disk(
    place: Place, names: Identities, tmp_path: Path
) -> None:
    browser = place.browser()
    post(place, browser, do="create", new=PHRASE, again=PHRASE)
    post(place, browser, do="name", learner="renard-bleu", name=NAME)
    post(place, browser, do="note", learner="renard-bleu", text=NOTE)
    place.store.settle()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in (NAME, NOTE, PHRASE):
        assert secret.encode() not in kept
    assert list(place.store.events()) == []


def test_the_names_lock_themselves_and_when_the_pages_are_left(place: Place, names: Identities) -> None:
    browser = place.browser()
    post(place, browser, do="create", new=PHRASE, again=PHRASE)
    place.now[0] += names.idle_s + 1
    assert "Ouvrir" in browser.get("/names").text
    assert post(place, browser, do="name", learner="renard-bleu", name=NAME) == 303
    assert post(place, browser, do="open", phrase=PHRASE) == 303
    assert names.names() == {}, "what was sent while it was locked was not written"
    assert post(place, browser, "/leave") == 200
    assert not names.is_open


def test_guessing_the_passphrase_is_slowed_and_then_not_even_heard(place: Place, names: Identities) -> None:
    names.create(PHRASE)
    names.lock()
    answers = [post(place, place.browser(), do="open", phrase=f"devine {n}") for n in range(20)]
    assert answers.count(403) < 5 and answers[-1] == 429
    assert post(place, place.browser(), do="open", phrase=PHRASE) == 429
    place.now[0] += 400
    assert post(place, place.browser(), do="open", phrase=PHRASE) == 303


def test_behind_the_adults_passphrase_nothing_of_it_is_shown(place: Place, names: Identities) -> None:
    names.create(PHRASE)
    names.set_name("renard-bleu", NAME)
    place.locks.append(Lock.made("la porte"))
    browser = place.browser()
    for path in ("/names", "/names/renard-bleu", "/kept/renard-bleu", "/kept/renard-bleu/everything.jsonl"):
        answer = browser.get(path)
        assert answer.status_code == 303 and NAME not in answer.text
    assert place.stranger().get("/names").status_code == 403


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "name", "learner": "../../etc/passwd", "name": "x"},
        {"do": "note", "learner": "nobody-here", "text": "x"},
        {"do": "note", "learner": "renard-bleu", "text": " "}, {"do": "create", "new": "", "again": ""},
    ],
)  # fmt: skip
def test_strange_forms_change_nothing(place: Place, names: Identities, fields: dict[str, str]) -> None:
    names.create(PHRASE)
    before = names.path.read_bytes()
    assert post(place, place.browser(), **fields) == 400
    assert names.path.read_bytes() == before


def test_other_forms_and_strangers_are_refused(place: Place, names: Identities) -> None:
    names.create(PHRASE)
    browser = place.browser()
    csrf = place.csrf(browser)
    good = {"do": "name", "learner": "renard-bleu", "name": NAME, "csrf": csrf}
    for data, headers in (
        ({**good, "csrf": "x"}, {"origin": ADDRESS}), (good, {"origin": "http://evil.example"}), (good, {}),
        (good, {"origin": ADDRESS, "host": "evil.example"}), ({**good, "do": "nonsense"}, {"origin": ADDRESS}),
    ):  # fmt: skip
        assert browser.post("/names", data=data, headers=headers).status_code in (400, 403, 404, 421)
    assert names.names() == {}
    for path in ("/names/..%2f..%2fidentities.json", "/names/%2e%2e", "/kept/..%2fprogress.db/everything.jsonl"):
        assert browser.get(path).status_code == 404


def test_script_in_every_text_stays_text(place: Place, names: Identities) -> None:
    names.create(PHRASE)
    names.set_name("renard-bleu", SCRIPT)
    names.add_note("renard-bleu", SCRIPT, SCRIPT, SCRIPT)
    browser = place.browser()
    for path in ("/names", "/names/renard-bleu"):
        page = browser.get(path).text
        assert "<script>alert" not in page and "<img src=x" not in page
        assert html.escape(SCRIPT[:20]) in page or "&lt;script&gt;" in page


def test_one_learner_is_shown_handed_over_and_erased_with_a_proof(
    place: Place, names: Identities, tmp_path: Path
) -> None:
    log = Log("2025-03-12T14:00:00")
    for code in ("renard-bleu", "chat-jaune"):
        log.sit(code).round(path=True).rise()
    place.store.append(log.events)
    place.store.settle()
    names.create(PHRASE)
    names.set_name("renard-bleu", NAME)
    browser = place.browser()
    page = browser.get("/kept/renard-bleu").text
    assert "Séances gardées : 1." in page and "365 jours" in page
    lines = browser.get("/kept/renard-bleu/everything.jsonl").text.splitlines()
    assert {json.loads(line)["learner"] for line in lines} == {"renard-bleu"}
    assert len(lines) == len(list(place.store.events("renard-bleu")))
    assert post(place, browser, "/forget", learner="renard-bleu") == 404, "only when one is sure"
    place.codes.remove("renard-bleu")
    assert post(place, browser, "/forget", learner="renard-bleu", sure="1") == 200
    assert place.store.learners() == ("chat-jaune",)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"renard-bleu" in path.read_bytes()]
    names.open(PHRASE)
    assert names.names() == {}


def test_a_name_is_in_no_header_and_no_address(place: Place, names: Identities) -> None:
    names.create(PHRASE)
    browser = place.browser()
    data = {"csrf": place.csrf(browser), "do": "name", "learner": "renard-bleu", "name": NAME}
    answer = browser.post("/names", data=data, headers={"origin": ADDRESS})
    assert NAME not in answer.headers["location"]
    page = browser.get("/names")
    assert page.headers["cache-control"] == "no-store"
    assert all(NAME not in value for value in page.headers.values())
