"""Names and an adult's notes: sealed, apart from the log, erased without the passphrase."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from game.storage.identities import Broken, Identities, Locked, Slowed, WrongPhrase
from game.storage.sealing import Stretch
from tests.storage.made import CAT, FOX

PHRASE = "le renard dort sous la neige"
NAME, NOTE = "Zoé-Prénom-Unique", "A demandé à revenir demain matin."


@dataclass
class Time:
    now_s: float = 1000.0
    at: str = "2026-03-12T10:00:00.000Z"
    tries: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cheap stretch: what is tested here is the rest. The real cost is held below."""
    assert Stretch.fresh().cost == 2**17
    monkeypatch.setattr(Stretch, "fresh", classmethod(lambda cls: cls(os.urandom(16), 2**14)))


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def kept(tmp_path: Path, time: Time) -> Identities:
    identities = Identities(tmp_path / "identities.json", time, time)
    identities.create(PHRASE)
    return identities


def test_names_and_notes_come_back_with_the_passphrase(kept: Identities, time: Time) -> None:
    kept.set_name(FOX, f"  {NAME}\n")
    kept.add_note(FOX, "1", time.at, NOTE)
    again = Identities(kept.path, time, time)
    assert not again.is_open
    again.open(f" {PHRASE} ")
    assert again.names() == {FOX: NAME}
    assert [(note.id, note.text) for note in again.notes(FOX)] == [("1", NOTE)]
    again.remove_note(FOX, "1")
    again.set_name(FOX, "")
    assert again.names() == {} and again.notes(FOX) == ()


def test_the_file_tells_neither_names_nor_codes_nor_how_long_they_are(kept: Identities, time: Time) -> None:
    kept.set_name(FOX, NAME)
    kept.set_name(CAT, "Al")
    kept.add_note(FOX, "1", time.at, NOTE)
    raw = kept.path.read_bytes()
    for secret in (NAME, NOTE, FOX, CAT, "Al", PHRASE):
        assert secret.encode() not in raw
    sealed = json.loads(raw)["sealed"].values()
    assert len({len(one) for one in sealed}) == 1
    assert kept.path.stat().st_mode & 0o077 == 0


def test_locked_nothing_is_read_or_written(kept: Identities) -> None:
    kept.lock()
    for ask in (kept.names, lambda: kept.notes(FOX), lambda: kept.set_name(FOX, NAME)):
        with pytest.raises(Locked):
            ask()


def test_it_locks_itself_after_a_while_unless_it_is_used(kept: Identities, time: Time) -> None:
    time.now_s += kept.idle_s - 1
    kept.names()
    time.now_s += kept.idle_s - 1
    assert kept.is_open
    time.now_s += 2
    assert not kept.is_open
    with pytest.raises(Locked):
        kept.names()


def test_a_learner_is_forgotten_while_everything_is_locked(kept: Identities) -> None:
    kept.set_name(FOX, NAME)
    kept.set_name(CAT, "Al")
    kept.lock()
    assert kept.forget(FOX) and not kept.forget(FOX)
    kept.open(PHRASE)
    assert kept.names() == {CAT: "Al"}


def test_changing_the_passphrase_seals_everything_anew(kept: Identities, time: Time) -> None:
    kept.set_name(FOX, NAME)
    before = set(json.loads(kept.path.read_text())["sealed"])
    kept.change(PHRASE, "une autre phrase")
    assert not before & set(json.loads(kept.path.read_text())["sealed"])
    again = Identities(kept.path, time, time)
    with pytest.raises(WrongPhrase):
        again.open(PHRASE)
    again.open("une autre phrase")
    assert again.names() == {FOX: NAME}
    with pytest.raises(ValueError):
        again.change("une autre phrase", "  ")


def test_wrong_passphrases_are_slowed_also_in_the_next_run(kept: Identities, time: Time) -> None:
    heard, waited = 0, 0.0
    for _ in range(12):
        try:
            Identities(kept.path, time, time).open("devine")
        except WrongPhrase as wrong:
            heard += 1
            waited += wrong.wait_s
        except Slowed as slowed:
            with pytest.raises(Slowed):
                Identities(kept.path, time, time).open(PHRASE)  # nor is the right one heard earlier
            time.now_s += slowed.wait_s
    assert heard < 12 and waited > 20
    time.now_s += 300
    Identities(kept.path, time, time).open(PHRASE)
    assert not kept.path.with_suffix(".tries").exists()


def test_a_record_that_was_moved_or_changed_is_refused(kept: Identities) -> None:
    kept.set_name(FOX, NAME)
    kept.set_name(CAT, "Al")
    stored = json.loads(kept.path.read_text())
    one, other = stored["sealed"]
    stored["sealed"][one], stored["sealed"][other] = stored["sealed"][other], stored["sealed"][one]
    kept.path.write_text(json.dumps(stored))
    with pytest.raises(Broken):
        kept.names()


@pytest.mark.parametrize(
    "strange",
    [b"", b"{}", b"\xff\x00", b'{"format": 2}', b"[" * 5000,
     b'{"format":1,"sealed":{},"kdf":{"name":"none"},"check":""}'],
)  # fmt: skip
def test_a_strange_file_is_refused_and_stays(kept: Identities, time: Time, strange: bytes) -> None:
    kept.path.write_bytes(strange)
    with pytest.raises(Broken):
        Identities(kept.path, time, time).open(PHRASE)
    assert kept.path.read_bytes() == strange


def test_a_stretch_that_would_eat_the_memory_is_refused(kept: Identities, time: Time) -> None:
    stored = json.loads(kept.path.read_text())
    for cost in (2**30, 2, 2**17 + 1, "x"):
        stored["kdf"]["n"] = cost
        kept.path.write_text(json.dumps(stored))
        with pytest.raises(Broken):
            Identities(kept.path, time, time).open(PHRASE)
