"""The learners' book survives everything a data folder can do to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.learner import CHOICES, RANGES, Profile
from game.program.book import Book
from game.program.lock import Lock, lock_from, wait_s


def test_a_first_start_has_safe_defaults_and_writes_nothing(tmp_path: Path) -> None:
    book = Book(tmp_path)
    assert (book.codes, book.welcomed, book.lock, book.told) == ((), False, None, [])
    assert book.defaults == Profile()
    assert list(tmp_path.iterdir()) == []


def test_what_was_set_is_there_the_next_day(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.add(["ours-vert", "chat-bleu"])
    book.change("chat-bleu", {"text_scale": 1.75, "theme": "contrast"})
    book.welcome_done()
    book.flush()
    again = Book(tmp_path)
    assert again.codes == ("ours-vert", "chat-bleu") and again.welcomed
    assert again.profile("chat-bleu").text_scale == 1.75
    assert again.profile("ours-vert") == Profile()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            **{name: st.floats(low, high) for name, (low, high) in RANGES.items()},
            **{name: st.sampled_from(values) for name, values in CHOICES.items()},
            "voice": st.booleans(),
            "motion": st.booleans(),
            "left_handed": st.booleans(),
        },
    )
)
def test_every_setting_comes_back_as_it_was_left(tmp_path: Path, chosen: dict[str, object]) -> None:
    book = Book(tmp_path)
    book.add(["lion-jaune"])
    kept = book.change("lion-jaune", chosen)
    book.flush()
    assert Book(tmp_path).profile("lion-jaune") == kept


def test_a_new_learner_starts_from_the_installations_settings(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.change_defaults({"text_scale": 1.5, "route": "switch"})
    book.add(["loup-bleu"])
    assert (book.profile("loup-bleu").text_scale, book.profile("loup-bleu").route) == (1.5, "switch")


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"null", b"[" * 5000])
def test_a_damaged_file_is_kept_aside_and_the_adult_is_told(tmp_path: Path, damage: bytes) -> None:
    settings_file = tmp_path / "settings.json"
    settings_file.write_bytes(damage)
    book = Book(tmp_path)
    assert book.defaults == Profile()
    assert [p.read_bytes() for p in tmp_path.glob("settings.json.broken-*")] == [damage]
    assert len(book.told) == 1 and "settings.json.broken-1" in book.told[0].what
    settings_file.write_bytes(damage)
    Book(tmp_path)
    assert len(list(tmp_path.glob("settings.json.broken-*"))) == 2


def test_a_damaged_learner_costs_nobody_else_anything(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.add(["loup-bleu", "chat-vert"])
    book.change("chat-vert", {"theme": "night"})
    book.flush()
    (tmp_path / "learners" / "loup-bleu.json").write_text("{", "utf-8")
    again = Book(tmp_path)
    assert again.profile("loup-bleu") == Profile()
    assert again.profile("chat-vert").theme == "night"
    assert again.codes == ("loup-bleu", "chat-vert")


def test_learners_are_found_again_when_the_list_is_lost(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.add(["loup-bleu", "chat-vert"])
    book.flush()
    (tmp_path / "settings.json").unlink()
    assert set(Book(tmp_path).codes) == {"loup-bleu", "chat-vert"}


def test_values_nobody_understands_become_defaults_one_by_one(tmp_path: Path) -> None:
    body = {"profile": {"text_scale": "huge", "theme": "night", "unknown": 1, "dwell_s": 99}}
    (tmp_path / "learners").mkdir()
    (tmp_path / "learners" / "ours-bleu.json").write_text(json.dumps(body), "utf-8")
    profile = Book(tmp_path).profile("ours-bleu")
    assert (profile.text_scale, profile.theme, profile.dwell_s) == (1.0, "night", 5.0)


@pytest.mark.parametrize("code", ["../ours", "Jean Dupont", "", "ours", "ours-bleu/../x", "a" * 80])
def test_what_is_no_code_never_becomes_a_file(tmp_path: Path, code: str) -> None:
    book = Book(tmp_path)
    book.add([code])
    book.flush()
    assert book.codes == ()
    assert not (tmp_path / "learners").exists()


def test_a_folder_that_cannot_be_written_is_told_once_and_nothing_stops(tmp_path: Path) -> None:
    (tmp_path / "learners").write_text("a file in the way", "utf-8")
    book = Book(tmp_path)
    book.add(["ours-bleu"])
    book.flush()
    book.flush()
    assert book.codes == ("ours-bleu",)
    assert len(book.told) == 1


def test_forgetting_a_learner_leaves_no_file(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.add(["ours-bleu", "loup-vert"])
    book.flush()
    book.forget("ours-bleu")
    assert Book(tmp_path).codes == ("loup-vert",)
    assert "ours" not in "".join(p.read_text("utf-8") for p in tmp_path.rglob("*.json"))


# ---------------------------------------------------------------------- the passphrase


def test_a_lock_opens_with_its_phrase_only(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.set_lock(Lock.made("un bateau bleu"))
    book.flush()
    lock = Book(tmp_path).lock
    assert lock is not None
    assert lock.opens("un bateau bleu") and lock.opens("  un  bateau bleu ")
    assert not lock.opens("un bateau vert") and not lock.opens("")


def test_an_accent_typed_in_two_strokes_is_the_same_phrase() -> None:
    assert Lock.made("les été d’ici").opens("les e\u0301te\u0301 d’ici")


def test_equal_phrases_leave_different_traces() -> None:
    assert Lock.made("un bateau bleu").digest != Lock.made("un bateau bleu").digest


@pytest.mark.parametrize("stored", [1, {}, {"scrypt": 2**30, "salt": "00" * 16, "hash": "00" * 32}, {"scrypt": 1}])
def test_a_lock_that_is_none_is_refused(stored: object) -> None:
    with pytest.raises(ValueError, match="lock"):
        lock_from(stored)


def test_a_damaged_lock_is_told_and_the_learners_stay(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.add(["ours-bleu"])
    book.flush()
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), "lock": {"scrypt": 1}}), "utf-8")
    again = Book(tmp_path)
    assert again.lock is None and len(again.told) == 1
    assert again.codes == ("ours-bleu",)


def test_wrong_phrases_wait_longer_and_longer_but_never_for_ever() -> None:
    assert [wait_s(n) for n in range(8)] == [0, 0, 1, 2, 4, 8, 16, 30]
    assert wait_s(1000) == 30
