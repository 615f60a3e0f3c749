"""Reading a pack: a whole pack, or every problem at once; never half of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.kinds.kind import SLUG, Challenge
from game.kinds.registry import KINDS
from game.packs.challenge import read_challenge
from game.packs.desk import Desk
from game.packs.digests import digest_of
from game.packs.entry import Entry, Pack
from game.packs.explain import found_kind
from game.packs.files import Fault, files_of
from game.packs.findings import findings
from game.packs.messages import THINGS
from game.packs.model import FORMAT, MAX_CHALLENGES, PackHead
from game.packs.overlay import take_apart
from game.packs.pictures import Assets, fault_of, refs
from game.packs.problem import Problem, in_order
from game.packs.skills import check_skills
from game.packs.source import read_source
from game.packs.translation import check_translations, languages, translated

MAIN = "pack.yaml"
ANY_ASSETS = Assets()


@dataclass(frozen=True)
class PackRead:
    """`pack` is there exactly when no problem is an error. `desk` lets further judges look at the files."""

    pack: Pack | None
    problems: tuple[Problem, ...]
    desk: Desk | None = None


def read_pack(
    path: Path,
    lang: str = "fr",
    catalogue: Mapping[str, type[Challenge]] = KINDS,
    assets: Assets = ANY_ASSETS,
    shown: str | None = None,
) -> PackRead:
    """The pack in the folder `path`; problems are told in `lang` and name files below `shown`.

    For archives see `game.packs.archive.opened`. Never raises on what the folder holds.
    """
    shown = str(path) if shown is None else shown
    main = read_source(path / MAIN, f"{shown}/{MAIN}", lang)
    desk = Desk(path, shown, lang, catalogue, assets, main, languages(path, shown, lang))
    desk.problems += main.problems
    for source in desk.translations.values():
        desk.problems += source.problems
    if main.root is None:
        return PackRead(None, in_order(desk.problems), desk)
    if isinstance(_format(desk), int) and desk.raw["format"] > FORMAT:
        desk.report("format-newer", ("format",), found=desk.raw["format"], known=FORMAT)
        return PackRead(None, in_order(desk.problems), desk)
    _judge(desk)
    problems = in_order(desk.problems)
    whole = not any(found.is_error for found in problems)
    return PackRead(_pack(desk) if whole else None, problems, desk)


def _format(desk: Desk) -> object:
    value = desk.raw.get("format")
    return None if isinstance(value, bool) else value


def _judge(desk: Desk) -> None:
    _head(desk)
    _challenges(desk)
    _twice(desk)
    _references(desk)
    check_skills(desk)
    check_translations(desk)


def _head(desk: Desk) -> None:
    head = {key: value for key, value in desk.raw.items() if key != "challenges"}
    for found in findings(PackHead, head, desk.lang):
        desk.report_finding(found)
    written = desk.raw.get("id")
    folder = desk.root.resolve().name
    well_formed = isinstance(written, str) and re.fullmatch(SLUG, written)
    if well_formed and written != folder and not desk.shown.endswith(".defi"):
        desk.report("id-folder", ("id",), id=written, folder=folder)


def _challenges(desk: Desk) -> None:
    listed = desk.raw.get("challenges")
    if "challenges" not in desk.raw:
        desk.report("key-missing", (), key="challenges")
    elif not isinstance(listed, tuple):
        said = THINGS[desk.lang]
        found = said[found_kind(listed)]
        desk.report("type-list", ("challenges",), key="challenges", wanted=said["list"], found=found)
    elif not listed:
        desk.report("list-too-short", ("challenges",), key="challenges", least=1, got=0)
    elif len(listed) > MAX_CHALLENGES:
        desk.report("list-too-long", ("challenges",), key="challenges", most=MAX_CHALLENGES, got=len(listed))
    for i, challenge in enumerate(listed if isinstance(listed, tuple) else ()):
        read_challenge(desk, i, challenge)


def _twice(desk: Desk) -> None:
    """Ids used twice, also when only their case differs."""
    seen: dict[str, tuple[str, int]] = {}
    for i, challenge in desk.challenges():
        written = challenge.get("id")
        if not isinstance(written, str):
            continue
        first, j = seen.setdefault(written.casefold(), (written, i))
        if j == i:
            continue
        line = desk.main.at(("challenges", j, "id"))[0]
        code = "id-twice" if first == written else "id-case"
        desk.report(code, ("challenges", i, "id"), id=written, other=first, line=line)


def _references(desk: Desk) -> None:
    """Pictures, scenes and recordings of every file, and file names that only differ by case."""
    known: dict[tuple[str, str], Fault | None] = {}
    for source in (desk.main, *desk.translations.values()):
        for ref in refs(source.value):
            key = ref.role, ref.name
            if key not in known:
                known[key] = fault_of(ref, desk.root, desk.assets, desk.lang)
            if (fault := known[key]) is not None:
                desk.report_fault(fault, ref.path, source)
    names: dict[str, str] = {}
    for file in files_of(desk.root):
        name = file.relative_to(desk.root).as_posix()
        other = names.setdefault(name.casefold(), name)
        if other != name:
            desk.report("file-case-twice", (), name=name, other=other)


def _pack(desk: Desk) -> Pack:
    head = PackHead.model_validate({k: v for k, v in desk.raw.items() if k != "challenges"})
    translations = {lang: source.value for lang, source in desk.translations.items() if source.value}
    entries = []
    for _, challenge in desk.challenges():
        model = desk.model_of(challenge)
        assert model is not None  # else there would have been an error
        layers = {head.language: take_apart(challenge)}
        for lang, overlay in translations.items():
            layers[lang] = take_apart(translated(challenge, overlay))
        entries.append(Entry(challenge["id"], model, layers, head.language, desk.root))
    return Pack(head, tuple(entries), desk.raw, translations, desk.root, digest_of(desk.root))
