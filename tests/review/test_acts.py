"""What an adult does in the pages: in the log at once, seen on the page, and obeyed by the coach."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from game.core.coach_fold import fold_all
from game.core.coach_state import CoachState
from game.core.learner import Profile
from game.core.objectives import objectives_of
from game.review.needs import KINDS, Needs
from tests.review.conftest import ADDRESS, Place
from tests.review.made import Log

FOX = "renard-bleu"
TABS = ("", "/settings", "/tries", "/decisions", "/carnet")


@pytest.fixture
def played(place: Place) -> Place:
    log = Log("2025-03-10T14:00:00")
    for day in ("10", "11", "12"):
        log.to(f"2025-03-{day}T14:00:00").sit(FOX)
        for _ in range(10):
            said = {"about": "level", "code": "level.up", "decided": 0.5, "skill": "mouse.click"}
            log.event("decision_made", said | {"reason": "Réussi seul 5 fois sur 5."})
            log.round()
        log.rise()
    place.store.append(log.events)
    place.store.settle()
    return place


def coach(place: Place) -> CoachState:
    return fold_all(place.store.events(FOX), CoachState(learner=FOX))


def page(place: Place, path: str = "") -> str:
    answer = place.browser().get(f"/young/{FOX}{path}")
    assert answer.status_code == 200
    return answer.text.replace("\u00a0", " ")


def do(place: Place, path: str, **fields: str) -> int:
    return place.post(place.browser(), path, learner=FOX, **fields)


# ---------------------------------------------------------------------- objectives


def test_an_objective_is_a_skill_a_criterion_in_words_and_a_date(played: Place) -> None:
    goal = {"skill": "mouse.double_click", "criterion": "seul, 8 sur 10, 2 séances", "until": "2025-06-30"}
    assert do(played, "/objective", **goal) == 303
    (objective,) = objectives_of(played.store.events(FOX)).values()
    assert (objective.criterion.share, objective.criterion.tries, objective.criterion.sessions) == (0.8, 10, 2)
    assert coach(played).skill("mouse.double_click").criterion == objective.criterion
    shown = page(played)
    assert "Double-cliquer, seul, 8 sur 10, 2 séances" in shown
    assert "Pour le 30 juin : encore 110 jours." in shown


@pytest.mark.parametrize(
    ("fields", "told"),
    [({"criterion": "très bien"}, "Ce critère n’est pas compris"),
     ({"skill": "no.such"}, "Choisissez une compétence"),
     ({"until": "demain"}, "Cette date n’est pas comprise"), ({"until": "2025-02-31"}, "Cette date")],
)  # fmt: skip
def test_what_cannot_be_understood_is_told_and_stays_in_the_form(
    played: Place, fields: Mapping[str, str], told: str
) -> None:
    browser = played.browser()
    data = {"skill": "mouse.click", "criterion": "seul, 9 sur 10, 3 séances", "until": "", **fields}
    csrf = {"csrf": played.csrf(browser), "learner": FOX}
    answer = browser.post("/objective", data=data | csrf, headers={"origin": ADDRESS})
    assert answer.status_code == 422
    assert told in answer.text
    assert data["criterion"] in answer.text, "what was typed is still there"
    assert not list(played.store.events(types=("objective_set",)))


def test_phases_are_drawn_over_the_sessions_and_an_objective_can_be_closed(played: Place) -> None:
    do(played, "/objective", skill="mouse.click", criterion="seul, 9 sur 10, 3 séances")
    assert do(played, "/phase", objective="mouse.click", phase="teaching", **{"from": "2025-03-11"}) == 303
    shown = page(played)
    assert 'class="phase"' in shown and "Phase : Apprentissage." in shown
    assert "Au départ : seul 10 fois sur 10." in shown, "what came before teaching is the base line"
    assert do(played, "/phase", objective="mouse.click", phase="other") == 404
    assert do(played, "/objective/close", objective="mouse.click") == 303
    assert "Objectifs clos (1)" in page(played)


# ---------------------------------------------------------------------- deciding otherwise


def test_a_decision_is_overruled_and_the_coach_obeys(played: Place) -> None:
    decision = [e for e in played.store.events(FOX, ("decision_made",)) if e.body.get("code") == "level.up"][-1]
    assert do(played, "/overrule", decision=decision.id, choice="hold") == 303
    adult = coach(played).skill("mouse.click").adult
    assert (adult.hold, adult.level) == (True, 0.5)
    assert "Vous avez décidé : garder ce niveau." in page(played, "/decisions")
    assert do(played, "/overrule", decision=decision.id, choice="never") == 404, "that is no answer to a level"
    assert do(played, "/overrule", decision="guess", choice="hold") == 404


def test_plan_locks_levels_and_ways_of_helping_are_set_and_shown(played: Place) -> None:
    for skill in ("mouse.drag", "mouse.scroll"):
        assert do(played, "/plan", act="add", skill=skill) == 303
    assert do(played, "/plan", act="up", skill="mouse.scroll") == 303
    assert coach(played).plan == ("mouse.scroll", "mouse.drag")
    assert do(played, "/plan", act="remove", skill="mouse.drag") == 303
    assert coach(played).plan == ("mouse.scroll",)
    change = {"skill": "mouse.click", "level": "30", "locked": "locked", "strategy": "most_to_least"}
    assert do(played, "/skill", **change) == 303
    adult = coach(played).skill("mouse.click").adult
    assert (adult.level, adult.hold, adult.locked, adult.strategy) == (0.3, True, True, "most_to_least")
    assert "Tenu à 30 sur 100" in page(played, "/settings")
    before = len(list(played.store.events()))
    do(played, "/skill", **change)
    assert len(list(played.store.events())) == before, "what is the same already is no event"
    do(played, "/skill", skill="mouse.click", level="coach", locked="coach", strategy="usual")
    adult = coach(played).skill("mouse.click").adult
    assert (adult.level, adult.hold, adult.locked, adult.strategy) == (None, False, None, "")


def test_the_access_profile_is_changed_group_by_group(played: Place) -> None:
    profiles: dict[str, Profile] = {}

    class Shelf:
        def profile(self, code: str) -> Profile:
            return profiles.get(code, Profile())

        def change(self, code: str, settings: Mapping[str, Any]) -> Profile:
            profiles[code] = self.profile(code).changed(settings)
            return profiles[code]

    played.desk.profiles = Shelf()
    assert do(played, "/profile", group="see", text_scale="2", theme="2", motion="0") == 303
    assert (profiles[FOX].text_scale, profiles[FOX].theme, profiles[FOX].motion) == (1.5, "contrast", False)
    (event,) = played.store.events(FOX, ("profile_changed",))
    assert event.body["settings"] == {"text_scale": 1.5, "theme": "contrast", "motion": False}
    for wild in ("999", "-1", "x", "²", "9" * 5000):
        do(played, "/profile", group="see", text_scale=wild)
    assert profiles[FOX].text_scale == 1.5
    assert do(played, "/profile", group="secret") == 404
    assert place_of_nobody(played) == 404


def place_of_nobody(place: Place) -> int:
    return place.post(place.browser(), "/profile", learner="nobody", group="see")


# ---------------------------------------------------------------------- corrections


def test_a_try_is_corrected_and_every_view_honours_it(played: Place) -> None:
    assert "Acquis" in page(played)
    before, last = list(played.store.events(FOX, ("round_ended",)))[-2:]
    assert do(played, "/correct", round=str(last.body["round"]), truth="passed:5") == 303
    shown = page(played, "/tries")
    assert "passé par l’adulte" in shown and "le journal disait : réussi, seul" in shown
    (event,) = played.store.events(FOX, ("attempt_corrected",))
    assert (event.session, event.body["by"]) == (last.session, "adult")
    assert list(played.store.events(FOX, ("round_ended",)))[-1] == last, "the original stays"
    assert "10 défis" in page(played) and "dont 9 seul" in played.browser().get("/").text
    assert "</span> acquis" in played.browser().get("/group").text, "9 of 10 still meet the criterion"
    do(played, "/correct", round=str(before.body["round"]), truth="void:0")
    do(played, "/correct", round=str(last.body["round"]), truth="stopped:0")
    assert "9 défis" in played.browser().get("/").text, "what somebody else did counts for nothing"
    assert "</span> acquis" not in played.browser().get("/group").text
    do(played, "/correct", round=str(before.body["round"]), truth="reached:0")
    do(played, "/correct", round=str(last.body["round"]), truth="reached:0")
    assert "dont 10 seul" in played.browser().get("/").text, "a correction can be corrected"


@pytest.mark.parametrize("truth", ["won:0", "reached:9", "reached", "", "reached:x"])
def test_only_truths_of_the_list_are_taken(played: Place, truth: str) -> None:
    last = list(played.store.events(FOX, ("round_ended",)))[-1]
    assert do(played, "/correct", round=str(last.body["round"]), truth=truth) == 404
    assert do(played, "/correct", round="none", truth="reached:0") == 404
    assert not list(played.store.events(types=("attempt_corrected",)))


# ---------------------------------------------------------------------- needs


def test_a_need_is_a_word_in_the_log_and_a_sentence_that_stays_here(place: Place) -> None:
    place.desk.needs = Needs(place.store.path.with_name("needs.json"))
    browser = place.browser()
    assert place.post(browser, "/need", where="", need="older", text="un thème skate\n pour les grands") == 303
    (event,) = place.store.events(types=("need_noted",))
    assert event.learner == "" and "skate" not in json.dumps(dict(event.body))
    shown = browser.get("/packs").text
    assert "une version pour adolescents" in shown and "un thème skate pour les grands" in shown
    assert place.post(browser, "/need/done", id=event.id) == 303
    assert "skate" not in browser.get("/packs").text
    assert "skate" not in place.desk.needs.path.read_text(encoding="utf-8")
    assert place.post(browser, "/need", where="", need="a pony") == 404
    assert place.post(browser, "/need", where="no/where", need=KINDS[0]) == 404


# ---------------------------------------------------------------------- the booklet


def test_the_booklet_says_what_is_known_in_easy_words_and_no_figure(played: Place) -> None:
    shown = page(played, "/carnet")
    booklet = shown.partition('<div class="carnet">')[2].partition("</div>\n")[0]
    assert "Tu réussis seul : cliquer." in shown
    assert "Chaque drapeau est une séance." in shown
    assert "%" not in booklet and " sur 10" not in booklet
    sentences = [said.partition("<")[0] for said in booklet.split("<span>")[1:]]
    assert sentences
    assert all(len(said.split()) <= 14 for said in sentences), "easy to read: short"


def test_a_certificate_is_only_for_what_is_acquired(played: Place) -> None:
    assert "Bravo" in page(played, "/certificate/mouse.click")
    assert played.browser().get(f"/young/{FOX}/certificate/mouse.drag").status_code == 404


def test_the_booklet_is_read_aloud_and_taken_home_in_one_file(played: Place) -> None:
    said: list[str] = []

    def speak(text: str, lang: str) -> bytes:
        said.append(text)
        return b"RIFF----WAVE"

    played.desk.speak = speak
    browser = played.browser()
    assert "/carnet/1.wav" in browser.get(f"/young/{FOX}/carnet").text
    sound = browser.get(f"/young/{FOX}/carnet/1.wav")
    assert sound.headers["content-type"] == "audio/wav"
    assert said[-1].startswith("Je sais le faire. Tu réussis seul")
    assert browser.get(f"/young/{FOX}/carnet/99.wav").status_code == 404
    home = browser.get(f"/young/{FOX}/carnet.html").text
    assert "data:audio/wav;base64," in home and "<script" not in home
    assert "http://" not in home.replace("http://www.w3.org/", "")


def test_every_page_of_somebody_who_has_not_played_is_kind(place: Place) -> None:
    for tab in TABS:
        assert place.browser().get(f"/young/{FOX}{tab}").status_code == 200, tab
    assert "attend ta première réussite" in page(place, "/carnet")


def test_scripts_in_what_adults_type_stay_words(played: Place) -> None:
    evil = '"><script>alert(1)</script>'
    played.desk.needs = Needs(played.store.path.with_name("needs.json"))
    browser = played.browser()
    played.post(browser, "/need", where="", need="bug", text=evil)
    data = {"csrf": played.csrf(browser), "learner": FOX, "skill": evil, "criterion": evil, "until": evil[:10]}
    answers = [browser.post("/objective", data=data, headers={"origin": ADDRESS}), browser.get("/packs")]
    for name, value in (("phase", evil), ("skill", evil), ("plan", evil), ("overrule", evil), ("correct", evil)):
        sent = data | {"decision": value, "round": value}
        answers.append(browser.post(f"/{name}", data=sent, headers={"origin": ADDRESS}))
    for answer in answers:
        assert answer.status_code < 500
        assert "<script>alert" not in answer.text
