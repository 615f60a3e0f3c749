"""What must never travel or be told: first names, notes, sentences of adults. Every way out, byte by byte."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
import pytest

from game.app import keeping
from game.app.house import build
from game.app.options import Options
from game.app.play import _keep_to_the_rule
from game.cli import main, parse
from game.core.calendar_day import day_of, iso_of
from game.program.book import Book
from game.review.needs import Needs
from game.storage.clock import RealClock
from game.storage.identities import Identities
from game.storage.sealed_file import sealed_lines
from game.storage.sealing import Stretch
from game.storage.sqlite import SqliteStore
from tests.postgres import Cluster
from tests.review.made import weeks

PHRASE = "quatre chats dans un jardin"
SECRETS = ("Zoé-Unique", "Demande le casque", "Il faudrait un défi", PHRASE)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer that keeps a first name, a note and a need, beside some weeks of play."""
    monkeypatch.setenv("DEFICLIC_PASSPHRASE", PHRASE)
    monkeypatch.setattr(Stretch, "fresh", classmethod(lambda cls: cls(os.urandom(16), 2**14)))
    folder = tmp_path / "data"
    folder.mkdir()
    store = SqliteStore(folder / "progress.db")
    store.append(weeks(["renard-bleu", "chat-jaune"], sessions=2, rounds=6))
    store.close()
    book = Book(folder)
    book.add(["renard-bleu", "chat-jaune"])
    book.set_retention(730)
    book.flush()
    names = Identities(folder / "identities.json", lambda: 0.0, lambda: 0.0)
    names.create(PHRASE)
    names.set_name("renard-bleu", SECRETS[0])
    names.add_note("renard-bleu", "1", "2026-01-01T10:00:00.000Z", SECRETS[1])
    return folder


def call(data: Path, *words: str) -> int:
    return main([*words, "--data", str(data), "--lang", "fr"])


def test_nothing_of_it_is_in_a_bundle_opened_or_sealed(data: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "x"
    assert call(data, "bundle", "out", str(bundle)) == 0
    with bundle.open("rb") as file:
        lines = "\n".join(sealed_lines(file, PHRASE))
    assert "renard-bleu" in lines
    for secret in SECRETS:
        assert secret not in lines
        assert secret.encode() not in bundle.read_bytes()


@pytest.mark.parametrize("form", ["csv", "json", "xapi", "cra"])
def test_nothing_of_it_is_in_an_export(data: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "x"
    assert call(data, "export", "--format", form, "--out", str(out)) == 0
    text = out.read_text(encoding="utf-8")
    assert len(text) > 100
    for secret in SECRETS:
        assert secret not in text
    if form == "cra":
        assert "renard" not in text, "an activity report names nobody, not even by a code"


def test_nothing_of_it_is_in_a_hub(data: Path, postgres: Cluster) -> None:
    url = postgres.database()
    assert call(data, "sync", url) == 0
    with psycopg.connect(url) as db:
        tables = ("events", "days", "conflicts", "erasures", "feeds")
        told = "\n".join(str(db.execute(f"SELECT * FROM deficlic.{name}").fetchall()) for name in tables)
    assert "renard-bleu" in told
    for secret in (*SECRETS, str(data)):
        assert secret not in told


def test_a_fault_of_ours_tells_its_kind_alone(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(f"{SECRETS[0]} of renard-bleu")

    monkeypatch.setattr(keeping, "kept", broken)
    assert call(data, "kept", "renard-bleu") == 70
    said = capsys.readouterr()
    assert SECRETS[0] not in said.out + said.err and "renard-bleu" not in said.out + said.err
    for path in data.rglob("*"):
        assert not path.is_file() or SECRETS[0].encode() not in path.read_bytes()


def test_needs_stay_beside_the_log(data: Path, tmp_path: Path) -> None:
    needs = Needs(data / "needs.json")
    store = SqliteStore(data / "progress.db")
    event = next(iter(store.events()))
    needs.keep(event.id, SECRETS[2])
    store.close()
    assert call(data, "bundle", "out", str(tmp_path / "x")) == 0
    with (tmp_path / "x").open("rb") as file:
        assert SECRETS[2] not in "\n".join(sealed_lines(file, PHRASE))


def test_the_rule_is_applied_when_the_program_is_left(data: Path) -> None:
    book = Book(data)
    book.set_retention(30)
    book.note_day((iso_of((day_of(RealClock().utc()) or 0) - 3),))
    book.flush()
    house = build(_options(data))
    _keep_to_the_rule(house)
    house.close()
    store = SqliteStore(data / "progress.db")
    assert store.learners() == () and [row[1] for row in store.erasures()] == [2]
    store.close()
    assert Book(data).codes == ()


def test_a_calendar_that_leaps_ahead_erases_nobody_by_itself(data: Path) -> None:
    book = Book(data)
    book.set_retention(30)
    book.note_day(("2021-03-01",))
    book.flush()
    for _ in range(2):  # twice on the same strange day
        house = build(_options(data))
        _keep_to_the_rule(house)
        house.close()
    store = SqliteStore(data / "progress.db")
    assert len(store.learners()) == 2
    store.close()
    assert call(data, "purge") == 0, "an adult who asks for it is obeyed"
    store = SqliteStore(data / "progress.db")
    assert store.learners() == ()
    store.close()


def _options(data: Path) -> Options:
    return parse(["play", "--data", str(data)], "fr")
