"""`report` and `export` from the command line, and that what they write agrees with the log."""

from __future__ import annotations

import csv
import html
import json
import re
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import pytest

from game.app import reporting
from game.cli import main
from game.program.book import Book
from game.storage.sqlite import SqliteStore
from tests.review.made import Log, weeks

OUTSIDE = re.compile(r"""(?:src|href)\s*=\s*["'](?!data:|#)|url\((?!data:)|@import""")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    store = SqliteStore(folder / "progress.db")
    store.append(weeks(["renard-bleu", "chat-jaune"], sessions=3, rounds=8))
    store.close()
    book = Book(folder)
    book.add(["renard-bleu", "chat-jaune", "hibou-vert"])
    book.flush()
    return folder


def call(data: Path, *words: str) -> int:
    return main([*words, "--data", str(data), "--lang", "fr"])


def rows_of(page: str) -> list[tuple[str, ...]]:
    """(date, time, outcome, seconds) of the table of tries."""
    table = page.partition('class="tries"')[2].partition("</table>")[0]
    found = []
    for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)[1:]:
        cells = [html.unescape(re.sub(r"<.*?>", "", c)) for c in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row)]
        found.append((cells[0], cells[1], cells[3], cells[5]))
    return sorted(found)


def test_a_report_is_one_file_that_needs_nothing_else(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "bilan.html"
    assert call(data, "report", "renard-bleu", "--out", str(out)) == 0
    page = out.read_text(encoding="utf-8")
    assert not OUTSIDE.search(page) and "<script" not in page
    assert "Bilan de Renard bleu" in page and "Chat jaune" not in page
    assert "data:font/woff2" in page and "@page" in page
    assert "Réveille l’écran" in page, "challenges have their titles"


def test_a_report_of_a_month_tells_of_that_month_alone(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "bilan.html"
    assert call(data, "report", "renard-bleu", "--month", "2024-01", "--out", str(out)) == 0
    assert "n’a pas encore joué" in out.read_text(encoding="utf-8")
    assert call(data, "report", "--group", "--month", "2025-03", "--out", str(out)) == 0
    page = out.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "Bilan du groupe, mars 2025" in page
    assert "6 séances, 2 jeunes, sur 3 jours" in page
    assert "Atelier collectif, 3 mars 2025" in page


def test_an_unknown_learner_is_told_who_is_known(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bilan.html"
    for words in (
        ("report", "zebre-rose", "--out", str(out)),
        ("export", "--format", "csv", "--learner", "zebre-rose"),
    ):
        assert call(data, *words) == 1
        said = capsys.readouterr()
        assert said.out == "" and said.err.count("\n") == 1
        assert "renard-bleu, chat-jaune, hibou-vert" in said.err
    assert not out.exists()


def test_a_learner_who_has_not_played_yet_has_a_kind_report(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "bilan.html"
    assert call(data, "report", "hibou-vert", "--out", str(out)) == 0
    assert "Hibou vert n’a pas encore joué" in out.read_text(encoding="utf-8")


def test_a_report_of_another_ending_is_refused_before_anything_is_read(data: Path, tmp_path: Path) -> None:
    assert call(data, "report", "renard-bleu", "--out", str(tmp_path / "bilan.docx")) == 2


def test_a_place_that_cannot_be_written_leaves_nothing_half_done(data: Path, tmp_path: Path) -> None:
    for words in (("report", "renard-bleu"), ("export", "--format", "csv")):
        assert call(data, *words, "--out", str(tmp_path / "nowhere" / "x.html")) == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data"]


@pytest.mark.skipif(find_spec("typst") is not None, reason="typst is installed: a PDF can be written")
def test_without_typst_a_pdf_is_refused_with_a_remedy(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(data, "report", "renard-bleu", "--out", str(tmp_path / "bilan.pdf")) == 3
    assert ".html" in capsys.readouterr().err


@pytest.mark.skipif(find_spec("typst") is None, reason="typst, of the extra [pdf], is not installed")
def test_a_pdf_is_tagged_and_says_what_the_page_says(data: Path, tmp_path: Path) -> None:
    import subprocess

    for n, words in enumerate((("renard-bleu",), ("--group", "--month", "2025-03"), ("hibou-vert",))):
        out = tmp_path / f"{n}.pdf"
        assert call(data, "report", *words, "--out", str(out)) == 0
        about = subprocess.run(["pdfinfo", out], capture_output=True, text=True, check=True).stdout
        assert re.search(r"Tagged:\s+yes", about) and "A4" in about
    text = subprocess.run(["pdftotext", tmp_path / "0.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "Bilan de Renard bleu" in text and "Bouger la souris" in text


@pytest.mark.parametrize("format_", ["csv", "json", "xapi", "cra"])
def test_every_format_is_written_whole_and_printed_alike(
    data: Path, tmp_path: Path, format_: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "results"
    assert call(data, "export", "--format", format_, "--out", str(out)) == 0
    assert capfdbinary.readouterr().out == b""
    assert call(data, "export", "--format", format_) == 0
    assert capfdbinary.readouterr().out == out.read_bytes() != b""
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "results"]


def test_one_learners_results_hold_nobody_else(data: Path, tmp_path: Path) -> None:
    for format_ in ("csv", "json", "xapi"):
        out = tmp_path / format_
        assert call(data, "export", "--format", format_, "--learner", "chat-jaune", "--out", str(out)) == 0
        text = out.read_text(encoding="utf-8")
        assert "chat-jaune" in text and "renard-bleu" not in text


def test_a_cell_never_becomes_a_formula(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://evil.example")'
    store = SqliteStore(tmp_path / "progress.db")
    store.append(Log().sit("+chat").round(evil, pack="@pack", skills=("-1",)).rise().events)
    store.close()
    for words in ((), ("--plain",)):
        out = tmp_path / "x.csv"
        assert call(tmp_path, "export", "--format", "csv", *words, "--out", str(out)) == 0
        text = out.read_text(encoding="utf-8-sig")
        cells = [cell for row in csv.reader(StringIO(text), delimiter="," if words else ";") for cell in row]
        assert f"'{evil}" in cells
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "-") and not cell[1:2].isdigit()]


def test_log_spreadsheet_and_report_of_a_demonstration_agree(tmp_path: Path) -> None:
    log = tmp_path / "progress.db"
    store = SqliteStore(log)
    store.append(weeks(["renard-bleu"], sessions=4, rounds=12))
    store.settle()
    reporting.write_report(store, tmp_path / "report.html", "fr")
    ended = list(store.events(types=("round_ended",)))
    store.close()
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith("progress.db")) == ["report.html"]
    out = tmp_path / "x.csv"
    assert call(tmp_path, "export", "--format", "csv", "--out", str(out)) == 0
    table = csv.DictReader(StringIO(out.read_text(encoding="utf-8-sig")), delimiter=";")
    sheet = sorted((row["Date"], row["Heure"], row["Issue"], _short(row["Durée (s)"])) for row in table)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert len(ended) == len(sheet) == 48
    assert rows_of(page) == sheet
    reached = sum(event.body["outcome"] == "reached" for event in ended)
    assert page.count("<td>réussi</td>") == reached


def _short(seconds: str) -> str:
    """The report shows tenths, the spreadsheet what was measured."""
    text = f"{float(seconds.replace(',', '.')):.1f}".removesuffix(".0")
    return text.replace(".", ",")


def test_statements_are_one_json_array(data: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert call(data, "export", "--format", "xapi") == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert len(found) == 6 * 2 + 48
    assert {one["object"]["definition"]["name"]["fr"] for one in found} >= {"Réveille l’écran", "Déficlic"}
