from __future__ import annotations

import pytest

from game.core.sentences import (
    date_words,
    detail_sentences,
    duration_words,
    number_words,
    session_sentence,
    share_words,
    skill_sentence,
)
from game.core.summary import SessionView
from game.core.tally import Counts, Score, Tally
from game.core.wording.en_log import LOG as EN
from game.core.wording.fr_log import LOG as FR

NBSP = "\u00a0"
AT = "2026-03-12T10:00:00.000Z"
TODAY = "2026-11-23"


def a_tally(tries: int, reached: int, alone: int, stopped: int = 0) -> Tally:
    score = Score(AT, tries, reached, alone)
    guidance: Counts = (alone, 0, reached - alone, 0, 0, 0)
    return Tally(score, guidance, stopped, sessions={"s": score})


@pytest.mark.parametrize(
    ("tally", "french", "english"),
    [
        (a_tally(5, 5, 4), "Double-clic{} : réussi seul 4 fois sur 5 le 12 mars",
         "Double-clic: reached alone 4 times out of 5 on 12 March"),
        (a_tally(1, 1, 1), "Double-clic{} : réussi seul 1 fois sur 1 le 12 mars",
         "Double-clic: reached alone 1 time out of 1 on 12 March"),
        (a_tally(3, 2, 0), "Double-clic{} : réussi avec de l’aide 2 fois sur 3 le 12 mars",
         "Double-clic: reached with help 2 times out of 3 on 12 March"),
        (a_tally(2, 0, 0), "Double-clic{} : passé par l’adulte 2 fois le 12 mars",
         "Double-clic: passed by the adult 2 times on 12 March"),
        (a_tally(0, 0, 0, 1), "Double-clic{} : commencé 1 fois le 12 mars",
         "Double-clic: begun 1 time on 12 March"),
        (Tally(), "Double-clic{} : pas encore travaillé", "Double-clic: not yet worked on"),
    ],
)  # fmt: skip
def test_a_skill_in_one_sentence(tally: Tally, french: str, english: str) -> None:
    assert skill_sentence("fr", "Double-clic", tally, TODAY) == french.replace("{} ", NBSP)
    assert skill_sentence("en", "Double-clic", tally, TODAY) == english


def test_dates_are_words_and_the_year_is_said_when_it_is_another() -> None:
    assert date_words("fr", "2026-04-01T00:00:00.000Z", TODAY) == "1er avril"
    assert date_words("fr", "2025-08-31T00:00:00.000Z", TODAY) == "31 août 2025"
    assert date_words("en", "2025-02-01T00:00:00.000Z", TODAY) == "1 February 2025"
    assert date_words("fr", "") == ""
    assert date_words("fr", "2026-13-01T", TODAY) == "2026-13-01"


def test_durations_and_numbers_in_words() -> None:
    assert [duration_words("fr", s) for s in (5, 60, 840, 3900)] == [
        "moins d’une minute", "1 minute", "14 minutes", f"1{NBSP}h{NBSP}05",
    ]  # fmt: skip
    assert duration_words("en", -5) == "less than a minute"
    assert (number_words("fr", 2.5), number_words("en", 2.5), number_words("fr", 120.0)) == ("2,5", "2.5", "120")


def test_a_share_comes_with_its_interval_and_only_with_enough_tries() -> None:
    assert share_words("fr", Score(AT, 10, 10, 8)) == (
        f"80{NBSP}% seul (entre 49{NBSP}% et 94{NBSP}%, sur 10 essais)"
    )
    assert share_words("fr", Score(AT, 4, 4, 4)) == "encore peu d’essais (4)"


def test_details_say_what_is_known_and_nothing_else() -> None:
    tally = Tally(
        Score(AT, 5, 5, 4), (4, 0, 1, 0, 0, 0), first_acts_s=(2.5,), smallest_target_su=80, longest_double_s=0.84
    )
    assert detail_sentences("en", tally)[1:] == (
        "most frequent help: clue", "first act after 2.5 s", "smallest target reached: 80 units",
        "slowest double click reached: 0.84 s",
    )  # fmt: skip
    assert len(detail_sentences("fr", Tally())) == 1


def test_a_session_in_one_sentence() -> None:
    session = SessionView("s", AT, took_s=840, reason="stop", rounds=5)
    assert session_sentence("fr", session, TODAY) == (
        f"Séance du 12 mars{NBSP}: 5 défis en 14 minutes, arrêtée par le jeune"
    )
    assert session_sentence("en", SessionView("s", AT, rounds=1), TODAY) == "Session of 12 March: 1 challenge"


def test_both_languages_have_the_same_keys_and_french_its_signs() -> None:
    assert FR.keys() == EN.keys()
    for text in FR.values():
        assert "'" not in text
        assert not any(f" {sign}" in text for sign in ":;!?%")
