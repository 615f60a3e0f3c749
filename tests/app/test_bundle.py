"""`bundle out` and `bundle in`: what goes out comes in, whole or not at all, and tells nobody's name."""

from __future__ import annotations

import json
import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli import main
from game.core.progress import Event
from game.storage.rows import row_of
from game.storage.sealed_file import MAGIC, SealedWriter
from game.storage.sealing import Stretch
from game.storage.sqlite import SqliteStore
from tests.storage.made import CAT, FOX, an_event

PHRASE = "quatre chats dans un jardin"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase given, and a cheap stretch: what is tested here is the rest."""
    monkeypatch.setenv("DEFICLIC_PASSPHRASE", PHRASE)
    monkeypatch.setattr(Stretch, "fresh", classmethod(lambda cls: cls(os.urandom(16), 2**14)))


def machine(folder: Path, events: list[Event]) -> Path:
    folder.mkdir()
    store = SqliteStore(folder / "progress.db")
    store.append(events)
    store.close()
    return folder


def call(data: Path, *words: str, lang: str = "fr") -> int:
    return main(["bundle", *words, "--data", str(data), "--lang", lang])


def log(data: Path) -> list[Event]:
    store = SqliteStore(data / "progress.db")
    found = list(store.events())
    store.close()
    return found


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A laptop with some thousand events, so that a bundle has several chunks."""
    noise = [an_event(n, FOX if n % 3 else CAT, noise=os.urandom(40).hex()) for n in range(4000)]
    return machine(tmp_path / "one", noise)


@pytest.fixture
def bundle(one: Path, tmp_path: Path) -> Path:
    path = tmp_path / "clé.defi-bundle"
    assert call(one, "out", str(path)) == 0
    return path


def test_a_log_travels_whole_and_twice_changes_nothing(
    one: Path, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = machine(tmp_path / "two", [an_event(9000)])
    capsys.readouterr()
    assert call(two, "in", str(bundle)) == 0
    said = capsys.readouterr().out
    assert "4000 événements ajoutés, 0" in said and f"{CAT}" in said and FOX not in said
    assert log(two) == [*log(one), an_event(9000)]
    assert call(two, "in", str(bundle), str(bundle)) == 0
    assert "0 événements ajoutés, 8000" in capsys.readouterr().out
    assert len(log(two)) == 4001


def test_several_bundles_in_any_order_give_one_log(tmp_path: Path) -> None:
    paths = []
    for n in range(3):
        data = machine(tmp_path / f"m{n}", [an_event(k) for k in range(n, 30, n + 1)])
        paths.append(str(tmp_path / f"{n}.b"))
        assert call(data, "out", paths[-1]) == 0
    for name, order in (("x", paths), ("y", paths[::-1])):
        assert call(tmp_path / name, "in", *order) == 0
    assert log(tmp_path / "x") == log(tmp_path / "y") == [an_event(n) for n in range(30)]


def test_nothing_of_the_log_can_be_read_in_a_bundle(bundle: Path) -> None:
    raw = bundle.read_bytes()
    for secret in (FOX, CAT, "acted", PHRASE, "learner"):
        assert secret.encode() not in raw


def test_a_wrong_passphrase_takes_nothing_in(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEFICLIC_PASSPHRASE", "autre chose")
    assert call(tmp_path / "two", "in", str(bundle)) == 1
    assert "phrase secrète" in capsys.readouterr().err.splitlines()[-1]
    assert log(tmp_path / "two") == []


def test_a_bundle_cut_anywhere_is_refused_whole(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = bundle.read_bytes()
    cut = tmp_path / "cut"
    places = [0, 1, 10, 17, 18, 40, 200, *range(300, len(raw), len(raw) // 17), len(raw) - 1]
    boundary = _second_chunk(raw)
    for length in [*places, boundary, boundary + 4]:
        cut.write_bytes(raw[:length])
        assert call(tmp_path / "two", "in", str(cut)) == 1, length
        assert ("incomplet" if length else "n’est pas un paquet") in capsys.readouterr().err, length
    assert log(tmp_path / "two") == []


def test_a_bundle_changed_anywhere_is_refused_whole(bundle: Path, tmp_path: Path) -> None:
    raw = bundle.read_bytes()
    changed = tmp_path / "changed"
    for place in [3, 15, 16, 30, 120, *range(250, len(raw), len(raw) // 29)]:
        changed.write_bytes(raw[:place] + bytes((raw[place] ^ 0x41,)) + raw[place + 1 :])
        assert call(tmp_path / "two", "in", str(changed)) in (1, 3), place
    first, second = _first_chunk(raw), _second_chunk(raw)
    length = second - first
    for strange in (
        raw[:second] + raw[first:second] + raw[second:],  # a chunk twice
        raw[:first] + raw[second:],  # a chunk left out
        raw + b"x", raw + raw[second : second + length],  # something added
    ):  # fmt: skip
        changed.write_bytes(strange)
        assert call(tmp_path / "two", "in", str(changed)) == 1
    assert log(tmp_path / "two") == []


def test_one_bad_bundle_among_good_ones_takes_nothing_in(bundle: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(bundle.read_bytes()[:-1])
    assert call(tmp_path / "two", "in", str(bundle), str(bad)) == 1
    assert log(tmp_path / "two") == []


def test_files_that_are_no_bundles_are_told_apart(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = tmp_path / "newer"
    raw = bundle.read_bytes()
    newer.write_bytes(MAGIC + bytes((2,)) + raw[len(MAGIC) + 1 :])
    alien = tmp_path / "alien.db"
    alien.write_bytes(b"SQLite format 3\x00" + bytes(4000))
    for path, status, told in (
        (newer, 3, "mettez Déficlic à jour"), (alien, 1, "n’est pas un paquet"),
        (tmp_path / "nowhere", 1, "n’existe pas"), (tmp_path, 1, "ne se lit pas"),
    ):  # fmt: skip
        assert call(tmp_path / "two", "in", str(path)) == status
        said = capsys.readouterr()
        assert told in said.err and said.err.count("\n") == 1 and said.out == ""
    assert log(tmp_path / "two") == []


def test_a_sealed_file_with_something_else_inside_is_refused(tmp_path: Path) -> None:
    good = json.dumps({"format": 1, "machine": "m", "made_at": "x", "events": 1})
    row = json.dumps(row_of(an_event(1)))
    for lines, status in (
        (["[]"], 1), ([], 1), (["nonsense"], 1), ([good], 1), ([good, row], 1), ([good, row, '{"end": 2}'], 1),
        ([good, row, '{"end": 1}', row], 1), ([good, "[1, 2]"], 1), ([good.replace("1,", "2,", 1)], 3),
        ([good, json.dumps([1, *row_of(an_event(1))[1:]])], 1),
    ):  # fmt: skip
        path = tmp_path / "strange"
        with path.open("wb") as file:
            writer = SealedWriter(file, PHRASE)
            for line in lines:
                writer.line(line)
            writer.finish()
        assert call(tmp_path / "two", "in", str(path)) == status, lines
    assert log(tmp_path / "two") == []


def test_a_bundle_that_would_unpack_to_a_mountain_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.storage.sealed_file.LINE_BYTES", 1_000_000)
    path = tmp_path / "mountain"
    with path.open("wb") as file:
        writer = SealedWriter(file, PHRASE)
        writer.line('{"format": 1}' + " " * 30_000_000)
        writer.finish()
    assert path.stat().st_size < 100_000
    assert call(tmp_path / "two", "in", str(path)) == 1


def test_conflicts_and_clocks_that_differ_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = machine(tmp_path / "one", [an_event(n, said="là") for n in range(7)])
    two = machine(tmp_path / "two", [an_event(n, said="ici") for n in range(6)])
    path = tmp_path / "x"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.storage.clock.RealClock.utc_s", lambda _: 4_000_000_000.0)
        assert call(one, "out", str(path)) == 0
    capsys.readouterr()
    assert call(two, "in", str(path)) == 0
    said = capsys.readouterr().out
    assert "1 événements ajoutés" in said and "Conflit : 6" in said and an_event(0).id in said
    assert "avance" in said and "jours" in said
    assert [event.body["said"] for event in log(two)] == ["ici"] * 6 + ["là"]


def test_a_clock_that_is_behind_is_told_by_our_own_events(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = machine(tmp_path / "two", [])
    (two / "machine.txt").write_text("7d3f1b0e-0000-4000-8000-000000000001\n")
    ours = Event("1", "2026-03-12T10:00:00.000Z", "7d3f1b0e-0000-4000-8000-000000000001", "s", FOX, "acted", {})
    one = machine(tmp_path / "one", [ours])
    path = tmp_path / "x"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.storage.clock.RealClock.utc_s", lambda _: 1_500_000_000.0)
        assert call(one, "out", str(path)) == 0
    capsys.readouterr()
    assert call(two, "in", str(path)) == 0
    assert "retarde" in capsys.readouterr().out


def test_a_log_of_another_program_is_not_handed_on_as_an_empty_one(tmp_path: Path) -> None:
    import sqlite3

    data = tmp_path / "data"
    data.mkdir()
    db = sqlite3.connect(data / "progress.db")
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.commit()
    db.close()
    out = tmp_path / "x"
    assert call(data, "out", str(out)) == 1
    assert not out.exists()


def test_a_place_that_cannot_be_written_leaves_nothing_behind(
    one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(one, "out", str(tmp_path / "nowhere" / "x")) == 3
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        assert call(one, "out", str(tmp_path / "x")) == 3
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)
    assert "plein" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one"]


def test_without_a_terminal_the_variable_is_named(
    one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DEFICLIC_PASSPHRASE")
    assert not sys.stdin.isatty()
    assert call(one, "out", str(tmp_path / "x")) == 3
    assert "DEFICLIC_PASSPHRASE" in capsys.readouterr().err
    monkeypatch.setenv("DEFICLIC_PASSPHRASE", "  ")
    assert call(one, "out", str(tmp_path / "x")) == 2
    assert not (tmp_path / "x").exists()


def _first_chunk(raw: bytes) -> int:
    start = len(MAGIC) + 1
    return int(start + 2 + struct.unpack(">H", raw[start : start + 2])[0])


def _second_chunk(raw: bytes) -> int:
    first = _first_chunk(raw)
    return int(first + 4 + struct.unpack(">I", raw[first : first + 4])[0])


@pytest.fixture(autouse=True)
def nothing_left(tmp_path: Path) -> Iterator[None]:
    yield
    assert not list(tmp_path.rglob("*.new"))


def test_a_disk_that_fills_up_while_taking_in_changes_nothing(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import resource
    import signal

    two = machine(tmp_path / "two", [an_event(9000)])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    try:
        assert call(two, "in", str(bundle)) == 3
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)
    assert "à moitié" in capsys.readouterr().err
    assert log(two) == [an_event(9000)]
    assert call(two, "in", str(bundle)) == 0
    assert len(log(two)) == 4001
