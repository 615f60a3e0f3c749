"""Every challenge shipped, and the moments in which the shared tests meet it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from game.authoring.judge_seat import Case, seat
from game.core.aim import Route
from game.core.tree import outline
from game.packs.entry import Entry, Pack
from game.packs.pack import read_pack
from game.packs.pictures import Assets
from game.stage.canvas import Canvas

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
FOLDER = ROOT / "challenges"
SIZE_PX = (1280, 720)


@dataclass(frozen=True)
class Shipped:
    pack: str
    challenge: str

    @property
    def name(self) -> str:
        return f"{self.pack}.{self.challenge}"

    @property
    def number(self) -> int:
        """The same for ever for one challenge: chooses its share of the samples."""
        return crc32(self.name.encode())

    def read(self) -> tuple[Pack, Entry]:
        read = whole(self.pack)
        entry = read.entry(self.challenge)
        assert entry is not None
        return read, entry


@lru_cache
def whole(pack: str) -> Pack:
    read = read_pack(FOLDER / pack, assets=Assets.in_folder(ASSETS))
    assert read.pack is not None, [p.text() for p in read.problems if p.is_error]
    return read.pack


@lru_cache
def every() -> tuple[Shipped, ...]:
    """Of the packs that can be read; a broken one fails a test of its own."""
    packs = sorted(p.name for p in FOLDER.iterdir() if (p / "pack.yaml").exists())
    found = []
    for pack in packs:
        read = read_pack(FOLDER / pack, assets=Assets.in_folder(ASSETS)).pack
        found += [Shipped(pack, entry.id) for entry in read.challenges] if read else []
    return tuple(found)


@lru_cache
def canvas() -> Canvas:
    return Canvas(SIZE_PX, ASSETS)


def told(shipped: Shipped, lang: str, skin: str = "enfant") -> str:
    """What is seen at the start and at the end, and every word said on the way, as text."""
    pack, entry = shipped.read()
    pilot = seat(pack, entry, Case(0.5, skin, 7, lang), canvas(), Route.SCREEN_READER)
    begun = outline(pilot.tree)
    pilot.finish(Route.SCREEN_READER)
    pilot.wait(pilot.director.profile.reward_s + 0.1)
    said = "".join(f"  {text}\n" for text in pilot.said)
    return f"begun\n{begun}\nsaid\n{said}\nended\n{outline(pilot.tree)}"
