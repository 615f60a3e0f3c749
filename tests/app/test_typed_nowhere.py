"""What is typed is nowhere in the data folder: a marker written into every field, then all bytes searched."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from game.app.demo import LEARNER, Show, staged
from game.app.house import House, build
from game.app.options import Options
from game.core.aim import Route
from game.core.inputs import TextTyped
from game.core.node import Act, Node
from game.core.outcome import Go
from game.core.session import Playing
from game.core.tree import find, reachable
from tests.challenges.shipped import every

MARKER = "Zqxjwv"
# Letters one by one are everywhere in a data folder; three of these in a row, as a hand leaves them, nowhere.
PIECES = tuple(MARKER[i : i + 3] for i in range(len(MARKER) - 2))
TAKES_WORDS = ("form", "password", "type_text", "mailbox", "browser", "desktop")
MOST_STEPS = 120
WRITTEN = [s for s in every() if s.read()[1].kind in TAKES_WORDS]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Options("play", "fr", tmp_path / "data", (), False, argparse.Namespace()))
    yield made
    made.close()


def fields(tree: Node) -> list[Node]:
    """Whatever takes letters."""
    return [node for node in reachable(tree) if Act.TYPE in node.acts]


def shown(tree: Node) -> bool:
    return any(MARKER in f"{node.name} {node.detail}" for node in tree.walk())


def sit_down(show: Show, pack: str) -> None:
    director = show.director
    director.go(Go("home"))
    director.go(Go("learner", {"code": LEARNER}))
    director.go(Go("workshop", {"pack": pack}))
    show.pilot.wait(0.3)


def played(show: Show, pack: str, challenge: str) -> bool:
    """To its end, with the marker written wherever letters are taken; whether it was seen on the stage."""
    director, pilot = show.director, show.pilot
    sit_down(show, pack)
    director.go(Go("play", {"challenge": challenge}))
    pilot.wait(0.4)
    seen, tried = False, set[str]()
    for _ in range(MOST_STEPS):
        scene = director.scene
        if not isinstance(scene, Playing) or scene.ended_s is not None:
            break
        for node in fields(pilot.tree):
            if node.id not in tried and find(pilot.tree, node.id) is not None:
                tried.add(node.id)
                seen = written(show, node.id) or seen
        scene = director.scene
        if isinstance(scene, Playing) and scene.ended_s is None and (aims := scene.round.solution()):
            director.aim(replace(aims[0], at_s=pilot.now_s), Route.POINTER)
        pilot.wait(0.5)
    return seen


def written(show: Show, node_id: str) -> bool:
    """As a hand types, letter by letter, and as a paste or a voice does, all at once."""
    pilot = show.pilot
    pilot.click(node_id)
    pilot.type(MARKER)
    seen = shown(pilot.tree)
    pilot.feed(TextTyped(MARKER, pilot.now_s))
    return seen or shown(pilot.tree)


def lone_letters(value: object) -> Iterator[str]:
    """Strings of one letter anywhere in an event: keys that were pressed, kept one by one."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from lone_letters(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from lone_letters(one)
    elif isinstance(value, str) and len(value) == 1 and value.isalpha():
        yield value


def traces(folder: Path) -> list[str]:
    """Files in which the marker, or a piece of it, is found: as text or as two-byte text."""
    found = []
    for file in sorted(p for p in folder.rglob("*") if p.is_file()):
        data = file.read_bytes().lower()
        found += [
            f"{file.name}: {piece}"
            for piece in PIECES
            for code in ("utf-8", "utf-16-le")
            if piece.lower().encode(code) in data
        ]
    return found


def test_nothing_typed_is_in_any_byte_of_the_data_folder(house: House, tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    show = staged(house, pictures, seed=3)
    house.book.add([LEARNER])
    kinds: dict[str, bool] = {}
    for shipped in WRITTEN:
        _, entry = shipped.read()
        kinds[entry.kind] = played(show, shipped.pack, shipped.challenge) or kinds.get(entry.kind, False)
    show.director.close()
    house.store.settle()
    events = list(house.store.events())
    types = [event.type for event in events]
    assert all(kinds.values()), f"the marker was never on the stage: {kinds}"
    assert types.count("round_ended") >= len(WRITTEN) * 0.9, "the rounds are in the log"
    assert [letter for event in events for letter in lone_letters(event.body)] == []
    assert traces(tmp_path / "data") == []


def test_a_marker_that_was_kept_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text(f'{{"typed": "{MARKER[1:4]}"}}', "utf-8")
    assert traces(tmp_path) == ["kept.json: qxj"]
