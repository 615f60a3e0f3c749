"""The shelf's index: what the home screen shows of each pack, without reading packs that did not change.

This module imports only the standard library. The reader (YAML, pydantic, the kinds) is imported when a
pack is new or has changed in content; a pack that was only touched is known by its digest. Entries are
JSON in one file, written whole; the challenges of a pack lie beside it and are read when it is opened.
"""

# ruff: noqa: PTH - plain strings: a thousand packs are looked at before the first frame is drawn
from __future__ import annotations

import json
import os
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Card = dict[str, Any]
VERSION = 1
MAIN = "pack.yaml"
ENDING = ".defi"
# A file that was saved this shortly before we looked may have been saved again since, with the same time.
UNSETTLED_NS = 2_000_000_000


def cards(places: Sequence[Path], cache_file: Path) -> list[Card]:
    """A card for each pack in `places` (folders of packs, packs, archives), in that order, then by name.

    A card: `path`, `root` (unpacked folder), `id`, `version`, `title` and `summary` ({lang: text}),
    `picture`, `ages` [from, to], `languages`, `digest`, `skills`, `challenges` (ids) and `errors` (a
    pack with errors has only `path`, `id`, `errors`). Never raises for a bad pack, file or cache.
    """
    known = _load(cache_file)
    changed = False
    seen: dict[str, Any] = {}
    result = []
    for path in _found(places):
        name = str(path)
        entry = known["packs"].get(name)
        if entry is None or not _same(name, entry):
            entry = _looked_at(path, entry, known["contents"], cache_file)
            changed = True
        seen[name] = entry
        result.append(_card(name, entry["root"], known["contents"][entry["content"]]))
    if changed or len(seen) != len(known["packs"]):
        _save(cache_file, seen, known["contents"])
    return result


def outline(card: Card, cache_file: Path) -> list[dict[str, Any]]:
    """The challenges of a card: `id`, `kind`, `skills`, and for each skin `title` ({lang: text}) and
    `picture`. Read from beside the index; made again when it is not there."""
    if card["errors"]:
        return []
    path = _outline_file(cache_file, card["digest"])
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        from game.packs.carding import made

        found = made(Path(card["path"]), _unpacked(cache_file))[2]
        _write(path, found)
    for challenge in found:
        for look in challenge["looks"].values():
            look["picture"] = _placed(look["picture"], card["root"])
    return list(found)


def _found(places: Sequence[Path]) -> Iterator[Path]:
    """The packs: folders with a pack.yaml, and archives; each once, also when places overlap."""
    done = set()
    for place in places:
        for name in _listed(str(place)):
            if name not in done:
                done.add(name)
                yield Path(name)


def _listed(place: str) -> list[str]:
    if place.endswith(ENDING) or os.path.exists(f"{place}{os.sep}{MAIN}"):
        return [place]
    try:
        with os.scandir(place) as found:
            names = [e.path for e in found if e.name[0] != "." and (e.name.endswith(ENDING) or e.is_dir())]
    except OSError:
        return []
    return [name for name in sorted(names) if name.endswith(ENDING) or os.path.exists(f"{name}{os.sep}{MAIN}")]


def _times(name: str, files: Sequence[str]) -> list[list[int]]:
    """Time and size of each watched file or folder, [0, 0] for what is not there."""
    times = []
    for file in files:
        try:
            found = os.stat(name + file)
        except OSError:
            times.append([0, 0])
        else:
            times.append([found.st_mtime_ns, found.st_size])
    return times


def _same(name: str, entry: dict[str, Any]) -> bool:
    times = _times(name, entry["files"])
    return bool(times == entry["times"] and max(t[0] for t in times) + UNSETTLED_NS < entry["at_ns"])


def _watched(path: Path) -> list[str]:
    """What tells that a pack changed: its texts, and the folders they lie in."""
    if path.suffix == ENDING:
        return [""]
    translations = sorted((path / "translations").glob("*.yaml"))
    return ["", f"/{MAIN}", "/translations", *(f"/translations/{file.name}" for file in translations)]


def _looked_at(path: Path, entry: Any, contents: dict[str, Any], cache_file: Path) -> dict[str, Any]:
    """The entry of a pack that is new or was touched; read only when its content is new."""
    from game.packs.digests import content_of

    at_ns = time.time_ns()
    files = _watched(path)
    times = _times(str(path), files)
    content = content_of(path)
    root = str(entry["root"]) if entry and entry["content"] == content else ""
    if content not in contents or not root or not os.path.isdir(root):
        from game.packs.carding import made

        card, where, challenges = made(path, _unpacked(cache_file))
        contents[content] = card
        root = str(where)
        if not card["errors"]:
            _write(_outline_file(cache_file, card["digest"]), challenges)
    return {"files": files, "times": times, "at_ns": at_ns, "content": content, "root": root}


def _card(name: str, root: str, card: Card) -> Card:
    return {**card, "path": name, "root": root, "picture": _placed(card.get("picture", ""), root)}


def _placed(picture: str, root: str) -> str:
    """A picture file of the pack where the pack lies now."""
    return f"file:{root}/{picture[5:]}" if picture.startswith("file:") else picture


def _stamp() -> str:
    """Changes with the program: what was valid for other kinds must be looked at again."""
    here = os.path.dirname(os.path.abspath(__file__))
    marks = []
    for folder in (here, os.path.join(os.path.dirname(here), "kinds")):
        with os.scandir(folder) as found:
            for file in found:
                if file.name.endswith(".py"):
                    what = file.stat()
                    marks.append((file.name, what.st_mtime_ns, what.st_size))
    return f"{VERSION}-{zlib.crc32(repr(sorted(marks)).encode()):08x}"


def _load(cache_file: Path) -> dict[str, Any]:
    empty: dict[str, Any] = {"packs": {}, "contents": {}}
    try:
        with open(cache_file, "rb") as handle:
            found = json.loads(handle.read())
        if found["stamp"] != _stamp():
            return empty
        return {"packs": dict(found["packs"]), "contents": dict(found["contents"])}
    except (OSError, ValueError, KeyError, TypeError):
        return empty


def _save(cache_file: Path, packs: dict[str, Any], contents: dict[str, Any]) -> None:
    used = {entry["content"] for entry in packs.values()}
    kept = {content: card for content, card in contents.items() if content in used}
    _write(cache_file, {"stamp": _stamp(), "packs": packs, "contents": kept})


def _write(path: Path, value: Any) -> None:
    """Whole or not at all; a folder that cannot be written only costs time at the next start."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)


def _outline_file(cache_file: Path, digest: str) -> Path:
    return cache_file.parent / "outlines" / f"{digest[:40]}.json"


def _unpacked(cache_file: Path) -> Path:
    return cache_file.parent / "unpacked"
