"""First names beside codes: on the screen while an adult has them open, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from game.storage.identities import Identities
from game.storage.sealing import Stretch
from tests.review.conftest import Place
from tests.review.made import weeks

PHRASE, NAME, NOTE = "quatre chats dans un jardin", "Zoé-Unique", "Demande le casque avant de commencer."
SCRIPT = "<script>alert(1)</script>\"'><img src=x>"
CODE = "renard-bleu"
YOUNG = f"/young/{CODE}"
PAGES = (
    "/", "/group", YOUNG, f"{YOUNG}/settings", f"{YOUNG}/tries", f"{YOUNG}/decisions", f"{YOUNG}/carnet",
    f"/talk?young={CODE}", "/kept", f"/kept/{CODE}",
)  # fmt: skip
FILES = (
    f"{YOUNG}/carnet.html", f"{YOUNG}/results.csv", f"/kept/{CODE}/everything.jsonl", "/month/cra.csv",
    "/month/cra.json", "/month?m=2025-03", "/static/review.js",
)  # fmt: skip


@pytest.fixture
def names(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Identities:
    """Open, with one first name; somebody has played."""
    monkeypatch.setattr(Stretch, "fresh", classmethod(lambda cls: cls(os.urandom(16), 2**14)))
    clock = lambda: place.now[0]  # noqa: E731
    names = place.desk.identities = Identities(tmp_path / "identities.json", clock, clock)
    names.create(PHRASE)
    names.set_name(CODE, NAME)
    place.store.append(weeks([CODE, "chat-jaune"], sessions=3, rounds=4, began="2025-03-10T09:00:00"))
    place.store.settle()
    return names


def shown(browser: TestClient, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    assert all(NAME not in value for value in answer.headers.values())
    return answer.text


@pytest.mark.parametrize("path", PAGES)
def test_a_name_is_beside_its_code_while_open_and_gone_once_locked(
    place: Place, names: Identities, path: str
) -> None:
    browser = place.browser()
    page = shown(browser, path)
    assert NAME in page
    for piece in page.split(NAME)[:-1]:
        assert "data-secret" in piece[-60:], "review.js takes it off the page, and paper has it not"
    assert NAME not in page.partition("</title>")[0], "titles are kept by the browser"
    place.now[0] += names.idle_s + 1
    assert NAME not in shown(browser, path)


@pytest.mark.parametrize("path", FILES)
def test_what_leaves_the_screen_has_no_name_even_while_open(place: Place, names: Identities, path: str) -> None:
    assert NAME not in shown(place.browser(), path)


def test_looking_at_the_pages_does_not_put_off_the_lock(place: Place, names: Identities) -> None:
    browser = place.browser()
    for _ in range(4):
        place.now[0] += names.idle_s / 4
        assert NAME in shown(browser, YOUNG)
    assert 'data-locks-s="0"' not in shown(browser, "/")
    place.now[0] += 1
    page = shown(browser, YOUNG)
    assert NAME not in page and "data-locked" in page


def test_the_page_knows_how_long_it_may_show_names(place: Place, names: Identities) -> None:
    place.now[0] += 60
    assert f'data-locks-s="{round(names.idle_s - 60)}"' in shown(place.browser(), "/group")


def test_a_private_note_is_written_and_read_on_the_young_persons_page(place: Place, names: Identities) -> None:
    browser = place.browser()
    before = len(list(place.store.events(CODE)))
    fields = {"do": "note", "learner": CODE, "text": NOTE, "from": "young", "csrf": place.csrf(browser)}
    answer = browser.post("/names", data=fields, headers={"origin": "http://127.0.0.1:8765"})
    assert answer.headers["location"] == YOUNG
    assert NOTE in shown(browser, YOUNG)
    assert len(list(place.store.events(CODE))) == before
    assert NOTE not in shown(browser, "/young/chat-jaune")
    for path in FILES:
        assert NOTE not in shown(browser, path)
    assert place.post(browser, "/names", do="lock") == 303
    page = shown(browser, YOUNG)
    assert NOTE not in page and 'href="/names"' in page.partition('id="private"')[2]
    assert place.post(browser, "/names", do="note", learner=CODE, text="tard") == 303
    names.open(PHRASE)
    assert [note.text for note in names.notes(CODE)] == [NOTE]


def test_script_in_a_name_or_a_note_stays_text(place: Place, names: Identities) -> None:
    names.set_name(CODE, SCRIPT)
    names.add_note(CODE, SCRIPT, SCRIPT, SCRIPT)
    for path in PAGES:
        page = shown(place.browser(), path)
        assert "&lt;script&gt;alert" in page
        assert "<script>alert" not in page and "<img src=x" not in page


def test_a_damaged_file_shows_codes_as_before(place: Place, names: Identities) -> None:
    names.path.write_text("{}", encoding="utf-8")
    assert NAME not in shown(place.browser(), "/")


def test_nobody_without_the_token_sees_a_name(place: Place, names: Identities) -> None:
    for path in PAGES:
        answer = place.stranger().get(path)
        assert answer.status_code == 403 and NAME not in answer.text
