"""Broken packs as data: `broken/NAME.case` holds the files of a pack and what the judge must say of it.

`broken/kinds/KIND-NAME.case` are packs of the program's own kinds; the others use kinds made for tests, so that
what is expected does not change with the real ones.

A section starts with `=== NAME [OPTION...]`: a file of the pack, or `fr` / `en`, the lines expected.
Options: `crlf`, `bom`, `latin-1` (how the text is written), `hex` (bytes), `size=N` (filled up to N
bytes), `link=TARGET`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from game.authoring.check import judge_one
from game.kinds.registry import KINDS
from game.packs.pictures import Assets
from game.packs.problem import Problem
from tests.packs.kinds import CATALOGUE

FOLDER = Path(__file__).with_name("broken")
ASSETS = Assets(frozenset({"gift", "boat"}), frozenset({"pause", "next"}), frozenset({"harbour", "garden"}))
NAME = "essai"


@dataclass(frozen=True)
class Case:
    name: str
    files: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    expected: dict[str, str] = field(default_factory=dict)
    real: bool = False

    def write(self, folder: Path) -> Path:
        """The pack below `folder`, in a folder with the name of its id."""
        root = folder / NAME
        root.mkdir(parents=True)
        for name, (options, text) in self.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            links = [option[5:] for option in options if option.startswith("link=")]
            if links:
                path.symlink_to(links[0])
            else:
                path.write_bytes(_bytes(options, text))
        return root


def _bytes(options: tuple[str, ...], text: str) -> bytes:
    if "hex" in options:
        data = bytes.fromhex("".join(text.split()))
    else:
        text = text.replace("\n", "\r\n") if "crlf" in options else text
        data = text.encode("latin-1" if "latin-1" in options else "utf-8-sig" if "bom" in options else "utf-8")
    sizes = [int(option[5:]) for option in options if option.startswith("size=")]
    return data.ljust(sizes[0], b"\0") if sizes else data


def load(path: Path) -> Case:
    case = Case(path.stem, real=path.parent.name == "kinds")
    for section in path.read_text("utf-8").split("=== ")[1:]:
        head, _, body = section.partition("\n")
        name, *options = head.split()
        if name in ("fr", "en"):
            case.expected[name] = body.strip()
        else:
            case.files[name] = tuple(options), body
    return case


def all_cases() -> list[Case]:
    return [load(path) for path in sorted(FOLDER.glob("**/*.case"))]


def judged(case: Case, folder: Path, lang: str) -> tuple[Problem, ...]:
    root = case.write(folder)
    catalogue, assets = (KINDS, Assets()) if case.real else (CATALOGUE, ASSETS)
    return judge_one(root, folder / "unpacked", lang, assets, shown=NAME, catalogue=catalogue)
