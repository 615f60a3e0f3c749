"""What pages and reports are made of: states, months, drafts of CRA, statements, exports."""

from __future__ import annotations

import csv
import json
import time
import uuid
from dataclasses import replace
from io import StringIO

import pytest

from game.core.coach_fold import fold_all as coached
from game.core.corrections import VOID, correction_body, round_of
from game.core.progress import Event
from game.core.summary import fold_all
from game.review import cra, reading, xapi
from game.review.attention import Call, calls
from game.review.detail import learner_detail
from game.review.learner_view import learner_page
from game.review.month import folded, month_beside, month_of, months_of
from game.review.notes import LISTS, note_body
from game.review.reading import Ledger, id_at
from game.review.standing import Standing
from game.review.titles import NoTitles, learner_name
from game.review.trails import trails
from game.storage.clock import local_time
from game.storage.memory import MemoryStore
from tests.review.made import Log, many, weeks

SAME = str  # log times as they are


def local(at: str) -> str:
    return at[:19]


def days(*sessions: tuple[str, int, int], level: float = 0.5) -> Log:
    """(day, alone, tries) of each session of one skill."""
    log = Log()
    for day, alone, tries in sessions:
        log.to(f"2025-03-{day}T10:00:00").sit("renard-bleu")
        for n in range(tries):
            log.round(guidance=0 if n < alone else 2, level=level)
        log.rise()
    return log


def state_of(log: Log) -> Standing:
    return learner_detail("renard-bleu", log.events, local).standing("mouse.click")


@pytest.mark.parametrize(
    ("sessions", "state"),
    [
        ((), Standing.UNTRIED),
        ((("03", 0, 4),), Standing.EMERGING),
        ((("03", 1, 4),), Standing.EMERGING),
        ((("03", 2, 4),), Standing.GROWING),
        ((("03", 9, 10), ("04", 9, 10), ("05", 10, 10)), Standing.ACQUIRED),
        ((("03", 9, 10), ("03", 9, 10), ("03", 10, 10)), Standing.GROWING),  # one day proves nothing
        ((("03", 8, 10), ("04", 8, 10), ("05", 8, 10)), Standing.GROWING),  # 80 % is too few
        ((("03", 9, 9), ("04", 9, 9), ("05", 9, 9)), Standing.GROWING),  # too few tries
        ((("03", 10, 10), ("04", 10, 10), ("05", 10, 10), ("06", 4, 4)), Standing.ACQUIRED),
    ],
)  # fmt: skip
def test_a_skill_is_acquired_by_its_sessions_never_by_a_share_alone(
    sessions: tuple[tuple[str, int, int], ...], state: Standing
) -> None:
    assert state_of(days(*sessions)) is state


def test_the_easiest_form_of_a_skill_is_not_its_mastery() -> None:
    sessions = (("03", 10, 10), ("04", 10, 10), ("05", 10, 10))
    assert state_of(days(*sessions, level=0.5)) is Standing.ACQUIRED
    assert state_of(days(*sessions, level=0.2)) is Standing.GROWING


def test_only_an_adult_says_generalised() -> None:
    log = days(("03", 10, 10))
    log.event("skill_set", {"skill": "mouse.click", "generalised": True}, "renard-bleu")
    assert state_of(log) is Standing.GENERALISED


def test_a_skill_that_only_came_along_is_never_acquired_by_that() -> None:
    log = Log()
    for day in range(3, 7):
        log.to(f"2025-03-{day:02d}T10:00:00").sit("renard-bleu")
        for _ in range(10):
            log.round(skills=("mouse.precision", "mouse.click"))
    found = learner_detail("renard-bleu", log.events, local)
    assert found.standing("mouse.precision") is Standing.ACQUIRED
    assert found.standing("mouse.click") is Standing.GROWING


def test_the_ledger_says_the_same_as_folding_everything_however_the_log_grew() -> None:
    events = weeks(["renard-bleu", "chat-jaune"], sessions=3)
    store = MemoryStore()
    ledger = Ledger(store, SAME)
    for i in range(0, len(events), 97):
        store.append(events[i : i + 97])
        assert ledger.summary() == fold_all(store.events())
        assert ledger.coaches() == {c: coached(store.events(c)) for c in store.learners()}


def test_the_ledger_takes_in_an_event_that_arrives_late_from_another_process() -> None:
    events = Log().sit("renard-bleu").round().round().rise().events
    late = next(e for e in events if e.type == "round_ended")
    store = MemoryStore()
    ledger = Ledger(store, SAME)
    store.append([e for e in events if e is not late])
    assert ledger.summary().of("renard-bleu").skills["mouse.click"].rounds == 1
    store.append([late])
    assert ledger.summary().of("renard-bleu").skills["mouse.click"].rounds == 2


def test_the_ledger_forgets_whoever_was_erased() -> None:
    store = MemoryStore()
    store.append(weeks(["renard-bleu", "chat-jaune"], sessions=2))
    ledger = Ledger(store, SAME)
    assert len(ledger.summary().learners) == 2
    store.erase(["chat-jaune"], "2025-04-01T00:00:00.000Z")
    assert tuple(ledger.summary().learners) == ("renard-bleu",)


def test_one_pass_over_a_learner_counts_help_by_session() -> None:
    log = Log().sit("renard-bleu").round(guidance=0).round(guidance=3).round(outcome="stopped", guidance=5).rise()
    log.go(86_400).sit("renard-bleu").round(guidance=0, first_act_s=2.0).round(outcome="passed", guidance=5).rise()
    found = learner_detail("renard-bleu", log.events, local)
    first, second = found.points["mouse.click"]
    assert (first.tries, first.alone, first.stopped, first.guidance) == (2, 1, 1, [1, 0, 0, 1, 0, 0])
    assert (second.tries, second.alone, second.guidance) == (2, 1, [1, 0, 0, 0, 0, 0])
    assert [t.outcome for t in found.tries] == ["reached", "reached", "stopped", "reached", "passed"]


def test_the_share_that_is_told_is_the_one_by_which_the_state_is_told() -> None:
    """A challenge of many steps, each time with a little help: mostly alone, and said so."""
    log = Log().sit("renard-bleu")
    for _ in range(4):
        log.round(guidance=1)
    told = [replace(e, body={**e.body, "steps": {"tries": 10, "alone": 9}}) if e.type == "round_ended" else e
            for e in log.events]  # fmt: skip
    page = learner_page(learner_detail("renard-bleu", told, local), (), NoTitles(), "2025-03-04", "fr")
    (skill,) = page.areas[0].skills
    assert skill.standing is Standing.GROWING
    assert skill.details[0].replace("\u00a0", " ").startswith("90 % seul") and "sur 40 essais" in skill.details[0]


def test_old_tries_are_counted_but_not_kept() -> None:
    log = Log().sit("renard-bleu")
    for _ in range(30):
        log.round()
    found = learner_detail("renard-bleu", log.events, local, keep=10)
    assert (len(found.tries), found.left_out) == (10, 20)


def test_a_path_is_drawn_with_its_target_and_its_presses() -> None:
    (trail,) = trails(Log().sit("renard-bleu").round(path=True).round(path=False).events)
    assert len(trail.points) == 60 and len(trail.presses) == 2
    assert trail.targets == {"play/1": (1300.0, 420.0, 180.0, 180.0)}


# ---------------------------------------------------------------------- what needs an adult


def called(events: list[Event], today: str, lang: str) -> tuple[Call, ...]:
    found = reading.folded(events, local)
    return calls(found.views.values(), found.coaches, today, lang)


def test_what_was_just_acquired_and_what_must_be_looked_at_again_call_an_adult() -> None:
    log = days(("03", 10, 10), ("04", 10, 10), ("05", 10, 10))
    assert "acquis." in called(log.events, "2025-03-06", "fr")[0].what
    assert "à vérifier" in called(log.events, "2025-03-20", "fr")[0].what
    assert called(log.events, "2025-03-13", "fr") == ()


def test_help_every_time_calls_an_adult_with_one_thing_to_try() -> None:
    log = Log().sit("renard-bleu")
    for _ in range(3):
        log.round(guidance=2)
    (call,) = called(log.rise().events, "2025-03-04", "fr")
    assert call.what.replace("\u00a0", " ") == "Renard bleu, Cliquer : 3 essais, tous avec de l’aide."
    assert call.do.startswith("Montrez le geste")


def test_a_success_alone_calls_nobody() -> None:
    events = Log().sit("renard-bleu").round().round(guidance=2).round().rise().events
    assert called(events, "2025-03-04", "fr") == ()


def test_those_who_have_not_come_for_weeks_are_named_in_one_sentence() -> None:
    events = weeks(["renard-bleu", "chat-jaune"], sessions=2)
    (call,) = called(events, "2025-06-01", "en")
    assert "Blue fox, Yellow cat" in call.what


# ---------------------------------------------------------------------- the month


def test_a_month_holds_only_its_own_sessions() -> None:
    log = Log("2025-02-28T10:00:00").sit("renard-bleu").round().rise()
    log.to("2025-03-31T22:00:00").sit("renard-bleu").round().round().rise()
    log.to("2025-04-01T06:00:00").sit("renard-bleu").round().rise()
    store = MemoryStore()
    store.append(log.events)
    assert [month_of(store, m, local=local).rounds for m in ("2025-02", "2025-03", "2025-04", "2025-05")] == [
        1,
        2,
        1,
        0,
    ]
    assert [(m.month, m.rounds) for m in months_of(store, local=local)] == [
        ("2025-02", 1),
        ("2025-03", 2),
        ("2025-04", 1),
    ]


def test_months_follow_each_other_over_the_year() -> None:
    assert (month_beside("2025-01", -1), month_beside("2025-12", 1)) == ("2024-12", "2026-01")
    assert month_beside("2024-02", 1) == "2024-03"


def test_a_session_that_was_cut_counts_up_to_its_last_round() -> None:
    log = Log().sit("renard-bleu").round(took_s=120).round(took_s=60)
    (sitting,) = folded("2025-03", log.events).sittings
    assert sitting.long_s == 184.0


def test_an_id_bounds_what_was_made_before_and_after_it() -> None:
    log = Log()
    before = log.event("session_started", {}, "x").id
    bound = id_at(int(log.go(1).at.timestamp() * 1000))
    after = log.go(1).event("session_started", {}, "x").id
    assert before < bound < after


def test_a_corrected_try_is_corrected_in_its_month_whenever_that_was_done() -> None:
    log = Log("2025-02-28T10:00:00").sit("renard-bleu").round().round()
    rounds = [e for e in log.events if e.type == "round_ended"]
    for event, now in zip(rounds, (("reached", 4), (VOID, 0)), strict=True):
        one = round_of(event)
        log.to("2025-03-05T10:00:00").event("attempt_corrected", correction_body(one, one.told, now))
    store = MemoryStore()
    store.append(log.rise().events)
    found = month_of(store, "2025-02", local=local)
    assert (found.rounds, found.alone, found.autonomy) == (1, 0, (0, 0, 1))


# ---------------------------------------------------------------------- drafts of CRA


def drafts(log: Log) -> tuple[cra.Cra, ...]:
    return cra.drafts(folded("2025-03", log.events))


def test_one_young_person_is_an_accompaniment_and_several_are_a_workshop() -> None:
    log = Log("2025-03-03T09:00:00").sit("renard-bleu").round(took_s=600).rise()
    log.go(300).sit("chat-jaune").round(took_s=600).rise()
    log.to("2025-03-03T16:00:00").sit("renard-bleu").round(took_s=600).rise()
    workshop, single = drafts(log)
    assert (workshop.workshop, workshop.people, workshop.minutes) == (True, 2, 25)
    assert (single.workshop, single.people, single.minutes) == (False, 1, 10)


@pytest.mark.parametrize(
    ("guidance", "words"),
    [(0, "Autonome"), (1, "Autonome"), (2, "PartiellementAutonome"), (3, "PartiellementAutonome"),
     (4, "EntierementAccompagne"), (5, "EntierementAccompagne")],
)  # fmt: skip
def test_help_is_told_in_the_words_of_the_tool(guidance: int, words: str) -> None:
    (draft,) = drafts(Log().sit("renard-bleu").round(guidance=guidance).rise())
    assert draft.autonomy == words


def test_a_session_without_a_success_was_accompanied_throughout() -> None:
    (draft,) = drafts(Log().sit("renard-bleu").round(outcome="stopped").rise())
    assert draft.autonomy == "EntierementAccompagne"


def test_touch_is_a_tablet_and_thematiques_come_from_the_skills() -> None:
    log = Log().sit("renard-bleu").round(route="touch", skills=("safety.cookies", "mouse.click")).rise()
    (draft,) = drafts(log)
    assert draft.material == ("Tablette",)
    assert draft.as_dict()["thematiques"] == ["SecuriteNumerique", "PrendreEnMainDuMateriel"]


def test_a_draft_names_nobody_in_any_form() -> None:
    found = drafts(Log().sit("renard-bleu").round().rise())
    for text in (cra.as_csv(found), cra.as_json(found), cra.as_text(found[0], "fr")):
        assert "renard" not in text.lower()
        assert "PrendreEnMainDuMateriel" in text or "Prendre en main du matériel" in text


def test_drafts_open_in_a_french_spreadsheet() -> None:
    text = cra.as_csv(drafts(Log().sit("renard-bleu").round().rise()))
    assert text.startswith("\ufeff")
    (row,) = csv.DictReader(StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert row["date"] == "2025-03-03" and row["autonomie"] == "Autonome" and row["lieu"] == ""


# ---------------------------------------------------------------------- statements


def test_every_statement_has_the_shape_of_xapi_1_0_3() -> None:
    log = Log().sit("renard-bleu").round().round(outcome="stopped").round(guidance=3).round(outcome="passed").rise()
    found = json.loads("".join(xapi.as_json_array(xapi.statements(log.events, lambda _, c: c.title()))))
    assert [s["verb"]["display"]["en"] for s in found] == [
        "initialized", "answered", "exited", "answered", "answered", "terminated",
    ]  # fmt: skip
    for one in found:
        assert uuid.UUID(one["id"]).version == 5
        assert set(one) <= {"id", "actor", "verb", "object", "result", "context", "timestamp"}
        assert one["actor"]["account"] == {"homePage": xapi.HOME, "name": "renard-bleu"}
        assert "mbox" not in one["actor"] and "name" not in one["actor"]
        assert one["object"]["id"].startswith("https://")
        assert one["timestamp"].endswith("Z")
        assert uuid.UUID(one["context"]["registration"])
        assert all(key.startswith("https://") for key in one.get("result", {}).get("extensions", {}))
    assert [s["result"].get("success") for s in found[1:5]] == [True, None, False, False]
    assert found[1]["result"]["duration"] == "PT6.00S"


def test_handing_the_same_log_on_twice_gives_the_same_statements() -> None:
    events = weeks(["renard-bleu"], sessions=1)
    once, twice = (list(xapi.statements(events, lambda _, c: c)) for _ in range(2))
    assert once == twice and len({s["id"] for s in once}) == len(once)


def test_an_empty_log_is_an_empty_array_of_statements() -> None:
    assert json.loads("".join(xapi.as_json_array(xapi.statements([], lambda _, c: c)))) == []


# ---------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("code", "french", "english"),
    [("renard-bleu", "Renard bleu", "Blue fox"), ("tortue-violet", "Tortue violette", "Purple turtle"),
     ("abeille-vert", "Abeille verte", "Green bee"), ("odd", "odd", "odd")],
)  # fmt: skip
def test_a_code_is_said_as_an_animal_and_its_colour(code: str, french: str, english: str) -> None:
    assert (learner_name(code, "fr"), learner_name(code, "en")) == (french, english)


def test_a_note_is_of_the_closed_lists_or_nothing() -> None:
    assert note_body("help", "hand") == {"about": "help", "value": "hand"}
    for about, value in (("mood", "furious"), ("name", "x"), *((a, "") for a in LISTS)):
        with pytest.raises(ValueError, match="unknown note"):
            note_body(about, value)


def test_a_long_log_is_made_for_measuring() -> None:
    assert sum(1 for _ in many(1_000)) == 1_000


@pytest.mark.parametrize("zone", ["Europe/Paris", "Asia/Kolkata", "America/St_Johns", "UTC", "Asia/Kathmandu"])
def test_the_quick_way_to_local_time_says_what_the_long_way_says(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    reading._hour_here.cache_clear()
    try:
        for day in ("2025-03-29", "2025-03-30", "2025-10-26", "2024-12-31"):
            for minute in range(0, 1440, 7):
                at = f"{day}T{minute // 60:02d}:{minute % 60:02d}:05.123Z"
                assert reading.here(at) == local_time(at)
        assert reading.here("once upon a time, long ago Z") == "once upon a time, long ago Z"
    finally:
        monkeypatch.undo()
        time.tzset()
        reading._hour_here.cache_clear()
