"""What is handed over: the young person's booklet and certificate, and the month for the management."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from game.cli import main
from game.program.book import Book
from game.review.aloud import Aloud
from game.storage.sqlite import SqliteStore
from tests.review.made import Log

FOX = "renard-bleu"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Renard bleu has acquired clicking; Chat jaune has begun."""
    folder = tmp_path / "data"
    folder.mkdir()
    log = Log("2025-03-10T14:00:00")
    for day in ("10", "11", "12"):
        log.to(f"2025-03-{day}T14:00:00").sit(FOX)
        for _ in range(10):
            log.round()
        log.round(skills=("mouse.drag",), challenge="chaussettes", guidance=3).rise()
        log.go(60).sit("chat-jaune").round(guidance=2).rise()
    store = SqliteStore(folder / "progress.db")
    store.append(log.events)
    store.close()
    book = Book(folder)
    book.add([FOX, "chat-jaune"])
    book.flush()
    return folder


def call(data: Path, *words: str) -> int:
    return main(["report", *words, "--data", str(data), "--lang", "fr"])


def words_of(pdf: Path) -> str:
    """As a reader copies them; the pages must be A4."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed here")
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert "A4" in told
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_booklet_is_one_file_with_pictures_and_its_voice(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "carnet.html"
    assert call(data, FOX, "--for", "young", "--out", str(out)) == 0
    page = out.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "Tu réussis seul : cliquer." in page and "Tu t’entraînes : glisser-déposer." in page
    assert page.count("data:image/svg+xml;base64,") >= 4
    assert page.count("data:audio/wav;base64,") >= 4, "every part can be listened to"
    assert "<script" not in page and "%" not in page.partition("<main")[2].replace("data:", "")


def test_the_booklet_and_the_certificate_print_on_a4(data: Path, tmp_path: Path) -> None:
    booklet, certificate = tmp_path / "carnet.pdf", tmp_path / "diplome.pdf"
    assert call(data, FOX, "--for", "young", "--out", str(booklet)) == 0
    assert call(data, FOX, "--certificate", "mouse.click", "--out", str(certificate)) == 0
    assert "Mon carnet de réussites" in words_of(booklet)
    assert "Tu réussis seul : cliquer." in words_of(booklet)
    text = words_of(certificate)
    assert "Bravo !" in text and "Cliquer" in text and "12 mars 2025" in text


def test_no_certificate_is_made_for_what_is_not_acquired(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.pdf"
    assert call(data, FOX, "--certificate", "mouse.drag", "--out", str(out)) == 1
    assert "Glisser-déposer" in (told := capsys.readouterr().err) and "mouse.click" in told
    assert not out.exists()


def test_the_managements_month_names_nobody_in_any_form(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "mois.html"
    assert call(data, "--group", "--for", "management", "--month", "2025-03", "--out", str(out)) == 0
    page = out.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "6 séances, 2 jeunes" in page and "Acquis ce mois-ci : 1 compétence, chez 1 jeune." in page
    assert "enard" not in page and "chat" not in page.lower().partition("<main")[2]


@pytest.mark.parametrize(
    "asked",
    [("--group", "--for", "young"), (FOX, "--for", "management"), ("--group", "--certificate", "mouse.click")],
)
def test_a_report_for_the_wrong_reader_is_told_before_anything_is_written(
    data: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    assert call(data, *asked, "--out", str(tmp_path / "x.html")) == 2
    assert not (tmp_path / "x.html").exists()


def test_a_voice_reads_it_aloud() -> None:
    short, long = Aloud()("Tu sais cliquer.", "fr"), Aloud()("Tu sais cliquer. Bravo ! Continue.", "fr")
    assert short[:4] == b"RIFF" and short[8:12] == b"WAVE"
    assert len(long) > len(short)
    assert Aloud()("…", "fr") == b""
