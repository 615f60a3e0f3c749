from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from game.core.motor import ABOUT
from game.core.progress import Event
from game.core.wording import words
from game.storage.export import export
from tests.storage.made import CAT, FOX, an_event


def a_try(n: int, learner: str = FOX, **more: Any) -> Event:
    body = {
        "pack": "souris", "pack_version": "3", "challenge": "cadeaux", "kind": "double_click",
        "skills": ["mouse.double_click", "mouse.click"], "level": 0.25, "outcome": "reached", "guidance": 1,
        "took_s": 12.5, "first_act_s": None, "route": "pointer", "errors": {"miss": 2, "other": 1},
        "measures": {"misses": 2.0, "path_ratio": 1.25, "first_try_share": 0.5}, **more,
    }  # fmt: skip
    return an_event(n, learner, "round_ended", **body)


def local(at: str) -> str:
    """One hour later than UTC, as if this were France in winter."""
    return at.replace("T10:", "T11:")[:19]


def french(*events: Event, lang: str = "fr") -> list[dict[str, str]]:
    text = "".join(export(events, "csv", lang, local))
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_the_french_spreadsheet_has_words_commas_and_iso_dates() -> None:
    (row,) = french(a_try(1))
    assert row["Apprenant"] == FOX
    assert (row["Date"], row["Heure"]) == ("2026-03-12", "11:00:01")
    assert (row["Durée (s)"], row["Niveau"], row["Premier geste (s)"]) == ("12,5", "0,25", "")
    assert (row["Issue"], row["Accès"], row["Guidance (0-5)"]) == ("réussi", "souris", "1")
    assert (row["Erreurs"], row["Erreurs par sorte"]) == ("3", "miss=2 other=1")
    assert row["Trajet / ligne droite"] == "1,25"
    assert row["Compétences"] == "mouse.double_click mouse.click"
    assert row["Autres mesures"] == "first_try_share=0.5"


def test_only_tries_are_rows_and_they_are_numbered_by_learner_and_challenge() -> None:
    rows = french(an_event(1), a_try(2), a_try(3, CAT), a_try(4), a_try(5, challenge="autre"))
    assert [row["Essai n°"] for row in rows] == ["1", "1", "2", "1"]


def test_lines_end_as_rfc_4180_asks_and_every_row_has_every_column() -> None:
    text = "".join(export([a_try(1), a_try(2)], "csv"))
    assert text.count("\r\n") == 3
    assert text.count("\n") == 3
    assert {len(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")} == {19 + len(ABOUT)}


def test_cells_with_separators_quotes_and_lines_come_back_whole() -> None:
    nasty = 'a;b "c",\nd'
    assert french(a_try(1, challenge=nasty))[0]["Défi"] == nasty


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_nothing_a_spreadsheet_would_run(start: str) -> None:
    formula = f'{start}HYPERLINK("http://x")'
    for format_, delimiter, column in (("csv", ";", "Défi"), ("csv-plain", ",", "challenge")):
        text = "".join(export([a_try(1, challenge=formula)], format_)).lstrip("\ufeff")
        (row,) = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        assert row[column] == f"'{formula}"


def test_a_negative_number_stays_a_number() -> None:
    assert french(a_try(1, measures={"mo_su": -3.5}))[0]["Décalage (MO, unités)"] == "-3,5"


def test_english_words_on_demand() -> None:
    (row,) = french(a_try(1), lang="en")
    assert (row["Learner"], row["Outcome"], row["Duration (s)"]) == (FOX, "reached", "12.5")


def test_the_machine_csv_has_the_names_and_points_of_the_log() -> None:
    text = "".join(export([a_try(1)], "csv-plain"))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["at"], row["took_s"], row["outcome"]) == ("2026-03-12T10:00:01.000Z", "12.5", "reached")
    assert row["path_ratio"] == "1.25"
    assert "time" not in row


def test_json_lines_hold_every_event_whole() -> None:
    events = [an_event(1, étoile="⭐"), a_try(2)]
    lines = [json.loads(line) for line in "".join(export(events, "json")).splitlines()]
    assert [Event(**line) for line in lines] == events


def test_strange_bodies_are_rows_too() -> None:
    rows = french(
        a_try(1, skills=None, errors="many", measures=[1], level=True, took_s=[1]), an_event(2, type_="round_ended")
    )
    assert len(rows) == 2


def test_export_streams() -> None:
    def endless() -> Iterator[Event]:
        n = 0
        while True:
            n += 1
            yield a_try(n % 50)

    for format_ in ("csv", "csv-plain", "json"):
        pieces = iter(export(endless(), format_))
        assert len([next(pieces) for _ in range(500)]) == 500


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="pdf"):
        export([], "pdf")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_measure_has_a_heading(lang: str) -> None:
    assert not [name for name in ABOUT if words(lang, f"csv.{name}").startswith("csv.")]
