"""What was judged and did not change is not judged again; whatever a verdict depends on makes it a new one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.authoring.check import check
from game.authoring.judge_fault import Fault
from game.authoring.judges import Judges
from game.authoring.verdicts import Verdicts, stamp_of
from game.cli import main
from game.packs.entry import Entry, Pack
from tests.packs.hands import CLICK, write

PROGRAM = Path("game")


class Counting(Judges):
    """The judges, told apart only by counting what they look at; they always find one thing."""

    def __init__(self, verdicts: Verdicts) -> None:
        self._play, self._progress, self._verdicts, self._crew = False, None, verdicts, None
        self.looked = 0

    def faults(self, pack: Pack, entry: Entry, seen_before: set[object] | None = None) -> Iterator[Fault]:
        self.looked += 1
        parts = {"what": "Le ballon", "why": "x", "where": "y"}
        yield Fault("sight-clipped", "play/0", "Clique sur le ballon.", parts)


@pytest.fixture
def verdicts(tmp_path: Path, assets: Path) -> Iterator[Verdicts]:
    found = Verdicts(tmp_path / "kept" / "verdicts.db", PROGRAM, assets)
    yield found
    found.close()


def looked(root: Path, verdicts: Verdicts) -> tuple[int, list[str]]:
    judges = Counting(verdicts)
    told = check([root], "fr", judges=[judges]).problems
    return judges.looked, [one.text() for one in told]


def test_a_challenge_that_did_not_change_is_judged_once_and_told_each_time(
    tmp_path: Path, verdicts: Verdicts, assets: Path
) -> None:
    root = write(tmp_path, "un", CLICK)
    first = looked(root, verdicts)
    assert first[0] == 1 and "sight-clipped" in first[1][0]
    assert looked(root, verdicts) == (0, first[1])
    again = Verdicts(tmp_path / "kept" / "verdicts.db", PROGRAM, assets)  # the next time the command is run
    assert looked(root, again) == (0, first[1])
    again.close()


def test_another_pack_with_the_same_challenge_is_told_at_its_own_line(tmp_path: Path, verdicts: Verdicts) -> None:
    looked(write(tmp_path, "un", CLICK), verdicts)
    body = "  # Une note.\n" + CLICK.replace("{id}", "autre")
    count, told = looked(write(tmp_path, "deux", body), verdicts)
    assert count == 0
    assert told[0].startswith(f"{tmp_path / 'deux'}/pack.yaml:15:")


def test_only_the_challenge_that_changed_is_judged_again(tmp_path: Path, verdicts: Verdicts) -> None:
    body = CLICK + CLICK.replace("{id}", "deux").replace("Le ballon", "Le gros ballon")
    root = write(tmp_path, "un", body)
    assert looked(root, verdicts)[0] == 2
    main_file = root / "pack.yaml"
    main_file.write_text(main_file.read_text("utf-8").replace("Le gros ballon", "Le beau ballon"), "utf-8")
    assert looked(root, verdicts)[0] == 1


def test_a_translation_or_a_picture_that_changed_is_judged_again(tmp_path: Path, verdicts: Verdicts) -> None:
    root = write(tmp_path, "un", CLICK)
    looked(root, verdicts)
    (root / "translations").mkdir()
    (root / "translations" / "en.yaml").write_text("title: Try\nchallenges: {ballon: {title: Ball}}\n", "utf-8")
    assert looked(root, verdicts)[0] == 1
    (root / "notes.txt").write_text("x")
    verdicts._digests.clear()
    assert looked(root, verdicts)[0] == 1


def test_another_program_or_drawing_makes_every_verdict_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "game").mkdir()
    (tmp_path / "assets").mkdir()
    before = stamp_of(tmp_path / "game", tmp_path / "assets")
    (tmp_path / "assets" / "a.svg").write_text("<svg/>")
    with_drawing = stamp_of(tmp_path / "game", tmp_path / "assets")
    os.utime(tmp_path / "assets" / "a.svg", (1, 1))
    assert len({before, with_drawing, stamp_of(tmp_path / "game", tmp_path / "assets")}) == 3


@pytest.mark.parametrize("damage", [b"", b"not a database at all, but long enough to be one"])
def test_a_damaged_place_costs_only_time(tmp_path: Path, assets: Path, damage: bytes) -> None:
    (tmp_path / "verdicts.db").write_bytes(damage)
    root = write(tmp_path, "un", CLICK)
    kept = Verdicts(tmp_path / "verdicts.db", PROGRAM, assets)
    assert looked(root, kept)[0] == 1
    kept.close()
    (tmp_path / "file").write_text("in the way")
    nowhere = Verdicts(tmp_path / "file" / "verdicts.db", PROGRAM, assets)
    assert looked(root, nowhere)[0] == 1


def test_the_form_alone_is_judged_without_drawing_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Judges, "__init__", lambda *_, **__: pytest.fail("something was drawn"))
    root = write(tmp_path, "un", CLICK.replace("title:", "titel:"))
    assert main(["check", "--form", str(root), "--format", "json", "--data", str(tmp_path), "--lang", "fr"]) == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)] == ["key-unknown-near"]
