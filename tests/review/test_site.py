"""The pages as a browser gets them: what they say, who gets them, and what attacks meet."""

from __future__ import annotations

import pytest

from game.core.wording.en import EN
from game.core.wording.fr import FR
from game.program.lock import Lock
from game.review import reading
from game.review.guards import POLICY
from tests.review.conftest import ADDRESS, Place
from tests.review.made import Log

PAGES = ("/", "/young/renard-bleu", "/young/renard-bleu/settings", "/young/renard-bleu/tries",
         "/young/renard-bleu/decisions", "/group", "/packs", "/month", "/month?m=2025-03", "/kept")  # fmt: skip


def played(place: Place) -> None:
    log = Log("2025-03-12T14:00:00").sit("renard-bleu")
    for guidance in (0, 0, 0, 0, 2):
        log.round("double-clic", guidance=guidance, skills=("mouse.double_click",), path=True)
    place.store.append(log.rise().events)
    place.store.settle()


def test_every_page_says_something_kind_before_anybody_played(place: Place) -> None:
    browser = place.browser()
    for path in PAGES:
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert "rv." not in answer.text, "a key without words"
    assert "Personne n’a encore joué sur cet ordinateur" in browser.get("/").text


def test_the_young_persons_page_says_the_sentence_that_the_issue_asks_for(place: Place) -> None:
    played(place)
    page = place.browser().get("/young/renard-bleu").text.replace("\u00a0", " ")
    assert "Double-cliquer</strong>" in page
    assert "réussi seul 4 fois sur 5 le 12 mars." in page
    assert "38 %" in page and "96 %" in page, "a percentage stands with its interval"


def test_the_page_shows_paths_decisions_and_tries(place: Place) -> None:
    played(place)
    page = place.browser().get("/young/renard-bleu").text
    assert page.count('class="trail"') == 4
    assert "départ" in page and "2 appuis, 1 à côté" in page
    assert "Réussi seul : le niveau reste le même." in page
    assert place.browser().get("/young/renard-bleu/tries").text.count("2 · indice") == 1


def test_today_tells_who_played_and_what_was_reached_alone_for_the_first_time(place: Place) -> None:
    played(place)
    page = place.browser().get("/").text
    assert "5 défis en" in page and "5 réussis, dont 4 seul" in page
    assert "Réussi seul pour la première fois" in page
    assert "Chat jaune" in page, "the others are there too"


def test_pages_come_in_english_when_asked(place: Place) -> None:
    played(place)
    browser = place.browser()
    assert place.post(browser, "/look", lang="en", theme="dark", back="/group") == 303
    page = browser.get("/young/renard-bleu").text
    assert '<html lang="en" data-theme="dark">' in page
    assert "reached alone 4 times out of 5 on 12 March" in page
    assert "Blue fox" in page


def test_nobody_comes_in_without_the_token(place: Place) -> None:
    played(place)
    for path in (*PAGES, "/young/renard-bleu/results.csv", "/month/cra.json"):
        answer = place.stranger().get(path)
        assert answer.status_code == 403
        assert "enard" not in answer.text, "a closed door names nobody"
    assert place.stranger().get("/start?token=guess").status_code == 403


def test_the_cookie_is_strict_and_hidden_from_scripts(place: Place) -> None:
    answer = place.stranger().get("/start", params={"token": place.desk.gate.token})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


def test_a_foreign_host_is_refused(place: Place) -> None:
    answer = place.browser().get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400


def test_a_form_from_another_site_is_refused(place: Place) -> None:
    played(place)
    browser = place.browser()
    data = {"csrf": place.csrf(browser), "learner": "renard-bleu", "note": "mood:good"}
    for headers in ({"origin": "http://evil.example"}, {"origin": "null"}, {}):
        assert browser.post("/note", data=data, headers=headers).status_code == 403
    assert not list(place.store.events(types=("adult_noted",)))


def test_a_form_without_its_secret_is_refused(place: Place) -> None:
    played(place)
    browser = place.browser()
    for data in ({}, {"csrf": "guess"}, {"csrf": place.csrf(place.browser())}):
        data = {**data, "learner": "renard-bleu", "note": "mood:good"}
        assert browser.post("/note", data=data, headers={"origin": ADDRESS}).status_code == 403
    assert not list(place.store.events(types=("adult_noted",)))


def test_a_note_of_two_taps_is_on_disk_when_the_page_comes_back(place: Place) -> None:
    played(place)
    browser = place.browser()
    assert place.post(browser, "/note", learner="renard-bleu", note="mood:low") == 303
    (noted,) = place.store.events(types=("adult_noted",))
    assert noted.body == {"about": "mood", "value": "low", "by": "adult"}
    assert noted.session, "a note on the day belongs to its session"
    assert "humeur\u00a0: contrarié" in browser.get("/young/renard-bleu").text


@pytest.mark.parametrize("note", ["mood:<script>", "mood", "diary:long text", ""])
def test_a_note_outside_the_lists_is_never_logged(place: Place, note: str) -> None:
    assert place.post(place.browser(), "/note", learner="renard-bleu", note=note) == 404
    assert not list(place.store.events())


def test_nobody_can_note_about_somebody_who_is_not_here(place: Place) -> None:
    assert place.post(place.browser(), "/note", learner="../settings", note="mood:good") == 404
    assert not list(place.store.events())


def test_the_adult_marks_a_skill_as_generalised_only_once_it_is_acquired(place: Place) -> None:
    log = Log()
    for day in (3, 4, 5):
        log.to(f"2025-03-{day:02d}T09:00:00").sit("renard-bleu")
        for _ in range(10):
            log.round(skills=("mouse.hover",))
        log.round(skills=("mouse.double_click",)).rise()
    place.store.append(log.events)
    place.store.settle()
    browser = place.browser()
    asked = {"learner": "renard-bleu", "on": "1"}
    assert place.post(browser, "/generalised", skill="mouse.double_click", **asked) == 404
    assert place.post(browser, "/generalised", skill="mouse.hover", **asked) == 303
    assert "Retirer «\u00a0généralisé\u00a0»" in browser.get("/young/renard-bleu").text
    assert "généralisé" in browser.get("/group").text


def test_a_passphrase_shuts_every_page_until_it_is_given(place: Place) -> None:
    played(place)
    browser = place.browser()
    place.locks.append(Lock.made("trois petits chats"))
    for path in PAGES:
        answer = browser.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
    assert place.post(browser, "/enter", phrase="trois petits chiens") == 429
    assert browser.get("/").status_code == 303
    place.now[0] += 2
    assert place.post(browser, "/enter", phrase=" trois petits  chats ") == 303
    assert browser.get("/").status_code == 200


def test_guessing_is_slowed_whoever_guesses(place: Place) -> None:
    place.locks.append(Lock.made("trois petits chats"))
    first, second = place.browser(), place.browser()
    assert place.post(first, "/enter", phrase="un") == 429
    assert place.post(second, "/enter", phrase="trois petits chats") == 429, "too early, even when right"
    for _ in range(6):
        place.now[0] += 31
        assert place.post(first, "/enter", phrase="deux") == 429
    place.now[0] += 29
    assert place.post(first, "/enter", phrase="trois petits chats") == 429
    place.now[0] += 2
    assert place.post(first, "/enter", phrase="trois petits chats") == 303


def test_an_idle_page_is_locked_again(place: Place) -> None:
    place.locks.append(Lock.made("trois petits chats"))
    browser = place.browser()
    assert place.post(browser, "/enter", phrase="trois petits chats") == 303
    place.now[0] += 31 * 60
    assert browser.get("/").status_code == 303


def test_leaving_ends_the_visit(place: Place) -> None:
    browser = place.browser()
    assert place.post(browser, "/leave") == 200
    assert browser.get("/").status_code == 403


def test_no_page_is_cached_framed_or_fed_from_outside(place: Place) -> None:
    played(place)
    browser = place.browser()
    for path in (*PAGES, "/static/review.css", "/nowhere"):
        answer = browser.get(path)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-security-policy"] == POLICY
        assert "unsafe" not in POLICY
        outside = answer.text.replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in outside and "https://" not in outside
        assert "<script>" not in answer.text and " style=" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/static/../site.py", "/static/..%2Fsite.py", "/fonts/..%2F..%2Fpyproject.toml", "/young/..%2F..%2Fetc",
     "/picture/..%2F..%2Fx.svg.svg", "/young/nobody", "/young/nobody/results.csv"],
)  # fmt: skip
def test_no_path_leads_out_of_the_site(place: Place, path: str) -> None:
    answer = place.browser().get(path)
    assert answer.status_code == 404
    assert "def " not in answer.text and "[project]" not in answer.text


def test_while_a_long_log_is_read_for_the_first_time_the_page_says_so_and_comes_back(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PATIENCE_S", 0.01)
    played(place)
    browser = place.browser()
    with place.desk.ledger._lock:  # another thread is at it
        answer = browser.get("/")
    assert (answer.status_code, answer.headers["refresh"]) == (503, "3")
    assert "Le bilan lit le journal" in answer.text and "enard" not in answer.text
    assert browser.get("/").status_code == 200


def test_the_language_form_never_leads_elsewhere(place: Place) -> None:
    browser = place.browser()
    for back in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        data = {"csrf": place.csrf(browser), "lang": "fr", "theme": "auto", "back": back}
        answer = browser.post("/look", data=data, headers={"origin": ADDRESS})
        assert answer.headers["location"] == "/"


def test_scripts_in_whatever_others_wrote_stay_words(place: Place) -> None:
    evil = '<script>alert("1")</script>'
    log = Log("2025-03-12T14:00:00").sit(evil)
    log.round(evil, pack=evil, skills=(evil,), route=evil, path=True, errors={evil: 1})
    log.event("decision_made", {"about": evil, "reason": evil})
    log.event("adult_noted", {"about": evil, "value": evil})
    place.store.append(log.rise(evil).events)
    place.store.settle()
    browser = place.browser()
    link = "/young/%3Cscript%3Ealert(%221%22)%3C%2Fscript%3E"
    for path in ("/", "/group", "/packs", "/month?m=2025-03", "/kept"):
        answer = browser.get(path)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text, path
    assert browser.get(link).status_code in (200, 404)
    assert "<script>alert" not in browser.get(link).text


def test_strange_events_of_other_programs_break_no_page(place: Place) -> None:
    log = Log("2025-03-12T14:00:00").sit("renard-bleu")
    for body in ({}, {"outcome": "reached"}, {"outcome": 3, "skills": "x"},
                 {"outcome": "reached", "guidance": "much", "skills": [1, None, "a.b"], "took_s": "long",
                  "measures": [1], "errors": 7, "round": "r", "level": None}):  # fmt: skip
        log.event("round_ended", dict(body))
    for body in ({"round": "r"}, {"round": "r", "t_ms": 1, "x_su": [1, "b"], "y_su": None, "presses": [[1], 2]}):
        log.event("path_traced", dict(body))
    log.event("adult_noted", {"about": 1}), log.event("decision_made", {"chosen": None, "reason": [1]})
    place.store.append(log.rise().events)
    place.store.settle()
    for path in PAGES:
        assert place.browser().get(path).status_code == 200, path


def test_a_learners_own_results_open_in_a_spreadsheet(place: Place) -> None:
    played(place)
    answer = place.browser().get("/young/renard-bleu/results.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-disposition"] == 'attachment; filename="deficlic-renard-bleu.csv"'
    assert len(answer.text.splitlines()) == 6


def test_an_erased_learner_is_gone_from_every_page_at_once(place: Place) -> None:
    played(place)
    browser = place.browser()
    place.codes.remove("renard-bleu")
    assert browser.get("/young/renard-bleu").status_code == 200
    place.store.erase(["renard-bleu"], "2025-03-12T15:00:00.000Z")
    assert browser.get("/young/renard-bleu").status_code == 404
    assert "Renard" not in browser.get("/").text
    assert "profils effacés 1" in browser.get("/kept").text


def test_every_word_of_the_pages_exists_in_both_languages() -> None:
    french, english = ({key for key in table if key.startswith("rv.")} for table in (FR, EN))
    assert french == english
