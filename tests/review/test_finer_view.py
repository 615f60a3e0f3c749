"""Key by key, clue by clue and the line of aiming, as an educator reads them on the page."""

from __future__ import annotations

import re

from game.review.finer_view import AIMED, aim_said, finer, keys_view
from tests.review.conftest import Place
from tests.review.made import Log


def typed(log: Log, **measures: float) -> Log:
    named = {name.replace("__", "."): value for name, value in measures.items()}
    return log.round("message", pack="clavier", skills=("keyboard.letters",), measures=named)


def test_the_sentences_tell_ends_changes_with_oneself_and_the_usual_error() -> None:
    log = Log().sit("renard-bleu")
    for e_s, m_s in ((1.0, 2.0), (1.0, 2.0), (0.8, 2.5), (0.8, 2.5)):
        typed(
            log, key_s__e=e_s, key_s__m=m_s, key_s__espace=1.5, key_error__m__neighbour=2.0, key_error__e__other=1.0
        )
    view = keys_view(finer(log.events), "fr")
    assert tuple(one.replace("\xa0", " ") for one in view.said) == (
        "Touche la plus rapide : e (0,9 s). Touche la plus lente : m (2,2 s).",
        "Plus rapides qu’avant : e.", "Plus lentes qu’avant : m.",
        "Erreur la plus fréquente : la touche d’à côté (8).",
    )  # fmt: skip
    assert [row.key for row in view.rows] == ["m", "e", "espace"]
    assert (view.rows[0].before, view.rows[0].now) == ("2 s", "2,5 s")
    assert view.rows[0].errors == "la touche d’à côté (8)" and view.rows[2].errors == "–"


def test_with_few_rounds_nothing_is_compared() -> None:
    log = typed(typed(Log().sit("renard-bleu"), key_s__e=2.0), key_s__e=1.0)
    view = keys_view(finer(log.events), "en")
    assert (
        tuple(one.replace("\xa0", " ") for one in view.said) == ()
        and view.rows[0].before == "–"
        and view.rows[0].usual == "1.5 s"
    )


def aimed(rounds: int, noise_s: float = 0.0) -> Log:
    log = Log().sit("renard-bleu")
    for n in range(rounds):
        bits = 2 + n % 4 / 2
        log.round(measures={"index_bits": bits, "move_s": 0.3 + 0.25 * bits + (noise_s if n % 3 else -noise_s)})
    return log


def test_the_line_of_aiming_is_told_only_where_there_is_enough() -> None:
    assert aim_said(finer(aimed(AIMED - 1).events), "fr") == ()
    said = aim_said(finer(aimed(AIMED).events), "fr")
    told = said[0].replace("\xa0", " ")
    assert len(said) == 1 and "250 ms" in told and "R² = 1" in told and str(AIMED) in told
    loose = aim_said(finer(aimed(24, noise_s=1.0).events), "fr")
    assert len(loose) == 2 and "prudence" in loose[1]


def test_the_page_tells_keys_clues_and_false_alarms(place: Place) -> None:
    log = aimed(12)
    for _ in range(4):
        typed(log, key_s__e=1.0, key_s__m=2.0, key_s__point=1.5, key_error__m__extra_shift=1.0)
    clues = {"found.address": 2.0, "missed.code": 1.0, "alarm.link": 3.0}
    log.round("sms", pack="pieges", skills=("safety.parcel_sms",), measures=clues)
    place.store.append(log.rise().events)
    place.store.settle()
    page = re.sub(r"\s+", " ", place.browser().get("/young/renard-bleu").text)
    assert "Maj en trop (4)" in page and '<th scope="row">point</th>' in page
    assert "droite de Fitts sur 12 parties" in page
    assert "2 indices reconnus sur 3 ; fausses alertes : 3." in page
    assert "chercher ensemble ce qui rassure" in page
    assert page.index("Touche la plus rapide") < page.index("<table", page.index('id="keys"'))


def test_a_round_that_an_adult_struck_counts_for_no_key(place: Place) -> None:
    log = typed(Log().sit("renard-bleu"), key_s__e=1.0, key_error__e__other=1.0)
    place.store.append(log.rise().events)
    place.store.settle()
    browser = place.browser()
    assert 'id="keys"' in browser.get("/young/renard-bleu").text
    name = next(e.body["round"] for e in log.events if e.type == "round_ended")
    assert place.post(browser, "/correct", learner="renard-bleu", round=name, truth="void:0") == 303
    assert 'id="keys"' not in browser.get("/young/renard-bleu").text
