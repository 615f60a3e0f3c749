"""The shelf's index: what the home screen shows of each pack, without reading packs that did not change.

This module imports only the standard library. The reader (YAML, pydantic, the kinds) is imported when a
pack is new or has changed in content; a pack that was only touched is known by its digest. Entries are
JSON in one file, written whole; the challenges of a pack lie beside it and are read when it is opened.
"""

# Plain strings instead of Path: a thousand packs are looked at before the first frame is drawn.
# ruff: noqa: PTH100, PTH103, PTH105, PTH108, PTH110, PTH112, PTH118, PTH120, PTH123, PTH208
from __future__ import annotations

import json
import os
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Card = dict[str, Any]
VERSION = 1
MAIN = "/pack.yaml"
TRANSLATIONS = "/translations"
ENDING = ".defi"
# A file that was saved this shortly before we looked may have been saved again since, with the same time.
UNSETTLED_NS = 2_000_000_000


def cards(places: Sequence[Path], cache_file: Path) -> list[Card]:
    """A card for each pack in `places` (folders of packs, packs, archives), in that order, then by name.

    A card: `path`, `root` (unpacked folder), `id`, `version`, `title` and `summary` ({lang: text}),
    `picture`, `ages` [from, to], `languages`, `digest`, `challenges` (ids), `rung` and `errors` (a pack with
    errors has only `path`, `root`, `id`, `errors`). Never raises for a bad pack, file or cache.
    """
    known = _load(cache_file)
    seen: dict[str, Card] = {}
    changed = False
    for name in _found(places, known):
        entry = known.get(name)
        if entry is None or not _same(name, entry):
            entry = _looked_at(name, known, cache_file)
            changed = True
        seen[name] = entry
    if changed or len(seen) != len(known):
        _write(cache_file, {"stamp": _stamp(), "packs": seen})
    return [_card(name, entry) for name, entry in seen.items()]


def outline(card: Card, cache_file: Path) -> list[dict[str, Any]]:
    """The challenges of a card: `id`, `kind`, `skills`, and `looks`: for each skin the `title`
    ({lang: text}) and `picture`. Read from beside the index; made again when it is not there."""
    if card["errors"]:
        return []
    path = _outline_file(cache_file, card["digest"])
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        from game.packs.carding import made

        found = made(Path(card["path"]), _unpacked(cache_file))[1]
        _write(path, found)
    for challenge in found:
        for look in challenge["looks"].values():
            look["picture"] = _placed(look["picture"], card["root"])
    return list(found)


def _found(places: Sequence[Path], known: Mapping[str, Any]) -> Iterator[str]:
    """The packs: folders with a pack.yaml, and archives; each once, also when places overlap."""
    done = set()
    for place in places:
        for name in _listed(str(place), known):
            if name not in done:
                done.add(name)
                yield name


def _listed(place: str, known: Mapping[str, Any]) -> list[str]:
    if place.endswith(ENDING) or os.path.exists(place + MAIN):
        return [place]
    try:
        with os.scandir(place) as found:
            names = [e.path for e in found if e.name[0] != "." and (e.name.endswith(ENDING) or e.is_dir())]
    except OSError:
        return []
    # What we know is looked at next; only what is new has to prove that it is a pack.
    packs = (n for n in names if n in known or n.endswith(ENDING) or os.path.exists(n + MAIN))
    return sorted(packs)


def _times(name: str, files: Sequence[str]) -> list[int]:
    """Time (ns) and size of each watched file or folder in turn; 0, 0 for what is not there."""
    times: list[int] = []
    stat = os.stat
    for file in files:
        try:
            found = stat(name + file)
        except OSError:
            times += (0, 0)
        else:
            times += (found.st_mtime_ns, found.st_size)
    return times


def _same(name: str, entry: Card) -> bool:
    times = _times(name, entry["files"])
    return bool(times == entry["times"] and max(times) + UNSETTLED_NS < entry["at_ns"])


def _watched(name: str) -> list[str]:
    """What tells that a pack changed: its texts, and the folders they lie in."""
    if name.endswith(ENDING):
        return [""]
    try:
        translations = sorted(n for n in os.listdir(name + TRANSLATIONS) if n.endswith(".yaml"))
    except OSError:
        translations = []
    return ["", MAIN, TRANSLATIONS, *(f"{TRANSLATIONS}/{file}" for file in translations)]


def _looked_at(name: str, known: Mapping[str, Card], cache_file: Path) -> Card:
    """The entry of a pack that is new or was touched; read only when its content is new."""
    from game.packs.digests import content_of

    at_ns = time.time_ns()
    files = _watched(name)
    watch = {"files": files, "times": _times(name, files), "at_ns": at_ns}
    content = content_of(Path(name))
    same = known.get(name) or next((one for one in known.values() if one["content"] == content), None)
    if same and same["content"] == content and os.path.isdir(same["root"] or name):
        return {**same, **watch}
    from game.packs.carding import made

    card, challenges = made(Path(name), _unpacked(cache_file))
    if not card["errors"]:
        _write(_outline_file(cache_file, card["digest"]), challenges)
    return {**card, **watch, "content": content}


def _card(name: str, entry: Card) -> Card:
    root = entry["root"] or name
    card = {k: v for k, v in entry.items() if k not in ("files", "times", "at_ns", "content")}
    card["path"], card["root"] = name, root
    if not card["errors"]:
        card["picture"] = _placed(card["picture"], root)
    return card


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


def _load(cache_file: Path) -> dict[str, Card]:
    try:
        with open(cache_file, "rb") as handle:
            found = json.loads(handle.read())
        return dict(found["packs"]) if found["stamp"] == _stamp() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write(path: Path, value: Any) -> None:
    """Whole or not at all; a folder that cannot be written only costs time at the next start."""
    beside = f"{path.parent}{os.sep}.{path.name}.{os.getpid()}"
    try:
        os.makedirs(path.parent, exist_ok=True)
        with open(beside, "w", encoding="utf-8") as handle:
            handle.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
        os.replace(beside, path)
    except OSError:
        if os.path.exists(beside):
            os.unlink(beside)


def _outline_file(cache_file: Path, digest: str) -> Path:
    return cache_file.parent / "outlines" / f"{digest[:40]}.json"


def _unpacked(cache_file: Path) -> Path:
    return cache_file.parent / "unpacked"
