"""The shelf's index: packs that did not change cost almost nothing, and what changed is seen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from game.packs import cache
from game.packs.archive import pack_up
from game.packs.cache import cards, outline
from tests.packs.hands import CLICK, write

READER = """
import json, sys
from pathlib import Path
from game.packs.cache import cards
found = cards([Path(sys.argv[1])], Path(sys.argv[2]))
print(json.dumps([sorted(one["title"]) if one["errors"] == 0 else one["errors"] for one in found]))
print(sum(name in sys.modules for name in ("pydantic", "yaml", "game.kinds.registry", "game.packs.pack")))
"""


def at_start(shelf: Path, index: Path) -> tuple[list[Any], int]:
    """What a fresh program sees, and how many of the heavy modules it imported for it."""
    env = {**os.environ, "PYTHONPATH": str(Path(cache.__file__).parents[2])}
    command = [sys.executable, "-c", READER, str(shelf), str(index)]
    found = subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout.split("\n")
    return json.loads(found[0]), int(found[1])


def settle(root: Path, seconds: float = 60.0) -> None:
    """As if everything had been saved a while ago."""
    then = time.time() - seconds
    for path in (root, *root.rglob("*")):
        os.utime(path, (then, then))


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for name in ("un", "deux", "trois"):
        write(tmp_path / "shelf", name, CLICK, translations__en_yaml="title: Try\n")
    settle(tmp_path / "shelf")
    return tmp_path / "shelf"


def read_count(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Collects which packs are read and judged from now on."""
    from game.packs import carding

    read: list[Path] = []
    whole = carding.made

    def counted(path: Path, unpacked: Path) -> Any:
        read.append(path)
        return whole(path, unpacked)

    monkeypatch.setattr(carding, "made", counted)
    return read


def test_a_second_start_imports_neither_pydantic_nor_yaml_nor_the_kinds(shelf: Path, tmp_path: Path) -> None:
    first = at_start(shelf, tmp_path / "index.json")
    second = at_start(shelf, tmp_path / "index.json")
    assert first == ([["en", "fr"]] * 3, 4)
    assert second == ([["en", "fr"]] * 3, 0)


def test_a_card_shows_what_the_home_screen_needs(shelf: Path, tmp_path: Path) -> None:
    card = cards([shelf], tmp_path / "index.json")[0]
    assert card["path"] == card["root"] == str(shelf / "deux")
    assert (card["id"], card["version"], card["errors"]) == ("deux", "1", 0)
    assert card["title"] == {"fr": "Essai", "en": "Try"}
    assert card["challenges"] == ["ballon"]
    assert card["ages"] == [6, 16]
    assert len(card["digest"]) == 64


def test_the_outline_has_the_titles_and_pictures_of_the_challenges(shelf: Path, tmp_path: Path) -> None:
    more = "    picture: 🎈\n    skins: {ado: {title: Le message, picture: 💬}}\n"
    write(shelf, "deux", CLICK, more)
    index = tmp_path / "index.json"
    card = cards([shelf], index)[0]
    (one,) = outline(card, index)
    assert one["kind"] == "click"
    assert one["skills"] == ["mouse.click"]
    assert one["looks"]["enfant"] == {"title": {"fr": "Le ballon", "en": "Le ballon"}, "picture": "🎈"}
    assert one["looks"]["ado"] == {"title": {"fr": "Le message", "en": "Le message"}, "picture": "💬"}
    shutil.rmtree(tmp_path / "outlines")
    assert outline(card, index) == [one]


def test_only_the_pack_that_changed_is_read_again(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index.json"
    cards([shelf], index)
    read = read_count(monkeypatch)
    text = (shelf / "un" / "pack.yaml").read_text("utf-8")
    (shelf / "un" / "pack.yaml").write_text(text.replace("Essai", "Autre"), "utf-8")
    assert [one["title"]["fr"] for one in cards([shelf], index)] == ["Essai", "Essai", "Autre"]
    assert read == [shelf / "un"]


def test_a_pack_that_was_only_touched_is_known_by_its_content(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index.json"
    before = cards([shelf], index)
    read = read_count(monkeypatch)
    settle(shelf, 30.0)
    assert cards([shelf], index) == before
    assert read == []


def test_saving_twice_within_the_clocks_step_is_still_seen(shelf: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.json"
    file = shelf / "un" / "pack.yaml"
    stamp = time.time_ns()
    os.utime(file, ns=(stamp, stamp))
    cards([shelf], index)
    file.write_text(file.read_text("utf-8").replace("Essai", "Assai"), "utf-8")
    os.utime(file, ns=(stamp, stamp))
    settle(file.parent.parent / "deux")
    assert cards([shelf], index)[2]["title"]["fr"] == "Assai"


def test_a_new_translation_and_a_removed_one_are_seen(shelf: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.json"
    cards([shelf], index)
    settle(shelf)
    cards([shelf], index)
    (shelf / "un" / "translations" / "es.yaml").write_text("title: Prueba\n", "utf-8")
    assert cards([shelf], index)[2]["title"] == {"fr": "Essai", "en": "Try", "es": "Prueba"}
    (shelf / "un" / "translations" / "en.yaml").unlink()
    assert cards([shelf], index)[2]["title"] == {"fr": "Essai", "es": "Prueba"}


def test_packs_come_and_go_and_a_broken_one_is_a_card_with_errors(shelf: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.json"
    cards([shelf], index)
    shutil.rmtree(shelf / "trois")
    write(shelf, "zut", CLICK.replace("kind: click", "kind: clik"))
    (shelf / "not-a-pack").mkdir()
    found = cards([shelf, tmp_path / "nowhere", shelf / "un"], index)
    assert [(one["id"], one["errors"]) for one in found] == [("deux", 0), ("un", 0), ("zut", 1)]
    assert outline(found[2], index) == []


def test_a_pack_with_the_same_content_elsewhere_is_not_read_again(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index.json"
    cards([shelf], index)
    shutil.copytree(shelf / "un", tmp_path / "other" / "un")
    read = read_count(monkeypatch)
    found = cards([shelf, tmp_path / "other"], index)
    assert found[3]["root"] == str(tmp_path / "other" / "un")
    assert read == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"stamp": 1}', b"\xff\xfe", b'{"stamp": "x", "packs": 3}'])
def test_a_damaged_index_is_made_again(shelf: Path, tmp_path: Path, damage: bytes) -> None:
    index = tmp_path / "index.json"
    before = cards([shelf], index)
    index.write_bytes(damage)
    assert cards([shelf], index) == before
    assert len(json.loads(index.read_text("utf-8"))["packs"]) == 3


def test_another_program_does_not_trust_this_ones_index(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index.json"
    cards([shelf], index)
    read = read_count(monkeypatch)
    monkeypatch.setattr(cache, "_stamp", lambda: "later")
    cards([shelf], index)
    assert len(read) == 3


def test_a_cache_that_cannot_be_written_costs_only_time(shelf: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    found = cards([shelf], tmp_path / "file" / "index.json")
    assert [one["id"] for one in found] == ["deux", "trois", "un"]
    assert len(outline(found[0], tmp_path / "file" / "index.json")) == 1


def test_an_archive_stands_on_the_shelf_like_a_folder(shelf: Path, tmp_path: Path) -> None:
    pack_up(shelf / "un", shelf / "un.defi")
    shutil.rmtree(shelf / "un")
    index = tmp_path / "index.json"
    found = cards([shelf], index)
    assert [one["id"] for one in found] == ["deux", "trois", "un"]
    assert Path(found[2]["root"], "pack.yaml").is_file()
    assert found[2]["path"] == str(shelf / "un.defi")
    assert cards([shelf], index) == found
    shutil.rmtree(tmp_path / "unpacked")
    assert Path(cards([shelf], index)[2]["root"], "pack.yaml").is_file()


def test_a_thousand_unchanged_packs_are_looked_at_in_a_blink(tmp_path: Path) -> None:
    index = tmp_path / "index.json"
    one = write(tmp_path / "one", "un", CLICK)
    settle(one)
    cards([one], index)
    entry = json.loads(index.read_text("utf-8"))
    (known,) = entry["packs"].values()
    for i in range(1000):
        place = tmp_path / "many" / f"p{i}"
        place.mkdir(parents=True)
        os.link(one / "pack.yaml", place / "pack.yaml")
    settle(tmp_path / "many")
    packs = {str(tmp_path / "many" / f"p{i}"): dict(known) for i in range(1000)}
    for name, card in packs.items():
        card["times"] = cache._times(name, card["files"])
    index.write_text(json.dumps({**entry, "packs": packs}), "utf-8")
    spent = min(timed(tmp_path / "many", index) for _ in range(5))
    assert spent < 0.15, f"{spent * 1000:.0f} ms"


def timed(shelf: Path, index: Path) -> float:
    started = time.process_time()
    assert len(cards([shelf], index)) == 1000
    return time.process_time() - started
