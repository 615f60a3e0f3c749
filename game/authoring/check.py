"""The judge behind `deficlic check`: every part of it, over any number of packs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.kinds.kind import Challenge
from game.kinds.registry import KINDS
from game.packs.allow import accepted
from game.packs.archive import ENDING
from game.packs.lint_words import lint_words
from game.packs.pack import MAIN, PackRead
from game.packs.pictures import Assets
from game.packs.problem import Problem, in_order, problem
from game.packs.reading import read_any
from game.packs.rights import lint_rights
from game.packs.skills import lint_tags

# A further part of the judge (sight, calm, solvable): looks at a pack that was read, tells problems.
Judge = Callable[[PackRead], Iterable[Problem]]
Progress = Callable[[int, int, Path], None]


@dataclass(frozen=True)
class Checked:
    """What the judge says: `packs` were looked at, of which `sound` have no error."""

    problems: tuple[Problem, ...]
    packs: int
    sound: int


def check_paths(
    paths: Sequence[Path],
    lang: str = "fr",
    assets: Path | None = None,
    judges: Sequence[Judge] = (),
    progress: Progress | None = None,
) -> list[Problem]:
    """All problems of the packs at `paths`: packs, pack.yaml files, archives, or folders of packs.

    `assets`: the folder with our own drawings, against which names are checked. `judges` see only packs
    whose form is right. Warnings accepted in the pack (`# deficlic: allow`) are left out.
    """
    return list(check(paths, lang, assets, judges, progress).problems)


def check(
    paths: Sequence[Path],
    lang: str = "fr",
    assets: Path | None = None,
    judges: Sequence[Judge] = (),
    progress: Progress | None = None,
) -> Checked:
    """`check_paths`, with how many packs there were."""
    drawings = Assets.in_folder(assets) if assets else Assets()
    problems: list[Problem] = []
    packs: list[Path] = []
    for path in paths:
        found = list(packs_at(path))
        packs += found
        if not found:
            code = "path-no-pack" if path.is_dir() else "path-missing"
            problems.append(problem(lang, code, str(path), 1, 1))
    sound = 0
    with tempfile.TemporaryDirectory(prefix="deficlic-check-") as unpacked:
        for n, pack in enumerate(packs):
            if progress:
                progress(n, len(packs), pack)
            told = judge_one(pack, Path(unpacked), lang, drawings, judges)
            sound += not any(one.is_error for one in told)
            problems += told
    return Checked(tuple(problems), len(packs), sound)


def packs_at(path: Path) -> Iterator[Path]:
    """The packs at a path; a folder without a pack.yaml is looked into, one level deep."""
    if path.is_file() or (path / MAIN).exists():
        yield path
    elif path.is_dir():
        for one in sorted(path.iterdir()):
            if (one.is_file() and one.suffix == ENDING) or (one.is_dir() and (one / MAIN).exists()):
                yield one


def judge_one(
    path: Path,
    unpacked: Path,
    lang: str,
    assets: Assets,
    judges: Sequence[Judge] = (),
    shown: str = "",
    catalogue: Mapping[str, type[Challenge]] = KINDS,
) -> tuple[Problem, ...]:
    """All problems of one pack, in order of place."""
    return judged(read_any(path, unpacked, lang, shown, assets, catalogue), lang, judges)


def judged(read: PackRead, lang: str, judges: Sequence[Judge] = ()) -> tuple[Problem, ...]:
    """All problems of a pack that was read, in order of place; without `judges`, those of its form and words."""
    problems = list(read.problems)
    desk = read.desk
    if desk is not None and desk.main.root is not None:
        before = len(desk.problems)
        for lint in (lint_words, lint_rights, lint_tags):
            lint(desk)
        problems += desk.problems[before:]
    if read.pack is not None:
        for judge in judges:
            problems += judge(read)
    if desk is not None:
        lines = {source.file: source.lines for source in (desk.main, *desk.translations.values())}
        problems = accepted(problems, lines, lang)
    return in_order(problems)
